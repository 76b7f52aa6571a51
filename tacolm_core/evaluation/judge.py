"""All judges over all clips of a system."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Final

import numpy as np

from tacolm_core.audio.files import read_sound
from tacolm_core.audio.waveform import Waveform
from tacolm_core.errors import OptionsError
from tacolm_core.evaluation.campplus import CampplusEncoder
from tacolm_core.evaluation.lengths import ends_properly, expected_seconds
from tacolm_core.evaluation.protocol import PROMPT_SECONDS, TestItem
from tacolm_core.evaluation.quality import DistillMos, Dnsmos
from tacolm_core.evaluation.scatter import scatter
from tacolm_core.evaluation.similarity import Embedding, SpeakerEncoder, cosine
from tacolm_core.evaluation.speakers import Identification, identify
from tacolm_core.evaluation.wer import Recogniser, WordErrors

JUDGES: Final = ("wer", "similarity", "likeness", "opinion", "noise", "length")
_VOICES: Final = ("similarity", "likeness")  # the judges of voices
_SUFFIXES: Final = (".wav", ".flac", ".ogg", ".mp3")


@dataclass(frozen=True)
class ClipScores:
    """What the judges say about one clip; None where a judge was not asked."""

    id: str
    seconds: float
    is_complete: bool | None = None
    errors: WordErrors | None = None
    heard: str = ""
    similarity: float | None = None  # to the prompt, by Resemblyzer
    likeness: float | None = None  # to the prompt, by CAM++
    opinion: float | None = None  # DistillMOS
    noise: float | None = None  # DNSMOS P.835, overall
    embeddings: Mapping[str, Embedding] = field(default_factory=dict, repr=False, compare=False)  # by judge


class Judges:
    """The judges asked for, each loaded when it is first needed."""

    def __init__(self, names: Sequence[str] = JUDGES, *, whisper: Path | None = None, threads: int = 1) -> None:
        unknown = sorted(set(names) - set(JUDGES))
        if unknown:
            raise OptionsError(f"There is no judge {unknown[0]!r}; there are {', '.join(JUDGES)}.")
        self.names = tuple(names)
        self._whisper = whisper
        self._threads = threads
        self._encoders: dict[str, SpeakerEncoder | CampplusEncoder] = {}
        self._prompts: dict[tuple[str, Path], Embedding] = {}

    def score(self, item: TestItem, clip: Waveform) -> ClipScores:
        """All judges on one clip."""
        wanted = self.names
        errors, heard = self._recogniser.errors(clip, item.text) if "wer" in wanted else (None, "")
        embeddings: dict[str, Embedding] = {name: self._encoder(name).embed(clip) for name in _VOICES if name in wanted}
        alike = {name: cosine(found, self.prompt(name, item)) for name, found in embeddings.items()}
        return ClipScores(
            id=item.id,
            seconds=clip.seconds,
            is_complete=ends_properly(clip.seconds, item.seconds or expected_seconds(item.text))
            if "length" in wanted
            else None,
            errors=errors,
            heard=heard,
            similarity=alike.get("similarity"),
            likeness=alike.get("likeness"),
            opinion=self._opinion.score(clip) if "opinion" in wanted else None,
            noise=self._noise.score(clip).overall if "noise" in wanted else None,
            embeddings=embeddings,
        )

    def prompt(self, judge: str, item: TestItem) -> Embedding:
        """Embedding of an item's prompt by a judge of voices: the first seconds of the recording."""
        key = judge, item.prompt
        if key not in self._prompts:
            self._prompts[key] = self._encoder(judge).embed(read_sound(item.prompt, max_seconds=PROMPT_SECONDS))
        return self._prompts[key]

    def _encoder(self, judge: str) -> SpeakerEncoder | CampplusEncoder:
        if judge not in self._encoders:
            self._encoders[judge] = SpeakerEncoder() if judge == "similarity" else CampplusEncoder()
        return self._encoders[judge]

    @cached_property
    def _recogniser(self) -> Recogniser:
        return Recogniser(self._whisper, self._threads)

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
    wer_scatter: float | None  # one standard error, from clips drawn again
    similarity: float | None
    identified: float | None  # share of clips whose prompt's speaker is the nearest, by Resemblyzer
    likeness: float | None
    likeness_scatter: float | None
    margin: float | None  # likeness less that to the other prompts
    recognised: float | None  # as identified, by CAM++
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
    found = {name: _identified(name, [(by_id[c.id], c) for c in clips], items, judges) for name in _VOICES}
    nearest, recognised = found["similarity"], found["likeness"]
    errors = [clip.errors or WordErrors() for clip in clips] + [_all_deleted(by_id[name]) for name in missing]
    hears = "wer" in judges.names
    return SystemScores(
        name=name,
        clips=tuple(clips),
        missing=tuple(missing),
        wer=sum(errors, WordErrors()).rate if hears else None,
        wer_scatter=scatter([e.total for e in errors], [e.words for e in errors]) if hears else None,
        similarity=_mean(c.similarity for c in clips),
        identified=nearest.top_1 if nearest else None,
        likeness=_mean(c.likeness for c in clips),
        likeness_scatter=scatter([c.likeness for c in clips if c.likeness is not None]),
        margin=recognised.margin if recognised else None,
        recognised=recognised.top_1 if recognised else None,
        num_speakers=len({item.speaker for item in items}),
        opinion=_mean(c.opinion for c in clips),
        noise=_mean(c.noise for c in clips),
        complete=_mean(c.is_complete for c in clips),
    )


def _identified(
    judge: str, clips: Sequence[tuple[TestItem, ClipScores]], items: Sequence[TestItem], judges: Judges
) -> Identification | None:
    embedded = [(item.speaker, clip.embeddings[judge]) for item, clip in clips if judge in clip.embeddings]
    speakers = {item.speaker: item for item in items}
    if not embedded or len(speakers) < 2:
        return None
    prompts = {speaker: judges.prompt(judge, item) for speaker, item in speakers.items()}
    return identify([embedding for _, embedding in embedded], [speaker for speaker, _ in embedded], prompts)


def _all_deleted(item: TestItem) -> WordErrors:
    from tacolm_core.evaluation.wer import comparable_words

    words = len(comparable_words(item.text))
    return WordErrors(deletions=words, words=words)


def _mean(values: Iterator[float | bool | None]) -> float | None:
    known = [float(value) for value in values if value is not None]
    return float(np.mean(known)) if known else None
