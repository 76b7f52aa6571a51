"""How people write down talk: stammering, words cut short in dialect, hyphens at the ends of lines."""

import re
from typing import Final

from tacolm_core.text.patterns import regex
from tacolm_core.text.reading.rules import Rule
from tacolm_core.text.reading.tables import word_set

# First parts that keep a hyphen of their own; where a line ends after anything else, the hyphen only divides a word.
_KEPT_PARTS: Final = word_set(
    "ex self well half non quasi pseudo twenty thirty forty fifty sixty seventy eighty ninety"
)
# Those that keep it unless what follows is only the ending of a word: `high-speed`, but `high-er`.
_OFTEN_KEPT: Final = word_set(
    "high low long short old full hard soft left right good free first second third large small mother father son "
    "daughter brother sister fast slow deep much best better double single multi anti cross two three four five year "
    "ill part world open real time user cost far so "
)
_MERE_ENDING: Final = regex(
    r"(?:er|ers|est|ing|ings|ed|ly|ness|ty|age|ages|en|ish|y|s|some|self|ment|ful|less|ter|ier|ies|ition|tion|way|ways|"
    r"mer|mers|cial|ciety|ner|ners|ny|thing|hood|line|table|ening|ward|wards|lar|ball|mally|mal|nate|tical|ity|ism|ist)"
)
_DIVIDED: Final = regex(r"\b(?P<first>[A-Za-z]+)-[ \t]*\n[ \t]*(?P<last>[a-z]+)")
_STAMMER: Final = regex(
    r"(?<![\w'-])(?P<start>[A-Za-z]{1,3}|[b-df-hj-np-tv-z]{1,3}uh)(?:-(?P=start))*-(?=(?P<word>[A-Za-z']+))",
    re.IGNORECASE,
)
_NO_STAMMER: Final = word_set("re co de pre pro non bi in un ex be di en em tri sub out off up by ")
_LETTER_WORDS: Final = regex(
    r"(?:t-(?:test|tests|table|tables|tail)|d-day|b-(?:boy|boys|ball)|c-(?:class|clamp|clamps|care|code)|s-(?:series|shaped|shape|"
    r"curve|curves|video)|e-(?:edition|editions|election|ed|exam|exams|exit|estate|expert)|h-hour|x-x|p-(?:p|pop)|v-(?:v|vee)|"
    r"i-(?:ii|iii|iv)|a-(?:a|al|an|aa)|m-(?:mode|m)|l-(?:lysine|leucine)|d-(?:dimer|dimers|d)|k-k|g-(?:g|gun)|f-f)"
    r"(?![a-z])",
    re.IGNORECASE,
)
_DIALECT: Final = (
    (r"\b([Tt])h'(?=\s)", r"\1he"),
    (r"\bo'(?= ?[A-Za-z]{2,})(?=\s)", "of"),
    (r"(?<=[a-z])-o'-(?=[a-z])", " of "),
    (r"\b([Dd])'(?:you|ya|ye)\b", r"\1o you"),
    (r"\b([Yy])'know\b", r"\1ou know"),
    (r"\b([Cc])'mon\b", r"\1ome on"),
    (r"\b([Ss])'pose\b", r"\1uppose"),
    (r"\b([Ww])i'(?=\s)", r"\1ith"),
    (r"\b([Ee])v'ry", r"\1very"),
    (r"\b([Ll])i'l\b|\b([Ll])il'(?!\w)", r"little"),
    (r"\b([Oo])l'(?!\w)", r"\1l"),
    (r"(?<!\w)'([Nn])'?(?=\s[A-Za-z])", r"\1"),
    (r"(?<!\w)'([Cc])ause\b(?!')", r"\1uz"),
    (r"\b([Ff])o'c's'le\b", r"\1oke sul"),
    (r"\bt'other\b", "the other"),
    (r"\b([Gg])ov'nor\b|\b([Gg])uv'nor\b", r"governor"),
    (r"\b([A-Za-z]{2,}in)'(?!\w)", r"\1"),
)


def _join(match: re.Match[str]) -> str:
    first, last = match["first"].lower(), match["last"]
    keeps = first in _KEPT_PARTS or (first in _OFTEN_KEPT and not _MERE_ENDING.fullmatch(last))
    return match[0] if keeps else match["first"] + last


def _read_stammer(match: re.Match[str]) -> str:
    """`Wh-what`, `S-stop`, `Buh-but`: the word is said once, its beginnings are not; `co-construct` is a word."""
    start, word = match["start"], match["word"]
    rest = match.string[match.start() : match.end() + len(word)]
    begun = start.lower()
    begins = (begun, begun.removesuffix("uh") or begun)
    is_begun = word.lower().startswith(begins) and (len(word) > len(start) or begun.endswith("uh"))
    is_known = start.lower() in _NO_STAMMER or _LETTER_WORDS.match(f"{start}-{word}")
    is_name = len(start) == 1 and word[0].isupper() and match.start() > 0 and rest.count("-") == 1
    return match[0] if not is_begun or is_known or is_name else ""


RULES: Final = (
    Rule(_STAMMER, _read_stammer),
    *(Rule(regex(pattern), reading) for pattern, reading in _DIALECT),
)
DIVIDED: Final = Rule(_DIVIDED, _join)
