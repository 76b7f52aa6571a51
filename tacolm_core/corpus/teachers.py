"""The networks that speak an artificial corpus, behind one interface."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any, Final, Protocol

import numpy as np

from tacolm_core.corpus.network import Float
from tacolm_core.corpus.speakers import SpeakerNumbers, draw_speaker
from tacolm_core.corpus.styles import VoiceStyle, draw_style, read_styles, usable_voices
from tacolm_core.errors import OptionsError
from tacolm_core.text.phoneme_tokenizer import PhonemeTokenizer

TEACHERS: Final = ("hibari", "kokoro")


class Speaking(Protocol):
    """What turns text tokens and a speaker into sound; the speaker is of the kind that the teacher draws."""

    def speak(self, tokens: Sequence[int], speaker: Any, /, seed: int = 0) -> tuple[Float, tuple[int, ...]]:
        """Samples (N,) at 24 kHz and the codec frames of each token."""


@dataclass(frozen=True)
class Teacher:
    """A network by name, and where its voices are."""

    name: str = "hibari"
    voices: Path | None = None  # style tables of Kokoro

    def __post_init__(self) -> None:
        if self.name not in TEACHERS:
            raise OptionsError(f"There is no teacher {self.name!r}; there are {' and '.join(TEACHERS)}.")
        if (self.name == "kokoro") != (self.voices is not None):
            raise OptionsError("Kokoro, and only Kokoro, needs voices: a file of style tables (--voices).")

    @property
    def licence(self) -> str:
        """As the manifest states it."""
        package = "hibari-tts" if self.name == "hibari" else "Kokoro-82M"
        return f"artificial, made with {package} (Apache-2.0)"

    @property
    def prefix(self) -> str:
        """Of the names of its speakers."""
        return "artificial" if self.name == "hibari" else self.name

    def draw(self) -> Callable[[np.random.Generator], SpeakerNumbers | VoiceStyle]:
        """Makes a speaker at random.

        Raises:
            DataError: the voices cannot be read.

        """
        return partial(draw_style, usable_voices(read_styles(self.voices))) if self.voices else draw_speaker

    def generator(self, tokenizer: PhonemeTokenizer) -> Speaking:
        """Loads the network.

        Raises:
            DataError: a package of it, or the voices, are missing.

        """
        if self.voices:
            from tacolm_core.corpus.kokoro import KokoroGenerator, KokoroNetwork

            return KokoroGenerator(KokoroNetwork(), read_styles(self.voices), tokenizer)
        from tacolm_core.corpus.generator import CorpusGenerator
        from tacolm_core.corpus.network import SpeechNetwork

        return CorpusGenerator(SpeechNetwork(), tokenizer)


HIBARI: Final = Teacher()
