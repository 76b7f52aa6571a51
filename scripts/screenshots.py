"""Pictures of each main state of the application, for the README and for looking at.

    python scripts/screenshots.py docs/screenshots                  the pictures of the documentation
    python scripts/screenshots.py /tmp/check --every                all states, themes, sizes and scales
    python scripts/screenshots.py docs/screenshots --real           with the trained weights and a ready voice

Runs without a trained model: a stand-in engine from the tests speaks tones. Needs a display; `xvfb-run -a` makes one.
"""

import argparse
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

TEXT = (
    "Good morning. The lighthouse keeper counted 42 ships before breakfast, and wrote every name into the book.\n\n"
    "By noon the fog was gone. Nothing was wrong with the lamp after all, and the harbour lay quiet under the sun."
)
EVERY = [  # theme, points of the window, prefix, scale, letters in per cent
    ("light", "1024x700", "small-", "1", "100"),
    ("dark", "1024x700", "small-dark-", "1", "100"),
    ("dark", "1024x700", "small-dark-150-", "1", "150"),
    ("light", "1280x800", "middle-200-", "1", "200"),
    ("light", "1920x1080", "large-", "1", "100"),
    ("dark", "1920x1080", "large-dark-", "1", "100"),
    ("dark", "853x533", "half-more-dark-", "1.5", "100"),  # of a screen with 1280 x 800 dots
    ("light", "960x540", "double-", "2", "100"),  # of one with 1920 x 1080
]
DOCUMENTED = ("welcome", "new-voice", "speaking", "result", "codes", "sentences", "dark", "export")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--every", action="store_true", help="all states, both themes, sizes, scales and letters")
    parser.add_argument("--real", action="store_true", help="the trained weights in place of the stand-in")
    parser.add_argument("--only", help="of --every, the run with this prefix")
    parser.add_argument(
        "--one", nargs=4, metavar=("THEME", "WIDTHxHEIGHT", "PREFIX", "LETTERS"), help=argparse.SUPPRESS
    )
    options = parser.parse_args()
    options.folder.mkdir(parents=True, exist_ok=True)
    if options.one:
        theme, size, prefix, letters = options.one
        photographer = RealPhotographer if options.real else Photographer
        return photographer(options.folder, theme, size, prefix, int(letters)).run()
    runs = EVERY if options.every or options.only else [("light", "1180x780", "", "1", "100")]
    for theme, size, prefix, scale, letters in runs:
        if options.only not in (None, prefix):
            continue
        environment = {**os.environ, "QT_SCALE_FACTOR": scale}
        command = [sys.executable, __file__, str(options.folder), "--one", theme, size, prefix, letters]
        command += ["--real"] if options.real else []
        subprocess.run(command, env=environment, check=True)
    return 0


