"""Loading the engine for a verb, while the person at the terminal is told what is going on."""

import argparse
import gc
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from tacolm_core.cli.progress import waiting

if TYPE_CHECKING:
    from tacolm_core.synthesis.synthesizer import Synthesizer


def load_engine(arguments: argparse.Namespace) -> "Synthesizer":
    """The engine that --model, --device and --threads name, not warmed up; PyTorch is loaded here.

    Raises:
        TacolmError: see `synthesis.loading.load_synthesizer`.

    """
    with waiting("Loading the voice engine"), _nothing_swept():
        from tacolm_core.synthesis.loading import load_synthesizer

        return load_synthesizer(arguments.model, arguments.device, threads=arguments.threads, warm=False)


@contextmanager
def _nothing_swept() -> Iterator[None]:
    """Nothing that is loaded is garbage: Python need not search it for some, neither now nor later."""
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        gc.enable()
