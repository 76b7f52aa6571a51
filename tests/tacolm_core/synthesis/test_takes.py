import json

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tacolm_core.audio.files import read_provenance, read_sound
from tacolm_core.errors import CheckpointError, DamagedFile, NotACheckpoint, OutputError, WrongVersion
from tacolm_core.synthesis.takes import load_take, save_take
from tests.tacolm_core.synthesis.spoken import spoken


@pytest.fixture
def saved(tmp_path):
    save_take(tmp_path / "out.wav", spoken(), software="TacoLM 1.0", voice_file="ada.voice")
    return tmp_path / "out.wav"


def test_a_take_can_be_made_again_from_its_side_car(saved):
    speech = spoken()

    record = load_take(saved)

    assert record.sentences == tuple(result.sentence for result in speech.sentences)
    assert record.options == speech.options
    assert (record.voice_hash, record.voice_file, record.model_hash) == ("beef", "ada.voice", "f00d")
    assert record.text == speech.text
    assert record.versions.keys() == {"python", "torch"}


def test_a_drawn_seed_is_kept(tmp_path):
    speech = spoken()
    object.__setattr__(speech, "options", type(speech.options)())

    save_take(tmp_path / "a.wav", speech)

    assert load_take(tmp_path / "a.wav").options.seed == 7


@pytest.mark.parametrize("name", ["out.wav", "out.flac", "out.ogg"])
def test_the_sound_says_that_it_was_made(tmp_path, name):
    save_take(tmp_path / name, spoken(), software="TacoLM 1.0")

    provenance = read_provenance(tmp_path / name)

    assert provenance.software == "TacoLM 1.0"
    assert provenance.artist == "Ada (synthetic voice)"
    assert provenance.facts["synthetic_speech"] is True
    assert provenance.facts["model"] == "f00d"
    assert read_sound(tmp_path / name).seconds == pytest.approx(2.5, abs=0.01)


def test_when_the_sound_cannot_be_written_there_is_no_side_car(tmp_path):
    with pytest.raises(OutputError):
        save_take(tmp_path / "out.xyz", spoken())

    assert not list(tmp_path.iterdir())


def test_somebody_elses_file_is_not_replaced(tmp_path):
    (tmp_path / "out.json").write_text('{"mine": true}')

    with pytest.raises(OutputError, match="not about a take"):
        save_take(tmp_path / "out.wav", spoken())

    assert [path.name for path in tmp_path.iterdir()] == ["out.json"]


def test_an_older_take_is_replaced(saved):
    save_take(saved, spoken(), software="TacoLM 2.0")

    assert load_take(saved).software == "TacoLM 2.0"


def test_another_version_is_refused(saved):
    beside = saved.with_suffix(".json")
    beside.write_text(beside.read_text().replace('"version": 1', '"version": 9'))

    with pytest.raises(WrongVersion, match="format 9"):
        load_take(saved)


def test_missing_and_foreign_side_cars_are_refused(tmp_path):
    (tmp_path / "b.json").write_text("[1, 2]")

    with pytest.raises(NotACheckpoint, match="keep the two together"):
        load_take(tmp_path / "a.wav")
    with pytest.raises(NotACheckpoint, match="not the description"):
        load_take(tmp_path / "b.json")


def test_the_precision_is_kept_and_takes_without_one_are_exact(tmp_path):
    speech = spoken()
    beside = save_take(tmp_path / "a.wav", speech)
    record = json.loads(beside.read_text(encoding="utf-8"))

    assert record["options"]["precision"] == load_take(beside).options.precision == speech.options.precision
    for kept, found in (("int8", "int8"), (None, "float32")):
        options = {**record["options"], "precision": kept}
        if kept is None:
            del options["precision"]
        beside.write_text(json.dumps({**record, "options": options}), encoding="utf-8")
        assert load_take(beside).options.precision == found


@pytest.mark.parametrize("key", ["text", "voice", "options", "sentences", "model_hash"])
def test_a_side_car_with_a_hole_is_damaged(saved, key):
    beside = saved.with_suffix(".json")
    record = json.loads(beside.read_text())
    del record[key]
    beside.write_text(json.dumps(record))

    with pytest.raises(DamagedFile, match="speak the text again"):
        load_take(saved)


ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=6,
)


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(key=st.sampled_from(["text", "voice", "options", "sentences", "versions", "version", "kind"]), value=ANYTHING)
def test_any_value_in_a_side_car_is_read_or_refused_in_words(saved, key, value):
    beside = saved.with_suffix(".json")
    save_take(saved, spoken())
    record = json.loads(beside.read_text())
    beside.write_text(json.dumps({**record, key: value}))

    try:
        load_take(saved)
    except CheckpointError:
        beside.write_text(json.dumps(record))
