"""Named sizes.

| name | AR | NAR | use |
|---|---|---|---|
| paper | 6 x 384, 15.0 M with BPE 2000 | 12 x 384, seven stacks, GPSA only, 131 M | the published configuration |
| studio | 6 x 256, 8.5 M | latents, 8 x 320, 7.6 M | what ships, trained on a CPU |
| studio-large | 8 x 384, 25.2 M | latents, 10 x 448, 17.5 M | what ships, trained on a GPU |
| small | 4 x 128, 2.3 M | 3 x 128, 2.4 M | comparisons on a CPU |
| tiny | 2 x 64, 0.8 M | 2 x 64, 0.8 M | tests |
| tiny-latents | 2 x 64, 0.8 M | latents, 2 x 32, 0.3 M | tests |
| valle | 12 x 1024, 154.3 M | 12 x 1024, 214 M | VALL-E as published |
| valle-small | 5 x 128, 2.1 M | 6 x 128, 2.7 M | comparisons on a CPU, as many parameters as `small` |
| valle-tiny | 2 x 64, 0.6 M | 2 x 64, 0.6 M | tests |
| small-e | 9 + 6 + 6 x 512, 59.7 M | none | Small-E as published |
| small-e-16 | 9 + 6 + 6 x 256, 16.1 M | none | about as large as the published TacoLM |
| small-e-small | 4 + 3 + 3 x 144, 4.6 M | none | comparisons on a CPU, as many parameters as `small` |
| small-e-tiny | 2 + 1 + 1 x 64, 1.3 M | none | tests |

The published AR model has 15.8 M parameters; they include an output row for each text token, which is never predicted.
The sizes of Small-E are with 256 pieces of text, those of VALL-E with BPE 2000, all others with phonemes.
"""

from collections.abc import Callable
from functools import partial
from typing import Final

from tacolm_core.config import (
    ArConfig,
    LatentNarConfig,
    NarConfig,
    NarSettings,
    SmallEConfig,
    StackConfig,
    TacolmConfig,
    TransformerConfig,
    ValleArConfig,
    ValleNarConfig,
)
from tacolm_core.errors import OptionsError
from tacolm_core.units import NUM_CODEBOOKS, VOICE_WIDTH


def preset(name: str, text_vocabulary: int) -> TacolmConfig:
    """The configuration called `name` for a tokenizer of `text_vocabulary` ids.

    Raises:
        OptionsError: there is no such preset.

    """
    if name not in _MAKERS:
        raise OptionsError(f"There is no preset {name!r}; there are: {', '.join(NAMES)}.")
    return _MAKERS[name](text_vocabulary)


def _stack(
    layers: int, width: int, value: int, inner: int, shared: int, dimensions: int, dropout: float = 0.0
) -> StackConfig:
    return StackConfig(layers, width, value, inner, shared, dimensions, dropout=dropout)


def _tacolm(
    ar: StackConfig, nar: Callable[[int], NarSettings], layers: tuple[int, ...]
) -> Callable[[int], TacolmConfig]:
    def made(text_vocabulary: int) -> TacolmConfig:
        told = ArConfig(ar, text_vocabulary, alignment_layers=layers, prompt_summary=True)
        return TacolmConfig(told, nar(text_vocabulary), "phonemes")

    return made


def _codes(stack: StackConfig) -> Callable[[int], NarSettings]:
    """A NAR model that guesses codes, level by level."""
    return partial(NarConfig, stack, refiner_layers=2, prompt_summary=True, partial_levels=2)


def _latents(width: int, layers: int, told: int, heads: int, looking: tuple[int, ...]) -> Callable[[int], NarSettings]:
    """A NAR model that writes the codec's latents."""

    def made(text_vocabulary: int) -> NarSettings:
        return LatentNarConfig(
            text_vocabulary,
            VOICE_WIDTH,
            width=width,
            num_layers=layers,
            told_width=told,
            heads=heads,
            looking_layers=looking,
        )

    return made


def _paper(text_vocabulary: int) -> TacolmConfig:
    ar = StackConfig(6, 384, 384, 768, 240, 24, dropout=0.1)
    nar = StackConfig(12, 384, 384, 768, 240, 24, dropout=0.1, cross_attention=False)
    return TacolmConfig(
        ArConfig(ar, text_vocabulary, prompt_levels=1, text_positions=False, alignment_layers=(0, 1, 2, 3, 4, 5)),
        NarConfig(nar, text_vocabulary, separate_stacks=True, text_positions=False),
        "bpe",
    )


def _valle(
    ar: TransformerConfig, nar: TransformerConfig, prompt_levels: int, layers: tuple[int, ...]
) -> Callable[[int], TacolmConfig]:
    def made(text_vocabulary: int) -> TacolmConfig:
        return TacolmConfig(
            ValleArConfig(ar, text_vocabulary, prompt_levels, layers), ValleNarConfig(nar, text_vocabulary), "phonemes"
        )

    return made


def _small_e(
    text_layers: int, layers: int, width: int, heads: int, codebooks: int, dropout: float = 0.0
) -> Callable[[int], TacolmConfig]:
    """As published but for its sizes: as many text layers of the same width as there are, `layers` before and after."""

    def made(text_vocabulary: int) -> TacolmConfig:
        text = TransformerConfig(text_layers, width, 8, 4 * width // 3, dropout)
        ar = SmallEConfig(text, width, heads, layers, layers, text_vocabulary, codebooks, dropout=dropout)
        return TacolmConfig(ar, None, "bpe" if codebooks < NUM_CODEBOOKS else "phonemes")

    return made


_MAKERS: Final = {
    "paper": _paper,
    "studio": _tacolm(_stack(6, 256, 256, 512, 64, 8), _latents(320, 8, 256, 4, (0, 2, 4)), (1, 2)),
    "studio-large": _tacolm(_stack(8, 384, 512, 1152, 128, 16, 0.1), _latents(448, 10, 320, 6, (0, 2, 4, 6)), (2, 3)),
    "small": _tacolm(_stack(4, 128, 128, 256, 64, 8), _codes(_stack(3, 128, 128, 384, 64, 8)), (1, 2)),
    "tiny": _tacolm(_stack(2, 64, 64, 128, 32, 4), _codes(_stack(2, 64, 64, 128, 32, 4)), (0, 1)),
    "tiny-latents": _tacolm(_stack(2, 64, 64, 128, 32, 4), _latents(32, 2, 32, 2, (0,)), (0, 1)),
    "valle": _valle(TransformerConfig(12, 1024, 16, 4096), TransformerConfig(12, 1024, 16, 4096), 1, (3, 4)),
    "valle-small": _valle(
        TransformerConfig(5, 128, 4, 512, 0.0), TransformerConfig(6, 128, 4, 512, 0.0), NUM_CODEBOOKS, (1, 2)
    ),
    "valle-tiny": _valle(
        TransformerConfig(2, 64, 4, 128, 0.0), TransformerConfig(2, 64, 4, 128, 0.0), NUM_CODEBOOKS, (0, 1)
    ),
    "small-e": _small_e(9, 6, 512, 2, 4, 0.1),
    "small-e-16": _small_e(9, 6, 256, 2, 4, 0.1),
    "small-e-small": _small_e(4, 3, 144, 4, NUM_CODEBOOKS),
    "small-e-tiny": _small_e(2, 1, 64, 2, NUM_CODEBOOKS),
}
NAMES: Final = tuple(_MAKERS)
