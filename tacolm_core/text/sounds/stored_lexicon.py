"""The lexicon in memory: one sorted block of lines, searched by halves. A dictionary of its words would take 50 MB."""

import sqlite3
from array import array
from bisect import bisect_left
from itertools import accumulate
from pathlib import Path

# One text of all rows as they lie, which is nearly sorted, so that sorting them here costs a tenth of what it costs
# there. Tags lose their prefix; the order of a word's pronunciations is one letter.
_ROWS = """
SELECT CAST(group_concat(
    word || char(9) || char(48 + pron_order) || replace(role, 'gruut:', '') || char(9) || phonemes || char(10), ''
) AS BLOB) FROM word_phonemes
"""


class StoredLexicon:
    """Words with their pronunciations, each with the tag that it belongs to ("" for any)."""

    def __init__(self, lines: list[bytes]) -> None:
        """Sorted lines of word, tag and phonemes with tabs between; before the tag a letter for the order of preference
        among a word's pronunciations.
        """
        self._block = b"".join(lines)
        self._starts = array("L", accumulate(map(len, lines[:-1]), initial=0) if lines else ())

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
            found.append((tag[1:], phonemes))
        return found

    def _word_at(self, start: int) -> bytes:
        return self._block[start : self._block.index(b"\t", start)]


def load_lexicon(path: Path) -> StoredLexicon:
    """The words of a `lexicon.db` of gruut, which has no index on them."""
    connection = sqlite3.connect(f"{path.as_uri()}?mode=ro&immutable=1", uri=True)
    try:
        (rows,) = connection.execute(_ROWS).fetchone()
    finally:
        connection.close()
    return StoredLexicon(sorted(rows.splitlines(keepends=True)))
