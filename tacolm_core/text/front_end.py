"""Written text to spoken sentences: the one entrance to the text rooms for synthesis and data preparation."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from tacolm_core.errors import EmptyText, TextTooLong, UnspeakableText
from tacolm_core.text.controls import split_controls
from tacolm_core.text.left_out import find_left_out
from tacolm_core.text.normalizer import normalize, read_aloud
from tacolm_core.text.patterns import regex
from tacolm_core.text.reading.traced import Place, Traced
from tacolm_core.text.script import split_script
from tacolm_core.text.sentences import SHORTEST_PIECE, Sentence, split_sentences
from tacolm_core.text.sounds.unknown_words import plural_sound
from tacolm_core.text.spoken import (
    MAX_CHARACTERS,
    PARAGRAPH_PAUSE,
    SENTENCE_PAUSE,
    LeftOut,
    PauseKind,
    SpokenSentence,
    moved_by,
    with_pauses,
)
from tacolm_core.text.tokenizer import TextTokenizer, TextTokens
from tacolm_core.text.words import INLINE_PRONUNCIATION

_MAX_TOKENS: Final = 240  # about 15 s
_MARKS: Final = ",.?!;:—"
_INLINE_WORD: Final = regex(r"\[\[([^|\[\]]*)\|[^\[\]]*\]\]")


def prepare_text(
    text: str,
    tokenizer: TextTokenizer,
    lexicon: Mapping[str, tuple[str, ...]] | None = None,
    *,
    sentence_pause: float = SENTENCE_PAUSE,
    paragraph_pause: float = PARAGRAPH_PAUSE,
) -> list[SpokenSentence]:
    """Normalise, split and tokenise written text.

    A sentence with nothing to say (a line of dashes, a picture) is none; its letters, digits and pictures are in the
    `left_out` of the sentence before it, or of the first. `pause_after` is what a `[pause ...]`
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
    unsaid: list[LeftOut] = []
    for part in split_controls(text):
        pieces = split_sentences(text, part.start, part.end)
        if pieces and part.pause_after is not None:  # the control stands inside a sentence or ends it
            pieces[-1] = replace(pieces[-1], is_cut=True, is_paragraph_end=False)
        _read_pieces(pieces, reader, spoken, unsaid)
        if spoken and part.pause_after is not None:
            already = spoken[-1].pause_after if spoken[-1].pause_kind == "asked" else 0.0
            spoken[-1] = replace(spoken[-1], pause_after=already + part.pause_after, pause_kind="asked")
    if not spoken:
        raise UnspeakableText(f"Nothing in {text.strip()[:60]!r} can be pronounced; type at least one English word.")
    spoken[0] = replace(spoken[0], left_out=(*unsaid, *spoken[0].left_out))
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
    unsaid: list[LeftOut] = []
    refused: UnspeakableText | None = None
    for part in split_script(text, names):
        try:
            said = prepare_text(text[part.start : part.end], tokenizer, lexicon)
        except UnspeakableText as error:
            refused = error
            unsaid += find_left_out(text[part.start : part.end], part.start, ())
            continue
        spoken += [replace(moved_by(sentence, part.start), speaker=part.speaker) for sentence in said]
        spoken[-1] = replace(spoken[-1], is_paragraph_end=True, pause_kind=_at_a_turn(spoken[-1].pause_kind))
    if not spoken:
        raise refused or EmptyText("There is no text to speak; type or paste some.")
    spoken[0] = replace(spoken[0], left_out=tuple(sorted((*unsaid, *spoken[0].left_out), key=lambda gone: gone.start)))
    return with_pauses(spoken, SENTENCE_PAUSE, PARAGRAPH_PAUSE)


def _at_a_turn(kind: PauseKind) -> PauseKind:
    return kind if kind == "asked" else "paragraph"


def spoken_form(written: str, *, is_cut: bool = False) -> str:
    """Normalised text of one sentence, closed by a full stop (or a comma where it was cut) if it has no mark; or ""."""
    return _closed(normalize(written), is_cut)


def _closed(spoken: str, is_cut: bool) -> str:
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

    def read(self, sentence: Sentence) -> "SpokenSentence | tuple[LeftOut, ...]":
        """The sentence ready for the model, with no pause yet; where there is nothing to say, what is left out."""
        read = read_aloud(self._with_pronunciations(Traced.of(sentence.text, sentence.start)))
        spoken = _closed(read.text, sentence.is_cut)
        try:
            tokens = self.tokenizer.encode(spoken) if spoken else None
        except UnspeakableText:
            tokens = None
        if tokens is None:
            return find_left_out(sentence.text, sentence.start, (), read.left_out)
        places = _places(read, tokens)
        left_out = find_left_out(sentence.text, sentence.start, places, read.left_out)
        kind: PauseKind = "cut" if sentence.is_cut else "paragraph" if sentence.is_paragraph_end else "sentence"
        place = (sentence.start, sentence.end, sentence.is_paragraph_end)
        return SpokenSentence(
            sentence.text, displayed(spoken), tokens, 0.0, *place, kind, places=places, left_out=left_out
        )

    def _with_pronunciations(self, written: Traced) -> Traced:
        """Mark the words of the lexicon, so that no rule of the normaliser changes them."""
        return written if self.lexicon_words is None else written.sub(self.lexicon_words, self._mark)

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


def _read_pieces(pieces: list[Sentence], reader: _Reader, spoken: list[SpokenSentence], unsaid: list[LeftOut]) -> None:
    """Add each piece to `spoken`; one of too many tokens is cut shorter and read again.

    What is left out before the first sentence goes to `unsaid`.
    """
    waiting = list(reversed(pieces))
    while waiting:
        sentence = waiting.pop()
        read = reader.read(sentence)
        if not isinstance(read, SpokenSentence):
            if spoken:
                spoken[-1] = replace(spoken[-1], left_out=(*spoken[-1].left_out, *read))
            else:
                unsaid += read
            continue
        num_tokens, length = len(read.tokens.ids), len(sentence.text)
        if num_tokens > _MAX_TOKENS and length > SHORTEST_PIECE:
            longest = max(SHORTEST_PIECE, length * _MAX_TOKENS * 4 // (num_tokens * 5))
            waiting += reversed(sentence.cut(longest))
            continue
        spoken.append(read)


def _places(read: Traced, tokens: TextTokens) -> tuple[Place, ...]:
    """Where each word of the tokens stands in the written text; words without a sound have no tokens."""
    places: list[Place] = []
    at = begin = 0
    for word in tokens.words:
        found = re.compile(rf"(?<![A-Za-z])(?<![A-Za-z]'){re.escape(word.text)}(?![A-Za-z])").search(read.text, at)
        first, at = found.span() if found else (at, at)
        start, end = read.place(first, at)
        begin = max(begin, start)
        places.append((begin, max(begin, end)))
    return tuple(places)
