"""Regular expressions that are compiled when they are first used.

The rules of reading have some four hundred, of which a sentence without figures and signs needs few.
"""

import re
from functools import cached_property
from typing import Any, cast


class _Later:
    """What a compiled pattern has, from the moment it is asked for."""

    def __init__(self, source: str, flags: int) -> None:
        self._source, self._flags = source, flags

    @cached_property
    def _compiled(self) -> re.Pattern[str]:
        return re.compile(self._source, self._flags)

    def __getattr__(self, name: str) -> Any:
        found = getattr(self._compiled, name)
        setattr(self, name, found)  # the next time it is found as fast as the pattern's own
        return found


def regex(source: str, flags: int = 0) -> re.Pattern[str]:
    """As `re.compile`, later; a mistake in `source` is found as late. Functions of `re` do not take it."""
    return cast("re.Pattern[str]", _Later(source, flags))
