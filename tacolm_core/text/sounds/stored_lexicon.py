"""The lexicon in memory: one sorted block of lines, searched by halves. A dictionary of its words would take 50 MB."""

import re
import sqlite3
from array import array
from bisect import bisect_left
from pathlib import Path

# One text of all rows. Tags lose their prefix; words come in the order of their bytes.
_BLOCK = """
SELECT group_concat(line, '') FROM (
    SELECT word || char(9) || replace(role, 'gruut:', '') || char(9) || phonemes || char(10) AS line
    FROM word_phonemes ORDER BY word, pron_order
)
"""


class StoredLexicon:
    """Words with their pronunciations, each with the tag that it belongs to ("" for any)."""

    def __init__(self, block: bytes) -> None:
        """Lines of word, tag and phonemes with tabs between: words in the order of their bytes, pronunciations in that
        of preference.
        """
        self._block = block
        self._starts = array("L", (found.start() for found in re.finditer(rb"^.", block, re.MULTILINE)))

    def __len__(self) -> int:
        """Pronunciations."""
        return len(self._starts)

    def pronunciations(self, word: str) -> list[tuple[str, str]]:
        """Tag and phonemes of each pronunciation, the preferred one first; none of a word that is not here."""
        key, found = word.encode(), []
        for place in range(bisect_left(self._starts, key, key=self._word_at), len(self._starts)):
            start = self._starts[place]
            if self._word_at(start) != key:
                break
            _, tag, phonemes = self._block[start : self._block.index(b"\n", start)].decode().split("\t")
            found.append((tag, phonemes))
        return found

    def _word_at(self, start: int) -> bytes:
        return self._block[start : self._block.index(b"\t", start)]


def load_lexicon(path: Path) -> StoredLexicon:
    """The words of a `lexicon.db` of gruut, which has no index on them."""
    connection = sqlite3.connect(f"{path.as_uri()}?mode=ro&immutable=1", uri=True)
    try:
        (block,) = connection.execute(_BLOCK).fetchone()
        return StoredLexicon(block.encode())
    finally:
        connection.close()
