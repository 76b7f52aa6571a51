"""Nothing spins while it waits, whichever way the program is started."""

import os
import subprocess
import sys

import pytest

from tacolm_core.threads import CALM, keep_calm
from tests.source_tree import ROOT

WAYS = {
    "core": "import tacolm_core",
    "app": "import app",
    "command line": "import tacolm_core.cli",
    "main": "main.main()",
}


@pytest.mark.parametrize("way", WAYS.values(), ids=WAYS.keys())
def test_threads_are_calm_before_torch_and_numpy_are_loaded(way):
    code = f"""
import sys, os, main
sys.argv = ["main.py", "--version"]
{way}
print([name for name in ("torch", "numpy") if name in sys.modules], [os.environ.get(name) for name in {list(CALM)}])
"""
    environment = {name: value for name, value in os.environ.items() if name not in CALM}
    run = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, env=environment, capture_output=True, text=True, check=True
    )

    assert run.stdout.splitlines()[-1] == f"[] {list(CALM.values())}"


def test_what_the_user_says_stays():
    environment = {"OMP_WAIT_POLICY": "ACTIVE"}
    keep_calm(environment)

    assert environment == {**CALM, "OMP_WAIT_POLICY": "ACTIVE"}
