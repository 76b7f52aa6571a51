import dataclasses

import pytest
import torch

from tacolm_core import cli
from tacolm_core.checkpoint import Metadata, load_weights, save_weights
from tacolm_core.codec.stored import load_codec, save_codec
from tacolm_core.errors import CheckpointError
from tacolm_core.model.backbones import make_nar
from tacolm_core.model.presets import preset
from tacolm_core.training.blend import blend
from tests.tacolm_core.training.small_codec import new_small_codec


def write(path, tokenizer="t", **tensors):
    return save_weights(path, {n: torch.tensor(v) for n, v in tensors.items()}, Metadata("ar", {}, tokenizer))


def test_every_value_lies_between_and_new_parts_have_their_share_of_effect(tmp_path):
    first = write(tmp_path / "a", x=[0.0, 4.0])
    later = {"summary.enter.weight": [7.0], "summary.leave.weight": [8.0]}
    write(tmp_path / "b", x=[1.0, 2.0], **later)

    blend(tmp_path / "a", tmp_path / "b", tmp_path / "c", 0.25, "exact")

    found, metadata = load_weights(tmp_path / "c", "ar")
    assert found["x"].tolist() == [0.25, 3.5]
    assert found["summary.enter.weight"].tolist() == [7.0]
    assert found["summary.leave.weight"].tolist() == [2.0]
    assert metadata.training["blended"] == {"with": "a", "hash": first.hash, "share": 0.25}


def test_what_two_trainings_taught_is_added_up(tmp_path):
    write(tmp_path / "a", x=[1.0, 4.0], y=[1.0])
    write(tmp_path / "b", x=[0.0, 6.0], y=[3.0])
    begun = write(tmp_path / "0", x=[0.0, 4.0], y=[3.0])
    arguments = [str(tmp_path / name) for name in "abc"]

    cli.main(["train", "blend", *arguments, "--share", "0.5", "--since", str(tmp_path / "0"), "--storage", "exact"])

    found, metadata = load_weights(tmp_path / "c", "ar")
    assert found["x"].tolist() == [1.0, 5.0]
    assert found["y"].tolist() == [1.0]
    assert metadata.training["blended"]["since"] == begun.hash


def test_weights_of_another_size_are_no_common_beginning(tmp_path):
    for name, values in (("a", [1.0, 2.0]), ("b", [1.0, 3.0]), ("0", [1.0])):
        write(tmp_path / name, x=values)

    with pytest.raises(CheckpointError, match="different size"):
        blend(tmp_path / "a", tmp_path / "b", tmp_path / "c", 0.5, "exact", since=tmp_path / "0")


def test_a_codec_with_a_blended_decoder_keeps_its_codes(tmp_path):
    codec = new_small_codec()
    save_codec(tmp_path / "a", codec)
    with torch.no_grad():
        codec.decoder.head.weight.add_(0.1)
    save_codec(tmp_path / "b", codec)

    blend(tmp_path / "a", tmp_path / "b", tmp_path / "c", 0.3, "half")

    assert load_codec(tmp_path / "c").weights_hash == load_codec(tmp_path / "a").weights_hash
    heads = [load_codec(tmp_path / name).decoder.head.weight for name in "abc"]
    assert torch.allclose(heads[2], 0.7 * heads[0] + 0.3 * heads[1], atol=1e-3)


def test_codecs_with_different_codes_are_not_blended(tmp_path):
    save_codec(tmp_path / "a", new_small_codec(0))
    save_codec(tmp_path / "b", new_small_codec(1))

    with pytest.raises(CheckpointError, match="different codes"):
        blend(tmp_path / "a", tmp_path / "b", tmp_path / "c", 0.5, "half")


def test_an_encoder_that_keeps_the_codes_of_another_is_blended_with_it_and_stays_so(tmp_path):
    codec = new_small_codec()
    save_codec(tmp_path / "a", codec)
    codec.weights_hash = load_codec(tmp_path / "a").weights_hash
    with torch.no_grad():
        codec.encoder.leave.weight.add_(0.1)
    save_codec(tmp_path / "b", codec)

    blend(tmp_path / "b", tmp_path / "a", tmp_path / "c", 0.5, "int8")

    assert len({load_codec(tmp_path / name).weights_hash for name in "abc"}) == 1
    leave = [load_codec(tmp_path / name).encoder.leave.weight for name in "abc"]
    assert torch.allclose(leave[2], 0.5 * leave[0] + 0.5 * leave[1], atol=1e-3)


def test_the_codebooks_of_latents_stay_in_half_precision_in_a_blend(tmp_path):
    torch.manual_seed(0)
    model = make_nar(dataclasses.replace(preset("tiny-latents", 83).nar, latent_width=8))
    model.start_from_codebooks(torch.randn(8, 1024, 8))
    metadata = Metadata("nar", model.config.to_dict(), "t")
    for name in "ab":
        save_weights(tmp_path / name, model.state_dict(), metadata)
        torch.nn.init.normal_(model.leave.weight)

    blend(tmp_path / "a", tmp_path / "b", tmp_path / "c", 0.5, "int8")

    found, _ = load_weights(tmp_path / "c", "nar")
    assert torch.equal(found["codebooks"], model.codebooks.half().float())
    assert not torch.equal(found["first.weight"], model.first.weight.half().float())  # others are one byte per value


@pytest.mark.parametrize(
    ("other", "words"),
    [({"x": [1.0]}, "different size"), ({"y": [1.0, 2.0]}, "different size"), ({"tokenizer": "u"}, "tokenizers")],
)
def test_what_does_not_belong_together_is_refused_and_nothing_written(tmp_path, capsys, other, words):
    write(tmp_path / "a", x=[0.0, 4.0])
    write(tmp_path / "b", **({"x": [0.0, 4.0], **other} if "tokenizer" in other else other))

    status = cli.main(["train", "blend", *(str(tmp_path / name) for name in "abc")])

    assert status == 2
    assert words in capsys.readouterr().err
    assert not (tmp_path / "c").exists()
