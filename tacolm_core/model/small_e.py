"""Small-E (arXiv 2406.04467): one stage, layers whose memory has a constant size, text by position-aware attention.

The text goes through a Transformer encoder. Frames are sums of their codebooks' rows, each codebook a frame later than
the one below (model/delay.py); they go through GLA blocks, ask the text once, and go through more GLA blocks, from
which one output per codebook is read. A prompt runs through the same blocks before the codes, past the text: what is
left of it is the blocks' memory.
"""

from dataclasses import dataclass

import torch
from torch import Tensor, nn

from tacolm_core.config import SmallEConfig
from tacolm_core.model.alignment import window_log_prior
from tacolm_core.model.backbone import ArBackbone, ArOutput
from tacolm_core.model.delay import delayed, opening
from tacolm_core.model.embedding import CodesEmbedding, TextEmbedding
from tacolm_core.nn.gated_linear_attention import GlaBlock
from tacolm_core.nn.position_aware_attention import Asked, PositionAwareAttention
from tacolm_core.nn.text_encoder import TextEncoder
from tacolm_core.units import CODE_VOCABULARY


@dataclass(frozen=True)
class Memories:
    """The memory of each block: what is left of a prompt, or of all rows so far."""

    encoder: tuple[Tensor, ...]
    reading: Tensor | None  # of the cross-attention, which a prompt does not meet
    decoder: tuple[Tensor, ...]


@dataclass(frozen=True)
class SmallEState:
    """Everything carried from one row to the next; its size does not grow."""

    memories: Memories
    asked: Asked
    priors: Tensor  # (S + 1, S) log-prior of every pointer from -1 (none) to S - 1


