"""Small random inputs for the models, right-padded."""

from dataclasses import dataclass, replace

import torch
from torch import Tensor
from torch.nn import functional as F

from tacolm_core.units import CODEBOOK_SIZE, NUM_CODEBOOKS, TEXT_BOS, TEXT_EOS

VOCABULARY = 20


@dataclass(frozen=True)
class Inputs:
    """Text, prompt and target codes of a batch with their masks."""

    text: Tensor
    text_mask: Tensor
    prompt: Tensor
    prompt_mask: Tensor
    codes: Tensor  # (B, K, T)
    codes_mask: Tensor

    @property
    def condition(self):
        return self.text, self.text_mask, self.prompt, self.prompt_mask

    @property
    def lengths(self):
        return self.codes_mask.sum(1)

    def item(self, index):
        """One item without its padding."""
        text, prompt, codes = (m[index].sum() for m in (self.text_mask, self.prompt_mask, self.codes_mask))
        return Inputs(
            self.text[index : index + 1, :text],
            self.text_mask[index : index + 1, :text],
            self.prompt[index : index + 1, :, :prompt],
            self.prompt_mask[index : index + 1, :prompt],
            self.codes[index : index + 1, :, :codes],
            self.codes_mask[index : index + 1, :codes],
        )

    def padded(self, text=0, prompt=0, codes=0):
        """With that many more rows of padding; padded codes are arbitrary."""
        return replace(
            self,
            text=F.pad(self.text, (0, text), value=7),
            text_mask=F.pad(self.text_mask, (0, text)),
            prompt=F.pad(self.prompt, (0, prompt), value=9),
            prompt_mask=F.pad(self.prompt_mask, (0, prompt)),
            codes=F.pad(self.codes, (0, codes), value=11),
            codes_mask=F.pad(self.codes_mask, (0, codes)),
        )


def lengths_mask(lengths):
    return torch.arange(max(lengths)) < torch.tensor(lengths)[:, None]


def inputs(text=(9, 6), prompt=(5, 3), codes=(12, 8), seed=0):
    """A batch with these lengths."""
    generator = torch.Generator().manual_seed(seed)
    text_mask = lengths_mask(text)
    tokens = torch.randint(3, VOCABULARY, text_mask.shape, generator=generator)
    tokens[:, 0] = TEXT_BOS
    tokens[torch.arange(len(text)), torch.tensor(text) - 1] = TEXT_EOS
    shape = (len(text), NUM_CODEBOOKS)
    return Inputs(
        tokens,
        text_mask,
        torch.randint(CODEBOOK_SIZE, (*shape, max(prompt)), generator=generator),
        lengths_mask(prompt),
        torch.randint(CODEBOOK_SIZE, (*shape, max(codes)), generator=generator),
        lengths_mask(codes),
    )


def rows_like(reference, frames=0):
    """Pointers (B, T + frames) that move on by one token every other row."""
    batch, _, num_frames = reference.codes.shape
    pointer = (torch.arange(num_frames + frames) // 2)[None].expand(batch, -1)
    return torch.minimum(pointer, reference.text_mask.sum(1, keepdim=True) - 1)


def shaken(model):
    """The model with every parameter moved, so that nothing hides behind a zero."""
    generator = torch.Generator().manual_seed(1)
    with torch.no_grad():
        for parameter in model.parameters():
            parameter.add_(torch.randn(parameter.shape, generator=generator) * 0.1)
    return model.eval()
