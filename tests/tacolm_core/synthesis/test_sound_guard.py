"""Bursts, clipping and holes in the sound."""

import numpy as np
import pytest

from tacolm_core.synthesis.sound_guard import CEILING, SoundGuard

RATE = 24_000


def speech(seconds=2.0, level=0.43):
    time = np.arange(round(seconds * RATE)) / RATE
    return (level * np.sin(2 * np.pi * 150 * time) * np.abs(np.sin(2 * np.pi * 2 * time))).astype(np.float32)


def kinds(sound, pieces=1):
    guard = SoundGuard(RATE)
    heard = np.concatenate([guard.push(piece) for piece in np.array_split(sound, pieces)])
    return [alarm.kind for alarm in guard.alarms(heard)], heard


def test_speech_passes_as_it_is():
    sound = speech()

    found, heard = kinds(sound)

    assert found == []
    np.testing.assert_array_equal(heard, sound)


@pytest.mark.parametrize("pieces", [1, 7, 400])
def test_burst_of_seventy_milliseconds_is_told_and_held_below_the_ceiling(pieces):
    sound = speech()
    sound[24_000:25_680] = np.sin(np.arange(1_680) / 5).astype(np.float32)

    found, heard = kinds(sound, pieces)

    assert "burst" in found
    assert np.abs(heard).max() <= CEILING
    np.testing.assert_array_equal(heard, kinds(sound)[1])


def test_one_loud_sample_is_no_burst():
    sound = speech()
    sound[20_000] = 0.9

    assert kinds(sound)[0] == []


@pytest.mark.parametrize("pieces", [1, 900])
def test_pulses_of_a_low_voice_are_neither_a_burst_nor_clipping(pieces):
    """A stressed vowel, as a ready voice says it: a round peak each hundredth of a second, four of them very loud."""
    sound = speech()
    pulse = np.hanning(24).astype(np.float32)
    for number in range(4):
        sound[24_000 + 240 * number :][:24] = 1.1 * pulse

    found, heard = kinds(sound, pieces)

    assert found == []
    assert np.abs(heard).max() <= CEILING


@pytest.mark.parametrize("pieces", [1, 900])
def test_flat_tops_at_full_scale_are_clipping(pieces):
    sound = speech()
    sound[12_345:12_350] = 1.0

    assert "clipped" in kinds(sound, pieces)[0]


def test_long_silence_within_a_sentence_is_a_hole_and_silence_around_it_is_not():
    silent = np.zeros(RATE, np.float32)
    inside = np.concatenate([speech(), silent, speech()])
    around = np.concatenate([silent, speech(), silent])

    assert kinds(inside)[0] == ["hole"]
    assert kinds(around)[0] == []
    assert kinds(silent)[0] == []
