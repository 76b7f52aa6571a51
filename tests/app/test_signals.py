"""What must hold for every signal of the application."""

import ast
import sys
from pathlib import Path

from PySide6.QtCore import QObject, Signal

ROOT = Path(__file__).resolve().parents[2] / "app"


class Sender(QObject):
    sent = Signal(object)

    def take(self, value: object) -> None:
        pass


def connections() -> list[tuple[str, ast.expr]]:
    found = []
    for path in sorted(ROOT.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            is_connect = isinstance(node, ast.Call) and getattr(node.func, "attr", "") == "connect" and node.args
            if is_connect:
                found.append((f"{path.relative_to(ROOT.parent)}:{node.lineno}", node.args[0]))
    return found


def test_signals_are_connected_to_bound_methods_only() -> None:
    """A lambda, a partial or a plain function would run on the thread of the sender, a worker's too."""
    allowed_calls = (ast.Attribute, ast.Subscript)
    broken = [
        place
        for place, target in connections()
        if not isinstance(target, allowed_calls) and not (isinstance(target, ast.Name) and target.id in BOUND)
    ]

    assert broken == [], f"connect a bound method of a QObject of the main thread: {broken}"


# Names that hold bound methods handed in by a caller.
BOUND = {"on_item", "on_done", "do", "then", "show"}


def test_emitting_gives_back_every_reference() -> None:
    """PySide6 6.12.0 drops a reference to True with each emit on Python 3.11, and crashes: use another."""
    sender = Sender()
    sender.sent.connect(sender.take)
    before = sys.getrefcount(True)

    for _ in range(200):
        sender.sent.emit(1)

    assert abs(sys.getrefcount(True) - before) < 50
