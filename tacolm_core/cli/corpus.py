"""`tacolm corpus`: artificial speakers.

make   speak sentences in many voices, with tokens and durations, ready for `tacolm prepare`
twins  find the artificial speakers most like the recorded ones of a manifest
"""

import argparse
import time
from collections import defaultdict
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, Final

from tacolm_core.cli.options import at_least
from tacolm_core.cli.progress import ProgressLine
from tacolm_core.corpus.build import FORMATS, join_manifest, write_corpus
from tacolm_core.corpus.plan import CorpusOptions, SpeakerJob, plan_corpus, read_sentences
from tacolm_core.corpus.teachers import TEACHERS, Teacher
from tacolm_core.corpus.twins import read_twins, write_twins
from tacolm_core.errors import DataError, OptionsError

if TYPE_CHECKING:
    from tacolm_core.corpus.twin_search import TwinSearch, TwinTarget
    from tacolm_core.data.utterance import Utterance
    from tacolm_core.evaluation.similarity import SpeakerEncoder

_SENTENCES: Final = (  # what twins say while they are searched: every sound of English, nothing from a test list
    "He cried and swung the club wildly over all of their heads.",
    "My grandmother kept a small garden behind the old kitchen.",
    "There were many people waiting for a good answer to that question.",
    "Please call her before you bring these things from the store.",
)
_LIST_EVERY: Final = 60.0  # seconds until the manifest of an unfinished corpus is brought up to date
_TWIN_BATCH: Final = 12  # speakers searched at once; results are written after each
_LISTEN_SECONDS: Final = 30.0  # of each recorded speaker


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The actions and their options."""
    actions = parser.add_subparsers(dest="action", required=True, metavar="ACTION")
    _add_make(actions.add_parser("make", help="speak sentences in many artificial voices"))
    _add_twins(actions.add_parser("twins", help="find artificial speakers like recorded ones"))


def _add_make(parser: argparse.ArgumentParser) -> None:
    usual = CorpusOptions()
    parser.add_argument("sentences", type=Path, help="text file, one sentence a line (of tabbed lines the last column)")
    parser.add_argument("folder", type=Path, help="folder for sound and manifest.jsonl")
    parser.add_argument("--hours", type=at_least(0.0), default=usual.hours, help="about (default: %(default)s)")
    parser.add_argument("--speakers", type=at_least(1), default=usual.speakers, help="default: %(default)s")
    parser.add_argument("--seed", type=at_least(0), default=usual.seed, help="default: %(default)s")
    parser.add_argument("--teacher", choices=TEACHERS, default="hibari", help="network that speaks (default: hibari)")
    parser.add_argument("--voices", type=Path, help="kokoro: its style tables, .npz or folder of kokoro-js")
    parser.add_argument("--twins", type=Path, help="file of twins of recorded speakers")
    parser.add_argument("--twin-share", type=at_least(0.0), default=0.5, help="share of speakers that are twins")
    parser.add_argument(
        "--twin-spread", type=at_least(0.0), default=0.0, help="0: the twins themselves; 1: far from them"
    )
    parser.add_argument("--format", choices=tuple(FORMATS), default="flac", help="default: %(default)s")
    parser.add_argument("--shard", type=_part, default=(0, 1), metavar="I/N", help="the I-th of N parts, from 0/N")
    parser.add_argument("--workers", type=at_least(1), default=1, help="processes (default: %(default)s)")
    parser.add_argument(
        "--minutes", type=at_least(0.0), default=0.0, help="then stop, and list the speakers that are there"
    )
    parser.set_defaults(act=_make)


def _add_twins(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("manifest", type=Path, help="manifest of recordings")
    parser.add_argument("file", type=Path, help="file of twins, JSON; speakers already in it are not searched again")
    parser.add_argument("--split", default="train", help="speakers of this split only (default: %(default)s)")
    parser.add_argument("--steps", type=at_least(1), default=70, help="of the search (default: %(default)s)")
    parser.set_defaults(act=_twins)


def run(arguments: argparse.Namespace) -> int:
    """Do the chosen action."""
    status: int = arguments.act(arguments)
    return status


def _make(arguments: argparse.Namespace) -> int:
    """Make this part; whoever finishes last writes the manifest."""
    twins = read_twins(arguments.twins) if arguments.twins else ()
    options = CorpusOptions(
        hours=arguments.hours,
        speakers=arguments.speakers,
        seed=arguments.seed,
        twin_share=arguments.twin_share if twins else 0.0,
        twin_spread=arguments.twin_spread,
    )
    teacher = Teacher(arguments.teacher, arguments.voices)
    if twins and teacher.voices:
        raise OptionsError("Twins are numbers of hibari's voices; leave out --twins, or --teacher kokoro.")
    sentences = read_sentences(arguments.sentences)
    jobs = plan_corpus(sentences, options, twins, draw=teacher.draw(), prefix=teacher.prefix)
    _write(arguments, jobs, teacher)
    try:
        count = join_manifest(arguments.folder, jobs, whole=not arguments.minutes)
    except DataError as unfinished:
        print(unfinished)
    else:
        print(f"{arguments.folder / 'manifest.jsonl'}: {count} utterances of artificial speakers")
    return 0


def _write(arguments: argparse.Namespace, jobs: list[SpeakerJob], teacher: Teacher) -> None:
    part, parts = arguments.shard
    mine = max(1, len(jobs[part::parts]))
    listed = time.monotonic()
    end = listed + 60 * (arguments.minutes or float("inf"))
    work = write_corpus(
        arguments.folder,
        jobs,
        kind=arguments.format,
        part=arguments.shard,
        workers=arguments.workers,
        teacher=teacher,
    )
    with ProgressLine("Speaking") as line, closing(work):
        for done, number in enumerate(work, start=1):
            line.update(done / mine, jobs[number].name)
            if time.monotonic() > end:
                break
            if time.monotonic() > listed + _LIST_EVERY:
                join_manifest(arguments.folder, jobs, whole=False)
                listed = time.monotonic()


def _twins(arguments: argparse.Namespace) -> int:
    from tacolm_core.data.manifest import read_manifest
    from tacolm_core.evaluation.similarity import SpeakerEncoder

    by_speaker: defaultdict[str, list[Utterance]] = defaultdict(list)
    for utterance in read_manifest(arguments.manifest):
        if utterance.split == arguments.split and not utterance.speaker.endswith("unknown"):
            by_speaker[utterance.speaker].append(utterance)
    found = {twin.speaker: twin.numbers for twin in read_twins(arguments.file)} if arguments.file.exists() else {}
    waiting = [speaker for speaker in by_speaker if speaker not in found]
    search, encoder = _search(arguments.steps), SpeakerEncoder()
    with ProgressLine("Searching") as line:
        for first in range(0, len(waiting), _TWIN_BATCH):
            names = waiting[first : first + _TWIN_BATCH]
            targets = [_target(name, by_speaker[name], encoder) for name in names]
            found.update(zip(names, search.find(targets), strict=True))
            write_twins(arguments.file, found)
            line.update((first + len(names)) / len(waiting), names[-1])
    print(f"{arguments.file}: {len(found)} twins of {len(by_speaker)} recorded speakers")
    return 0


def _search(steps: int) -> "TwinSearch":
    from tacolm_core.corpus.generator import CorpusGenerator
    from tacolm_core.corpus.network import SpeechNetwork
    from tacolm_core.corpus.twin_search import SearchOptions, TwinSearch
    from tacolm_core.evaluation.similarity import differentiable_embedding
    from tacolm_core.text.phoneme_tokenizer import PhonemeTokenizer

    tokenizer = PhonemeTokenizer()
    generator = CorpusGenerator(SpeechNetwork(), tokenizer)
    frames = [generator.frames(tokenizer.encode(sentence).ids, 1.0).frames for sentence in _SENTENCES]
    return TwinSearch(frames, differentiable_embedding(), SearchOptions(steps=steps))


def _target(name: str, utterances: "Sequence[Utterance]", encoder: "SpeakerEncoder") -> "TwinTarget":
    """What can be heard in the first half minute of a speaker's recordings."""
    from tacolm_core.audio.files import read_sound
    from tacolm_core.audio.resample import resample
    from tacolm_core.audio.waveform import concatenate
    from tacolm_core.corpus.pitch import measure_pitch
    from tacolm_core.corpus.twin_search import TwinTarget
    from tacolm_core.units import SAMPLE_RATE

    sounds, seconds = [], 0.0
    for utterance in utterances:
        if seconds < _LISTEN_SECONDS:
            sounds.append(resample(read_sound(utterance.path, max_seconds=_LISTEN_SECONDS - seconds), SAMPLE_RATE))
            seconds += sounds[-1].seconds
    heard = concatenate(sounds)
    return TwinTarget(name, encoder.embed(heard), measure_pitch(heard.samples, heard.sample_rate))


def _part(text: str) -> tuple[int, int]:
    part, _, count = text.partition("/")
    if not (part.isdecimal() and count.isdecimal() and int(part) < int(count)):
        raise argparse.ArgumentTypeError(f"{text!r} is not I/N with I from 0 to N - 1")
    return int(part), int(count)
