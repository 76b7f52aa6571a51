"""The NAR model that writes latents."""

import dataclasses

import pytest
import torch

from tacolm_core.config import LatentNarConfig
from tacolm_core.errors import OptionsError
from tacolm_core.model.backbone import UNDECIDED
from tacolm_core.model.latent_nar import LatentContext, LatentNar
from tests.tacolm_core.model.conditions import VOCABULARY, inputs, rows_like, shaken

CONFIG = LatentNarConfig(
    VOCABULARY, 200, latent_width=8, width=16, num_layers=3, told_width=12, looking_layers=(0, 1), heads=2, head_width=4
)


@pytest.fixture(scope="module")
def model():
    torch.manual_seed(0)
    made = shaken(LatentNar(CONFIG))
    made.start_from_codebooks(torch.randn(8, 1024, 8) * torch.logspace(0, -1, 8)[:, None, None])
    return made


def write(model, given, alignment=None, voice=None, first=None):
    codes = given.codes[:, 0] if first is None else first
    return model.latents(*given.condition, codes, given.codes_mask, alignment, voice)


def test_codes_are_the_nearest_to_what_it_writes(model):
    given = inputs()
    latents = write(model, given)
    codes, left = given.codes[:, :1], latents - model.codebooks[0][given.codes[:, 0]]
    for level in range(1, 8):
        chosen = model.refine(level, codes, LatentContext(latents)).argmax(-1)
        expected = torch.cdist(left, model.codebooks[level].expand(len(left), -1, -1)).argmin(-1)
        assert torch.equal(chosen, expected)
        codes, left = torch.cat([codes, chosen[:, None]], 1), left - model.codebooks[level][chosen]

    assert left.norm() < (latents - model.codebooks[0][given.codes[:, 0]]).norm()


def test_frames_wait_for_the_look_ahead_and_reach_back_no_further_than_they_say(model):
    given = inputs(codes=(60, 60))
    changed = given.codes[:, 0].clone()
    changed[:, 30] = (changed[:, 30] + 1) % 1024
    moved = (write(model, given) - write(model, given, first=changed)).abs().amax((0, 2)) > 1e-6
    reached = moved.nonzero()[:, 0]

    assert int(reached.min()) == 30 - model.look_ahead
    assert int(reached.max()) <= 30 + model.reach


def test_a_window_with_its_reach_is_written_as_in_the_whole(model):
    given = inputs(text=(9,), prompt=(5,), codes=(60,))
    prefix = model.prefill(*given.condition)
    whole = model.contextualise(given.codes[:, 0], given.codes_mask, prefix).latents
    begin = 40 - model.reach
    part = model.contextualise(given.codes[:, 0, begin:], given.codes_mask[:, begin:], prefix)
    kept, recent = model.recent(part, 60 - begin, 20)

    assert kept == 0
    torch.testing.assert_close(recent.latents, whole[:, 40:])


def test_guidance_goes_on_from_what_is_written_without_tokens_and_voice(model):
    given = inputs(codes=(40, 40))
    first, mask, tokens = given.codes[:, 0], given.codes_mask, rows_like(given)
    prefix = model.prefill(*given.condition, voice=torch.randn(2, 200))
    told = model.contextualise(first, mask, prefix, tokens).latents
    untold = model.contextualise(first, mask, model.prefill(*given.condition)).latents
    guided = model.contextualise_guided(first, mask, prefix, tokens, 1.5).latents

    assert (told - untold).abs().max() > 1e-3
    torch.testing.assert_close(guided, untold + 1.5 * (told - untold))
    assert torch.equal(model.contextualise_guided(first, mask, prefix, tokens, 1.0).latents, told)


@pytest.mark.parametrize("what", ["voice", "alignment", "prompt", "text"])
def test_it_hears_everything_it_is_told(model, what):
    given = inputs(prompt=(5, 4))
    told = {"voice": torch.randn(2, 200), "alignment": rows_like(given)}
    plain = write(model, given, **told)
    if what == "prompt":
        other = write(model, dataclasses.replace(given, prompt=(given.prompt + 1) % 1024), **told)
    elif what == "text":
        other = write(model, dataclasses.replace(given, text=3 + (given.text + 1) % (VOCABULARY - 3)), **told)
    else:
        other = write(model, given, **{**told, what: None})

    assert (plain - other).abs().amax(2).mean() > 1e-3


def test_without_a_prompt_or_a_voice_it_still_writes(model):
    for prompt in ((0, 0), (5, 0)):
        assert write(model, inputs(prompt=prompt)).isfinite().all()


def test_an_item_without_prompt_is_not_disturbed_by_its_neighbour(model):
    given = inputs(prompt=(5, 0), codes=(8, 8))

    torch.testing.assert_close(write(model, given)[1:], write(model, given.item(1)))


def test_padding_is_inert(model):
    given = inputs(codes=(12, 8))
    padded = given.padded(text=3, prompt=4, codes=5)

    torch.testing.assert_close(write(model, padded)[:, :12], write(model, given))


def test_codebooks_of_another_width_are_refused(model):
    with pytest.raises(ValueError, match="codebooks of shape"):
        model.start_from_codebooks(torch.zeros(8, 1024, 9))


def test_it_has_no_lesson_for_single_levels(model):
    with pytest.raises(ValueError, match="taught latents"):
        model.teach()


@pytest.mark.parametrize(("name", "value"), [("voice_width", 0), ("heads", 0), ("width", 0)])
def test_settings_out_of_range_are_refused(name, value):
    with pytest.raises(OptionsError, match=name):
        dataclasses.replace(CONFIG, **{name: value})


def test_a_frame_whose_code_is_withheld_still_speaks_its_token(model):
    given = inputs(codes=(8, 8))
    codes, alignment = given.codes[:, 0].clone(), rows_like(given)
    codes[:, 3] = UNDECIDED
    elsewhere = alignment.clone()
    elsewhere[:, 3] = (elsewhere[:, 3] + 1) % 3
    hidden = write(model, given, alignment, first=codes)

    assert hidden.isfinite().all()
    assert (hidden - write(model, given, alignment)).abs().amax(2)[:, 3].min() > 1e-3
    assert (hidden - write(model, given, elsewhere, first=codes)).abs().amax(2)[:, 3].min() > 1e-4


def test_tokens_begin_as_what_their_frames_add_to_codebook_1(model):
    fresh = LatentNar(CONFIG)
    fresh.start_from_codebooks(model.codebooks)
    codes = torch.randint(0, 1024, (4000, 8))
    tokens, known = torch.full((4000,), 5), torch.arange(4000) < 3000
    added = torch.stack([fresh.codebooks[level][codes[:3000, level]] for level in range(1, 8)]).sum(0).mean(0)
    fresh.start_tokens([(codes[:1500], tokens[:1500], known[:1500]), (codes[1500:], tokens[1500:], known[1500:])])

    torch.testing.assert_close(fresh.token.weight[6], added / fresh.scale * 3000 / 3030)
    assert fresh.token.weight[:6].abs().max() == fresh.token.weight[7:].abs().max() == 0
