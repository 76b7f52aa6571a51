"""What a reading rule is: a pattern and how a match of it is said."""

import re
from dataclasses import dataclass

from tacolm_core.text.reading.traced import Reading, Traced


@dataclass(frozen=True)
class Rule:
    """`reading` is said for what `pattern` finds."""

    pattern: re.Pattern[str]
    reading: Reading
    leaves_out: bool = False  # what is found has no reading, `reading` only stands in its place

    def apply(self, text: Traced) -> Traced:
        """The text with every match read."""
        if self.leaves_out:
            return text.leave_out(self.pattern, str(self.reading))
        return text.sub(self.pattern, self.reading)


@dataclass(frozen=True)
class Kind:
    """Rules of one kind in the order in which they apply, and a sign without which none of them can find anything."""

    name: str
    rules: tuple[Rule, ...]
    sign: re.Pattern[str] | None = None

    def apply(self, text: Traced) -> Traced:
        """The text with everything of this kind read."""
        if self.sign is not None and not self.sign.search(text.text):
            return text
        for rule in self.rules:
            text = rule.apply(text)
        return text
