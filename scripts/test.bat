@echo off
rem Sets everything up and runs the tests; arguments go to pytest.
setlocal
cd /d "%~dp0.."
call scripts\environment.bat test || exit /b 1
set QT_QPA_PLATFORM=offscreen
set OMP_NUM_THREADS=1
"%TACOLM_PYTHON%" -m pytest -W error %*
