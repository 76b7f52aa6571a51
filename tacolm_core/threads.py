"""Pools of threads that sleep while they wait.

By default OpenMP's and OpenBLAS's threads spin while they wait for one another. Beside other programs each then waits
for a partner that is not running, and a sentence takes several times as long (docs/experiments.md). The libraries read
these variables when they are loaded, so they have to be set before.
"""

import os
from collections.abc import MutableMapping

CALM = {
    "OMP_WAIT_POLICY": "PASSIVE",  # OpenMP, as PyTorch uses it
    "GOMP_SPINCOUNT": "0",  # the same in GCC's words
    "KMP_BLOCKTIME": "0",  # and in those of LLVM and Intel
    "OPENBLAS_NUM_THREADS": "1",  # numpy: its products here are small
}


def keep_calm(environment: MutableMapping[str, str] = os.environ) -> None:
    """Let threads sleep while they wait, unless the user's environment says otherwise."""
    for name, value in CALM.items():
        environment.setdefault(name, value)
