"""The file `tokenizer.json`, from which a tokenizer is made again."""

import json
from pathlib import Path
from typing import Any, Final

from tacolm_core.errors import DamagedFile, NoModel, NotACheckpoint, WrongVersion
from tacolm_core.text.bpe import BpeTokenizer
from tacolm_core.text.phoneme_tokenizer import PhonemeTokenizer
from tacolm_core.text.tokenizer import FORMAT_VERSION, TextTokenizer
from tacolm_core.text.valle_x import ValleXTokenizer

_KIND_NAMES: Final = ("phonemes", "bpe", "valle-x")


def load_tokenizer(path: Path) -> TextTokenizer:
    """The tokenizer described by a `tokenizer.json`.

    Raises:
        NoModel: there is no such file.
        NotACheckpoint: the file is something else.
        WrongVersion: another format version.
        DamagedFile: the contents do not make a tokenizer.
    """
    record = _read_record(path)
    version = record.get("version")
    if version != FORMAT_VERSION:
        raise WrongVersion(
            f"{path.name} has tokenizer format {version!r}, this program reads {FORMAT_VERSION}; "
            "use the program version it was made with, or train again."
        )
    definition = {key: value for key, value in record.items() if key not in ("kind", "version")}
    try:
        if record["kind"] == "phonemes":
            return PhonemeTokenizer.from_definition(definition)
        if record["kind"] == "valle-x":
            return ValleXTokenizer.from_definition(definition)
        return BpeTokenizer.from_definition(definition)
    except (KeyError, TypeError, ValueError, RuntimeError, OSError) as error:
        raise DamagedFile(
            f"{path.name} does not describe a tokenizer ({error}); copy the model folder again."
        ) from error


def _read_record(path: Path) -> dict[str, Any]:
    try:
        record = json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError as error:
        raise NoModel(f"There is no tokenizer at {path}; point to a model folder that has a tokenizer.json.") from error
    except (OSError, UnicodeDecodeError) as error:
        raise NotACheckpoint(f"{path} cannot be read as a tokenizer ({error}).") from error
    except json.JSONDecodeError as error:
        raise DamagedFile(f"{path.name} is cut short or damaged ({error}); copy the model folder again.") from error
    if not isinstance(record, dict) or record.get("kind") not in _KIND_NAMES:
        raise NotACheckpoint(f"{path.name} is not a tokenizer file; its kind must be one of {', '.join(_KIND_NAMES)}.")
    return record
