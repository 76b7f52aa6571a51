"""Sampling against distributions worked out by hand."""

import math

import numpy as np
import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st

from tacolm_core.config import SynthesisOptions
from tacolm_core.synthesis import code_sampling, sampling
from tacolm_core.synthesis.seeds import sentence_seed
from tacolm_core.units import CODE_BOS, CODE_EOS, CODE_PAD, CODE_VOCABULARY

FOUR = torch.tensor([0.5, 0.25, 0.15, 0.1]).log()


def test_temperature_two_takes_square_roots_of_the_odds():
    probabilities = sampling.apply_temperature(torch.tensor([0.8, 0.2]).log(), 2.0).softmax(-1)

    assert probabilities.tolist() == pytest.approx([2 / 3, 1 / 3])


def test_temperature_zero_is_greedy():
    probabilities = sampling.apply_temperature(FOUR, 0.0).softmax(-1)

    assert probabilities.tolist() == [1.0, 0.0, 0.0, 0.0]


def test_top_two_are_renormalised():
    probabilities = code_sampling.weights(code_sampling.likeliest_k(FOUR.numpy(), 2), 1.0)
    probabilities /= probabilities.sum()

    assert probabilities.tolist() == pytest.approx([2 / 3, 1 / 3, 0, 0])


@pytest.mark.parametrize("k", [0, 4, 9])
def test_top_k_that_covers_everything_changes_nothing(k):
    assert np.array_equal(code_sampling.likeliest_k(FOUR.numpy(), k), FOUR.numpy())


@pytest.mark.parametrize(("p", "kept"), [(0.0, 1), (0.49, 1), (0.51, 2), (0.74, 2), (0.76, 3), (0.95, 4), (1.0, 4)])
def test_nucleus_is_the_smallest_set_that_reaches_p(p, kept):
    finite = sampling.keep_top_p(FOUR, p).isfinite()

    assert finite.tolist() == [index < kept for index in range(4)]


@pytest.mark.parametrize(("p", "kept"), [(0.0, 1), (0.49, 1), (0.51, 2), (0.74, 2), (0.76, 3), (0.95, 4), (1.0, 4)])
def test_the_nucleus_of_one_row_is_the_same(p, kept):
    left = code_sampling.nucleus(code_sampling.weights(FOUR.numpy(), 1.0), p)

    assert (left > 0).tolist() == [index < kept for index in range(4)]


@pytest.mark.parametrize(("temperature", "top_p"), [(0.8, 0.9), (1.0, 1.0), (0.5, 0.5), (0.0, 0.9), (1.7, 0.95)])
def test_one_row_and_batches_draw_the_same_codes(temperature, top_p):
    """Among 500 draws from logits as peaked as a model's."""
    rows = 3 * torch.randn(500, CODE_VOCABULARY, generator=torch.Generator().manual_seed(0))
    options = SynthesisOptions(temperature=temperature, top_p=top_p)
    shaped = sampling.apply_temperature(sampling.mask_specials(rows, may_end=True), temperature)
    batch = sampling.draw(sampling.keep_top_p(shaped, top_p).softmax(-1), sampling.generator_for(5))
    generator = sampling.generator_for(5)
    one_by_one = [code_sampling.sample_code(row, [], options, generator, may_end=True) for row in rows.numpy()]

    assert one_by_one == batch.tolist()


def test_nucleus_follows_probability_not_position():
    finite = sampling.keep_top_p(torch.tensor([0.1, 0.6, 0.3]).log(), 0.8).isfinite()

    assert finite.tolist() == [False, True, True]


def test_guidance_two_is_twice_the_conditional_minus_the_unconditional():
    mixed = sampling.mix_guidance(torch.tensor([3.0, 1.0]), torch.tensor([1.0, 2.0]), 2.0)

    assert mixed.tolist() == [5.0, 0.0]


@pytest.mark.parametrize("may_end", [True, False])
def test_bos_and_pad_are_never_possible_and_eos_only_when_allowed(may_end):
    masked = sampling.mask_specials(torch.zeros(CODE_VOCABULARY), may_end=may_end)

    assert not masked[[CODE_BOS, CODE_PAD]].isfinite().any()
    assert bool(masked[CODE_EOS].isfinite()) is may_end
    assert masked[:CODE_EOS].isfinite().all()


def test_draws_follow_the_probabilities():
    rows = torch.tensor([0.7, 0.0, 0.3]).expand(20_000, 3)

    counts = torch.bincount(sampling.draw(rows, torch.Generator().manual_seed(1)), minlength=3)

    assert counts[1] == 0
    assert counts[0] / 20_000 == pytest.approx(0.7, abs=0.015)


