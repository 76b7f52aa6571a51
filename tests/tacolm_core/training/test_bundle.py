"""Trained parts become a model folder that speaks: with its own codec, or on EnCodec's codes without one."""

import hashlib
from dataclasses import replace
from functools import partial
from pathlib import Path
from types import SimpleNamespace

import numpy as np
import pytest
import torch

from tacolm_core import checkpoint, cli
from tacolm_core.checkpoint import ModelFolder, load_weights, read_metadata, save_weights
from tacolm_core.codec import encodec, official_weights, speaker_network
from tacolm_core.codec.encodec import OfficialEncodec
from tacolm_core.config import SynthesisOptions
from tacolm_core.errors import (
    CheckpointError,
    DamagedFile,
    DataError,
    NoModel,
    NotACheckpoint,
    OutputError,
    WrongTokenizer,
)
from tacolm_core.synthesis.loading import load_synthesizer
from tacolm_core.training.bundle import bundle
from tacolm_core.training.stages import _codec
from tests.tacolm_core.synthesis.tiny_model import hum, write_tiny_judge, write_tiny_model

SHORT = SynthesisOptions(seed=1, max_seconds_per_token=0.02)


@pytest.fixture
def trained(tmp_path) -> Path:
    """Codec, models and tokenizer as training leaves them."""
    return write_tiny_model(tmp_path / "trained")


@pytest.fixture
def weights(tmp_path, monkeypatch) -> Path:
    """A small EnCodec of random weights stands in for Meta's file, in a cache of its own."""
    torch.manual_seed(0)
    small = partial(OfficialEncodec, num_filters=2)
    state = small().state_dict()
    for name, tensor in state.items():
        if name.endswith("embed"):
            tensor.normal_()
    aside = tmp_path / "weights"
    torch.save(state, aside)
    prefix = hashlib.sha256(aside.read_bytes()).hexdigest()[:8]
    monkeypatch.setattr(encodec, "OfficialEncodec", small)
    monkeypatch.setattr(checkpoint, "ENCODEC_HASH_PREFIX", prefix)
    monkeypatch.setitem(encodec.load_official.__kwdefaults__, "hash_prefix", prefix)
    monkeypatch.setattr(official_weights, "FILE_NAME", f"encodec-{prefix}.th")
    monkeypatch.setattr("platformdirs.user_cache_dir", lambda name: str(tmp_path / "cache" / name))
    place = official_weights.weights_place()
    place.parent.mkdir(parents=True)
    return aside.replace(place)


def parts(folder: Path, *kinds: str) -> dict[str, Path]:
    return {kind: folder / f"{kind}.safetensors" for kind in kinds}


def say_trained_on(folder: Path, codec_hash: str) -> None:
    """Write into the record of both models which codec's codes they know."""
    for kind, path in parts(folder, "ar", "nar").items():
        tensors, metadata = load_weights(path, kind)
        training = {"settings": {"recipe": {"codec_hash": codec_hash}}}
        save_weights(path, tensors, replace(metadata, training=training))


def on_encodec(trained: Path, weights: Path, folder: Path) -> Path:
    say_trained_on(trained, hashlib.sha256(weights.read_bytes()).hexdigest())
    bundle(parts(trained, "ar", "nar"), trained / "tokenizer.json", folder, "half")
    return folder


def test_a_bundle_speaks(trained, tmp_path):
    bundle(parts(trained, "codec", "ar", "nar"), trained / "tokenizer.json", tmp_path / "model", "half")

    synthesizer = load_synthesizer(tmp_path / "model", "cpu", threads=1)

    assert synthesizer.synthesize("Hi.", synthesizer.make_voice(hum()), SHORT).seconds > 0


def test_models_on_encodecs_codes_speak_without_a_codec_of_their_own(trained, weights, tmp_path):
    folder = on_encodec(trained, weights, tmp_path / "model")

    synthesizer = load_synthesizer(folder, "cpu", threads=1)
    voice = synthesizer.make_voice(hum())
    whole = synthesizer.synthesize("Hi.", voice, SHORT)
    streamed = synthesizer.synthesize("Hi.", voice, replace(SHORT, chunk_frames=10))

    assert sorted(path.name for path in folder.iterdir()) == ["ar.safetensors", "nar.safetensors", "tokenizer.json"]
    assert voice.codec_hash == hashlib.sha256(weights.read_bytes()).hexdigest()
    assert len(np.unique(voice.codes)) > 1
    assert whole.model_hash == ModelFolder.open(folder).model_hash
    assert np.isfinite(whole.waveform.samples).all()
    assert np.isfinite(streamed.waveform.samples).all()


def test_encodecs_weights_may_lie_in_the_model_folder(trained, weights, tmp_path):
    folder = on_encodec(trained, weights, tmp_path / "model")
    weights.replace(folder / weights.name)

    assert load_synthesizer(folder, "cpu", threads=1).networks.codec.num_codebooks == 8


