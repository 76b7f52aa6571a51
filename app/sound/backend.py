"""What the application asks of the sound hardware; `portaudio.py` answers, tests have their own."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np
import numpy.typing as npt

Samples = npt.NDArray[np.float32]
InputCallback = Callable[[Samples, bool], None]  # block (n, channels), whether samples were lost; on the sound thread
OutputCallback = Callable[[Samples], None]  # block (n,) to fill; on the sound thread


class SoundProblem(Exception):
    """A device cannot be used; the text is one sentence for the user."""


@dataclass(frozen=True)
class SoundDevice:
    """A microphone or a loudspeaker."""

    index: int  # only valid until the next refresh
    name: str
    host_api: str
    input_channels: int
    output_channels: int
    sample_rate: int  # the device's own
    is_default_input: bool = False
    is_default_output: bool = False

    @property
    def key(self) -> str:
        """How it is remembered: indices change with every plug."""
        return f"{self.name}|{self.host_api}"

    @property
    def label(self) -> str:
        return f"{self.name} ({self.host_api})"


class SoundStream(Protocol):
    """An open microphone or loudspeaker."""

    @property
    def sample_rate(self) -> int: ...

    @property
    def is_alive(self) -> bool:
        """Whether the device still brings or takes sound; it does not once it is unplugged."""

    def stop(self) -> None:
        """Close it; no callback afterwards."""


class SoundBackend(Protocol):
    """The sound system. All methods raise `SoundProblem`."""

    def devices(self) -> Sequence[SoundDevice]: ...

    def refresh(self) -> None:
        """Look for devices again. Only while no stream is open."""

    def open_input(self, device: SoundDevice | None, callback: InputCallback) -> SoundStream:
        """Record at the device's own rate; None takes the system's microphone."""

    def open_output(self, device: SoundDevice | None, sample_rate: int, callback: OutputCallback) -> SoundStream:
        """Play mono at `sample_rate`, or at the device's own rate where it refuses (the stream says which)."""


def find_device(devices: Sequence[SoundDevice], key: str) -> SoundDevice | None:
    """The device remembered as `key`; the same name under another host API will do."""
    for device in devices:
        if device.key == key:
            return device
    name = key.partition("|")[0]
    return next((device for device in devices if name and device.name == name), None)
