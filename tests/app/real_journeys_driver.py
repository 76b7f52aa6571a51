"""Goes through the application with the trained weights for `test_real_journeys.py`; prints what it found as JSON."""

import dataclasses
import json
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from PySide6.QtCore import QItemSelectionModel
from PySide6.QtWidgets import QApplication, QMessageBox

from app.engine import EngineState, load_core
from app.jobs import ThreadExecutor
from app.paths import AppPaths
from app.resources import resource
from app.sound.player import PlayerState
from app.speaking.service import SpeakingState
from app.startup import Lifetime, make_application
from app.wiring import Outside, Studio
from tacolm_core import Alarm, SentenceFinished, read_sound
from tests.app.doubles import FakeSound

FIRST = "Good morning to you all, it is a fine day."
SECOND = "We are going home."


class Alarmed:
    """The real engine, which finds something to check once."""

    def __init__(self, engine: Any) -> None:
        self._engine = engine
        self._is_first = True

    def __getattr__(self, name: str) -> Any:
        return getattr(self._engine, name)

    def speak(self, *args: Any, **more: Any) -> Iterator[Any]:
        for event in self._engine.speak(*args, **more):
            if isinstance(event, SentenceFinished) and self._is_first:
                self._is_first = False
                alarm = Alarm("skipped", "“day” may have been skipped.")
                yield dataclasses.replace(event, result=dataclasses.replace(event.result, alarms=(alarm,)))
            else:
                yield event


