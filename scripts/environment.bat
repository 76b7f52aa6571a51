@echo off
rem Makes the project's environment for the given groups and leaves the path of its Python in TACOLM_PYTHON.
set "TACOLM_PYTHON="
set "TACOLM_BASE="
for %%v in (3.12 3.11 3.13) do if not defined TACOLM_BASE py -%%v -c "" >nul 2>nul && set "TACOLM_BASE=py -%%v"
if not defined TACOLM_BASE python -c "import sys; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 13))" >nul 2>nul && set "TACOLM_BASE=python"
if not defined TACOLM_BASE (
    echo No Python of 3.11, 3.12 or 3.13 was found. Get one from https://www.python.org/downloads/ and start this again. 1>&2
    exit /b 1
)
for /f "usebackq delims=" %%p in (`%TACOLM_BASE% "%~dp0environment.py" %*`) do set "TACOLM_PYTHON=%%p"
if not defined TACOLM_PYTHON exit /b 1
exit /b 0
