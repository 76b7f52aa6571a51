"""Arguments that several verbs share."""

import argparse
import dataclasses
import math
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar, get_args

from tacolm_core.config import Precision, SynthesisOptions

NumberT = TypeVar("NumberT", int, float)

DEVICES = ("auto", "cpu", "cuda")
_HELP = {
    "temperature": "randomness of codebook 1; 0 is greedy",
    "top_k": "draw from the k likeliest codes; 0 is off",
    "top_p": "draw from the likeliest codes that hold this much probability; 1 is off",
    "repetition_window": "frames looked back at for repetitions; 0 is off",
    "repetition_threshold": "share of the window a code may fill",
    "guidance": "classifier-free guidance; 1 is off",
    "nar_temperature": "randomness of codebooks 2 to 8; 0 is greedy",
    "nar_guidance": "above 1, NAR models that write latents make speech clearer and nearer to the voice; 1 is off",
    "nar_passes": "passes that fill codebooks 2 and 3, surest frames first; for NAR models that guess codes",
    "sentence_pause": "seconds between sentences",
    "paragraph_pause": "seconds between paragraphs",
    "attention_prior": "narrow the attention to the words being spoken",
    "max_seconds_per_token": "length at which a sentence is cut off, per text token",
    "chunk_frames": "first chunk when streaming, in frames of 1/75 s; 0 is whole sentences",
    "precision": "of the AR step on the CPU: int8 is the faster, float32 the exact one",
    "continuation": "go on from the prompt, whose words must be known, instead of only sounding like it",
}


def at_least(least: NumberT) -> Callable[[str], NumberT]:
    """For `type=`: a number of the type of `least`, not below it and not infinite."""

    def number(text: str) -> NumberT:
        value = type(least)(text)
        if not math.isfinite(value) or value < least:
            raise argparse.ArgumentTypeError(f"{text} is out of range, give at least {least}")
        return value

    return number


def share(text: str) -> float:
    """For `type=`: a number from 0 to 1."""
    value = at_least(0.0)(text)
    if value > 1:
        raise argparse.ArgumentTypeError(f"{text} is out of range, give a share from 0 to 1")
    return value


def add_engine_arguments(parser: argparse.ArgumentParser) -> None:
    """--model, --device, --threads."""
    group = parser.add_argument_group("engine")
    group.add_argument(
        "--model", type=Path, metavar="FOLDER", help="model folder (default: $TACOLM_MODEL, or the shipped one)"
    )
    group.add_argument("--device", default="auto", choices=DEVICES, help="where to compute (default: auto)")
    group.add_argument("--threads", type=int, metavar="N", help="CPU threads of each operation (default: 1)")


def add_sampling_arguments(parser: argparse.ArgumentParser, *, seed: int | None = None) -> None:
    """One option for each field of SynthesisOptions, with its default; `seed` is that of --seed, None: a new one."""
    group = parser.add_argument_group("sampling")
    usual = "a new one" if seed is None else str(seed)
    for field in dataclasses.fields(SynthesisOptions):
        flag = "--" + field.name.replace("_", "-")
        if field.name == "seed":
            group.add_argument(
                flag,
                type=int,
                default=seed,
                metavar="N",
                help=f"whole number; the same one gives the same speech (default: {usual})",
            )
        elif isinstance(field.default, bool):
            group.add_argument(
                flag, action=argparse.BooleanOptionalAction, default=field.default, help=_HELP[field.name]
            )
        elif field.name == "precision":
            add_precision(group)
        else:
            text = f"{_HELP[field.name]} (default: {field.default})"
            group.add_argument(flag, type=type(field.default), default=field.default, metavar="N", help=text)


def add_precision(group: argparse._ActionsContainer) -> None:
    """--precision."""
    default = SynthesisOptions().precision
    text = f"{_HELP['precision']} (default: {default})"
    group.add_argument("--precision", choices=get_args(Precision), default=default, help=text)


def sampling_options(arguments: argparse.Namespace) -> SynthesisOptions:
    """The options given on the command line.

    Raises:
        OptionsError: a value is outside its range.

    """
    values: dict[str, Any] = {
        field.name: getattr(arguments, field.name) for field in dataclasses.fields(SynthesisOptions)
    }
    return SynthesisOptions(**values)
