"""What classifier-free guidance would say, for a model that learns to say it without the second row.

Guidance costs a second row at every frame of synthesis. A model taught by its own guided self gives the same in one
(guidance distillation: Meng et al. 2023, arXiv 2210.03142, there for diffusion). A third row, of the same text in
another speaker's voice, says what any voice would say here; taking a share of it away leaves more of the voice that was
asked for (contrastive decoding: Li et al. 2022, arXiv 2210.15097, there between a large and a small model).
"""

import copy

import torch
from torch import Tensor

from tacolm_core.data.batches import Batch
from tacolm_core.model.backbone import ArBackbone, ArOutput
from tacolm_core.synthesis.sampling import mix_guidance
from tacolm_core.training.losses import previous_token
from tacolm_core.units import TEXT_BOS, TEXT_EOS


class GuidanceTeacher:
    """A frozen copy of an AR model, asked with guidance."""

    def __init__(self, model: ArBackbone, weight: float, contrast: float = 0.0) -> None:
        """`weight` as `SynthesisOptions.guidance`; `contrast`: of the difference to another speaker's prompt."""
        self.model = copy.deepcopy(model).eval().requires_grad_(False)
        self.weight, self.contrast = weight, contrast

    @torch.no_grad()
    def probabilities(self, batch: Batch) -> Tensor:
        """Probabilities of every row, shaped as the logits; items whose text was dropped get the model's own."""
        pointer = previous_token(batch.alignment)
        own = self._scores(batch, batch.text, batch.text_mask, batch.prompt, batch.prompt_mask, pointer, batch.voice)
        empty = batch.text.new_tensor([TEXT_BOS, TEXT_EOS]).expand(len(batch), -1)
        everywhere = torch.ones_like(empty, dtype=torch.bool)
        untold = self._scores(batch, empty, everywhere, batch.prompt[..., :0], batch.prompt_mask[:, :0], None)
        guided = mix_guidance(own, untold, self.weight)
        if self.contrast:
            # Few items of a batch are of one speaker: the prompt of the item before is another voice.
            others, others_mask = batch.prompt.roll(1, 0), batch.prompt_mask.roll(1, 0)
            voice = None if batch.voice is None else batch.voice.roll(1, 0)
            other = self._scores(batch, batch.text, batch.text_mask, others, others_mask, pointer, voice)
            comparable = others_mask.any(1) & batch.prompt_mask.any(1)
            guided = guided + self.contrast * (own - other) * _beside(comparable, own)
        return torch.where(_beside(batch.dropped, own), own, guided).softmax(-1)

    def _scores(
        self,
        batch: Batch,
        text: Tensor,
        text_mask: Tensor,
        prompt: Tensor,
        prompt_mask: Tensor,
        pointer: Tensor | None,
        voice: Tensor | None = None,
    ) -> Tensor:
        """Log-probabilities, shaped as the model's logits, of the batch's codes after this text, prompt and voice."""
        codes = self.model.written(batch.codes)
        answer: ArOutput = self.model(text, text_mask, prompt, prompt_mask, codes, batch.codes_mask, pointer, voice)
        return answer.logits.float().log_softmax(-1)


def _beside(items: Tensor, logits: Tensor) -> Tensor:
    """One value per item (B,), shaped to go with logits (B, ...)."""
    return items.view(-1, *[1] * (logits.ndim - 1))
