import dataclasses
import errno
import json
import pickle
import struct

import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st

from tacolm_core.checkpoint import (
    Metadata,
    ModelFolder,
    count_parameters,
    describe_weights,
    fill,
    load_weights,
    read_metadata,
    save_weights,
)
from tacolm_core.errors import (
    CheckpointError,
    DamagedFile,
    NoModel,
    NotACheckpoint,
    OutputError,
    WrongTokenizer,
    WrongVersion,
)

ABOUT = Metadata("ar", {"width": 4, "layers": [1, 2]}, "f00d", {"steps": 10, "loss": 2.5})


@pytest.fixture
def state():
    torch.manual_seed(0)
    return {
        "weight": torch.randn(64, 48),
        "convolution": torch.randn(32, 8, 5) * 100,
        "bias": torch.randn(64),
        "codes.embed": torch.randn(64, 32),
        "scalar": torch.tensor(1.5),
        "started": torch.tensor([True]),
        "steps": torch.tensor([7]),
        "nothing": torch.zeros(0, 3),
    }


@pytest.fixture
def file(tmp_path, state):
    save_weights(tmp_path / "ar.safetensors", state, ABOUT)
    return tmp_path / "ar.safetensors"


def rewrite_header(path, change):
    """Change the metadata of a safetensors file and leave its tensors alone."""
    data = path.read_bytes()
    size = struct.unpack("<Q", data[:8])[0]
    header = json.loads(data[8 : 8 + size])
    record = json.loads(header["__metadata__"]["tacolm"])
    change(record)
    header["__metadata__"]["tacolm"] = json.dumps(record)
    text = json.dumps(header).encode()
    path.write_bytes(struct.pack("<Q", len(text)) + text + data[8 + size :])


def test_weights_survive_bit_for_bit(file, state):
    loaded, metadata = load_weights(file, "ar")

    assert loaded.keys() == state.keys()
    assert all(torch.equal(loaded[name], tensor) for name, tensor in state.items())
    assert all(loaded[name].dtype == tensor.dtype for name, tensor in state.items())
    assert dataclasses.replace(metadata, hash="") == ABOUT


def test_the_same_weights_make_the_same_file(file, state, tmp_path):
    save_weights(tmp_path / "again.safetensors", dict(reversed(state.items())), ABOUT)

    assert (tmp_path / "again.safetensors").read_bytes() == file.read_bytes()


def test_bfloat16_widens_without_loss(tmp_path):
    weight = torch.randn(4, 4).bfloat16()

    save_weights(tmp_path / "a", {"w": weight}, ABOUT)

    assert torch.equal(load_weights(tmp_path / "a")[0]["w"], weight.float())


def test_half_precision_keeps_three_digits_and_what_would_overflow(tmp_path, state):
    save_weights(tmp_path / "a", {**state, "huge": torch.full((2,), 1e6)}, ABOUT, storage="half")
    loaded, _ = load_weights(tmp_path / "a")

    torch.testing.assert_close(loaded["weight"], state["weight"], rtol=1e-3, atol=1e-4)
    assert loaded["huge"].tolist() == [1e6, 1e6]
    assert loaded["steps"].tolist() == [7]


def test_int8_is_within_half_a_step_of_each_row(tmp_path, state):
    save_weights(tmp_path / "a", state, ABOUT, storage="int8", keep=["*.embed"])
    loaded, metadata = load_weights(tmp_path / "a")

    step = state["convolution"].abs().amax(dim=(1, 2), keepdim=True) / 127
    assert ((loaded["convolution"] - state["convolution"]).abs() <= step * 0.5001).all()
    assert torch.equal(loaded["codes.embed"], state["codes.embed"].half().float())
    assert torch.equal(loaded["bias"], state["bias"].half().float())
    assert metadata.storage == "int8"


def test_a_row_of_zeros_stays_zero_in_int8(tmp_path):
    weight = torch.randn(64, 64)
    weight[3] = 0

    save_weights(tmp_path / "a", {"w": weight}, ABOUT, storage="int8")

    assert torch.equal(load_weights(tmp_path / "a")[0]["w"][3], torch.zeros(64))


