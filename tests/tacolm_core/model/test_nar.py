import dataclasses

import pytest
import torch

from tacolm_core.model.nar import UNDECIDED, NarModel
from tacolm_core.model.presets import preset
from tests.tacolm_core.model.conditions import VOCABULARY, inputs, rows_like, shaken

CLOSE = {"atol": 1e-4, "rtol": 1e-4}
TINY = preset("tiny", VOCABULARY).nar
FORMS = {
    "refiner": {},
    "levelled": {"refiner_layers": 0, "partial_levels": 0, "stack": dataclasses.replace(TINY.stack, num_levels=8)},
    "separate": {"refiner_layers": 0, "partial_levels": 0, "separate_stacks": True},
}


def build(form="levelled"):
    torch.manual_seed(0)
    return shaken(NarModel(dataclasses.replace(TINY, **FORMS[form])))


@pytest.fixture(scope="module", params=["refiner", "levelled"])
def model(request):
    return build(request.param)


def full(model, level, given, alignment=None):
    return model(level, *given.condition, given.codes[:, :level], given.codes_mask, alignment)


def by_hand(model, level, given, alignment=None):
    prefix = model.prefill(*given.condition)
    context = model.contextualise(given.codes[:, 0], given.codes_mask, prefix, alignment)
    return model.refine(level, given.codes[:, :level], context)


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("level", [1, 7])
def test_the_parts_are_forward(form, level):
    model, given = build(form), inputs()
    alignment = rows_like(given)
    refined = by_hand(model, level, given, alignment)

    assert refined.shape == (2, 12, 1024)
    torch.testing.assert_close(refined, full(model, level, given, alignment))


@pytest.mark.parametrize("segment", ["text", "prompt", "codes"])
def test_padding_of_any_segment_changes_nothing(model, segment):
    given = inputs(text=(9,), prompt=(5,), codes=(12,))

    torch.testing.assert_close(full(model, 3, given.padded(**{segment: 4}))[:, :12], full(model, 3, given), **CLOSE)


def test_an_item_of_a_batch_is_as_if_alone(model):
    given = inputs()

    torch.testing.assert_close(full(model, 2, given)[1:, :8], full(model, 2, given.item(1)), **CLOSE)


@pytest.mark.parametrize(("form", "below"), [("levelled", 2), ("separate", 2), ("refiner", 0)])
def test_a_frame_depends_on_all_frames_below(form, below):
    model, given = build(form), inputs(text=(9,), prompt=(5,), codes=(12,))
    before = full(model, 3, given)
    for frame in (0, 11):
        codes = given.codes.clone()
        codes[:, below, frame] = (codes[:, below, frame] + 1) % 1024
        after = full(model, 3, dataclasses.replace(given, codes=codes))

        assert ((after - before).abs().amax(-1) > 0).all()


@pytest.mark.parametrize("below", [1, 2])
def test_a_refiner_hears_every_level_below(below):
    model, given = build("refiner"), inputs(text=(9,), prompt=(5,), codes=(12,))
    codes = given.codes.clone()
    codes[:, below, 6] = (codes[:, below, 6] + 1) % 1024
    changed = (full(model, 3, dataclasses.replace(given, codes=codes)) - full(model, 3, given)).abs().amax(-1) > 0

    assert changed[0, 3:10].all()


def test_every_level_of_the_prompt_is_heard(model):
    given = inputs(text=(9,), prompt=(5,), codes=(12,))
    prompt = given.prompt.clone()
    prompt[:, 7, 2] = (prompt[:, 7, 2] + 1) % 1024

    assert not torch.equal(full(model, 1, given), full(model, 1, dataclasses.replace(given, prompt=prompt)))


@pytest.mark.parametrize("prompt", [(0, 0), (4, 0)])
def test_a_prompt_may_be_missing(model, prompt):
    assert full(model, 1, inputs(prompt=prompt)).isfinite().all()


def test_the_smallest_inputs_work(model):
    assert full(model, 7, inputs(text=(2,), prompt=(0,), codes=(1,))).shape == (1, 1, 1024)


def test_the_level_is_told_to_the_layers():
    model = build("levelled")
    given = inputs()
    prefix = model.prefill(*given.condition)
    rows = model.codes_embedding(given.codes[:, :2])
    stack = model.stacks[0]
    hidden = [
        stack(rows, given.codes_mask, prefix.of(2), causal=False, level=torch.tensor(level))[0] for level in (2, 3)
    ]

    assert not torch.isclose(*hidden).all()


