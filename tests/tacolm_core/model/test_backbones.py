"""What every backbone keeps: one suite for all of them, on toy sizes."""

import dataclasses

import pytest
import torch

from tacolm_core.errors import CheckpointError, OptionsError
from tacolm_core.model.backbones import AR_BACKBONES, NAR_BACKBONES, ar_config, make_ar, make_nar, nar_config
from tacolm_core.model.delay import delayed
from tacolm_core.model.presets import preset
from tacolm_core.units import CODE_BOS, CODE_EOS, CODE_VOCABULARY
from tests.tacolm_core.model.conditions import VOCABULARY, inputs, rows_like, shaken

CLOSE = {"atol": 1e-4, "rtol": 1e-4}
PRESETS = {"tacolm": "tiny", "valle": "valle-tiny", "small-e": "small-e-tiny"}
NAR_PRESETS = {"tacolm": "tiny", "latents": "tiny-latents", "valle": "valle-tiny"}


def config_of(backbone):
    return preset(PRESETS[backbone], VOCABULARY)


@pytest.fixture(scope="module", params=PRESETS)
def model(request):
    torch.manual_seed(0)
    return shaken(make_ar(config_of(request.param).ar))


@pytest.fixture(scope="module", params=NAR_PRESETS)
def nar(request):
    torch.manual_seed(0)
    return shaken(make_nar(preset(NAR_PRESETS[request.param], VOCABULARY).nar))


def full(model, given, pointer=None):
    return model(*given.condition, model.written(given.codes), given.codes_mask, pointer)


def stepped(model, given, pointer=None, opening=0):
    """Logits and attention of all rows from `opening` on, by prefill and steps; of equally long targets."""
    codes, num_frames = model.written(given.codes), given.codes.shape[2]
    begun = None if pointer is None else pointer[:, : opening + 1]
    logits, attention, state = model.start(*given.condition, codes[..., :opening] if opening else None, begun)
    rows, maps = [logits], [attention]
    told = delayed(codes, given.codes_mask)[..., 1:] if model.codebooks > 1 else codes
    for row in range(opening, told.shape[-1]):
        at = None if pointer is None else pointer[:, min(row + 1, num_frames)]
        logits, attention, state = model.step(told[..., row], state, at)
        rows.append(logits)
        maps.append(attention)
    return torch.stack(rows, 1), torch.stack(maps, 1)[:, : num_frames + 1 - opening]


def test_every_backbone_is_tested():
    assert set(PRESETS) == set(AR_BACKBONES)
    assert set(NAR_PRESETS) == set(NAR_BACKBONES)


@pytest.mark.parametrize("prompt", [(5, 3), (5, 0), (0, 0)])
@pytest.mark.parametrize("opening", [0, 4])
def test_a_whole_pass_is_prefill_and_steps(model, prompt, opening):
    given = inputs(prompt=prompt, codes=(12, 12))
    out = full(model, given)
    logits, attention = stepped(model, given, opening=opening)

    torch.testing.assert_close(logits, out.logits[:, opening:], **CLOSE)
    torch.testing.assert_close(attention, out.attention[:, opening:], **CLOSE)


@pytest.mark.parametrize("opening", [0, 4])
def test_a_whole_pass_is_prefill_and_steps_with_pointers(model, opening):
    given = inputs(codes=(12, 12))
    pointer = rows_like(given, 1)
    pointer[1, 0], pointer[1, 7] = -1, -1
    out = full(model, given, pointer)
    logits, attention = stepped(model, given, pointer, opening)

    torch.testing.assert_close(logits, out.logits[:, opening:], **CLOSE)
    torch.testing.assert_close(attention, out.attention[:, opening:], **CLOSE)


def test_steps_stay_exact_when_there_are_many(model):
    given = inputs(text=(4,), prompt=(3,), codes=(540,))

    torch.testing.assert_close(stepped(model, given)[0], full(model, given).logits, **CLOSE)


