r"""Scripts: lines such as `Anna: Good morning.` that say who speaks.

speakers("Anna: Hello.\nBen: Hi!")           # ("Anna", "Ben")
split_script(text, ("Anna", "Ben"))          # stretches of the text without the names, in order
"""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from tacolm_core.text.patterns import regex

_MOST_WORDS: Final = 4
_NAME: Final = regex(
    rf"^[^\S\n]*(?P<name>[^\W\d_][\w.'’-]*(?: [\w.'’&-]+){{0,{_MOST_WORDS - 1}}})[^\S\n]*:(?=\s|$)", re.MULTILINE
)


@dataclass(frozen=True)
class ScriptPart:
    """`text[start:end]` of a script is said by `speaker`; empty: by nobody in particular."""

    speaker: str
    start: int
    end: int


def speakers(text: str) -> tuple[str, ...]:
    """Names that lines begin with, as they are first written, in the order of their first lines."""
    found: dict[str, str] = {}
    for match in _NAME.finditer(text):
        found.setdefault(match["name"].casefold(), match["name"])
    return tuple(found.values())


def likely_speakers(text: str) -> tuple[str, ...]:
    """Those of `speakers` that look like the people of a script: two or more that take turns, written as names are.

    For programs that offer voices of their own accord; `Note: ...` in a letter makes no script.
    """
    turns = Counter(match["name"].casefold() for match in _NAME.finditer(text))
    names = tuple(name for name in speakers(text) if name[0].isupper())
    return names if len(names) > 1 and sum(turns[name.casefold()] for name in names) > 2 else ()


def split_script(text: str, names: Iterable[str]) -> list[ScriptPart]:
    """The stretches of a script with what is said, names left out; upper and lower case are the same.

    A speaker goes on until the next line that begins with one of `names`; other names are part of what is said.
    Stretches without a word are left out.
    """
    known = {name.casefold(): name for name in names}
    parts: list[ScriptPart] = []
    speaker, start = "", 0
    for match in _NAME.finditer(text):
        if match["name"].casefold() in known:
            parts.append(ScriptPart(speaker, start, match.start()))
            speaker, start = known[match["name"].casefold()], match.end()
    parts.append(ScriptPart(speaker, start, len(text)))
    return [part for part in parts if text[part.start : part.end].strip()]
