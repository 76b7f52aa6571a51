"""`tacolm corpus`: make a corpus of artificial speakers, with tokens and durations, ready for `tacolm prepare`."""

import argparse
from pathlib import Path

from tacolm_core.cli.progress import ProgressLine
from tacolm_core.corpus.build import FORMATS, join_manifest, write_corpus
from tacolm_core.corpus.plan import CorpusOptions, SpeakerJob, Twin, plan_corpus, read_sentences
from tacolm_core.errors import DataError


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Sentences, size, seed, and how the work is shared."""
    usual = CorpusOptions()
    parser.add_argument("sentences", type=Path, help="text file, one sentence a line (of tabbed lines the last column)")
    parser.add_argument("folder", type=Path, help="folder for sound and manifest.jsonl")
    parser.add_argument("--hours", type=float, default=usual.hours, help="about (default: %(default)s)")
    parser.add_argument("--speakers", type=int, default=usual.speakers, help="default: %(default)s")
    parser.add_argument("--seed", type=int, default=usual.seed, help="default: %(default)s")
    parser.add_argument("--twins", type=Path, help="file of twins of recorded speakers")
    parser.add_argument("--twin-share", type=float, default=0.5, help="share of speakers that are twins")
    parser.add_argument("--twin-spread", type=float, default=0.0, help="0: the twins themselves; 1: far from them")
    parser.add_argument("--format", choices=tuple(FORMATS), default="flac", help="default: %(default)s")
    parser.add_argument("--shard", type=_part, default=(0, 1), metavar="I/N", help="the I-th of N parts, from 0/N")
    parser.add_argument("--workers", type=int, default=1, help="processes (default: %(default)s)")


def run(arguments: argparse.Namespace) -> int:
    """Make this part; whoever finishes last writes the manifest."""
    twins = _twins(arguments.twins)
    options = CorpusOptions(
        hours=arguments.hours,
        speakers=arguments.speakers,
        seed=arguments.seed,
        twin_share=arguments.twin_share if twins else 0.0,
        twin_spread=arguments.twin_spread,
    )
    jobs = plan_corpus(read_sentences(arguments.sentences), options, twins)
    _write(arguments, jobs)
    try:
        count = join_manifest(arguments.folder, jobs)
    except DataError as unfinished:
        print(unfinished)
    else:
        print(f"{arguments.folder / 'manifest.jsonl'}: {count} utterances of {len(jobs)} artificial speakers")
    return 0


def _write(arguments: argparse.Namespace, jobs: list[SpeakerJob]) -> None:
    part, parts = arguments.shard
    mine = max(1, len(jobs[part::parts]))
    work = write_corpus(arguments.folder, jobs, kind=arguments.format, part=arguments.shard, workers=arguments.workers)
    with ProgressLine("Speaking") as line:
        for done, number in enumerate(work, start=1):
            line.update(done / mine, jobs[number].name)


def _twins(path: Path | None) -> tuple[Twin, ...]:
    from tacolm_core.corpus.twins import read_twins

    return read_twins(path) if path else ()


def _part(text: str) -> tuple[int, int]:
    part, _, count = text.partition("/")
    if not (part.isdecimal() and count.isdecimal() and int(part) < int(count)):
        raise argparse.ArgumentTypeError(f"{text!r} is not I/N with I from 0 to N - 1")
    return int(part), int(count)
