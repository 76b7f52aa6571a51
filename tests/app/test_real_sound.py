"""The real application with real sound: a virtual screen, PulseAudio, and the trained weights.

A null sink's monitor is the microphone. Speech made by the program itself with a ready voice is played into it; the
application records it with its own Record button, makes a voice of it, speaks a typed sentence, plays it and exports
it. Skipped, with the reason, where something of this is missing.
"""

import json
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tacolm_core import Waveform

ROOT = Path(__file__).resolve().parents[2]
MODELS = ROOT / "resources" / "models"
VOICES = ROOT / "resources" / "voices"
DRIVER = Path(__file__).with_name("real_sound_driver.py")
PATIENCE = 280.0  # seconds; a busy machine is slow
LONGEST_STALL = 1.5  # seconds; 0.4 is the aim, on a machine that does nothing else
PROGRAMS = ("pulseaudio", "pactl", "paplay", "parecord", "Xvfb", "xvfb-run")


def missing() -> str:
    """What is not there; empty when everything is."""
    programs = [name for name in PROGRAMS if not shutil.which(name)]
    if programs:
        return f"{', '.join(programs)} not installed"
    if not list(MODELS.glob("*.safetensors")):
        return "no trained weights in resources/models"
    if not list(VOICES.glob("*.voice")):
        return "no ready voice in resources/voices"
    return ""


pytestmark = pytest.mark.skipif(bool(missing()), reason=missing() or "everything is here")


@dataclass(frozen=True)
class SoundServer:
    """A PulseAudio of our own: `probe` feeds the microphone, `heard` is the loudspeaker."""

    environment: dict[str, str]


@pytest.fixture
def server(tmp_path: Path) -> Iterator[SoundServer]:
    environment = dict(os.environ)
    environment.pop("QT_QPA_PLATFORM", None)
    for name in ("PULSE_RUNTIME_PATH", "PULSE_STATE_PATH", "XDG_RUNTIME_DIR"):
        folder = tmp_path / name.lower()
        folder.mkdir(mode=0o700)
        environment[name] = str(folder)
    modules = (
        "module-native-protocol-unix",
        "module-null-sink sink_name=probe rate=48000",
        "module-null-sink sink_name=heard",
    )
    command = ["pulseaudio", "-n", "--daemonize=no", "--exit-idle-time=-1", "--log-level=error"]
    command += [part for module in modules for part in ("-L", module)]
    process = subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        _wait_for_server(environment)
        for order in (("set-default-source", "probe.monitor"), ("set-default-sink", "heard")):
            subprocess.run(["pactl", *order], env=environment, check=True)
        yield SoundServer(environment)
    finally:
        process.terminate()
        process.wait(timeout=20)


def _wait_for_server(environment: dict[str, str]) -> None:
    end = time.monotonic() + 20
    while subprocess.run(["pactl", "info"], env=environment, capture_output=True, check=False).returncode:
        assert time.monotonic() < end, "PulseAudio did not start"
        time.sleep(0.1)


def run_driver(server: SoundServer, story: str, home: Path) -> dict:
    """Drive the real application in a process of its own; gives what it reports."""
    environment = {**server.environment, "TACOLM_STUDIO_HOME": str(home), "PYTHONPATH": str(ROOT)}
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


def test_recorded_voice_speaks_a_typed_sentence(server: SoundServer, tmp_path: Path) -> None:
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


def test_loaded_voice_is_cancelled_and_what_is_finished_exported(server: SoundServer, tmp_path: Path) -> None:
    from tacolm_core import read_sound

    report = run_driver(server, "load", tmp_path / "home")

    assert report["sentences"] >= 1
    assert not report["is_complete"]
    assert report["cancel_seconds"] < 1.0
    assert report["longest_stall"] < LONGEST_STALL
    assert read_sound(report["exported"]).seconds == pytest.approx(report["seconds"], abs=0.1)
    assert speech_seconds(read_sound(report["exported"])) > 0.4 * report["sentences"]
    assert report["ended_well"]
