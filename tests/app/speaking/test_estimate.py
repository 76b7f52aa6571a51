"""Progress, time left, and when sound may start."""

import dataclasses

from app.speaking.estimate import Progress, clock_text, may_start_playing, rough_text, seconds_of_text

HALF_WAY = Progress(sentence=1, count=2, seconds_made=5.0, characters_total=145, characters_done=72, elapsed=10.0)


def test_time_left_follows_from_the_speed_so_far() -> None:
    assert HALF_WAY.speed == 0.5
    assert 9.0 < HALF_WAY.seconds_left < 11.0


def test_progress_is_never_finished_before_the_end() -> None:
    assert dataclasses.replace(HALF_WAY, seconds_made=500.0).share <= 0.99


def test_nothing_is_promised_before_anything_is_known() -> None:
    assert Progress(characters_total=100).seconds_left is None


def test_fast_engine_may_be_heard_at_once() -> None:
    fast = dataclasses.replace(HALF_WAY, elapsed=2.0)

    assert may_start_playing(0.4, fast)
    assert not may_start_playing(0.1, fast)


def test_slow_engine_is_heard_when_it_will_not_run_dry() -> None:
    assert not may_start_playing(1.0, HALF_WAY)
    assert may_start_playing(9.0, HALF_WAY)


def test_length_of_a_text_is_guessed_sensibly() -> None:
    assert 3.0 < seconds_of_text("This sentence has about fifty-five characters in all.") < 5.0
    assert seconds_of_text(" \n ") == 0.0


def test_times_are_read_easily() -> None:
    assert clock_text(4.21) == "4.2 s"
    assert clock_text(65) == "1:05 min"


def test_estimate_has_no_tenths() -> None:
    assert rough_text(0.2) == "1 s"
    assert rough_text(41.04) == "41 s"
    assert rough_text(59.8) == "1:00 min"
