"""Words spelled alike and spoken differently: what the words around them say that the tagger does not.

`tag_in_context` mends tags (`a record`, `will record`); `sound_in_context` chooses where two readings share a tag
(`lead`, `bow`, `bass`) or stand in the lexicon under none.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from tacolm_core.text.sounds import english
from tacolm_core.text.words import Word

Phonemes = tuple[str, ...]


def _set(text: str) -> frozenset[str]:
    return frozenset(text.split())


_DETERMINERS: Final = _set("a an the my your his our their this every each no another some")
_VERB_BEFORE: Final = _set(
    "will would can could should must may might shall "
    "cannot can't won't wouldn't couldn't shouldn't don't doesn't didn't "
    "i'll you'll he'll she'll we'll they'll it'll let's please"
)
_OBJECTS: Final = _set("the a an my your his her our their its this that these those it them him us me you")
_METAL: Final = _set(
    "acid alloy ammunition apron arsenic batteries battery "
    "bullet bullets cadmium contaminated contamination copper crystal "
    "exposure gasoline glass gold heavy iron levels mercury metal "
    "metals mine ore paint pencil petrol pewter pipe pipes "
    "plumbing poisoning roof shot silver sinker solder tin toxic weight weights zinc"
)
_FISH: Final = _set(
    "angler angling boat catch caught cod fish fished fishing "
    "fillet fillets grilled lake largemouth perch pond river salmon "
    "sea smallmouth striped trout tuna"
)
_SHIP: Final = _set(
    "anchor aft boat boats captain deck ferry hull sail sailing ship ship's ships stern submarine vessel yacht"
)
_MUSIC: Final = _set(
    "amp band clef drum drums guitar line music note notes player sing singer solo song string strings voice"
)
_RIBBON_OR_ARROW: Final = _set("archer archery arrow arrows cello gift hair quiver ribbon ribbons string tied violin")
_ON_AIR: Final = _set(
    "album audience audiences band blog broadcast broadcasts chat concert concerts coverage demo event events feed "
    "ammunition animals bait entertainment footage gig interview interviews music performance performances radio "
    "recording recordings session sessions show shows stage stream streaming streams television tv update updates "
    "version video wire"
)
_SHOWN: Final = _set(
    "aired airing airs broadcast broadcasting go goes going "
    "gone hear heard listen perform performed performing performs "
    "play played playing recorded saw see seen shown sing "
    "stream streamed streaming streams sung watch watched watching went "
)
_TINY: Final = _set(
    "amount amounts change changes detail details difference differences dose doses fraction fragments organisms "
    "particle particles proportions quantities quantity scale size traces variations"
)
_PEOPLE_OF_LETTERS: Final = _set(
    "colleague discourse friend gentleman hand journal judge man men professor scholar scholars society"
)
_SACRED: Final = _set("are be day event is mother relief sacrament saint trinity virgin")
_WAYS: Final = _set("around down into on onto round tight tightly through up")
_DIVED: Final = _set(
    "after deep deeper down for from headfirst head in into off onto out over right straight through under underwater"
)
_FEELING: Final = _set(
    "am are be been feel feeling feels felt i'm he's is "
    "it's not perfectly quite seem seemed seems she's they're very was "
    "we're were you're"
)
_PAST_SIGNS: Final = _set("ago did had last then was were when yesterday")


@dataclass(frozen=True)
class _Place:
    """A word, lower case, with what stands around it in its sentence."""

    before: tuple[str, ...]  # nearest last; up to three
    after: tuple[str, ...]  # nearest first; those up to the next mark, at most three
    words: Sequence[Word]  # all of the sentence
    index: int
    tag: str

    @cached_property
    def sentence(self) -> frozenset[str]:
        """The other words."""
        return frozenset(word.text.lower() for i, word in enumerate(self.words) if i != self.index)

    @property
    def ends_phrase(self) -> bool:
        return not self.after

    @property
    def last(self) -> str:
        return self.before[-1] if self.before else ""

    @property
    def next(self) -> str:
        return self.after[0] if self.after else ""

    @property
    def is_verb(self) -> bool:
        return self.tag.startswith("VB") or self.last in ("to", *_VERB_BEFORE)


def tag_in_context(words: Sequence[Word], i: int, tag: str) -> str:
    """The tag, corrected where the tagger often errs."""
    place, word = _place(words, i, tag), words[i].text.lower()
    if word in _TAGS:
        return _TAGS[word](place) or tag
    if tag.startswith("VB") and place.last in _DETERMINERS and tag not in ("VBG", "VBN"):
        return "NN"
    if not tag.startswith("VB") and (
        place.last in _VERB_BEFORE or (place.last == "to" and place.next in _OBJECTS and tag.startswith("NN"))
    ):
        return "VB"
    return tag


def sound_in_context(words: Sequence[Word], i: int, tag: str) -> Phonemes | None:
    """The reading the context asks for; None where the lexicon's own for the tag is right."""
    rule = _SOUNDS.get(words[i].text.lower())
    if rule is None:
        return None
    sounds = rule(_place(words, i, tag), words[i].text)
    return tuple(sounds.split()) if sounds else None


def _place(words: Sequence[Word], i: int, tag: str) -> _Place:
    before: list[str] = []
    for k in range(i - 1, max(-1, i - 4), -1):
        if words[k].mark:
            break
        before.insert(0, words[k].text.lower())
    after: list[str] = []
    for k in range(i, min(len(words) - 1, i + 3)):
        if words[k].mark:
            break
        after.append(words[k + 1].text.lower())
    return _Place(tuple(before), tuple(after), words, i, tag)


