"""`tacolm inspect`: what a model, a voice, a take or a sound file is."""

import argparse
import json
from pathlib import Path
from typing import Any

from tacolm_core.audio.files import read_provenance, sound_info
from tacolm_core.checkpoint import ModelFolder, describe_weights
from tacolm_core.cli.output import print_table, tell
from tacolm_core.cli.voice import describe
from tacolm_core.errors import NotACheckpoint

VOICE_ENDING = ".voice"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Options of `inspect`."""
    parser.add_argument(
        "path", type=Path, metavar="PATH", help="a model folder, a weights file, a voice, a take or a sound file"
    )
    parser.add_argument(
        "--verify", action="store_true", help="of a model folder: read everything and compare checksums"
    )
    parser.add_argument("--json", action="store_true", help="for programs")


def run(arguments: argparse.Namespace) -> int:
    """Describe the file or folder."""
    values = look_at(arguments.path, is_verified=arguments.verify)
    if arguments.json:
        print(json.dumps(values, ensure_ascii=False, indent=2))
    else:
        print_table(values)
    return 0


def look_at(path: Path, *, is_verified: bool = False) -> dict[str, Any]:
    """The path in names and values.

    Raises:
        TacolmError: it is damaged or nothing this program knows.

    """
    if not path.exists():
        raise NotACheckpoint(f"There is no {path}; name a model folder, a weights file, a voice or a sound file.")
    if path.is_dir():
        folder = ModelFolder.open(path)
        if is_verified:
            folder.verify()
        return folder.describe()
    if path.suffix == ".safetensors":
        return describe_weights(path)
    if path.suffix == ".json":
        return describe_take(path)
    if path.suffix == VOICE_ENDING:
        from tacolm_core.synthesis.voice import load_voice

        return describe(load_voice(path))
    return _describe_sound(path)


def describe_take(path: Path) -> dict[str, Any]:
    """A take in names and values."""
    from tacolm_core.synthesis.takes import load_take

    record = load_take(path)
    return {
        "kind": "take",
        "text": record.text,
        "sentences": len(record.sentences),
        "voice": {"name": record.voice_name, "hash": record.voice_hash, "file": record.voice_file},
        "model_hash": record.model_hash,
        "software": record.software,
        "created": record.created,
        "device": record.device,
        "options": record.options.to_dict(),
    }


def _describe_sound(path: Path) -> dict[str, Any]:
    info, provenance = sound_info(path, tell), read_provenance(path)
    found: dict[str, Any] = {
        "kind": f"{info.container} sound",
        "seconds": round(info.seconds, 3),
        "sample_rate": info.sample_rate,
        "channels": info.num_channels,
    }
    if provenance is None:
        return {**found, "provenance": "none"}
    names = {name: value for name in ("software", "title", "artist", "date") if (value := getattr(provenance, name))}
    return {**found, **names, **provenance.facts}
