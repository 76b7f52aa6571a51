"""Every error this package raises on purpose.

    TacolmError
    ├── AudioError
    │   ├── UnreadableAudio
    │   ├── PromptTooShort
    │   └── PromptSilent
    ├── TextError
    │   ├── EmptyText
    │   ├── UnspeakableText
    │   └── TextTooLong
    ├── CheckpointError
    │   ├── NoModel
    │   ├── NotACheckpoint
    │   ├── WrongVersion
    │   ├── WrongTokenizer
    │   └── DamagedFile
    ├── VoiceError
    ├── OptionsError
    ├── DeviceError
    ├── OutputError
    ├── SynthesisError
    │   ├── NothingSpoken
    │   └── Cancelled
    └── DataError

The text of each is one sentence for the person at the screen: what happened, with which value, and
what to do. Programs that want to react look at the class, never at the text.
"""


class TacolmError(Exception):
    """Base of all errors raised on purpose."""


class AudioError(TacolmError):
    """Something is wrong with recorded or loaded sound."""


class UnreadableAudio(AudioError):
    """The file is missing, empty, truncated or not a sound file."""


class PromptTooShort(AudioError):
    """Less speech than a voice prompt needs."""


class PromptSilent(AudioError):
    """The recording holds no speech at all."""


class TextError(TacolmError):
    """Something is wrong with the text to speak."""


class EmptyText(TextError):
    """There is no text."""


class UnspeakableText(TextError):
    """The text has nothing that can be pronounced."""


class TextTooLong(TextError):
    """More text than one request may hold."""


class CheckpointError(TacolmError):
    """Something is wrong with a model on disk."""


class NoModel(CheckpointError):
    """No trained model where one was looked for."""


class NotACheckpoint(CheckpointError):
    """The file or folder is something else."""


class WrongVersion(CheckpointError):
    """Written by a format version this program does not read."""


class WrongTokenizer(CheckpointError):
    """The text tokenizer beside the weights is not the one they were trained with."""


class DamagedFile(CheckpointError):
    """Contents do not match what the file itself declares."""


class VoiceError(TacolmError):
    """A voice file cannot be used."""


class OptionsError(TacolmError):
    """A setting has a value outside its range."""


class DeviceError(TacolmError):
    """The requested compute device cannot be used."""


class OutputError(TacolmError):
    """A result cannot be written."""


class SynthesisError(TacolmError):
    """The model did not deliver."""


class NothingSpoken(SynthesisError):
    """The model produced no speech frames."""


class Cancelled(SynthesisError):
    """The caller asked to stop."""


class DataError(TacolmError):
    """Training data is missing, damaged or inconsistent."""
