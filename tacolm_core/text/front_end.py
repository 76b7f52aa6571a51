"""Written text to spoken sentences: the one entrance to the text rooms for synthesis and data preparation."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final, Literal

from tacolm_core.errors import EmptyText, TextTooLong, UnspeakableText
from tacolm_core.text.controls import split_controls
from tacolm_core.text.normalizer import INLINE_PRONUNCIATION, normalize
from tacolm_core.text.script import split_script
from tacolm_core.text.sentences import SHORTEST_PIECE, Sentence, split_sentences
from tacolm_core.text.tokenizer import TextTokenizer, TextTokens
from tacolm_core.text.unknown_words import plural_sound

MAX_CHARACTERS: Final = 100_000
SENTENCE_PAUSE: Final = 0.25  # seconds
PARAGRAPH_PAUSE: Final = 0.5
CUT_PAUSE_SHARE: Final = 0.4  # of the sentence pause, where a sentence had to be cut
_MAX_TOKENS: Final = 240  # about 15 s
_MARKS: Final = ",.?!;:—"
_INLINE_WORD: Final = re.compile(r"\[\[([^|\[\]]*)\|[^\[\]]*\]\]")


PauseKind = Literal["sentence", "paragraph", "cut", "asked"]  # what `pause_after` follows; asked: a `[pause ...]`


@dataclass(frozen=True)
class SpokenSentence:
    """One sentence ready for the model.

    `written` is `text[start:end]` of the whole written text; `spoken` are the words said for it. `with_pauses`
    changes the pauses afterwards.
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


def prepare_text(
    text: str,
    tokenizer: TextTokenizer,
    lexicon: Mapping[str, tuple[str, ...]] | None = None,
    *,
    sentence_pause: float = SENTENCE_PAUSE,
    paragraph_pause: float = PARAGRAPH_PAUSE,
) -> list[SpokenSentence]:
    """Normalise, split and tokenise written text.

    Sentences with nothing to say (a line of dashes, a picture) are left out. `pause_after` is what a `[pause ...]`
    control says, else the pause of a sentence or a paragraph; 0 after the last sentence.

    Raises:
        EmptyText: there is only white space.
        TextTooLong: over MAX_CHARACTERS characters.
        TextError: a `[pause ...]` control or an inline pronunciation is malformed.
        UnspeakableText: nothing in the text can be pronounced.
    """
    _check_length(text)
    reader = _Reader(tokenizer, _lexicon_pattern(lexicon, tokenizer), lexicon or {})
    spoken: list[SpokenSentence] = []
    for part in split_controls(text):
        pieces = split_sentences(text, part.start, part.end)
        if pieces and part.pause_after is not None:  # the control stands inside a sentence or ends it
            pieces[-1] = replace(pieces[-1], is_cut=True, is_paragraph_end=False)
        spoken += _read_pieces(pieces, reader)
        if spoken and part.pause_after is not None:
            already = spoken[-1].pause_after if spoken[-1].pause_kind == "asked" else 0.0
            spoken[-1] = replace(spoken[-1], pause_after=already + part.pause_after, pause_kind="asked")
    if not spoken:
        raise UnspeakableText(f"Nothing in {text.strip()[:60]!r} can be pronounced; type at least one English word.")
    return with_pauses(spoken, sentence_pause, paragraph_pause)


def prepare_script(
    text: str, names: Sequence[str], tokenizer: TextTokenizer, lexicon: Mapping[str, tuple[str, ...]] | None = None
) -> list[SpokenSentence]:
    """As `prepare_text`, for lines such as `Anna: Hello.`; each sentence knows its speaker, and names are not said.

    A new speaker ends the paragraph.

    Raises:
        EmptyText, TextTooLong, TextError, UnspeakableText: as `prepare_text`.
    """
    _check_length(text)
    spoken: list[SpokenSentence] = []
    unsaid: UnspeakableText | None = None
    for part in split_script(text, names):
        try:
            said = prepare_text(text[part.start : part.end], tokenizer, lexicon)
        except UnspeakableText as error:
            unsaid = error
            continue
        spoken += [replace(_moved(sentence, part.start), speaker=part.speaker) for sentence in said]
        spoken[-1] = replace(spoken[-1], is_paragraph_end=True, pause_kind=_at_a_turn(spoken[-1].pause_kind))
    if not spoken:
        raise unsaid or EmptyText("There is no text to speak; type or paste some.")
    return with_pauses(spoken, SENTENCE_PAUSE, PARAGRAPH_PAUSE)


