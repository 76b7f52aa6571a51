import dataclasses
import json
import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tacolm_core.config import ArConfig, CodecConfig, SynthesisOptions, TacolmConfig
from tacolm_core.errors import CheckpointError, OptionsError, TacolmError
from tacolm_core.model.presets import NAMES, preset

NUMBERS = [f.name for f in dataclasses.fields(SynthesisOptions) if f.name != "seed"]
WHOLE = ("top_k", "repetition_window", "nar_passes", "chunk_frames", "seed")


def test_the_defaults_are_allowed():
    assert SynthesisOptions().seed is None


@given(name=st.sampled_from(NUMBERS), value=st.integers() | st.floats() | st.text(max_size=3) | st.none())
def test_any_value_is_kept_or_refused_by_name(name, value):
    try:
        options = SynthesisOptions(**{name: value})
    except OptionsError as error:
        assert name in str(error)  # noqa: PT017
    else:
        assert getattr(options, name) == value
        assert math.isfinite(value)


@pytest.mark.parametrize("seed", [-1, 2**63])
def test_a_seed_out_of_range_is_refused(seed):
    with pytest.raises(OptionsError, match="seed"):
        SynthesisOptions(seed=seed)


@pytest.mark.parametrize("name", WHOLE)
@pytest.mark.parametrize("value", [1.5, 2.0, True, "1"])
def test_a_count_is_a_whole_number_or_refused(name, value):
    with pytest.raises(OptionsError, match=f"{name} must be a whole number from"):
        SynthesisOptions(**{name: value})


@pytest.mark.parametrize("value", [True, "0.5", float("nan")])
def test_a_measure_is_a_number_or_refused(value):
    with pytest.raises(OptionsError, match="top_p must be between"):
        SynthesisOptions(top_p=value)


@pytest.mark.parametrize("name", ["attention_prior", "continuation"])
def test_a_switch_is_true_or_false_or_refused(name):
    with pytest.raises(OptionsError, match=f"{name} must be true or false, not 1"):
        SynthesisOptions(**{name: 1})


@given(
    temperature=st.floats(0, 3),
    top_k=st.integers(0, 1024),
    top_p=st.floats(0, 1),
    seed=st.none() | st.integers(0, 2**63 - 1),
)
def test_options_survive_json(temperature, top_k, top_p, seed):
    options = SynthesisOptions(temperature=temperature, top_k=top_k, top_p=top_p, seed=seed)

    assert SynthesisOptions.from_dict(json.loads(json.dumps(options.to_dict()))) == options


JSON = (
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=3) | st.lists(st.integers(), max_size=2)
)


@given(st.dictionaries(st.sampled_from([*NUMBERS, "seed", "unknown"]), JSON, max_size=3))
def test_any_stored_options_are_read_or_refused_in_words(values):
    try:
        SynthesisOptions.from_dict(values)
    except TacolmError:
        return
    assert "unknown" not in values


def test_an_unknown_setting_is_named_with_those_there_are():
    with pytest.raises(CheckpointError, match=r"no setting 'depth'.*num_mels"):
        CodecConfig.from_dict({"depth": 3})


def test_a_missing_setting_is_named():
    with pytest.raises(CheckpointError, match="text_vocabulary"):
        ArConfig.from_dict({"stack": preset("tiny", 100).ar.stack.to_dict()})


@pytest.mark.parametrize("name", NAMES)
def test_a_whole_configuration_survives_json(name):
    config = preset(name, 100)

    assert TacolmConfig.from_dict(json.loads(json.dumps(config.to_dict()))) == config


def test_a_precision_is_one_of_two():
    with pytest.raises(OptionsError, match="precision must be int8 or float32, not 'float16'"):
        SynthesisOptions(precision="float16")


def test_options_of_a_record_that_is_older_than_a_choice_are_what_was_done_then():
    assert SynthesisOptions.of_record({"seed": 3}) == SynthesisOptions(seed=3, precision="float32", nar_guidance=1.0)
    assert SynthesisOptions.of_record(SynthesisOptions().to_dict()) == SynthesisOptions()
