"""Unicode folded to the plain characters the reading rules know."""

import re
import unicodedata
from html import unescape
from typing import Final

from tacolm_core.text.patterns import regex
from tacolm_core.text.reading.measures import CURRENCIES
from tacolm_core.text.reading.rules import Rule
from tacolm_core.text.reading.tables import word_set
from tacolm_core.text.reading.traced import Traced

_BEFORE: Final[dict[int, str]] = str.maketrans(
    {
        **dict.fromkeys("‘’‚‛ʼʻ`´＇", "'"),
        **dict.fromkeys("“”„‟«»〝〞", '"'),
        **dict.fromkeys("‐‑⁃﹣－─", "-"),
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
_GREEK: Final = regex("[\u0370-\u03ff]+")
_CYRILLIC: Final = regex("[\u0400-\u04ff]")
_MICRO: Final = regex(r"[\u00b5\u03bc](?=[msgLlFAVWH]\b)")
_COUNTED: Final = "¼-¾⅐-⅟↉①-⒛⓪-⓿❶-➓"  # characters that are whole numbers or fractions
_BESIDE_NUMBER: Final = regex(f"(?<=[0-9{_COUNTED}])(?=[{_COUNTED}])|(?<=[{_COUNTED}])(?=[0-9])")
_BASE: Final = regex("(?<=[0-9])(?=[₀-₉])")  # `101₂`
_CURRENCY: Final = frozenset("¢").union(CURRENCIES)
_OHM: Final = regex(r"(?<=[\d\s])([kM]?)[\u03a9\u2126]")
_POWER: Final = regex("(?P<before>[A-Za-z]+|[.,;:!?”\"')])?(?P<power>⁻?[⁰¹²³⁴-⁹]+)")
# Words before a raised number that it is a power of; after any other word it is the number of a footnote.
_POWERED: Final = word_set("mm cm dm km mi yd ft in sq sin cos tan cot sec csc log ln exp eV ")
_PRIME: Final = regex("(?<=[A-Za-z])′(?=[A-Za-z])|(?<![\\d\\s])′|(?<!\\d)′(?=\\w)")
_DOUBLE_PRIME: Final = regex("(?<!\\d)″")
_ACCENTED: Final = regex("[^\\W\\d_][\u0300-\u036f]+")
ENTITY: Final = regex(r"&(?:#\d{1,6}|#[xX][0-9a-fA-F]{1,5}|[A-Za-z]{2,31}\d{0,2});")  # of HTML
LETTER_A: Final = "\ue001"  # a capital A that is certainly no article, as in `A4`
HELD: Final = "\ue000"  # stands for what no rule may touch; the only such character that folding keeps
_OTHER: Final = regex(rf"[^ -~{HELD}]")
_KEPT: Final = frozenset("—–°′″§") | _CURRENCY


def fold(text: Traced) -> Traced:
    """Plain text: ASCII, `— – °` and currency signs; words of other scripts are transliterated or dropped.

    Quotation marks, dashes, ligatures, full-width forms and accents become their plain forms; control and zero-width
    characters and pictures vanish; every kind of space is one space.
    """
    if ENTITY.search(text.text):
        text = text.sub(ENTITY, lambda match: unescape(match[0]))
    if text.text.isascii() and text.text.isprintable():
        return text
    for rule in _RULES:
        text = rule.apply(text)
    return text


def _fold_power(match: re.Match[str]) -> str:
    """`10⁻³` to `10^-3`, `5 m²` to `5 m^2`; the number of a footnote after a word or a full stop has no reading."""
    before, power = match["before"] or "", match["power"]
    in_sum = match.start() > 0 and match.string[match.start() - 1] in "=+*/(^"
    is_unit = in_sum or (len(before) == 1 and before.isalpha()) or before in _POWERED
    if before and not is_unit:
        return before
    return f"{before}^" + unicodedata.normalize("NFKC", power).replace("\u2212", "-")


def _fold_character(character: str) -> str:
    if " " <= character <= "~" or character in _KEPT:
        return character
    category = unicodedata.category(character)
    if character.isspace() or category in ("Zs", "Zl", "Zp"):
        return " "
    if category == "Nd":
        return str(unicodedata.decimal(character))
    if category == "No":  # `❶`, which no compatible form is known for
        return f" {unicodedata.numeric(character):g} "
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


def _fold_compatible(match: re.Match[str]) -> str:
    if match[0] in _KEPT:
        return match[0]
    known = match[0].translate(_BEFORE)
    return unicodedata.normalize("NFKC", known).replace("\u2044", "/").replace("\u2212", "-")


def _fold_rest(match: re.Match[str]) -> str:
    return "".join(map(_fold_character, unicodedata.normalize("NFD", match[0])))


_RULES: Final = (
    Rule(_OHM, r" \1ohm"),
    Rule(_POWER, _fold_power),
    Rule(_PRIME, "'"),
    Rule(_DOUBLE_PRIME, '"'),
    Rule(_BESIDE_NUMBER, " "),
    Rule(_BASE, " base "),
    Rule(_MICRO, "micro"),
    Rule(_ACCENTED, lambda match: unicodedata.normalize("NFC", match[0])),
    Rule(_OTHER, _fold_compatible),
    Rule(_GREEK, _romanise_greek),
    Rule(_CYRILLIC, _romanise_cyrillic),
    Rule(_OTHER, _fold_rest),
)
