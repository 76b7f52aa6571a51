"""`tacolm speak`: say a text in the voice of a recording."""

import argparse
import dataclasses
import sys
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tacolm_core.audio.files import SOUND_FORMATS
from tacolm_core.audio.loudness import check_target, to_loudness
from tacolm_core.audio.prompt import read_prompt
from tacolm_core.cli import version
from tacolm_core.cli.engine import load_engine
from tacolm_core.cli.memory import peak_memory_mb
from tacolm_core.cli.options import add_engine_arguments, add_sampling_arguments, sampling_options
from tacolm_core.cli.output import Output, check_place, format_for, open_output, printable, tell, write_json
from tacolm_core.cli.progress import ProgressLine
from tacolm_core.config import SynthesisOptions
from tacolm_core.errors import EmptyText, OptionsError, SynthesisError
from tacolm_core.synthesis.subtitles import subtitle_cues, subtitle_form, write_subtitles
from tacolm_core.text.lexicon import load_lexicon
from tacolm_core.text.script import speakers
from tacolm_core.text.text_files import decode_text, read_text_file
from tacolm_core.units import FRAME_RATE, SAMPLE_RATE

if TYPE_CHECKING:
    from tacolm_core.synthesis.events import SpeechEvent
    from tacolm_core.synthesis.results import Speech
    from tacolm_core.synthesis.synthesizer import Synthesizer
    from tacolm_core.synthesis.voice import Voice
    from tacolm_core.text.spoken import LeftOut

STREAMED_FIRST_CHUNK = 24  # frames
_MOST_SHOWN = 8  # pieces of text that were left out
_LONGEST_SHOWN = 40  # characters of one


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """All options of `speak`."""
    voice = parser.add_mutually_exclusive_group(required=True)
    voice.add_argument(
        "--prompt", type=Path, nargs="+", metavar="SOUND", help="recordings of the voice, 1 to 30 s in all"
    )
    voice.add_argument("--voice", type=Path, metavar="FILE", help="a voice saved with “tacolm voice make”")
    parser.add_argument(
        "--prompt-text", default="", metavar="WORDS", help="what is said in the recording, for --continuation"
    )
    parser.add_argument(
        "--cast",
        nargs="+",
        default=[],
        metavar="NAME=FILE",
        help="voices of a script whose lines begin with “Name:”; a saved voice or a recording each",
    )
    text = parser.add_mutually_exclusive_group(required=True)
    text.add_argument("--text", metavar="WORDS", help="what to say")
    text.add_argument("--text-file", type=Path, metavar="FILE", help="a file with what to say; - is standard input")
    text.add_argument("--again", type=Path, metavar="TAKE", help="speak a take again, with its own settings")
    parser.add_argument("--lexicon", type=Path, metavar="FILE", help="your pronunciations, word<TAB>phonemes a line")
    parser.add_argument("--out", metavar="FILE", help="where to write the sound; - is standard output")
    parser.add_argument("--format", choices=tuple(SOUND_FORMATS), help="default: by the name of the file, else wav16")
    parser.add_argument(
        "--stream", action="store_true", help="hand the sound out while it is made; without --out, play it"
    )
    parser.add_argument(
        "--take", action="store_true", help="write OUT.json beside the sound, from which it can be made again"
    )
    parser.add_argument("--subtitles", type=Path, metavar="FILE", help="write subtitles, .srt or .vtt, as well")
    add_finish_arguments(parser)
    parser.add_argument("--report", type=Path, metavar="FILE", help="write times, memory, seed and alarms as JSON")
    add_engine_arguments(parser)
    add_sampling_arguments(parser)


def add_finish_arguments(parser: argparse.ArgumentParser) -> None:
    """--loudness, --subtitles, --word-times: what is done with speech once it is made."""
    parser.add_argument(
        "--loudness", type=float, metavar="LUFS", help="bring the sound to this loudness, for example -16, -19 or -23"
    )
    parser.add_argument(
        "--word-times", action="store_true", help="subtitles also say when each word is heard, for --subtitles"
    )


