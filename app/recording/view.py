"""The dialog in which a recording becomes a voice."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QFont, QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QCheckBox,
    QFileDialog,
    QFormLayout,
    QLabel,
    QLineEdit,
    QStackedWidget,
    QWidget,
)

from app.recording.microphone_view import MicrophoneView
from app.recording.prompt import PromptDraft
from app.recording.readings_row import ReadingsRow
from app.recording.service import PromptService
from app.recording.sound_drop import SOUND_FILTER, sound_path
from app.recording.take_check import Grade, Verdict
from app.sound.player import Player
from app.sound.recorder import Recorder, RecorderState
from app.theme import Theme
from app.widgets.buttons import PushButton, heading, muted, panel, set_role
from app.widgets.dialog import Dialog
from app.widgets.file_dialog import MUSIC, FileDialog
from app.widgets.notice import NoticeBar

if TYPE_CHECKING:
    from app.recording.trim_view import TrimView
    from tacolm_core import Waveform


class NewVoiceDialog(Dialog):
    """Record or load, trim, name, save. Opened, never executed: the window behind stays alive."""

    put_aside = Signal()  # closed with something recorded that no voice was made of

    def __init__(
        self,
        service: PromptService,
        recorder: Recorder,
        player: Player,
        microphone: MicrophoneView,
        trim: "TrimView",
        theme: Theme,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(self.tr("New voice"), parent, letters=125, lines=40)
        self._service = service
        self._recorder = recorder
        self._player = player
        self._playing_from: float | None = None
        self._is_busy = False
        self._words = ""  # on the screen when the recording began
        self._suggested = ""  # a name that nobody typed
        self.setAcceptDrops(True)
        self.readings = ReadingsRow(theme)
        self.microphone = microphone
        self.trim = trim
        self.count = QLabel()
        self.pages = self._make_pages()
        self.message_place = muted(wrap=True)  # what is missing, or a message over it
        self.notice = NoticeBar(theme, self.message_place)
        self.name = QLineEdit()
        self.note = QLineEdit()
        self.consent = QCheckBox(self.tr("I am the speaker, or the speaker has agreed that I use this voice."))
        self.cancel_button = PushButton(theme, self.tr("Close"))
        self.save_button = PushButton(theme, self.tr("Save voice"), "check", "primary")
        self._lay_out()
        self._connect()
        self._show_draft(None)

    def _make_pages(self) -> QStackedWidget:
        empty = QLabel(self.tr("Record a few seconds, or drop a sound file here (wav, flac, ogg, mp3)."))
        empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        empty.setWordWrap(True)
        set_role(empty, "muted")
        font = QFont(self.count.font())
        font.setPointSizeF(font.pointSizeF() * 5)
        self.count.setFont(font)
        self.count.setStyleSheet(f"font-size: {font.pointSizeF():.0f}pt; font-weight: 600;")
        self.count.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.count.setAccessibleName(self.tr("Countdown"))
        pages = QStackedWidget()
        for page in (empty, self.count, self.trim):
            pages.addWidget(page)
        pages.setMinimumHeight(max(250, self.trim.minimumSizeHint().height()))
        return pages

    def _lay_out(self) -> None:
        self.name.setPlaceholderText(self.tr("For example: my voice"))
        self.name.setAccessibleName(self.tr("Name of the voice"))
        self.name.setMaxLength(80)
        self.note.setPlaceholderText(self.tr("Optional: where, when, what for"))
        self.note.setAccessibleName(self.tr("Note about the voice"))
        self.consent.setAccessibleName(self.consent.text())
        source, source_layout = panel()
        source_layout.addWidget(heading(self.tr("Record or load")))
        source_layout.addWidget(self.microphone)
        part, part_layout = panel()
        part_layout.addWidget(self.pages, 1)
        form = QFormLayout()
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.ExpandingFieldsGrow)
        form.addRow(self.tr("Name"), self.name)
        form.addRow(self.tr("Note"), self.note)
        form.addRow("", self.consent)
        self.body.addWidget(source)
        self.body.addWidget(self.readings)
        self.body.addWidget(part, 1)
        self.body.addLayout(form)
        self.foot.addWidget(self.message_place, 1)
        self.foot.addWidget(self.cancel_button)
        self.foot.addWidget(self.save_button)

    def _connect(self) -> None:
        service, recorder = self._service, self._recorder
        service.changed.connect(self._show_draft)
        service.checked.connect(self._show_verdict)
        service.busy_changed.connect(self._show_busy)
        service.failed.connect(self._complain)
        service.told.connect(self.notice.inform)
        service.saved.connect(self.accept)
        service.pieces_changed.connect(self._show_pieces)
        self.readings.unwanted.connect(service.leave_out)
        self.microphone.began.connect(self._on_began)
        service.best_ready.connect(self._play_best)
        recorder.finished.connect(self._on_recorded)
        recorder.failed.connect(self._complain)
        recorder.state_changed.connect(self._on_recorder_state)
        recorder.countdown.connect(self._on_countdown)
        self._player.position.connect(self._on_position)
        self._player.finished.connect(self._on_played)
        self._player.failed.connect(self._complain)
        self.microphone.load_wanted.connect(self._choose_file)
        self.trim.trimmed.connect(service.trim)
        self.trim.transcript_typed.connect(service.set_transcript)
        self.trim.play_wanted.connect(self.play_part)
        self.trim.best_wanted.connect(service.hear_best)
        self.name.textChanged.connect(self._refresh_save)
        self.consent.toggled.connect(self._refresh_save)
        self.save_button.clicked.connect(self._on_save)
        self.cancel_button.clicked.connect(self.reject)
        paste = QShortcut(QKeySequence(QKeySequence.StandardKey.Paste), self)
        paste.activated.connect(self.paste)
        for keys, do in (("Ctrl+Z", service.changes.undo), ("Ctrl+Shift+Z", service.changes.redo)):
            QShortcut(QKeySequence(keys), self).activated.connect(do)

    def begin(self, file: Path | None = None) -> None:
        """Show the dialog afresh; with a file, load it and leave the microphone alone."""
        self._service.clear()
        self.notice.dismiss()
        self.note.clear()
        self.consent.setChecked(False)
        self.name.clear()
        self._suggested = ""
        self.microphone.begin()
        self._start(file)

    def resume(self) -> None:
        """Show the dialog as it was when it was closed."""
        self._start(None)
        self._service.take_up()

    def _start(self, file: Path | None) -> None:
        self.open()
        if file is None:
            self.microphone.open_microphone()
            self.microphone.record_button.setFocus()
        else:
            self.microphone.look_for_microphones()
            self.load(file)

    def load(self, path: Path) -> None:
        """Take a sound file instead of a recording."""
        self._recorder.close()
        self.notice.dismiss()
        if self.name.text().strip() in ("", self._suggested):
            self._suggested = path.stem[:80].strip()
            self.name.setText(self._suggested)
        self._service.load(path)

    def paste(self) -> None:
        """A sound file copied in the file manager."""
        path = sound_path(QGuiApplication.clipboard().mimeData())
        if path is not None:
            self.load(path)

    def play_part(self) -> None:
        draft = self._service.draft
        if draft is not None:
            part = draft.part()
            self._playing_from = draft.start
            self._player.play(part.samples, part.sample_rate)

    def reject(self) -> None:
        """Esc ends a recording first, and closes the dialog when there is none."""
        if self._recorder.state in (RecorderState.COUNTDOWN, RecorderState.RECORDING):
            self._recorder.stop()
        else:
            super().reject()

    def done(self, result: int) -> None:
        """Close in any way: let go of the devices; what was recorded is put aside."""
        self._recorder.stop(at_once=True)
        self._recorder.close()
        self._player.stop()
        has_any = self._service.put_aside()
        super().done(result)
        if has_any:
            self.put_aside.emit()

    def closeEvent(self, event: QCloseEvent) -> None:
        self.done(int(Dialog.DialogCode.Rejected))
        event.accept()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if sound_path(event.mimeData()) is not None:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        path = sound_path(event.mimeData())
        if path is not None:
            event.acceptProposedAction()
            self.load(path)

    def _choose_file(self) -> None:
        dialog = FileDialog(
            self, self.tr("Load a sound file"), self.tr("Sound files ({0})").format(SOUND_FILTER), MUSIC
        )
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(self._on_file)
        dialog.open()

    def _on_file(self, path: str) -> None:
        self.load(Path(path))

    def _on_recorded(self, sound: "Waveform", lost: int) -> None:
        self._service.take_recording(sound, self._words)
        self.microphone.next_sentence()
        if lost:
            self.notice.inform(
                self.tr("Some sound was lost while recording because the computer was busy: record again.")
            )

    def _on_began(self) -> None:
        self._words = self.microphone.words

    def _show_pieces(self) -> None:
        self.readings.show_pieces(self._service.pieces)
        self.grow()
        self.microphone.show_pieces(len(self._service.pieces))

    def _on_recorder_state(self, state: RecorderState) -> None:
        if state in (RecorderState.COUNTDOWN, RecorderState.RECORDING):
            self._player.stop()
            self.notice.dismiss()
            self.count.setText(self.tr("Speak") if state is RecorderState.RECORDING else "")
            self.pages.setCurrentIndex(1)
        else:
            self.pages.setCurrentIndex(2 if self._service.draft else 0)
        self._refresh_save()

    def _on_countdown(self, left: int) -> None:
        if left > 0:
            self.count.setText(str(left))

    def _on_position(self, seconds: float) -> None:
        if self._playing_from is not None and self.isVisible():
            self.trim.show_playhead(self._playing_from + seconds)

    def _on_played(self) -> None:
        self._playing_from = None
        self.trim.show_playhead(None)

    def _play_best(self, sound: "Waveform") -> None:
        draft = self._service.draft
        self._playing_from = draft.start if draft else None
        self._player.play(sound.samples, sound.sample_rate)

    def _show_draft(self, draft: PromptDraft | None) -> None:
        self.pages.setCurrentIndex(2 if draft else 0)
        if draft is not None:
            self.trim.show_draft(draft)
        self._refresh_save()

    def _show_verdict(self, verdict: Verdict | None) -> None:
        self.trim.show_verdict(verdict)
        if verdict is not None and verdict.grade is Grade.GOOD:
            self.microphone.meter.forgive()
        self._refresh_save()

    def _show_busy(self, is_busy: bool) -> None:
        self._is_busy = is_busy
        self.trim.best_button.setEnabled(not is_busy)
        self._refresh_save()

    def _refresh_save(self) -> None:
        verdict = self._service.verdict
        usable = self._service.draft is not None and verdict is not None and verdict.grade is not Grade.BAD
        recording = self._recorder.state in (RecorderState.COUNTDOWN, RecorderState.RECORDING)
        named = bool(self.name.text().strip())
        ready = usable and named and self.consent.isChecked() and not self._is_busy and not recording
        self.save_button.setEnabled(ready)
        missing = "" if ready else self._missing(usable=usable, named=named)
        self.save_button.setToolTip(missing)
        self.message_place.setText(missing if usable else "")

    def _missing(self, *, usable: bool, named: bool) -> str:
        if not usable:
            return self.tr("Record or load a usable voice first.")
        if not named:
            return self.tr("Give the voice a name.")
        return self.tr("Tick the box about the speaker's agreement.") if not self.consent.isChecked() else ""

    def _on_save(self) -> None:
        self._service.save(name=self.name.text(), note=self.note.text(), consent=self.consent.text())

    def _complain(self, text: str) -> None:
        if self.isVisible():
            self.notice.complain(text)
