"""Imports of the optional dependency group `evaluate`, late and with a clear complaint."""

import importlib
import importlib.util
import sys
import warnings
from types import ModuleType

from tacolm_core.errors import TacolmError


def needed(name: str) -> ModuleType:
    """A module of the group `evaluate`.

    Raises:
        TacolmError: it is not installed.

    """
    try:
        with warnings.catch_warnings():  # these packages import names that their own dependencies have since moved
            warnings.simplefilter("ignore")
            return importlib.import_module(name)
    except ImportError as error:
        raise TacolmError(
            f"This judge needs the package {error.name or name}, which is not installed; "
            "install it with: pip install 'tacolm-studio[evaluate]'."
        ) from error


def stand_in_for_torchaudio() -> None:
    """Put an empty module in the place of torchaudio, which some judges import and none of them uses here."""
    if "torchaudio" not in sys.modules and importlib.util.find_spec("torchaudio") is None:
        sys.modules["torchaudio"] = ModuleType("torchaudio")
