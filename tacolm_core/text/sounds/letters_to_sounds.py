"""Pronunciations of words no lexicon knows, guessed letter by letter.

The conditional random field comes with the package `gruut-lang-en` (MIT); the features are those it was trained with:
each letter with the three before and after it.
"""

import base64
import threading
from pathlib import Path
from typing import Final

from tacolm_core.text.phonemes import INVENTORY

_WINDOW: Final = 3
_SILENT: Final = "_"
_KNOWN: Final = frozenset(INVENTORY)

Features = dict[str, str | bool | float]


def _code(text: str) -> str:
    return base64.b64encode(text.encode()).decode("ascii")


def _letter_features(word: str, i: int) -> Features:
    row: Features = {"bias": 1.0, "grapheme": _code(word[i])}
    if i == 0:
        row["begin"] = True
    if i == len(word) - 1:
        row["end"] = True
    for distance in range(1, _WINDOW + 1):
        if i >= distance:
            row[f"grapheme-{distance}"] = _code(word[i - distance])
        if i + distance < len(word):
            row[f"grapheme+{distance}"] = _code(word[i + distance])
    return row


class LettersToSounds:
    """Guesses phonemes from spelling; may be shared by threads."""

    def __init__(self, model: Path) -> None:
        import pycrfsuite

        self._tagger = pycrfsuite.Tagger()
        self._tagger.open(str(model))
        self._lock = threading.Lock()

    def guess(self, word: str) -> tuple[str, ...]:
        """Phonemes of a lower-case word of letters a-z; empty when nothing in it sounds."""
        if not word:
            return ()
        features = [_letter_features(word, i) for i in range(len(word))]
        with self._lock:
            labels = self._tagger.tag(features)
        sounds = (sound for label in labels for sound in base64.b64decode(label).decode().split("|"))
        return tuple(sound for sound in sounds if sound != _SILENT and sound in _KNOWN)
