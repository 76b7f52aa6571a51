"""Closing in the middle of anything leaves no thread, no open device and no lost take. With real threads."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.jobs import ThreadExecutor
from app.paths import AppPaths
from app.takes.history import TakeHistory
from app.wiring import Outside, Studio
from tests.app.conftest import flush_events
from tests.app.doubles import FakeEngine, FakeSound, ManualExecutor, a_voice


@pytest.fixture
def sound_of_studio() -> FakeSound:
    return FakeSound()


@pytest.fixture
def threaded(qapp: QApplication, paths: AppPaths, sound_of_studio: FakeSound, qtbot: QtBot) -> Iterator[Studio]:
    def load(_model: Path | None, _device: str, _threads: int) -> FakeEngine:
        return FakeEngine(seconds_per_frame=0.004)

    outside = Outside(sound_of_studio, load, ThreadExecutor("engine"), ThreadExecutor("files"), paths.data / "ready")
    studio = Studio(qapp, paths, outside)
    studio.window.show()
    studio.start()
    studio.voices.add(a_voice())
    qtbot.waitUntil(lambda: studio.voices.current is not None, timeout=5000)
    yield studio
    studio.close()
    studio.window.hide()
    studio.window.deleteLater()
    flush_events()


def close(studio: Studio) -> bool:
    studio.window.close()
    return studio.close()


def test_closing_while_synthesising(threaded: Studio, qtbot: QtBot) -> None:
    frames: list[object] = []
    threaded.speaking.event_arrived.connect(frames.append)
    threaded.workbench.speak("A sentence. " * 30)
    qtbot.waitUntil(lambda: len(frames) > 300, timeout=10_000)

    assert close(threaded)

    kept = TakeHistory(threaded.paths.takes).list()
    assert len(kept) == 1
    assert not kept[0].is_complete
    assert (threaded.paths.takes / kept[0].id / "take.wav").exists()


def test_closing_while_recording(threaded: Studio, sound_of_studio: FakeSound) -> None:
    dialog = threaded.dialogs.open_new_voice(threaded.window)
    dialog.microphone.countdown_box.setValue(0)
    dialog.microphone.record_button.click()

    assert close(threaded)

    assert not sound_of_studio.input.is_open
    dialog.close()


def test_closing_while_playing(threaded: Studio, sound_of_studio: FakeSound, qtbot: QtBot) -> None:
    threaded.workbench.speak("A short one.")
    qtbot.waitUntil(lambda: threaded.workbench.take is not None and threaded.workbench.take.num_spoken, timeout=10_000)
    threaded.workbench.seek(0.0)

    assert close(threaded)

    assert not sound_of_studio.output.is_open


def test_cancel_takes_effect_within_half_a_second(threaded: Studio, qtbot: QtBot) -> None:
    from app.speaking.service import SpeakingState

    frames: list[object] = []
    threaded.speaking.event_arrived.connect(frames.append)
    threaded.workbench.speak("A sentence. " * 30)
    qtbot.waitUntil(lambda: len(frames) > 50, timeout=10_000)

    threaded.workbench.cancel()

    qtbot.waitUntil(lambda: threaded.speaking.state is SpeakingState.IDLE, timeout=500)


def test_text_and_place_of_the_window_are_there_next_time(threaded: Studio, paths: AppPaths) -> None:
    from app.settings import SettingsStore

    threaded.window.text.set_text("Remember me.")
    threaded.window.resize(1000, 650)
    close(threaded)

    again = SettingsStore(paths.settings_file).current
    assert again.draft == "Remember me."
    assert again.window


def test_closing_twice_does_not_hide_that_something_would_not_stop(qapp: QApplication, paths: AppPaths) -> None:
    class Stubborn(ManualExecutor):
        def stop(self, milliseconds: int) -> bool:
            return False

    outside = Outside(FakeSound(), lambda _model, _device: FakeEngine(), Stubborn(), ManualExecutor(), paths.data)
    studio = Studio(qapp, paths, outside)

    assert [studio.close(), studio.close()] == [False, False]
    studio.window.deleteLater()
    flush_events()


def test_window_is_gone_before_what_is_at_work_has_stopped(threaded: Studio) -> None:
    seen: list[bool] = []
    threaded.window.closing.connect(lambda: seen.append(threaded.window.isVisible()))

    threaded.window.close()

    assert seen == [False]
