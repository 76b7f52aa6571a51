"""What a written text becomes: spoken sentences, as values, apart from the rules that make them and load slowly."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final, Literal

from tacolm_core.text.reading.traced import Place
from tacolm_core.text.tokenizer import TextTokens

MAX_CHARACTERS: Final = 100_000  # of a request
SENTENCE_PAUSE: Final = 0.25  # seconds
PARAGRAPH_PAUSE: Final = 0.5
CUT_PAUSE_SHARE: Final = 0.4  # of the sentence pause, where a sentence had to be cut
PauseKind = Literal["sentence", "paragraph", "cut", "asked"]  # what `pause_after` follows; asked: a `[pause ...]`


@dataclass(frozen=True)
class LeftOut:
    """Written characters that nothing is said for: `text` is `written[start:end]` of the whole written text."""

    text: str
    start: int
    end: int


@dataclass(frozen=True)
class SpokenSentence:
    """One sentence ready for the model.

    `written` is `text[start:end]` of the whole written text; `spoken` are the words said for it. Word `i` of
    `tokens.words` is said for `text[places[i][0]:places[i][1]]`; words that are read together share their place, and
    places never go back. `left_out` is what nothing is said for, also what stood between this sentence and the last
    one. `with_pauses` changes the pauses afterwards.
    """

    written: str
    spoken: str
    tokens: TextTokens
    pause_after: float  # seconds of silence before the next sentence
    start: int = 0
    end: int = 0
    is_paragraph_end: bool = False
    pause_kind: PauseKind = "sentence"
    speaker: str = ""  # whose line of a script it is; "": of nobody in particular
    places: tuple[Place, ...] = ()
    left_out: tuple[LeftOut, ...] = ()


def moved_by(sentence: SpokenSentence, start: int) -> SpokenSentence:
    """The sentence of a text that begins at the character `start` of a longer one."""
    places = tuple((first + start, last + start) for first, last in sentence.places)
    left_out = tuple(LeftOut(gone.text, gone.start + start, gone.end + start) for gone in sentence.left_out)
    moved = replace(sentence, start=sentence.start + start, end=sentence.end + start)
    return replace(moved, places=places, left_out=left_out)


def with_pauses(
    sentences: Sequence[SpokenSentence], sentence_pause: float, paragraph_pause: float
) -> list[SpokenSentence]:
    """The sentences with other pauses in seconds; those the writer asked for stay, and the last one has none."""
    seconds = {"sentence": sentence_pause, "paragraph": paragraph_pause, "cut": sentence_pause * CUT_PAUSE_SHARE}
    last = len(sentences) - 1
    return [
        sentence
        if sentence.pause_kind == "asked"
        else replace(sentence, pause_after=0.0 if i == last else seconds[sentence.pause_kind])
        for i, sentence in enumerate(sentences)
    ]
