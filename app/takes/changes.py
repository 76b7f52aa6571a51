"""What became of a take's sentences in a text that was edited since: kept, changed, new or gone. Pure.

Two views of the same question: `compare` works on the written text alone, while somebody types; `revised` makes the
passages of the new text, once the engine has read it.
"""

import dataclasses
import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import TYPE_CHECKING

from app.takes.passage import Passage, VoiceMark, new_passage_id
from tacolm_core import split_sentences

if TYPE_CHECKING:
    from tacolm_core import SpokenSentence

Span = tuple[int, int]  # characters of the text in the editor

_WORD = re.compile(r"\S+")
_SAYS_SOMETHING = re.compile(r"\w")


@dataclass(frozen=True)
class Comparison:
    """A text beside a take."""

    kept: dict[int, Span]  # passage -> where its sentence stands now
    changed: tuple[Span, ...]  # stretches of the text that the take does not say
    num_gone: int  # sentences of the take whose words are not there any more
    num_unsaid: int = 0  # sentences of the text that the take does not say as they are

    @property
    def is_same(self) -> bool:
        return not self.changed and not self.num_gone

    @property
    def is_related(self) -> bool:
        """Whether the take has anything of this text."""
        return bool(self.kept)


def compare(passages: Sequence[Passage], said: str, text: str) -> Comparison:
    """Lay the text in the editor beside the text `said` by a take."""
    new = list(_WORD.finditer(text))
    there = [word[0] for word in new]
    sayings = [said[passage.sentence.start : passage.sentence.end].split() for passage in passages]
    kept: dict[int, Span] = {}
    taken: set[int] = set()
    for index, first in _longest_chain(_occurrences(sayings, there)):
        last = first + len(sayings[index]) - 1
        kept[index] = (new[first].start(), new[last].end())
        taken.update(range(first, last + 1))
    changed = _runs([number for number in range(len(new)) if number not in taken])
    spans = tuple((new[first].start(), new[last].end()) for first, last in changed)
    spoken = tuple(span for span in spans if _SAYS_SOMETHING.search(text[slice(*span)]))
    return Comparison(kept, spoken, len(passages) - len(kept), _sentences_in(text, spoken))


def revised(
    passages: Sequence[Passage],
    sentences: "Sequence[SpokenSentence]",
    seeds: Sequence[int],
    voices: Sequence[VoiceMark] | None = None,
) -> tuple[Passage, ...]:
    """Passages of the new text: those whose words stayed keep all that was spoken of them, sample by sample.

    Args:
        passages: of the take.
        sentences: of the new text, as the engine reads it.
        seeds: for each of them, should it have to be spoken.
        voices: whose voice each of them is in; None: as before, and that of the take where it is new.

    """
    marks = voices if voices is not None else [None] * len(sentences)
    old = [_key(passage.sentence.written, passage.voice if voices is not None else None) for passage in passages]
    new = [_key(sentence.written, mark) for sentence, mark in zip(sentences, marks, strict=True)]
    partner = {there: here for here, there in _places(old, new).items()}
    stays = set(partner.values())
    made: list[Passage] = []
    before = -1  # the passage that stands, or stood, in the place before
    for index, (sentence, seed, mark) in enumerate(zip(sentences, seeds, marks, strict=True)):
        here = partner.get(index, before + 1)
        is_there = here < len(passages) and (index in partner or here not in stays)
        before = here if is_there else before
        if index in partner:
            made.append(dataclasses.replace(passages[here], sentence=sentence))
        elif is_there:  # its words were changed: it keeps its voice and how it is played
            was = passages[here]
            made.append(
                Passage(new_passage_id(), sentence, seed, voice=was.voice if mark is None else mark, manner=was.manner)
            )
        else:
            made.append(Passage(new_passage_id(), sentence, seed, voice=mark or VoiceMark()))
    return tuple(made)


def _places(old: list[str], new: list[str]) -> dict[int, int]:
    """Which of the old ones is which of the new ones, in order."""
    blocks = SequenceMatcher(None, old, new, autojunk=False).get_matching_blocks()
    return {block.a + step: block.b + step for block in blocks for step in range(block.size)}


def _occurrences(sayings: list[list[str]], words: list[str]) -> list[list[int]]:
    """For each sentence, the places among the words at which it stands."""
    where: dict[str, list[int]] = {}
    for place, word in enumerate(words):
        where.setdefault(word, []).append(place)
    return [
        [place for place in where.get(saying[0], ()) if words[place : place + len(saying)] == saying] if saying else []
        for saying in sayings
    ]


def _longest_chain(places: list[list[int]]) -> list[tuple[int, int]]:
    """Most sentences that stand in their order, each at one of its places: (sentence, place)."""
    ends: list[int] = []  # the lowest place at which a chain of that length ends
    chains: list[tuple[int, int, int]] = []  # sentence, place, chain before
    last: list[int] = []  # the chain that ends there
    for sentence, found in enumerate(places):
        for place in reversed(found):
            length = bisect_left(ends, place)
            chains.append((sentence, place, last[length - 1] if length else -1))
            ends[length : length + 1] = [place]
            last[length : length + 1] = [len(chains) - 1]
    result = []
    at = last[-1] if last else -1
    while at >= 0:
        sentence, place, at = chains[at]
        result.append((sentence, place))
    return result[::-1]


def _runs(numbers: list[int]) -> list[tuple[int, int]]:
    found: list[tuple[int, int]] = []
    for number in numbers:
        if found and found[-1][1] == number - 1:
            found[-1] = (found[-1][0], number)
        else:
            found.append((number, number))
    return found


def _sentences_in(text: str, spans: tuple[Span, ...]) -> int:
    """How many sentences of a text have something in one of the stretches, which follow one another."""
    ends = [end for _, end in spans]
    count = 0
    for sentence in split_sentences(text) if spans else ():
        at = bisect_right(ends, sentence.start)  # the first stretch that ends behind its beginning
        count += at < len(spans) and spans[at][0] < sentence.end
    return count


def _key(written: str, voice: VoiceMark | None) -> str:
    return f"{voice.hash if voice else ''} {' '.join(written.split())}"
