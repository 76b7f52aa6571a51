import math

import numpy as np
import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st

from tacolm_core.model.alignment import (
    NAR_WINDOW,
    alignment_from_durations,
    alignment_loss,
    beta_binomial_log_prior,
    forward_sum_loss,
    monotonic_path,
    window_log_prior,
)


def test_the_window_by_hand():
    prior = window_log_prior(torch.tensor([[2, 0, -1]]), 8)

    outside = 1e-4
    torch.testing.assert_close(prior[0, 0].exp(), torch.tensor([outside, 0.1, 1, 1, 0.8, 0.4, 0.1, outside]))
    torch.testing.assert_close(prior[0, 1].exp(), torch.tensor([1, 1, 0.8, 0.4, 0.1, outside, outside, outside]))
    assert (prior[0, 2] == 0).all()


def test_the_window_of_known_tokens_by_hand():
    prior = window_log_prior(torch.tensor([[1]]), 4, NAR_WINDOW)

    torch.testing.assert_close(prior[0, 0].exp(), torch.tensor([0.3, 1, 0.3, 1e-4]))


def test_frames_take_the_tokens_that_durations_say():
    alignment = alignment_from_durations(torch.tensor([[2, 0, 3], [1, 1, 0]]))

    assert alignment.tolist() == [[0, 0, 2, 2, 2], [0, 1, -1, -1, -1]]


def test_alignment_loss_by_hand():
    attention = torch.tensor([[[0.5, 0.5], [0.25, 0.75], [0.9, 0.1]]])
    mask = torch.tensor([[True, True, False]])
    loss = alignment_loss(attention, torch.tensor([[0, 0, -1]]), mask)

    assert loss == pytest.approx(-(math.log(0.5) + math.log(0.25)) / 2)


def test_alignment_loss_survives_zeros_and_nothing_to_do():
    attention = torch.tensor([[[1.0, 0.0]]], requires_grad=True)
    loss = alignment_loss(attention, torch.tensor([[1]]), torch.tensor([[True]]))
    loss.backward()

    assert loss.isfinite()
    assert attention.grad.isfinite().all()
    assert alignment_loss(attention, torch.tensor([[1]]), torch.tensor([[False]])) == 0


def test_forward_sum_of_two_frames_and_two_tokens_by_hand():
    attention = torch.tensor([[[0.7, 0.3], [0.2, 0.8]]])
    mask = torch.ones(1, 2, dtype=torch.bool)
    blank = math.exp(-1)
    only_path = (0.7 / (1 + blank)) * (0.8 / (1 + blank))

    assert forward_sum_loss(attention, mask, mask) == pytest.approx(-math.log(only_path) / 2, rel=1e-5)


def test_forward_sum_prefers_a_diagonal_and_ignores_padding():
    text_mask, codes_mask = torch.ones(1, 5, dtype=torch.bool), torch.ones(1, 10, dtype=torch.bool)
    diagonal = torch.eye(5).repeat_interleave(2, 0)[None] * 0.9 + 0.02
    flat = torch.full((1, 10, 5), 0.2)
    padded = torch.nn.functional.pad(diagonal, (0, 0, 0, 3), value=0.1)
    longer = torch.nn.functional.pad(codes_mask, (0, 3))

    assert forward_sum_loss(diagonal, text_mask, codes_mask) < forward_sum_loss(flat, text_mask, codes_mask)
    torch.testing.assert_close(
        forward_sum_loss(padded, text_mask, longer), forward_sum_loss(diagonal, text_mask, codes_mask)
    )


def test_forward_sum_of_padded_text_is_that_of_the_text_alone():
    attention = torch.rand(1, 10, 5).softmax(-1)
    wider = torch.nn.functional.pad(attention, (0, 3))
    codes_mask = torch.ones(1, 10, dtype=torch.bool)
    alone = forward_sum_loss(attention, torch.ones(1, 5, dtype=torch.bool), codes_mask)

    torch.testing.assert_close(
        forward_sum_loss(wider, (torch.arange(8) < 5)[None], codes_mask), alone, atol=1e-5, rtol=1e-5
    )


