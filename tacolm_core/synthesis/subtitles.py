"""Subtitles of spoken sentences, in SubRip and WebVTT: the written text as it stands, broken where phrases end.

    write_subtitles(Path("out.srt"), subtitle_cues(speech.sentences, speech.waveform.sample_rate))

A cue has at most two lines of 42 characters, lies in one sentence and in no more than 7 s where its words allow that.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Literal

from tacolm_core.errors import OptionsError
from tacolm_core.files import replace_file
from tacolm_core.synthesis.caption_units import Unit, units_of
from tacolm_core.synthesis.line_breaks import LONGEST_LINE as LONGEST_LINE
from tacolm_core.synthesis.line_breaks import break_into_cues
from tacolm_core.synthesis.results import SentenceResult

SubtitleForm = Literal["srt", "vtt"]
SUBTITLE_FORMS: Final[tuple[SubtitleForm, ...]] = ("srt", "vtt")
_SHORTEST: Final = 1.0  # seconds a cue stays, where the next one allows it
_SMALLEST_GAP: Final = 0.04  # seconds between two cues


@dataclass(frozen=True)
class Cue:
    """What is shown at one time: one or two lines of units, in seconds of the whole sound."""

    start: float
    end: float
    lines: tuple[tuple[Unit, ...], ...]

    @property
    def text(self) -> str:
        """The lines as they are read."""
        return "\n".join(" ".join(unit.text for unit in line) for line in self.lines)


def subtitle_cues(sentences: Sequence[SentenceResult], sample_rate: int, *, start: float = 0.0) -> list[Cue]:
    """Cues of sentences that follow each other with their pauses, the first one at `start` seconds."""
    found: list[Cue] = []
    for result in sentences:
        length = len(result.samples) / sample_rate
        found += [
            Cue(lines[0][0].start, lines[-1][-1].end, lines)
            for lines in break_into_cues(units_of(result, start, start + length))
        ]
        start += length + round(result.sentence.pause_after * sample_rate) / sample_rate
    return _long_enough(found)


def subtitle_text(found: Iterable[Cue], form: SubtitleForm, *, word_times: bool = False) -> str:
    """The contents of a subtitle file.

    Args:
        found: what `subtitle_cues` gives, of one speech or of several one after the other.
        form: "srt" or "vtt".
        word_times: also say when each word is heard: WebVTT has time stamps inside a cue, SubRip a cue for each word.

    """
    if form == "vtt":
        return "\n".join(["WEBVTT\n", *(_vtt(cue, word_times=word_times) for cue in found)])
    chosen = _word_cues(found) if word_times else found
    return "\n".join(f"{number}\n{_srt(cue)}" for number, cue in enumerate(chosen, start=1))


def write_subtitles(path: Path | str, found: Iterable[Cue], *, word_times: bool = False) -> None:
    """Write a subtitle file, as a whole or not at all; its ending says the form.

    Raises:
        OptionsError: the name ends in neither .srt nor .vtt.
        OutputError: it cannot be written.

    """
    path = Path(path)
    text = subtitle_text(found, subtitle_form(path), word_times=word_times)
    with replace_file(path) as aside:
        aside.write_text(text, encoding="utf-8")


def subtitle_form(path: Path) -> SubtitleForm:
    """The form that a file's name asks for.

    Raises:
        OptionsError: the name ends in neither .srt nor .vtt.

    """
    ending = path.suffix.lower().removeprefix(".")
    for form in SUBTITLE_FORMS:
        if ending == form:
            return form
    raise OptionsError(f"{path.name} does not say which subtitles it should hold; end it in .srt or .vtt.")


def _long_enough(found: list[Cue]) -> list[Cue]:
    """Short cues stay until they can be read, or until the next one."""
    after = [cue.start - _SMALLEST_GAP for cue in found[1:]] + [float("inf")]
    return [
        Cue(cue.start, max(cue.end, min(cue.start + _SHORTEST, following)), cue.lines)
        for cue, following in zip(found, after, strict=True)
    ]


def _word_cues(found: Iterable[Cue]) -> Iterator[Cue]:
    for cue in found:
        for line in cue.lines:
            for unit in line:
                yield Cue(unit.start, unit.end, ((unit,),))


def _srt(cue: Cue) -> str:
    return f"{_clock(cue.start, ',')} --> {_clock(cue.end, ',')}\n{cue.text}\n"


def _vtt(cue: Cue, *, word_times: bool) -> str:
    head = f"{_clock(cue.start, '.')} --> {_clock(cue.end, '.')}\n"
    lines = [" ".join(_vtt_word(unit, cue, word_times=word_times) for unit in line) for line in cue.lines]
    return head + "\n".join(lines) + "\n"


def _vtt_word(unit: Unit, cue: Cue, *, word_times: bool) -> str:
    text = unit.text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    stamped = word_times and cue.start < unit.start < cue.end  # a stamp at an end of the cue is not allowed
    return f"<{_clock(unit.start, '.')}>{text}" if stamped else text


def _clock(seconds: float, point: str) -> str:
    hours, rest = divmod(round(seconds * 1000), 3_600_000)
    minutes, rest = divmod(rest, 60_000)
    whole, parts = divmod(rest, 1000)
    return f"{hours:02d}:{minutes:02d}:{whole:02d}{point}{parts:03d}"