def _moved(sentence: SpokenSentence, start: int) -> SpokenSentence:
    return replace(sentence, start=sentence.start + start, end=sentence.end + start)


def _at_a_turn(kind: PauseKind) -> PauseKind:
    return kind if kind == "asked" else "paragraph"


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


def spoken_form(written: str, *, is_cut: bool = False) -> str:
    """Normalised text of one sentence, closed by a full stop (or a comma where it was cut) if it has no mark; or ""."""
    spoken = normalize(written)
    if not spoken or spoken[-1] in _MARKS:
        return spoken
    return spoken + ("," if is_cut else ".")


def displayed(spoken: str) -> str:
    """Spoken text for people: inline pronunciations are shown as their word."""
    return " ".join(_INLINE_WORD.sub(r"\1", spoken).split())


@dataclass(frozen=True)
class _Reader:
    """Tokenizer and lexicon of one request."""

    tokenizer: TextTokenizer
    lexicon_words: re.Pattern[str] | None
    lexicon: Mapping[str, tuple[str, ...]]

    def read(self, sentence: Sentence) -> tuple[str, TextTokens] | None:
        """Spoken text and tokens; None when there is nothing to say."""
        spoken = spoken_form(self._with_pronunciations(sentence.text), is_cut=sentence.is_cut)
        try:
            return (displayed(spoken), self.tokenizer.encode(spoken)) if spoken else None
        except UnspeakableText:
            return None

    def _with_pronunciations(self, written: str) -> str:
        """Mark the words of the lexicon, so that no rule of the normaliser changes them."""
        if self.lexicon_words is None:
            return written
        return self.lexicon_words.sub(self._mark, written)

    def _mark(self, match: re.Match[str]) -> str:
        word = match["word"]
        if word is None:
            return match[0]
        key = " ".join(word.lower().replace("’", "'").split())
        ending = match["ending"] or ""
        phonemes = tuple(self.lexicon[key])
        phonemes += plural_sound(phonemes) if ending else ()
        return f"[[{word}{ending}|{' '.join(phonemes)}]]"


def _lexicon_pattern(lexicon: Mapping[str, tuple[str, ...]] | None, tokenizer: TextTokenizer) -> re.Pattern[str] | None:
    if not lexicon or not tokenizer.reads_pronunciations:
        return None
    words = sorted(lexicon, key=len, reverse=True)
    spellings = (r"\s+".join(re.escape(piece).replace("'", "['’]") for piece in word.split()) for word in words)
    word = rf"(?<!\w)(?P<word>{'|'.join(spellings)})(?P<ending>['’]s)?(?!\w)"
    return re.compile(rf"{INLINE_PRONUNCIATION.pattern}|{word}", re.IGNORECASE)


def _check_length(text: str) -> None:
    if not text.strip():
        raise EmptyText("There is no text to speak; type or paste some.")
    if len(text) > MAX_CHARACTERS:
        raise TextTooLong(
            f"The text has {len(text):,} characters, one request may have {MAX_CHARACTERS:,}; speak it in parts."
        )


def _read_pieces(pieces: list[Sentence], reader: _Reader) -> list[SpokenSentence]:
    """Each piece as a spoken sentence; one of too many tokens is cut shorter and read again."""
    spoken: list[SpokenSentence] = []
    waiting = list(reversed(pieces))
    while waiting:
        sentence = waiting.pop()
        read = reader.read(sentence)
        if read is None:
            continue
        num_tokens, length = len(read[1].ids), len(sentence.text)
        if num_tokens > _MAX_TOKENS and length > SHORTEST_PIECE:
            longest = max(SHORTEST_PIECE, length * _MAX_TOKENS * 4 // (num_tokens * 5))
            waiting += reversed(sentence.cut(longest))
            continue
        spoken.append(_spoken_sentence(sentence, *read))
    return spoken


def _spoken_sentence(sentence: Sentence, spoken: str, tokens: TextTokens) -> SpokenSentence:
    kind: PauseKind = "cut" if sentence.is_cut else "paragraph" if sentence.is_paragraph_end else "sentence"
    place = (sentence.start, sentence.end, sentence.is_paragraph_end)
    return SpokenSentence(sentence.text, spoken, tokens, 0.0, *place, kind)
