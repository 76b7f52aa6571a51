import torch
from torch import nn

from tacolm_core.training.held_codes import HeldCodes

CODEBOOK = torch.tensor([[0.0, 0.0], [1.0, 0.0], [0.0, 1.0]])


class Fixed(nn.Module):
    """An encoder that hears the same in everything."""

    def __init__(self, latents: torch.Tensor) -> None:
        super().__init__()
        self.latents = nn.Parameter(latents)

    def forward(self, sound: torch.Tensor) -> torch.Tensor:
        return self.latents.expand(len(sound), -1, -1)


def test_latents_that_stay_nearest_to_their_codes_lose_nothing():
    held = HeldCodes(Fixed(torch.tensor([[[0.1, 0.0], [0.9, 0.1]]])), CODEBOOK)

    loss, kept = held(torch.zeros(1, 8), torch.tensor([[[0.0, 0.1], [1.2, -0.1]]]))

    assert loss == 0
    assert kept == 1


def test_a_latent_that_left_is_drawn_back_over_the_border():
    held = HeldCodes(Fixed(torch.tensor([[[0.1, 0.0]]])), CODEBOOK)
    latents = torch.tensor([[[0.7, 0.0]]], requires_grad=True)
    before, kept = held(torch.zeros(1, 8), latents)
    assert kept == 0

    rate = torch.optim.SGD([latents], lr=0.05)
    for _ in range(50):
        rate.zero_grad()
        held(torch.zeros(1, 8), latents)[0].backward()
        rate.step()

    after, kept = held(torch.zeros(1, 8), latents)
    assert after < before
    assert kept == 1
    assert latents[0, 0, 0] < 0.5


def test_the_earlier_encoder_learns_nothing():
    encoder = Fixed(torch.tensor([[[0.1, 0.0]]]))
    held = HeldCodes(encoder, CODEBOOK)
    latents = torch.tensor([[[0.7, 0.0]]], requires_grad=True)

    held(torch.zeros(1, 8), latents)[0].backward()

    assert encoder.latents.grad is None
    assert not encoder.latents.requires_grad
