import dataclasses

import pytest
import torch

from tacolm_core.codec.frame_codec import FrameCodec
from tacolm_core.codec.quantizer import ResidualQuantizer
from tacolm_core.codec.spectral import FrameSpectrum, InverseFrameSpectrum, mel_filters
from tacolm_core.config import CodecConfig
from tacolm_core.nn.convnext import FrameBackbone, FrameConvolution
from tacolm_core.units import CODEBOOK_SIZE, HOP, NUM_CODEBOOKS

SMALL = CodecConfig(
    num_mels=16,
    num_complex_bins=8,
    encoder_width=16,
    encoder_layers=2,
    decoder_width=24,
    decoder_layers=3,
    latent_width=8,
)


@pytest.fixture(scope="module")
def codec() -> FrameCodec:
    torch.manual_seed(0)
    codec = FrameCodec(SMALL)
    codec.train()
    codec(torch.randn(4, 300 * HOP) * 0.1)  # starts the codebooks
    return codec.eval()


@pytest.mark.parametrize("num_samples", [1, HOP - 1, HOP, HOP + 1, 5000])
def test_every_started_frame_gets_codes(codec, num_samples):
    codes = codec.encode(torch.randn(2, 1, num_samples))

    assert codes.shape == (2, NUM_CODEBOOKS, -(-num_samples // HOP))
    assert codes.min() >= 0
    assert codes.max() < CODEBOOK_SIZE


@pytest.mark.parametrize("pieces", [[40], [1] * 40, [2, 1, 30, 7], [3, 37], [39, 1]])
def test_streamed_decoding_equals_whole_decoding(codec, pieces):
    codes = torch.randint(CODEBOOK_SIZE, (1, NUM_CODEBOOKS, 40))
    whole = codec.decode(codes)[0, 0]

    stream = codec.stream()
    made = torch.cat([*(stream.push(piece) for piece in codes[0].split(pieces, dim=1)), stream.flush()])

    torch.testing.assert_close(made, whole, atol=1e-5, rtol=1e-4)


def test_stream_gives_samples_before_the_end(codec):
    stream = codec.stream()

    early = stream.push(torch.randint(CODEBOOK_SIZE, (NUM_CODEBOOKS, 20)))

    held_back = SMALL.look_ahead * HOP + (SMALL.fft_size - HOP) // 2
    assert len(early) == 20 * HOP - held_back


def test_empty_stream_ends_in_silence_of_no_length(codec):
    assert len(codec.stream().flush()) == 0


@pytest.mark.parametrize("num_frames", [1, 2, 3])
def test_very_short_sounds_stream_too(codec, num_frames):
    codes = torch.randint(CODEBOOK_SIZE, (1, NUM_CODEBOOKS, num_frames))
    stream = codec.stream()

    made = torch.cat([stream.push(codes[0]), stream.flush()])

    torch.testing.assert_close(made, codec.decode(codes)[0, 0], atol=1e-5, rtol=1e-4)


def test_decoder_hears_no_more_than_its_look_ahead(codec):
    latents = torch.randn(1, 30, SMALL.latent_width, requires_grad=True)

    hidden = codec.decoder.backbone(latents)
    hidden[0, 10].sum().backward()

    heard = latents.grad[0].abs().sum(-1).nonzero().flatten()
    assert heard.max() == 10 + SMALL.look_ahead


def test_fewer_codebooks_decode_to_the_same_length(codec):
    codes = torch.randint(CODEBOOK_SIZE, (1, NUM_CODEBOOKS, 12))

    assert codec.decode(codes[:, :1]).shape == codec.decode(codes).shape == (1, 1, 12 * HOP)


def test_spectrum_and_inverse_give_the_samples_back():
    samples = torch.randn(2, 20 * HOP)

    back = InverseFrameSpectrum(1280)(FrameSpectrum(1280)(samples) * torch.hann_window(1280).max())

    inner = slice(480, -480)
    torch.testing.assert_close(back[:, inner], samples[:, inner], atol=1e-4, rtol=1e-4)


def test_window_sizes_that_do_not_fit_the_hop_are_refused():
    with pytest.raises(ValueError, match="multiple of 320"):
        InverseFrameSpectrum(1000)


def test_mel_filters_leave_no_band_empty():
    filters = mel_filters(100, 512)

    assert (filters.sum(1) > 0.99).all()


def test_convolution_look_ahead_out_of_range_is_refused():
    with pytest.raises(ValueError, match="look_ahead"):
        FrameConvolution(2, 2, look_ahead=7)


def test_pushing_through_a_causal_backbone_gives_all_frames():
    backbone = FrameBackbone(3, 4, 2, expansion=2, input_look_ahead=0, block_look_ahead=0)
    x = torch.randn(1, 9, 3)

    first, state = backbone.push(x[:, :4], backbone.initial_histories(1))
    second, _ = backbone.push(x[:, 4:], state)

    torch.testing.assert_close(torch.cat([first, second], 1), backbone(x))


def test_deeper_levels_come_closer():
    torch.manual_seed(0)
    quantizer = ResidualQuantizer(4, 3).train()
    latents = torch.randn(1, 3000, 4)
    for _ in range(3):
        quantizer(latents)

    codes = quantizer.eval().encode(latents)

    errors = [(quantizer.decode(codes[:, :k]) - latents).square().mean() for k in (1, 2, 3)]
    assert errors[0] > errors[1] > errors[2]


def test_unused_codes_move_to_where_the_data_is_and_stay():
    torch.manual_seed(0)
    quantizer = ResidualQuantizer(2, 1).train()
    quantizer(torch.randn(1, 2000, 2))
    far = torch.randn(1, 2000, 2) + 50

    for _ in range(450):
        quantizer(far)

    codebook = quantizer.levels[0].embed
    assert (codebook.mean(1) > 25).float().mean() > 0.9


def test_straight_through_gradient_reaches_the_encoder_unchanged():
    quantizer = ResidualQuantizer(4, 2).train()
    latents = torch.randn(1, 1200, 4, requires_grad=True)

    quantizer(latents).latents.sum().backward()

    torch.testing.assert_close(latents.grad, torch.ones_like(latents))


@pytest.fixture(scope="module")
def coloured(codec) -> FrameCodec:
    """The same codec with a decoder that is shown voices, and has learned something of them."""
    torch.manual_seed(1)
    coloured = FrameCodec(dataclasses.replace(SMALL, voice_summary=True))
    coloured.load_state_dict(codec.state_dict(), strict=False)
    torch.nn.init.normal_(coloured.decoder.summary.leave.weight)
    return coloured.eval()


def test_one_sentence_of_codes_sounds_otherwise_in_another_voice(coloured):
    codes, first, second = torch.randint(CODEBOOK_SIZE, (3, 1, NUM_CODEBOOKS, 30))

    assert not torch.allclose(coloured.decode(codes, first), coloured.decode(codes, second), atol=1e-3)
    assert torch.equal(coloured.decode(codes), coloured.decode(codes, codes))


def test_streamed_decoding_in_a_voice_equals_whole_decoding(coloured):
    codes, voice = torch.randint(CODEBOOK_SIZE, (2, 1, NUM_CODEBOOKS, 40))

    stream = coloured.stream(voice[0])
    made = torch.cat([*(stream.push(piece) for piece in codes[0].split([1, 9, 30], dim=1)), stream.flush()])

    torch.testing.assert_close(made, coloured.decode(codes, voice)[0, 0], atol=1e-5, rtol=1e-4)


def test_padding_of_a_voice_does_not_count(coloured):
    voice = torch.randint(CODEBOOK_SIZE, (1, NUM_CODEBOOKS, 30))
    mask = torch.arange(30)[None] < 12

    padded, short = coloured.colour(voice, mask, predicted=True), coloured.colour(voice[..., :12], predicted=True)
    assert torch.allclose(padded.shift, short.shift, atol=1e-6)


@pytest.mark.parametrize("voice_summary", [False, True])
def test_a_models_codes_are_marked_and_an_encoders_are_not(codec, voice_summary):
    torch.manual_seed(1)
    marked = FrameCodec(dataclasses.replace(SMALL, voice_summary=voice_summary, predicted_mark=True)).eval()
    marked.load_state_dict(codec.state_dict(), strict=False)
    codes, voice = torch.randint(CODEBOOK_SIZE, (2, 1, NUM_CODEBOOKS, 40))
    encoded, predicted = marked.decode(codes), marked.decode(codes, voice)

    torch.nn.init.normal_(marked.decoder.predicted_mark)

    assert torch.equal(marked.decode(codes), encoded)
    assert not torch.allclose(marked.decode(codes, voice), predicted, atol=1e-3)
    stream = marked.stream(voice[0])
    made = torch.cat([*(stream.push(piece) for piece in codes[0].split([1, 9, 30], dim=1)), stream.flush()])
    torch.testing.assert_close(made, marked.decode(codes, voice)[0, 0], atol=1e-5, rtol=1e-4)


def test_a_voice_known_by_fewer_codebooks_is_taken_too(coloured):
    codes = torch.randint(CODEBOOK_SIZE, (1, 3, 10))

    assert coloured.decode(codes).shape == (1, 1, 10 * HOP)
