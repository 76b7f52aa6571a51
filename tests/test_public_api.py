"""The public root: complete, consistent with what type checkers see, and free of charge."""

import ast
import inspect
import subprocess
import sys
from pathlib import Path

import pytest

import tacolm_core
from tacolm_core import errors
from tacolm_core.errors import TacolmError


def run_alone(code):
    """What a fresh interpreter prints."""
    return subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.strip()


@pytest.mark.parametrize("name", tacolm_core.__all__)
def test_every_public_name_is_there(name):
    assert getattr(tacolm_core, name) is not None


def test_type_checkers_see_the_same_names():
    tree = ast.parse(Path(tacolm_core.__file__).read_text(encoding="utf-8"))
    block = next(node for node in tree.body if isinstance(node, ast.If))
    seen = {alias.asname for line in block.body if isinstance(line, ast.ImportFrom) for alias in line.names}

    assert seen == set(tacolm_core.__all__)


def test_every_error_is_public():
    raised = {name for name, value in vars(errors).items() if isinstance(value, type)}

    assert raised <= set(tacolm_core.__all__)


def test_a_name_that_is_not_there_is_an_attribute_error():
    with pytest.raises(AttributeError, match="vocoder"):
        _ = tacolm_core.vocoder


def test_importing_the_root_costs_neither_torch_nor_numpy():
    heavy = "{'torch', 'numpy', 'soundfile', 'gruut'}"

    assert run_alone(f"import sys, tacolm_core; print(len({heavy} & set(sys.modules)))") == "0"


@pytest.mark.parametrize("name", ["Voice", "Waveform", "SpeechEvent", "Lexicon", "read_sound", "check_prompt"])
def test_values_that_programs_show_cost_no_torch(name):
    assert run_alone(f"import sys; from tacolm_core import {name}; print('torch' in sys.modules)") == "False"


def test_the_root_lists_its_names():
    assert {"Synthesizer", "Voice", "Speech", "Waveform", "load_synthesizer"} <= set(dir(tacolm_core))


def public_functions():
    """Every public function, and every public method of a public class, by name."""
    for name in tacolm_core.__all__:
        value = getattr(tacolm_core, name)
        if inspect.isfunction(value):
            yield name, value
        for method in vars(value) if inspect.isclass(value) else ():
            found = getattr(value, method)
            if not method.startswith("_") and (inspect.isfunction(found) or inspect.ismethod(found)):
                yield f"{name}.{method}", found


PLACES = {
    (name, parameter.name): str(parameter.annotation)
    for name, function in public_functions()
    for parameter in inspect.signature(function).parameters.values()
    if "Path" in str(parameter.annotation)
}


def test_places_of_files_are_looked_for_in_all_public_functions():
    assert {("load_voice", "path"), ("Voice.save", "path"), ("ModelFolder.open", "path")} <= set(PLACES)


@pytest.mark.parametrize("place", PLACES, ids=".".join)
def test_a_place_may_be_a_str_or_a_path(place):
    assert "str" in PLACES[place].replace("collections.abc.Callable[[str], None]", "")


@pytest.mark.parametrize("kind", [str, Path])
@pytest.mark.parametrize(
    "name",
    [
        *("load_lexicon", "load_synthesizer", "load_take", "load_voice", "read_prompt", "read_provenance"),
        *("read_sound", "require_encodec", "sound_info"),
    ],
)
def test_what_is_not_there_is_said_for_a_str_as_for_a_path(name, kind, tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))

    with pytest.raises(TacolmError, match="none"):
        getattr(tacolm_core, name)(kind(tmp_path / "none.x"))
