"""Codebook 1 as an AR model would draw it, and the other codebooks as they would mend that.

In synthesis NAR model and decoder follow a codebook 1 that was guessed. Trained on the encoder's alone they take
every guess at its word. Here a share of a recording's codes of codebook 1 is drawn from what the AR model expects
after the true codes before them, which keeps them in step with the recording; and since later codebooks hold what the
earlier ones left over, they are chosen anew, so that the sum stays the sound it was.
"""

import dataclasses

import torch
from torch import Tensor

from tacolm_core.config import SynthesisOptions
from tacolm_core.data.batches import Batch
from tacolm_core.model.backbone import ArBackbone
from tacolm_core.synthesis.sampling import apply_temperature, draw, keep_top_p, mask_specials
from tacolm_core.training.losses import previous_token

MOST_DRAWN = 0.7  # of an utterance's codes of codebook 1; the share is drawn, too, from none to this


class CodeDrawer:
    """An AR model and the geometry of the codes it writes."""

    def __init__(self, ar: ArBackbone, codebooks: Tensor) -> None:
        """`ar` in evaluation mode; `codebooks` (K, 1024, E) of its codec."""
        self.ar, self.codebooks = ar, codebooks

    @torch.no_grad()
    def redrawn(self, batch: Batch, generator: torch.Generator) -> Batch:
        """The batch with some of codebook 1 drawn, and the others chosen anew in those frames."""
        first = draw_some(self.ar, batch, generator)
        return dataclasses.replace(batch, codes=mended(batch.codes, first, self.codebooks))


@torch.no_grad()
def draw_some(ar: ArBackbone, batch: Batch, generator: torch.Generator) -> Tensor:
    """Codebook 1 (B, T) of the batch, with a random share of each item's codes drawn with the default options.

    Items without words keep theirs: in synthesis nothing is drawn without text.
    """
    own = batch.codes[:, 0]
    given = (batch.text, batch.text_mask, batch.prompt, batch.prompt_mask, ar.written(batch.codes), batch.codes_mask)
    logits = ar(*given, previous_token(batch.alignment), batch.voice).logits[:, : own.shape[1]].float()
    logits = logits if ar.codebooks == 1 else logits[:, :, 0]
    options = SynthesisOptions()
    shaped = apply_temperature(mask_specials(logits, may_end=False), options.temperature)
    drawn = draw(keep_top_p(shaped, options.top_p).softmax(-1), generator).to(own.device)
    share = MOST_DRAWN * torch.rand(len(own), 1, generator=generator) * (batch.text_mask.sum(1, keepdim=True) > 2).cpu()
    chosen = (torch.rand(own.shape, generator=generator) < share).to(own.device) & batch.codes_mask
    return torch.where(chosen, drawn, own)


def mended(codes: Tensor, first: Tensor, codebooks: Tensor) -> Tensor:
    """Codes (B, K, T) after another codebook 1 (B, T): where it differs the others come as near as they can, each to
    what those before it left over of the codes' sum. `codebooks` (K, 1024, E).
    """
    frames = first != codes[:, 0]
    own = codes.transpose(1, 2)[frames]  # (N, K)
    left = torch.stack([book[own[:, level]] for level, book in enumerate(codebooks)]).sum(0)
    chosen = [first[frames]]
    for level, book in enumerate(codebooks):
        if level:
            chosen.append((book.square().sum(-1) - 2 * left @ book.T).argmin(-1))
        left = left - book[chosen[level]]
    out = codes.transpose(1, 2).clone()
    out[frames] = torch.stack(chosen, -1)
    return out.transpose(1, 2)
