"""The application with the trained weights: voices and models out and in, alarms, comparing, going on, dragging."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[2]
DRIVER = Path(__file__).with_name("real_journeys_driver.py")
PATIENCE = 400.0  # seconds; a busy machine is slow


def missing() -> str:
    """What is not there; empty when everything is."""
    if not list((ROOT / "resources" / "models").glob("*.safetensors")):
        return "no trained weights in resources/models"
    if not list((ROOT / "resources" / "voices").glob("*.voice")):
        return "no ready voice in resources/voices"
    return ""


pytestmark = pytest.mark.skipif(bool(missing()), reason=missing() or "everything is here")


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """What the driver found; on a virtual screen where there is one."""
    home = tmp_path_factory.mktemp("journeys") / "home"
    environment = {**os.environ, "TACOLM_STUDIO_HOME": str(home), "PYTHONPATH": str(ROOT)}
    command = [sys.executable, str(DRIVER)]
    if shutil.which("xvfb-run") and shutil.which("Xvfb"):
        environment.pop("QT_QPA_PLATFORM", None)
        command = ["xvfb-run", "-a", "-s", "-screen 0 1280x900x24", *command]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=PATIENCE, check=False)
    assert done.returncode == 0, done.stdout[-2000:] + done.stderr[-4000:]
    found: dict[str, Any] = json.loads(done.stdout.strip().splitlines()[-1])
    return found


def test_ready_voice_that_went_out_is_known_when_it_comes_in(report: dict[str, Any]) -> None:
    assert report["no_twin"]
    assert report["same_sound"]


def test_one_click_speaks_a_sentence_with_an_alarm_again(report: dict[str, Any]) -> None:
    assert report["alarm_shown"]
    assert report["alarm_gone"]
    assert report["same_take"]
    assert report["new_seed"]


def test_two_real_takes_are_compared(report: dict[str, Any]) -> None:
    assert report["compared"]


def test_dragged_file_holds_the_whole_take(report: dict[str, Any]) -> None:
    assert report["dragged_seconds"] == pytest.approx(report["take_seconds"], abs=0.01)


def test_recording_is_heard_through_the_codec(report: dict[str, Any]) -> None:
    assert report["codec_heard"]
    assert report["codec_seconds"] == pytest.approx(report["chosen_seconds"], abs=0.05)


def test_speech_that_goes_on_from_words_is_made_again_exactly(report: dict[str, Any]) -> None:
    assert report["continues"]
    assert "every code is the same" in report["remade"]
    assert report["continued_seconds"] > 0.3


def test_model_is_imported_verified_used_and_removed(report: dict[str, Any]) -> None:
    assert "unchanged" in report["verdict"]
    assert report["used"]
    assert report["models"] == [1, 1]
    assert report["engine"] == ""


def test_program_ends_well(report: dict[str, Any]) -> None:
    assert report["ended_well"]
