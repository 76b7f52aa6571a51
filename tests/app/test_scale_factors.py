"""The factors that people set on screens with many dots, for real: each in a process of its own."""

import json
import os
import shutil
import subprocess
import sys

import pytest

from tests.source_tree import ROOT

SCREENS = {"1": "1024x700", "1.5": "1280x800", "2": "1280x800"}


@pytest.mark.skipif(shutil.which("xvfb-run") is None, reason="no virtual screen (xvfb)")
@pytest.mark.parametrize(("factor", "screen"), SCREENS.items())
def test_everything_can_be_reached(factor: str, screen: str) -> None:
    environment = {**os.environ, "QT_SCALE_FACTOR": factor, "QT_QPA_PLATFORM": "xcb", "PYTHONPATH": str(ROOT)}
    command = ["xvfb-run", "-a", "-s", f"-screen 0 {screen}x24", sys.executable, "-m", "tests.app.scaled_driver"]

    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, timeout=300, check=False)

    assert done.returncode == 0, done.stderr[-3000:]
    told = json.loads(done.stdout.strip().splitlines()[-1])
    wide, high = (round(int(side) / float(factor)) for side in screen.split("x"))
    assert told["factor"] == float(factor)
    assert told["screen"] == [wide, high]
    assert not told["problems"], "\n".join(told["problems"])
