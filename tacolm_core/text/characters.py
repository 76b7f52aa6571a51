"""Unicode folded to the plain characters the reading rules know."""

import re
import unicodedata
from typing import Final

from tacolm_core.text.measures import CURRENCIES

_BEFORE: Final[dict[int, str]] = str.maketrans(
    {
        **dict.fromkeys("‘’‚‛ʼʻ′`´＇", "'"),
        **dict.fromkeys("“”„‟«»″〝〞", '"'),
        **dict.fromkeys("‐‑⁃﹣－", "-"),
        **dict.fromkeys("‒–", "–"),  # figure and en dash: ranges
        **dict.fromkeys("―⸺⸻", "—"),
        **{"−": "-", "…": "...", "⋯": "...", "№": "No. ", "™": "", "®": "", "©": ""},
        **{
            "×": " times ",
            "÷": " divided by ",
            "±": " plus or minus ",
            "≈": " approximately ",
            "≠": " is not equal to ",
        },
        **{
            "≤": " is at most ",
            "≥": " is at least ",
            "→": ", ",
            "←": ", ",
            "⇒": ", ",
            "✓": " ",
            "✗": " ",
            "•": ", ",
            "·": " ",
            "§": " section ",
            "¶": " ",
        },
        **{"♯": " sharp ", "♭": " flat ", "★": " ", "☆": " "},
        **{"∞": " infinity ", "√": " square root of ", "‰": " per mille ", "¿": "", "¡": ""},
        **{"。": ". ", "，": ", ", "、": ", ", "！": "! ", "？": "? ", "；": "; ", "：": ": "},
        **{"ß": "ss", "æ": "ae", "Æ": "Ae", "œ": "oe", "Œ": "Oe", "ø": "o", "Ø": "O", "ł": "l", "Ł": "L", "đ": "d"},
        **{"Đ": "D", "ð": "th", "Ð": "Th", "þ": "th", "Þ": "Th", "ı": "i", "ŋ": "ng", "ħ": "h", "ə": "e"},
    }
)
_GREEK_NAMES: Final = dict(
    zip(
        "αβγδεζηθικλμνξοπρστυφχψω",
        (
            *("alpha", "beta", "gamma", "delta", "epsilon", "zeta", "eta", "theta", "iota", "kappa", "lambda", "mu"),
            *("nu", "xi", "omicron", "pi", "rho", "sigma", "tau", "upsilon", "phi", "chi", "psi", "omega"),
        ),
        strict=True,
    )
)
_GREEK_LETTERS: Final[dict[str, str]] = dict(
    zip(
        "αβγδεζηθικλμνξοπρσςτυφχψω",
        (*"avgdezi", "th", *"iklmnxoprsstyf", "ch", "ps", "o"),
        strict=True,
    )
)
_CYRILLIC_LETTERS: Final[dict[str, str]] = dict(
    zip(
        "абвгдеёжзийклмнопрстуфхцчшщъыьэюяієїґ",
        (
            *"abvgde",
            "yo",
            "zh",
            *"ziyklmnoprstuf",
            "kh",
            "ts",
            "ch",
            "sh",
            "shch",
            "",
            "y",
            "",
            "e",
            "yu",
            "ya",
            "i",
            "ye",
            "yi",
            "g",
        ),
        strict=True,
    )
)
_GREEK: Final = re.compile("[\u0370-\u03ff]+")
_CYRILLIC: Final = re.compile("[\u0400-\u04ff]")
_MICRO: Final = re.compile(r"[\u00b5\u03bc](?=[msgLlFAVW]\b)")
_VULGAR_FRACTION: Final = re.compile("(?<=[0-9])(?=[¼-¾⅐-⅞])")
_CURRENCY: Final = frozenset("¢").union(CURRENCIES)
_OHM: Final = re.compile(r"(?<=[\d\s])([kM]?)[\u03a9\u2126]")
_POWER: Final = re.compile('(?P<footnote>(?<=[a-z]{4})|(?<=[.,;:!?”"]))?(?P<power>⁻?[⁰¹²³⁴-⁹]+)')
_KEPT: Final = frozenset("—–°") | _CURRENCY


def fold(text: str) -> str:
    """Plain text: ASCII, `— – °` and currency signs; words of other scripts are transliterated or dropped.

    Quotation marks, dashes, ligatures, full-width forms and accents become their plain forms; control and zero-width
    characters and pictures vanish; every kind of space is one space.
    """
    if text.isascii() and text.isprintable():
        return text
    text = _POWER.sub(_fold_power, _OHM.sub(r" \1ohm", text))
    text = _MICRO.sub("micro", _VULGAR_FRACTION.sub(" ", text)).translate(_BEFORE)
    text = unicodedata.normalize("NFKC", text).replace("\u2044", "/").replace("\u2212", "-")
    text = _GREEK.sub(_romanise_greek, unicodedata.normalize("NFC", text))
    text = _CYRILLIC.sub(_romanise_cyrillic, text)
    return "".join(map(_fold_character, unicodedata.normalize("NFD", text)))


def _fold_power(match: re.Match[str]) -> str:
    """`10⁻³` to `10^-3`; the number of a footnote after a word or a full stop has no reading."""
    if match["footnote"] is not None:
        return ""
    return "^" + unicodedata.normalize("NFKC", match["power"]).replace("\u2212", "-")


def _fold_character(character: str) -> str:
    if " " <= character <= "~" or character in _KEPT:
        return character
    category = unicodedata.category(character)
    if character.isspace() or category in ("Zs", "Zl", "Zp"):
        return " "
    if category == "Nd":
        return str(unicodedata.decimal(character))
    if category in ("Mn", "Me", "Cc", "Cf"):
        return ""
    return _BEFORE.get(ord(character), " ") if category[0] != "L" else " "


def _romanise_greek(match: re.Match[str]) -> str:
    word = unicodedata.normalize("NFD", match[0].lower())
    if len(match[0]) == 1:
        return f" {_GREEK_NAMES.get(word[0], '')} "
    return "".join(_GREEK_LETTERS.get(letter, "") for letter in word)


def _romanise_cyrillic(match: re.Match[str]) -> str:
    plain = _CYRILLIC_LETTERS.get(match[0].lower(), "")
    return plain.capitalize() if match[0].isupper() else plain
