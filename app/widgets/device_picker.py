"""A list of sound devices, with the system's own choice first."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QSizePolicy, QWidget

from app.sound.backend import SoundDevice


class DevicePicker(QComboBox):
    """Emits the device the user picked; None for the system's."""

    picked = Signal(object)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setToolTip(name)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(14)
        self._devices: Sequence[SoundDevice] = ()
        self.activated.connect(self._on_activated)

    def show_devices(self, devices: Sequence[SoundDevice], current: SoundDevice | None, wanted: str) -> None:
        """`wanted` is the remembered key; it is shown as missing while it is unplugged."""
        self._devices = devices
        self.clear()
        self.addItem(self.tr("System default") if devices else self.tr("None found"))
        for device in devices:
            self.addItem(device.label)
        if current is not None:
            self.setCurrentIndex(1 + [device.key for device in devices].index(current.key))
        elif wanted:
            name = wanted.partition("|")[0]
            self.setItemText(0, self.tr("System default ({0} is not plugged in)").format(name))

    def _on_activated(self, index: int) -> None:
        self.picked.emit(self._devices[index - 1] if index > 0 else None)
