"""Named sizes.

| name | AR | NAR | use |
|---|---|---|---|
| paper | 6 x 384, 15.0 M with BPE 2000 | 12 x 384, seven stacks, GPSA only, 131 M | the published configuration |
| studio | 6 x 256, 7.9 M | 5 x 256, 7.9 M | what ships, trained on a CPU |
| studio-large | 8 x 384, 23.9 M | 6 x 384, 19.7 M | what ships, trained on a GPU |
| tiny | 2 x 64, 0.7 M | 2 x 64, 0.7 M | tests |

The published AR model has 15.8 M parameters; they include an output row for each text token, which is never predicted.
"""

from tacolm_core.config import ArConfig, NarConfig, StackConfig, TacolmConfig
from tacolm_core.errors import OptionsError

NAMES = ("paper", "studio", "studio-large", "tiny")


def preset(name: str, text_vocabulary: int) -> TacolmConfig:
    """The configuration called `name` for a tokenizer of `text_vocabulary` ids.

    Raises:
        OptionsError: there is no such preset.

    """
    if name == "paper":
        return _paper(text_vocabulary)
    if name not in NAMES:
        raise OptionsError(f"There is no preset {name!r}; there are: {', '.join(NAMES)}.")
    ar, nar, layers = {
        "studio": (_stack(6, 256, 256, 512, 64, 8), _stack(5, 256, 256, 768, 64, 8), (1, 2)),
        "studio-large": (_stack(8, 384, 512, 1152, 128, 16, 0.1), _stack(6, 384, 512, 1152, 128, 16, 0.1), (2, 3)),
        "tiny": (_stack(2, 64, 64, 128, 32, 4), _stack(2, 64, 64, 128, 32, 4), (0, 1)),
    }[name]
    return TacolmConfig(
        ArConfig(ar, text_vocabulary, alignment_layers=layers, prompt_summary=True),
        NarConfig(nar, text_vocabulary, refiner_layers=2, prompt_summary=True, partial_levels=2),
        "phonemes",
    )


def _stack(
    layers: int, width: int, value: int, inner: int, shared: int, dimensions: int, dropout: float = 0.0
) -> StackConfig:
    return StackConfig(layers, width, value, inner, shared, dimensions, dropout=dropout)


def _paper(text_vocabulary: int) -> TacolmConfig:
    ar = StackConfig(6, 384, 384, 768, 240, 24, dropout=0.1)
    nar = StackConfig(12, 384, 384, 768, 240, 24, dropout=0.1, cross_attention=False)
    return TacolmConfig(
        ArConfig(ar, text_vocabulary, prompt_levels=1, text_positions=False, alignment_layers=(0, 1, 2, 3, 4, 5)),
        NarConfig(nar, text_vocabulary, separate_stacks=True, text_positions=False),
        "bpe",
    )
