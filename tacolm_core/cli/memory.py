"""Peak memory of this process, on the three systems the program runs on."""

import ctypes
import sys


def peak_memory_mb() -> float:
    """Largest resident size so far, in MB of 10^6 bytes."""
    return (_peak_on_windows() if sys.platform == "win32" else _peak_on_unix()) / 1e6


def _peak_on_unix() -> int:
    import resource

    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak if sys.platform == "darwin" else peak * 1024


class _Counters(ctypes.Structure):
    """PROCESS_MEMORY_COUNTERS of the Windows API."""

    _fields_ = (
        ("size", ctypes.c_ulong),
        ("page_faults", ctypes.c_ulong),
        ("peak_working_set", ctypes.c_size_t),
        ("others", ctypes.c_size_t * 7),
    )


def _peak_on_windows() -> int:
    if sys.platform != "win32":
        return 0
    counters = _Counters(size=ctypes.sizeof(_Counters))
    this_process = ctypes.c_void_p(-1)  # the pseudo handle
    ctypes.windll.psapi.GetProcessMemoryInfo(this_process, ctypes.byref(counters), counters.size)
    return int(counters.peak_working_set)
