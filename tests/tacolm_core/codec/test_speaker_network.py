"""CAM++ with folded norms says what the published layer order says."""

import pytest
import torch
from torch import Tensor, nn

from tacolm_core.codec import speaker_network
from tacolm_core.codec.speaker_network import NUM_MELS, KaldiMels, SpeakerNetwork, fold_published, load_published
from tacolm_core.errors import NoModel, NotACheckpoint
from tests.tacolm_core.codec.published_speaker_network import Published, published_checkpoint


@pytest.fixture(scope="module", autouse=True)
def fewer_layers():
    """Two layers in each dense block in place of 12, 24 and 16."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(speaker_network, "BLOCKS", ((2, 1), (2, 2), (2, 2)))
        yield


def network() -> tuple[SpeakerNetwork, Published]:
    published = Published()
    published(torch.zeros(2, 120, NUM_MELS))
    made = SpeakerNetwork().eval()
    made.load_state_dict(fold_published(published.tensors))
    return made, published


def noise(seconds: float, batch: int = 2) -> Tensor:
    return torch.randn(batch, int(24_000 * seconds), generator=torch.Generator().manual_seed(1)) * 0.1


def test_folded_norms_change_nothing() -> None:
    made, published = network()
    sound = noise(2.3)
    with torch.inference_mode():
        assert torch.allclose(made(sound), published(made.mels(sound)), atol=1e-4)


def test_louder_is_the_same_person() -> None:
    made, _ = network()
    sound = noise(1.0)
    with torch.inference_mode():
        assert torch.allclose(made(sound), made(sound * 0.5), atol=1e-3)


def test_gradients_reach_the_sound() -> None:
    made, _ = network()
    sound = noise(0.5).requires_grad_(True)
    made.requires_grad_(False)(sound).sum().backward()
    assert sound.grad is not None
    assert bool((sound.grad.abs().sum(1) > 0).all())


def test_mels_of_a_tone_peak_where_kaldi_puts_it() -> None:
    mels = KaldiMels()
    time = torch.arange(24_000) / 24_000
    sweep = torch.stack([torch.sin(2 * torch.pi * hertz * time) for hertz in (300.0, 1000.0, 4000.0)])
    both = torch.cat([sweep, noise(1.0, 1)[:, :24_000] * 1e-3])
    power = torch.view_as_real(torch.fft.rfft(both.unfold(-1, 600, 240) * mels.window, 768)[..., :257]).square().sum(-1)
    loudest = (power @ mels.filters).mean(1)[:3].argmax(-1)
    edges = 1127.0 * torch.log1p(torch.tensor([300.0, 1000.0, 4000.0]) / 700)
    low, high = 1127.0 * torch.log1p(torch.tensor([20.0, 8000.0]) / 700)
    expected = (edges - low) / (high - low) * (NUM_MELS + 1) - 1
    assert torch.allclose(loudest.float(), expected, atol=1.0)


def test_every_parameter_comes_from_the_checkpoint() -> None:
    made, published = network()
    assert set(fold_published(published.tensors)) == set(made.state_dict())
    assert sum(isinstance(module, nn.BatchNorm1d) for module in made.modules()) == 0


def test_a_published_checkpoint_is_read(tmp_path) -> None:
    read = load_published(published_checkpoint(tmp_path / "campplus.pt"))
    made, _ = network()
    with torch.inference_mode():
        assert torch.allclose(read(noise(0.5)), made(noise(0.5)))


def test_other_files_are_refused_in_words(tmp_path) -> None:
    with pytest.raises(NoModel, match="no speaker network"):
        load_published(tmp_path / "nowhere.pt")
    (tmp_path / "text.pt").write_text("no weights")
    torch.save({"head.conv1.weight": torch.zeros(1)}, tmp_path / "other.pt")
    for name in ("text.pt", "other.pt"):
        with pytest.raises(NotACheckpoint, match="no checkpoint of CAM"):
            load_published(tmp_path / name)
