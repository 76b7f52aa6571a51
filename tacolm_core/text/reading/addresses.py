"""Web and mail addresses, hashtags and handles as words."""

import re
from typing import Final

from tacolm_core.text.patterns import regex
from tacolm_core.text.reading.numbers import cardinal, spell_digits
from tacolm_core.text.reading.rules import Rule
from tacolm_core.text.reading.tables import word_set

# A name ending without scheme must not be a plain file name or a missing space after a full stop.
_SURE_ENDINGS: Final = (
    r"(?:com|org|net|edu|gov|io|ai|dev|app|tv|co\.uk|com\.au|uk|de|fr|eu|jp|ca|info|xyz|tech|gg|ly|nl|ch|nz|au|fm|cloud|blog|"
    r"shop|store|online|wiki|mil|int|biz)"
)
_MAIL: Final = regex(r"(?:mailto:)?\b([A-Za-z0-9][\w.+-]*@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)*\.[A-Za-z]{2,})\b")
_LINK: Final = regex(
    rf"\b(?:(?:https?|ftp)://|www\.)[^\s<>\"]+|\b(?:[A-Za-z0-9-]+\.)+{_SURE_ENDINGS}\b(?:/[^\s<>\"]*)?"
    r"|(?<![\w@./])(?:[a-z0-9][a-z0-9-]*\.)+[a-z]{2,}/[^\s<>\"]*"
)
# Names of files, of parts of programs: dots between words without a space.
_FILE: Final = regex(
    r"(?<![\w@])[\w-]*\.(?:py|jsx?|tsx?|json|txt|pdf|docx?|xlsx?|pptx?|csv|tsv|png|jpe?g|gif|svg|mp[34]|wav|ogg|flac|zip|"
    r"gz|exe|html?|css|md|ya?ml|toml|xml|ini|cfg|sh|cpp|java|rs|log|bat|dll|iso|apk|tar|conf|env|lock|bin|tmp|bak|sql|php|rb|"
    r"lua|swift|ipynb|webp|webm|mkv|avi|mov|epub|rtf|c|h|cc|hpp|go|deb|rpm|dmg|msi|jsonl|safetensors|voice|npz|onnx|db|css|vue|kt|cfg|srt|vtt|opus|m4a|aac|bmp|tiff?|ico)\b(?!\.\w)"
)
_DOTTED_NAME: Final = regex(
    r"(?<![\w@.'-])(?P<first>[A-Za-z_][\w-]*)(?P<rest>(?:\.[a-z_]\w*)+(?:(?<=[a-z])\.[A-Z]\w*(?=\s+[a-z]|[,;:)]|\())?)(?P<call>\(\))?(?![\w'-])"
)
_DOT_FILE: Final = regex(r"(?<![\w.\])}\"'])\.(?=[a-z]{2,}[\w-]*(?:\s|[,;:)]|$))")  # `.env`, `.gitignore`
# After a full stop whose space was forgotten, these are the most frequent words.
_BEGINNERS: Final = word_set(
    "the a an i it he she we you they this that these those but and so then if when what why how who where there "
    "here my his her our your their its is are was were do does did can could will would should have has had no "
    "not yes ok okay thanks thank please let lets now just also or nor as at in on to for from with by after "
    "before while because maybe well oh lol one some all most many don won didn isn "
)
_ABBREVIATED: Final = regex(r"(?:[A-Za-z]\.)+[A-Za-z]|[ap]\.m|e\.g|i\.e|etc|vs")
_SCHEME: Final = regex(r"^(?:https?|ftp)://")
_QUERY: Final = regex(
    r"(?P<kept>(?:(?:https?|ftp)://|www\.|(?<![\w@])(?:[\w-]+\.)+[a-z]{2,}/)[^\s<>\"?#]*)"
    r"(?P<gone>[?#][^\s<>\"]*?)(?=[.,;:!?)\]}'*]*(?:[\s<>\"]|$))"
)
_CLOSING: Final = ".,;:!?)]}'*"
_HASHTAG: Final = regex(r"(?<![\w&])#([A-Za-z]\w*)")
_HANDLE: Final = regex(r"(?<![\w.])@([A-Za-z]\w*)")
_PART: Final = regex(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+|[0-9]+|.")
_SIGNS: Final = {".": "dot", "/": "slash", "@": "at", "-": "dash", "_": "underscore", "+": "plus", ":": "colon"}
_NO_VOWEL: Final = regex(r"[^aeiouy]+", re.IGNORECASE)
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


def _read_dotted(match: re.Match[str]) -> str:
    """`np.array`, `stt.local.model`; but a full stop before `then` has only lost its space."""
    name = match["first"] + match["rest"]
    parts = name.split(".")
    if _ABBREVIATED.fullmatch(name) or (len(parts) == 2 and parts[1] in _BEGINNERS):
        return match[0]
    if any(len(part) == 1 for part in parts) and not (match["call"] or (len(parts) == 2 and len(parts[1]) > 1)):
        return match[0]
    return " dot ".join(parts).replace("_", " ") + (match["call"] or "")


RULES: Final = (
    Rule(_QUERY, r"\g<kept>", leaves_out=True),
    Rule(_MAIL, lambda match: read_address(match[1])),
    Rule(_LINK, _read_link),
    Rule(_HASHTAG, lambda match: f"hashtag {read_address(match[1])}"),
    Rule(_HANDLE, lambda match: f"at {read_address(match[1])}"),
    Rule(_FILE, lambda match: read_address(match[0])),
    Rule(_DOTTED_NAME, _read_dotted),
    Rule(_DOT_FILE, " dot "),
)
