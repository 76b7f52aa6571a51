from dataclasses import replace

import pytest
import torch

from tacolm_core.codec.content import without_mean
from tacolm_core.codec.voice_vector import SPEECH_LEVEL, at_speech_level
from tacolm_core.codec.voiced_codec import VoicedCodec
from tacolm_core.config import CodecConfig
from tacolm_core.units import CODEBOOK_SIZE, HOP, NUM_CODEBOOKS

SMALL = CodecConfig(
    num_mels=16,
    num_complex_bins=8,
    encoder_width=16,
    encoder_layers=2,
    detail_layers=1,
    decoder_width=24,
    decoder_layers=3,
    latent_width=8,
    content_levels=2,
    voice_width=12,
    look_ahead=4,
)


REFINED = replace(SMALL, content_width=6, refiner_layers=2, refiner_width=20, refiner_look_ahead=5)


@pytest.fixture(scope="module", params=[SMALL, REFINED], ids=["plain", "refined"])
def codec(request):
    torch.manual_seed(0)
    codec = VoicedCodec(request.param).train()
    sound = torch.randn(4, 300 * HOP) * 0.1
    codec.quantizer(codec.content(sound))  # starts the codebooks
    codec.detail_quantizer(codec.detail(sound))
    for told in (codec.decoder, codec.refiner):
        if told is not None:
            torch.nn.init.normal_(told.colour.modulate.weight, std=0.3)
    return codec.eval()


def some_codes(num_frames=40):
    return torch.randint(CODEBOOK_SIZE, (1, NUM_CODEBOOKS, num_frames))


@pytest.mark.parametrize("num_samples", [6000, 20 * HOP, 20 * HOP + 1])
def test_every_started_frame_gets_codes(codec, num_samples):
    codes = codec.encode(torch.randn(2, 1, num_samples))

    assert codes.shape == (2, NUM_CODEBOOKS, -(-num_samples // HOP))
    assert codes.min() >= 0
    assert codes.max() < CODEBOOK_SIZE


@pytest.mark.parametrize("pieces", [[40], [1] * 40, [2, 1, 30, 7], [3, 37], [39, 1]])
def test_streamed_decoding_equals_whole_decoding(codec, pieces):
    codes, voice = some_codes(), torch.randn(1, SMALL.voice_width)
    whole = codec.decode(codes, voice)[0, 0]

    stream = codec.stream(voice[0])
    made = torch.cat([*(stream.push(piece) for piece in codes[0].split(pieces, dim=1)), stream.flush()])

    torch.testing.assert_close(made, whole, atol=1e-5, rtol=1e-4)


def test_all_codes_have_vectors_of_one_width(codec):
    assert codec.codebooks.shape == (NUM_CODEBOOKS, CODEBOOK_SIZE, SMALL.latent_width)


def test_one_voice_is_not_another(codec):
    codes = some_codes()
    one, other = (codec.decode(codes, torch.randn(1, SMALL.voice_width)) for _ in range(2))

    assert (one - other).abs().max() > 0.01


@pytest.mark.parametrize("levels", [1, 2, 5])
def test_fewer_codebooks_decode_to_the_same_length(codec, levels):
    voice = torch.randn(1, SMALL.voice_width)

    assert codec.decode(some_codes(12)[:, :levels], voice).shape == (1, 1, 12 * HOP)


def test_a_louder_recording_has_the_same_codes_and_voice(codec):
    sound = torch.randn(1, 1, 75 * HOP) * 0.02

    assert torch.equal(codec.encode(sound), codec.encode(sound * 8))
    torch.testing.assert_close(codec.describe(sound), codec.describe(sound * 8), atol=1e-4, rtol=1e-3)


def test_the_level_is_that_of_speech_not_of_silence():
    speech = torch.randn(1, 24_000)
    with_rest = torch.cat([speech, torch.zeros(1, 48_000)], 1)

    levelled = at_speech_level(with_rest)

    assert levelled[:, :24_000].square().mean().sqrt().item() == pytest.approx(SPEECH_LEVEL, rel=0.02)


def test_silence_stays_silent():
    assert torch.equal(at_speech_level(torch.zeros(1, 5000)), torch.zeros(1, 5000))


def test_a_colour_over_the_whole_sound_is_taken_off():
    mels = torch.randn(2, 50, 16)

    coloured = without_mean(mels + torch.linspace(-0.3, 0.3, 16))

    torch.testing.assert_close(coloured, without_mean(mels), atol=0.02, rtol=0)


def test_two_people_of_a_batch_do_not_meet(codec):
    sounds = torch.randn(2, 1, 60 * HOP)

    together = codec.describe(sounds)

    torch.testing.assert_close(together[1:], codec.describe(sounds[1:]), atol=1e-4, rtol=1e-3)
