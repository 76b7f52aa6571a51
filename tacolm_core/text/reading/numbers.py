"""Numbers as American English words, lower case and without hyphens: `twenty one`, `three point five`."""

from typing import Final

NUMBER: Final = r"(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?|\.\d+"  # part of a pattern: a number without its sign
FREE: Final = r"(?<![\w.])(?<!\d,)"  # part of a pattern: not inside a word or another number
_ONES: Final = (
    *("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"),
    *("thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"),
)
_TENS: Final = ("", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_GROUPS: Final = ("", "thousand", "million", "billion", "trillion", "quadrillion", "quintillion")
_ORDINALS: Final = {
    **{"one": "first", "two": "second", "three": "third", "five": "fifth", "eight": "eighth", "nine": "ninth"},
    **{"twelve": "twelfth"},
}
LONGEST_CARDINAL: Final = 3 * len(_GROUPS)  # digits; longer numbers are read digit by digit
_ROMAN: Final = (
    *((1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL")),
    *((10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")),
)


def cardinal(digits: str) -> str:
    """`1234` or `1,234` to `one thousand two hundred thirty four`; digit by digit with a leading zero or too many."""
    digits = digits.replace(",", "")
    if len(digits) > LONGEST_CARDINAL or (len(digits) > 1 and digits.startswith("0")):
        return spell_digits(digits)
    value = int(digits)
    if value == 0:
        return _ONES[0]
    words: list[str] = []
    for power in range(len(_GROUPS) - 1, -1, -1):
        group = value // 1000**power % 1000
        if group:
            words += [_below_thousand(group), _GROUPS[power]]
    return " ".join(word for word in words if word)


def _below_thousand(value: int) -> str:
    words: list[str] = []
    if value >= 100:
        words += [_ONES[value // 100], "hundred"]
        value %= 100
    if value >= 20:
        words.append(_TENS[value // 10])
        value %= 10
    if value:
        words.append(_ONES[value])
    return " ".join(words)


def spell_digits(digits: str) -> str:
    """`407` to `four zero seven`."""
    return " ".join(_ONES[int(digit)] for digit in digits if digit.isdigit())


def decimal(number: str) -> str:
    """A number that may have a sign, commas and decimals: `-1.50` to `minus one point five zero`."""
    sign = "minus " if number.startswith("-") else ""
    whole, _, fraction = number.lstrip("+-").partition(".")
    words = cardinal(whole) if whole else _ONES[0]
    return f"{sign}{words} point {spell_digits(fraction)}" if fraction else sign + words


def make_ordinal(words: str) -> str:
    """The ordinal of a cardinal in words: `twenty one` to `twenty first`."""
    head, _, last = words.rpartition(" ")
    if last in _ORDINALS:
        last = _ORDINALS[last]
    elif last.endswith("y"):
        last = last[:-1] + "ieth"
    else:
        last = last + ("h" if last.endswith("t") else "th")
    return f"{head} {last}".strip()


def ordinal(digits: str) -> str:
    """`21` to `twenty first`."""
    return make_ordinal(cardinal(digits))


def make_plural(words: str) -> str:
    """The plural of a number in words: `nineteen eighty` to `nineteen eighties`, `six` to `sixes`."""
    if words.endswith("y"):
        return words[:-1] + "ies"
    return words + ("es" if words.endswith("x") else "s")


def year(digits: str) -> str:
    """A year of one to four digits: `1984` to `nineteen eighty four`, `1905` to `nineteen oh five`, `2005` in full."""
    value = int(digits)
    return cardinal(str(value)) if value < 1000 or value % 1000 < 10 else pairs(digits)


def pairs(digits: str) -> str:
    """A number read in pairs, as names are: `747` to `seven forty seven`, `101` to `one oh one`, `4090` likewise."""
    hundreds, rest = divmod(int(digits), 100)
    if not hundreds or digits.startswith("0"):
        return cardinal(digits)
    if rest == 0:
        return f"{cardinal(str(hundreds))} hundred"
    return f"{cardinal(str(hundreds))} {'oh ' if rest < 10 else ''}{cardinal(str(rest))}"


def fraction(numerator: str, denominator: str) -> str:
    """`3/4` to `three quarters`; with a denominator past 100, or zero, `three over two hundred`."""
    above, below = int(numerator), int(denominator)
    if not 2 <= below <= 100:
        return f"{cardinal(numerator)} over {cardinal(denominator)}"
    part = {2: "half", 4: "quarter"}.get(below) or ordinal(denominator)
    if above == 1:
        return f"one {part}"
    return f"{cardinal(numerator)} {'halves' if below == 2 else part + 's'}"


def with_article(words: str) -> str:
    """`one half` to `a half`; anything but one stays."""
    return "a" + words.removeprefix("one") if words.startswith("one ") else words


def after_point(digits: str) -> str:
    """Two digits of a version or a season: `04` to `oh four`, `12` to `twelve`."""
    return f"oh {cardinal(digits[1])}" if digits[0] == "0" else cardinal(digits)


def roman_value(numeral: str) -> int | None:
    """Value of an upper-case Roman numeral, None when it is not one in the usual form."""
    value, rest = 0, numeral
    for size, letters in _ROMAN:
        while rest.startswith(letters):
            value += size
            rest = rest[len(letters) :]
    return value if value and not rest and _as_roman(value) == numeral else None


def _as_roman(value: int) -> str:
    letters = ""
    for size, symbol in _ROMAN:
        count, value = divmod(value, size)
        letters += symbol * count
    return letters