def test_without_encodecs_weights_the_way_to_them_is_said(trained, weights, tmp_path):
    folder = on_encodec(trained, weights, tmp_path / "model")
    weights.unlink()

    with pytest.raises(NoModel, match=rf"EnCodec.*{weights.name}.*tacolm codec --download"):
        load_synthesizer(folder, "cpu", threads=1)


def test_other_weights_than_those_the_models_know_are_refused(trained, weights, tmp_path):
    folder = on_encodec(trained, weights, tmp_path / "model")
    weights.write_bytes(b"something else")

    with pytest.raises(NotACheckpoint, match="not EnCodec's"):
        load_synthesizer(folder, "cpu", threads=1)


def test_a_folder_on_encodecs_codes_describes_itself(trained, weights, tmp_path):
    model = ModelFolder.open(on_encodec(trained, weights, tmp_path / "model"))

    model.verify()
    assert model.describe()["codec"]["name"] == "EnCodec"


def test_an_earlier_models_codec_does_not_stay_behind(trained, weights, tmp_path):
    folder = write_tiny_model(tmp_path / "model")

    on_encodec(trained, weights, folder)

    assert not (folder / "codec.safetensors").exists()


def test_a_codec_that_is_missing_stays_an_error_for_other_models(trained, tmp_path):
    say_trained_on(trained, "0" * 64)
    (trained / "codec.safetensors").unlink()

    with pytest.raises(NoModel, match=r"codec\.safetensors is missing"):
        ModelFolder.open(trained)
    with pytest.raises(CheckpointError, match=r"codec 00000000, not of EnCodec"):
        bundle(parts(trained, "ar", "nar"), trained / "tokenizer.json", tmp_path / "model", "half")


def test_models_of_another_codec_are_not_bundled_with_this_one(trained, tmp_path):
    say_trained_on(trained, "0" * 64)

    with pytest.raises(CheckpointError, match=r"codec 00000000, not of"):
        bundle(parts(trained, "codec", "ar", "nar"), trained / "tokenizer.json", tmp_path / "model", "half")
    assert not (tmp_path / "model").exists()


def test_another_tokenizer_is_refused_before_anything_is_written(trained, tmp_path):
    tensors, metadata = load_weights(trained / "nar.safetensors", "nar")
    save_weights(trained / "nar.safetensors", tensors, replace(metadata, tokenizer_hash="f" * 64))

    with pytest.raises(WrongTokenizer, match=r"nar.*ffffffff"):
        bundle(parts(trained, "codec", "ar", "nar"), trained / "tokenizer.json", tmp_path / "model", "half")
    assert not (tmp_path / "model").exists()


def test_a_folder_that_cannot_be_made_is_said(trained, tmp_path):
    (tmp_path / "file").touch()

    with pytest.raises(OutputError, match="cannot be made"):
        bundle(parts(trained, "codec", "ar", "nar"), trained / "tokenizer.json", tmp_path / "file" / "model", "half")


def test_the_command_takes_encodec_for_a_codec(trained, weights, tmp_path, capsys):
    on_encodec(trained, weights, tmp_path / "once")
    models = ["--ar", trained / "ar.safetensors", "--nar", trained / "nar.safetensors"]
    command = ["train", "bundle", "--codec", "encodec", *models, "--tokenizer", trained / "tokenizer.json"]

    assert cli.main([*map(str, command), str(tmp_path / "model")]) == 0

    assert ModelFolder.open(tmp_path / "model").codec is None
    assert ModelFolder.open(tmp_path / "once").model_hash[:12] in capsys.readouterr().out


def test_models_on_encodecs_codes_begin_with_its_geometry(weights):
    made_with = hashlib.sha256(weights.read_bytes()).hexdigest()

    def corpus(codec_hash):
        return SimpleNamespace(recipe=SimpleNamespace(codec_hash=codec_hash))

    codec = _codec(Path("encodec"), corpus(made_with), torch.device("cpu"))

    assert codec.codebooks.shape == (8, 1024, 128)
    assert torch.equal(codec.codebooks[:1, 5].sum(0), codec.latents(torch.full((1, 1, 1), 5))[0, :, 0])
    with pytest.raises(DataError, match="not the codec"):
        _codec(Path("encodec"), corpus("0" * 64), torch.device("cpu"))


@pytest.fixture
def told(tmp_path, monkeypatch) -> Path:
    """A model that is told a voice vector, as training leaves it."""
    monkeypatch.setattr(speaker_network, "BLOCKS", ((2, 1), (2, 2), (2, 2)))
    return write_tiny_model(tmp_path / "told", "tiny-latents")


ALL = ("codec", "ar", "nar", "speaker")