def test_a_prompt_that_was_heard_before_says_the_same(model):
    given = inputs(codes=(12, 12))
    heard = model.hear(given.prompt, given.prompt_mask)

    again, anew = model.start(*given.condition, heard=heard), model.start(*given.condition)

    torch.testing.assert_close(again[0], anew[0])


@pytest.mark.parametrize("segment", ["text", "prompt", "codes"])
def test_padding_of_any_segment_changes_nothing(model, segment):
    given = inputs(text=(9,), prompt=(5,), codes=(12,))
    out, padded = full(model, given), full(model, given.padded(**{segment: 4}))
    rows = out.logits.shape[1]

    torch.testing.assert_close(padded.logits[:, :rows], out.logits, **CLOSE)
    torch.testing.assert_close(padded.attention[:, :13, :9], out.attention, **CLOSE)


def test_an_item_of_a_batch_is_as_if_alone(model):
    given = inputs()
    pointer = rows_like(given, 1).masked_fill(torch.arange(13) > given.lengths[:, None], -1)
    alone = full(model, given.item(1), pointer[1:, :9])
    together = full(model, given, pointer)

    torch.testing.assert_close(together.logits[1:, : alone.logits.shape[1]], alone.logits, **CLOSE)


def test_a_row_depends_on_no_later_code(model):
    """By gradient: what row 6 says moves with frame 5 and with no later one, in any codebook."""
    given = inputs(text=(9,), prompt=(5,), codes=(12,))
    embedding = next(module for name, module in model.named_modules() if name in ("code_embedding", "codes_embedding"))
    rows = []
    hook = embedding.register_forward_hook(
        lambda module, asked, made: made if made.shape[1] < 12 else rows.append(made.requires_grad_()) or made
    )
    full(model, given).logits[:, 6].square().sum().backward(inputs=rows)
    hook.remove()

    moved = rows[0].grad.abs().amax((0, 2))
    assert moved[:7].min() > 0
    assert moved[7:].max() == 0


def test_text_and_prompt_decide_every_row(model):
    given = inputs(text=(9,), prompt=(5,), codes=(12,))
    before = full(model, given).logits
    text, prompt = given.text.clone(), given.prompt.clone()
    text[:, 4] = 3 + text[:, 4] % 10
    prompt[:, :, 0] = (prompt[:, :, 0] + 1) % 1024

    for changed in (dataclasses.replace(given, text=text), dataclasses.replace(given, prompt=prompt)):
        assert ((full(model, changed).logits - before).flatten(2).abs().amax(-1) > 0).all()


def test_a_pointer_narrows_the_map_to_its_window(model):
    given = inputs(text=(9,), prompt=(5,), codes=(12,))
    narrowed = full(model, given, torch.full((1, 13), 3)).attention

    assert narrowed[..., 2:8].sum(-1).min() > 0.99


def test_decoding_can_go_back_to_an_earlier_state(model):
    given = inputs(text=(9,), prompt=(5,), codes=(6,))
    codes = model.written(given.codes)
    _, _, state = model.start(*given.condition)
    _, _, kept = model.step(codes[..., 0], state)
    expected, _, _ = model.step(codes[..., 1], kept)
    _, _, astray = model.step(codes[..., 2], kept)
    model.step(codes[..., 3], astray)

    torch.testing.assert_close(model.step(codes[..., 1], kept)[0], expected)


@pytest.mark.parametrize("backbone", PRESETS)
def test_every_parameter_learns(backbone):
    given, model = inputs(), shaken(make_ar(config_of(backbone).ar)).train()
    out = full(model, given)
    (out.logits.square().mean() + out.attention.square().mean()).backward()

    assert [name for name, p in model.named_parameters() if p.grad is None or p.grad.abs().max() == 0] == []


def test_codebooks_can_begin_the_tables(model):
    fresh = make_ar(model.config)
    before = {name: value.clone() for name, value in fresh.state_dict().items()}
    fresh.start_from_codebooks(torch.randn(8, 1024, 6))

    assert any(not torch.equal(value, before[name]) for name, value in fresh.state_dict().items())
    assert full(fresh, inputs()).logits.isfinite().all()


