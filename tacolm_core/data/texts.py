"""The written text of a recording to text tokens, as the front end speaks it."""

from tacolm_core.errors import TextError
from tacolm_core.text.front_end import prepare_text
from tacolm_core.text.phonemes import INVENTORY, PUNCTUATION, WORD_BOUNDARY
from tacolm_core.text.tokenizer import TextTokenizer
from tacolm_core.units import NUM_TEXT_SPECIALS, TEXT_BOS, TEXT_EOS


def word_boundary(tokenizer: TextTokenizer) -> int:
    """Id of the token between words, or -1 where a tokenizer marks words otherwise."""
    return NUM_TEXT_SPECIALS + INVENTORY.index(WORD_BOUNDARY) if tokenizer.kind == "phonemes" else -1


def pausing_tokens(tokenizer: TextTokenizer) -> frozenset[int]:
    """Ids during which a speaker may be silent: BOS, EOS, and for phonemes word boundaries and punctuation."""
    signs = (WORD_BOUNDARY, *PUNCTUATION) if tokenizer.kind == "phonemes" else ()
    return frozenset((TEXT_BOS, TEXT_EOS, *(NUM_TEXT_SPECIALS + INVENTORY.index(sign) for sign in signs)))


class TextEncoder:
    """Callable from written text to ids from BOS to EOS; several sentences become one sequence."""

    def __init__(self, tokenizer: TextTokenizer) -> None:
        self._tokenizer = tokenizer
        self._between = [boundary] if (boundary := word_boundary(tokenizer)) >= 0 else []

    def __call__(self, text: str) -> tuple[int, ...]:
        """Ids of all sentences of `text`, a word boundary between them.

        Raises:
            TextError: the text is empty or has nothing that can be pronounced.
        """
        ids: list[int] = []
        for sentence in prepare_text(_plain(text), self._tokenizer):
            ids += [*(self._between if ids else []), *sentence.tokens.ids[1:-1]]
        return (TEXT_BOS, *ids, TEXT_EOS)


def _plain(text: str) -> str:
    """Text without the square brackets that the front end would read as controls.

    Raises:
        TextError: nothing is left.
    """
    plain = text.replace("[", " ").replace("]", " ").strip()
    if not plain:
        raise TextError("The recording has no text.")
    return plain
