"""Imports point one way. The rules are those of docs/architecture.md; a failure names the place and the way out."""

import subprocess
import sys

import pytest

from tests.source_tree import ROOT, Import, Module, modules

CORE = modules("tacolm_core")
APP = modules("app")

# Room of tacolm_core -> the rooms it stands on directly; what those stand on is allowed too.
STANDS_ON = {
    "errors": (),
    "units": (),
    "threads": (),
    "postponed": (),
    "files": ("errors",),
    "config": ("errors", "units", "files"),
    "nn": ("config",),
    "model": ("nn",),
    "checkpoint": ("config",),
    "audio": ("errors", "units", "files"),
    "text": ("errors", "units", "files"),
    "codec": ("audio", "nn", "checkpoint"),
    "data": ("text", "codec"),
    "corpus": ("data",),
    "synthesis": ("audio", "text", "codec", "model", "checkpoint"),
    "training": ("data", "synthesis"),
    "evaluation": ("synthesis",),
    "teaching": ("training",),
    "comparison": ("evaluation", "training"),
    "cli": ("comparison", "corpus", "teaching"),
}
QT = ("PySide6", "shiboken6", "pyqtgraph", "pytestqt")
HEAVY = ("torch", "numpy", "PySide6", "pyqtgraph", "app", "tacolm_core", "sounddevice", "soundfile", "encodec")


def allowed_for(room: str) -> set[str]:
    """Return the rooms that a room may import."""
    below = set(STANDS_ON[room])
    return below.union(*(allowed_for(name) for name in below)) | {room}


def room_of(name: str) -> str:
    """Return the room of tacolm_core that a dotted name lies in; the root itself is ''."""
    parts = name.split(".")
    return parts[1] if len(parts) > 1 else ""


def complain(broken: list[str], way_out: str) -> None:
    assert not broken, "\n".join([*broken, f"Way out: {way_out}"])


def owned_by(found: Import, *packages: str) -> bool:
    return found.name.split(".")[0] in packages


def test_every_room_of_the_core_has_its_rule() -> None:
    rooms = {room_of(module.name) for module in CORE} - {""}

    assert rooms <= set(STANDS_ON), (
        f"rooms without a rule: {rooms - set(STANDS_ON)}; say in STANDS_ON what they stand on"
    )


def test_rooms_of_the_core_import_only_what_they_stand_on() -> None:
    broken = [
        f"{module.at(found.line)}: {room_of(module.name)} must not import {room_of(found.name)}"
        for module in CORE
        if room_of(module.name)
        for found in module.imports
        if owned_by(found, "tacolm_core") and room_of(found.name) not in allowed_for(room_of(module.name))
    ]

    complain(broken, "move the shared part down to a room that both stand on, or hand it in from above.")


def test_the_core_knows_no_qt() -> None:
    broken = [
        f"{module.at(found.line)}: {found.name}" for module in CORE for found in module.imports if owned_by(found, *QT)
    ]

    complain(broken, "the core yields events and numpy arrays; whatever shows them lives in app/.")


def test_only_the_command_line_touches_sound_devices() -> None:
    broken = [
        f"{module.at(found.line)}: {found.name}"
        for module in CORE
        if room_of(module.name) != "cli"
        for found in module.imports
        if owned_by(found, "sounddevice")
    ]

    complain(broken, "yield samples, and let cli/ or app/ play them.")


def test_the_core_never_imports_the_app() -> None:
    broken = [
        f"{module.at(found.line)}: {found.name}"
        for module in CORE
        for found in module.imports
        if owned_by(found, "app")
    ]

    complain(broken, "the app listens to the core; what the core needs is handed to its constructors.")


def test_the_app_knows_only_the_public_root_of_the_core() -> None:
    public = set(_public_names())
    broken = [
        f"{module.at(found.line)}: {found.name}"
        for module in APP
        for found in module.imports
        if owned_by(found, "tacolm_core") and found.name.removeprefix("tacolm_core").lstrip(".") not in public | {""}
    ]

    complain(broken, "import the name from tacolm_core itself; if it is not there, make it public there.")


def test_the_app_leaves_torch_to_the_core() -> None:
    broken = [
        f"{module.at(found.line)}: {found.name}"
        for module in APP
        for found in module.imports
        if owned_by(found, "torch")
    ]

    complain(broken, "ask the engine; tensors stay inside tacolm_core.")


def test_a_view_never_imports_the_view_of_another_feature() -> None:
    broken = [
        f"{module.at(found.line)}: {found.name}"
        for module in APP
        if _feature_view(module.name)
        for found in module.imports
        if _feature_view(found.name) not in ("", _feature_view(module.name))
    ]

    complain(broken, "main_window arranges views; features talk through their services' signals.")


def test_widgets_know_no_service_and_no_core() -> None:
    low = ("app.widgets", "app.theme", "app.resources", "app.sound.level", "app.sound.backend")
    broken = [
        f"{module.at(found.line)}: {found.name}"
        for module in APP
        if module.name.startswith("app.widgets")
        for found in module.imports
        if owned_by(found, "app", "tacolm_core") and not found.name.startswith(low)
    ]

    complain(broken, "a widget paints the arrays that a view gives it.")


def test_only_the_start_imports_the_wiring() -> None:
    broken = [
        f"{module.at(found.line)}: {found.name}"
        for module in APP
        if module.name not in ("app.__main__", "app.startup", "app.wiring", "app.scale")  # the last to be measured
        for found in module.imports
        if found.name.startswith(("app.wiring", "app.startup"))
    ]

    complain(broken, "take the service as a constructor argument; only app/wiring.py builds services.")


def test_main_loads_nothing_heavy_before_it_knows_what_is_wanted() -> None:
    broken = [
        f"main.py:{i.line}: {i.name}" for m in modules("main") for i in m.imports if i.at_load and owned_by(i, *HEAVY)
    ]

    complain(broken, "import it inside the function that needs it.")


def test_importing_the_root_costs_no_torch() -> None:
    code = "import sys, tacolm_core; print([m for m in ('torch', 'PySide6', 'encodec') if m in sys.modules])"

    run = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)

    assert run.stdout.strip() == "[]", (
        f"import tacolm_core loaded {run.stdout.strip()}: make the name lazy in __init__.py"
    )


@pytest.mark.parametrize("source", [CORE, APP], ids=["core", "app"])
def test_no_module_imports_itself_through_others(source: list[Module]) -> None:
    names = {module.name for module in source}
    graph = {module.name: {_module_of(i.name, names) for i in module.imports if i.at_load} - {""} for module in source}

    circle = _find_circle(graph)

    assert not circle, f"import circle {' -> '.join(circle)}; move what both ends need into a module of its own"


def _public_names() -> list[str]:
    run = subprocess.run(
        [sys.executable, "-c", "import tacolm_core; print(*tacolm_core.__all__)"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    return run.stdout.split()


def _feature_view(name: str) -> str:
    parts = name.split(".")
    return parts[1] if len(parts) > 2 and parts[0] == "app" and parts[2] == "view" else ""


def _module_of(name: str, names: set[str]) -> str:
    return name if name in names else name.rpartition(".")[0] if name.rpartition(".")[0] in names else ""


def _find_circle(graph: dict[str, set[str]]) -> list[str]:
    done: set[str] = set()

    def visit(name: str, path: list[str]) -> list[str]:
        if name in path:
            return [*path[path.index(name) :], name]
        if name in done:
            return []
        for following in sorted(graph.get(name, ()) - {name}):
            if found := visit(following, [*path, name]):
                return found
        done.add(name)
        return []

    return next((found for name in sorted(graph) if (found := visit(name, []))), [])
