"""How the minutes of a training are counted. Without PyTorch: the command line offers the clocks before it loads it."""

import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

# whose seconds they are: the wall's, or those that the cores worked for this process
CLOCKS: Final[dict[str, Callable[[], float]]] = {"wall": time.monotonic, "work": time.process_time}


@dataclass
class Clock:
    """Training seconds used so far, over all resumed parts."""

    now: Callable[[], float] = time.monotonic
    used: float = 0.0
    started: float = 0.0

    def start(self) -> None:
        """Begin to count."""
        self.started = self.now()

    def seconds(self) -> float:
        """Seconds trained so far."""
        return self.used + self.now() - self.started
