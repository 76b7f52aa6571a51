import math

import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st

from tacolm_core.nn.damped_ema import BLOCK, DampedEma


def ema(width=6, dimensions=3, **settings):
    torch.manual_seed(width * dimensions)
    return DampedEma(width, dimensions, **settings)


def in_form(layer, form, x, mask=None):
    layer.form = form
    return layer(x, mask)


def by_steps(layer, x):
    coefficients, state = layer.coefficients(), torch.zeros(len(x), *layer.alpha.shape[1:])
    rows = []
    for row in x.unbind(1):
        y, state = layer.step(row, state, coefficients)
        rows.append(y)
    return torch.stack(rows, 1), state


def test_one_channel_and_one_dimension_by_hand():
    layer = ema(1, 1)
    with torch.no_grad():
        layer.alpha.fill_(0.0)  # alpha = 1/2
        layer.delta.fill_(math.log(3))  # delta = 3/4, so 5/8 is left per step
        layer.beta.fill_(2.0)
        layer.eta.fill_(3.0)
        layer.omega.fill_(0.5)
    y = layer(torch.tensor([[[1.0], [0.0], [4.0]]]))
    states = torch.tensor([1.0, 0.625, 0.390625 + 4.0])

    expected = torch.nn.functional.silu(3 * states + 0.5 * torch.tensor([1.0, 0.0, 4.0]))
    torch.testing.assert_close(y[0, :, 0], expected)


@settings(max_examples=15, deadline=None)
@given(num_rows=st.integers(1, 3 * BLOCK + 1), bidirectional=st.booleans())
def test_blocks_and_fft_agree_at_any_length(num_rows, bidirectional):
    layer = ema(bidirectional=bidirectional)
    x = torch.randn(2, num_rows, 6, generator=torch.Generator().manual_seed(num_rows))

    torch.testing.assert_close(in_form(layer, "blocks", x), in_form(layer, "fft", x), atol=1e-5, rtol=1e-5)


@pytest.mark.parametrize("num_rows", [1, 2, BLOCK, BLOCK + 1, 2 * BLOCK + 5])
def test_steps_give_what_the_whole_segment_gives(num_rows):
    layer, x = ema(), torch.randn(2, num_rows, 6)
    y, state = by_steps(layer, x)

    torch.testing.assert_close(y, layer(x), atol=1e-5, rtol=1e-5)
    torch.testing.assert_close(state, layer.final_state(x), atol=1e-5, rtol=1e-5)


def test_all_parameters_get_the_same_gradients_in_both_forms():
    layer, x = ema(bidirectional=True), torch.randn(2, BLOCK + 9, 6)
    gradients = []
    for form in ("blocks", "fft"):
        loss = in_form(layer, form, x).square().mean()
        gradients.append(torch.autograd.grad(loss, list(layer.parameters())))
    for blocks, fft in zip(*gradients, strict=True):
        torch.testing.assert_close(blocks, fft, atol=1e-5, rtol=1e-4)


def test_a_row_depends_on_no_later_row():
    x = torch.randn(1, 3 * BLOCK, 6, requires_grad=True)
    (gradient,) = torch.autograd.grad(ema()(x)[:, 40].sum(), x)

    assert gradient[:, :41].abs().amin() > 0
    assert gradient[:, 41:].abs().max() == 0


def test_a_bidirectional_row_depends_on_all_rows():
    x = torch.randn(1, 9, 6, requires_grad=True)
    (gradient,) = torch.autograd.grad(ema(bidirectional=True)(x)[:, 4].sum(), x)

    assert gradient.abs().amin() > 0


@pytest.mark.parametrize("form", ["blocks", "fft"])
@pytest.mark.parametrize("bidirectional", [False, True])
def test_right_padding_changes_nothing(form, bidirectional):
    layer, x = ema(bidirectional=bidirectional, form=form), torch.randn(1, 10, 6)
    padded = torch.cat([x, torch.full((1, 7, 6), 100.0)], 1)
    mask = (torch.arange(17) < 10)[None]

    torch.testing.assert_close(layer(padded, mask)[:, :10], layer(x), atol=1e-5, rtol=1e-5)


def test_the_final_state_is_that_after_the_last_real_row():
    layer, x = ema(), torch.randn(2, 12, 6)
    mask = torch.arange(12) < torch.tensor([[12], [5]])

    torch.testing.assert_close(layer.final_state(x, mask)[1], layer.final_state(x[:, :5])[1])


def test_what_is_kept_per_step_is_between_none_and_all():
    layer = ema()
    with torch.no_grad():
        layer.alpha.fill_(60.0)  # the sigmoids are exactly one here, and nothing is left
        layer.delta.fill_(60.0)
    x = torch.randn(1, 5, 6, requires_grad=True)
    y = layer(x)
    y.sum().backward()

    assert y.isfinite().all()
    assert all(parameter.grad.isfinite().all() for parameter in layer.parameters())


@pytest.mark.parametrize(("bidirectional", "directions"), [(False, 1), (True, 2)])
def test_parameters_are_as_many_as_said(bidirectional, directions):
    assert sum(p.numel() for p in ema(5, 4, bidirectional=bidirectional).parameters()) == 4 * 5 * 4 * directions + 5


def test_half_precision_goes_in_and_out_and_single_is_used_inside():
    layer, x = ema(), torch.randn(1, 200, 6)
    y = layer(x.bfloat16())

    assert y.dtype == torch.bfloat16
    torch.testing.assert_close(y.float(), layer(x.bfloat16().float()), atol=1e-2, rtol=1e-2)
