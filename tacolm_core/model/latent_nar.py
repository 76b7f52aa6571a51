"""A NAR model that does not guess codes: it writes the latents that the codec's decoder reads, all at once.

Codes above the first are nearly noise to a model that never heard the speaker; what they add up to is not. A causal
network of ConvNeXt blocks reads codebook 1 and the token each frame speaks, is told the voice vector in every block
(FiLM), and looks at the prompt's own frames, found by what they say and read for how they sound. It learns from
the distance to the encoder's latents and from a discriminator (training/latent_task.py). Codebooks 2..8 are those
nearest to what it writes, level by level, as the codec's quantizer would choose them.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any

import torch
from torch import Tensor, nn
from torch.nn import functional as F

from tacolm_core.config import LatentNarConfig
from tacolm_core.model.backbone import UNDECIDED, NarBackbone
from tacolm_core.nn.convnext import HISTORY, Colour, FrameBackbone, VoiceColour
from tacolm_core.units import CODEBOOK_SIZE, NUM_CODEBOOKS

_TOLD = (0.9, 0.8)  # share of the training items that are told either part of the voice vector
_FEW = 30  # frames of a token below which it begins nearer to nothing
_EMBEDDING = 192  # values of the voice vector that say who it is; the others how it is coloured

Pairs = tuple[Tensor, Tensor]  # keys and values (B, heads, P, head_width)


@dataclass(frozen=True)
class LatentHeard:
    """A prompt as every looking layer reads it."""

    pairs: tuple[Pairs, ...]
    mask: Tensor  # (B, P) bool


@dataclass(frozen=True)
class LatentPrefix:
    """Prompt, voice and text of some frames to come."""

    heard: LatentHeard
    colour: Colour
    text: Tensor  # (B, S)


@dataclass(frozen=True)
class LatentContext:
    """What was written for some frames."""

    latents: Tensor  # (B, T, E) of the codec


class VoiceReader(nn.Module):
    """Voice vectors (B, V) to what the blocks are told (B, told_width). Vectors of zeros are nobody's.

    In training either part is withheld now and then, so that the model leans on both.
    """

    def __init__(self, voice_width: int, width: int) -> None:
        super().__init__()
        self.who = nn.Linear(min(_EMBEDDING, voice_width), width)
        self.how = nn.Linear(max(0, voice_width - _EMBEDDING), width)
        self.mix = nn.Linear(width, width)

    def forward(self, voice: Tensor) -> Tensor:
        """(B, V)."""
        who, how = self.who(voice[:, :_EMBEDDING]), self.how(voice[:, _EMBEDDING:])
        if self.training:
            keep = torch.rand(2, len(voice), 1, device=voice.device)
            who, how = who * (keep[0] < _TOLD[0]), how * (keep[1] < _TOLD[1])
        return F.gelu(self.mix(F.gelu(who + how)))


class PromptLook(nn.Module):
    """Rows (B, T, D) look at the frames of a prompt, and are given what they find. Begins by giving nothing."""

    def __init__(self, width: int, prompt_width: int, heads: int, head_width: int) -> None:
        super().__init__()
        self.shape = (heads, head_width)
        self.norm = nn.LayerNorm(width)
        self.ask = nn.Linear(width, heads * head_width)
        self.key = nn.Linear(prompt_width, heads * head_width)
        self.value = nn.Linear(prompt_width, heads * head_width)
        self.leave = nn.Linear(heads * head_width, width)
        nn.init.zeros_(self.leave.weight)
        nn.init.zeros_(self.leave.bias)

    def hear(self, prompt: Tensor) -> Pairs:
        """Frames of a prompt (B, P, prompt_width) as keys and values."""
        return self._heads(self.key(prompt)), self._heads(self.value(prompt))

    def forward(self, rows: Tensor, pairs: Pairs, mask: Tensor) -> Tensor:
        """Rows (B, T, D) after looking; where nothing of `mask` (B, P) counts they stay as they are."""
        if not mask.shape[1]:
            return rows
        there = mask.any(1)
        shown = (mask | ~there[:, None])[:, None, None]
        found = F.scaled_dot_product_attention(self._heads(self.ask(self.norm(rows))), *pairs, attn_mask=shown)
        given = self.leave(found.transpose(1, 2).flatten(2))
        seen: Tensor = rows + given * there[:, None, None]
        return seen

    def _heads(self, rows: Tensor) -> Tensor:
        return rows.view(*rows.shape[:2], *self.shape).transpose(1, 2)


class LatentNar(NarBackbone):
    """Codebook 1 to the codec's latents (B, T, E), and to codebooks 2..8."""

    config: LatentNarConfig
    lesson = "latents"
    codebooks: Tensor  # (8, 1024, E) of the codec
    mean: Tensor  # (E,) of latents
    scale: Tensor  # () spread of latents around it

    def __init__(self, config: LatentNarConfig) -> None:
        super().__init__()
        self.config = config
        self.look_ahead, self.reach = config.look_ahead, HISTORY * config.num_layers
        latent, width = config.latent_width, config.width
        self.register_buffer("codebooks", torch.zeros(NUM_CODEBOOKS, CODEBOOK_SIZE, latent))
        self.register_buffer("mean", torch.zeros(latent))
        self.register_buffer("scale", torch.ones(()))
        self.first = nn.Embedding(CODEBOOK_SIZE, latent)
        self.token = nn.Embedding(1 + config.text_vocabulary, latent)  # row 0: which one is not known
        nn.init.zeros_(self.token.weight)
        self.voice = VoiceReader(config.voice_width, config.told_width)
        self.colour = VoiceColour(config.told_width, width, config.num_layers)
        self.content = nn.Linear(2 * latent, config.content_width)
        self.backbone = FrameBackbone(
            latent,
            width,
            config.num_layers,
            expansion=config.expansion,
            input_look_ahead=config.look_ahead,
            block_look_ahead=0,
        )
        prompt_width = config.content_width + latent
        self.looks = nn.ModuleDict(
            {str(n): PromptLook(width, prompt_width, config.heads, config.head_width) for n in config.looking_layers}
        )
        self.leave = nn.Linear(width, latent)
        nn.init.normal_(self.colour.modulate.weight, std=0.01)

    @torch.no_grad()
    def start_from_codebooks(self, codebooks: Tensor) -> None:
        """Take the codec's codebooks (8, 1024, E), which it writes for; the rows of codebook 1 are where it begins.

        Raises:
            ValueError: they are of another width.

        """
        if codebooks.shape != self.codebooks.shape:
            raise ValueError(f"codebooks of shape {tuple(codebooks.shape)} for {tuple(self.codebooks.shape)}")
        self.codebooks.copy_(codebooks)
        self.mean.copy_(codebooks[0].mean(0))
        self.scale.copy_(codebooks.var(1, correction=0).sum(0).mean().sqrt())
        self.first.weight.copy_(self.normed(codebooks[0]))

    @torch.no_grad()
    def start_tokens(self, batches: Iterable[tuple[Tensor, Tensor, Tensor]]) -> None:
        """Let each token begin as what its frames add, on average, to codebook 1.

        Args:
            batches: codes (N, 8) of frames, the token each speaks (N,), and whether it is known (N,) bool.

        """
        total, count = torch.zeros_like(self.token.weight), self.token.weight.new_zeros(len(self.token.weight))
        for codes, tokens, known in batches:
            added = self.sum_of(codes[known].T[None])[0] - self.codebooks[0][codes[known, 0]]
            total.index_add_(0, 1 + tokens[known], added / self.scale)
            count.index_add_(0, 1 + tokens[known], count.new_ones(int(known.sum())))
        self.token.weight.copy_(total / (count[:, None] + _FEW))

    def sum_of(self, codes: Tensor) -> Tensor:
        """Codes (B, k, T) to the latents that they stand for (B, T, E)."""
        return torch.stack([self.codebooks[level][codes[:, level]] for level in range(codes.shape[1])]).sum(0)

    def hear(self, prompt: Tensor, prompt_mask: Tensor) -> LatentHeard:
        """See `NarBackbone.hear`."""
        sound = self.normed(self.sum_of(prompt))
        said = self.content(torch.cat([self.first(prompt[:, 0]), sound], 2))
        rows = torch.cat([said, sound], 2)
        return LatentHeard(tuple(look.hear(rows) for look in self.looks.values()), prompt_mask)  # type: ignore[operator]

    def prefill(
        self,
        text: Tensor,
        text_mask: Tensor,  # noqa: ARG002  a frame is told one token
        prompt: Tensor,
        prompt_mask: Tensor,
        heard: LatentHeard | None = None,
        voice: Tensor | None = None,
    ) -> LatentPrefix:
        """See `NarBackbone.prefill`."""
        told = self._nobody(len(text)) if voice is None else self.colour(self.voice(voice))
        return LatentPrefix(heard or self.hear(prompt, prompt_mask), told, text)

    def _nobody(self, count: int) -> Colour:
        """What the blocks are told of so many voices where no vector is known."""
        return self.colour(self.voice(self.mean.new_zeros(count, self.config.voice_width)))  # type: ignore[no-any-return]

    def contextualise(
        self,
        first: Tensor,
        mask: Tensor,
        prefix: LatentPrefix,
        alignment: Tensor | None = None,
    ) -> LatentContext:
        """The latents of some frames; see `NarBackbone.contextualise`. Codes may be UNDECIDED: the tokens stay."""
        told = torch.zeros_like(first)
        if alignment is not None:
            told = (1 + prefix.text.gather(1, alignment.clamp(min=0))).masked_fill(alignment < 0, 0)
        colour, backbone = prefix.colour, self.backbone
        known = (first != UNDECIDED)[..., None]
        code = first.clamp(min=0)
        spoken = (self.first(code) * known + self.token(told)).masked_fill(~mask[..., None], 0)
        rows = backbone.enter_norm(backbone.enter(spoken)) + colour.shift
        pairs = dict(zip(self.looks, prefix.heard.pairs, strict=True))
        for number, (block, modulation) in enumerate(backbone.told(colour)):
            rows = block(rows, modulation)
            if (name := str(number)) in pairs:
                rows = self.looks[name](rows, pairs[name], prefix.heard.mask)
        change = self.leave(backbone.leave_norm(rows))
        return LatentContext(torch.where(known, self.codebooks[0][code], self.mean) + self.scale * change)

    def contextualise_guided(
        self,
        first: Tensor,
        mask: Tensor,
        prefix: LatentPrefix,
        alignment: Tensor | None,
        weight: float,
    ) -> LatentContext:
        """See `NarBackbone.contextualise_guided`: away from what would be written without tokens and voice vector."""
        told = self.contextualise(first, mask, prefix, alignment)
        if weight == 1.0:
            return told
        untold = self.contextualise(first, mask, replace(prefix, colour=self._nobody(len(first))))
        return LatentContext(torch.lerp(untold.latents, told.latents, weight))

    def recent(self, context: LatentContext, shown: int, new: int) -> tuple[int, LatentContext]:
        """See `NarBackbone`: a frame's codes hang on its own latents alone."""
        return 0, replace(context, latents=context.latents[:, shown - new :])

    def refine(
        self,
        level: int,
        codes: Tensor,
        context: LatentContext,
        known: Tensor | None = None,  # noqa: ARG002
    ) -> Tensor:
        """Logits (B, T, 1024) of `level`: the nearer a row is to what the levels below leave over, the likelier.

        Raises:
            ValueError: not as many levels as lie below.

        """
        if codes.shape[1] != level:
            raise ValueError(f"level {level} needs the {level} levels below it, not {codes.shape[1]}")
        left = context.latents - self.sum_of(codes)
        book = self.codebooks[level]
        return 2 * left @ book.T - book.square().sum(-1)

    def teach(self, *_given: Any, **_more: Any) -> Tensor:
        """There is no such lesson: it learns latents."""
        raise ValueError("a latent NAR model is taught latents, not a level for each item")

    def latents(
        self,
        text: Tensor,
        text_mask: Tensor,
        prompt: Tensor,
        prompt_mask: Tensor,
        first: Tensor,
        codes_mask: Tensor,
        alignment: Tensor | None = None,
        voice: Tensor | None = None,
    ) -> Tensor:
        """Latents (B, T, E) for codebook 1 `first` (B, T); the rest as `prefill` and `contextualise` take it."""
        prefix = self.prefill(text, text_mask, prompt, prompt_mask, voice=voice)
        return self.contextualise(first, codes_mask, prefix, alignment).latents

    def normed(self, latents: Tensor) -> Tensor:
        """Latents (B, T, E) of the codec with about zero mean and unit spread."""
        return (latents - self.mean) / self.scale
