"""Where subtitles break: at ends of phrases, into cues of at most two lines that are neither long nor rushed.

Every way to cut a sentence has a cost, and the cheapest is found by going through its words once (dynamic programming).
Costs follow the usual rules of subtitling: after a mark is best, before a conjunction or preposition is good, after an
article or preposition is bad, two lines of like length please.
"""

from collections.abc import Sequence
from typing import Final

from tacolm_core.synthesis.caption_units import Unit

LONGEST_LINE: Final = 42  # characters
LONGEST_SECONDS: Final = 7.0
_CLOSERS: Final = "\"'”’)]»*_"
_AFTER_MARK: Final = {".": 0.0, "!": 0.0, "?": 0.0, "…": 0.0, ";": 0.0, ":": 1.0, "—": 1.0, "–": 1.0, ",": 1.0}
_CONJUNCTIONS: Final = "and but or nor"
_PREPOSITIONS: Final = "of in on at by for from with to into"
_VERBS: Final = "is are was were will would can could should may might must has have had"
_OPENS_PHRASE: Final = frozenset(
    f"{_CONJUNCTIONS} {_PREPOSITIONS} {_VERBS} so yet because although though while when where which who whom whose "
    "that if unless until since as than without onto over under after before between through during about against "
    "like".split()
)
_HOLDS_NEXT: Final = frozenset(
    f"{_CONJUNCTIONS} {_PREPOSITIONS} {_VERBS} a an the my your his her its our their this that these those no not "
    "very mr mrs ms dr st prof i you he she it we they be been".split()
)
_PLAIN, _WEAK, _BAD, _BOUND = 8.0, 3.0, 14.0, 40.0
_NEW_CUE: Final = 4.0
_UNEVEN: Final = 0.12  # for each character by which the lines of a cue differ
_TOO_LONG: Final = 30.0  # for each second beyond LONGEST_SECONDS

Lines = tuple[tuple[Unit, ...], ...]


def break_into_cues(units: Sequence[Unit]) -> list[Lines]:
    """The units of one sentence as cues of one or two lines, each within LONGEST_LINE."""
    best: list[tuple[float, int, Lines]] = [(0.0, 0, ())]  # cost up to a place, where the last cue begins, its lines
    for end in range(1, len(units) + 1):
        ending = 0.0 if end == len(units) else _break_cost(units, end)
        choices = []
        for start in range(end - 1, -1, -1):
            if start < end - 1 and _length(units[start:end]) > 2 * LONGEST_LINE:
                break
            laid = _lay_out(units, start, end)
            if laid is not None:
                cost, lines = laid
                choices.append((best[start][0] + _NEW_CUE + ending + cost, start, lines))
        best.append(min(choices, key=lambda choice: choice[0]))
    found: list[Lines] = []
    place = len(units)
    while place > 0:
        _, start, lines = best[place]
        found.append(lines)
        place = start
    return found[::-1]


def _lay_out(units: Sequence[Unit], start: int, end: int) -> tuple[float, Lines] | None:
    """Cheapest one or two lines of `units[start:end]`, or None where they do not fit."""
    whole = tuple(units[start:end])
    seconds = whole[-1].end - whole[0].start
    too_long = _TOO_LONG * max(0.0, seconds - LONGEST_SECONDS) if len(whole) > 1 else 0.0
    if _length(whole) <= LONGEST_LINE:
        return too_long, (whole,)
    best: tuple[float, Lines] | None = None
    for cut in range(1, len(whole)):
        first, second = _length(whole[:cut]), _length(whole[cut:])
        if max(first, second) > LONGEST_LINE:
            continue
        cost = too_long + _break_cost(units, start + cut) + _UNEVEN * abs(first - second)
        if best is None or cost < best[0]:
            best = cost, (whole[:cut], whole[cut:])
    return best


def _break_cost(units: Sequence[Unit], place: int) -> float:
    """What a break between `units[place - 1]` and `units[place]` costs."""
    before, after = units[place - 1], units[place]
    if before.is_bound:
        return _BOUND
    bare = before.text.rstrip(_CLOSERS)
    if bare and bare[-1] in _AFTER_MARK and bare.rstrip(".").lower() not in _HOLDS_NEXT:
        return _AFTER_MARK[bare[-1]]
    if bare.lower().rstrip(".") in _HOLDS_NEXT:
        return _BAD
    return _WEAK if after.text.lower().strip(_CLOSERS + "([") in _OPENS_PHRASE else _PLAIN


def _length(units: Sequence[Unit]) -> int:
    return sum(len(unit.text) for unit in units) + len(units) - 1
