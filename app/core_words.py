"""What the engine says, in the user's language and in words that fit the window."""

import functools
import re
from typing import Final

from app.core_sentences import AS_THEY_ARE, PARTS, REWORDED, REWORDED_PARTS
from app.translation import text as _text

_VALUE: Final = re.compile(r"\{\d\}")


def shown(words: str) -> str:
    """A sentence of the engine, as the user should read it; one that is not known stays as it is."""
    for pattern, template in _patterns():
        found = pattern.fullmatch(words)
        if found is not None:
            return _text(template).format(*map(shown, found.groups()))
    return words


@functools.cache
def _patterns() -> tuple[tuple[re.Pattern[str], str], ...]:
    """Each sentence as a pattern of its values, with what is shown instead; those with the most words of their own
    come first.
    """
    plain = {words: words for words in (*AS_THEY_ARE, *PARTS)}
    templates = {**plain, **REWORDED, **REWORDED_PARTS}
    most_words = sorted(templates.items(), key=lambda item: len(_VALUE.sub("", item[0])), reverse=True)
    return tuple((re.compile(_pattern(core), re.DOTALL), template) for core, template in most_words)


def _pattern(core: str) -> str:
    return "(.+?)".join(map(re.escape, _VALUE.split(core)))
