"""What a start reads lies beside the window's thread."""

import subprocess
import sys

import pytest
from PySide6.QtWidgets import QApplication

from app.paths import AppPaths
from app.session import Session, SessionKeeper
from app.sound.player import PlayerState
from tests.app.conftest import StudioUnderTest
from tests.source_tree import ROOT

READ = """
import sys
from app.big_library import read_big_library
was_read = read_big_library()
maps = open("/proc/self/maps").read()
assert "torch" not in sys.modules
print(was_read, "libtorch_cpu.so" in maps)
import torch
assert torch.zeros(2).sum() == 0
assert not read_big_library()
"""


def test_drawings_come_when_their_library_was_read_on_the_files_thread(studio: StudioUnderTest) -> None:
    studio.window.show()
    studio.app.start()
    before = studio.window.result.plots
    studio.settle()

    assert studio.window.focusWidget() is studio.window.text.editor  # ready to be typed into
    assert before is None
    assert studio.window.result.plots is not None


def test_lists_are_as_high_as_they_were_left(qapp: QApplication, paths: AppPaths) -> None:
    heights = []
    for _ in range(3):
        studio = StudioUnderTest(qapp, paths)
        studio.start()
        heights.append(studio.window.left.sizes())
        if len(heights) == 1:
            studio.window.left.setSizes([260, 0, 300])
            heights[0] = studio.window.left.sizes()
        studio.close()

    assert heights[1:] == [heights[0]] * 2
    assert heights[0][2] > heights[0][0]


def test_take_that_was_on_the_screen_comes_back_with_its_text(qapp: QApplication, paths: AppPaths) -> None:
    first = StudioUnderTest(qapp, paths)
    first.start()
    first.add_voice()
    for text in ("The older text.", "The newer text."):
        first.speak(text)
    older = next(facts.id for facts in first.app.takes.facts if facts.text == "The older text.")
    first.app.takes.open(older)
    first.settle()
    first.window.text.set_text("The older text.")
    first.close()

    second = StudioUnderTest(qapp, paths)
    second.start()
    take, sound = second.app.workbench.take, second.app.player.state
    text, differs = second.window.text.text, second.window.text.counts.text
    second.close()

    assert take is not None
    assert take.facts.id == older
    assert text == "The older text."
    assert "not the text" not in differs
    assert sound is PlayerState.STOPPED


def test_after_a_crash_the_last_session_is_offered_and_no_older_take_comes_by_itself(
    qapp: QApplication, paths: AppPaths
) -> None:
    first = StudioUnderTest(qapp, paths)
    first.start()
    first.add_voice()
    first.speak("The older text.")
    first.close()
    crashed = SessionKeeper(paths.sessions)
    crashed.begin()
    crashed.note(Session("The newer text.", "", ""))
    crashed.write()
    crashed._timer.stop()
    crashed._lock.unlock()

    second = StudioUnderTest(qapp, paths)
    second.start()
    take, told = second.app.workbench.take, second.window.notice.text
    second.close()

    assert take is None
    assert "did not close properly" in told


@pytest.mark.skipif(sys.platform != "linux", reason="looks into /proc")
def test_torch_finds_its_largest_library_read_already() -> None:
    done = subprocess.run([sys.executable, "-c", READ], cwd=ROOT, capture_output=True, text=True, check=False)

    assert done.returncode == 0, done.stderr
    assert done.stdout.split() == ["True", "True"]
