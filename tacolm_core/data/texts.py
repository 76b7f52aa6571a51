"""The written text of a recording to text tokens, as the front end speaks it."""

from tacolm_core.errors import EmptyText
from tacolm_core.text.front_end import spoken_form
from tacolm_core.text.phonemes import INVENTORY, PUNCTUATION, WORD_BOUNDARY
from tacolm_core.text.tokenizer import TextTokenizer
from tacolm_core.units import NUM_TEXT_SPECIALS, TEXT_BOS, TEXT_EOS


def word_boundary(tokenizer: TextTokenizer) -> int:
    """Id of the token between words, or -1 where a tokenizer marks words otherwise."""
    return -1 if tokenizer.word_boundary is None else tokenizer.word_boundary


def pausing_tokens(tokenizer: TextTokenizer) -> frozenset[int]:
    """Ids during which a speaker may be silent: BOS, EOS, and for phonemes word boundaries and punctuation."""
    signs = (WORD_BOUNDARY, *PUNCTUATION) if tokenizer.kind == "phonemes" else ()
    return frozenset((TEXT_BOS, TEXT_EOS, *(NUM_TEXT_SPECIALS + INVENTORY.index(sign) for sign in signs)))


class TextEncoder:
    """Callable from written text to ids from BOS to EOS, however many sentences there are."""

    def __init__(self, tokenizer: TextTokenizer) -> None:
        self._tokenizer = tokenizer

    def __call__(self, text: str) -> tuple[int, ...]:
        """Ids of `text` in one sequence.

        Raises:
            TextError: the text is empty or has nothing that can be pronounced.

        """
        # The front end would read square brackets as controls; in a transcript they are none.
        plain = text.replace("[", " ").replace("]", " ").strip()
        if not plain:
            raise EmptyText("The recording has no text; add it to the manifest, or keep it as a prompt only.")
        return self._tokenizer.encode(spoken_form(plain)).ids
