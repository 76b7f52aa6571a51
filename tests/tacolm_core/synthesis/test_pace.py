import pytest

from tacolm_core.synthesis import pace
from tacolm_core.synthesis.pace import Pace
from tacolm_core.units import FRAME_RATE


@pytest.fixture
def clock(monkeypatch):
    now = [0.0]
    monkeypatch.setattr(pace.time, "perf_counter", lambda: now[0])
    return now


def frames(clock, count, seconds):
    for number in range(count):
        clock[0] += 100.0 if number == 0 else seconds
        yield number


def test_only_the_making_of_frames_counts(clock):
    """Neither what comes before the first one nor the time they are held up."""
    made = Pace(frames(clock, 20, 0.5 / FRAME_RATE), share=0.5)
    for _ in made:
        clock[0] += 7.0

    assert made.seconds == pytest.approx(1.0)


def test_few_frames_tell_nothing(clock):
    made = Pace(frames(clock, 8, 0.01), share=1.0)

    assert list(made) == list(range(8))
    assert made.seconds is None
