"""A captured step is used where it has proven itself, and only there; recordings and the clock are stand-ins here."""

import logging
import time
from types import SimpleNamespace

import pytest
import torch

from tacolm_core.model import fixed_step, proven_steps
from tacolm_core.model.captured_step import CapturedWay
from tacolm_core.model.proven_steps import PROOF_STEPS, ProvenSteps
from tacolm_core.model.steps import PlainSteps
from tests.tacolm_core.model.conditions import inputs
from tests.tacolm_core.model.test_fixed_step import CLOSE, STEPS, begun, build_model, codes_and_pointers


class Card:
    """A stand-in for a graphics card: what recordings do there, and how long plain and replayed steps take."""

    def __init__(self, model, plain=5.0, captured=1.0, spoil=None):
        self.seconds, self.recordings, self.replays = 0.0, 0, 0
        self._captured, self._spoil, self._step = captured, spoil, model.step
        model.step = self.timed(plain)

    def timed(self, seconds):
        def step(*arguments):
            self.seconds += seconds
            return self._step(*arguments)

        return step

    def capture(self, work):
        self.recordings += 1

        def replay():
            self.replays += 1
            self.seconds += self._captured
            work()
            if self._spoil is not None:
                self._spoil(work.__self__)

        return replay

    def clock(self):
        return self.seconds


GIVEN = inputs((9, 6), (5, 3), (STEPS, STEPS))


@pytest.fixture
def model():
    return build_model()


def build(model, **behaviour):
    card = Card(model, **behaviour)
    return card, ProvenSteps(model, CapturedWay(model, card.capture), clock=card.clock)


def run(steps):
    codes, pointers = codes_and_pointers(GIVEN)
    return [steps(code, pointer) for code, pointer in zip(codes, pointers, strict=True)]


def expected(model):
    return run(PlainSteps(model, begun(model, GIVEN)))


def assert_answers(rows, wanted):
    torch.testing.assert_close(rows, wanted, **CLOSE)


def test_a_faster_and_equal_step_is_used(model, caplog):
    wanted = expected(model)
    card, captured = build(model)
    with caplog.at_level(logging.INFO):
        rows = run(captured.begin(begun(model, GIVEN)))

    assert_answers(rows, wanted)
    assert card.replays == PROOF_STEPS + STEPS
    assert captured.verdict.is_used
    assert (captured.verdict.plain_ms, captured.verdict.faster_ms) == (5000, 1000)
    assert captured.verdict.reason in caplog.text


@pytest.mark.parametrize("captured_seconds", [4.9, 5.0, 9.0])
def test_a_step_that_is_no_faster_is_not_used(model, captured_seconds, caplog):
    wanted = expected(model)
    card, captured = build(model, captured=captured_seconds)

    assert_answers(run(captured.begin(begun(model, GIVEN))), wanted)
    assert card.replays == PROOF_STEPS
    assert not captured.verdict.is_used
    assert "no faster" in captured.verdict.reason
    assert captured.verdict.reason in caplog.text


def add(name, value):
    return lambda step: getattr(step, name).add_(value)


SPOILT = {
    "logits": add("_logits", 0.5),
    "attention": add("_attention", 0.01),
    "not a number": add("_logits", float("nan")),
    "not a number once": lambda step: step._logits.add_(float("nan") if step._rows == step._state.rows + 3 else 0.0),
    "a row behind": add("_row", -1),
    "a state that stays": lambda step: step._ema[1].zero_(),
}


@pytest.mark.parametrize("spoil", SPOILT.values(), ids=SPOILT.keys())
def test_a_step_that_answers_otherwise_is_not_used(model, spoil, caplog):
    wanted = expected(model)
    card, captured = build(model, spoil=spoil)

    assert_answers(run(captured.begin(begun(model, GIVEN))), wanted)
    assert card.replays == PROOF_STEPS
    assert not captured.verdict.is_used
    assert "differs from the plain one" in caplog.text


def test_a_failed_recording_leaves_the_plain_step(model, caplog):
    def capture(work):
        work()
        raise RuntimeError("operation not permitted when stream is capturing\nmore")

    wanted, captured = expected(model), ProvenSteps(model, CapturedWay(model, capture))

    assert_answers(run(captured.begin(begun(model, GIVEN))), wanted)
    assert "(operation not permitted when stream is capturing)" in captured.verdict.reason
    assert captured.verdict.reason in caplog.text


