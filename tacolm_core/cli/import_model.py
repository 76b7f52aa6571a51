"""`tacolm import`: a voice model of another program, fetched by the user, as a model folder.

valle-x    the checkpoint of VALL-E X (Plachtaa)
"""

import argparse
from pathlib import Path
from typing import get_args

from tacolm_core.checkpoint import Storage
from tacolm_core.cli.progress import ProgressLine


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The kinds and their options."""
    kinds = parser.add_subparsers(dest="kind", required=True, metavar="KIND")
    valle_x = kinds.add_parser("valle-x", help="the checkpoint of VALL-E X (Plachtaa)")
    valle_x.add_argument("checkpoint", type=Path, help="vallex-checkpoint.pt, as published")
    valle_x.add_argument("folder", type=Path, help="model folder to write")
    valle_x.add_argument("--storage", default="exact", choices=get_args(Storage), help="default: %(default)s")
    valle_x.set_defaults(act=_valle_x)


def run(arguments: argparse.Namespace) -> int:
    """Import what was named."""
    status: int = arguments.act(arguments)
    return status


def _valle_x(arguments: argparse.Namespace) -> int:
    from tacolm_core.synthesis.valle_x import import_valle_x

    with ProgressLine("Importing") as line:
        model = import_valle_x(
            arguments.checkpoint,
            arguments.folder,
            storage=arguments.storage,
            tell=lambda words: line.update(0.0, words),
        )
    record = model.ar.training
    print(f"{arguments.folder}: model {model.model_hash[:12]} from {record['source']}; licence: {record['licence']}")
    print("It speaks through EnCodec (tacolm codec --download), after a prompt whose words are known (--prompt-text).")
    return 0
