"""The program's entrance: what runs is decided before anything heavy is loaded."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

import main
from tests.tacolm_core.synthesis.tiny_model import hum, write_tiny_model

PROGRAM = Path(main.__file__)


def run(*arguments, **more):
    words = [sys.executable, str(PROGRAM), *map(str, arguments)]
    return subprocess.run(words, capture_output=True, text=True, check=False, timeout=120, **more)


def test_the_version_is_told():
    assert run("--version").stdout.startswith("tacolm ")


def test_bad_input_is_one_line_and_status_two(tmp_path):
    result = run("speak", "--prompt", "none.wav", "--text", "Hi.", "--out", "out.wav", cwd=tmp_path)

    assert result.returncode == 2
    assert result.stderr.count("\n") == 1
    assert list(tmp_path.iterdir()) == []


def test_without_arguments_the_app_opens(monkeypatch):
    opened = []
    monkeypatch.setattr(sys, "argv", ["main.py"])
    monkeypatch.setitem(sys.modules, "app.startup", type(sys)("app.startup"))
    monkeypatch.setattr(sys.modules["app.startup"], "main", lambda: opened.append(True) or 0, raising=False)

    assert main.main() == 0
    assert opened == [True]


def test_a_windowed_program_without_streams_gets_some(monkeypatch):
    monkeypatch.setattr(sys, "stdout", None)

    main._give_missing_streams_a_place()

    print("nobody reads this")
    sys.stdout.close()


def _heed_control_c():
    """What a shell starts in the background ignores Ctrl+C, and so would its children."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


@pytest.mark.skipif(os.name == "nt", reason="signals of POSIX")
def test_control_c_in_the_middle_of_a_sentence_stops_at_once_and_leaves_nothing(tmp_path):
    model = write_tiny_model(tmp_path / "model")
    import soundfile

    soundfile.write(tmp_path / "me.wav", hum().samples, 24_000)
    before = sorted(tmp_path.rglob("*"))
    words = ["--prompt", "me.wav", "--text", "Hello there. " * 2000, "--out", "-", "--stream", "--report", "r.json"]
    more = ["--model", str(model), "--device", "cpu", "--threads", "1"]
    command = [sys.executable, str(PROGRAM), "speak", *words, *more]
    pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
    with subprocess.Popen(command, cwd=tmp_path, preexec_fn=_heed_control_c, **pipes) as process:
        assert len(process.stdout.read(1000)) == 1000
        process.send_signal(signal.SIGINT)
        _, complaint = process.communicate(timeout=60)

    assert process.returncode == 130
    assert b"Traceback" not in complaint
    assert sorted(tmp_path.rglob("*")) == before


def test_what_the_window_opens_with_is_light():
    heavy = {"torch", "pyqtgraph", "sounddevice", "tacolm_core.text.normalizer"}
    code = f"import sys, main, app.startup; print(*sorted({heavy!r} & set(sys.modules)))"

    result = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=PROGRAM.parent
    )

    assert result.stdout.split() == []
