import dataclasses

import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st

from tacolm_core.errors import OptionsError
from tacolm_core.model.ar import ArModel
from tacolm_core.model.presets import preset
from tacolm_core.units import CODE_VOCABULARY
from tests.tacolm_core.model.conditions import VOCABULARY, inputs, rows_like, shaken

CLOSE = {"atol": 1e-4, "rtol": 1e-4}


@pytest.fixture(scope="module")
def model():
    torch.manual_seed(0)
    return shaken(ArModel(preset("tiny", VOCABULARY).ar))


def full(model, given, pointer=None):
    return model(*given.condition, given.codes[:, 0], given.codes_mask, pointer)


def stepped(model, given, pointer=None, opening=0):
    """Logits and attention of all rows from `opening` on, by prefill and steps."""
    first = given.codes[:, 0]
    begun = None if pointer is None else pointer[:, : opening + 1]
    logits, attention, state = model.start(*given.condition, first[:, :opening] if opening else None, begun)
    rows, maps = [logits], [attention]
    for frame in range(opening, first.shape[1]):
        logits, attention, state = model.step(
            first[:, frame], state, None if pointer is None else pointer[:, frame + 1]
        )
        rows.append(logits)
        maps.append(attention)
    return torch.stack(rows, 1), torch.stack(maps, 1)


def test_there_is_a_row_for_bos_and_one_for_each_frame(model):
    given = inputs()
    out = full(model, given)

    assert out.logits.shape == (2, 13, CODE_VOCABULARY)
    assert out.attention.shape == (2, 13, 9)
    assert [a.shape for a in out.attentions] == [(2, 13, 9)] * 2
    torch.testing.assert_close(out.attention, sum(out.attentions) / 2)


@pytest.mark.parametrize("prompt", [(5, 3), (5, 0), (0, 0)])
@pytest.mark.parametrize("opening", [0, 4])
def test_a_full_pass_is_prefill_and_steps(model, prompt, opening):
    given = inputs(prompt=prompt, codes=(12, 12))
    out = full(model, given)
    logits, attention = stepped(model, given, opening=opening)

    torch.testing.assert_close(logits, out.logits[:, opening:], **CLOSE)
    torch.testing.assert_close(attention, out.attention[:, opening:], **CLOSE)


def test_a_full_pass_is_prefill_and_steps_with_pointers(model):
    given = inputs(codes=(12, 12))
    pointer = rows_like(given, 1)
    pointer[0, 0], pointer[1, 0], pointer[1, 5] = 0, -1, -1
    out = full(model, given, pointer)
    logits, attention = stepped(model, given, pointer)

    torch.testing.assert_close(logits, out.logits, **CLOSE)
    torch.testing.assert_close(attention, out.attention, **CLOSE)


@settings(max_examples=25, deadline=None)
@given(data=st.data(), batch=st.integers(1, 3), opening=st.integers(0, 5), seed=st.integers(0, 1000))
def test_a_full_pass_is_prefill_and_steps_at_any_size(model, data, batch, opening, seed):
    def lengths(low, high):
        return data.draw(st.lists(st.integers(low, high), min_size=batch, max_size=batch))

    num_frames = opening + data.draw(st.integers(1, 8))
    drawn = inputs(lengths(2, 12), lengths(0, 40), [num_frames] * batch, seed)
    out = full(model, drawn)
    logits, attention = stepped(model, drawn, opening=opening)

    torch.testing.assert_close(logits, out.logits[:, opening:], **CLOSE)
    torch.testing.assert_close(attention, out.attention[:, opening:], **CLOSE)


def test_steps_stay_exact_when_the_caches_grow(model):
    given = inputs(text=(4,), prompt=(3,), codes=(600,))

    torch.testing.assert_close(stepped(model, given)[0], full(model, given).logits, **CLOSE)


@pytest.mark.parametrize("sizes", [((2,), (0,), (1,)), ((2, 2), (1, 1), (1, 1)), ((3,), (1,), (2,))])
def test_the_smallest_inputs_work(model, sizes):
    given = inputs(*sizes)
    out = full(model, given)

    assert out.logits.isfinite().all()
    torch.testing.assert_close(stepped(model, given)[0], out.logits, **CLOSE)


@pytest.mark.parametrize("segment", ["text", "prompt", "codes"])
def test_padding_of_any_segment_changes_nothing(model, segment):
    given = inputs(text=(9,), prompt=(5,), codes=(12,))
    wider = given.padded(**{segment: 4})
    out, padded = full(model, given), full(model, wider)

    torch.testing.assert_close(padded.logits[:, :13], out.logits, **CLOSE)
    torch.testing.assert_close(padded.attention[:, :13, :9], out.attention, **CLOSE)


def test_an_item_of_a_batch_is_as_if_alone(model):
    given = inputs()
    together, alone = full(model, given), full(model, given.item(1))

    torch.testing.assert_close(together.logits[1:, :9], alone.logits, **CLOSE)


