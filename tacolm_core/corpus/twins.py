"""Twins: the artificial speakers most like recorded ones, kept as numbers only."""

import json
from collections.abc import Mapping
from pathlib import Path

from tacolm_core.corpus.plan import Twin
from tacolm_core.corpus.speakers import SpeakerNumbers
from tacolm_core.data.atomic import write_text_atomically
from tacolm_core.errors import DataError, TacolmError


def read_twins(path: Path) -> tuple[Twin, ...]:
    """Twins from a JSON object of recorded speaker to numbers.

    Raises:
        DataError: the file is missing or is not such an object.

    """
    try:
        record = json.loads(path.read_text(encoding="utf-8"))
        return tuple(Twin(name, SpeakerNumbers.from_dict(numbers)) for name, numbers in record.items())
    except (OSError, ValueError, AttributeError, TypeError, TacolmError) as error:
        raise DataError(
            f"{path} cannot be read as a file of twins ({error}); make one with `tacolm corpus twins`."
        ) from error


def write_twins(path: Path, twins: Mapping[str, SpeakerNumbers]) -> None:
    """Write what `read_twins` reads, one speaker a line."""
    lines = [f"{json.dumps(name)}: {json.dumps(numbers.to_dict())}" for name, numbers in sorted(twins.items())]
    write_text_atomically(path, "{\n" + ",\n".join(lines) + "\n}\n")
