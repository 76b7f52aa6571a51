"""`tacolm voice teach` of a tiny model, killed by SIGKILL at every file that it writes, for `test_killed.py`.

The first course ends well and says what it wrote. The others are processes of their own, forked from this one so that
everything is loaded once: for every file one is killed in the middle of its first write and one right after it, and is
begun once more. Prints a JSON list of what became of each.
"""

import contextlib
import json
import os
import signal
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tacolm_core import cli
from tacolm_core.audio.files import write_sound
from tacolm_core.codec import speaker_network
from tacolm_core.files import replace_file
from tacolm_core.synthesis import voice as voice_files
from tacolm_core.synthesis.voice import load_voice
from tacolm_core.teaching import course, state
from tacolm_core.teaching.judged import JudgedLesson
from tests.tacolm_core.synthesis.tiny_model import write_tiny_judge, write_tiny_model
from tests.tacolm_core.teaching.rehearsal import allow_for_an_untrained_model, readings

OPTIONS = course.TeachingOptions(minutes=600, rank=2, timbre_passes=1)


def main(place: Path) -> None:
    """Everything, one after the other."""
    _make_quick()
    model, recordings = place / "model", place / "recordings"
    write_tiny_judge(write_tiny_model(model, "tiny-latents"))
    recordings.mkdir()
    for reading in readings():
        write_sound(recordings / reading.name, reading.sound)
        (recordings / reading.name).with_suffix(".txt").write_text(reading.text)
    whole = place / "whole"
    whole.mkdir()
    assert _teach(model, recordings, whole, -1, is_half=False) == 0, "a course that nobody kills ends well"
    names = (whole / "writes").read_text().splitlines()
    told = []
    stages = ("course.json", "reading-2", "clock", "timbre", "me.voice")
    firsts = {next(number for number, name in enumerate(names) if name.startswith(stage)) for stage in stages}
    for number in sorted(firsts):
        for is_half in (True, False):
            folder = place / f"{number}-{is_half}"
            ended = _course(model, recordings, folder, number, is_half=is_half)
            left = _hash(folder / "me.voice")
            again = _course(model, recordings, folder)
            told.append(
                {
                    "write": names[number],
                    "is_half": is_half,
                    "ended": ended,
                    "is_left": left is not None,
                    "again": again,
                    "is_same": _hash(folder / "me.voice") == _hash(whole / "me.voice"),
                    "is_resumed": "true" in (folder / "told").read_text().splitlines()[-1],
                    "rest": [path.name for path in folder.glob(".*.teaching")],
                }
            )
    print(json.dumps(told))


def _make_quick() -> None:
    patch = pytest.MonkeyPatch()
    allow_for_an_untrained_model(patch)
    patch.setattr(speaker_network, "BLOCKS", ((1, 1), (1, 2), (1, 2)))
    patch.setattr(course, "TeachingOptions", lambda **_: OPTIONS)
    patch.setattr(course, "_KEEP_EVERY", 0.0)
    patch.setattr("tacolm_core.teaching.judged._LEAST_STEPS", 2)
    patch.setattr(JudgedLesson, "held_out", _untaught_is_worse)


def _untaught_is_worse(lesson: JudgedLesson) -> float:
    """A model of noise need not come nearer to anybody."""
    learnt = (part for name, part in lesson.additions.tensors().items() if not name.endswith("|down"))
    return 0.5 if any(part.abs().max() > 0 for part in learnt) else 1.0


def _course(model: Path, recordings: Path, folder: Path, killed_at: int = -1, *, is_half: bool = False) -> int:
    """Run one in a process of its own; its exit status, or minus the signal that ended it."""
    folder.mkdir(exist_ok=True)
    child = os.fork()
    if child == 0:
        os._exit(_teach(model, recordings, folder, killed_at, is_half=is_half))
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def _teach(model: Path, recordings: Path, folder: Path, killed_at: int, *, is_half: bool) -> int:
    writes = 0

    @contextlib.contextmanager
    def watched(path: Path | str, *, is_lasting: bool = True) -> Iterator[Path]:
        nonlocal writes
        with replace_file(path, is_lasting=is_lasting) as aside:
            yield aside
            with (folder / "writes").open("a") as list_:
                list_.write(f"{Path(path).name}\n")
            if writes == killed_at and is_half:
                os.truncate(aside, aside.stat().st_size // 2)
                os.kill(os.getpid(), signal.SIGKILL)
        if writes == killed_at:
            os.kill(os.getpid(), signal.SIGKILL)
        writes += 1

    state.replace_file = voice_files.replace_file = watched  # type: ignore[attr-defined]
    asked = ["voice", "teach", "--model", model, "--recordings", recordings, "--out", folder / "me.voice"]
    with (folder / "told").open("a") as told, contextlib.redirect_stdout(_Begun(told)):  # type: ignore[type-var]
        return cli.main([*map(str, asked), "--device", "cpu", "--threads", "1", "--events"])


class _Begun:
    """Keeps what is told when the lessons begin."""

    def __init__(self, file) -> None:  # type: ignore[no-untyped-def]
        self._file = file

    def write(self, text: str) -> None:
        if "is_resumed" in text:
            self._file.write(f"{text}\n")

    def flush(self) -> None:
        self._file.flush()


def _hash(path: Path) -> str | None:
    if not path.exists():
        return None
    lessons = load_voice(path).lessons
    return None if lessons is None else lessons.hash


if __name__ == "__main__":
    main(Path(sys.argv[1]))
