"""A clock that stands still while the listener is busy."""

from collections.abc import Callable

Clock = Callable[[], float]


class WorkingTime:
    """Seconds spent here, without those the listener takes between two events."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._before = 0.0
        self._since: float | None = clock()
        self.first_sound = 0.0

    @property
    def seconds(self) -> float:
        """Seconds so far."""
        running = 0.0 if self._since is None else self._clock() - self._since
        return self._before + running

    def note_sound(self) -> None:
        """Remember when the first sound was there."""
        self.first_sound = self.first_sound or self.seconds

    def stop(self) -> None:
        """The listener's time begins."""
        self._before, self._since = self.seconds, None

    def go_on(self) -> None:
        """The listener's time is over."""
        self._since = self._clock()
