"""Subtitles in SubRip form (.srt) from the alignment."""

from typing import Final, Literal

from tacolm_core.synthesis.results import Speech

_LONGEST_LINE: Final = 42  # characters, as broadcasters have it


def subtitles(speech: Speech, each: Literal["sentence", "word"] = "sentence") -> str:
    """One cue for each sentence as it is written, or for each word as it is spoken; times of the whole waveform."""
    if each == "word":
        cues = [(word.text, word.start, word.end) for word in speech.words()]
    else:
        times = speech.sentence_times()
        cues = [
            (_in_lines(result.sentence.written), start, end)
            for result, (start, end) in zip(speech.sentences, times, strict=True)
        ]
    blocks = (f"{n}\n{_clock(start)} --> {_clock(end)}\n{text}\n" for n, (text, start, end) in enumerate(cues, 1))
    return "\n".join(blocks)


def _in_lines(text: str) -> str:
    """White space made plain, and lines broken where they grow too long."""
    lines = [""]
    for word in text.split():
        if lines[-1] and len(lines[-1]) + 1 + len(word) > _LONGEST_LINE:
            lines.append(word)
        else:
            lines[-1] = f"{lines[-1]} {word}".strip()
    return "\n".join(lines)


def _clock(seconds: float) -> str:
    minutes, thousandths = divmod(round(seconds * 1000), 60_000)
    hours, minutes = divmod(minutes, 60)
    return f"{hours:02d}:{minutes:02d}:{thousandths // 1000:02d},{thousandths % 1000:03d}"
