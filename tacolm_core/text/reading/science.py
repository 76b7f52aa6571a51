"""Chemical formulas, and the signs of mathematics and of program code that stand between numbers and letters."""

import re
from typing import Final

from tacolm_core.text.patterns import regex
from tacolm_core.text.reading.numbers import cardinal
from tacolm_core.text.reading.rules import Rule

_ELEMENTS: Final = (
    "He|Li|Be|Ne|Na|Mg|Al|Si|Cl|Ar|Ca|Sc|Ti|Cr|Mn|Fe|Ni|Cu|Zn|Ga|Ge|As|Se|Br|Kr|Rb|Sr|Zr|Nb|Mo|Pd|Ag|Cd|Sn|Sb|Te|Xe|"
    "Cs|Ba|Pt|Au|Hg|Pb|Bi|H|B|C|N|O|F|P|S|K|I|U"
)
_FORMULA: Final = regex(rf"(?<![\w.@#-])(?=[A-Za-z]*\d)(?=\w*[A-Z]\w*[A-Z])(?:(?:{_ELEMENTS})\d{{0,2}}){{2,}}(?!\w)")
_SALTS: Final = regex(r"\b(?:NaCl|HCl|KCl|NaOH|KOH|LiCl|HBr|NaF|CaO|MgO|CuO|ZnO|HCN|KCN)\b")
_SYMBOL: Final = regex(r"[A-Z]|[a-z]|\d+")
_SCIENTIFIC: Final = regex(r"(?<![\w.])(\d+(?:\.\d+)?)[eE]([-+]?\d{1,3})(?!\w)")
_FUNCTION: Final = regex(r"\b([fgh])\(([a-z])\)")
_COEFFICIENT: Final = regex(
    r"(?<![\w.])(\d{1,3})([xyz])(?=\^| ?[-+=*/)] ?[\w(]|$)(?=.*=|.*\^)|(?<=[-+=*/(^] )(\d{1,3})([xyz])\b"
)
_NOTHING_BEFORE: Final = r"(?<![\w)\]\"'<=>!-])(?<![\w)\]\"'] )"
_CODE_SIGNS: Final = (
    *(
        (regex(rf"{_NOTHING_BEFORE}{sign} ?(?=[-$€£.]?\d)"), f" {words} ")
        for sign, words in (
            ("!={1,2}", "not equal to"),
            ("<=", "at most"),
            (">=", "at least"),
            ("<", "less than"),
            (">", "more than"),
        )
    ),
    (regex(r"(?<=[\w)\]\"']) ?!={1,2} ?(?=[\w(\[\"'-])"), " is not equal to "),
    (regex(r"(?<=[\w)\]\"']) ?<=(?!>) ?(?=[\w(\[\"'-])"), " is at most "),
    (regex(r"(?<=[\w)\]\"']) ?>= ?(?=[\w(\[\"'-])"), " is at least "),
    (regex(r"(?<=[\w)\]\"']) ?={2,3} ?(?=[\w(\[\"'-])"), " equals "),
    (regex(r" (?:[-=]+>|<[-=]+>?|(?<!and )/(?! or\b)) "), ", "),
    (regex(r"(?<=[\w:])\\(?=\w)"), " backslash "),
    (regex(r"(?<![\w/.<:])/(?=[a-z]\w*/\w)"), "slash "),
)


def _spell_formula(match: re.Match[str]) -> str:
    symbols = _SYMBOL.findall(match[0])
    return " ".join(cardinal(symbol) if symbol.isdigit() else symbol.upper() for symbol in symbols)


def _read_scientific(match: re.Match[str]) -> str:
    return f"{match[1]} times ten to the power of {match[2].removeprefix('+')}"


RULES: Final = (
    Rule(_SALTS, _spell_formula),
    Rule(_FORMULA, _spell_formula),
    Rule(_SCIENTIFIC, _read_scientific),
    Rule(_FUNCTION, r"\1 of \2"),
    Rule(_COEFFICIENT, lambda match: f"{match[1] or match[3]} {match[2] or match[4]}"),
    *(Rule(pattern, words) for pattern, words in _CODE_SIGNS),
)