class SmallE(ArBackbone):
    """Codebooks 1..C. Parameters: text layers and blocks, tables V_text D + C V_code D, outputs C (V_code D + V_code),
    D for the mark of the prompt, two norms, and a projection where text and audio differ in width.
    """

    config: SmallEConfig

    def __init__(self, config: SmallEConfig) -> None:
        super().__init__()
        self.config, self.codebooks = config, config.codebooks
        width = config.width
        self.text_embedding = TextEmbedding(config.text_vocabulary, config.text.width, positions=False)
        self.text_encoder = TextEncoder(config.text)
        self.text_leave = nn.Identity() if config.text.width == width else nn.Linear(config.text.width, width)
        self.codes_embedding = CodesEmbedding(config.codebooks, width, size=CODE_VOCABULARY)
        self.prompt_mark = nn.Parameter(torch.zeros(width))
        self.encoder = self._blocks(config.encoder_layers)
        self.cross_attention = PositionAwareAttention(width, config.position_width, config.dropout)
        self.decoder = self._blocks(config.decoder_layers)
        self.norm = nn.LayerNorm(width)
        self.leave = nn.ModuleList(nn.Linear(width, CODE_VOCABULARY) for _ in range(config.codebooks))

    def _blocks(self, count: int) -> nn.ModuleList:
        return nn.ModuleList(GlaBlock(self.config.width, self.config.heads, self.config.dropout) for _ in range(count))

    @torch.no_grad()
    def start_from_codebooks(self, codebooks: Tensor) -> None:
        """See `ArBackbone.start_from_codebooks`."""
        self.codes_embedding.start_from(codebooks[: self.codebooks])
        for leave, table in zip(self.leave, self.codes_embedding.tables, strict=True):
            leave.weight.copy_(table.weight)  # type: ignore[operator, arg-type]

    def hear(self, prompt: Tensor, prompt_mask: Tensor) -> Memories:
        """See `ArBackbone.hear`."""
        if not prompt.shape[2]:
            empty = torch.zeros(len(prompt), 1, self.config.width, device=prompt.device)
            return self._memories(empty, prompt_mask.new_zeros(len(prompt), 1))
        return self._memories(self.codes_embedding(prompt[:, : self.codebooks]) + self.prompt_mark, prompt_mask)

    def _memories(self, x: Tensor, mask: Tensor) -> Memories:
        x, encoder = _through(self.encoder, x, mask, (None,) * len(self.encoder))
        _, decoder = _through(self.decoder, x, mask, (None,) * len(self.decoder))
        return Memories(encoder, None, decoder)

    def ask(self, text: Tensor, text_mask: Tensor) -> Asked:
        """The text (B, S) as the cross-attention sees it."""
        return self.cross_attention.ask(
            self.text_leave(self.text_encoder(self.text_embedding(text), text_mask)), text_mask
        )

    def forward(
        self,
        text: Tensor,
        text_mask: Tensor,
        prompt: Tensor,
        prompt_mask: Tensor,
        codes: Tensor,
        codes_mask: Tensor,
        pointer: Tensor | None = None,
        voice: Tensor | None = None,  # noqa: ARG002  it has no way for it
    ) -> ArOutput:
        """See `ArBackbone.forward`."""
        rows, lengths = delayed(codes, codes_mask), codes_mask.sum(1, keepdim=True)
        prior = None
        if pointer is not None:
            place = torch.arange(rows.shape[2], device=rows.device).minimum(lengths)  # the end keeps its pointer
            prior = window_log_prior(pointer.gather(1, place), text.shape[1])
        before = self.hear(prompt, prompt_mask)
        hidden, maps, _ = self._rows(rows, self.ask(text, text_mask), prior, before)
        shown = tuple(each[:, : codes.shape[2] + 1] for each in maps)
        return ArOutput(self._scores(hidden), torch.stack(shown).mean(0), shown)

    def _rows(
        self, rows: Tensor, asked: Asked, prior: Tensor | None, before: Memories
    ) -> tuple[Tensor, tuple[Tensor, Tensor], Memories]:
        """Delayed codes (B, C, R) through everything."""
        x, encoder = _through(self.encoder, self.codes_embedding(rows), None, before.encoder)
        x, maps, reading = self.cross_attention(x, asked, prior, before.reading)
        x, decoder = _through(self.decoder, x, None, before.decoder)
        return x, maps, Memories(encoder, reading, decoder)

    def _scores(self, hidden: Tensor) -> Tensor:
        """Rows (..., D) to logits (..., C, V)."""
        normed = self.norm(hidden)
        return torch.stack([leave(normed) for leave in self.leave], -2)

    @torch.inference_mode()
    def start(
        self,
        text: Tensor,
        text_mask: Tensor,
        prompt: Tensor,
        prompt_mask: Tensor,
        given: Tensor | None = None,
        pointer: Tensor | None = None,
        heard: Memories | None = None,
        voice: Tensor | None = None,  # noqa: ARG002  it has no way for it
    ) -> tuple[Tensor, Tensor, SmallEState]:
        """See `ArBackbone.start`."""
        num_tokens = text.shape[1]
        priors = window_log_prior(torch.arange(-1, num_tokens, device=text.device), num_tokens)
        rows = opening(given, len(text), self.codebooks, text.device)
        asked, prior = self.ask(text, text_mask), None if pointer is None else priors[pointer + 1]
        hidden, maps, memories = self._rows(rows, asked, prior, heard or self.hear(prompt, prompt_mask))
        attention = torch.stack([each[:, -1] for each in maps]).mean(0)
        return self._scores(hidden[:, -1]), attention, SmallEState(memories, asked, priors)

    @torch.inference_mode()
    def step(
        self, code: Tensor, state: SmallEState, pointer: Tensor | None = None
    ) -> tuple[Tensor, Tensor, SmallEState]:
        """See `ArBackbone.step`."""
        before, x = state.memories, self.codes_embedding(code[..., None])[:, 0]
        prior = None if pointer is None else state.priors.index_select(0, pointer + 1)
        assert before.reading is not None, "a state follows at least one row of codes"
        x, encoder = _step_through(self.encoder, x, before.encoder)
        x, maps, reading = self.cross_attention.step(x, state.asked, prior, before.reading)
        x, decoder = _step_through(self.decoder, x, before.decoder)
        after = SmallEState(Memories(encoder, reading, decoder), state.asked, state.priors)
        return self._scores(x), torch.stack(maps).mean(0), after


def _through(
    blocks: nn.ModuleList, x: Tensor, mask: Tensor | None, before: tuple[Tensor | None, ...]
) -> tuple[Tensor, tuple[Tensor, ...]]:
    """Rows (B, T, D) through blocks, and their memories afterwards."""
    memories = []
    for block, memory in zip(blocks, before, strict=True):
        x, memory = block(x, mask, memory)
        memories.append(memory)
    return x, tuple(memories)


def _step_through(blocks: nn.ModuleList, x: Tensor, before: tuple[Tensor, ...]) -> tuple[Tensor, tuple[Tensor, ...]]:
    memories = []
    for block, memory in zip(blocks, before, strict=True):
        x, memory = block.step(x, memory)  # type: ignore[operator]
        memories.append(memory)
    return x, tuple(memories)
