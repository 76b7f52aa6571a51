import pytest
import torch
from torch import Tensor

from tacolm_core.codec.quantizer import BLOCK, ResidualQuantizer


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


def left_over(quantizer: ResidualQuantizer, latents: Tensor, codes: Tensor) -> float:
    return float((latents - quantizer.decode(codes)).square().sum(-1).mean())


def test_one_way_takes_the_nearest_code_of_each_level(quantizer):
    latents = drawn(2, 30)
    left, nearest = latents, []
    for codebook in quantizer.codebooks:
        nearest.append(torch.cdist(left, codebook.expand(2, -1, -1)).argmin(-1))
        left = left - codebook[nearest[-1]]

    assert torch.equal(quantizer.encode(latents, 1), torch.stack(nearest, 1))


def test_several_ways_come_nearer_with_the_same_first_code(quantizer):
    latents = drawn(2, 200)
    codes = {breadth: quantizer.encode(latents, breadth) for breadth in (1, 4, 16)}

    distances = [left_over(quantizer, latents, found) for found in codes.values()]

    assert distances[0] > 1.05 * distances[1] > 1.05 * distances[2]
    assert torch.equal(codes[1][:, 0], codes[16][:, 0])


def test_blocks_do_not_matter(quantizer):
    latents = drawn(1, BLOCK + 40)

    parts = [quantizer.encode(part) for part in latents.split([300, BLOCK - 260], dim=1)]

    assert torch.equal(quantizer.encode(latents), torch.cat(parts, -1))


def test_sums_of_codes_are_found_again_the_better_the_more_ways(quantizer):
    codes = torch.randint(1024, (1, 4, 50), generator=torch.Generator().manual_seed(2))
    sums = quantizer.decode(codes)

    assert left_over(quantizer, sums, quantizer.encode(sums, 16)) < left_over(
        quantizer, sums, quantizer.encode(sums, 1)
    )


def test_no_frames_give_no_codes(quantizer):
    assert quantizer.encode(drawn(1, 0)).shape == (1, 4, 0)


def test_training_forward_and_one_way_agree(quantizer):
    latents = drawn(2, 20)

    assert torch.equal(quantizer(latents).codes, quantizer.encode(latents, 1))
