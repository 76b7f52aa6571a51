"""The pages of learning and of its result."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QProgressBar, QVBoxLayout, QWidget

from app.sound.player import Player
from app.teaching.service import Progress, TeachingService
from app.theme import Theme
from app.widgets.buttons import PushButton, heading, muted, plain_label

if TYPE_CHECKING:
    from tacolm_core import Waveform


class LearningPage(QWidget):
    """How far it is, how alike it sounds, how long it takes."""

    def __init__(self) -> None:
        super().__init__()
        self.bar = QProgressBar()
        self.state = plain_label(wrap=True)
        self.likeness = plain_label(wrap=True)
        self.left_out = muted(wrap=True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(heading(self.tr("Learning")))
        layout.addWidget(
            muted(
                self.tr(
                    "The window stays usable, and this dialog may be closed: learning goes on. Stopped, it goes on the "
                    "next time where it was."
                ),
                wrap=True,
            )
        )
        for widget in (self.bar, self.state, self.likeness, self.left_out):
            layout.addWidget(widget)
        layout.addStretch(1)
        self.bar.setRange(0, 1000)
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(self.tr("Progress of learning"))

    def show_progress(self, progress: Progress) -> None:
        self.bar.setValue(round(1000 * progress.share))
        lessons = {
            "speech": self.tr("How you speak: pass {0} of {1}."),
            "timbre": self.tr("What your voice is made of: pass {0} of {1}."),
            "sound": self.tr("How it sounds: pass {0} of {1}."),
        }
        words = lessons.get(progress.lesson, "").format(progress.number, progress.of)
        words = words or self.tr("Listening to the recordings…")
        if progress.seconds_left > 0:
            words += " " + self.tr("At most {0:.1f} minutes left.").format(progress.seconds_left / 60)
        self.state.setText(words)
        figures = ""
        if progress.likeness is not None and progress.untaught is not None:
            figures = self.tr("Likeness now {0:.0f} %, untaught {1:.0f} %.").format(
                100 * progress.likeness, 100 * progress.untaught
            )
        self.likeness.setText(figures)
        self.left_out.setText("\n".join(progress.left_out))


class ComparingPage(QWidget):
    """The same sentence untaught and taught."""

    def __init__(self, service: TeachingService, player: Player, theme: Theme) -> None:
        super().__init__()
        self._service, self._player = service, player
        self._sounds: dict[str, Waveform] = {}
        self.figures = plain_label(wrap=True)
        self.text = QLineEdit(self.tr("This is how I sound when I have read a few sentences to the computer."))
        self.speak_button = PushButton(theme, self.tr("Say it both ways"), "play")
        self.a_button = PushButton(theme, self.tr("A: untaught"), "play")
        self.b_button = PushButton(theme, self.tr("B: taught"), "play")
        self._lay_out()
        self.speak_button.clicked.connect(self._on_speak)
        self.a_button.clicked.connect(self._on_a)
        self.b_button.clicked.connect(self._on_b)
        self.text.textChanged.connect(self._forget)
        service.comparison_ready.connect(self._on_ready)
        service.failed.connect(self._on_failed)

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(heading(self.tr("The voice is taught")))
        layout.addWidget(self.figures)
        layout.addWidget(muted(self.tr("Let it say something, untaught and taught:")))
        self.text.setAccessibleName(self.tr("What both shall say"))
        self.text.setMaxLength(200)
        layout.addWidget(self.text)
        row = QHBoxLayout()
        for button in (self.speak_button, self.a_button, self.b_button):
            row.addWidget(button)
        row.addStretch(1)
        layout.addLayout(row)
        layout.addStretch(1)
        layout.setAlignment(Qt.AlignmentFlag.AlignTop)

    def begin(self) -> None:
        """Show the figures of the voice that was taught last."""
        self._forget()
        voice = self._service.candidate
        if voice is not None and voice.lessons is not None:
            lessons = voice.lessons
            words = self.tr("Learnt from {0} recordings, {1:.0f} s. Likeness {2:.0f} %, untaught {3:.0f} %.")
            self.figures.setText(
                words.format(lessons.recordings, lessons.seconds, 100 * lessons.after, 100 * lessons.before)
            )

    def _forget(self) -> None:
        self._sounds = {}
        self.speak_button.setEnabled(bool(self.text.text().strip()))
        self._show_sides()

    def _show_sides(self) -> None:
        for button, side in ((self.a_button, "a"), (self.b_button, "b")):
            button.setEnabled(side in self._sounds)

    def _on_speak(self) -> None:
        self.speak_button.setEnabled(False)
        self._service.compare(self.text.text())

    def _on_ready(self, untaught: "Waveform", taught: "Waveform") -> None:
        self._sounds = {"a": untaught, "b": taught}
        self.speak_button.setEnabled(True)
        self._show_sides()
        self._on_a()

    def _on_failed(self, _problem: str) -> None:
        self.speak_button.setEnabled(True)

    def _on_a(self) -> None:
        self._play("a")

    def _on_b(self) -> None:
        self._play("b")

    def _play(self, side: str) -> None:
        sound = self._sounds.get(side)
        if sound is not None and self.isVisible():
            self._player.play(sound.samples, sound.sample_rate)
