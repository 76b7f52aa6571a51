"""The upper part of the new-voice dialog: which microphone, how loud, how long, go."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDoubleSpinBox, QGridLayout, QHBoxLayout, QLabel, QSpinBox, QWidget

from app.settings import SettingsStore
from app.sound.devices import SoundDevices
from app.sound.recorder import Recorder, RecorderState
from app.theme import Theme
from app.widgets.buttons import IconButton, PushButton, inset, set_role
from app.widgets.device_picker import DevicePicker
from app.widgets.level_meter import LevelMeter


class MicrophoneView(QWidget):
    """Drives the recorder."""

    load_wanted = Signal()

    def __init__(self, recorder: Recorder, devices: SoundDevices, settings: SettingsStore, theme: Theme) -> None:
        super().__init__()
        self._recorder = recorder
        self._devices = devices
        self._settings = settings
        self.picker = DevicePicker(self.tr("Microphone"))
        self.refresh_button = IconButton(theme, "refresh", self.tr("Look for microphones again"))
        self.meter = LevelMeter(theme.colours)
        self.record_button = PushButton(theme, self.tr("Record"), "record", "primary")
        self.load_button = PushButton(theme, self.tr("Load a file…"), "open")
        self.seconds_box = QDoubleSpinBox()
        self.countdown_box = QSpinBox()
        self.hint = QLabel()
        self._set_up_boxes()
        self._lay_out()
        self._connect(theme)
        self._show_devices()
        self._show_state(recorder.state)

    def _set_up_boxes(self) -> None:
        inset(self.seconds_box, self.countdown_box)
        self.seconds_box.setRange(1.0, 30.0)
        self.seconds_box.setDecimals(0)
        self.seconds_box.setSuffix(self.tr(" s"))
        self.seconds_box.setAccessibleName(self.tr("Length of the recording in seconds"))
        self.seconds_box.setToolTip(self.tr("Length of the recording; it stops by itself"))
        self.seconds_box.setValue(self._settings.current.record_seconds)
        self.countdown_box.setRange(0, 5)
        self.countdown_box.setSuffix(self.tr(" s"))
        self.countdown_box.setAccessibleName(self.tr("Countdown in seconds"))
        self.countdown_box.setToolTip(self.tr("Countdown before the recording"))
        self.countdown_box.setValue(self._settings.current.countdown)
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
        for text, box in ((self.tr("for"), self.seconds_box), (self.tr("after a countdown of"), self.countdown_box)):
            label = QLabel(text)
            set_role(label, "muted")
            label.setBuddy(box)
            buttons.addWidget(label)
            buttons.addWidget(box)
        buttons.addStretch(1)
        buttons.addWidget(self.load_button)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.addLayout(top, 0, 0)
        grid.addLayout(buttons, 1, 0)
        grid.addWidget(self.hint, 2, 0)

    def _connect(self, theme: Theme) -> None:
        theme.changed.connect(self.meter.set_colours)
        self.picker.picked.connect(self._on_picked)
        self.refresh_button.clicked.connect(self._on_refresh)
        self.record_button.clicked.connect(self._on_record)
        self.load_button.clicked.connect(self.load_wanted)
        self.seconds_box.valueChanged.connect(self._on_times)
        self.countdown_box.valueChanged.connect(self._on_times)
        self._devices.changed.connect(self._show_devices)
        self._recorder.level.connect(self.meter.show_level)
        self._recorder.state_changed.connect(self._show_state)
        self._recorder.countdown.connect(self._show_countdown)
        self._recorder.progress.connect(self._show_progress)

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

    def _on_times(self) -> None:
        self._settings.update(record_seconds=self.seconds_box.value(), countdown=self.countdown_box.value())

    def _on_record(self) -> None:
        if self._recorder.state in (RecorderState.RECORDING, RecorderState.COUNTDOWN):
            self._recorder.stop()
            return
        self.meter.clear()
        self._recorder.record(self.seconds_box.value(), self.countdown_box.value())

    def _show_state(self, state: RecorderState) -> None:
        busy = state in (RecorderState.RECORDING, RecorderState.COUNTDOWN)
        words = self.tr("Stop") if busy else self.tr("Record")
        self.record_button.show_words(words, "stop" if busy else "record")
        self.record_button.setEnabled(True)
        for widget in (self.picker, self.refresh_button, self.seconds_box, self.countdown_box, self.load_button):
            widget.setEnabled(not busy)
        if state is RecorderState.CLOSED:
            self.meter.clear()
        if not busy:
            self.hint.setText(self.tr("Speak one calm sentence, about 20 cm from the microphone, in a quiet room."))

    def _show_countdown(self, left: int) -> None:
        if left > 0:
            self.hint.setText(self.tr("Recording starts in {0}…").format(left))

    def _show_progress(self, seconds: float, wanted: float) -> None:
        self.hint.setText(self.tr("Recording: {0:.1f} of {1:.0f} s. Speak now.").format(seconds, wanted))
