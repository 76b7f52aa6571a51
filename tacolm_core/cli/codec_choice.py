"""Which codec a verb works with: one trained here, from its file, or Meta's EnCodec, whose weights a person fetches."""

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from tacolm_core.cli.progress import ProgressLine
from tacolm_core.errors import NoModel, OptionsError
from tacolm_core.files import make_folder

if TYPE_CHECKING:
    from tacolm_core.codec.round_trip import Codec

OFFICIAL = "encodec"
_MEGABYTE = 1e6


def add_codec_arguments(parser: argparse.ArgumentParser, *, default: str | None = None) -> None:
    """--codec, --weights, --download; without `default`, which says what is taken otherwise, --codec is required."""
    ending = f" (default: {default})" if default else ""
    parser.add_argument(
        "--codec", metavar="CODEC", required=default is None, help=f"a codec.safetensors, or “{OFFICIAL}”{ending}"
    )
    parser.add_argument(
        "--weights", type=Path, metavar="FILE", help="EnCodec's weights (default: where --download puts them)"
    )
    parser.add_argument(
        "--download", action="store_true", help="fetch EnCodec's weights from Meta first (about 90 MB), once"
    )


def load_chosen(arguments: argparse.Namespace, device: str) -> "Codec":
    """The codec that `--codec` names, on `device`, its weights fetched first where that is asked for.

    Raises:
        CheckpointError: its file is missing, damaged, or something else.
        OutputError: what was fetched cannot be written.

    """
    if arguments.codec != OFFICIAL:
        if arguments.weights or arguments.download:
            raise OptionsError(f"--weights and --download are for EnCodec; give --codec {OFFICIAL} with them.")
        from tacolm_core.codec import load_codec

        return load_codec(Path(arguments.codec), device)
    from tacolm_core.codec.encodec import load_official
    from tacolm_core.codec.official_weights import weights_place

    place = fetch_weights(arguments.weights) if arguments.download else weights_place(arguments.weights)
    if not place.is_file():
        raise NoModel(
            f"EnCodec's weights are not at {place}; fetch them with “tacolm codec --download”, "
            "or name the file with --weights."
        )
    return load_official(place).to(device)


def fetch_weights(named: Path | None) -> Path:
    """Bring EnCodec's weights to their place, showing how far it is; a whole file there is left alone.

    Raises:
        OptionsError: the file is to have another name than it needs.
        NoModel: no network, or the server does not have it.
        DamagedFile: what arrived is something else.
        OutputError: it cannot be written.

    """
    from tacolm_core.codec import official_weights

    place = official_weights.weights_place(named)
    if place.name != official_weights.FILE_NAME:
        raise OptionsError(f"A download is called {official_weights.FILE_NAME}; name its folder, not {place.name}.")
    make_folder(place.parent)
    with ProgressLine("Fetching EnCodec") as line:
        for done in official_weights.download_weights(
            place.parent, url=official_weights.URL, name=official_weights.FILE_NAME
        ):
            line.update(done.received / done.total if done.total else 0.0, f"{done.received / _MEGABYTE:.1f} MB")
    sys.stderr.write(f"EnCodec's weights are at {place}\n")
    return place
