"""The frame around the verbs: exit statuses, one-line errors, lazy imports."""

import subprocess
import sys
from types import SimpleNamespace

import pytest

from tacolm_core import cli
from tacolm_core.errors import EmptyText


def verb_that(action, add=lambda parser: None):
    return SimpleNamespace(add_arguments=add, run=action)


@pytest.fixture
def with_verb(monkeypatch):
    def use(action, **more):
        monkeypatch.setattr(cli, "_import_verb", lambda name: verb_that(action, **more))

    return use


def fail_with(error):
    def run(arguments):
        raise error

    return run


def test_the_status_is_what_the_verb_returns(with_verb):
    with_verb(lambda arguments: 7)

    assert cli.main(["speak"]) == 7


def test_an_error_on_purpose_is_one_line_and_status_two(with_verb, capsys):
    with_verb(fail_with(EmptyText("There is no text;\nwrite some.")))

    assert cli.main(["speak"]) == 2
    assert capsys.readouterr().err == "There is no text; write some.\n"


def test_control_c_is_130(with_verb, capsys):
    with_verb(fail_with(KeyboardInterrupt()))

    assert cli.main(["speak"]) == 130
    assert "Traceback" not in capsys.readouterr().err


def test_an_unexpected_error_keeps_its_trace(with_verb):
    with_verb(fail_with(ZeroDivisionError()))

    with pytest.raises(ZeroDivisionError):
        cli.main(["speak"])


@pytest.mark.parametrize("argv", [[], ["sing"], ["speak", "--no-such-option"]])
def test_wrong_arguments_are_one_line_and_status_two(argv, with_verb, capsys):
    with_verb(lambda arguments: 0)

    assert cli.main(argv) == 2
    assert capsys.readouterr().err.count("\n") == 1


def test_help_lists_all_verbs_without_importing_any(capsys):
    assert cli.main(["--help"]) == 0
    shown = capsys.readouterr().out
    assert [verb for verb in cli.VERBS if verb not in shown] == []


def test_a_missing_extra_says_how_to_install_it(monkeypatch, capsys):
    def missing(name):
        raise ModuleNotFoundError("No module named 'onnx'", name="onnx")

    monkeypatch.setattr(cli.importlib, "import_module", missing)

    assert cli.main(["corpus"]) == 2
    assert "tacolm-studio[corpus]" in capsys.readouterr().err


def test_the_frame_loads_no_torch():
    code = "import sys, tacolm_core.cli as c; c.main(['--help']); sys.exit('torch' in sys.modules)"

    assert subprocess.run([sys.executable, "-c", code], capture_output=True, check=False).returncode == 0
