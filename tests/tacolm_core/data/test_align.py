import time

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tacolm_core.data.align import align_recording, carry_over, features, pauses, warp
from tacolm_core.units import HOP, SAMPLE_RATE

PITCH = 110.0


class VowelGenerator:
    """Speaks each token as a buzz with resonances of its own; token 0 is silence. A voice scales the pitch."""

    def __init__(self, durations):
        self.durations = durations

    def speak(self, tokens, voice):
        length = sum(self.durations) * HOP
        time_ = np.arange(length) / SAMPLE_RATE
        token = np.repeat(np.repeat(tokens, self.durations), HOP)
        samples = 1e-3 * np.random.default_rng(1).standard_normal(length)
        for harmonic in range(1, 40):
            hertz = harmonic * PITCH * voice
            gain = sum(np.exp(-(((hertz - self.resonance(token, n)) / 250) ** 2)) for n in range(3))
            samples += (token > 0) * gain * np.sin(2 * np.pi * hertz * time_)
        return samples.astype(np.float32), self.durations

    @staticmethod
    def resonance(token, number):
        return 300 + 700 * number + (token * (3 + 2 * number) * 97) % 700


TOKENS = [0, 1, 2, 3, 0, 4, 5, 6, 7, 0]
EVEN = [8, 12, 12, 12, 6, 12, 12, 12, 12, 8]
UNEVEN = [15, 7, 20, 9, 30, 14, 8, 18, 6, 20]


def test_a_known_warp_is_recovered():
    recording, _ = VowelGenerator(UNEVEN).speak(TOKENS, 1.0)

    alignment = align_recording(recording, TOKENS, VowelGenerator(EVEN), [1.0])

    assert sum(alignment.durations) == sum(UNEVEN)
    np.testing.assert_allclose(np.cumsum(alignment.durations), np.cumsum(UNEVEN), atol=2)


def test_another_pitch_moves_boundaries_little():
    recording, _ = VowelGenerator(UNEVEN).speak(TOKENS, 1.3)

    alignment = align_recording(recording, TOKENS, VowelGenerator(EVEN), [1.0])

    np.testing.assert_allclose(np.cumsum(alignment.durations), np.cumsum(UNEVEN), atol=4)


def test_the_voice_that_fits_best_is_taken():
    recording, _ = VowelGenerator(UNEVEN).speak(TOKENS, 1.3)

    costs = [align_recording(recording, TOKENS, VowelGenerator(EVEN), v).cost for v in ([1.0], [1.3], [1.0, 1.3])]

    assert costs[2] == min(costs) < max(costs)


def test_a_wrong_text_costs_more():
    recording, _ = VowelGenerator(UNEVEN).speak(TOKENS, 1.0)

    right = align_recording(recording, TOKENS, VowelGenerator(EVEN), [1.0])
    wrong = align_recording(recording, [0, 7, 5, 2, 0, 1, 3, 6, 4, 0], VowelGenerator(EVEN), [1.0])

    assert wrong.cost > 1.3 * right.cost


def test_a_sound_equals_itself_along_the_diagonal():
    recording, _ = VowelGenerator(UNEVEN).speak(TOKENS, 1.0)

    path, cost = warp(features(recording), features(recording))

    assert cost == pytest.approx(0, abs=1e-2)
    assert (path[:, 0] == path[:, 1]).all()


def test_a_pause_falls_between_words_however_long_it_is():
    paused = [8, 12, 12, 12, 120, 12, 12, 12, 12, 8]
    recording, _ = VowelGenerator(paused).speak(TOKENS, 1.0)

    alignment = align_recording(recording, TOKENS, VowelGenerator(EVEN), [1.0], pausing={0})

    np.testing.assert_allclose(alignment.durations, paused, atol=2)


def test_only_long_silences_are_pauses():
    recording, _ = VowelGenerator([10, 20, 5, 20, 15, 20, 9]).speak([0, 1, 0, 2, 0, 3, 0], 1.0)

    quiet = pauses(recording)

    assert quiet.nonzero()[0].tolist() == [*range(10), *range(55, 70), *range(90, 99)]


def test_digital_silence_is_no_trouble():
    alignment = align_recording(np.zeros(HOP * 50, np.float32), TOKENS, VowelGenerator(EVEN), [1.0], pausing={0})

    assert sum(alignment.durations) == 50


def slow_cost(distance, penalty):
    best = np.full(distance.shape, np.inf)
    for i, j in np.ndindex(*distance.shape):
        options = [0.0] if i == j == 0 else []
        options += [best[i - 1, j - 1]] if i and j else []
        options += [best[i - 1, j] + penalty] if i else []
        options += [best[i, j - 1] + penalty] if j else []
        best[i, j] = min(options) + distance[i, j]
    return best[-1, -1]


@given(st.integers(1, 25), st.integers(1, 25), st.integers(0, 100))
def test_the_path_is_monotone_and_the_cheapest(rows, columns, seed):
    rng = np.random.default_rng(seed)
    one, other = rng.standard_normal((rows, 3)), rng.standard_normal((columns, 3))

    path, _ = warp(one, other)

    steps = np.diff(path, axis=0)
    distance = np.sqrt(((one[:, None] - other) ** 2).mean(2))
    total = distance[path[:, 0], path[:, 1]].sum() + 0.05 * (steps.sum(1) == 1).sum()
    assert path[0].tolist() == [0, 0]
    assert path[-1].tolist() == [rows - 1, columns - 1]
    assert set(map(tuple, steps)) <= {(0, 1), (1, 0), (1, 1)}
    assert total == pytest.approx(slow_cost(distance, 0.05), rel=1e-5)


@given(st.lists(st.integers(0, 9), min_size=2, max_size=12).filter(sum), st.integers(20, 80), st.integers(0, 1000))
def test_carried_durations_add_up_and_leave_no_phoneme_out(durations, frames, seed):
    rng = np.random.default_rng(seed)
    path, _ = warp(rng.standard_normal((frames, 2)), rng.standard_normal((sum(durations), 2)))

    carried = carry_over(path, durations, frames)

    assert sum(carried) == frames
    assert all(c >= min(d, 1) for c, d in zip(carried, durations, strict=True))


def test_five_seconds_align_within_a_fraction_of_a_second():
    rng = np.random.default_rng(0)
    one, other = rng.standard_normal((375, 26)), rng.standard_normal((400, 26))
    warp(one, other)

    started = time.perf_counter()
    warp(one, other)

    assert time.perf_counter() - started < 0.3
