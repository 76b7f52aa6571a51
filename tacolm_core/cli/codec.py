"""`tacolm codec IN OUT`: a recording through the codec and back."""

import argparse
from pathlib import Path

from tacolm_core.audio.files import SOUND_FORMATS, read_sound
from tacolm_core.cli.options import add_engine_arguments
from tacolm_core.cli.output import check_place, format_for, open_output


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Options of `codec`."""
    parser.add_argument("recording", type=Path, metavar="IN", help="a sound file")
    parser.add_argument("out", metavar="OUT", help="what is left of it; - is standard output")
    parser.add_argument("--format", choices=tuple(SOUND_FORMATS), help="default: by the name of the file, else wav16")
    add_engine_arguments(parser)


def run(arguments: argparse.Namespace) -> int:
    """Encode, decode, write."""
    format_name = format_for(arguments.out, arguments.format)
    if arguments.out != "-":
        check_place(Path(arguments.out))
    from tacolm_core.synthesis.loading import load_synthesizer

    recording = read_sound(arguments.recording)
    synthesizer = load_synthesizer(arguments.model, arguments.device, threads=arguments.threads)
    heard = synthesizer.round_trip(recording)
    with open_output(arguments.out, format_name, heard.sample_rate, is_streamed=False) as output:
        output.add(heard.samples)
        output.complete(heard)
    return 0
