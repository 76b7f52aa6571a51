"""The one place that makes `import encodec` work without torchaudio.

The package imports torchaudio at module level for its training discriminator and for file reading only; neither is
used here. The stand-ins are gone again after the import, so that whoever looks for torchaudio later finds the truth.
"""

import sys
from types import ModuleType

_NAMES = ("torchaudio", "torchaudio.transforms")


def import_encodec() -> ModuleType:
    """The `encodec` package, which sees an empty torchaudio unless a real one is loaded already."""
    if "encodec" not in sys.modules and "torchaudio" not in sys.modules:
        stand_ins = {name: ModuleType(name) for name in _NAMES}
        stand_ins["torchaudio"].__dict__["transforms"] = stand_ins["torchaudio.transforms"]
        sys.modules.update(stand_ins)
        try:
            import encodec
        finally:
            for name in _NAMES:
                del sys.modules[name]
    import encodec

    return encodec