def run(arguments: argparse.Namespace) -> int:
    """Speak; nothing is made before everything about the request has been checked.

    Raises:
        TacolmError: something about it is no good.

    """
    from tacolm_core.synthesis.takes import load_take

    take = load_take(arguments.again) if arguments.again else None
    text = list(take.sentences) if take else read_text(arguments.text, arguments.text_file)
    options = _options(arguments, take.options if take else None)
    if options.continuation and arguments.voice is None and not arguments.prompt_text.strip():
        raise OptionsError("--continuation goes on from the words of the recording; give them with --prompt-text.")
    files = cast_files(arguments.cast, "" if take else str(text))
    lexicon = load_lexicon(arguments.lexicon) if arguments.lexicon else None
    format_name = _check_output(arguments)
    synthesizer = load_engine(arguments)
    if take and take.model_hash != synthesizer.model_hash:
        tell(f"{arguments.again.name} was made with another model; it will sound different.")
    voice = _voice(arguments, synthesizer)
    cast = {name: open_voice(synthesizer, path) for name, path in files.items()}
    events = synthesizer.speak(text, voice, options, lexicon=lexicon, cast=cast)
    speech = _speak(events, arguments, format_name)
    for alarm in (alarm for sentence in speech.sentences for alarm in sentence.alarms):
        tell(alarm.text)
    if arguments.subtitles:
        found = subtitle_cues(speech.sentences, speech.waveform.sample_rate)
        write_subtitles(arguments.subtitles, found, word_times=arguments.word_times)
    sys.stderr.write(left_out_line([found for result in speech.sentences for found in result.sentence.left_out]))
    if arguments.report:
        write_json(arguments.report, report(speech, synthesizer))
    if sys.stderr.isatty():
        tell(summary(speech, arguments.out))
    return 0


def summary(speech: "Speech", place: str | None) -> str:
    """What a person wants to know at the end."""
    name = {None: "Played", "-": "Written to standard output"}.get(place, place)
    factor = speech.wall_seconds / speech.seconds if speech.seconds else 0.0
    return (
        f"{name}: {speech.seconds:.1f} s of speech, made in {speech.wall_seconds:.1f} s "
        f"(real-time factor {factor:.2f}), seed {speech.seed}"
    )


def report(speech: "Speech", synthesizer: "Synthesizer") -> dict[str, Any]:
    """What `--report` holds."""
    return {
        "audio_seconds": round(speech.seconds, 4),
        "wall_seconds": round(speech.wall_seconds, 4),
        "real_time_factor": round(speech.wall_seconds / speech.seconds, 4) if speech.seconds else None,
        "first_sound_seconds": round(speech.first_sound_seconds, 4),
        "peak_memory_mb": round(peak_memory_mb(), 1),
        "device": speech.device,
        "device_reason": synthesizer.choice.reason,
        "model": speech.model_hash,
        "voice": {"name": speech.voice_name, "hash": speech.voice_hash},
        "seed": speech.seed,
        "options": dataclasses.asdict(speech.options),
        "sentences": [
            {
                "written": result.sentence.written,
                "spoken": result.sentence.spoken,
                "left_out": [dataclasses.asdict(found) for found in result.sentence.left_out],
                "seconds": round(result.codes.shape[1] / FRAME_RATE, 4),
                "speaker": result.sentence.speaker,
                "seed": result.seed,
                "alarms": [{"kind": alarm.kind, "text": alarm.text} for alarm in result.alarms],
            }
            for result in speech.sentences
        ],
    }


def left_out_line(left_out: "Sequence[LeftOut]") -> str:
    """One line for the terminal about what of the text was not said; "" when all of it was."""
    if not left_out:
        return ""
    shown = ", ".join(f"“{found.text[:_LONGEST_SHOWN]}”" for found in left_out[:_MOST_SHOWN])
    more = f" and {len(left_out) - _MOST_SHOWN} more" if len(left_out) > _MOST_SHOWN else ""
    return f"Left out, because it cannot be said: {shown}{more}.\n"


def read_text(text: str | None, file: Path | None) -> str:
    """The text to speak, from the command line, a file, or standard input ("-").

    Raises:
        TextError: the file cannot be read, or is no text.
        EmptyText: there is none.

    """
    found = printable(text) if text is not None else _read_file(file or Path("-"))
    if not found.strip():
        raise EmptyText("There is no text to speak; give some with --text or --text-file.")
    return found


def _read_file(file: Path) -> str:
    return decode_text(sys.stdin.buffer.read(), "Standard input") if str(file) == "-" else read_text_file(file)


def _options(arguments: argparse.Namespace, kept: SynthesisOptions | None) -> SynthesisOptions:
    """Settings of the command line, or those of the take that is spoken again."""
    options = kept or sampling_options(arguments)
    if kept is None and arguments.stream and options.chunk_frames == 0:
        return dataclasses.replace(options, chunk_frames=STREAMED_FIRST_CHUNK)
    return options


