"""What computers write and show: numbers in base sixteen, hashes, MAC addresses, keys to press, paths through menus."""

import re
from typing import Final

from tacolm_core.text.patterns import regex
from tacolm_core.text.reading.numbers import spell_digits
from tacolm_core.text.reading.rules import Rule

_HEX: Final = regex(r"(?<![\w.])0[xX](?P<digits>[0-9A-Fa-f]{1,16})\b")
_COLOUR: Final = regex(r"(?<![\w&#])#(?=[0-9A-Fa-f]*\d)(?P<digits>[0-9A-Fa-f]{6}|(?=\w*[A-Fa-f])[0-9A-Fa-f]{3})\b")
_UUID: Final = regex(r"\b[0-9A-Fa-f]{8}(?:-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}\b")
_MAC: Final = regex(
    r"(?<![\w:-])(?=[0-9:-]*[A-Fa-f]|(?:\d\d[:-]){5})[0-9A-Fa-f]{2}(?P<sign>[:-])[0-9A-Fa-f]{2}"
    r"(?:(?P=sign)[0-9A-Fa-f]{2}){1,14}(?![\w:-])"
)
_HASH: Final = regex(r"(?<![\w.#/-])(?=[a-f]*[0-9])(?=[0-9]*[a-f])(?!\d+e\d+\b)[0-9a-f]{7,40}(?![\w-])")
_KEYS: Final = {
    **{"Ctrl": "Control", "Ctl": "Control", "Cmd": "Command", "Opt": "Option", "Del": "Delete", "Esc": "Escape"},
    **{"Ins": "Insert", "PgUp": "Page Up", "PgDn": "Page Down", "PrtSc": "Print Screen", "Win": "Windows"},
    **{"Bksp": "Backspace", "CapsLk": "Caps Lock", "Alt": "Alt", "Shift": "Shift", "Meta": "Meta", "Fn": "F N"},
    **{"AltGr": "Alt G R", "Super": "Super", "Tab": "Tab", "Enter": "Enter", "Space": "Space", "Control": "Control"},
    **{"Command": "Command", "Option": "Option"},
}
_HOLD: Final = (
    "Ctrl|Ctl|Cmd|Opt|Alt|AltGr|Shift|Meta|Win|Super|Fn|Control|Command|Option|CTRL|CMD|ALT|SHIFT|ctrl|cmd|alt|shift"
)
_CHORD: Final = regex(
    rf"(?<![\w+-])(?:{_HOLD})(?: ?[+-] ?(?:{_HOLD}))*(?: ?\+ ?|-)"
    r"(?:[A-Za-z]{2,6}\d{0,2}|F\d{1,2}|[A-Za-z0-9]|[+\-=,./\\;'\[\]])(?![\w+])"
)
_KEY: Final = regex(r"\b(?:Ctrl|Esc|PgUp|PgDn|PrtSc|Bksp|Cmd)\b")
_MENU_PATH: Final = regex(r"(?:\b[A-Z]\w*(?:[ &-]+\w+){0,3}\.{0,3} ?(?:>|->) ?)+[A-Z]\w*")
_SIGN_NAMES: Final = {
    "+": "plus",
    "-": "minus",
    "=": "equals",
    ",": "comma",
    ".": "period",
    "/": "slash",
    "\\": "backslash",
}
_OTHER_SIGNS: Final = {";": "semicolon", "'": "quote", "[": "left bracket", "]": "right bracket"}


def spell(text: str) -> str:
    """Letters and digits one by one: `1aF` to `one A F`."""
    return " ".join(spell_digits(character) if character.isdigit() else character.upper() for character in text)


def _read_chord(match: re.Match[str]) -> str:
    """`Ctrl+Shift+P`, `Alt-F4`, `Ctrl++`."""
    held = re.match(rf"((?:{_HOLD})(?: ?[+-] ?(?:{_HOLD}))*)(?: ?\+ ?|-)(.+)", match[0])
    if held is None:
        return match[0]
    keys = [*re.split(r" ?[+-] ?", held[1]), held[2]]
    return " ".join(_key(key) for key in keys)


def _key(key: str) -> str:
    name = _KEYS.get(key) or _KEYS.get(key.capitalize()) or (_SIGN_NAMES | _OTHER_SIGNS).get(key)
    if name:
        return name
    return key.upper() if len(key) == 1 else key


RULES: Final = (
    Rule(_HEX, lambda match: f"zero X {spell(match['digits'])}"),
    Rule(_COLOUR, lambda match: f"hash {spell(match['digits'])}"),
    Rule(_UUID, lambda match: ", ".join(map(spell, match[0].split("-")))),
    Rule(_MAC, lambda match: ", ".join(map(spell, match[0].split(match["sign"])))),
    Rule(_HASH, lambda match: spell(match[0])),
    Rule(_CHORD, _read_chord),
    Rule(_KEY, lambda match: _KEYS[match[0]]),
    Rule(_MENU_PATH, lambda match: re.sub(r" ?(?:->|>) ?", ", ", match[0])),
)
