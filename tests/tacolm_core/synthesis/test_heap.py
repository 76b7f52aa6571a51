import sys
from pathlib import Path

import numpy as np
import pytest

from tacolm_core.synthesis.heap import give_back


@pytest.mark.skipif(sys.platform != "linux", reason="other systems are given back to at once")
def test_what_was_freed_below_something_kept_is_given_back():
    kept, freed = [], []
    for _ in range(400):  # 40 MB in pieces that the C library takes from its own heap
        freed.append(np.ones(12_500))
        kept.append(np.ones(64))
    held = _resident_mb()
    del freed
    give_back()

    assert _resident_mb() < held - 20
    assert len(kept) == 400


def _resident_mb() -> float:
    return int(Path("/proc/self/statm").read_text("ascii").split()[1]) * 4096 / 1e6
