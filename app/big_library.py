"""PyTorch's largest library, read before Python asks for it.

Python reads libraries with its lock held, and the window cannot answer meanwhile: this one is 240 MB on Linux, which
is a third of a second on an idle computer and two on a crowded one. Called as a C function, the system's own loader
holds no lock; Python then finds the library read. Windows needs no such thing: PyTorch does the same there.
"""

import ctypes
import sys
from importlib.util import find_spec
from pathlib import Path

_NOW = 2  # RTLD_NOW: all its names are looked up here, and not when they are first used
_NAMES = {"linux": "libtorch_cpu.so", "darwin": "libtorch_cpu.dylib"}


def read_big_library() -> bool:
    """Whether it was read; where it was not, `import torch` reads it as ever."""
    found, name = find_spec("torch"), _NAMES.get(sys.platform, "")
    if found is None or not found.origin or not name or "torch" in sys.modules:
        return False
    path = Path(found.origin).parent / "lib" / name
    if not path.is_file():
        return False
    load = ctypes.CDLL(None).dlopen
    load.restype, load.argtypes = ctypes.c_void_p, (ctypes.c_char_p, ctypes.c_int)
    return bool(load(str(path).encode(), _NOW))
