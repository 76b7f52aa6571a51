"""A chosen voice is heard ahead, and nobody waits for it."""

import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QApplication

from app.engine import Engine
from app.jobs import Job, JobRunner, Ok, Outcome, Stopped, ThreadExecutor
from app.paths import AppPaths
from app.speaking.ahead import HearingAhead
from tacolm_core import SynthesisOptions, Waveform
from tests.app.conftest import StudioUnderTest
from tests.app.doubles import FakeEngine, ManualExecutor, speech_like
from tests.tacolm_core.synthesis.tiny_model import write_tiny_model

PROMPT = Waveform(speech_like(3.0), 48_000)


@pytest.fixture
def studio(qapp: QApplication, paths: AppPaths) -> Iterator[StudioUnderTest]:
    under_test = StudioUnderTest(qapp, paths)
    app = under_test.app
    app.ahead = HearingAhead(app.engine, app.voices, app.ordering, app.settings)
    app.ahead._timer.setInterval(3_600_000)  # the test says when the wait is over
    under_test.start()
    yield under_test
    under_test.close()


def heard(studio: StudioUnderTest) -> list[str]:
    """Names of the jobs that wait for the engine once the wait is over."""
    studio.app.ahead._timer.stop()
    studio.app.ahead._hear()
    return [ticket.name for ticket in studio.engine_jobs.waiting]


def test_chosen_voice_is_heard_once(studio: StudioUnderTest) -> None:
    assert heard(studio) == []
    studio.add_voice("Ada")

    assert studio.app.ahead._timer.isActive()
    assert heard(studio) == ["hear a voice ahead"]
    assert not studio.app.engine.is_busy
    studio.settle()
    assert heard(studio) == []

    studio.app.settings.update(sampling={"guidance": 2.0})
    assert studio.app.ahead._timer.isActive()
    assert heard(studio) == ["hear a voice ahead"]


def test_another_engine_hears_it_again(studio: StudioUnderTest) -> None:
    studio.add_voice("Ada")
    heard(studio)
    studio.settle()

    studio.app.preferences.wake_engine()
    studio.settle()

    assert heard(studio) == ["hear a voice ahead"]


def test_while_the_engine_works_nothing_is_heard_ahead(studio: StudioUnderTest) -> None:
    studio.add_voice("Ada")
    studio.window.text.set_text("Hello there.")
    studio.window.text.speak_button.click()

    assert "hear a voice ahead" not in heard(studio)
    studio.settle()
    assert studio.app.ahead._timer.isActive()
    assert heard(studio) == ["hear a voice ahead"]


def test_who_speaks_meanwhile_goes_first_and_the_voice_is_heard_later(studio: StudioUnderTest) -> None:
    studio.add_voice("Ada")
    heard(studio)
    studio.speak("Hello there.")

    assert studio.app.workbench.take is not None
    assert studio.app.workbench.take.facts.is_complete
    assert heard(studio) == ["hear a voice ahead"]


def test_spare_work_ends_when_anything_else_is_asked(qapp: QApplication) -> None:
    executor = ThreadExecutor("engine")
    runner = JobRunner(executor)
    begun, steps, ends = threading.Event(), [], []

    def endless() -> Iterator[None]:
        while True:
            begun.set()
            steps.append(time.monotonic())
            time.sleep(0.01)
            yield

    def wait_for(job: Job) -> Outcome:
        found: list[Outcome] = []
        job.done.connect(found.append)
        while not found:
            QCoreApplication.processEvents()
        return found[0]

    spare = runner.start_spare(endless, "spare")
    spare.done.connect(ends.append)
    assert begun.wait(10)
    was_busy = runner.is_busy
    outcome = wait_for(runner.start(lambda: len(steps), "asked"))
    while not ends:
        QCoreApplication.processEvents()

    assert not was_busy
    assert isinstance(outcome, Ok)
    assert len(steps) <= outcome.value  # not one more after what was asked had begun
    assert ends == [Stopped()]
    assert isinstance(wait_for(runner.start(lambda: 1, "next")), Ok)
    assert runner.close()


def test_prompt_that_was_heard_ahead_is_not_heard_again(
    qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from tacolm_core import load_synthesizer

    write_tiny_model(tmp_path)
    made = load_synthesizer(tmp_path, "cpu")
    voice = made.make_voice(PROMPT, name="Ada")
    executor = ManualExecutor()
    engine = Engine(JobRunner(executor), lambda *_: made)
    engine.wake(None, "cpu")
    executor.drain()
    counts = {"ar": 0, "nar": 0}

    def counting(name: str, network: Any) -> None:
        was = type(network).hear

        def hear(*given: Any) -> Any:
            counts[name] += 1
            return was(*given)

        monkeypatch.setattr(type(network), "hear", hear)

    counting("ar", made.networks.ar)
    counting("nar", made.networks.nar)
    options = SynthesisOptions(chunk_frames=24)
    engine.hear_ahead(voice, options)
    executor.drain()
    before = dict(counts)
    made.synthesize("Hello there.", voice, options)

    assert min(before.values()) >= 1
    assert counts == before


def test_voice_that_cannot_be_heard_is_not_tried_again(studio: StudioUnderTest) -> None:
    studio.add_voice("Ada")
    studio.fake.fail_on = "Ready"
    heard(studio)
    studio.settle()

    assert heard(studio) == []
    assert not studio.window.notice.text
    assert isinstance(studio.fake, FakeEngine)
