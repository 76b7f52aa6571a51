"""Seeds of single sentences, from the seed of a text. No torch, so that whoever plans a text needs none."""

from typing import Final

_SEED_RANGE: Final = 2**63
_WORD: Final = 2**64


def sentence_seed(seed: int, index: int) -> int:
    """Seed of the sentence `index` of a text spoken with `seed`.

    The first sentence keeps the seed of the text, so a sentence spoken alone with its own seed comes out as it
    did among the others. Later ones are scattered by SplitMix64 (Steele, Lea and Flood, 2014).
    """
    if index == 0:
        return seed % _SEED_RANGE
    word = (seed + index * 0x9E3779B97F4A7C15) % _WORD
    word = ((word ^ (word >> 30)) * 0xBF58476D1CE4E5B9) % _WORD
    word = ((word ^ (word >> 27)) * 0x94D049BB133111EB) % _WORD
    return (word ^ (word >> 31)) % _SEED_RANGE