class Driver:
    """A person at the window; only the sound devices are made up."""

    def __init__(self) -> None:
        self.application: QApplication = make_application(["test"])
        self.paths = AppPaths.for_user()
        self.paths.create()
        files, engine = ThreadExecutor("files"), ThreadExecutor("engine")
        outside = Outside(FakeSound(), self._load, engine, files, resource("voices"))
        self.studio = Studio(self.application, self.paths, outside)
        self.lifetime = Lifetime(self.studio)
        self.window = self.studio.window
        self.bench = self.studio.workbench
        self.window.show()
        self.wait_for_engine()
        self.wait(lambda: self.studio.voices.current, "the ready voices")

    def _load(self, model: Path | None, device: str, _threads: int) -> Any:
        return Alarmed(load_core(model, device, _threads))

    def wait(self, is_so: Callable[[], object], what: str, seconds: float = 200) -> None:
        end = time.monotonic() + seconds
        while not is_so():
            if time.monotonic() > end:
                raise TimeoutError(f"{what} did not come; the window says: {self.window.notice.text}")
            self.application.processEvents()
            time.sleep(0.002)

    def wait_for_engine(self) -> None:
        engine = self.studio.engine
        self.wait(lambda: engine.state in (EngineState.READY, EngineState.FAILED), "the engine")
        assert engine.state is EngineState.READY, engine.problem

    def rest(self) -> None:
        """Until nothing is being spoken or written."""
        runners = (self.studio.engine_runner, self.studio.file_runner)
        idle = SpeakingState.IDLE
        self.wait(lambda: self.studio.speaking.state is idle and not any(r.is_busy for r in runners), "rest")

    def speak(self, text: str) -> None:
        self.window.text.set_text(text)
        self.window.text.speak_button.click()
        self.rest()

    def voices(self) -> dict[str, Any]:
        """Out as one file; in again it is known."""
        target = self.paths.data / "out" / "friend.voice"
        target.parent.mkdir()
        ready, before = self.studio.voices.current, len(self.studio.voices.voices)
        self.window.voices._on_export_file(str(target))
        self.rest()
        self.window.voices._on_import_file(str(target))
        self.rest()
        own = self.studio.voices.current
        return {
            "no_twin": own.name == ready.name and len(self.studio.voices.voices) == before,
            "same_sound": own.voice.hash == ready.voice.hash,
        }

    def alarm(self) -> dict[str, Any]:
        """One click speaks the sentence again."""
        self.speak(FIRST)
        bar = self.window.result.alarms
        shown, before = not bar.isHidden(), self.bench.take
        bar.again_button.click()
        self.rest()
        after = self.bench.take
        return {
            "alarm_shown": shown,
            "alarm_gone": bar.isHidden() == (after.facts.num_alarms == 0),
            "same_take": after.facts.id == before.facts.id,
            "new_seed": after.sentences[0].seed != before.sentences[0].seed,
        }

    def compare(self) -> dict[str, Any]:
        """Two takes, A and B, from the list."""
        self.bench.again_all()
        self.rest()
        panel = self.window.takes
        panel.list.clearSelection()
        for row in (0, 1):
            panel.list.selectionModel().select(panel.model.index(row), QItemSelectionModel.SelectionFlag.Select)
        panel.compare_button.click()
        self.rest()
        result = self.window.result
        shown, first = not result.comparison.isHidden(), self.bench.take.facts.id
        result.comparison.second_button.click()
        second = self.bench.take.facts.id
        playing = self.studio.player.state is PlayerState.PLAYING
        result.comparison.end_button.click()
        self.bench.stop()
        return {"compared": shown and first != second and playing and result.comparison.isHidden()}

    def drag(self) -> dict[str, Any]:
        model = self.window.takes.model
        path = Path(model.mimeData([model.index(0)]).urls()[0].toLocalFile())
        return {"dragged_seconds": read_sound(path).seconds, "take_seconds": self.studio.takes.facts[0].seconds}

    def round_trip(self) -> dict[str, Any]:
        """A take becomes a voice: heard through the codec, saved with its words."""
        take = self.bench.take
        sound = self.paths.takes / take.facts.id / "take.wav"
        dialog = self.studio.dialogs.open_new_voice(self.window, sound)
        self.wait(lambda: self.studio.prompts.verdict is not None, "the verdict")
        best: list[Any] = []
        self.studio.prompts.best_ready.connect(best.append)
        dialog.trim.best_button.click()
        self.wait(lambda: best, "the codec")
        heard = self.studio.player.state is PlayerState.PLAYING
        chosen = self.studio.prompts.draft.seconds
        dialog.trim.transcript.setText(take.facts.text)
        dialog.trim.transcript_typed.emit(take.facts.text)
        dialog.name.setText("Made of a take")
        dialog.consent.setChecked(True)
        self.wait(dialog.save_button.isEnabled, "the save button")
        dialog.save_button.click()
        self.wait(lambda: self.studio.voices.current.name == "Made of a take", "the voice")
        return {"codec_heard": heard, "codec_seconds": best[0].seconds, "chosen_seconds": chosen}

    def go_on(self) -> dict[str, Any]:
        """Go on from the words of that voice, and make it again exactly."""
        self.window.voices.continue_box.click()
        self.speak(SECOND)
        facts = self.bench.take.facts
        self.bench.remake()
        self.rest()
        return {
            "continues": facts.options["continuation"] and facts.transcript == FIRST,
            "remade": self.window.notice.text,
            "continued_seconds": facts.seconds,
        }

    def models(self) -> dict[str, Any]:
        """Import, verify, use and remove."""
        dialog = self.studio.dialogs.open_preferences(self.window)
        page = dialog.models
        before = page.list.count()
        page._on_folder(str(resource("models")))
        self.rest()
        page.list.setCurrentRow(page.list.count() - 1)
        page.verify_button.click()
        self.rest()
        verdict = page.answer.text()
        page.use_button.click()
        self.rest()
        self.wait_for_engine()
        in_use = self.studio.settings.current.model
        page.list.setCurrentRow(page.list.count() - 1)
        page.remove_button.click()
        page.findChild(QMessageBox).buttons()[0].click()
        self.rest()
        self.wait_for_engine()
        after = page.list.count()
        dialog.close()
        return {"verdict": verdict, "used": in_use, "models": [before, after], "engine": self.studio.engine.problem}

    def run(self) -> dict[str, Any]:
        report: dict[str, Any] = {"seconds": {}}
        for story in (
            self.voices,
            self.alarm,
            self.compare,
            self.drag,
            self.round_trip,
            self.go_on,
            self.models,
        ):
            started = time.monotonic()
            report |= story()
            report["seconds"][story.__name__] = round(time.monotonic() - started, 1)
            sys.stderr.write(f"{story.__name__}: {report}\n")
        self.window.close()
        self.application.processEvents()
        return {**report, "ended_well": self.lifetime.ended_well}


if __name__ == "__main__":
    sys.stdout.write(json.dumps(Driver().run()) + "\n")
