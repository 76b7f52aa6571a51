"""Runs the real application for `test_real_sound.py` and prints what happened as one line of JSON."""

import json
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QApplication

from app.paths import AppPaths
from app.sound.player import PlayerState
from app.speaking.service import SpeakingState
from app.startup import Lifetime, make_application
from app.wiring import Outside, Studio
from tacolm_core import load_synthesizer, load_voice, write_sound

PROMPT_TEXT = (
    "The old lighthouse stood on the cliff, and every evening its keeper climbed the stairs to light the lamp."
)
SENTENCE = "Good morning, this is a short test."
LONG_TEXT = " ".join(
    f"This is sentence number {number} of a long text that will not be finished." for number in range(40)
)


class Driver:
    """A person at the window, in a hurry."""

    def __init__(self) -> None:
        self.longest_stall = 0.0  # seconds the window did not answer while something was being spoken
        self.application: QApplication = make_application(["test"])
        self.paths = AppPaths.for_user()
        self.paths.create()
        self.prompt = self.make_prompt()
        self.studio = Studio(self.application, self.paths, Outside.real())
        self.lifetime = Lifetime(self.studio)
        self.studio.window.show()
        self.wait(lambda: self.studio.engine.info is not None, 120, "the engine")

    def make_prompt(self) -> Path:
        """Ten seconds of a ready voice, to be played into the microphone."""
        root = Path(__file__).resolve().parents[2] / "resources" / "voices"
        voice = load_voice(sorted(root.glob("*.voice"))[0])
        path = self.paths.data / "prompt.wav"
        write_sound(path, load_synthesizer(device="cpu").synthesize(PROMPT_TEXT, voice).waveform)
        return path

    def wait(self, is_so: Callable[[], object], seconds: float, what: str) -> None:
        end = time.monotonic() + seconds
        while not is_so():
            if time.monotonic() > end:
                raise TimeoutError(f"{what} did not come; the window says: {self.studio.window.notice.text}")
            started = time.monotonic()
            self.application.processEvents()
            if self.studio.speaking.state is not SpeakingState.IDLE:
                self.longest_stall = max(self.longest_stall, time.monotonic() - started)
            time.sleep(0.002)

    def save_voice(self) -> None:
        dialog = self.studio.dialogs.new_voice
        self.wait(lambda: self.studio.prompts.verdict is not None, 60, "the verdict")
        dialog.name.setText("Recorded by a test")
        dialog.consent.setChecked(True)
        self.wait(dialog.save_button.isEnabled, 30, "the save button")
        dialog.save_button.click()
        chosen = self.studio.voices
        self.wait(lambda: chosen.current and chosen.current.name == "Recorded by a test", 60, "the voice")

    def export(self) -> Path:
        take = self.studio.workbench.take
        dialog = self.studio.dialogs.open_export(take, self.studio.window)
        dialog.fields.folder.setText(str(self.paths.data))
        found: list[Path] = []
        self.studio.exports.exported.connect(found.append)
        dialog.export_button.click()
        self.wait(lambda: found, 30, "the exported file")
        return found[0]

    def close(self) -> bool:
        self.studio.window.close()
        self.application.processEvents()
        return self.lifetime.ended_well

    def record(self) -> dict:
        dialog = self.studio.dialogs.open_new_voice(self.studio.window)
        dialog.microphone.countdown_box.setValue(1)
        player = subprocess.Popen(["paplay", "--device=probe", str(self.prompt)])
        dialog.microphone.record_button.click()
        self.wait(lambda: self.studio.prompts.draft is not None, 30, "the recording")
        player.terminate()
        player.wait()
        recording = self.studio.prompts.draft.sound
        self.save_voice()
        heard = self.paths.data / "heard.wav"
        ear = subprocess.Popen(["parecord", "--device=heard.monitor", "--file-format=wav", str(heard)])
        played: list[PlayerState] = []
        self.studio.player.state_changed.connect(played.append)
        self.studio.window.text.editor.insertPlainText(SENTENCE)
        self.studio.window.text.speak_button.click()
        self.wait(lambda: self.studio.workbench.take and self.studio.workbench.take.num_spoken, 200, "the take")
        self.wait(
            lambda: PlayerState.PLAYING in played and played[-1] is PlayerState.STOPPED, 60, "the end of the sound"
        )
        ear.send_signal(signal.SIGINT)  # so that it completes its file
        ear.wait(timeout=20)
        facts = self.studio.workbench.take.facts
        return {
            "first_sound_seconds": facts.first_sound_seconds,
            "wall_seconds": facts.wall_seconds,
            "longest_stall": self.longest_stall,
            "heard": str(heard),
            "recorded_seconds": recording.seconds,
            "recorded_level_db": recording.level_db,
            "played": PlayerState.PLAYING in played,
            "exported": str(self.export()),
            "ended_well": self.close(),
        }

    def load(self) -> dict:
        dialog = self.studio.dialogs.open_new_voice(self.studio.window, self.prompt)
        self.wait(lambda: self.studio.prompts.verdict is not None, 60, "the verdict")
        dialog.trim.waveform.select(0.2, 3.4)
        dialog.trim.waveform.selection_settled.emit(0.2, 3.4)
        self.save_voice()
        finished: list[object] = []
        self.studio.speaking.take_grown.connect(finished.append)
        self.studio.window.text.set_text(LONG_TEXT)
        self.studio.window.text.speak_button.click()
        self.wait(lambda: finished, 200, "the first sentence")
        started = time.monotonic()
        self.studio.window.text.speak_button.click()
        self.wait(lambda: self.studio.speaking.state is SpeakingState.IDLE, 20, "the end of the cancelled work")
        seconds = time.monotonic() - started
        self.wait(lambda: self.studio.workbench.take is not None, 20, "the unfinished take")
        take = self.studio.workbench.take
        return {
            "sentences": len(take.sentences),
            "is_complete": take.facts.is_complete,
            "seconds": take.facts.seconds,
            "cancel_seconds": seconds,
            "longest_stall": self.longest_stall,
            "exported": str(self.export()),
            "ended_well": self.close(),
        }


if __name__ == "__main__":
    driver = Driver()
    report = {"record": driver.record, "load": driver.load}[sys.argv[1]]()
    sys.stdout.write(json.dumps(report) + "\n")
