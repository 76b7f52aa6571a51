"""`tacolm codec IN OUT`: a recording through the codec and back; `tacolm codec --download`: EnCodec's weights."""

import argparse
from pathlib import Path

from tacolm_core.audio.files import SOUND_FORMATS, read_sound
from tacolm_core.audio.waveform import Waveform
from tacolm_core.cli.codec_choice import add_codec_arguments, fetch_weights, load_chosen
from tacolm_core.cli.engine import load_engine
from tacolm_core.cli.options import add_engine_arguments
from tacolm_core.cli.output import check_place, format_for, open_output, tell
from tacolm_core.errors import OptionsError


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Options of `codec`."""
    parser.add_argument("recording", type=Path, nargs="?", metavar="IN", help="a sound file")
    parser.add_argument("out", nargs="?", metavar="OUT", help="what is left of it; - is standard output")
    parser.add_argument("--format", choices=tuple(SOUND_FORMATS), help="default: by the name of the file, else wav16")
    add_codec_arguments(parser, default="the model's own")
    add_engine_arguments(parser)


def run(arguments: argparse.Namespace) -> int:
    """Encode, decode, write; or only fetch.

    Raises:
        OptionsError: nothing says what to encode, or where to write it.

    """
    if arguments.download and arguments.recording is None:
        fetch_weights(arguments.weights)
        return 0
    if arguments.out is None:
        raise OptionsError("Nothing says what to send through the codec and where to; name two files, IN OUT.")
    format_name = format_for(arguments.out, arguments.format)
    if arguments.out != "-":
        check_place(Path(arguments.out))
    heard = _heard(arguments, read_sound(arguments.recording, tell=tell))
    with open_output(arguments.out, format_name, heard.sample_rate, is_streamed=False) as output:
        output.add(heard.samples)
        output.complete(heard)
    return 0


def _heard(arguments: argparse.Namespace, recording: Waveform) -> Waveform:
    """What the codec of the model, or the one that was named, leaves of the recording."""
    if arguments.codec is None and not (arguments.weights or arguments.download):
        return load_engine(arguments).round_trip(recording)
    from tacolm_core.codec.round_trip import round_trip
    from tacolm_core.synthesis.devices import choose_device, set_threads

    device = choose_device(arguments.device).device
    set_threads(arguments.threads)
    return round_trip(load_chosen(arguments, device), recording, device)
