"""Numbers everything else is derived from: rates, codebooks, special ids."""

from typing import Final

SAMPLE_RATE: Final = 24_000  # samples per second
HOP: Final = 320  # samples per codec frame
FRAME_RATE: Final = SAMPLE_RATE // HOP  # codec frames per second
NUM_CODEBOOKS: Final = 8  # levels of the residual vector quantizer
CODEBOOK_SIZE: Final = 1024  # entries per codebook
VOICE_WIDTH: Final = 392  # values of a voice vector (codec/voice_vector.py)

CODE_EOS: Final = CODEBOOK_SIZE  # ends the target; codebook 1 only
CODE_BOS: Final = CODEBOOK_SIZE + 1  # starts the target
CODE_PAD: Final = CODEBOOK_SIZE + 2
CODE_VOCABULARY: Final = CODEBOOK_SIZE + 3

TEXT_PAD: Final = 0
TEXT_BOS: Final = 1  # also the silence before the first word
TEXT_EOS: Final = 2  # also the silence after the last word
NUM_TEXT_SPECIALS: Final = 3


def seconds_to_frames(seconds: float) -> int:
    """Nearest number of codec frames in `seconds`."""
    return round(seconds * FRAME_RATE)


def frames_to_seconds(num_frames: int) -> float:
    """Duration of `num_frames` codec frames in seconds."""
    return num_frames / FRAME_RATE


def samples_to_frames(num_samples: int) -> int:
    """Codec frames needed to cover `num_samples` samples at SAMPLE_RATE."""
    return -(-num_samples // HOP)
