"""`tacolm voice teach`: from a folder of recordings with their texts to a taught voice."""

import argparse
import dataclasses
import json
import os
import shutil
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tacolm_core.cli.engine import load_engine
from tacolm_core.cli.options import add_engine_arguments, at_least
from tacolm_core.cli.output import check_place, printable, tell
from tacolm_core.errors import OptionsError

if TYPE_CHECKING:
    from tacolm_core.synthesis.lessons import Lessons
    from tacolm_core.synthesis.voice import Voice
    from tacolm_core.teaching.events import TeachingEvent

_MOST_THREADS = 4  # more are not faster with networks of this size


def add_teaching(verbs: "argparse._SubParsersAction[Any]") -> None:
    """`teach`."""
    parser = verbs.add_parser(
        "teach",
        help="teach the model a voice from some minutes of reading",
        description="Teach the model a voice from recordings with their texts: NAME.wav and NAME.txt, or a list "
        "sentences.tsv (name, tab, text) or metadata.csv (name|text) in the folder. Interrupted, the same command goes "
        "on where it was.",
    )
    parser.add_argument("--recordings", type=Path, required=True, metavar="FOLDER", help="recordings of one person")
    parser.add_argument("--out", type=Path, required=True, metavar="FILE", help="the voice file to write, NAME.voice")
    parser.add_argument("--minutes", type=at_least(0.05), default=6.0, metavar="N", help="at most (default: 6)")
    parser.add_argument("--name", help="shown to people (default: name of the voice file)")
    parser.add_argument("--origin", default="", help="where the recordings come from (default: how many there are)")
    parser.add_argument("--consent", default="", help="note that the speaker agreed to this use")
    parser.add_argument("--note", default="", help="anything else worth keeping")
    parser.add_argument("--more", type=Path, metavar="VOICE", help="go on from what this voice was taught")
    parser.add_argument(
        "--keep", type=Path, metavar="FOLDER", help="what survives an interruption (default: .NAME.teaching beside it)"
    )
    parser.add_argument("--events", action="store_true", help="print what happens as JSON lines, for programs")
    add_engine_arguments(parser)


def teach(arguments: argparse.Namespace) -> int:
    """Teach a voice and save it."""
    check_place(arguments.out)
    from tacolm_core.synthesis.voice import save_voice
    from tacolm_core.teaching.course import TeachingOptions, teach_voice
    from tacolm_core.teaching.events import VoiceTaught
    from tacolm_core.teaching.readings import load_readings

    say = _as_json if arguments.events else _in_words
    readings = load_readings(arguments.recordings, tell)
    before = _lessons(arguments.more)
    arguments.threads = arguments.threads or min(_MOST_THREADS, os.cpu_count() or 1)
    synthesizer = load_engine(arguments)
    keep = arguments.keep or arguments.out.with_name(f".{arguments.out.stem}.teaching")
    events = teach_voice(
        synthesizer,
        readings,
        name=printable(arguments.name or arguments.out.stem),
        origin=printable(arguments.origin),
        consent=printable(arguments.consent),
        before=before,
        options=TeachingOptions(minutes=arguments.minutes),
        keep=keep,
    )
    for event in events:
        say(event)
        if isinstance(event, VoiceTaught):
            save_voice(arguments.out, dataclasses.replace(event.voice, note=printable(arguments.note)))
            shutil.rmtree(keep, ignore_errors=True)
    return 0


def _lessons(path: Path | None) -> "Lessons | None":
    if path is None:
        return None
    from tacolm_core.synthesis.voice import load_voice

    voice: Voice = load_voice(path)
    if voice.lessons is None:
        raise OptionsError(f"{path} was not taught yet; leave out --more.")
    return voice.lessons


def _as_json(event: "TeachingEvent") -> None:
    values = {field.name: getattr(event, field.name) for field in dataclasses.fields(event) if field.name != "voice"}
    print(json.dumps({"event": type(event).__name__, **values}, ensure_ascii=False), flush=True)


def _in_words(event: "TeachingEvent") -> None:
    from tacolm_core.teaching.events import LessonsBegun, PassDone, ReadingHeard, VoiceTaught

    match event:
        case ReadingHeard():
            words = " ".join(event.reasons)
            if words:
                tell(f"{event.name}: {words}")
        case LessonsBegun():
            resumed = "Going on with" if event.is_resumed else "Learning from"
            tell(
                f"{resumed} {event.readings} recordings, {event.seconds:.0f} s; untaught likeness {event.likeness:.0%}."
            )
        case PassDone():
            tell(
                f"{event.lesson}, pass {event.number} of {event.of}: held-out loss {event.held_out:.3f}, likeness "
                f"{event.likeness:.0%}; {event.progress:.0%} done, {event.seconds_left / 60:.1f} min left at most."
            )
        case VoiceTaught():
            tell(f"Likeness {event.before:.0%} untaught, {event.after:.0%} taught.")
        case _:
            pass
