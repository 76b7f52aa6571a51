"""The one place that makes `import encodec` work without torchaudio.

The package imports torchaudio at module level for its training discriminator and for file reading
only; neither is used here.
"""

import importlib.util
import sys
from types import ModuleType


def import_encodec() -> ModuleType:
    """The `encodec` package; empty stand-ins take torchaudio's place when it is not installed."""
    if "encodec" not in sys.modules and importlib.util.find_spec("torchaudio") is None:
        transforms = ModuleType("torchaudio.transforms")
        torchaudio = ModuleType("torchaudio")
        torchaudio.transforms = transforms  # type: ignore[attr-defined]
        sys.modules.setdefault("torchaudio", torchaudio)
        sys.modules.setdefault("torchaudio.transforms", transforms)
    import encodec

    return encodec
