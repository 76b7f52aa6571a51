"""The voice vector: who speaks and how it is coloured."""

import pytest
import torch

from tacolm_core.codec import speaker_network
from tacolm_core.codec.voice_vector import (
    SPEECH_LEVEL,
    StoredDescriber,
    VoiceDescriber,
    at_speech_level,
    save_describer,
)
from tacolm_core.errors import NoModel
from tacolm_core.units import VOICE_WIDTH


@pytest.fixture(scope="module", autouse=True)
def fewer_layers():
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(speaker_network, "BLOCKS", ((2, 1), (2, 2), (2, 2)))
        yield


@pytest.fixture(scope="module")
def describer():
    torch.manual_seed(0)
    return VoiceDescriber().eval()


def noise(seconds):
    return torch.randn(2, int(24_000 * seconds), generator=torch.Generator().manual_seed(1)) * 0.1


def test_rests_do_not_count_for_the_level_of_speech():
    with_rest = torch.cat([noise(1.0) * 3, noise(1.0) * 1e-4], 1)
    levelled = at_speech_level(with_rest)

    assert levelled[:, :24_000].square().mean().sqrt().item() == pytest.approx(SPEECH_LEVEL, rel=0.02)
    assert torch.equal(at_speech_level(torch.zeros(1, 5000)), torch.zeros(1, 5000))


@torch.inference_mode()
def test_a_vector_knows_no_level_but_colour(describer):
    sound = noise(1.5)
    dull = torch.nn.functional.avg_pool1d(sound, 5, 1, 2)
    plain, loud, other = (describer(each) for each in (sound, sound * 4, dull))

    assert plain.shape == (2, VOICE_WIDTH)
    assert plain[:, :192].norm(dim=1).tolist() == pytest.approx([14.0, 14.0], rel=1e-3)
    torch.testing.assert_close(plain, loud, atol=2e-2, rtol=1e-2)
    assert (plain - other)[:, 192:].abs().mean() > 0.1


@torch.inference_mode()
def test_a_very_short_sound_is_described(describer):
    assert describer(noise(0.02)).isfinite().all()


@torch.inference_mode()
def test_a_stored_describer_is_read_when_it_is_asked(describer, tmp_path, monkeypatch):
    path = tmp_path / "speaker.safetensors"
    written = save_describer(path, describer, storage="exact")
    stored = StoredDescriber(path)
    held = path.rename(tmp_path / "elsewhere")

    assert (stored.hash, stored.width) == (written.hash, VOICE_WIDTH)
    with pytest.raises(NoModel):
        stored(noise(0.5))
    held.rename(path)
    torch.testing.assert_close(stored(noise(0.5)), describer(noise(0.5)))


def test_a_missing_describer_is_said(tmp_path):
    with pytest.raises(NoModel):
        StoredDescriber(tmp_path / "speaker.safetensors")
