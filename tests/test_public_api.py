"""The public root: complete, consistent with what type checkers see, and free of charge."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

import tacolm_core
from tacolm_core import errors


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
