"""Tables of words, written as text."""


def word_set(text: str) -> frozenset[str]:
    """The words of a text that white space divides."""
    return frozenset(text.split())
