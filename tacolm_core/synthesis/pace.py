"""How quickly frames come, without the time that whoever takes them keeps them waiting."""

import time
from collections.abc import Iterable, Iterator
from typing import Generic, TypeVar

from tacolm_core.units import FRAME_RATE

Frame = TypeVar("Frame")
_SETTLED = 8  # frames; the first ones wait for what is done once


class Pace(Generic[Frame]):
    """Hands frames on and keeps the time it took to make them; the first is not counted, for it comes after the prompt.

    Args:
        share: of all the work for a sentence that goes into these frames.

    """

    def __init__(self, frames: Iterable[Frame], share: float) -> None:
        self._frames, self._share = iter(frames), share
        self._count, self._spent = 0, 0.0

    def __iter__(self) -> Iterator[Frame]:
        """The frames."""
        while True:
            begin = time.perf_counter()
            try:
                frame = next(self._frames)
            except StopIteration:
                return
            if self._count:
                self._spent += time.perf_counter() - begin
            self._count += 1
            yield frame

    @property
    def seconds(self) -> float | None:
        """Of work for each second of sound, all parts together; None until it can be told."""
        if self._count <= _SETTLED:
            return None
        return self._spent / (self._count - 1) * FRAME_RATE / self._share
