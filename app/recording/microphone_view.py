"""The upper part of the new-voice dialog: which microphone, how loud, how long, go."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QSpinBox, QWidget

from app.recording.sentences import sentences
from app.settings import SettingsStore
from app.sound.devices import SoundDevices
from app.sound.recorder import Recorder, RecorderState
from app.theme import Theme
from app.widgets.buttons import IconButton, PushButton, inset, muted, plain_label, set_role
from app.widgets.device_picker import DevicePicker
from app.widgets.level_meter import LevelMeter


class MicrophoneView(QWidget):
    """Drives the recorder."""

    load_wanted = Signal()
    began = Signal()  # a recording, of the words that are shown

    def __init__(
        self,
        recorder: Recorder,
        devices: SoundDevices,
        settings: SettingsStore,
        theme: Theme,
        texts: tuple[str, ...] = (),
    ) -> None:
        """`texts`: what has to be read; () for sentences that make a voice, where anything else does too."""
        super().__init__()
        self._texts = texts or sentences()
        self._must_be_read = bool(texts)  # what is said is learnt with those words
        self._recorder = recorder
        self._devices = devices
        self._settings = settings
        self.picker = DevicePicker(self.tr("Microphone"))
        self.refresh_button = IconButton(theme, "refresh", self.tr("Look for microphones again"))
        self.meter = LevelMeter(theme.colours)
        self.record_button = PushButton(theme, self.tr("Record"), "record", "primary")
        self.load_button = PushButton(theme, self.tr("Load a file…"), "open")
        self.countdown_box = QSpinBox()
        self.sentence = plain_label(wrap=True)
        self.next_button = IconButton(theme, "refresh", self.tr("Another sentence to read"))
        self.hint = QLabel()
        self._number = 0
        self._has_recorded = False
        self._set_up_boxes()
        self._lay_out()
        self._connect(theme)
        self._show_devices()
        self._show_state(recorder.state)

    def _set_up_boxes(self) -> None:
        inset(self.countdown_box)
        self.countdown_box.setRange(0, 5)
        self.countdown_box.setSuffix(self.tr(" s"))
        self.countdown_box.setAccessibleName(self.tr("Countdown in seconds"))
        self.countdown_box.setToolTip(self.tr("Countdown before the recording"))
        self.countdown_box.setValue(self._settings.current.countdown)
        set_role(self.sentence, "reading")
        self.sentence.setAccessibleName(self.tr("A sentence to read aloud"))
        self.sentence.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        set_role(self.hint, "muted")
        self.hint.setWordWrap(True)

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.addWidget(self.picker, 1)
        top.addWidget(self.refresh_button)
        top.addSpacing(8)
        top.addWidget(self.meter, 1)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self.record_button)
        label = muted(self.tr("after a countdown of"))
        label.setBuddy(self.countdown_box)
        buttons.addWidget(label)
        buttons.addWidget(self.countdown_box)
        buttons.addStretch(1)
        buttons.addWidget(self.load_button)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.addLayout(top, 0, 0)
        words = QHBoxLayout()
        words.addWidget(self.sentence, 1)
        words.addWidget(self.next_button, 0, Qt.AlignmentFlag.AlignTop)
        grid.addLayout(words, 1, 0)
        grid.addLayout(buttons, 2, 0)
        grid.addWidget(self.hint, 3, 0)

    def _connect(self, theme: Theme) -> None:
        theme.changed.connect(self.meter.set_colours)
        self.picker.picked.connect(self._on_picked)
        self.refresh_button.clicked.connect(self._on_refresh)
        self.record_button.clicked.connect(self._on_record)
        self.load_button.clicked.connect(self.load_wanted)
        self.countdown_box.valueChanged.connect(self._on_countdown)
        self.next_button.clicked.connect(self.next_sentence)
        self._devices.changed.connect(self._show_devices)
        self._recorder.level.connect(self.meter.show_level)
        self._recorder.state_changed.connect(self._show_state)
        self._recorder.countdown.connect(self._show_countdown)
        self._recorder.progress.connect(self._show_progress)

    @property
    def words(self) -> str:
        """The sentence that is on the screen."""
        return self._texts[self._number % len(self._texts)]

    def offer(self, number: int) -> None:
        """Show one of the texts."""
        self._number = number
        self.sentence.setText(f"“{self.words}”")

    def begin(self) -> None:
        """The first sentence again."""
        self._number = -1
        self.next_sentence()

    def next_sentence(self) -> None:
        self.offer(self._number + 1)

    def open_microphone(self) -> None:
        """Start showing the level."""
        self._devices.load()
        if self._devices.inputs:
            self._recorder.listen()
        else:
            self._show_no_microphone()

    def look_for_microphones(self) -> None:
        """Fill the list and leave the microphone alone."""
        self._devices.load()

    def show_pieces(self, pieces: int) -> None:
        """How many readings there are: the button asks for more, and for another sentence."""
        self._has_recorded = pieces > 0
        self._show_state(self._recorder.state)

    def _show_no_microphone(self) -> None:
        text = self._devices.problem or self.tr(
            "No microphone was found: plug one in and press Refresh, or load a file."
        )
        self.hint.setText(text)
        self.record_button.setEnabled(False)

    def _show_devices(self) -> None:
        self.picker.show_devices(self._devices.inputs, self._devices.input, self._settings.current.input_device)

    def _on_picked(self, device: object) -> None:
        self._devices.choose_input(device)  # type: ignore[arg-type]
        self._recorder.reopen()

    def _on_refresh(self) -> None:
        self._devices.refresh()
        self.open_microphone()

    def _on_countdown(self, seconds: int) -> None:
        self._settings.update(countdown=seconds)

    def _on_record(self) -> None:
        if self._recorder.state in (RecorderState.RECORDING, RecorderState.COUNTDOWN):
            self._recorder.stop()
            return
        self.meter.clear()
        self.began.emit()
        self._recorder.record(self.countdown_box.value())

    def _show_state(self, state: RecorderState) -> None:
        busy = state in (RecorderState.RECORDING, RecorderState.COUNTDOWN)
        words = self.tr("Stop") if busy else self.tr("Record another one") if self._has_recorded else self.tr("Record")
        self.record_button.show_words(words, "stop" if busy else "record")
        self.record_button.setEnabled(True)
        for widget in (self.picker, self.refresh_button, self.next_button, self.countdown_box, self.load_button):
            widget.setEnabled(not busy)
        if state is RecorderState.CLOSED:
            self.meter.clear()
        if not busy:
            self.hint.setText(self._how_to_read())

    def _how_to_read(self) -> str:
        if self._must_be_read:
            return self.tr("Read it calmly, word for word, about 20 cm from the microphone, in a quiet room.")
        return self.tr("Read it calmly, or say anything else, about 20 cm from the microphone, in a quiet room.")

    def _show_countdown(self, left: int) -> None:
        if left > 0:
            self.hint.setText(self.tr("Recording starts in {0}…").format(left))

    def _show_progress(self, seconds: float) -> None:
        text = self.tr("Recording: {0:.1f} s. It ends by itself when you have finished; Stop, Space or Esc end it too.")
        self.hint.setText(text.format(seconds))
