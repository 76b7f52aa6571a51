import pytest
import torch

from tacolm_core.config import StackConfig
from tacolm_core.nn.stack import Stack, visible_rows

D = 8


def ones(*shape):
    return torch.ones(shape, dtype=torch.bool)


def stack(**changes):
    torch.manual_seed(0)
    settings = {"num_layers": 3, "width": D, "value_width": 12, "feed_forward_width": 10, "shared_width": 4}
    config = StackConfig(**{**settings, "ema_dimensions": 2, "dropout": 0.0, **changes})
    return Stack(config, bidirectional_ema=config.num_levels > 0).eval()


def segments(num_text=6, num_prompt=5, num_codes=7):
    return [torch.randn(1, rows, D, requires_grad=True) for rows in (num_text, num_prompt, num_codes)]


def run(layers, text, prompt, codes, *, causal=True, level=None):
    prefix = layers.prefix(text, ones(*text.shape[:2]), prompt, ones(*prompt.shape[:2]))
    out, maps = layers(codes, ones(*codes.shape[:2]), prefix, causal=causal, level=level)
    return prefix, out, maps


def influence(row, segment):
    (gradient,) = torch.autograd.grad(row.sum(), segment, retain_graph=True, allow_unused=True)
    return torch.zeros(segment.shape[1]) if gradient is None else gradient.abs().sum(-1)[0]


def test_code_rows_depend_on_all_text_all_prompt_and_earlier_codes():
    text, prompt, codes = segments()
    _, out, _ = run(stack(), text, prompt, codes)
    row = out[:, 3]

    assert influence(row * torch.arange(D), text).min() > 0
    assert influence(row * torch.arange(D), prompt).min() > 0
    assert influence(row * torch.arange(D), codes)[:4].min() > 0
    assert influence(row * torch.arange(D), codes)[4:].max() == 0


def test_text_and_prompt_depend_on_themselves_alone():
    text, prompt, codes = segments()
    prefix, _, _ = run(stack(), text, prompt, codes)
    memory = prefix.memories[-1]

    assert influence(memory.values[:, :6], prompt).max() == 0
    assert influence(memory.values[:, 6:], text).max() == 0
    assert influence(memory.values[:, 0], text).min() > 0
    assert influence(memory.values[:, 6], prompt).min() > 0
    for rows in (memory.values, prefix.asked[-1].values):
        assert influence(rows, codes).max() == 0


@pytest.mark.parametrize("level", [None, 3])
def test_open_code_rows_depend_on_all_codes(level):
    text, prompt, codes = segments()
    level = None if level is None else torch.tensor(level)
    _, out, _ = run(stack(num_levels=8), text, prompt, codes, causal=False, level=level)

    assert influence(out[:, 0] * torch.arange(D), codes).min() > 0


def test_there_is_a_map_for_each_layer_with_cross_attention():
    assert len(run(stack(), *segments())[2]) == 3
    assert run(stack(cross_attention=False), *segments())[2] == []


def test_a_prompt_may_be_missing():
    prefix, out, _ = run(stack(), *segments(num_prompt=0))

    assert prefix.mask.shape == (1, 6)
    assert out.isfinite().all()


def test_the_last_real_prompt_row_is_always_one_before_the_codes():
    positions = Stack._before_codes(torch.tensor([[True, True, True], [True, False, False]]))

    assert positions.tolist() == [[-3, -2, -1], [-1, 0, 1]]


def test_visible_rows_by_hand():
    seen = visible_rows(torch.tensor([[True, True, False]]), causal=True, prefix_mask=torch.tensor([[True, False]]))

    assert seen[0].int().tolist() == [[1, 0, 1, 0, 0], [1, 0, 1, 1, 0], [1, 0, 1, 1, 1]]


def test_an_item_without_prompt_costs_nothing_and_changes_nothing():
    """As guidance has it: the second row is shown no prompt."""
    layers, (text, _, codes) = stack(), segments()
    prompt = torch.randn(2, 5, D)
    mask = torch.tensor([[True, True, True, True, False], [False] * 5])
    both = text.expand(2, -1, -1), ones(2, text.shape[1])
    with torch.no_grad():
        heard = layers.hear(prompt, mask)
    rows = [
        layers(codes.expand(2, -1, -1), ones(2, codes.shape[1]), layers.prefix_after(*both, each), causal=True)[0]
        for each in (heard, layers.hear(prompt, mask))
    ]

    torch.testing.assert_close(rows[0], rows[1])
    assert not any(memory.keys[1].any() or memory.values[1].any() for memory in heard.memories)
    assert all(memory.values[0].any() for memory in heard.memories)
