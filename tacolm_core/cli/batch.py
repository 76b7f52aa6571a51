"""`tacolm batch`: a list of texts to sound files, alone or as one of several programs that share it."""

import argparse
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tacolm_core.audio.loudness import check_target
from tacolm_core.cli import BAD_INPUT, version
from tacolm_core.cli.engine import load_engine
from tacolm_core.cli.options import add_engine_arguments, add_sampling_arguments, sampling_options
from tacolm_core.cli.output import check_place, write_json
from tacolm_core.cli.progress import ProgressLine
from tacolm_core.cli.speak import add_finish_arguments, open_voice
from tacolm_core.errors import OptionsError, OutputError, VoiceError
from tacolm_core.synthesis.batch_list import BatchRow, Shard, read_batch
from tacolm_core.text.lexicon import load_lexicon

if TYPE_CHECKING:
    from tacolm_core.synthesis.batch import BatchEvent, BatchManner, RowEnded
    from tacolm_core.synthesis.synthesizer import Synthesizer
    from tacolm_core.synthesis.voice import Voice


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """All options of `batch`."""
    parser.add_argument("list", type=Path, metavar="LIST", help="a CSV file with the columns text, voice, file")
    parser.add_argument("--out", type=Path, required=True, metavar="FOLDER", help="where the sound files go")
    parser.add_argument(
        "--voice", type=Path, metavar="FILE", help="voice of the rows that name none: a saved one or a recording"
    )
    parser.add_argument("--shard", default="1/1", metavar="I/N", help="make only every N-th row, from the I-th on")
    parser.add_argument("--subtitles", choices=("srt", "vtt"), help="write subtitles beside each sound")
    add_finish_arguments(parser)
    parser.add_argument("--lexicon", type=Path, metavar="FILE", help="your pronunciations, word<TAB>phonemes a line")
    parser.add_argument("--summary", type=Path, metavar="FILE", help="write what became of each row as JSON")
    add_engine_arguments(parser)
    add_sampling_arguments(parser)


def run(arguments: argparse.Namespace) -> int:
    """Make what is not there yet; exit status 2 when a row failed.

    Raises:
        TacolmError: the list, the folder or an option is no good; nothing has been made then.

    """
    rows = Shard.parse(arguments.shard).of(read_batch(arguments.list))
    manner_of = _checked(arguments)
    from tacolm_core.synthesis.batch import RowEnded, run_batch

    synthesizer = load_engine(arguments)
    voices = _Voices(synthesizer, arguments.list.parent, arguments.voice)
    ended: list[RowEnded] = []
    with ProgressLine("Batch") as line:
        for event in _watched(run_batch(synthesizer, rows, arguments.out, voices.find, manner_of()), line):
            if isinstance(event, RowEnded):
                ended.append(event)
                if event.state == "failed":
                    line.clear()
                    sys.stderr.write(f"Line {event.row.line}: {' '.join(event.problem.split())}\n")
    return _sum_up(ended, arguments.summary)


def _checked(arguments: argparse.Namespace) -> "Callable[[], BatchManner]":
    """Everything about the request that can be wrong before a model is loaded."""
    if arguments.loudness is not None:
        check_target(arguments.loudness)
    options = sampling_options(arguments)
    lexicon = load_lexicon(arguments.lexicon) if arguments.lexicon else None
    try:
        arguments.out.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise OutputError(f"The folder {arguments.out} cannot be made ({error.strerror}); choose another.") from error
    if arguments.summary:
        check_place(arguments.summary)

    def manner() -> "BatchManner":
        from tacolm_core.synthesis.batch import BatchManner

        return BatchManner(
            options,
            lexicon,
            arguments.loudness,
            arguments.subtitles,
            arguments.word_times,
            f"TacoLM Studio {version()}",
        )

    return manner


class _Voices:
    """Voices of a list by their names, each opened once; files are looked for beside the list too."""

    def __init__(self, synthesizer: "Synthesizer", folder: Path, usual: Path | None) -> None:
        self._synthesizer = synthesizer
        self._folder = folder
        self._usual = usual
        self._opened: dict[str, Voice] = {}

    def find(self, name: str) -> "Voice":
        """The voice of a row.

        Raises:
            OptionsError: it names none, and there is none for all.
            TacolmError: it cannot be opened.

        """
        if name not in self._opened:
            self._opened[name] = open_voice(self._synthesizer, self._path(name))
        return self._opened[name]

    def _path(self, name: str) -> Path:
        if not name:
            if self._usual is None:
                raise OptionsError("The row names no voice; fill in its column voice, or give --voice.")
            return self._usual
        beside = self._folder / name
        if not beside.exists() and not Path(name).exists():
            raise VoiceError(f"There is no voice {name}, neither in {self._folder} nor here; check its name.")
        return beside if beside.exists() else Path(name)


def _watched(events: "Iterator[BatchEvent]", line: ProgressLine) -> "Iterator[BatchEvent]":
    """The events, while the progress line follows them."""
    from tacolm_core.synthesis.batch import RowStarted
    from tacolm_core.synthesis.events import SentenceStarted

    index, count, row = 0, 1, BatchRow(0, "", "", "")
    for event in events:
        if isinstance(event, RowStarted):
            index, count, row = event.index, event.count, event.row
            line.update(index / count, row.file)
        elif isinstance(event, SentenceStarted):
            line.update((index + event.index / event.count) / count, row.file)
        yield event


def _sum_up(ended: "list[RowEnded]", summary: Path | None) -> int:
    counts = Counter(event.state for event in ended)
    seconds = sum(event.seconds for event in ended)
    print(f"{counts['made']} made ({seconds:.1f} s), {counts['there']} there already, {counts['failed']} failed.")
    if summary:
        write_json(summary, {**{state: counts[state] for state in ("made", "there", "failed")}, "rows": _rows(ended)})
    return BAD_INPUT if counts["failed"] else 0


def _rows(ended: "list[RowEnded]") -> list[dict[str, Any]]:
    return [
        {
            "line": event.row.line,
            "file": event.row.file,
            "state": event.state,
            "problem": event.problem,
            "seconds": round(event.seconds, 3),
        }
        for event in ended
    ]
