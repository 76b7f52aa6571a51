"""The process ends with its window, whatever is at work: nothing lives on, no thread is destroyed while it runs."""

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from app.paths import HOME_VARIABLE
from tests.source_tree import ROOT


@pytest.mark.parametrize("mode", ["loading", "broken"])
def test_process_ends_while_the_engine_is_still_loading(tmp_path: Path, mode: str) -> None:
    environment = {**os.environ, HOME_VARIABLE: str(tmp_path), "QT_QPA_PLATFORM": "offscreen"}
    command = [sys.executable, "-m", "tests.app.leaving_driver", mode]
    began = time.monotonic()

    result = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, timeout=60, check=False)

    log = (tmp_path / "logs" / "studio.log").read_text(encoding="utf-8")
    assert "QThread" not in result.stderr
    assert result.returncode == 0
    assert "closed" in log
    assert time.monotonic() - began < 45  # far from the minute that loading would take
    assert not list((tmp_path / "data" / "sessions").glob("*.json"))
