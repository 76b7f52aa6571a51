"""Whose voice it is, by the long-term spectrum."""

import dataclasses

import numpy as np

from tacolm_core.teaching.timbre import SOMEBODY_ELSE, Timbre
from tests.tacolm_core.teaching.rehearsal import voice_like


def muffled(sound):
    """The same through a wall."""
    samples = np.convolve(sound.samples, np.hanning(24) / 12, mode="same").astype(np.float32)
    return dataclasses.replace(sound, samples=samples)


def test_another_recording_of_the_voice_is_more_alike_than_another_voice():
    timbre = Timbre([voice_like(seed=n) for n in range(4)])

    own, other = timbre.likeness(voice_like(seed=9)), timbre.likeness(muffled(voice_like(seed=9)))

    assert own > 2 * other
    assert 0 <= other < own <= 1


def test_the_one_recording_of_another_voice_stands_out():
    recordings = [*(voice_like(seed=n) for n in range(5)), muffled(voice_like(seed=9))]

    distances = Timbre(recordings).distances()

    assert distances[-1] > SOMEBODY_ELSE
    assert max(distances[:-1]) < distances[-1]


def test_loudness_makes_no_other_voice():
    timbre = Timbre([voice_like(seed=n) for n in range(3)])

    assert abs(timbre.likeness(voice_like(seed=5)) - timbre.likeness(voice_like(seed=5).louder(-6))) < 0.1
