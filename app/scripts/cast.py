"""A script as stretches of text, each in the voice chosen for its speaker. Pure."""

from collections.abc import Mapping

from app.engine import Segment
from app.voices.collection import SavedVoice
from tacolm_core import likely_speakers, split_script


def names_in(text: str) -> tuple[str, ...]:
    """The people who take turns in a text, in the order of their first lines."""
    return likely_speakers(text)


def cast_of(text: str, chosen: Mapping[str, str], voices: Mapping[str, SavedVoice]) -> dict[str, SavedVoice]:
    """The speakers of a text who have a voice of their own.

    `chosen` has keys of voices by names in lower case; voices that are gone are left out.
    """
    return {name: voices[key] for name in names_in(text) if (key := chosen.get(name.casefold(), "")) in voices}


def segments_of(text: str, cast: Mapping[str, SavedVoice], usual: SavedVoice) -> tuple[Segment, ...]:
    """The stretches of a script; of a text that is none, nothing: all of it is in the usual voice then.

    As soon as one speaker has a voice, no name is said.
    """
    if not cast:
        return ()
    found = []
    for part in split_script(text, names_in(text)):
        saved = cast.get(part.speaker, usual)
        found.append(Segment(text[part.start : part.end], saved.voice, part.start, saved.key))
    return tuple(found)
