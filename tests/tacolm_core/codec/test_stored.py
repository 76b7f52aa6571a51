import torch

from tacolm_core.codec.frame_codec import FrameCodec
from tacolm_core.codec.stored import load_codec, load_speaking_codec, save_codec
from tacolm_core.config import CodecConfig

WIDE = CodecConfig(encoder_width=64, encoder_layers=1, decoder_width=64, decoder_layers=1, latent_width=32)


def test_a_codec_in_bytes_writes_the_same_codes_and_takes_less_room(tmp_path):
    torch.manual_seed(0)
    codec = FrameCodec(WIDE)
    for level in codec.quantizer.levels:
        level.embed.normal_()
    small, whole = tmp_path / "small", tmp_path / "whole"
    save_codec(whole, codec, storage="half")
    save_codec(small, codec, storage="int8")
    sound = torch.randn(1, 1, 40 * 320) * 0.1

    loaded = [load_codec(path) for path in (whole, small)]

    codes = loaded[0].encode(sound)
    assert torch.equal(loaded[1].encode(sound), codes)
    assert loaded[0].weights_hash == loaded[1].weights_hash
    assert small.stat().st_size < whole.stat().st_size - 50_000
    made = [each.decode(codes) for each in loaded]
    assert not torch.equal(*made)
    assert (made[0] - made[1]).abs().max() < 0.05 * made[0].abs().max()


def test_a_codec_that_keeps_anothers_codes_says_whose(tmp_path):
    codec = FrameCodec(WIDE, weights_hash="theirs")
    save_codec(tmp_path / "a", codec)
    codec.weights_hash = ""
    save_codec(tmp_path / "b", codec)

    assert load_codec(tmp_path / "a").weights_hash == "theirs"
    assert len(load_codec(tmp_path / "b").weights_hash) == 64


def test_a_codec_for_speaking_reads_its_encoder_when_it_hears_something(tmp_path):
    torch.manual_seed(0)
    save_codec(tmp_path / "a", FrameCodec(WIDE, weights_hash="theirs"))
    sound = torch.randn(1, 1, 40 * 320) * 0.1

    whole, speaking = load_codec(tmp_path / "a"), load_speaking_codec(tmp_path / "a")

    assert not list(speaking.encoder.parameters())
    assert speaking.weights_hash == whole.weights_hash
    codes = whole.encode(sound)
    assert torch.equal(speaking.encode(sound), codes)
    assert torch.equal(speaking.decode(codes), whole.decode(codes))
    assert all(
        torch.equal(value, speaking.state_dict()[name.replace("encoder.", "encoder.network.")])
        for name, value in whole.state_dict().items()
    )


def test_a_codec_whose_codes_have_no_other_name_is_read_at_once(tmp_path):
    save_codec(tmp_path / "a", FrameCodec(WIDE))

    assert load_speaking_codec(tmp_path / "a").weights_hash == load_codec(tmp_path / "a").weights_hash
