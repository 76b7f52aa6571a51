"""Part-of-speech tags, which tell `read` (present) from `read` (past).

The conditional random field comes with the package `gruut-lang-en` (MIT); `crf_features` has to build the same
features it was trained with (Penn Treebank tags, a window of two words each way).
"""

import base64
import string
import threading
from collections.abc import Sequence
from pathlib import Path
from typing import Final

_WINDOW: Final = 2

Features = dict[str, str | bool | int | float]


def _own_features(word: str) -> Features:
    return {
        "bias": 1.0,
        "word": base64.b64encode(word.encode()).decode("ascii"),
        "len(word)": len(word),
        "word.ispunctuation": word in string.punctuation,
        "word.isdigit()": word.isdigit(),
        "word[:2]": word[:2],
        "word[:3]": word[:3],
        "word[-2:]": word[-2:],
        "word[-3:]": word[-3:],
    }


def crf_features(words: Sequence[str]) -> list[Features]:
    """One feature dictionary a word: its own features, and its neighbours' under `-2: -1: +1: +2:`."""
    own = [_own_features(word) for word in words]
    rows: list[Features] = []
    for i in range(len(words)):
        row = dict(own[i])
        if i == 0:
            row["BOS"] = True
        if i == len(words) - 1:
            row["EOS"] = True
        for distance in range(1, _WINDOW + 1):
            if i >= distance:
                row.update({f"-{distance}:{k}": v for k, v in own[i - distance].items()})
            if i + distance < len(words):
                row.update({f"+{distance}:{k}": v for k, v in own[i + distance].items()})
        rows.append(row)
    return rows


class PartOfSpeechTagger:
    """Tags the words of one sentence; may be shared by threads."""

    def __init__(self, model: Path) -> None:
        import pycrfsuite

        self._tagger = pycrfsuite.Tagger()
        self._tagger.open(str(model))
        self._lock = threading.Lock()

    def tag(self, words: Sequence[str]) -> list[str]:
        """One Penn Treebank tag (`NN`, `VBD`, ...) a word."""
        if not words:
            return []
        features = crf_features(words)
        with self._lock:
            return list(self._tagger.tag(features))
