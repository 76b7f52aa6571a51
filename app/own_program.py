"""How this program is started once more, as a process whose output is read."""

import sys
from pathlib import Path


def own_command() -> list[str]:
    """The frozen program itself, or Python with `main.py`; arguments follow."""
    if not getattr(sys, "frozen", False):
        return [sys.executable, str(Path(__file__).resolve().parents[1] / "main.py")]
    at_a_terminal = Path(sys.executable).with_name("tacolm.exe")  # Windows gives a windowed program no standard output
    return [str(at_a_terminal if at_a_terminal.is_file() else sys.executable)]
