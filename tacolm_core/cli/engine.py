"""Loading the engine for a verb, while the person at the terminal is told what is going on."""

import argparse
from typing import TYPE_CHECKING

from tacolm_core.cli.progress import waiting

if TYPE_CHECKING:
    from tacolm_core.synthesis.synthesizer import Synthesizer


def load_engine(arguments: argparse.Namespace) -> "Synthesizer":
    """The engine that --model, --device and --threads name, not warmed up; PyTorch is loaded here.

    Raises:
        TacolmError: see `synthesis.loading.load_synthesizer`.

    """
    with waiting("Loading the voice engine"):
        from tacolm_core.synthesis.loading import load_synthesizer

        return load_synthesizer(arguments.model, arguments.device, threads=arguments.threads, warm=False)