@given(st.lists(st.floats(0.0, 1.0), min_size=1, max_size=20), st.integers(0, 2**32))
@settings(max_examples=60, deadline=None)
def test_an_impossible_code_is_never_drawn(weights, seed):
    weights = [*weights, 0.5, 0.0]

    index = int(sampling.draw(torch.tensor(weights), torch.Generator().manual_seed(seed)))

    assert weights[index] > 0.0


def test_a_code_fills_the_window_only_above_the_threshold():
    history = [7, 7, 7, 1, 2, 3, 4, 5, 6, 8]

    assert not code_sampling.fills_window(7, history, 10, 0.3)
    assert code_sampling.fills_window(7, [7, *history[:-1]], 10, 0.3)
    assert not code_sampling.fills_window(7, [7] * 20, 0, 0.3)
    assert not code_sampling.fills_window(7, [7, 7, 7] + [0] * 10, 10, 0.1)


def test_a_repeating_code_is_drawn_again_from_all_codes():
    logits = torch.full((CODE_VOCABULARY,), -30.0)
    logits[5], logits[6] = math.log(0.6), math.log(0.4)
    options = SynthesisOptions(temperature=1.0, top_p=0.5, repetition_threshold=0.3)

    codes = [
        code_sampling.sample_code(logits.numpy(), [5] * 10, options, torch.Generator().manual_seed(seed), may_end=False)
        for seed in range(300)
    ]

    assert codes.count(6) / 300 == pytest.approx(0.4, abs=0.09)


def test_without_repetition_the_nucleus_decides():
    logits = torch.full((CODE_VOCABULARY,), -30.0)
    logits[5], logits[6] = math.log(0.6), math.log(0.4)
    options = SynthesisOptions(temperature=1.0, top_p=0.5)

    code = code_sampling.sample_code(logits.numpy(), [], options, torch.Generator().manual_seed(3), may_end=False)

    assert code == 5


def test_the_same_seed_draws_the_same_codes():
    logits = torch.randn(CODE_VOCABULARY, generator=torch.Generator().manual_seed(0))

    runs = [
        [code_sampling.sample_code(logits.numpy(), [], SynthesisOptions(), generator, may_end=True) for _ in range(20)]
        for generator in (sampling.generator_for(11), sampling.generator_for(11))
    ]

    assert runs[0] == runs[1]


@given(st.integers(0, 2**63 - 1), st.integers(1, 10_000))
def test_sentence_seeds_are_valid_seeds_and_differ(seed, index):
    derived = sentence_seed(seed, index)

    assert 0 <= derived < 2**63
    assert derived != sentence_seed(seed, index + 1)
    assert sentence_seed(seed, 0) == seed
    assert sentence_seed(derived, 0) == derived


def test_upper_levels_are_greedy_at_temperature_zero():
    logits = torch.tensor([[0.0, 2.0, 1.0], [5.0, 2.0, 1.0]])

    assert sampling.sample_levels(logits, 0.0, torch.Generator()).tolist() == [1, 0]


def test_upper_levels_are_drawn_row_by_row_otherwise():
    logits = torch.tensor([[-30.0, 0.0], [0.0, -30.0]])

    assert sampling.sample_levels(logits, 1.0, torch.Generator().manual_seed(0)).tolist() == [1, 0]


def test_a_silence_that_goes_on_is_broken():
    options = SynthesisOptions(seed=1)
    logits = torch.zeros(CODE_VOCABULARY)
    logits[7], logits[8] = 20.0, 12.0
    silence = [7] * code_sampling.LOOP_FRAMES

    drawn = [
        code_sampling.sample_code(logits.numpy(), silence[:length], options, sampling.generator_for(0), may_end=False)
        for length in (len(silence) - 1, len(silence))
    ]

    assert drawn == [7, 8]


def test_a_silence_of_a_few_codes_is_one_too_and_is_left_for_several_frames():
    changing = [1, 2, 3, 4] * (code_sampling.LOOP_FRAMES // 4)

    assert sorted(code_sampling.looping_codes(changing)) == [1, 2, 3, 4]
    assert sorted(code_sampling.looping_codes([*changing, 5, 6, 7])) == [1, 2, 3, 4]
    assert code_sampling.looping_codes([*changing, *range(10, 20)]) == []


def test_speech_is_no_loop():
    held = [code for code in range(12) for _ in range(4)]

    assert code_sampling.looping_codes(held) == []


def test_a_sentence_may_end_out_of_a_silence():
    logits = torch.full((CODE_VOCABULARY,), -9.0)
    logits[CODE_EOS] = 9.0

    code = code_sampling.sample_code(
        logits.numpy(), [7] * 60, SynthesisOptions(seed=1), sampling.generator_for(0), may_end=True
    )

    assert code == CODE_EOS