class Photographer:
    """Drives the application with a stand-in engine from state to state."""

    def __init__(self, folder: Path, theme: str, size: str, prefix: str, letters: int = 100) -> None:
        from app.paths import AppPaths
        from app.resources import resource
        from app.startup import make_application
        from app.wiring import Outside, Studio
        from tests.app.doubles import FakeEngine, FakeSound

        self.application = make_application(["screenshots"])
        self.folder, self.prefix, self.taken = folder, prefix, ""
        self.home = tempfile.TemporaryDirectory(prefix="studio-")
        self.sound, self.fake = FakeSound(), FakeEngine()
        outside = Outside(self.sound, *self._workers(), resource("voices"))
        self.studio = Studio(self.application, AppPaths.under(Path(self.home.name)), outside)
        self.studio.ahead.stop()
        self.letters = letters
        self.studio.settings.update(theme=theme, text_size=letters)
        self.studio.settings.update(export_folder="/home")  # nobody's own folder in the pictures
        self.window = self.studio.window
        width, height = map(int, size.split("x"))
        self.window.resize(width, height)

    def _workers(self) -> tuple[Any, Any, Any]:
        """The engine's loader, and what runs its jobs and those with files."""
        from tests.app.doubles import ManualExecutor

        self.engine_jobs, self.file_jobs = ManualExecutor(), ManualExecutor()
        return self._load, self.engine_jobs, self.file_jobs

    def _load(self, _model: Path | None, _device: str, _threads: int) -> object:
        return self.fake

    def run(self) -> int:
        self.window.show()
        self.wait(0.3)
        self.studio.start()
        self.settle()
        states: tuple[tuple[str, Callable[[], object]], ...] = (
            ("empty", self.empty),
            ("welcome", self.welcome),
            ("new-voice", self.new_voice),
            ("speaking", self.speaking),
            ("result", self.result),
            ("codes", self.codes),
            ("spectrogram", self.spectrogram),
            ("sentences", self.sentences),
            ("spoken", self.spoken),
            ("compare", self.compare),
            ("export", self.export),
            ("settings", self.settings_general),
            ("settings-sound", self.settings_sound),
            ("settings-sampling", self.settings_sampling),
            ("settings-models", self.settings_models),
            ("settings-folders", self.settings_folders),
            ("shortcuts", self.shortcuts),
            ("facts", self.facts),
            ("voice", self.voice),
            ("teaching", self.teaching),
            ("about", self.about),
            ("lexicon", self.lexicon),
            ("bin", self.bin),
            ("cast", self.cast),
            ("list", self.list),
            ("book", self.book),
            ("book-export", self.book_export),
            ("narrow", self.narrow),
            ("large-text", self.large_text),
            ("dark", self.dark),
        )
        for name, show in states:
            dialog = show()
            self.settle()
            self.wait(0.15)
            if (self.prefix or name in DOCUMENTED) and name != self.taken:
                self.take(name)
            if dialog is not None:
                dialog.close()  # type: ignore[attr-defined]
            self.settle()
        self.window.close()
        self.studio.close()
        self.home.cleanup()
        return 0

    def take(self, name: str) -> None:
        """The window with the dialog over it, as a person sees it."""
        from PySide6.QtCore import QPoint
        from PySide6.QtGui import QColor, QPainter
        from PySide6.QtWidgets import QApplication

        picture = self.window.grab()
        dialog = QApplication.activeModalWidget()
        if dialog is not None and dialog is not self.window:
            painter = QPainter(picture)
            painter.fillRect(picture.rect(), QColor(0, 0, 0, 90))
            place = self.window.rect().center() - dialog.rect().center()
            painter.drawPixmap(QPoint(max(0, place.x()), max(0, place.y())), dialog.grab())
            painter.end()
        picture.toImage().convertToFormat(picture.toImage().Format.Format_RGB888).save(
            str(self.folder / f"{self.prefix}{name}.png"), "PNG", 0
        )

    def wait(self, seconds: float) -> None:
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            self.application.processEvents()
            if self.sound.input is not None:
                self.sound.speak_into(np.zeros(480, np.float32))  # a microphone that says nothing counts as unplugged
            time.sleep(0.005)

    def settle(self) -> None:
        for _ in range(5):
            self.file_jobs.drain()
            self.engine_jobs.drain()
            self.application.processEvents()

    def empty(self) -> None:
        self.window.notice.dismiss()

    def welcome(self) -> object:
        self.studio.presenter.open_welcome()
        return self.application.activeModalWidget()

    def make_voices(self) -> None:
        from tacolm_core import Waveform
        from tests.app.doubles import speech_like

        for name in ("Grandfather", "Ada", "Narrator"):
            voice = self.fake.make_voice(Waveform(speech_like(3.0 + len(name) / 10), 48_000), name=name)
            self.studio.voices.add(voice)
            self.settle()

    def speech(self, seconds: float) -> Any:
        """What is said into the microphone, at 48 kHz."""
        from tests.app.doubles import speech_like

        return speech_like(seconds)

    def new_voice(self) -> object:
        self.make_voices()
        dialog = self.studio.dialogs.open_new_voice(self.window)
        dialog.microphone.countdown_box.setValue(0)
        dialog.microphone.record_button.click()
        self.sound.speak_into(self.speech(3.3))
        self.sound.speak_into(self.speech(1.4) * 0.0)  # the reader has finished
        self.wait(0.2)
        self.settle()
        self.wait(0.3)
        self.sound.speak_into(self.speech(0.4))
        dialog.trim.waveform.select(0.25, 2.9)
        self.studio.prompts.trim(0.25, 2.9)
        dialog.name.setText("My voice")
        dialog.consent.setChecked(True)
        self.wait(0.3)
        return dialog

    def speaking(self) -> None:
        self.window.text.set_text(TEXT)
        self.window.result.show_attention()
        self.window.text.speak_button.click()
        ticket = self.engine_jobs.waiting.pop(0)
        items = ticket.work()
        stop_at = len(TEXT) * 2
        for number, event in enumerate(items):
            self.studio.engine_runner._on_item(ticket.number, event)
            if number % 12 == 0:
                self.wait(0.01)
            if number == stop_at:
                self.take_now("speaking")
        from app.jobs import Ok

        self.studio.engine_runner._on_done(ticket.number, Ok(self.studio.engine.info))

    def take_now(self, name: str) -> None:
        self.wait(0.15)
        if self.prefix or name in DOCUMENTED:
            self.take(name)
        self.taken = name

    def result(self) -> None:
        self.settle()
        timeline = self.studio.workbench.timeline
        self.studio.workbench.play_sentence(1)
        self.wait(0.1)
        self.sound.pull(60_000)
        self.wait(0.1)
        assert timeline is not None

    def codes(self) -> None:
        self.window.result.show_codes()

    def spectrogram(self) -> None:
        self.window.result.show_spectrogram_tab()

    def sentences(self) -> None:
        self.studio.workbench.stop()
        self.window.result.show_sentences()
        if self.window.result.plots is not None:
            self.window.result.plots.table.table.selectRow(3)
        take = self.studio.workbench.take
        if take is not None:
            self.studio.takes.star(take.facts.id, starred=True)

    def spoken(self) -> None:
        self.window.text.spoken_button.click()
        self.wait(0.8)

    def compare(self) -> None:
        self.window.text.spoken_button.click()
        self.window.text.set_text("The other text, spoken for a comparison.")
        self.window.text.speak_button.click()
        self.settle()
        first, second = (facts.id for facts in self.studio.takes.facts[:2])
        self.window.result.show_attention()
        self.studio.workbench.compare(second, first)
        self.settle()

    def export(self) -> object:
        self.studio.workbench.stop()
        self.studio.comparing.end()
        self.studio.takes.open(self.studio.takes.facts[1].id)
        self.settle()
        self.studio.presenter.export()
        return self.application.activeModalWidget()

    def settings_general(self) -> object:
        return self.studio.dialogs.open_preferences(self.window)

    def settings_sound(self) -> object:
        return self._settings_page(1)

    def settings_sampling(self) -> object:
        return self._settings_page(2)

    def settings_models(self) -> object:
        return self._settings_page(3)

    def settings_folders(self) -> object:
        return self._settings_page(4)

    def _settings_page(self, index: int) -> object:
        dialog = self.studio.dialogs.open_preferences(self.window)
        dialog.tabs.setCurrentIndex(index)
        return dialog

    def shortcuts(self) -> object:
        self.studio.presenter.open_shortcuts()
        return self.application.activeModalWidget()

    def facts(self) -> object:
        self.studio.presenter.open_facts()
        return self.application.activeModalWidget()

    def voice(self) -> object:
        self.window.voices.edit()
        return self.application.activeModalWidget()

    def teaching(self) -> object:
        self.window.actions_by_key["teach_voice"].trigger()
        self.settle()
        return self.application.activeModalWidget()

    def about(self) -> object:
        self.studio.presenter.open_about()
        return self.application.activeModalWidget()

    def lexicon(self) -> object:
        dialog = self.studio.dialogs.open_lexicon(self.window)
        dialog.word.setText("TacoLM")
        dialog.spelling.setText("TACK-oh-el-EM")
        dialog.spelling.textEdited.emit(dialog.spelling.text())
        self.wait(0.4)
        return dialog

    def bin(self) -> object:
        oldest = self.studio.takes.facts[-1]
        self.studio.takes.delete(oldest.id)
        self.settle()
        return self.studio.dialogs.open_bin(self.window)

    def cast(self) -> object:
        self.window.text.set_text("Anna: Is the lamp lit?\nBen: Since six.\nAnna: Then let us go home.")
        self.studio.documents.open_cast()
        return self.application.activeModalWidget()

    def list(self) -> object:
        self.studio.documents.open_batch()
        return self.application.activeModalWidget()

    def book(self) -> None:
        self.window.text.set_text("")
        self.studio.chapters.create(str(Path(self.home.name) / "The Lighthouse"))
        self.settle()
        texts = ("The Lamp\n\n" + TEXT, "The Fog\n\nNobody saw the harbour.", "Home\n\nThe end.")
        book = Path(self.home.name) / "book.md"
        book.write_text("\n\n".join(f"# {text}" for text in texts), encoding="utf-8")
        self.studio.projects.bring_in(book)
        self.settle()
        self.window.text.speak_button.click()
        self.settle()
        self.studio.workbench.stop()

    def book_export(self) -> object:
        self.studio.chapters.export()
        return self.application.activeModalWidget()

    def narrow(self) -> None:
        self.studio.chapters.close()
        self.settle()
        self.usual = self.window.size()
        self.window.resize(800, 700)
        self.studio.takes.open(self.studio.takes.facts[0].id)
        self.settle()
        self.window.result.show_sentences()

    def large_text(self) -> None:
        self.window.resize(self.usual)
        self.studio.settings.update(text_size=150)

    def dark(self) -> None:
        self.studio.settings.update(text_size=self.letters, theme="dark")
        self.window.text.set_text(TEXT)


