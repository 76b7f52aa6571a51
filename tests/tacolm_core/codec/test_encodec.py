import hashlib
import sys

import pytest
import torch

from tacolm_core.codec.encodec import OfficialEncodec, load_official
from tacolm_core.codec.torchaudio_stub import import_encodec
from tacolm_core.errors import DamagedFile, NoModel, NotACheckpoint
from tacolm_core.units import CODEBOOK_SIZE, HOP, NUM_CODEBOOKS


def settled(codec: OfficialEncodec) -> OfficialEncodec:
    """Random codebooks and biases: fresh ones are zero and would hide mistakes."""
    torch.manual_seed(0)
    for name, tensor in codec.state_dict().items():
        if name.endswith(("embed", "bias")):
            tensor.normal_(std=0.3)
        elif name.endswith("inited"):
            tensor.fill_(1)
    return codec.eval()


@pytest.fixture(scope="module")
def codec() -> OfficialEncodec:
    return settled(OfficialEncodec(num_filters=4))


@pytest.fixture
def codes():
    torch.manual_seed(1)
    return torch.randint(CODEBOOK_SIZE, (NUM_CODEBOOKS, 40))


@pytest.mark.parametrize("num_samples", [1, HOP, HOP + 1, 24_000])
def test_every_started_frame_gets_codes(codec, num_samples):
    codes = codec.encode(torch.randn(2, 1, num_samples))

    assert codes.shape == (2, NUM_CODEBOOKS, -(-num_samples // HOP))
    assert codes.dtype == torch.long
    assert codec.decode(codes).shape == (2, 1, codes.shape[-1] * HOP)


def test_codes_agree_with_the_packages_own_model(codec):
    encodec = import_encodec()
    waveform = torch.randn(1, 1, 4_000)
    model = encodec.EncodecModel(
        codec.encoder, codec.decoder, codec.quantizer, [6.0], sample_rate=24_000, channels=1, normalize=False
    )
    model.set_target_bandwidth(6.0)

    [(codes, scale)] = model.eval().encode(waveform)

    assert torch.equal(codec.encode(waveform), codes)
    torch.testing.assert_close(codec.decode(codes), model.decode([(codes, scale)]))


@pytest.mark.parametrize(
    "pieces", [[40], [1] * 40, [7, 33], [6, 1, 33], [3, 3, 3, 31], [39, 1], [0, 20, 0, 20]], ids=str
)
def test_streamed_decoding_equals_whole_decoding(codec, codes, pieces):
    whole = codec.decode(codes[None])[0, 0]

    stream = codec.stream()
    made = torch.cat([*(stream.push(piece) for piece in codes.split(pieces, dim=1)), stream.flush()])

    torch.testing.assert_close(made, whole, atol=1e-5, rtol=1e-4)


@pytest.mark.parametrize("num_frames", [1, 2, 6, 7, 8])
def test_very_short_sounds_stream_too(codec, codes, num_frames):
    stream = codec.stream()

    made = torch.cat([stream.push(codes[:, :num_frames]), stream.flush()])

    torch.testing.assert_close(made, codec.decode(codes[None, :, :num_frames])[0, 0], atol=1e-5, rtol=1e-4)


def test_sound_comes_with_every_frame_after_the_seventh(codec, codes):
    stream = codec.stream()

    lengths = [len(stream.push(codes[:, t : t + 1])) for t in range(10)]

    assert lengths == [0] * 6 + [7 * HOP] + [HOP] * 3
    assert len(stream.flush()) == 0


def test_an_empty_stream_ends_in_silence_of_no_length(codec):
    assert len(codec.stream().flush()) == 0


def test_two_streams_do_not_meet(codec, codes):
    first, second = codec.stream(), codec.stream()
    first.push(codes[:, :20])
    second.push(codes[:, 20:])

    made = torch.cat([first.push(codes[:, 20:]), first.flush()])

    torch.testing.assert_close(made, codec.decode(codes[None])[0, 0, 20 * HOP :], atol=1e-5, rtol=1e-4)


def test_multiplying_the_weight_norm_out_changes_nothing(codes):
    codec = settled(OfficialEncodec(num_filters=4))
    before = codec.decode(codes[None])

    torch.testing.assert_close(codec.without_weight_norm().decode(codes[None]), before, atol=1e-5, rtol=1e-4)
    assert not any(name.endswith("weight_g") for name in codec.state_dict())


def test_the_stand_ins_for_torchaudio_do_not_stay():
    import_encodec()

    assert "torchaudio" not in sys.modules


def saved(path, state):
    torch.save(state, path)
    return hashlib.sha256(path.read_bytes()).hexdigest()[:8]


def test_weights_of_a_local_file_are_loaded(tmp_path, codes):
    source = settled(OfficialEncodec())
    state = {**source.state_dict(), "quantizer.vq.layers.31._codebook.embed": torch.zeros(1)}  # not needed at 6 kbit/s
    prefix = saved(tmp_path / "encodec.th", state)

    loaded = load_official(tmp_path / "encodec.th", hash_prefix=prefix)

    torch.testing.assert_close(loaded.decode(codes[None]), source.decode(codes[None]), atol=1e-5, rtol=1e-4)
    assert loaded.weights_hash.startswith(prefix)


def test_a_file_with_another_hash_is_not_opened(tmp_path):
    (tmp_path / "encodec.th").write_bytes(b"anything")

    with pytest.raises(NotACheckpoint, match=r"expected d7cc33bc.*download"):
        load_official(tmp_path / "encodec.th")
    with pytest.raises(NoModel, match="download"):
        load_official(tmp_path / "none.th")


@pytest.mark.parametrize(
    "state", [{}, {"decoder.model.0.conv.conv.bias": torch.zeros(3)}, [1], "text", torch.nn.Linear(1, 1)]
)
def test_other_contents_are_refused(tmp_path, state):
    prefix = saved(tmp_path / "encodec.th", state)

    with pytest.raises(DamagedFile, match="does not hold"):
        load_official(tmp_path / "encodec.th", hash_prefix=prefix)