def test_without_a_card_a_recording_fails_in_words(model):
    captured = ProvenSteps(model, CapturedWay(model))

    assert_answers(run(captured.begin(begun(model, GIVEN))), expected(model))
    assert "failed" in captured.verdict.reason


def test_the_switch_keeps_the_plain_step(model, monkeypatch):
    monkeypatch.setenv(proven_steps.SWITCH, "1")
    captured = ProvenSteps(model, CapturedWay(model))
    captured.begin(begun(model, GIVEN))

    assert proven_steps.SWITCH in captured.verdict.reason


def test_what_was_refused_is_not_tried_again(model):
    card, captured = build(model, captured=9.0)
    for _ in range(3):
        captured.begin(begun(model, GIVEN))

    assert card.recordings == 1


def test_what_was_proven_serves_the_next_sentence(model):
    wanted = expected(model)
    card, captured = build(model)
    for _ in range(3):
        assert_answers(run(captured.begin(begun(model, GIVEN))), wanted)

    assert card.recordings == 1
    assert card.replays == PROOF_STEPS + 3 * STEPS


def test_two_sentences_at_once_do_not_meet(model):
    wanted = expected(model)
    _, captured = build(model)
    first, second = (captured.begin(begun(model, GIVEN)) for _ in range(2))
    codes, pointers = codes_and_pointers(GIVEN)
    pairs = [(first(*asked), second(*asked)) for asked in zip(codes, pointers, strict=True)]

    assert isinstance(second, PlainSteps)
    for rows in zip(*pairs, strict=True):
        assert_answers(list(rows), wanted)


def test_a_sentence_that_was_given_up_frees_its_arrays(model):
    _, captured = build(model)
    given_up = captured.begin(begun(model, GIVEN))
    given_up(*(asked[0] for asked in codes_and_pointers(GIVEN)))
    del given_up

    assert not isinstance(captured.begin(begun(model, GIVEN)), PlainSteps)


def test_a_long_sentence_grows_into_a_larger_recording(model, monkeypatch):
    monkeypatch.setattr(fixed_step, "LEAST_ROWS", 32)
    monkeypatch.setattr(fixed_step, "LEAST_FREE", PROOF_STEPS)
    given = inputs((9,), (5,), (40,))
    codes = given.codes[:, 0].unbind(1)
    plain = PlainSteps(model, begun(model, given))
    wanted = [plain(code, None) for code in codes]
    card, captured = build(model)
    steps = captured.begin(begun(model, given))

    torch.testing.assert_close([steps(code, None) for code in codes], wanted, **CLOSE)
    assert card.recordings == 2


def test_changed_weights_end_it(model):
    _, captured = build(model)
    captured.begin(begun(model, GIVEN))
    with torch.no_grad():
        model.leave.weight.mul_(1.5)

    assert_answers(run(captured.begin(begun(model, GIVEN))), expected(model))
    assert "weights were changed" in captured.verdict.reason


def test_the_cpu_has_a_way_of_its_own(model):
    wanted = expected(model)
    rows = run(model.steps(begun(model, GIVEN)))

    assert_answers(rows, wanted)
    (way,) = model.faster.tried
    assert way.name == "ONNX Runtime"
    assert way.verdict.plain_ms > 0


def test_a_model_in_training_steps_as_it_always_did(model):
    model.requires_grad_(True)

    assert isinstance(model.steps(begun(model, GIVEN)), PlainSteps)
    assert model.faster is None


def test_time_that_others_use_does_not_count():
    clock = proven_steps.work_clock()
    begin = clock()
    time.sleep(0.05)

    assert clock() - begin < 0.04 or clock is time.perf_counter


@pytest.mark.parametrize(("resolution", "clock"), [(1e-9, "thread_time"), (0.0156, "perf_counter")])
def test_a_coarse_clock_is_not_used(monkeypatch, resolution, clock):
    monkeypatch.setattr(time, "get_clock_info", lambda name: SimpleNamespace(resolution=resolution))

    assert proven_steps.work_clock() is getattr(time, clock)