def test_a_configuration_finds_its_model_again(model):
    config = ar_config(model.config.to_dict())

    assert config == model.config
    assert type(make_ar(config)) is type(model)


def test_old_files_that_name_no_backbone_are_of_the_first():
    values = {name: value for name, value in config_of("tacolm").ar.to_dict().items() if name != "backbone"}

    assert ar_config(values) == config_of("tacolm").ar


def test_an_unknown_backbone_is_refused_with_the_known_ones():
    with pytest.raises(
        CheckpointError, match="There is no backbone 'mamba'; this program has: tacolm, valle, small-e, latents"
    ):
        ar_config({"backbone": "mamba"})


def test_one_stage_has_no_nar_model():
    with pytest.raises(CheckpointError, match="has no NAR model"):
        nar_config(config_of("small-e").ar.to_dict())


@pytest.mark.parametrize("codebooks", [1, 9])
def test_one_stage_writes_some_codebooks(codebooks):
    with pytest.raises(OptionsError, match=f"codebooks must be between 2 and 8, not {codebooks}"):
        dataclasses.replace(config_of("small-e").ar, codebooks=codebooks)


def test_a_head_for_every_vocabulary(model):
    shape = full(model, inputs()).logits.shape

    assert shape == ((2, 13, CODE_VOCABULARY) if model.codebooks == 1 else (2, 20, 8, CODE_VOCABULARY))


def test_delayed_codes_stand_one_row_lower_in_each_codebook():
    codes = torch.tensor([[[1, 2, 3], [4, 5, 6]]])
    rows = delayed(codes, torch.tensor([[True, True, False]]))

    assert rows[0].tolist() == [[CODE_BOS, 1, 2, CODE_EOS, CODE_EOS], [CODE_BOS, CODE_BOS, 4, 5, CODE_EOS]]


def test_levels_together_and_apart_say_the_same(nar):
    """A level told by number is the same level drawn for every item, where a model has both ways."""
    given = inputs()
    alignment = rows_like(given)
    apart = nar(3, *given.condition, given.codes[:, :3], given.codes_mask, alignment)
    if nar.lesson == "a level per item":
        told = nar(torch.tensor([3, 3]), *given.condition, given.codes, given.codes_mask, alignment)
    else:
        told = nar((3,), *given.condition, given.codes, given.codes_mask, alignment)[:, 0]

    torch.testing.assert_close(told, apart, **CLOSE)


@pytest.mark.parametrize("segment", ["text", "prompt", "codes"])
def test_padding_changes_nothing_for_the_nar_model(nar, segment):
    given = inputs(text=(9,), prompt=(5,), codes=(12,))
    wide = given.padded(**{segment: 4})
    logits = nar(2, *given.condition, given.codes[:, :2], given.codes_mask)
    padded = nar(2, *wide.condition, wide.codes[:, :2], wide.codes_mask)

    torch.testing.assert_close(padded[:, :12], logits, **CLOSE)


def test_a_level_needs_those_below(nar):
    given = inputs()
    with pytest.raises(ValueError, match="level 3 needs the 3 levels below it, not 2"):
        nar(3, *given.condition, given.codes[:, :2], given.codes_mask)


def test_every_parameter_of_the_nar_model_learns(nar):
    given, model = inputs(), shaken(make_nar(nar.config)).train()
    known = given.codes[:, 1 : 1 + model.partial_levels].clone() if model.partial_levels else None
    voice = None
    if nar.lesson == "latents":  # codes are the nearest of those it writes for
        model.start_from_codebooks(torch.randn(8, 1024, nar.config.latent_width))
        voice = torch.randn(2, nar.config.voice_width)
    alignment = rows_like(given)
    model(None, *given.condition, given.codes, given.codes_mask, alignment, known, voice).square().mean().backward()

    assert [name for name, p in model.named_parameters() if p.grad is None or p.grad.abs().max() == 0] == []
