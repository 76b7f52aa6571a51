"""The real application with real sound: a virtual screen, PulseAudio, and the trained weights.

A null sink's monitor is the microphone. Speech made by the program itself with a ready voice is played into it; the
application records it with its own Record button, makes a voice of it, speaks a typed sentence, plays it and exports
it. Skipped, with the reason, where something of this is missing.
"""

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.app.sound_server import missing_programs, sound_server

if TYPE_CHECKING:
    from tacolm_core import Waveform

ROOT = Path(__file__).resolve().parents[2]
MODELS = ROOT / "resources" / "models"
VOICES = ROOT / "resources" / "voices"
DRIVER = Path(__file__).with_name("real_sound_driver.py")
PATIENCE = 280.0  # seconds; a busy machine is slow
LONGEST_STALL = 1.5  # seconds; 0.4 is the aim, on a machine that does nothing else


def missing() -> str:
    """What is not there; empty when everything is."""
    if programs := missing_programs():
        return programs
    if not list(MODELS.glob("*.safetensors")):
        return "no trained weights in resources/models"
    if not list(VOICES.glob("*.voice")):
        return "no ready voice in resources/voices"
    return ""


pytestmark = pytest.mark.skipif(bool(missing()), reason=missing() or "everything is here")


@pytest.fixture
def server(tmp_path: Path) -> Iterator[dict[str, str]]:
    """The environment in which programs find a sound server of the test's own."""
    with sound_server(tmp_path) as environment:
        yield environment


def run_driver(server: dict[str, str], story: str, home: Path) -> dict:
    """Drive the real application in a process of its own; gives what it reports."""
    environment = {**server, "TACOLM_STUDIO_HOME": str(home), "PYTHONPATH": str(ROOT)}
    command = ["xvfb-run", "-a", "-s", "-screen 0 1280x900x24", sys.executable, str(DRIVER), story]
    done = subprocess.run(
        command, env=environment, cwd=home.parent, capture_output=True, text=True, timeout=PATIENCE, check=False
    )
    assert done.returncode == 0, done.stdout[-2000:] + done.stderr[-4000:]
    report = json.loads(done.stdout.strip().splitlines()[-1])
    sys.stdout.write(f"{story}: {report}\n")  # shown with -s, and when something fails
    return report


def speech_seconds(sound: "Waveform") -> float:
    """Time in which there is sound: 20 ms stretches louder than -40 dB, and within 25 dB of the loudest."""
    import numpy as np

    samples = sound.samples if sound.samples.ndim == 1 else sound.samples.mean(axis=-1)
    length = sound.sample_rate // 50
    stretches = samples[: len(samples) // length * length].reshape(-1, length)
    levels = 20 * np.log10(np.sqrt(np.mean(stretches**2, axis=1)) + 1e-9)
    return float(np.sum((levels > -40) & (levels > levels.max() - 25))) / 50


def test_recorded_voice_speaks_a_typed_sentence(server: dict[str, str], tmp_path: Path) -> None:
    from tacolm_core import read_provenance, read_sound

    report = run_driver(server, "record", tmp_path / "home")

    sound = read_sound(report["exported"])
    provenance = read_provenance(report["exported"])
    assert 2.0 < report["recorded_seconds"] < 20.0  # to the end of what was played, and the rest after it
    assert report["recorded_level_db"] > -50
    assert report["played"]
    assert 0.8 < sound.seconds < 8.0
    assert speech_seconds(sound) > 0.4
    assert speech_seconds(read_sound(report["heard"])) == pytest.approx(speech_seconds(sound), rel=0.5)
    assert report["longest_stall"] < LONGEST_STALL
    assert provenance is not None
    assert provenance.facts["voice"] == "Recorded by a test"
    assert report["ended_well"]


def test_loaded_voice_is_cancelled_and_what_is_finished_exported(server: dict[str, str], tmp_path: Path) -> None:
    from tacolm_core import read_sound

    report = run_driver(server, "load", tmp_path / "home")

    assert report["sentences"] >= 1
    assert not report["is_complete"]
    assert report["cancel_seconds"] < 1.0
    assert report["longest_stall"] < LONGEST_STALL
    assert read_sound(report["exported"]).seconds == pytest.approx(report["seconds"], abs=0.1)
    assert speech_seconds(read_sound(report["exported"])) > 0.4 * report["sentences"]
    assert report["ended_well"]