def test_smaller_storage_makes_smaller_files(tmp_path):
    weight = {"w": torch.randn(256, 256)}
    sizes = []
    for storage in ("exact", "half", "int8"):
        save_weights(tmp_path / storage, weight, ABOUT, storage=storage)
        sizes.append((tmp_path / storage).stat().st_size)

    assert sizes[0] > 1.9 * sizes[1] > 3.5 * sizes[2]


def test_parameters_are_counted_as_they_come_back(tmp_path, state):
    save_weights(tmp_path / "a", state, ABOUT, storage="int8")

    assert count_parameters(tmp_path / "a") == sum(tensor.numel() for tensor in state.values())
    assert describe_weights(tmp_path / "a")["num_parameters"] == count_parameters(tmp_path / "a")


def test_a_flipped_bit_is_noticed(file):
    data = bytearray(file.read_bytes())
    data[-100] ^= 1
    file.write_bytes(data)

    with pytest.raises(DamagedFile, match="checksum"):
        load_weights(file)


def test_a_changed_configuration_is_noticed(file):
    rewrite_header(file, lambda record: record["config"].update(width=5))

    with pytest.raises(DamagedFile, match="checksum"):
        load_weights(file)


@pytest.mark.parametrize("length", [0, 4, 8, 100, 2000, -1])
def test_a_truncated_file_is_refused(file, length):
    file.write_bytes(file.read_bytes()[:length])

    with pytest.raises((DamagedFile, NotACheckpoint), match=str(file)):
        load_weights(file)


def test_a_file_cut_in_its_tensors_is_called_damaged(file):
    file.write_bytes(file.read_bytes()[:-10])

    with pytest.raises(DamagedFile, match="cut short"):
        read_metadata(file)


def test_another_version_is_refused_with_both_numbers(file):
    rewrite_header(file, lambda record: record.update(version=2))

    with pytest.raises(WrongVersion, match=r"format 2.*format 1"):
        load_weights(file)


def test_another_kind_is_refused(file):
    with pytest.raises(NotACheckpoint, match="'ar', not 'nar'"):
        load_weights(file, "nar")


def test_a_pickle_is_never_opened(tmp_path):
    class Bomb:
        def __reduce__(self):
            return (pytest.fail, ("the pickle was opened",))

    (tmp_path / "model.pt").write_bytes(pickle.dumps(Bomb()))
    torch.save({"w": torch.zeros(1)}, tmp_path / "zip.pt")

    for name in ("model.pt", "zip.pt"):
        with pytest.raises(NotACheckpoint, match="pickle"):
            load_weights(tmp_path / name)


def test_missing_file_and_folder_are_told_apart(tmp_path):
    with pytest.raises(NoModel, match="no model file"):
        load_weights(tmp_path / "none.safetensors")
    with pytest.raises(NotACheckpoint, match="is a folder"):
        load_weights(tmp_path)


def test_other_programs_tensors_are_refused(tmp_path):
    from safetensors.torch import save_file

    save_file({"w": torch.zeros(1)}, tmp_path / "other.safetensors")

    with pytest.raises(NotACheckpoint, match="another program"):
        load_weights(tmp_path / "other.safetensors")


def test_a_folder_that_is_missing_gets_a_sentence(tmp_path, state):
    with pytest.raises(OutputError, match="no folder"):
        save_weights(tmp_path / "none" / "a", state, ABOUT)


def test_a_full_disk_gets_a_sentence_and_keeps_the_old_file(file, state, monkeypatch):
    before = file.read_bytes()

    def fill_up(*_):
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(type(file), "write_bytes", fill_up)
    with pytest.raises(OutputError, match="no room on the disk"):
        save_weights(file, {**state, "bias": torch.zeros(64)}, ABOUT)

    assert file.read_bytes() == before