def test_a_known_alignment_changes_what_is_heard_of_the_text(model):
    given = inputs()

    assert not torch.isclose(full(model, 1, given), full(model, 1, given, rows_like(given))).all()
    unknown = torch.full_like(rows_like(given), -1)
    torch.testing.assert_close(full(model, 1, given), full(model, 1, given, unknown))


def test_a_wrong_number_of_levels_is_refused(model):
    given = inputs()
    context = model.contextualise(given.codes[:, 0], given.codes_mask, model.prefill(*given.condition))
    with pytest.raises(ValueError, match="level 3 needs the 3 levels below it, not 2"):
        model.refine(3, given.codes[:, :2], context)


def test_separate_stacks_share_no_layer():
    model, given = build("separate"), inputs()
    full(model, 2, given).sum().backward()
    learning = [any(p.grad is not None for p in stack.layers.parameters()) for stack in model.stacks]

    assert learning == [False, True, False, False, False, False, False]


@pytest.mark.parametrize("form", FORMS)
def test_every_parameter_learns_in_the_course_of_all_levels(form):
    model, given = build(form).train(), inputs()
    for level in range(1, 8):
        full(model, level, given).square().mean().backward()
    if model.see is not None:
        shown = given.codes[:, 1:3]
        model((1, 2), *given.condition, given.codes, given.codes_mask, None, shown).square().mean().backward()

    assert [name for name, p in model.named_parameters() if p.grad is None or p.grad.abs().max() == 0] == []


def test_items_taught_different_levels_are_as_if_alone():
    model, given = build("levelled"), inputs()
    levels = torch.tensor([1 + 3 * item for item in range(len(given.text))]).clamp(max=7)

    together = model(levels, *given.condition, given.codes, given.codes_mask)

    for item, level in enumerate(levels.tolist()):
        torch.testing.assert_close(together[item], full(model, level, given)[item], atol=1e-4, rtol=1e-4)


def test_separate_stacks_are_taught_one_level_at_a_time():
    given = inputs()

    with pytest.raises(ValueError, match="one level at a time"):
        build("separate")(torch.tensor([1, 2]), *given.condition, given.codes, given.codes_mask)


def test_a_refiner_is_taught_all_levels_at_once():
    model, given = build("refiner"), inputs()
    alignment = rows_like(given)

    together = model(None, *given.condition, given.codes, given.codes_mask, alignment)

    assert together.shape == (2, 7, 12, 1024)
    for level in (1, 4, 7):
        torch.testing.assert_close(together[:, level - 1], full(model, level, given, alignment), **CLOSE)
    some = model((1, 5), *given.condition, given.codes, given.codes_mask, alignment)
    torch.testing.assert_close(some, together[:, [0, 4]])
    with pytest.raises(ValueError, match="all levels at once"):
        model(torch.tensor([1, 2]), *given.condition, given.codes, given.codes_mask)


def test_the_two_ways_to_give_levels_their_own_layers_exclude_each_other():
    with pytest.raises(ValueError, match="no refiner"):
        NarModel(dataclasses.replace(TINY, separate_stacks=True))


def test_another_prompt_is_another_voice_in_every_frame():
    model, given = build("refiner"), inputs()
    prefix = model.prefill(*given.condition)
    louder = dataclasses.replace(prefix, voice=prefix.voice + 1.0)

    rows = [
        model.contextualise(given.codes[:, 0], given.codes_mask, each).hidden[given.codes_mask]
        for each in (prefix, louder)
    ]

    assert (rows[0] != rows[1]).any(-1).all()


def test_without_a_summary_there_is_none():
    plain = NarModel(dataclasses.replace(TINY, prompt_summary=False))

    assert plain.prefill(*inputs().condition).voice is None


def test_what_is_known_of_a_level_is_seen_in_its_first_levels_only():
    model, given = build("refiner"), inputs()
    prefix = model.prefill(*given.condition)
    context = model.contextualise(given.codes[:, 0], given.codes_mask, prefix)

    def logits(level, known):
        return model.refine(level, given.codes[:, :level], context, known)

    nothing = torch.full_like(given.codes[:, 0], UNDECIDED)
    for level in (1, 2, 3):
        torch.testing.assert_close(logits(level, nothing), logits(level, None))
        same = torch.equal(logits(level, given.codes[:, level]), logits(level, None))
        assert same is (level == 3)


def test_only_a_refiner_sees_itself():
    with pytest.raises(ValueError, match="only a refiner"):
        NarModel(dataclasses.replace(TINY, refiner_layers=0, partial_levels=1))
