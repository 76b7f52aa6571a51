import subprocess
import sys

LIGHT = [
    "audio.files",
    "audio.prompt",
    "checkpoint",
    "files",
    "synthesis.events",
    "synthesis.results",
    "synthesis.takes",
    "synthesis.voice",
]


def test_what_shows_and_keeps_results_needs_no_torch():
    """The application lists voices and takes before the engine is awake."""
    names = "; ".join(f"import tacolm_core.{name}" for name in LIGHT)

    code = f"import sys; {names}; print('torch' in sys.modules)"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert run.stdout.strip() == "False"
