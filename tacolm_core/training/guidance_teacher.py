"""What classifier-free guidance would say, for a model that learns to say it without the second row.

Guidance costs a second row at every frame of synthesis. A model taught by its own guided self gives the same in one
(guidance distillation: Meng et al. 2023, arXiv 2210.03142, there for diffusion).
"""

import copy

import torch
from torch import Tensor

from tacolm_core.data.batches import Batch
from tacolm_core.model.ar import ArModel
from tacolm_core.synthesis.sampling import mix_guidance
from tacolm_core.training.losses import previous_token
from tacolm_core.units import TEXT_BOS, TEXT_EOS


class GuidanceTeacher:
    """A frozen copy of an AR model, asked with guidance."""

    def __init__(self, model: ArModel, weight: float) -> None:
        """`weight` as `SynthesisOptions.guidance`."""
        self.model = copy.deepcopy(model).eval().requires_grad_(False)
        self.weight = weight

    @torch.no_grad()
    def probabilities(self, batch: Batch) -> Tensor:
        """(B, T + 1, CODE_VOCABULARY) of every row; items whose text was dropped get the model's own."""
        first, mask = batch.codes[:, 0], batch.codes_mask
        pointer = previous_token(batch.alignment)
        told = self.model(batch.text, batch.text_mask, batch.prompt, batch.prompt_mask, first, mask, pointer).logits
        empty = batch.text.new_tensor([TEXT_BOS, TEXT_EOS]).expand(len(batch), -1)
        silent = batch.prompt_mask[:, :0]
        untold = self.model(
            empty, torch.ones_like(empty, dtype=torch.bool), batch.prompt[..., :0], silent, first, mask
        ).logits
        guided = mix_guidance(told.float(), untold.float(), self.weight)
        return torch.where(batch.dropped[:, None, None], told.float(), guided).softmax(-1)
