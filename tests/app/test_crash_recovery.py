"""The program is killed while it speaks; the next start offers what was there."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.app.crash_driver import TEXT

ROOT = Path(__file__).resolve().parents[2]
DRIVER = Path(__file__).with_name("crash_driver.py")
PATIENCE = 120.0  # seconds; a busy machine is slow


def start(story: str, home: Path) -> subprocess.Popen[str]:
    environment = {
        **os.environ,
        "QT_QPA_PLATFORM": "offscreen",
        "TACOLM_STUDIO_HOME": str(home),
        "PYTHONPATH": str(ROOT),
    }
    return subprocess.Popen([sys.executable, str(DRIVER), story], env=environment, stdout=subprocess.PIPE, text=True)


@pytest.fixture
def killed(tmp_path: Path) -> tuple[Path, str]:
    """Home of a program that was killed in the middle, and the take it was at work on."""
    home = tmp_path / "home"
    with start("speak", home) as program:
        assert program.stdout is not None
        take = program.stdout.readline().strip()
        program.kill()
    return home, take


def test_killed_program_offers_text_voice_and_finished_sentences(killed: tuple[Path, str]) -> None:
    home, take = killed

    with start("recover", home) as program:
        output, _ = program.communicate(timeout=PATIENCE)

    report = json.loads(output.strip().splitlines()[-1])
    assert "did not close properly" in report["offered"]
    assert report["text"] == TEXT
    assert report["voice"] == "Ada"
    assert report["take"] == take
    assert 1 <= report["sentences"] < 30
    assert not report["is_complete"]
    assert report["ended_well"]
    assert list((home / "data" / "sessions").glob("*.json")) == []
