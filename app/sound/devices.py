"""The list of microphones and loudspeakers, and the chosen ones, remembered by name."""

import logging
from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal

from app.settings import SettingsStore
from app.sound.backend import SoundBackend, SoundDevice, SoundProblem, find_device

_log = logging.getLogger(__name__)


class SoundDevices(QObject):
    """What is plugged in, what is chosen."""

    changed = Signal()
    refreshing = Signal()  # streams must be closed now: the sound system is about to restart

    def __init__(self, backend: SoundBackend, settings: SettingsStore, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._backend = backend
        self._settings = settings
        self._found: Sequence[SoundDevice] = ()
        self.problem = ""

    def load(self) -> None:
        """Ask for the devices; `problem` says why there are none."""
        try:
            self._found = self._backend.devices()
            self.problem = ""
        except SoundProblem as error:
            self._found, self.problem = (), str(error)
            _log.warning("%s", error)
        self.changed.emit()

    def refresh(self) -> None:
        """Look again: PortAudio sees new devices only after a restart."""
        self.refreshing.emit()
        try:
            self._backend.refresh()
        except SoundProblem as error:
            self.problem = str(error)
        self.load()

    @property
    def inputs(self) -> list[SoundDevice]:
        return [device for device in self._found if device.input_channels > 0]

    @property
    def outputs(self) -> list[SoundDevice]:
        return [device for device in self._found if device.output_channels > 0]

    @property
    def input(self) -> SoundDevice | None:
        """The chosen microphone; None for the system's, also while the chosen one is unplugged."""
        return find_device(self.inputs, self._settings.current.input_device)

    @property
    def output(self) -> SoundDevice | None:
        return find_device(self.outputs, self._settings.current.output_device)

    def choose_input(self, device: SoundDevice | None) -> None:
        self._settings.update(input_device=device.key if device else "")

    def choose_output(self, device: SoundDevice | None) -> None:
        self._settings.update(output_device=device.key if device else "")
