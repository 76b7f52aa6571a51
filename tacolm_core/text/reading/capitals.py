"""Words in capitals: acronyms that are spelled, joined names such as `YouTube`, and text written all in capitals."""

import re
from functools import lru_cache
from typing import Final

from tacolm_core.text.patterns import regex
from tacolm_core.text.reading import abbreviations as known
from tacolm_core.text.reading.rules import Rule
from tacolm_core.text.reading.tables import word_set
from tacolm_core.text.sounds.corrections import CORRECTIONS

_CAPITALS: Final = regex(r"(?<![A-Za-z'])[A-Z][A-Z&]*[A-Z](?P<ending>'s|s)?(?![A-Za-z])")
_SHOUTED: Final = regex(r"[A-Z]{2,}(?:'[A-Z]+)?")
_CAMEL: Final = regex(r"(?<=[a-z])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z]{2,})")
_MIXED_CASE: Final = regex(
    r"\b(?!(?:Mc|Mac|Fitz|Van|Von|De|Di|La|Le|O')[A-Z][a-z])[A-Za-z]*[a-z][A-Z][A-Za-z]*\b|\b[A-Z]{2,}[a-z]{2,}\b"
)
_ORGANISATION_VERBS: Final = word_set(
    "said says warned warns announced announces declared declares officials chief data reports reported estimates "
    "recommends recommended urges urged calls director guidelines approves approved "
)
_BEFORE_PRONOUN: Final = word_set(
    "GIVE LET TELL HELP SHOW JOIN MAKE TAKE KEEP SEND BRING ASK CALL TEACH LEAVE LEAD SAVE FOLLOW CONTACT FOR TO "
    "OF WITH AT BY FROM BETWEEN ABOUT AMONG AGAINST BEHIND ON AROUND ALL BOTH VISIT EMAIL MAKES GIVES GAVE TOLD "
    "LIKE LOVE HATE WANT NEED GETS GET BEAT EVEN JUST THAN "
)
_OF_COMPUTERS: Final = word_set(
    "DEPARTMENT SUPPORT TEAM STAFF MANAGER SECURITY SYSTEM SYSTEMS INDUSTRY SECTOR JOBS SERVICES SERVICE OUTAGE "
    "DEPT GIANT FIRM FIRMS FAILURE WORKERS HELPDESK EQUIPMENT CHIEF BUDGET PROJECT SKILLS GUY GUYS COMPANY "
)
_BEFORE_LETTER: Final = word_set(
    "VITAMIN PLAN GRADE TYPE CLASS GROUP SECTION PART HEPATITIS TEAM LEVEL OPTION SERIE STRAIGHT LETTER BLOCK "
)
_SINGLE: Final = regex(r"(?<![A-Za-z'&.-])A(?= [A-Z]{2,})")
_ONSETS: Final = regex(
    r"(?:[BCFGPKDTV]?[RL]|[SCTWPGK]?H|[STDG]?W|Q?U|S[CKMNPT]|SC[RL]|S[PT]R|SPL|SHR|THR|SCH|CHR|KN|WR|PS|GN|Y|[BCDFGHJKLMNPRSTVWZ])?[AEIOUY]"
)
_CODA: Final = regex(
    r"[AEIOUY](?:[BCDFGHJKLMNPRSTVWXYZ]?|LL|SS|FF|ZZ|TT|NN|[LRNS][DKPT]|[LR][BCFGLMNSV]|[LN]X|N[CGS]|M[BPN]|CK|CT|PT|FT|"
    r"[CGPST]H|[BCDFGKLMNPRTVW]S|RZ|TZ|WN|WL|WK|ST|[LNR][CDGKPST][HST]?|[RLN]CH|[RLN]SH|RST|TCH|GHT|NGS|NDS|NTS|STS|LLS|RES)E?S?$"
)


@lru_cache(maxsize=4)
def is_shouted(text: str) -> bool:
    """Whether most words of a text of some length are in capitals."""
    words = re.findall(r"[A-Za-z]{2,}", text)
    capitals = [word for word in words if word.isupper()]
    return len(words) >= 3 and len(capitals) > 0.7 * len(words)


def _calm(match: re.Match[str]) -> str:
    """A word of a text in capitals in small letters, unless it is spelled."""
    word = match[0]
    if not is_shouted(match.string) or _is_spelled_in_capitals(word, match):
        return word
    return word.lower()


def _is_spelled_in_capitals(word: str, match: re.Match[str]) -> bool:
    """Whether `US`, `IT`, `WHO` are what the capitals stand for rather than the small words."""
    before, after = match.string[: match.start()].split(), match.string[match.end() :].split()
    last, following = before[-1].strip("\"',.:;") if before else "", after[0].strip("\"',.:;!?") if after else ""
    if word == "US":
        return not {last, last.removesuffix("S")} & _BEFORE_PRONOUN and bool(before or after)
    if word == "IT":
        return last in ("THE", "OUR", "AN", "YOUR") or following in _OF_COMPUTERS
    if word == "WHO":
        return _names_organisation(match)
    return word in known.SPELLED_OUT and word not in ("AM", "PM", "LA", "ID", "IRA", "RIP")


def _calm_article(match: re.Match[str]) -> str:
    before = match.string[: match.start()].split()
    is_letter = bool(before) and before[-1].strip("\"',.:;") in _BEFORE_LETTER
    return match[0] if is_letter or not is_shouted(match.string) else "a"


def _read_capitals(match: re.Match[str]) -> str:
    ending = match["ending"] or ""
    word = match[0].removesuffix(ending) if ending else match[0]
    if "&" in word:
        return " and ".join(" ".join(part) if len(part) < 4 else part for part in word.split("&")) + ending
    if word == "WHO" and _names_organisation(match):
        return "W H O" + ("'s" if ending else "")
    if is_read_as_word(word):
        is_name = word in known.ACRONYM_WORDS or match.start() == 0
        return (word.capitalize() if is_name else word.lower()) + ending
    return " ".join(word) + ("'s" if ending else "")


def _read_mixed_case(match: re.Match[str]) -> str:
    """`YouTube` as two words, unless the joined name has a pronunciation of its own, as `DevOps` has."""
    return match[0] if match[0].lower() in CORRECTIONS else _CAMEL.sub(" ", match[0])


def _names_organisation(match: re.Match[str]) -> bool:
    """`the WHO` and `WHO said` are the World Health Organization, `WHO did it` is not."""
    before, after = match.string[: match.start()].split(), match.string[match.end() :].split()
    return bool(
        (before and before[-1].lower() == "the") or (after and after[0].strip(".,").lower() in _ORGANISATION_VERBS)
    )


def is_read_as_word(word: str) -> bool:
    """Whether a word in capitals is pronounced rather than spelled: known ones by list, others by their shape."""
    if word in known.ACRONYM_WORDS or word in known.SHORT_WORDS:
        return True
    if word in known.SPELLED_OUT or len(word) <= 3:
        return False
    return bool(_ONSETS.match(word)) and bool(_CODA.search(word))


RULES: Final = (
    Rule(_SINGLE, _calm_article),
    Rule(_SHOUTED, _calm),
    Rule(_MIXED_CASE, _read_mixed_case),
    Rule(_CAPITALS, _read_capitals),
)