def test_too_few_frames_for_the_text_do_not_spoil_a_batch():
    attention = torch.full((1, 2, 5), 0.2, requires_grad=True)
    loss = forward_sum_loss(attention, torch.ones(1, 5, dtype=torch.bool), torch.ones(1, 2, dtype=torch.bool))
    loss.backward()

    assert loss == 0
    assert attention.grad.isfinite().all()


def test_the_diagonal_prior_is_a_distribution_that_moves_on():
    prior = beta_binomial_log_prior(30, 10).exp()

    torch.testing.assert_close(prior.sum(-1), torch.ones(30), atol=1e-4, rtol=0)
    assert prior[0].argmax() == 0
    assert prior[-1].argmax() == 9
    assert (prior.argmax(-1).diff() >= 0).all()


def test_a_larger_scaling_makes_the_diagonal_narrower():
    wide, narrow = (beta_binomial_log_prior(20, 8, scaling).exp()[9].max() for scaling in (0.3, 3.0))

    assert narrow > wide


def test_the_path_follows_a_clear_map():
    alignment = np.array([0, 0, 1, 1, 1, 2, 4, 4])
    attention = np.full((8, 5), 0.02, np.float32)
    attention[np.arange(8), alignment] = 0.92

    assert monotonic_path(attention).tolist() == alignment.tolist()


def test_the_path_ignores_a_glance_back():
    attention = np.full((6, 3), 0.1, np.float32)
    attention[np.arange(6), [0, 1, 0, 1, 2, 2]] = 0.8

    assert monotonic_path(attention).tolist() == [0, 1, 1, 1, 2, 2]


@settings(max_examples=40, deadline=None)
@given(num_frames=st.integers(1, 30), num_tokens=st.integers(1, 12), seed=st.integers(0, 10_000))
def test_a_path_starts_at_the_first_token_and_never_goes_back(num_frames, num_tokens, seed):
    attention = np.random.default_rng(seed).random((num_frames, num_tokens), np.float32)
    path = monotonic_path(attention)

    assert path[0] == 0
    assert (np.diff(path) >= 0).all()
    assert (np.diff(path) <= 3).all()
    assert path[-1] == num_tokens - 1 or num_tokens > 3 * num_frames - 2


def test_a_diagonal_prior_prefers_the_diagonal_to_other_orders():
    rows = torch.eye(6).repeat_interleave(4, 0)
    early = torch.eye(6)[torch.tensor([0, 1, 2, 3, 4] + [5] * 19)]
    text, codes = torch.ones(1, 6, dtype=torch.bool), torch.ones(1, 24, dtype=torch.bool)

    def gap(*, diagonal: bool) -> float:
        losses = [forward_sum_loss(a[None] * 0.9 + 0.01, text, codes, diagonal=diagonal) for a in (early, rows)]
        return float(losses[0] - losses[1])

    assert gap(diagonal=True) > gap(diagonal=False) + 0.1


def test_the_diagonal_prior_of_an_item_does_not_know_its_neighbours():
    text = torch.arange(8) < torch.tensor([[8], [5]])
    attention = torch.rand(2, 20, 8).masked_fill(~text[:, None], -torch.inf).softmax(-1)
    codes = torch.arange(20) < torch.tensor([[20], [12]])

    alone = forward_sum_loss(attention[1:, :12, :5], text[1:, :5], codes[1:, :12], diagonal=True)
    first = forward_sum_loss(attention[:1], text[:1], codes[:1], diagonal=True)
    both = forward_sum_loss(attention, text, codes, diagonal=True)

    assert torch.isfinite(both)
    assert float(both) == pytest.approx(float(alone + first) / 2, rel=1e-3)
