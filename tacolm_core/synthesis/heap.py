"""What was freed, given back to the system."""

import ctypes
import sys
from contextlib import suppress


def give_back() -> None:
    """Give back what loading needed for a while; glibc keeps it for later, other C libraries do so by themselves."""
    if sys.platform == "linux":
        with suppress(OSError, AttributeError):  # another C library
            ctypes.CDLL(None).malloc_trim(0)
