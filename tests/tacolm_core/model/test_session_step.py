"""The step that ONNX Runtime takes gives what the plain step gives."""

import numpy as np
import onnx
import pytest
import torch

from tacolm_core.model import session_step
from tacolm_core.model.session_step import SessionWay
from tacolm_core.model.step_graph import BLOCK, StepGraph, in_blocks
from tacolm_core.nn.layout import lay_out_by_inputs
from tests.tacolm_core.model.conditions import inputs
from tests.tacolm_core.model.test_fixed_step import (
    STEPS,
    assert_same,
    begun,
    build_model,
    codes_and_pointers,
    plainly,
)


def faster(model, state, *, in_bytes=False):
    return SessionWay(model, in_bytes=in_bytes).make(state)


def run(steps, codes, pointers):
    return [steps(code, pointer) for code, pointer in zip(codes, pointers, strict=True)]


@pytest.mark.parametrize("prompt_summary", [True, False])
@pytest.mark.parametrize(
    ("text", "prompt", "opening"),
    [((9,), (5,), 0), ((9,), (0,), 4), ((9, 6), (5, 3), 0), ((9, 2), (7, 0), 3), ((70, 5), (40, 40), 0)],
    ids=["alone", "no prompt", "padded", "guided", "long text"],
)
def test_it_gives_what_the_plain_step_gives(text, prompt, opening, prompt_summary):
    model = build_model(prompt_summary=prompt_summary)
    given = inputs(text, prompt, codes=[STEPS + opening] * len(text))
    state, asked = begun(model, given, opening), codes_and_pointers(given, opening)
    expected, _ = plainly(model, state, *asked)

    assert_same(run(faster(model, state).begin(state, None), *asked), expected)


def test_a_sentence_outgrows_its_arrays(monkeypatch):
    monkeypatch.setattr(session_step, "ROOM", 4)
    model, given = build_model(), inputs((9, 6), (5, 3), (STEPS, STEPS))
    state, asked = begun(model, given), codes_and_pointers(given)
    expected, _ = plainly(model, state, *asked)

    assert_same(run(faster(model, state).begin(state, None), *asked), expected)


def test_two_sentences_at_once_do_not_meet():
    model = build_model()
    long, short = inputs((30, 25), (9, 4), (STEPS, STEPS), 1), inputs((5,), (3,), (STEPS,), 2)
    states, asked = [begun(model, given) for given in (long, short)], [codes_and_pointers(g) for g in (long, short)]
    expected = [plainly(model, state, *each)[0] for state, each in zip(states, asked, strict=True)]
    source = faster(model, states[0])
    both = [source.begin(state, None) for state in states]
    rows = [[], []]
    for place in range(STEPS):
        for steps, (codes, pointers), kept in zip(both, asked, rows, strict=True):
            kept.append(steps(codes[place], pointers[place]))

    for found, wanted in zip(rows, expected, strict=True):
        assert_same(found, wanted)


def test_tables_of_biases_are_handed_out_whole():
    model = build_model()
    source = faster(model, begun(model, inputs((9,), (5,), (STEPS,))))
    short, long = source.biases(5), source.biases(7)

    for have, own, text in (short, long, source.biases(6)):
        assert own.shape == text.shape == (3, 2 * have + 1)
    np.testing.assert_allclose(long[1][:, 5:16], short[1], atol=1e-6)
    assert source.biases(6)[0] == long[0] == 10


def test_the_state_stays_as_it_was():
    model, given = build_model(), inputs((9,), (5,), (STEPS,))
    state, asked = begun(model, given), codes_and_pointers(given)
    expected, _ = plainly(model, state, *asked)
    run(faster(model, state).begin(state, None), *asked)

    assert_same(plainly(model, state, *asked)[0], expected)


def test_answers_are_not_overwritten_by_the_next_step():
    model, given = build_model(), inputs((9,), (5,), (STEPS,))
    state, (codes, pointers) = begun(model, given), codes_and_pointers(given)
    steps = faster(model, state).begin(state, None)
    logits, attention = steps(codes[0], pointers[0])
    kept = logits.clone(), attention.clone()
    steps(codes[1], pointers[1])

    assert torch.equal(logits, kept[0])
    assert torch.equal(attention, kept[1])


def test_in_bytes_it_is_near():
    model, given = build_model(), inputs((9, 6), (5, 3), (STEPS, STEPS))
    state, asked = begun(model, given), codes_and_pointers(given)
    expected, _ = plainly(model, state, *asked)
    rows = run(faster(model, state, in_bytes=True).begin(state, None), *asked)
    promised = SessionWay(model, in_bytes=True).tolerance

    for (logits, attention), (wanted, wanted_attention) in zip(rows, expected, strict=True):
        assert 0 < (logits - wanted).abs().max() <= promised.logits * wanted.abs().max()
        assert (attention - wanted_attention).abs().max() <= promised.attention


@pytest.mark.parametrize("columns", [BLOCK, 3 * BLOCK, BLOCK + 30, 5])
def test_weights_from_bytes_lose_nothing(columns):
    random = np.random.default_rng(0)
    scale = random.uniform(0.01, 1, (6, 1)).astype(np.float32)
    whole = random.integers(-127, 128, (6, columns)).astype(np.float32)
    whole[:, 0] = 127
    codes, scales = in_blocks(whole * scale)
    back = (codes.astype(np.float32) - 128) * scales[..., None]

    np.testing.assert_allclose(back.reshape(6, -1)[:, :columns], whole * scale, rtol=1e-5)
    assert not back.reshape(6, -1)[:, columns:].any()


def test_weights_of_zero_are_zero():
    codes, scales = in_blocks(np.zeros((2, 4), np.float32))

    assert (codes == 128).all()
    assert not scales.any()


def test_weights_as_loading_lays_them_out_are_not_copied():
    model = build_model()
    lay_out_by_inputs(model)
    graph = StepGraph(model, in_bytes=False).written()
    theirs = {weight.data_ptr() for weight in model.parameters()}
    shared = [array for array in graph.handed_in.values() if array.ctypes.data in theirs]

    # The gates of GPSA alone are put together anew.
    assert len(graph.handed_in) - len(shared) == len(model.stack.each_layer())


def test_the_graph_is_one_that_onnx_knows():
    graph = StepGraph(build_model(), in_bytes=False).written()
    model = onnx.load_from_string(graph.to_bytes())
    for constant in model.graph.initializer:
        if constant.name in graph.weights:  # the checker looks for a file otherwise
            constant.CopyFrom(onnx.numpy_helper.from_array(graph.weights[constant.name], constant.name))

    onnx.checker.check_model(model)
