"""The precision that is asked for serves where it has proven itself, else the exact one."""

import gc
import itertools
import weakref

import pytest

from tacolm_core.model.proven_steps import SWITCH, Verdict
from tacolm_core.model.session_step import SessionWay
from tacolm_core.model.step_ways import StepWays
from tacolm_core.model.steps import PlainSteps
from tests.tacolm_core.model.conditions import inputs
from tests.tacolm_core.model.test_fixed_step import STEPS, begun, build_model

GIVEN = inputs((9,), (5,), (STEPS,))


@pytest.fixture
def model():
    return build_model()


@pytest.fixture(autouse=True)
def clock(monkeypatch):
    """Toys are as quick one way as the other, so that it is said how long a plain step and another one take."""
    seconds = {"plain": 2, "other": 1}

    def made():
        now, steps = [0], itertools.cycle(["plain", "", "other", ""])  # each begins, and ends

        def tick():
            told = now[0]
            now[0] += seconds.get(next(steps), 0)
            return told

        return tick

    monkeypatch.setattr("tacolm_core.model.proven_steps.work_clock", made)
    return seconds


def named(ways):
    return [(way.name, way.is_refused) for way in ways.tried]


def test_8_bits_serve_who_asks_for_them_and_nobody_else(model):
    near, exact = (model.steps(begun(model, GIVEN), precision) for precision in ("int8", "float32"))

    assert not isinstance(near, PlainSteps)
    assert near._source is not exact._source
    assert named(model.faster) == [("ONNX Runtime 8-bit", False), ("ONNX Runtime", False)]
    assert [model.served(precision) for precision in ("int8", "float32")] == ["int8", "float32"]


def test_both_keep_their_sessions(model):
    first, other, again = (model.steps(begun(model, GIVEN), each)._source for each in ("int8", "float32", "int8"))

    assert first is again
    assert first is not other


def test_where_8_bits_are_not_near_the_exact_step_serves(model, monkeypatch):
    def far(way, *_):
        return Verdict(way.name != "ONNX Runtime 8-bit", "As it is.")

    monkeypatch.setattr("tacolm_core.model.proven_steps.ProvenSteps._judge", far)
    steps = model.steps(begun(model, GIVEN), "int8")

    assert not isinstance(steps, PlainSteps)
    assert named(model.faster) == [("ONNX Runtime 8-bit", True), ("ONNX Runtime", False)]
    assert model.served("int8") == "float32"


def test_a_busy_moment_does_not_decide_what_is_heard(model, clock):
    """Another answer is refused for its time only where it is far too slow; the same answer is given either way."""
    clock["other"] = 3
    near, exact = (model.steps(begun(model, GIVEN), precision) for precision in ("int8", "float32"))

    assert not isinstance(near, PlainSteps)
    assert isinstance(exact, PlainSteps)
    assert model.served("int8") == "int8"


def test_where_nothing_serves_the_plain_step_does(model, monkeypatch):
    monkeypatch.setenv(SWITCH, "1")

    assert isinstance(model.steps(begun(model, GIVEN), "int8"), PlainSteps)
    assert model.served("int8") == "float32"


def test_a_device_without_8_bits_gives_all_digits(model):
    ways = StepWays(model, lambda precision, _: SessionWay(model) if precision == "float32" else None, "cuda")
    ways.begin(begun(model, GIVEN), "int8")

    assert named(ways) == [("ONNX Runtime", False)]
    assert ways.served("int8") == "float32"


def test_a_model_that_nobody_needs_goes_at_once():
    """A window that loads another model must not keep the one before until Python looks for waste."""
    model = build_model()
    for precision in ("int8", "float32"):
        model.steps(begun(model, GIVEN), precision)
    seen = weakref.ref(model)

    gc.disable()
    try:
        del model
        assert seen() is None
    finally:
        gc.enable()