@pytest.mark.parametrize("tensors", [{}, {"weight": (3, 2), "bias": (2,)}, {"weight": (2, 3), "bias": (2,), "x": (1,)}])
def test_shapes_that_do_not_fit_are_named(tmp_path, tensors):
    state = {name: torch.zeros(shape) for name, shape in tensors.items()}

    with pytest.raises(DamagedFile, match="has shape"):
        fill(torch.nn.Linear(3, 2), state, tmp_path / "ar.safetensors")


def test_a_module_is_filled(tmp_path):
    source, target = torch.nn.Linear(3, 2), torch.nn.Linear(3, 2)

    fill(target, source.state_dict(), tmp_path)

    assert torch.equal(target.weight, source.weight)


@settings(max_examples=60, deadline=None)
@given(data=st.binary(max_size=300))
def test_any_bytes_are_refused_in_words(tmp_path_factory, data):
    path = tmp_path_factory.mktemp("any") / "x.safetensors"
    path.write_bytes(data)

    with pytest.raises(CheckpointError):
        load_weights(path)


@settings(max_examples=60, deadline=None)
@given(place=st.integers(0, 3000), byte=st.integers(0, 255))
def test_any_changed_byte_is_refused_or_changes_nothing(tmp_path_factory, place, byte):
    path = tmp_path_factory.mktemp("any") / "x.safetensors"
    weight = torch.arange(64.0)
    save_weights(path, {"w": weight}, ABOUT)
    data = bytearray(path.read_bytes())
    data[place % len(data)] = byte
    path.write_bytes(data)

    try:
        loaded, _ = load_weights(path)
    except CheckpointError:
        return
    assert torch.equal(loaded["w"], weight)


@pytest.fixture
def folder(tmp_path):
    for kind in ("codec", "ar", "nar"):
        about = Metadata(kind, {}, "" if kind == "codec" else "f00d")
        save_weights(tmp_path / f"{kind}.safetensors", {"w": torch.zeros(2, 2)}, about)
    (tmp_path / "tokenizer.json").write_text("{}")
    return tmp_path


def test_a_model_folder_describes_itself(folder):
    model = ModelFolder.open(folder)

    described = model.describe()

    assert described["ar"]["num_parameters"] == 4
    assert described["model_hash"] == model.model_hash
    assert json.dumps(described)
    model.verify()


@pytest.mark.parametrize("name", ["codec.safetensors", "ar.safetensors", "nar.safetensors", "tokenizer.json"])
def test_a_missing_file_says_which_and_how_to_get_a_model(folder, name):
    (folder / name).unlink()

    with pytest.raises(NoModel, match=rf"{name} is missing.*train"):
        ModelFolder.open(folder)


def test_the_model_hash_follows_weights_and_tokenizer(folder):
    first = ModelFolder.open(folder).model_hash
    (folder / "tokenizer.json").write_text("{ }")
    second = ModelFolder.open(folder).model_hash
    save_weights(folder / "nar.safetensors", {"w": torch.ones(2, 2)}, Metadata("nar", {}, "f00d"))

    assert len({first, second, ModelFolder.open(folder).model_hash}) == 3


def test_models_of_two_tokenizers_do_not_go_together(folder):
    save_weights(folder / "nar.safetensors", {"w": torch.ones(2, 2)}, Metadata("nar", {}, "beef"))

    with pytest.raises(WrongTokenizer, match="different tokenizers"):
        ModelFolder.open(folder)


def test_another_tokenizer_is_refused(folder):
    model = ModelFolder.open(folder)

    model.require_tokenizer("f00d")
    with pytest.raises(WrongTokenizer, match="beef"):
        model.require_tokenizer("beef")


def test_where_things_lay_is_not_told(tmp_path):
    record = {"settings": {"shards": ["/home/me/shards/art", r"C:\\Users\\me\\real"], "codec": "encodec", "rate": 0.5}}

    save_weights(tmp_path / "x.safetensors", {"a": torch.ones(2)}, Metadata("ar", {}, training=record))

    told = read_metadata(tmp_path / "x.safetensors").training
    assert told == {"settings": {"shards": ["art", "real"], "codec": "encodec", "rate": 0.5}}
