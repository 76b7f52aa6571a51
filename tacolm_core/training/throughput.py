"""How much speech a training gets through."""

import time

import torch

SPEECH_SECONDS = "speech_seconds"  # metric of an update: how much speech it was made of


class Throughput:
    """Seconds of speech that updates were made of, and seconds of work in them.

    Work is what all cores of this process did; on a graphics card, what the clock says.
    """

    def __init__(self, device: torch.device) -> None:
        self._clock = time.process_time if device.type == "cpu" else time.monotonic
        self._begun = self.speech = self.work = 0.0

    def begin(self) -> None:
        """An update begins."""
        self._begun = self._clock()

    def end(self, speech: float) -> None:
        """It is over."""
        self.work += self._clock() - self._begun
        self.speech += speech

    @property
    def speech_per_second(self) -> float:
        """Seconds of speech per second of one core, or of the card."""
        return self.speech / self.work if self.work else 0.0