def _read_tag(place: _Place) -> str:
    """`have you read it` and `she read it` are past, `I read every day` is not."""
    before = set(place.before)
    asks = {"did", "does", "do", "to", "let", "make", "help", "didn't", "doesn't", *_VERB_BEFORE}
    if place.last in asks:
        return "VB"
    if before & english.PERFECT_AUXILIARIES:
        return "VBN"
    if place.last in ("well", "widely"):
        return "VBN"
    if place.last in english.PRONOUNS and before & asks:
        return "VB"
    if place.last in ("he", "she"):
        return "VBD"
    habit = place.last in ("i", "you", "we", "they") and "every" in place.after and not place.sentence & _PAST_SIGNS
    return "VBP" if habit else ""


def _content_tag(place: _Place) -> str:
    felt = place.last in _FEELING and (place.ends_phrase or place.next in ("with", "to", "just"))
    return "JJ" if felt or (not place.before and place.next == "with") else "NN"


def _resume_tag(place: _Place) -> str:
    return "NN" if place.last in _DETERMINERS | _set("her its impressive updated attached") else "VB"


def _minute_tag(place: _Place) -> str:
    return "JJ" if place.next in _TINY else "NN"


def _live_tag(place: _Place) -> str:
    """An adjective or adverb before `music` and the like, and after what is shown: `watched it live`, `Live from`."""
    shown = place.sentence & _SHOWN and place.last not in ("to", "i", "we", "you", "they", "who", *_VERB_BEFORE)
    if place.next in _ON_AIR or (not place.before and place.next == "from"):
        return "JJ"
    return (
        "JJ" if shown and (place.ends_phrase or place.next in ("on", "at", "from", "and", "tonight", "today")) else ""
    )


_TAGS: Final[dict[str, Callable[[_Place], str]]] = {
    "read": _read_tag,
    "content": _content_tag,
    "resume": _resume_tag,
    "minute": _minute_tag,
    "live": _live_tag,
    "contract": lambda place: "JJ" if place.is_verb and place.last not in _DETERMINERS else "NN",  # filed as JJ
    "learned": lambda place: "JJ" if place.next in _PEOPLE_OF_LETTERS and place.last in _DETERMINERS else "",
    "blessed": lambda place: "JJ" if place.next in _SACRED else "",
}


def _lead(place: _Place, _: str) -> str:
    metal = place.sentence & _METAL and not place.is_verb
    return "l ˈɛ d" if metal or place.next == "free" else "l ˈi d"


def _tear(place: _Place, _: str) -> str:
    torn = place.next == "in" or place.before[-2:] == ("wear", "and")
    return "t ˈɛ ɹ" if place.is_verb or torn else "t ˈɪ ɹ"


def _tears(place: _Place, _: str) -> str:
    verb = (
        place.tag == "VBZ"
        or place.last in ("he", "she", "it")
        or place.next in _set("apart down it off them through up")
    )
    return "t ˈɛ ɹ z" if verb and place.last not in ("in", "of", "her", "his", "the") else "t ˈɪ ɹ z"


def _bass(place: _Place, _: str) -> str:
    return "b ˈæ s" if place.sentence & _FISH and not place.sentence & _MUSIC else ""


def _bends(place: _Place) -> bool:
    taken = place.last in ("a", "final", "deep") and set(place.before) & _set("take takes took taken taking makes made")
    to_whom = place.next in _set("before down his her my out their your") or (place.next == "to" and place.is_verb)
    return bool(place.is_verb or taken or to_whom)


def _bow(place: _Place, _: str) -> str:
    if place.sentence & _RIBBON_OR_ARROW:
        return "b ˈoʊ"
    bends = _bends(place) and place.last not in ("the", "tie")
    return "b ˈaʊ" if bends or place.sentence & _SHIP else "b ˈoʊ"


def _bows(place: _Place, _: str) -> str:
    return (
        "b ˈaʊ z"
        if place.tag == "VBZ" or place.last in ("he", "she") or place.next in ("down", "before", "out")
        else "b ˈoʊ z"
    )


def _row(place: _Place, _: str) -> str:
    quarrel = place.last in _set("a the blazing diplomatic") and place.next in _set("about broke erupted over")
    return "ɹ ˈaʊ" if quarrel or place.last == "blazing" else ""


def _dove(place: _Place, _: str) -> str:
    bird = place.last in _DETERMINERS | _set("mourning of rock turtle white")
    return "d ˈoʊ v" if place.next in _DIVED and place.before and not bird else ""


def _wound(place: _Place, _: str) -> str:
    return "w ˈaʊ n d" if place.next in _WAYS and place.last not in _DETERMINERS else ""


def _polish(place: _Place, written: str) -> str:
    nation = written[0].isupper() and (bool(place.before) or not place.is_verb)
    return "p ˈoʊ l ɪ ʃ" if nation else "p ˈɑ l ɪ ʃ"


_SOUNDS: Final[dict[str, Callable[[_Place, str], str]]] = {
    **{"lead": _lead, "tear": _tear, "tears": _tears, "bass": _bass, "bow": _bow, "bows": _bows, "row": _row},
    **{"dove": _dove, "wound": _wound, "polish": _polish},
    "leads": lambda _place, _written: "l ˈi d z",
    "champs": lambda place, _written: "ʃ ˈɑ n z" if place.next == "elysees" else "",
}
