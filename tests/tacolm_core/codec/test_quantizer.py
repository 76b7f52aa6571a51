import pytest
import torch
from torch import Tensor

from tacolm_core.codec.quantizer import ResidualQuantizer


@pytest.fixture(scope="module")
def quantizer() -> ResidualQuantizer:
    """Codebooks of falling spread, as training leaves them."""
    torch.manual_seed(0)
    made = ResidualQuantizer(8, 4).eval()
    for level, codebook in enumerate(made.levels):
        codebook.embed.copy_(torch.randn(codebook.embed.shape) * 0.5**level)
    return made


def drawn(*shape: int) -> Tensor:
    return torch.randn(*shape, 8, generator=torch.Generator().manual_seed(1))


def test_each_level_takes_the_code_nearest_to_what_is_left(quantizer):
    latents = drawn(2, 30)
    left, nearest = latents, []
    for codebook in quantizer.codebooks:
        nearest.append(torch.cdist(left, codebook.expand(2, -1, -1)).argmin(-1))
        left = left - codebook[nearest[-1]]

    assert torch.equal(quantizer.encode(latents), torch.stack(nearest, 1))


def test_no_frames_give_no_codes(quantizer):
    assert quantizer.encode(drawn(1, 0)).shape == (1, 4, 0)


def test_the_training_pass_chooses_the_same_codes(quantizer):
    latents = drawn(2, 20)

    assert torch.equal(quantizer(latents).codes, quantizer.encode(latents))