def _check_output(arguments: argparse.Namespace) -> str:
    """Name of the format, once it is clear that everything asked for can be written."""
    is_file = arguments.out not in (None, "-")
    if arguments.out is None and not arguments.stream:
        raise OptionsError("Nothing says where the speech should go; give --out FILE, or --stream to hear it.")
    if arguments.take and not is_file:
        raise OptionsError("A take is a sound file with a JSON file beside it; name the sound file with --out FILE.")
    format_name = format_for(arguments.out, arguments.format)
    if is_file:
        check_place(Path(arguments.out))
    if arguments.loudness is not None:
        check_target(arguments.loudness)
        if arguments.stream:
            raise OptionsError("--loudness needs the whole sound; leave out --stream.")
    if arguments.subtitles:
        subtitle_form(arguments.subtitles)
    for beside in filter(None, (arguments.report, arguments.subtitles)):
        check_place(beside)
    return format_name


def _voice(arguments: argparse.Namespace, synthesizer: "Synthesizer") -> "Voice":
    from tacolm_core.synthesis.voice import load_voice

    if arguments.voice is not None:
        saved = load_voice(arguments.voice)
        return dataclasses.replace(saved, transcript=arguments.prompt_text or saved.transcript)
    recordings = [read_prompt(path, tell) for path in arguments.prompt]
    name = printable(arguments.prompt[0].stem)
    return synthesizer.make_voice(
        recordings, transcript=printable(arguments.prompt_text), name=name, origin=printable(str(arguments.prompt[0]))
    )


def open_voice(synthesizer: "Synthesizer", path: Path) -> "Voice":
    """A saved voice, or one made of a recording.

    Raises:
        TacolmError: it is neither.

    """
    from tacolm_core.synthesis.voice import load_voice

    if path.suffix.lower() == ".voice":
        return load_voice(path)
    return synthesizer.make_voice(read_prompt(path, tell), name=printable(path.stem), origin=printable(str(path)))


def cast_files(entries: list[str], text: str) -> dict[str, Path]:
    """The files of `--cast`, by the names in the script.

    Raises:
        OptionsError: an entry is no `NAME=FILE`, or no line of the text begins with its name.

    """
    found: dict[str, Path] = {}
    there = {name.casefold(): name for name in speakers(text)}
    for entry in entries:
        name, sign, file = entry.partition("=")
        if not (name.strip() and sign and file):
            raise OptionsError(f"--cast does not understand {entry}; write it like Anna=anna.voice.")
        if text and name.strip().casefold() not in there:
            known = ", ".join(there.values()) or "nobody"
            raise OptionsError(f"No line begins with “{name.strip()}:”; in this script there speaks: {known}.")
        found[name.strip()] = Path(file)
    return found


def _speak(events: "Iterator[SpeechEvent]", arguments: argparse.Namespace, format_name: str) -> "Speech":
    """Speak into the output; a take gets its description beside it."""
    from tacolm_core.synthesis.takes import provenance_of, save_take

    software = f"TacoLM Studio {version()}"
    place, is_streamed = arguments.out, arguments.stream
    with ProgressLine("Speaking") as line, open_output(place, format_name, SAMPLE_RATE, is_streamed=is_streamed) as out:
        speech = finished(_hand_out(events, out, line), arguments.loudness)
        if arguments.take:
            voice_file = printable(str(arguments.voice or ""))
            save_take(Path(place), speech, sound_format=format_name, software=software, voice_file=voice_file)
        else:
            now = datetime.now(UTC).isoformat(timespec="seconds")
            out.complete(speech.waveform, provenance_of(speech, software, now))
    return speech


def finished(speech: "Speech", loudness: float | None) -> "Speech":
    """The speech at the loudness that was asked for."""
    if loudness is None:
        return speech
    return dataclasses.replace(speech, waveform=to_loudness(speech.waveform, loudness))


def _hand_out(events: "Iterator[SpeechEvent]", output: Output, line: ProgressLine) -> "Speech":
    """Give the sound away as it comes; Ctrl-C closes the generator and so stops the models."""
    from tacolm_core.synthesis.events import FrameDecoded, SentenceStarted, SoundReady, SpeechFinished

    index, count, estimate, seconds = 0, 1, 1.0, 0.0
    for event in events:
        if isinstance(event, SentenceStarted):
            index, count, estimate = event.index, event.count, event.estimated_seconds
        elif isinstance(event, FrameDecoded):
            share = min(1.0, event.frame / FRAME_RATE / estimate)
            line.update((index + share) / count, f"{seconds + event.frame / FRAME_RATE:.1f} s")
        elif isinstance(event, SoundReady):
            seconds += len(event.samples) / event.sample_rate
            output.add(event.samples)
        elif isinstance(event, SpeechFinished):
            return event.speech
    raise SynthesisError("Speaking ended without a result; this is a mistake in the program.")
