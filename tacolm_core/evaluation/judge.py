"""All judges over all clips of a system."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Final

import numpy as np

from tacolm_core.audio.files import read_sound
from tacolm_core.audio.waveform import Waveform
from tacolm_core.errors import OptionsError
from tacolm_core.evaluation.lengths import ends_properly, expected_seconds
from tacolm_core.evaluation.protocol import PROMPT_SECONDS, TestItem
from tacolm_core.evaluation.quality import DistillMos, Dnsmos
from tacolm_core.evaluation.similarity import Embedding, SpeakerEncoder, cosine
from tacolm_core.evaluation.speakers import identify
from tacolm_core.evaluation.wer import Recogniser, WordErrors

JUDGES: Final = ("wer", "similarity", "opinion", "noise", "length")
_SUFFIXES: Final = (".wav", ".flac", ".ogg", ".mp3")


@dataclass(frozen=True)
class ClipScores:
    """What the judges say about one clip; None where a judge was not asked."""

    id: str
    seconds: float
    is_complete: bool | None = None
    errors: WordErrors | None = None
    heard: str = ""
    similarity: float | None = None  # to the prompt
    opinion: float | None = None  # DistillMOS
    noise: float | None = None  # DNSMOS P.835, overall
    embedding: Embedding | None = field(default=None, repr=False, compare=False)


class Judges:
    """The judges asked for, each loaded when it is first needed."""

    def __init__(self, names: Sequence[str] = JUDGES, *, whisper: Path | None = None, threads: int = 1) -> None:
        unknown = sorted(set(names) - set(JUDGES))
        if unknown:
            raise OptionsError(f"There is no judge {unknown[0]!r}; there are {', '.join(JUDGES)}.")
        self.names = tuple(names)
        self._whisper = whisper
        self._threads = threads
        self._prompts: dict[Path, Embedding] = {}

    def score(self, item: TestItem, clip: Waveform) -> ClipScores:
        """All judges on one clip."""
        wanted = self.names
        errors, heard = self._recogniser.errors(clip, item.text) if "wer" in wanted else (None, "")
        embedding = self._encoder.embed(clip) if "similarity" in wanted else None
        return ClipScores(
            id=item.id,
            seconds=clip.seconds,
            is_complete=ends_properly(clip.seconds, item.seconds or expected_seconds(item.text))
            if "length" in wanted
            else None,
            errors=errors,
            heard=heard,
            similarity=None if embedding is None else cosine(embedding, self.prompt(item)),
            opinion=self._opinion.score(clip) if "opinion" in wanted else None,
            noise=self._noise.score(clip).overall if "noise" in wanted else None,
            embedding=embedding,
        )

    def prompt(self, item: TestItem) -> Embedding:
        """Embedding of an item's prompt: the first seconds of the recording."""
        if item.prompt not in self._prompts:
            self._prompts[item.prompt] = self._encoder.embed(read_sound(item.prompt, max_seconds=PROMPT_SECONDS))
        return self._prompts[item.prompt]

    @cached_property
    def _recogniser(self) -> Recogniser:
        return Recogniser(self._whisper, self._threads)

    @cached_property
    def _encoder(self) -> SpeakerEncoder:
        return SpeakerEncoder()

    @cached_property
    def _opinion(self) -> DistillMos:
        return DistillMos()

    @cached_property
    def _noise(self) -> Dnsmos:
        return Dnsmos()


@dataclass(frozen=True)
class SystemScores:
    """Means over the clips of one system; None where a judge was not asked."""

    name: str
    clips: tuple[ClipScores, ...]
    missing: tuple[str, ...]  # items without a clip; each counts as every word deleted
    wer: float | None
    similarity: float | None
    identified: float | None  # share of clips whose prompt's speaker is the nearest
    num_speakers: int
    opinion: float | None
    noise: float | None
    complete: float | None  # share of clips that end when they should


def score_system(
    name: str,
    items: Sequence[TestItem],
    clip_of: Callable[[TestItem], Waveform | None],
    judges: Judges,
    *,
    progress: Callable[[float], None] | None = None,
) -> SystemScores:
    """Judge one system; `clip_of` gives its answer to an item, or None."""
    clips, missing = [], []
    for done, item in enumerate(items, start=1):
        waveform = clip_of(item)
        if waveform is None or not len(waveform.samples):
            missing.append(item.id)
        else:
            clips.append(judges.score(item, waveform))
        if progress:
            progress(done / len(items))
    return _summary(name, items, clips, missing, judges)


def clips_in(folder: Path) -> Callable[[TestItem], Waveform | None]:
    """Clips named after the items in a folder."""

    def clip_of(item: TestItem) -> Waveform | None:
        found = next((p for s in _SUFFIXES if (p := folder / f"{item.id}{s}").exists()), None)
        return read_sound(found) if found else None

    return clip_of


def _summary(
    name: str, items: Sequence[TestItem], clips: Sequence[ClipScores], missing: Sequence[str], judges: Judges
) -> SystemScores:
    by_id = {item.id: item for item in items}
    identified, num_speakers = _identified([(by_id[c.id], c) for c in clips], items, judges)
    return SystemScores(
        name=name,
        clips=tuple(clips),
        missing=tuple(missing),
        wer=_word_error_rate(clips, [by_id[i] for i in missing]) if "wer" in judges.names else None,
        similarity=_mean(c.similarity for c in clips),
        identified=identified,
        num_speakers=num_speakers,
        opinion=_mean(c.opinion for c in clips),
        noise=_mean(c.noise for c in clips),
        complete=_mean(c.is_complete for c in clips),
    )


def _identified(
    clips: Sequence[tuple[TestItem, ClipScores]], items: Sequence[TestItem], judges: Judges
) -> tuple[float | None, int]:
    embedded = [(item.speaker, clip.embedding) for item, clip in clips if clip.embedding is not None]
    speakers = {item.speaker: item for item in items}
    if not embedded or len(speakers) < 2:
        return None, len(speakers)
    prompts = {speaker: judges.prompt(item) for speaker, item in speakers.items()}
    result = identify([embedding for _, embedding in embedded], [speaker for speaker, _ in embedded], prompts)
    return result.top_1, result.num_speakers


def _word_error_rate(clips: Sequence[ClipScores], missing: Sequence[TestItem]) -> float:
    from tacolm_core.evaluation.wer import comparable_words

    total = WordErrors()
    for clip in clips:
        total += clip.errors or WordErrors()
    for item in missing:
        words = len(comparable_words(item.text))
        total += WordErrors(deletions=words, words=words)
    return total.rate


def _mean(values: Iterator[float | bool | None]) -> float | None:
    known = [float(value) for value in values if value is not None]
    return float(np.mean(known)) if known else None
