"""A tiny model, a recording, and the command line run in this process."""

import pytest

from tacolm_core import cli
from tacolm_core.audio.files import write_sound
from tests.tacolm_core.synthesis.tiny_model import hum, write_tiny_model


@pytest.fixture(scope="session")
def model_folder(tmp_path_factory):
    return write_tiny_model(tmp_path_factory.mktemp("model"))


@pytest.fixture
def prompt(tmp_path):
    path = tmp_path / "prompt.wav"
    write_sound(path, hum(), "wav16")
    return path


@pytest.fixture
def tacolm(model_folder, monkeypatch):
    """Runs a command line and returns its exit status; the tiny model is the one that ships."""
    monkeypatch.setenv("TACOLM_MODEL", str(model_folder))

    def run(*arguments):
        return cli.main([str(argument) for argument in arguments])

    return run
