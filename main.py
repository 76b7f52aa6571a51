"""`python main.py` opens the app; `python main.py VERB ...` is the command line.

Nothing heavy is imported here: the window comes up before PyTorch is loaded.
"""

import ctypes
import importlib.util
import os
import sys
from pathlib import Path


def main() -> int:
    """Start what was asked for and return the exit status."""
    _join_own_workers()
    import tacolm_core  # noqa: F401  # first of all: it keeps the threads of torch and numpy from spinning

    _give_missing_streams_a_place()
    from app.sound import decoding

    if sys.argv[1:2] == [decoding.OPTION]:  # this program reading a film for itself
        return decoding.main(sys.argv[-1])
    decoding.hand_in()
    if len(sys.argv) > 1:
        from tacolm_core.cli import main as run_command

        _let_the_bench_measure_the_window()
        return run_command(sys.argv[1:])
    _load_torch_library_before_qt()
    from app.startup import main as open_app

    return int(open_app() or 0)


def _join_own_workers() -> None:
    # A frozen program is started anew for each process of its own, and has to see that; from source that is Python's.
    if getattr(sys, "frozen", False):
        import multiprocessing

        multiprocessing.freeze_support()


def _give_missing_streams_a_place() -> None:
    # A windowed program frozen for Windows starts without standard streams; libraries that write to them would fail.
    for name in ("stdout", "stderr"):
        if getattr(sys, name) is None:
            setattr(sys, name, Path(os.devnull).open("w", encoding="utf-8"))  # noqa: SIM115


def _let_the_bench_measure_the_window() -> None:
    if "--scale" in sys.argv and importlib.util.find_spec("PySide6") is not None:
        from app.scale import window_figures
        from tacolm_core.cli.bench_scale import measure_also

        measure_also(window_figures)


def _load_torch_library_before_qt() -> None:
    # On Windows torch 2.9 and later fails with WinError 1114 when its c10.dll is loaded after Qt's libraries
    # (https://github.com/pytorch/pytorch/issues/166628). Loading that one file first is cheap and keeps torch lazy.
    if sys.platform != "win32":
        return
    library = _torch_folder() / "lib" / "c10.dll"
    if library.is_file():
        os.add_dll_directory(str(library.parent))
        ctypes.CDLL(str(library))


def _torch_folder() -> Path:
    if getattr(sys, "frozen", False):
        return Path(getattr(sys, "_MEIPASS", Path(sys.executable).parent)) / "torch"
    found = importlib.util.find_spec("torch")
    return Path(found.origin).parent if found is not None and found.origin else Path("torch")


if __name__ == "__main__":
    sys.exit(main())
