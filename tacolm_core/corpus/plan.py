"""Who says what: the plan of an artificial corpus, a pure function of sentences and settings."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import numpy as np

from tacolm_core.config import Settings
from tacolm_core.corpus.speakers import SpeakerNumbers, draw_near, draw_speaker
from tacolm_core.corpus.styles import VoiceStyle
from tacolm_core.errors import DataError, OptionsError

_SECONDS_PER_CHARACTER: Final = 0.056  # measured; pauses and the silence at both ends included
_EDGE_SECONDS: Final = 0.35


@dataclass(frozen=True)
class CorpusOptions(Settings):
    """What an artificial corpus is made of. The same options and sentences give the same corpus."""

    hours: float = 1.0  # about; whole speakers are made
    speakers: int = 40
    seed: int = 0
    twin_share: float = 0.0  # share of speakers drawn around twins of recorded speakers
    twin_spread: float = 0.0  # how far from a twin, in units of the spread between speakers; 0 = the twin itself
    longest: int = 220  # characters of a sentence
    shortest: int = 8

    def __post_init__(self) -> None:
        if self.hours <= 0 or self.speakers < 1:
            raise OptionsError(f"A corpus needs hours and speakers, not {self.hours} h of {self.speakers} speakers.")
        if not 0 <= self.twin_share <= 1 or self.twin_spread < 0:
            raise OptionsError(
                f"twin_share must be between 0 and 1 and twin_spread at least 0, "
                f"not {self.twin_share} and {self.twin_spread}."
            )


@dataclass(frozen=True)
class Twin:
    """The artificial speaker found to be most like a recorded one."""

    speaker: str  # name of the recorded speaker
    numbers: SpeakerNumbers


@dataclass(frozen=True)
class SpeakerJob:
    """All that one artificial speaker says; the unit of work."""

    number: int
    name: str
    numbers: SpeakerNumbers | VoiceStyle
    sentences: tuple[tuple[int, str], ...]  # place in the list of sentences, and text
    seed: int
    recorded_speaker: str = ""  # whose twin this is; its recordings may serve as prompts


def plan_corpus(
    sentences: Sequence[str],
    options: CorpusOptions,
    twins: Sequence[Twin] = (),
    *,
    draw: Callable[[np.random.Generator], SpeakerNumbers | VoiceStyle] = draw_speaker,
    prefix: str = "artificial",
) -> list[SpeakerJob]:
    """Jobs whose sentences last about `options.hours`; sentences come again only when all were used.

    Args:
        sentences: to be spoken.
        options: how much, and by how many.
        twins: of recorded speakers.
        draw: makes a speaker who is nobody's twin.
        prefix: of such speakers' names.

    Raises:
        DataError: no sentence is left within the limits, or twins are wanted and there are none.

    """
    usable = [(i, s) for i, s in enumerate(sentences) if options.shortest <= len(s) <= options.longest]
    if not usable:
        raise DataError(
            f"None of {len(sentences)} sentences has {options.shortest} to {options.longest} characters; give others."
        )
    if options.twin_share and not twins:
        raise DataError("twin_share is set, but no twins were given; name a file of twins or set it to 0.")
    rng = np.random.default_rng(options.seed)
    stream = _endless(usable, rng)
    budget = options.hours * 3600 / options.speakers
    order = rng.permutation(len(twins))
    jobs = []
    for number in range(options.speakers):
        own = np.random.default_rng([options.seed, number])
        sentences_of_speaker = tuple(_until(stream, budget))
        if own.random() < options.twin_share:
            twin = twins[int(order[number % len(twins)])]
            jobs.append(_twin_job(number, twin, sentences_of_speaker, options, own))
        else:
            name = f"{prefix}-{options.seed}-{number:05d}"
            jobs.append(SpeakerJob(number, name, draw(own), sentences_of_speaker, options.seed))
    return jobs


def _twin_job(
    number: int,
    twin: Twin,
    sentences: tuple[tuple[int, str], ...],
    options: CorpusOptions,
    rng: np.random.Generator,
) -> SpeakerJob:
    name = f"twin-{options.seed}-{number:05d}"
    numbers = draw_near(twin.numbers, options.twin_spread, rng) if options.twin_spread else twin.numbers
    recorded = "" if options.twin_spread else twin.speaker
    return SpeakerJob(number, name, numbers, sentences, options.seed, recorded)


def _endless(sentences: list[tuple[int, str]], rng: np.random.Generator) -> Iterator[tuple[int, str]]:
    while True:
        for place in rng.permutation(len(sentences)):
            yield sentences[place]


def _until(stream: Iterator[tuple[int, str]], seconds: float) -> Iterator[tuple[int, str]]:
    while seconds > 0:
        place, sentence = next(stream)
        seconds -= len(sentence) * _SECONDS_PER_CHARACTER + _EDGE_SECONDS
        yield place, sentence


def read_sentences(path: Path) -> list[str]:
    """Sentences of a text file, one a line; where a line has tabs, its last column.

    Raises:
        DataError: the file cannot be read.

    """
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise DataError(
            f"{path} cannot be read as a list of sentences ({error}); name a UTF-8 text file, one a line."
        ) from error
    return [text for line in lines if (text := line.rpartition("\t")[2].strip())]