def test_a_model_that_is_told_a_voice_vector_gets_what_makes_it(told, tmp_path, capsys):
    words = [word for kind, path in parts(told, *ALL).items() for word in (f"--{kind}", str(path))]
    command = ["train", "bundle", *words, "--tokenizer", str(told / "tokenizer.json"), "--storage", "int8"]

    assert cli.main([*command, str(tmp_path / "model")]) == 0

    synthesizer = load_synthesizer(tmp_path / "model", "cpu", threads=1)
    voice = synthesizer.make_voice(hum())
    assert ModelFolder.open(tmp_path / "model").stored_kinds == ALL
    assert voice.described_by == read_metadata(told / "speaker.safetensors").hash
    assert synthesizer.synthesize("Hi.", voice, SHORT).seconds > 0


def test_a_missing_network_that_describes_voices_is_said_before_anything_is_written(told, tmp_path, capsys):
    words = [word for kind, path in parts(told, *ALL[:3]).items() for word in (f"--{kind}", str(path))]

    status = cli.main(["train", "bundle", *words, "--tokenizer", str(told / "tokenizer.json"), str(tmp_path / "model")])

    assert status == cli.BAD_INPUT
    complaint = capsys.readouterr().err
    assert "nar.safetensors is told a voice vector" in complaint
    assert "--speaker" in complaint
    assert not (tmp_path / "model").exists()


def test_another_network_than_that_of_the_shards_is_refused(told, tmp_path):
    tensors, metadata = load_weights(told / "nar.safetensors", "nar")
    training = {"settings": {"recipe": {"describer_hash": "a" * 64}}}
    save_weights(told / "nar.safetensors", tensors, replace(metadata, training=training))

    with pytest.raises(CheckpointError, match=r"network aaaaaaaa, not of .*speaker\.safetensors"):
        bundle(parts(told, *ALL), told / "tokenizer.json", tmp_path / "model", "half")
    assert not (tmp_path / "model").exists()


def test_a_model_can_be_bundled_where_it_lies(told):
    before = read_metadata(told / "speaker.safetensors").hash

    bundle(parts(told, *ALL), told / "tokenizer.json", told, "int8")

    assert ModelFolder.open(told).speaker.hash == before


def test_a_network_that_no_model_needs_is_refused(trained, told, tmp_path):
    given = {**parts(trained, "codec", "ar", "nar"), **parts(told, "speaker")}

    with pytest.raises(CheckpointError, match="leave out --speaker"):
        bundle(given, trained / "tokenizer.json", tmp_path / "model", "half")


def test_an_earlier_models_network_does_not_stay_behind(trained, told):
    bundle(parts(trained, "codec", "ar", "nar"), trained / "tokenizer.json", told, "half")

    assert not (told / "speaker.safetensors").exists()
    assert ModelFolder.open(told).speaker is None


def test_the_judge_of_a_model_goes_with_it_and_changes_nothing_that_is_said(told, tmp_path):
    before = bundle(parts(told, *ALL), told / "tokenizer.json", tmp_path / "model", "half")
    write_tiny_judge(told)
    words = [word for kind, path in parts(told, *ALL, "judge").items() for word in (f"--{kind}", str(path))]

    assert cli.main(["train", "bundle", *words, "--tokenizer", str(told / "tokenizer.json"), str(before.path)]) == 0

    model = ModelFolder.open(before.path)
    assert model.stored_kinds == (*ALL, "judge")
    assert "judge.safetensors" in model.file_names
    assert model.model_hash == before.model_hash
    assert model.describe()["judge"]["kind"] == "judge"
    bundle(parts(told, *ALL), told / "tokenizer.json", model.path, "half")
    assert ModelFolder.open(model.path).judge is None


def test_a_judge_of_another_kind_of_model_is_refused(trained, told, tmp_path):
    write_tiny_judge(told)
    given = {**parts(trained, "codec", "ar", "nar"), **parts(told, "judge")}

    with pytest.raises(CheckpointError, match="leave out --judge"):
        bundle(given, trained / "tokenizer.json", tmp_path / "model", "half")
    assert not (tmp_path / "model").exists()


def test_a_judge_of_other_voice_vectors_is_refused(told, tmp_path):
    write_tiny_judge(told)
    tensors, metadata = load_weights(told / "judge.safetensors", "judge")
    training = {"settings": {"recipe": {"describer_hash": "a" * 64}}}
    save_weights(told / "judge.safetensors", tensors, replace(metadata, training=training))

    with pytest.raises(CheckpointError, match=r"judge\.safetensors was trained on voice vectors of network aaaaaaaa"):
        bundle(parts(told, *ALL, "judge"), told / "tokenizer.json", tmp_path / "model", "half")


def test_a_changed_judge_is_noticed_when_a_model_is_verified(told):
    write_tiny_judge(told)
    path = told / "judge.safetensors"
    content = bytearray(path.read_bytes())
    content[-8] ^= 255
    path.write_bytes(bytes(content))

    with pytest.raises(DamagedFile, match=r"judge\.safetensors is not what was saved"):
        ModelFolder.open(told).verify()
