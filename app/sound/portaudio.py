"""The sound hardware through PortAudio (package sounddevice), imported when first needed."""

import contextlib
import logging
import sys
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from typing import Any, Final

from app.sound.backend import InputCallback, OutputCallback, Samples, SoundDevice, SoundProblem, SoundStream
from app.translation import text as _text

_log = logging.getLogger(__name__)

_USUAL_CLOSE: Final = 0.05  # seconds in which a healthy stream closes
_one_at_a_time = threading.Lock()  # PortAudio opens and closes streams on one thread at a time only
_PATIENCE: Final = 1.0  # seconds that the window may stand still because another stream is being closed
_GIVE_UP: Final = 4.0  # seconds without a call from the sound thread before a device counts as gone


def _library() -> Any:
    try:
        import sounddevice
    except (OSError, ImportError) as error:
        raise SoundProblem(
            _text(
                "The sound library PortAudio could not be started, so recording and playing are off; "
                "install it (on Debian or Ubuntu: libportaudio2) and start the program again."
            )
        ) from error
    return sounddevice


class _Pulse:
    """When the sound thread came by last."""

    def __init__(self) -> None:
        self._last = time.monotonic()
        self.is_open = True

    def beat(self) -> None:
        self._last = time.monotonic()

    @property
    def is_alive(self) -> bool:
        return time.monotonic() - self._last < _GIVE_UP


class _Stream:
    """A running PortAudio stream."""

    def __init__(self, stream: Any, pulse: _Pulse) -> None:
        self._stream = stream
        self._pulse = pulse
        self.sample_rate = int(stream.samplerate)

    @property
    def is_alive(self) -> bool:
        return self._pulse.is_alive

    def stop(self) -> None:
        """Silent at once; a dead sound system may take seconds to let go, so that is waited for elsewhere."""
        self._pulse.is_open = False
        closer = threading.Thread(target=self._close, name="close a sound stream", daemon=True)
        closer.start()
        closer.join(_USUAL_CLOSE)

    def _close(self) -> None:
        with _one_at_a_time:
            for step in (self._stream.abort, self._stream.close):
                try:
                    step()
                except Exception as error:
                    _log.warning("a sound stream did not close: %s", error)


class PortAudioBackend:
    """Devices and streams of this computer."""

    def devices(self) -> Sequence[SoundDevice]:
        library = _library()
        try:
            found, apis = library.query_devices(), library.query_hostapis()
        except library.PortAudioError as error:
            _log.warning("no device list: %s", error)
            return ()
        default_input, default_output = _defaults(library)
        return tuple(
            SoundDevice(
                index=entry["index"],
                name=entry["name"],
                host_api=apis[entry["hostapi"]]["name"],
                input_channels=entry["max_input_channels"],
                output_channels=entry["max_output_channels"],
                sample_rate=int(entry["default_samplerate"]),
                is_default_input=entry["index"] == default_input,
                is_default_output=entry["index"] == default_output,
            )
            for entry in found
        )

    def refresh(self) -> None:
        library = _library()
        with _turn(), contextlib.suppress(library.PortAudioError):
            library._terminate()
        try:
            library._initialize()
        except library.PortAudioError as error:
            _log.warning("no sound system: %s", error)
            raise SoundProblem(_text("The sound system did not come back; start the program again.")) from error

    def open_input(self, device: SoundDevice | None, callback: InputCallback) -> SoundStream:
        library = _library()
        device = device or self._default_input()
        pulse = _Pulse()

        def on_block(block: Samples, _frames: int, _time: object, status: Any) -> None:
            pulse.beat()
            if pulse.is_open:
                callback(block.copy(), bool(status.input_overflow))

        problems: list[Exception] = []
        for channels in dict.fromkeys((1, device.input_channels)):
            try:
                return _start(
                    library.InputStream,
                    pulse,
                    device=device.index,
                    samplerate=device.sample_rate,
                    channels=channels,
                    latency="high",
                    callback=on_block,
                    extra_settings=_windows_settings(library, device),
                )
            except library.PortAudioError as error:
                problems.append(error)
        _log.warning("microphone %s: %s", device.name, problems[-1])
        raise SoundProblem(_microphone_problem(device))

    def open_output(self, device: SoundDevice | None, sample_rate: int, callback: OutputCallback) -> SoundStream:
        library = _library()
        device = device or self._default_output()
        pulse = _Pulse()

        def on_block(block: Samples, _frames: int, _time: object, _status: object) -> None:
            pulse.beat()
            if pulse.is_open:
                callback(block[:, 0])
                block[:, 1:] = block[:, :1]
            else:
                block[:] = 0

        problems: list[Exception] = []
        tries = [(rate, channels) for rate in (sample_rate, device.sample_rate) for channels in (1, 2)]
        for rate, channels in dict.fromkeys(tries):
            try:
                return _start(
                    library.OutputStream,
                    pulse,
                    device=device.index,
                    samplerate=rate,
                    channels=channels,
                    callback=on_block,
                    extra_settings=_windows_settings(library, device),
                )
            except library.PortAudioError as error:
                problems.append(error)
        _log.warning("loudspeaker %s: %s", device.name, problems[-1])
        raise SoundProblem(
            _text("The loudspeaker “{0}” could not be opened; choose another one in the settings.").format(device.name)
        )

    def _default_input(self) -> SoundDevice:
        devices = [device for device in self.devices() if device.input_channels]
        if not devices:
            raise SoundProblem(_text("No microphone was found: plug one in and press Refresh, or load a sound file."))
        return next((device for device in devices if device.is_default_input), devices[0])

    def _default_output(self) -> SoundDevice:
        devices = [device for device in self.devices() if device.output_channels]
        if not devices:
            raise SoundProblem(_text("No loudspeaker was found: plug one in and try again. Export works without one."))
        return next((device for device in devices if device.is_default_output), devices[0])


@contextlib.contextmanager
def _turn() -> Iterator[None]:
    """PortAudio for oneself. A sound system that hangs in closing a stream must not hold the window."""
    if not _one_at_a_time.acquire(timeout=_PATIENCE):
        _log.warning("the sound system is still closing a stream")
        raise SoundProblem(_text("The sound system does not answer; try again in a moment."))
    try:
        yield
    finally:
        _one_at_a_time.release()


def _start(kind: Callable[..., Any], pulse: _Pulse, **settings: Any) -> SoundStream:
    with _turn():
        stream = kind(dtype="float32", blocksize=0, **settings)
        try:
            stream.start()
        except Exception:
            stream.close()
            raise
    return _Stream(stream, pulse)


def _defaults(library: Any) -> tuple[int, int]:
    """Indices of the system's microphone and loudspeaker, -1 for none."""
    default = library.default.device
    return int(default[0]), int(default[1])


def _windows_settings(library: Any, device: SoundDevice) -> Any:
    """WASAPI opens only at the mixer's rate unless told to convert."""
    if sys.platform == "win32" and "WASAPI" in device.host_api:
        return library.WasapiSettings(auto_convert=True)
    return None


def _microphone_problem(device: SoundDevice) -> str:
    """PortAudio reports a refused permission as a wrong sample rate or an unavailable device."""
    return _text(
        "The microphone “{0}” could not be opened. Check that this program may use the "
        "microphone in the system's privacy settings and that no other program holds it."
    ).format(device.name)
