import math

import pytest
import torch

from tacolm_core.nn.gated_linear_attention import GlaBlock, chunked

CLOSE = {"atol": 1e-4, "rtol": 1e-4}


@pytest.fixture
def block():
    torch.manual_seed(0)
    return GlaBlock(16, 2, 0.0).eval()


def row_by_row(block, x, state):
    rows = []
    for row in x.unbind(1):
        made, state = block.step(row, state)
        rows.append(made)
    return torch.stack(rows, 1), state


@pytest.mark.parametrize("length", [1, 31, 32, 33, 100])
def test_chunks_say_what_single_rows_say(block, length):
    x, before = torch.randn(3, length, 16), torch.randn(3, 2, 8, 16)
    whole, after = block(x, None, before)
    rows, state = row_by_row(block, x, before)

    torch.testing.assert_close(whole, rows, **CLOSE)
    torch.testing.assert_close(after, state, **CLOSE)


def test_a_stretch_can_be_cut_anywhere(block):
    x = torch.randn(2, 50, 16)
    whole, after = block(x)
    first, between = block(x[:, :19])
    second, end = block(x[:, 19:], None, between)

    torch.testing.assert_close(torch.cat([first, second], 1), whole, **CLOSE)
    torch.testing.assert_close(end, after, **CLOSE)


def test_the_equation_as_it_is_written():
    """S_t = diag(a_t) S_{t-1} + k_t^T v_t; o_t = q_t S_t, in plain loops."""
    torch.manual_seed(0)
    queries, keys, values = torch.randn(1, 1, 40, 3), torch.randn(1, 1, 40, 3), torch.randn(1, 1, 40, 5)
    forget = -torch.rand(1, 1, 40, 3) * 2.5
    memory, expected = torch.zeros(3, 5), []
    for q, k, v, a in zip(*(each[0, 0] for each in (queries, keys, values, forget)), strict=True):
        memory = torch.diag(a.exp()) @ memory + torch.outer(k, v)
        expected.append(q @ memory)

    heard, after = chunked(queries, keys, values, forget, torch.zeros(1, 1, 3, 5))

    torch.testing.assert_close(heard[0, 0], torch.stack(expected), **CLOSE)
    torch.testing.assert_close(after[0, 0], memory, **CLOSE)


def test_rows_that_are_hidden_leave_no_trace(block):
    x = torch.randn(2, 12, 16)
    mask = torch.arange(12) < 9
    _, padded = block(x, mask.expand(2, -1))
    _, short = block(x[:, :9])

    torch.testing.assert_close(padded, short, **CLOSE)


def test_gates_that_forget_everything_stay_finite(block):
    block.gate[1].bias.data.fill_(-1000.0)
    made, state = block(torch.randn(1, 70, 16))

    assert made.isfinite().all()
    assert state.isfinite().all()


def test_one_head_keeps_as_much_as_its_width_says(block):
    assert block.initial_state(3, torch.device("cpu")).shape == (3, 2, 8, 16)
    heads = 2
    parameters = 8 * 16 * 16 + 2 * 16 * 16 + 16 + 2 * 16 // heads + 2 * 16 + 3 * 16 * math.floor(64 / 3) + 2 * 16
    assert sum(p.numel() for p in block.parameters()) == parameters
