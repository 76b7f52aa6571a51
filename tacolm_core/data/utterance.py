"""One stretch of recorded speech and what is known about it."""

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Utterance:
    """A sound file with its text and speaker; one line of a manifest.

    `tokens` are text tokens from BOS to EOS, `durations` codec frames per token. Where they are known (artificial
    speech, aligned recordings) they save the front end and teach the model to align; elsewhere they are None.
    """

    id: str
    path: Path
    text: str
    speaker: str
    seconds: float = 0.0  # 0: not measured yet
    split: str = ""  # "train", "dev", "test"; empty: not assigned yet
    licence: str = ""
    tokens: tuple[int, ...] | None = None
    durations: tuple[int, ...] | None = None
    prompt_speaker: str = ""  # whose utterances serve as prompts here, if not the speaker's own
    variant_of: str = ""  # id of the utterance this is an altered copy of; such copies serve as prompts only
