"""The page on which sentences are read: which one now, which are done, and what each is worth."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QFileDialog, QHBoxLayout, QListWidget, QVBoxLayout, QWidget

from app.core_words import shown
from app.recording.microphone_view import MicrophoneView
from app.settings import SettingsStore
from app.sound.devices import SoundDevices
from app.sound.player import Player
from app.sound.recorder import Recorder
from app.teaching.readings import FEWEST
from app.teaching.service import TeachingService
from app.theme import Theme
from app.widgets.buttons import PushButton, muted, plain_label, set_role

if TYPE_CHECKING:
    from tacolm_core import ReadingVerdict, Waveform

_LINES = 9  # of the list that are seen at once


class ReadingPage(QWidget):
    """Drives recorder and player; the service keeps and judges."""

    source_chosen = Signal(object)  # Path or None

    def __init__(
        self,
        service: TeachingService,
        recorder: Recorder,
        player: Player,
        devices: SoundDevices,
        settings: SettingsStore,
        theme: Theme,
    ) -> None:
        super().__init__()
        self._service, self._recorder, self._player = service, recorder, player
        self._number = 0
        self._recorded: int | None = None  # the sentence that is being read
        self.microphone = MicrophoneView(recorder, devices, settings, theme, service.texts)
        self.verdict = plain_label(wrap=True)
        self.list = QListWidget()
        self.hear_button = PushButton(theme, self.tr("Hear it"), "play")
        self.leave_out_button = PushButton(theme, self.tr("Leave it out"), "delete")
        self.folder_button = PushButton(theme, self.tr("Use a folder of recordings…"), "open")
        self.own_button = PushButton(theme, self.tr("Read sentences instead"), "microphone")
        self.source = muted(wrap=True)
        self.count = muted(wrap=True)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.microphone)
        layout.addWidget(self.verdict)
        layout.addWidget(self.list, 1)
        row = QHBoxLayout()
        for button in (self.hear_button, self.leave_out_button):
            row.addWidget(button)
        row.addStretch(1)
        row.addWidget(self.folder_button)
        row.addWidget(self.own_button)
        layout.addLayout(row)
        layout.addWidget(self.source)
        layout.addWidget(self.count)
        self.microphone.load_button.hide()
        self.list.setAccessibleName(self.tr("Sentences to read"))
        self.list.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.list.setMinimumHeight(_LINES * self.fontMetrics().lineSpacing())
        self.list.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        for text in self._service.texts:
            self.list.addItem(text)

    def _connect(self) -> None:
        self.list.currentRowChanged.connect(self._on_row)
        self.microphone.began.connect(self._on_began)
        self.microphone.next_button.clicked.disconnect()
        self.microphone.next_button.clicked.connect(self._on_next)
        self.hear_button.clicked.connect(self.hear)
        self.leave_out_button.clicked.connect(self._on_leave_out)
        self.folder_button.clicked.connect(self._choose_folder)
        self.own_button.clicked.connect(self._on_own)
        self._recorder.finished.connect(self._on_recorded)
        self._service.readings_changed.connect(self.refresh)
        self._service.checked.connect(self._on_checked)

    def begin(self) -> None:
        """The first sentence that was not read."""
        self._recorded = None
        self.refresh()
        self._go_to(self._service.next_unread(-1))

    def listen(self) -> None:
        """Open the microphone, unless somebody's folder is used."""
        if not self._service.folder.facts.source:
            self.microphone.open_microphone()

    def refresh(self) -> None:
        """Marks, counts, and what can be done with the chosen sentence."""
        source, read = self._service.folder.facts.source, self._service.folder.numbers
        for number, text in enumerate(self._service.texts):
            self.list.item(number).setText(f"{self._mark(number, read)}  {text}")
        for widget in (self.microphone, self.verdict, self.list, self.hear_button, self.leave_out_button):
            widget.setVisible(not source)
        self.folder_button.setVisible(not source)
        self.own_button.setVisible(bool(source))
        self.source.setVisible(bool(source))
        self.source.setText(self.tr("Recordings with their texts in {0}").format(source))
        self.count.setVisible(not source)
        self.count.setText(self._counted(self._service.count))
        self._show_chosen()

    def _counted(self, read: int) -> str:
        if read < FEWEST:
            return self.tr("{0} of at least {1} sentences are read; twenty or more are better.").format(read, FEWEST)
        return self.tr("{0} of {1} sentences are read: enough to learn from.").format(read, len(self._service.texts))

    def _mark(self, number: int, read: tuple[int, ...]) -> str:
        verdict = self._service.verdicts.get(number)
        if number not in read:
            return "○"
        return "●" if verdict is None or verdict.is_usable else "✗"

    def _go_to(self, number: int) -> None:
        self._number = number
        self.list.setCurrentRow(number)
        self.microphone.offer(number)
        self._show_chosen()

    def _show_chosen(self) -> None:
        is_read = self._number in self._service.folder.numbers
        self.hear_button.setEnabled(is_read)
        self.leave_out_button.setEnabled(is_read)

    def _on_row(self, number: int) -> None:
        if number >= 0 and self._recorded is None:
            self._number = number
            self.microphone.offer(number)
            verdict = self._service.verdicts.get(number)
            self._say("", "muted") if verdict is None else self._show_verdict(number, verdict)
            self._show_chosen()

    def _on_next(self) -> None:
        self._go_to(self._service.next_unread(self._number))

    def _on_began(self) -> None:
        self._player.stop()
        self._recorded = self._number

    def _on_recorded(self, sound: "Waveform", lost: int) -> None:
        number, self._recorded = self._recorded, None
        if number is None or not self.isVisible():
            return
        if lost:
            self._say(self.tr("Some sound was lost while the computer was busy: read it again."), "bad")
            return
        self._say(self.tr("Listening to what was read…"), "muted")
        self._service.take(number, sound)
        self._go_to(self._service.next_unread(number))

    def _on_checked(self, number: int, verdict: "ReadingVerdict") -> None:
        self.refresh()
        self._show_verdict(number, verdict)
        if not verdict.is_usable and self._recorded is None:
            self._go_to(number)

    def _show_verdict(self, number: int, verdict: "ReadingVerdict") -> None:
        reasons = " ".join(shown(reason) for reason in verdict.reasons)
        if verdict.is_usable and not reasons:
            self._say(self.tr("Sentence {0}: good.").format(number + 1), "good")
        else:
            role = "muted" if verdict.is_usable else "bad"
            self._say(self.tr("Sentence {0}: {1}").format(number + 1, reasons), role)

    def _say(self, words: str, role: str) -> None:
        set_role(self.verdict, role)
        self.verdict.setText(words)

    def hear(self) -> None:
        """The reading of the chosen sentence."""
        sound = self._service.sound_of(self._number)
        if sound is not None:
            self._player.play(sound.samples, sound.sample_rate)

    def _on_leave_out(self) -> None:
        self._service.leave_out(self._number)
        self._say("", "muted")

    def _choose_folder(self) -> None:
        dialog = QFileDialog(self, self.tr("Folder of recordings with texts"), str(Path.home()))
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(self._on_folder)
        dialog.open()

    def _on_folder(self, path: str) -> None:
        self._recorder.close()
        self.source_chosen.emit(Path(path))

    def _on_own(self) -> None:
        self.source_chosen.emit(None)
