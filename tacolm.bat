@echo off
rem Sets everything up on the first call, then starts the program: the window, or the command line when there are arguments.
setlocal
call "%~dp0scripts\environment.bat" run || exit /b 1
"%TACOLM_PYTHON%" "%~dp0main.py" %*