def test_a_row_depends_on_no_later_code(model):
    given = inputs(text=(9,), prompt=(5,), codes=(12,))
    codes = given.codes.clone()
    codes[:, 0, 6:] = (codes[:, 0, 6:] + 1) % 1024
    before, after = full(model, given), full(model, dataclasses.replace(given, codes=codes))

    assert torch.equal(before.logits[:, :7], after.logits[:, :7])
    assert not torch.isclose(before.logits[:, 7], after.logits[:, 7]).all()


def test_text_and_prompt_decide_every_row(model):
    given = inputs(text=(9,), prompt=(5,), codes=(12,))
    before = full(model, given).logits
    text, prompt = given.text.clone(), given.prompt.clone()
    text[:, -2] = 3 + text[:, -2] % 10
    prompt[:, 7, 0] = (prompt[:, 7, 0] + 1) % 1024

    for changed in (dataclasses.replace(given, text=text), dataclasses.replace(given, prompt=prompt)):
        assert ((full(model, changed).logits - before).abs().amax(-1) > 0).all()


def test_a_pointer_narrows_all_maps_to_its_window(model):
    given = inputs(text=(9,), prompt=(5,), codes=(12,))
    pointer = torch.full((1, 13), 3)
    narrowed = full(model, given, pointer).attention

    assert narrowed[..., 2:8].sum(-1).min() > 0.99
    torch.testing.assert_close(full(model, given, pointer - 4).logits, full(model, given).logits)


def test_only_the_first_codebook_of_the_prompt_counts_when_so_configured():
    config = dataclasses.replace(preset("tiny", VOCABULARY).ar, prompt_levels=1)
    model, given = ArModel(config).eval(), inputs()
    prompt = given.prompt.clone()
    prompt[:, 1:] = 5

    assert torch.equal(full(model, given).logits, full(model, dataclasses.replace(given, prompt=prompt)).logits)


def test_every_parameter_learns():
    given, model = inputs(), shaken(ArModel(preset("tiny", VOCABULARY).ar)).train()
    out = full(model, given)
    (out.logits.square().mean() + out.attention.square().mean()).backward()

    assert [name for name, p in model.named_parameters() if p.grad is None or p.grad.abs().max() == 0] == []


def test_loss_falls_on_one_batch():
    torch.manual_seed(0)
    given, model = inputs(), ArModel(preset("tiny", VOCABULARY).ar)
    optimizer = torch.optim.AdamW(model.parameters(), lr=3e-3)
    losses = []
    for _ in range(40):
        logits = full(model, given).logits[:, :-1][given.codes_mask]
        loss = torch.nn.functional.cross_entropy(logits, given.codes[:, 0][given.codes_mask])
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        losses.append(loss.item())

    assert losses[0] == pytest.approx(6.93, abs=0.6)
    assert losses[-1] < 0.5


@pytest.mark.parametrize("layers", [(), (1, 2)])
def test_alignment_layers_must_exist(layers):
    config = dataclasses.replace(preset("tiny", VOCABULARY).ar, alignment_layers=layers)
    with pytest.raises(OptionsError, match="alignment_layers must name some of the layers 0 to 1"):
        ArModel(config)


@pytest.mark.parametrize("part", [{"cross_attention": False}, {"ema_dimensions": 0}, {"gated": False}])
def test_a_model_without_a_part_is_exact_as_well(part):
    """The ablations: text without GCA, gated attention without the moving average, attention without gates."""
    torch.manual_seed(0)
    model, given = shaken(ArModel(preset("tiny", VOCABULARY).ar.changed({"stack": part}))), inputs(codes=(12, 12))
    out = full(model, given)
    logits, attention = stepped(model, given, opening=3)

    torch.testing.assert_close(logits, out.logits[:, 3:], **CLOSE)
    if model.points:
        torch.testing.assert_close(attention, out.attention[:, 3:], **CLOSE)
    else:
        assert out.attentions == ()
        assert out.attention.shape == (2, 13, 9)


def test_decoding_can_go_back_to_an_earlier_state(model):
    given = inputs(text=(9,), prompt=(5,), codes=(6,))
    first = given.codes[:, 0]
    _, _, state = model.start(*given.condition)
    _, _, kept = model.step(first[:, 0], state)
    expected, _, _ = model.step(first[:, 1], kept)
    _, _, astray = model.step(first[:, 2], kept)
    model.step(first[:, 3], astray)

    torch.testing.assert_close(model.step(first[:, 1], kept)[0], expected)


def test_half_precision_products_change_little(model):
    given = inputs()
    exact = full(model, given)
    with torch.autocast("cpu", torch.bfloat16):
        rough = full(model, given)
    scale = exact.logits.std()

    assert rough.logits.dtype == torch.bfloat16
    assert rough.attention.dtype == torch.float32
    assert (rough.logits.float() - exact.logits).abs().mean() < 0.05 * scale
