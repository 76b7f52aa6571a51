"""Web and mail addresses, hashtags and handles as words."""

import re
from typing import Final

from tacolm_core.text.reading.numbers import cardinal, spell_digits
from tacolm_core.text.reading.rules import Rule

# A name ending without scheme must not be a plain file name or a missing space after a full stop.
_SURE_ENDINGS: Final = r"(?:com|org|net|edu|gov|io|ai|dev|app|tv|co\.uk|uk|de|fr|eu|jp|ca|info)"
_MAIL: Final = re.compile(r"(?:mailto:)?\b([A-Za-z0-9][\w.+-]*@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)*\.[A-Za-z]{2,})\b")
_LINK: Final = re.compile(
    rf"\b(?:(?:https?|ftp)://|www\.)[^\s<>\"]+|\b(?:[A-Za-z0-9-]+\.)+{_SURE_ENDINGS}\b(?:/[^\s<>\"]*)?"
)
_SCHEME: Final = re.compile(r"^(?:https?|ftp)://")
_QUERY: Final = re.compile(
    r"(?P<kept>(?:(?:https?|ftp)://|www\.|(?<![\w@])(?:[\w-]+\.)+[a-z]{2,}/)[^\s<>\"?#]*)"
    r"(?P<gone>[?#][^\s<>\"]*?)(?=[.,;:!?)\]}'*]*(?:[\s<>\"]|$))"
)
_CLOSING: Final = ".,;:!?)]}'*"
_HASHTAG: Final = re.compile(r"(?<![\w&])#([A-Za-z]\w*)")
_HANDLE: Final = re.compile(r"(?<![\w.])@([A-Za-z]\w*)")
_PART: Final = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+|[0-9]+|.")
_SIGNS: Final = {".": "dot", "/": "slash", "@": "at", "-": "dash", "_": "underscore", "+": "plus", ":": "colon"}
_NO_VOWEL: Final = re.compile(r"[^aeiouy]+", re.IGNORECASE)
_SPELLED: Final = frozenset(("io", "ai", "uk", "us", "eu", "tv", "ui", "api", "url", "faq", "id", "edu", "au", "de"))


def _read_link(match: re.Match[str]) -> str:
    link = match[0].rstrip(_CLOSING)
    closing = match[0][len(link) :]
    shown = _SCHEME.sub("", link).rstrip("/")
    return read_address(shown) + closing


def read_address(address: str) -> str:
    """Each part of an address as words: `me@x.org` to `me at X dot org`."""
    return " ".join(word for part in _PART.findall(address) if (word := _read_part(part)))


def _read_part(part: str) -> str:
    if part.isdigit():
        return cardinal(part) if len(part) <= 2 else spell_digits(part)
    if not part.isalpha():
        return _SIGNS.get(part, "")
    if len(part) == 1 or part.lower() in _SPELLED or _NO_VOWEL.fullmatch(part):
        return " ".join(part.upper())
    return part if not part.isupper() else part.lower()


RULES: Final = (
    Rule(_QUERY, r"\g<kept>", leaves_out=True),
    Rule(_MAIL, lambda match: read_address(match[1])),
    Rule(_LINK, _read_link),
    Rule(_HASHTAG, lambda match: f"hashtag {read_address(match[1])}"),
    Rule(_HANDLE, lambda match: f"at {read_address(match[1])}"),
)