class RealPhotographer(Photographer):
    """The same states with the trained weights and the first ready voice; only the sound card is a stand-in."""

    PATIENCE = 400.0  # seconds

    def _workers(self) -> tuple[Any, Any, Any]:
        from app.engine import load_core
        from app.jobs import ThreadExecutor

        return load_core, ThreadExecutor("engine"), ThreadExecutor("files")

    def settle(self) -> None:
        """Wait until no job is left."""
        self.until(lambda: not (self.studio.engine_runner.is_busy or self.studio.file_runner.is_busy))

    def until(self, is_so: Callable[[], object]) -> None:
        end = time.monotonic() + self.PATIENCE
        self.wait(0.05)
        while not is_so():
            if time.monotonic() > end:
                raise TimeoutError(f"waited {self.PATIENCE:.0f} s; the window says: {self.window.notice.text}")
            self.wait(0.02)

    def make_voices(self) -> None:
        self.heard: list[Any] = []
        self.studio.engine.hear(self.studio.voices.current.voice).done.connect(self._on_heard)
        self.until(lambda: self.heard)

    def _on_heard(self, outcome: Any) -> None:
        self.heard.append(outcome.value)

    def speech(self, seconds: float) -> Any:
        sound = self.heard[0]
        samples = np.resize(sound.samples, round(seconds * sound.sample_rate))
        times = np.arange(round(seconds * 48_000)) / 48_000
        return np.interp(times * sound.sample_rate, np.arange(len(samples)), samples).astype(np.float32)

    def speaking(self) -> None:
        """Pictures while the second sentence is being made: its codes, and its attention."""
        from tacolm_core import FrameDecoded, LevelsDecoded

        seen: list[Any] = []
        self.studio.speaking.event_arrived.connect(seen.append)
        self.window.text.set_text(TEXT)
        self.window.text.keep_seed.setChecked(True)
        self.window.text.seed.setText("7")
        self.window.result.show_codes()
        self.window.text.speak_button.click()
        self.until(lambda: any(isinstance(one, LevelsDecoded) and one.level == 4 for one in seen))
        self.take_now("levels")
        self.until(lambda: any(isinstance(one, FrameDecoded) and one.index == 1 and one.frame > 60 for one in seen))
        self.window.result.show_attention()
        self.take_now("speaking")
        self.settle()
        self.studio.speaking.event_arrived.disconnect(seen.append)


if __name__ == "__main__":
    sys.exit(main())
