"""`tacolm voice make|teach|show`: saved voices."""

import argparse
import dataclasses
import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tacolm_core.audio.prompt import check_prompt, join_prompts, read_prompt
from tacolm_core.audio.waveform import Waveform
from tacolm_core.cli.engine import load_engine
from tacolm_core.cli.options import add_engine_arguments
from tacolm_core.cli.output import check_place, print_table, printable, tell
from tacolm_core.cli.teaching import add_teaching, teach
from tacolm_core.units import frames_to_seconds

if TYPE_CHECKING:
    from tacolm_core.synthesis.lessons import Lessons
    from tacolm_core.synthesis.synthesizer import Synthesizer
    from tacolm_core.synthesis.voice import Voice


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """`make`, `teach` and `show`."""
    verbs = parser.add_subparsers(dest="voice_verb", required=True, metavar="make|teach|show")
    make = verbs.add_parser("make", help="make a voice from recordings")
    make.add_argument("--prompt", type=Path, nargs="+", required=True, metavar="SOUND", help="recordings of one person")
    make.add_argument("--out", type=Path, required=True, metavar="FILE", help="the voice file to write, NAME.voice")
    make.add_argument("--name", help="shown to people (default: name of the voice file)")
    make.add_argument("--transcript", default="", metavar="WORDS", help="what is said in the recordings")
    make.add_argument("--origin", help="where the recordings come from (default: their file names)")
    make.add_argument("--consent", default="", help="note that the speaker agreed to this use")
    make.add_argument("--note", default="", help="anything else worth keeping")
    add_engine_arguments(make)
    add_teaching(verbs)
    show = verbs.add_parser("show", help="show what is in a voice file")
    show.add_argument("file", type=Path, metavar="FILE")
    show.add_argument("--json", action="store_true", help="for programs")


def run(arguments: argparse.Namespace) -> int:
    """Make, teach or show a voice."""
    return {"make": _make, "teach": teach, "show": _show}[arguments.voice_verb](arguments)


def describe(voice: "Voice") -> dict[str, Any]:
    """A voice in names and values."""
    levels, frames = voice.codes.shape
    lessons = {"taught": _taught(voice.lessons)} if voice.lessons else {}
    return {
        "name": voice.name,
        "seconds": round(frames_to_seconds(frames), 2),
        "codes": f"{levels} codebooks x {frames} frames",
        "transcript": voice.transcript,
        "origin": voice.origin,
        "consent": voice.consent,
        "note": voice.note,
        "codec": voice.codec_hash,
        "hash": voice.hash,
        **lessons,
    }


def _taught(lessons: "Lessons") -> dict[str, Any]:
    return {
        "recordings": lessons.recordings,
        "speech": f"{lessons.seconds:.0f} s",
        "likeness": f"{lessons.before:.0%} untaught, {lessons.after:.0%} taught",
        "model": lessons.model_hash,
        "size": f"{lessons.size / 1e6:.1f} MB",
    }


def _make(arguments: argparse.Namespace) -> int:
    check_place(arguments.out)
    from tacolm_core.synthesis.voice import save_voice

    recordings = [read_prompt(path, tell) for path in arguments.prompt]
    synthesizer = load_engine(arguments)
    _judge(synthesizer, arguments.prompt, recordings)
    voice = synthesizer.make_voice(
        recordings,
        transcript=printable(arguments.transcript),
        name=printable(arguments.name or arguments.out.stem),
        origin=printable(arguments.origin or ", ".join(path.name for path in arguments.prompt)),
        consent=printable(arguments.consent),
    )
    save_voice(arguments.out, dataclasses.replace(voice, note=printable(arguments.note)))
    print_table(describe(voice))
    return 0


def _show(arguments: argparse.Namespace) -> int:
    from tacolm_core.synthesis.voice import load_voice

    values = describe(load_voice(arguments.file))
    if arguments.json:
        print(json.dumps(values, ensure_ascii=False, indent=2))
    else:
        print_table(values)
    return 0


def _judge(synthesizer: "Synthesizer", paths: list[Path], recordings: list[Waveform]) -> None:
    for path, recording in zip(paths, recordings, strict=True):
        for reason in check_prompt(recording).reasons:
            tell(f"{path.name}: {reason.hint}")
    for reason in synthesizer.check_prompt(join_prompts(recordings)).reasons:
        if reason.kind == "several":  # all else was said of each recording
            tell(reason.hint)
