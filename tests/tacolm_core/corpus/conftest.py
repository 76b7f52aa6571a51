"""A network that says its ids as steady vowels, so that nothing here needs the real one."""

import numpy as np
import pytest

from tacolm_core.corpus.generator import CorpusGenerator
from tacolm_core.corpus.network import NUM_BINS, NetworkFrames
from tacolm_core.corpus.phoneme_map import hibari_input
from tacolm_core.text.phoneme_tokenizer import PhonemeTokenizer


class VowelNetwork:
    """Every id lasts 4 units at `pace` 1; pads and punctuation are silent, everything else is a voiced vowel."""

    def __init__(self) -> None:
        symbols = ";:,.!?— AIOTWYabdefhijklmnpstuvwzɑɐæɔðʤəɛɜɡɪŋɹʃʧθʊʌʒˈˌᵊᵻ"
        self.vocabulary = {symbol: i for i, symbol in enumerate(symbols, start=1)}
        self._silent = {0, *(self.vocabulary[mark] for mark in ";:,.!?—")}

    def __call__(self, ids: tuple[int, ...], pace: float) -> NetworkFrames:
        units = max(1, round(4 / pace))
        sounding = np.repeat([i not in self._silent for i in ids], 2 * units)
        formants = -4.0 - 2.0 * np.cos(np.arange(NUM_BINS) / 25)[:, None]
        level = np.where(sounding, formants, -14.0).astype(np.float32)
        return NetworkFrames(
            level,
            np.zeros_like(level),
            level - 3,
            level - 2,
            np.where(sounding, 150.0, 0.0).astype(np.float32),
            np.full(len(ids), units),
        )


@pytest.fixture(scope="session")
def tokenizer():
    return PhonemeTokenizer()


@pytest.fixture(scope="session")
def network():
    return VowelNetwork()


@pytest.fixture(scope="session")
def generator(network, tokenizer):
    pytest.importorskip("hibari")
    return CorpusGenerator(network, tokenizer)


@pytest.fixture
def spelled(network, tokenizer):
    """Ids of hibari for a spoken sentence."""

    def spell(text: str):
        return hibari_input(tokenizer.symbols(tokenizer.encode(text).ids), network.vocabulary)

    return spell
