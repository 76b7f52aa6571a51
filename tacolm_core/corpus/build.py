"""Make a corpus of artificial speakers: in memory for whoever encodes it at once, or as a folder with a manifest.

Work goes speaker by speaker over any number of processes. In a folder, a speaker is finished when its list of
utterances is there, which is written last: a killed run goes on where it was, and parts (`I/N`) can be made apart.
"""

import json
import multiprocessing
from collections.abc import Callable, Generator, Iterator, Sequence
from dataclasses import asdict, dataclass, replace
from functools import cache, partial
from pathlib import Path
from typing import Final, TypeVar

import numpy as np
import soundfile
from numpy.typing import NDArray

from tacolm_core.corpus.plan import SpeakerJob
from tacolm_core.corpus.teachers import HIBARI, Speaking, Teacher
from tacolm_core.data.atomic import write_atomically, write_text_atomically
from tacolm_core.data.manifest import read_manifest, write_manifest
from tacolm_core.data.utterance import Utterance
from tacolm_core.errors import DataError, OptionsError, TextError
from tacolm_core.text.front_end import spoken_form
from tacolm_core.text.phoneme_tokenizer import PhonemeTokenizer
from tacolm_core.units import SAMPLE_RATE

Int16 = NDArray[np.int16]
ResultT = TypeVar("ResultT")

FORMATS: Final = {"flac": ("FLAC", "PCM_16"), "wav": ("WAV", "PCM_16"), "ogg": ("OGG", "OPUS")}
_FULL_SCALE: Final = 32767


@dataclass(frozen=True)
class SpokenUtterance:
    """An utterance with its sound in memory; `utterance.path` is where a folder would have it."""

    utterance: Utterance
    samples: Int16  # (N,) at 24 kHz, full scale 32767


def speak_corpus(jobs: Sequence[SpeakerJob], workers: int = 1, teacher: Teacher = HIBARI) -> Iterator[SpokenUtterance]:
    """All utterances of all speakers, in order of the jobs whatever the number of processes.

    Sentences that cannot be pronounced are left out.

    Raises:
        DataError: a package of the group `corpus` is missing.

    """
    for spoken in _map_jobs(partial(speak_job, teacher), jobs, workers):
        yield from spoken


def speak_job(teacher: Teacher, job: SpeakerJob) -> list[SpokenUtterance]:
    """All that one speaker says."""
    generator, tokenizer = _parts(teacher)
    spoken = []
    for place, text in job.sentences:
        try:
            tokens = tokenizer.encode(spoken_form(text)).ids
            samples, durations = generator.speak(tokens, job.numbers, seed=job.seed * 1_000_003 + place)
        except (TextError, DataError):
            continue
        utterance = Utterance(
            id=f"{job.name}-{place:06d}",
            path=Path(job.name) / f"{place:06d}",
            text=text,
            speaker=job.name,
            seconds=len(samples) / SAMPLE_RATE,
            licence=teacher.licence,
            tokens=tokens,
            durations=durations,
            prompt_speaker=job.recorded_speaker,
        )
        spoken.append(SpokenUtterance(utterance, (samples * _FULL_SCALE).astype(np.int16)))
    return spoken


def write_corpus(
    folder: Path,
    jobs: Sequence[SpeakerJob],
    *,
    kind: str = "flac",
    part: tuple[int, int] = (0, 1),
    workers: int = 1,
    teacher: Teacher = HIBARI,
) -> Generator[int, None, None]:
    """Write this part's speakers under `folder`, skipping those that are there; yields each number when finished.

    Raises:
        OptionsError: `kind` is not one of FORMATS.
        OutputError: the folder cannot be written.
        DataError: the folder holds a corpus made otherwise, or a package is missing.

    """
    if kind not in FORMATS:
        raise OptionsError(f"Sound files can be {', '.join(FORMATS)}, not {kind!r}.")
    mine = jobs[part[0] :: part[1]]
    waiting = [job for job in mine if not _is_finished(folder, job)]
    yield from (job.number for job in mine if job not in waiting)
    yield from _map_jobs(partial(_write_job, folder, kind, teacher), waiting, workers)


def join_manifest(folder: Path, jobs: Sequence[SpeakerJob], *, whole: bool = True) -> int:
    """Write `manifest.jsonl` and `speakers.json`; returns the number of utterances.

    Args:
        folder: of the corpus.
        jobs: all speakers of the plan.
        whole: wait until all speakers are there; False lists those that are.

    Raises:
        DataError: some speakers are still missing, or all.

    """
    finished = [job for job in jobs if _is_finished(folder, job)]
    missing = len(jobs) - len(finished)
    if missing and (whole or not finished):
        raise DataError(f"{missing} of {len(jobs)} speakers are not there yet; make the other parts first.")
    numbers = {job.name: job.numbers.to_dict() for job in finished}
    write_text_atomically(folder / "speakers.json", json.dumps(numbers, indent=0) + "\n")
    utterances = (u for job in finished for u in read_manifest(_list_of(folder, job)))
    return write_manifest(folder / "manifest.jsonl", utterances)


def _write_job(folder: Path, kind: str, teacher: Teacher, job: SpeakerJob) -> int:
    extension, encoding = FORMATS[kind]
    written = []
    for spoken in speak_job(teacher, job):
        path = folder / "sound" / spoken.utterance.path.with_suffix(f".{kind}")

        def write(aside: Path, samples: Int16 = spoken.samples) -> None:
            soundfile.write(aside, samples, SAMPLE_RATE, format=extension, subtype=encoding)

        write_atomically(path, write)
        written.append(replace(spoken.utterance, path=path))
    write_manifest(_list_of(folder, job), written)
    write_text_atomically(_record_of(folder, job), _fingerprint(job))
    return job.number


def _is_finished(folder: Path, job: SpeakerJob) -> bool:
    record = _record_of(folder, job)
    if not record.exists():
        return False
    if record.read_text(encoding="utf-8") != _fingerprint(job):
        raise DataError(
            f"{folder} holds speaker {job.name} made from other sentences or settings; choose another folder."
        )
    return True


def _list_of(folder: Path, job: SpeakerJob) -> Path:
    return folder / "lists" / f"{job.name}.jsonl"


def _record_of(folder: Path, job: SpeakerJob) -> Path:
    return folder / "lists" / f"{job.name}.json"


def _fingerprint(job: SpeakerJob) -> str:
    return json.dumps(asdict(job), ensure_ascii=False)


def _map_jobs(work: Callable[[SpeakerJob], ResultT], jobs: Sequence[SpeakerJob], workers: int) -> Iterator[ResultT]:
    if workers <= 1 or len(jobs) <= 1:
        yield from map(work, jobs)
        return
    # A fresh process each: inference sessions and thread pools do not survive a fork.
    context = multiprocessing.get_context("spawn")
    with context.Pool(min(workers, len(jobs))) as pool:
        yield from pool.imap(work, jobs)


@cache
def _parts(teacher: Teacher) -> tuple[Speaking, PhonemeTokenizer]:
    """Generator and tokenizer of this process."""
    tokenizer = PhonemeTokenizer()
    return teacher.generator(tokenizer), tokenizer
