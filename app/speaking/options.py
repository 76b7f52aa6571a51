"""Synthesis options and pronunciations, from the settings and from takes. Pure."""

from collections.abc import Mapping
from typing import Any, Final

from app.settings import Settings
from app.translation import text as _text
from tacolm_core import Lexicon, OptionsError, SynthesisOptions, TacolmError

FIRST_CHUNK: Final = 24  # frames; sound starts this early when speed is wanted, later where the machine is slow


def defaults(*, soon: bool) -> SynthesisOptions:
    """What is used unless the user changed it."""
    return SynthesisOptions(chunk_frames=FIRST_CHUNK if soon else 0)


def options_from(settings: Settings) -> SynthesisOptions:
    """Options with the user's changes; a change that no longer fits is left out."""
    base = defaults(soon=settings.play_while_making)
    known = base.to_dict()
    kept = {key: value for key, value in settings.sampling.items() if key in known}
    try:
        return SynthesisOptions(**{**known, **kept})
    except TacolmError:
        return base


def restored_options(record: Mapping[str, Any]) -> SynthesisOptions:
    """The options a take was made with.

    Raises:
        OptionsError: they come from another version of the program.

    """
    known = SynthesisOptions().to_dict()
    try:
        return SynthesisOptions.of_record({key: value for key, value in record.items() if key in known})
    except TypeError as error:
        raise OptionsError(_text("The settings of this take cannot be read ({0}).").format(error)) from error


def lexicon_record(lexicon: Lexicon | None) -> dict[str, str]:
    """Pronunciations as a take keeps them."""
    return {word: " ".join(phonemes) for word, phonemes in (lexicon or {}).items()}


def restored_lexicon(record: Mapping[str, str]) -> Lexicon | None:
    """The pronunciations kept by `lexicon_record`."""
    return Lexicon({word: tuple(phonemes.split()) for word, phonemes in record.items()}) if record else None
