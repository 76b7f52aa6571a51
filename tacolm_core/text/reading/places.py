"""Postal addresses as words: house numbers, streets with their direction, states and postal codes, road names."""

import re
from typing import Final

from tacolm_core.text.patterns import regex
from tacolm_core.text.reading.numbers import cardinal, pairs, spell_digits
from tacolm_core.text.reading.rules import Rule

_STATES: Final = {
    **{"AK": "Alaska", "AL": "Alabama", "AR": "Arkansas", "AZ": "Arizona", "CA": "California", "CO": "Colorado"},
    **{"CT": "Connecticut", "DC": "D C", "DE": "Delaware", "FL": "Florida", "GA": "Georgia", "HI": "Hawaii"},
    **{"IA": "Iowa", "ID": "Idaho", "IL": "Illinois", "IN": "Indiana", "KS": "Kansas", "KY": "Kentucky"},
    **{"LA": "Louisiana", "MA": "Massachusetts", "MD": "Maryland", "ME": "Maine", "MI": "Michigan"},
    **{"MN": "Minnesota", "MO": "Missouri", "MS": "Mississippi", "MT": "Montana", "NC": "North Carolina"},
    **{"ND": "North Dakota", "NE": "Nebraska", "NH": "New Hampshire", "NJ": "New Jersey", "NM": "New Mexico"},
    **{"NV": "Nevada", "NY": "New York", "OH": "Ohio", "OK": "Oklahoma", "OR": "Oregon", "PA": "Pennsylvania"},
    **{"RI": "Rhode Island", "SC": "South Carolina", "SD": "South Dakota", "TN": "Tennessee", "TX": "Texas"},
    **{"UT": "Utah", "VA": "Virginia", "VT": "Vermont", "WA": "Washington", "WI": "Wisconsin"},
    **{"WV": "West Virginia", "WY": "Wyoming"},
}
# Those that are hardly ever anything else after `City, `: no word in capitals, no degree, no other country.
_SURE_STATES: Final = "AK|AZ|CA|FL|GA|IA|IL|KS|KY|MN|MO|NC|ND|NE|NH|NJ|NM|NV|NY|RI|SC|SD|TN|TX|UT|VT|WA|WI|WV|WY"
_DIRECTIONS: Final = {
    **{"N": "North", "S": "South", "E": "East", "W": "West", "NE": "Northeast", "NW": "Northwest"},
    **{"SE": "Southeast", "SW": "Southwest", "NB": "northbound", "SB": "southbound", "EB": "eastbound"},
    **{"WB": "westbound"},
}
_STREET: Final = (
    r"(?:Street|St|Avenue|Ave|Road|Rd|Drive|Dr|Boulevard|Blvd|Lane|Ln|Terrace|Court|Ct|Place|Pl|Way|Parkway|Pkwy|"
    r"Square|Sq|Circle|Cir|Highway|Hwy|Crescent|Row|Alley|Close)\b"
)
_NAME: Final = r"(?:[A-Z][a-z']+\.?|\d+(?:st|nd|rd|th))"
_POSTAL: Final = regex(
    rf"(?P<city>[a-z.]),? (?P<state>{'|'.join(_STATES)}),? (?P<zip>\d{{5}})(?:-(?P<more>\d{{4}}))?(?![\w-])"
)
_CITY_STATE: Final = regex(rf"(?<=[a-z]), (?P<state>{_SURE_STATES})(?=[,.;:!?)]|$)")
_MEMBER: Final = regex(rf"\((?P<party>[DRI])-(?P<state>{'|'.join(_STATES)}|[A-Z][a-z]{{3,}}(?: [A-Z][a-z]+)?)\)")
_PARTIES: Final = {"D": "Democrat", "R": "Republican", "I": "Independent"}
_ZIP: Final = regex(r"(?<=\b[Zz]ip )(?P<word>code )?(?P<zip>\d{5})(?![\w-])")
_AFTER_STREET: Final = regex(rf"(?<=[a-z] )(?P<street>{_STREET}\.?),? (?P<direction>NW|NE|SW|SE|[NSEW])\b\.?(?!')")
_HOUSE: Final = regex(
    rf"(?P<before>\b[A-Za-z]+ )?(?<![\w.,$£€/:#-])(?<!\b[Nn]o\. )(?P<number>\d{{1,5}})(?P<letter>[A-Z])? "
    rf"(?:(?P<direction>NW|NE|SW|SE|[NSEW])\.? )?(?=(?:{_NAME} ){{1,3}}{_STREET})"
)
_BEFORE_YEARS: Final = frozenset(("in", "since", "by", "until", "from", "of", "after", "before", "during"))
_ROAD: Final = regex(
    r"\b(?P<road>(?:I|US|SR|CR|Route|Rte\.?|Highway|Hwy\.?|Interstate)[- ]?\d{1,4}) (?P<way>[NSEW]B?)\b(?![.'-]\w)"
)
_BOX: Final = regex(r"\bP\.? ?O\.? Box(?= \d)")


def _read_postal(match: re.Match[str]) -> str:
    code = spell_digits(match["zip"]) + (f", {spell_digits(match['more'])}" if match["more"] else "")
    return f"{match['city']}, {_STATES[match['state']]}, {code}"


def _read_house(match: re.Match[str]) -> str:
    before, number = match["before"] or "", match["number"]
    if len(number) == 4 and before.strip().lower() in _BEFORE_YEARS:
        return match[0]
    words = {5: spell_digits, 4: pairs, 3: pairs}.get(len(number), cardinal)(number)
    letter = f" {match['letter']}" if match["letter"] else ""
    direction = f" {_DIRECTIONS[match['direction']]}" if match["direction"] else ""
    return f"{before}{words}{letter}{direction} "


RULES: Final = (
    Rule(_POSTAL, _read_postal),
    Rule(_CITY_STATE, lambda match: f", {_STATES[match['state']]}"),
    Rule(_MEMBER, lambda match: f"({_PARTIES[match['party']]} of {_STATES.get(match['state'], match['state'])})"),
    Rule(_ZIP, lambda match: (match["word"] or "") + spell_digits(match["zip"])),
    Rule(_AFTER_STREET, lambda match: f"{match['street'].rstrip('.')} {_DIRECTIONS[match['direction']]}"),
    Rule(_HOUSE, _read_house),
    Rule(_ROAD, lambda match: f"{match['road']} {_DIRECTIONS[match['way']]}"),
    Rule(_BOX, "P O Box"),
)
