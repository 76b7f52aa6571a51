"""The step on fixed arrays gives what the plain step gives."""

import dataclasses

import pytest
import torch

from tacolm_core.model.ar import ArModel
from tacolm_core.model.fixed_step import FixedStep, Size
from tacolm_core.model.presets import preset
from tests.tacolm_core.model.conditions import VOCABULARY, inputs, rows_like, shaken

CLOSE = {"atol": 1e-4, "rtol": 1e-4}
STEPS = 12


def build_model(**changes):
    config = preset("tiny", VOCABULARY).ar
    stack = dataclasses.replace(config.stack, num_layers=3)
    torch.manual_seed(0)
    return shaken(ArModel(dataclasses.replace(config, stack=stack, **changes))).requires_grad_(False)


@pytest.fixture(scope="module")
def model():
    return build_model()


def begun(model, given, opening=0, pointer=None):
    return model.start(*given.condition, given.codes[:, 0, :opening] if opening else None, pointer)[2]


def plainly(model, state, codes, pointers):
    """All logits and attention rows after `state`, and the last state."""
    rows = []
    for code, pointer in zip(codes, pointers, strict=True):
        *row, state = model.step(code, state, pointer)
        rows.append(row)
    return rows, state


def fixedly(step, state, codes, pointers):
    step.load(state)
    return [step(code, pointer) for code, pointer in zip(codes, pointers, strict=True)]


def codes_and_pointers(given, opening=0):
    """What the steps are given: with a pointer, without one for a row, and without any."""
    codes, pointers = list(given.codes[:, 0, opening:].unbind(1)), list(rows_like(given)[:, opening:].unbind(1))
    pointers[2] = torch.full_like(pointers[2], -1)
    pointers[4] = None
    return codes, pointers


def assert_same(rows, expected):
    for found, wanted in zip(rows, expected, strict=True):
        for one, other in zip(found, wanted, strict=True):
            torch.testing.assert_close(one, other, **CLOSE)


@pytest.mark.parametrize("prompt_summary", [True, False])
@pytest.mark.parametrize(
    ("text", "prompt", "opening"),
    [((9,), (5,), 0), ((9,), (0,), 4), ((9, 6), (5, 3), 0), ((9, 2), (7, 0), 3), ((70, 5), (40, 40), 0)],
    ids=["alone", "no prompt", "padded", "guided", "more tokens than one block"],
)
def test_it_gives_what_the_plain_step_gives(text, prompt, opening, prompt_summary):
    model = build_model(prompt_summary=prompt_summary)
    given = inputs(text, prompt, codes=[STEPS + opening] * len(text))
    state = begun(model, given, opening)
    asked = codes_and_pointers(given, opening)
    expected, _ = plainly(model, state, *asked)

    assert_same(fixedly(FixedStep(model, Size.for_state(state)), state, *asked), expected)


def test_one_sentence_leaves_nothing_to_the_next(model):
    long, short = inputs((30, 25), (9, 4), (STEPS, STEPS), 1), inputs((5, 4), (3, 2), (STEPS, STEPS), 2)
    step = FixedStep(model, Size.for_state(begun(model, long)))
    fixedly(step, begun(model, long), *codes_and_pointers(long))
    state, asked = begun(model, short), codes_and_pointers(short)
    expected, _ = plainly(model, state, *asked)

    assert_same(fixedly(step, state, *asked), expected)


def test_a_full_set_of_arrays_goes_on_in_a_larger_one(model):
    given = inputs((9, 6), (5, 3), (STEPS, STEPS))
    state, (codes, pointers) = begun(model, given), codes_and_pointers(given)
    expected, _ = plainly(model, state, codes, pointers)
    small = FixedStep(model, Size(2, 64, state.rows + 7))
    rows = fixedly(small, state, codes[:7], pointers[:7])
    assert small.is_full
    larger = FixedStep(model, Size(2, 64, 100))
    rows += fixedly(larger, small.unload(), codes[7:], pointers[7:])

    assert_same(rows, expected)


def test_the_plain_step_goes_on_where_it_stopped(model):
    given = inputs((9, 6), (5, 3), (STEPS, STEPS))
    state, (codes, pointers) = begun(model, given), codes_and_pointers(given)
    expected, last = plainly(model, state, codes, pointers)
    step = FixedStep(model, Size.for_state(state))
    fixedly(step, state, codes[:5], pointers[:5])
    left = step.unload()
    rows, end = plainly(model, left, codes[5:], pointers[5:])

    assert_same(rows, expected[5:])
    assert (end.rows, end.position) == (last.rows, last.position)


def test_everything_a_step_touches_stays_where_it_is(model):
    """What a recording needs: it reads and writes addresses."""
    given = inputs((9, 6), (5, 3), (STEPS, STEPS))
    state, asked = begun(model, given), codes_and_pointers(given)
    step = FixedStep(model, Size.for_state(state))

    def addresses():
        known = [value for value in vars(step).values() if isinstance(value, torch.Tensor)]
        known += [*step._ema, *(part for pair in (*step._cached, *map(vars_of, step._asked)) for part in pair)]
        return [tensor.data_ptr() for tensor in known]

    before = addresses()
    fixedly(step, state, *asked)
    fixedly(step, state, *asked)

    assert addresses() == before
    assert len(before) > 20


def vars_of(asked):
    return asked.keys, asked.values


def test_answers_are_not_overwritten_by_the_next_step(model):
    given = inputs((9,), (5,), (STEPS,))
    state, (codes, pointers) = begun(model, given), codes_and_pointers(given)
    step = FixedStep(model, Size.for_state(state))
    step.load(state)
    logits, attention = step(codes[0], pointers[0])
    kept = logits.clone(), attention.clone()
    step(codes[1], pointers[1])

    assert torch.equal(logits, kept[0])
    assert torch.equal(attention, kept[1])


def test_a_recording_may_run_the_step_as_often_as_it_likes(model):
    given = inputs((9, 6), (5, 3), (STEPS, STEPS))
    state, asked = begun(model, given), codes_and_pointers(given)
    expected, _ = plainly(model, state, *asked)

    def capture(work):
        for _ in range(3):
            work()
        return work

    assert_same(fixedly(FixedStep(model, Size.for_state(state), capture), state, *asked), expected)


def test_sizes_come_again():
    model = build_model()
    sizes = {Size.for_state(begun(model, inputs((tokens,), (5,), (4,)))) for tokens in (3, 20, 64)}

    assert sizes == {Size(1, 64, 1024)}
