"""The dialog in which the model is taught a voice."""

from pathlib import Path

from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QCheckBox, QFormLayout, QLineEdit, QStackedWidget, QWidget

from app.settings import SettingsStore
from app.sound.devices import SoundDevices
from app.sound.player import Player
from app.sound.recorder import Recorder, RecorderState
from app.teaching.reading_page import ReadingPage
from app.teaching.result_pages import ComparingPage, LearningPage
from app.teaching.service import Stage, TeachingService
from app.theme import Theme
from app.voices.collection import SavedVoice
from app.widgets.buttons import PushButton, muted
from app.widgets.dialog import Dialog
from app.widgets.notice import NoticeBar


class TeachingDialog(Dialog):
    """Read, learn, compare. It may be closed at any time, and goes on where it was."""

    def __init__(
        self,
        service: TeachingService,
        recorder: Recorder,
        player: Player,
        devices: SoundDevices,
        settings: SettingsStore,
        theme: Theme,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(self.tr("Teach a voice"), parent, letters=110, lines=38)
        self._service, self._recorder, self._player = service, recorder, player
        self.name = QLineEdit()
        self.consent = QCheckBox(self.tr("I am the speaker, or the speaker has agreed that I use this voice."))
        self.reading = ReadingPage(service, recorder, player, devices, settings, theme)
        self.learning = LearningPage()
        self.comparing = ComparingPage(service, player, theme)
        self.pages = QStackedWidget()
        self.message_place = muted(wrap=True)  # what is missing, or a message over it
        self.notice = NoticeBar(theme, self.message_place)
        self.close_button = PushButton(theme, self.tr("Close"))
        self.discard_button = PushButton(theme, self.tr("Discard"), "delete")
        self.more_button = PushButton(theme, self.tr("Teach more"), "refresh")
        self.stop_button = PushButton(theme, self.tr("Stop"), "stop")
        self.learn_button = PushButton(theme, self.tr("Learn"), "check", "primary")
        self.keep_button = PushButton(theme, self.tr("Keep the voice"), "check", "primary")
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        form = QFormLayout()
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.ExpandingFieldsGrow)
        self.name.setMaxLength(80)
        self.name.setPlaceholderText(self.tr("For example: my voice"))
        self.name.setAccessibleName(self.tr("Name of the voice"))
        form.addRow(self.tr("Name"), self.name)
        form.addRow("", self.consent)
        about = self.tr(
            "Read these sentences aloud, or use recordings that you have: the model learns the voice from them. "
            "You can close this at any time and go on another day."
        )
        self.body.addWidget(muted(about, wrap=True))
        self.body.addLayout(form)
        for page in (self.reading, self.learning, self.comparing):
            self.pages.addWidget(page)
        self.body.addWidget(self.pages, 1)
        for button in (self.discard_button, self.more_button):
            self.foot.addWidget(button)
        self.foot.addWidget(self.message_place, 1)
        for button in (self.close_button, self.stop_button, self.learn_button, self.keep_button):
            self.foot.addWidget(button)

    def _connect(self) -> None:
        service = self._service
        self.name.editingFinished.connect(self._describe)
        self.name.textChanged.connect(self._refresh)
        self.consent.clicked.connect(self._describe)
        self.consent.toggled.connect(self._refresh)
        self.reading.source_chosen.connect(self._on_source)
        self.close_button.clicked.connect(self.reject)
        self.learn_button.clicked.connect(self._on_learn)
        self.stop_button.clicked.connect(service.cancel)
        self.discard_button.clicked.connect(service.discard)
        self.more_button.clicked.connect(self._on_more)
        self.keep_button.clicked.connect(service.keep)
        self._recorder.state_changed.connect(self._refresh)
        self._recorder.failed.connect(self._complain)
        self._player.failed.connect(self._complain)
        service.opened.connect(self._on_opened)
        service.readings_changed.connect(self._refresh)
        service.progressed.connect(self.learning.show_progress)
        service.stage_changed.connect(self._show_stage)
        service.kept.connect(self._on_kept)
        service.failed.connect(self._complain)

    def begin(self, saved: SavedVoice | None) -> None:
        """Show what is known of a voice."""
        self.notice.dismiss()
        self.open()
        self._service.open(saved)

    def _on_opened(self) -> None:
        facts = self._service.folder.facts
        self.name.setText(facts.name)
        self.consent.setChecked(bool(facts.consent))
        self.reading.begin()
        self.learning.show_progress(self._service.progress)
        self._show_stage(self._service.stage)

    def _show_stage(self, stage: Stage) -> None:
        self.pages.setCurrentIndex(list(Stage).index(stage))
        for button, where in (
            (self.learn_button, Stage.READING),
            (self.stop_button, Stage.LEARNING),
            (self.discard_button, Stage.COMPARING),
            (self.more_button, Stage.COMPARING),
            (self.keep_button, Stage.COMPARING),
        ):
            button.setVisible(stage is where)
        if stage is Stage.READING and self.isVisible():
            self.reading.refresh()
            self.reading.listen()
        elif stage is not Stage.READING:
            self._recorder.close()
        if stage is Stage.COMPARING:
            self.comparing.begin()
        self._refresh()

    def _refresh(self) -> None:
        is_recording = self._recorder.state in (RecorderState.COUNTDOWN, RecorderState.RECORDING)
        named, agreed = bool(self.name.text().strip()), self.consent.isChecked()
        ready = self._service.can_learn and named and agreed and not is_recording
        words = self.tr("Go on learning") if self._service.is_broken_off else self.tr("Learn")
        self.learn_button.show_words(words, "check")
        self.learn_button.setEnabled(ready)
        missing = "" if ready else self._missing(named=named, agreed=agreed)
        self.learn_button.setToolTip(missing)
        self.message_place.setText(missing if self._service.can_learn and self._service.stage is Stage.READING else "")
        at_work = self._service.stage is Stage.LEARNING
        self.name.setEnabled(not at_work)
        self.consent.setEnabled(not at_work)

    def _missing(self, *, named: bool, agreed: bool) -> str:
        if not self._service.can_learn:
            return self.tr("Read more sentences first, or choose a folder of recordings.")
        if not named:
            return self.tr("Give the voice a name.")
        return self.tr("Tick the box about the speaker's agreement.") if not agreed else ""

    def _describe(self) -> None:
        consent = self.consent.text() if self.consent.isChecked() else ""
        self._service.describe(self.name.text(), consent)

    def _on_source(self, path: Path | None) -> None:
        self._service.use_folder(path)
        self.reading.listen()
        self._refresh()

    def _on_learn(self) -> None:
        self.notice.dismiss()
        self._describe()
        self._service.learn()

    def _on_more(self) -> None:
        self._service.learn(more=True)

    def _on_kept(self, name: str) -> None:
        self.notice.inform(self.tr("The voice “{0}” is in the list of voices now.").format(name))

    def _complain(self, text: str) -> None:
        if self.isVisible():
            self.notice.complain(text)

    def reject(self) -> None:
        """Esc ends a recording first, and closes the dialog when there is none."""
        if self._recorder.state in (RecorderState.COUNTDOWN, RecorderState.RECORDING):
            self._recorder.stop()
        else:
            super().reject()

    def done(self, result: int) -> None:
        """Close in any way; the readings are on disk, and learning goes on."""
        self._recorder.stop(at_once=True)
        self._recorder.close()
        self._player.stop()
        super().done(result)

    def closeEvent(self, event: QCloseEvent) -> None:
        self.done(int(Dialog.DialogCode.Rejected))
        event.accept()
