"""From any recording of a voice to a prompt: 1 to 30 s of speech, mono, 24 kHz, trimmed and level.

`check_prompt` says what a recording is worth and never refuses it; `prepare_prompt` makes the prompt or says why it
cannot.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final, Literal

import numpy as np

from tacolm_core.audio.activity import Activity, measure_activity
from tacolm_core.audio.clipping import clipped_share
from tacolm_core.audio.files import SoundReader, open_sound
from tacolm_core.audio.resample import resample
from tacolm_core.audio.sources import Tell
from tacolm_core.audio.voicing import Voicing, measure_voicing
from tacolm_core.audio.waveform import SILENCE_DB, Waveform, cross_fade
from tacolm_core.errors import PromptSilent, PromptTooShort
from tacolm_core.units import SAMPLE_RATE

SHORTEST: Final = 1.0  # seconds of recording
LEAST_SPEECH: Final = 0.5  # seconds of speech in it
GOOD_SPEECH: Final = 2.5
LONGEST: Final = 30.0
LOOKED_AT: Final = 120.0  # seconds of a recording that are looked at
TARGET_DB: Final = -23.0  # level of the speech in a prompt
HIGHEST_PEAK: Final = 0.95
QUIET_DB: Final = -45.0
CLIPPED_SHARE: Final = 0.002  # finds 6 dB too much in 17 of 20 recordings, and nothing in those that just reach 1
NOISY_DB: Final = 18.0  # least distance of speech from noise; finds 15 dB in 19 of 20, 20 dB in 2
LONG_SILENCE: Final = 2.0  # seconds inside the recording
_KEPT_PAUSE: Final = 0.5  # what is left of longer pauses
_LONGEST_KEPT: Final = 0.8
_FADE: Final = 0.01
_SCAN_STEP: Final = 20.0  # seconds, in search of the first sound of a long file
_SCAN_END: Final = 3600.0
_FAINT_DB: Final = -50.0  # speech below this is raised before it is looked for, if it is clean
_RAISED_PEAK_DB: Final = -20.0
_CLEAN_DB: Final = 20.0  # distance from noise of what is faint and yet speech

ReasonKind = Literal[
    "silent",
    "too_short",
    "no_voice",
    "drowned",
    "short",
    "quiet",
    "clipped",
    "noisy",
    "odd",
    "several",
    "long_silence",
    "too_long",
]
Verdict = Literal["good", "usable", "unusable"]
_FATAL: Final = ("silent", "too_short", "no_voice", "drowned")
# what is speech, of 907 recordings: variety 4.2 dB and more, change 3.0 and more; see docs/experiments.md
_LEAST_VARIETY: Final = 3.5
_LEAST_CHANGE: Final = 2.6
_DROWNED_VARIETY: Final = 4.2
_DROWNED_FLOOR: Final = 9.5  # dB; together with
_DROWNED_BANDS: Final = 11.3  # dB: a voice without pauses is above
_DROWNED_DB: Final = 10.0  # distance of the loud moments from the quiet ones; together with
_DULL_VARIETY: Final = 6.0  # a clear voice whose level was evened out has more
_STILL: Final = 0.6  # share of frames that keep their pitch, together with
_INSTRUMENT_VARIETY: Final = 11.0
_ODDLY_STILL: Final = 0.65


@dataclass(frozen=True)
class PromptReason:
    """Something about a recording that makes the voice worse."""

    kind: ReasonKind
    hint: str  # one sentence: what is wrong, and what to do

    @property
    def is_fatal(self) -> bool:
        """Whether no voice can be made of the recording."""
        return self.kind in _FATAL


@dataclass(frozen=True)
class PromptReport:
    """What a recording is worth as a prompt. Levels in dBFS, times in seconds of the recording."""

    verdict: Verdict
    reasons: tuple[PromptReason, ...]
    seconds: float
    level_db: float  # of the speech
    noise_db: float  # of what lies between it
    clipped_share: float  # of all samples
    speech_seconds: float  # in the usable part
    longest_silence: float  # in the usable part
    usable_start: float
    usable_end: float


def read_prompt(path: Path | str, tell: Tell | None = None) -> Waveform:
    """At most LOOKED_AT seconds of a sound file, from its first speech on; an hour costs little more than two minutes.

    Args:
        path: the file.
        tell: see `audio.files.open_sound`.

    Raises:
        UnreadableAudio: see `audio.files.open_sound`.
    """
    with open_sound(path, tell) as sound:
        if 0 < sound.info.seconds <= LOOKED_AT:
            return sound.read(max_seconds=LOOKED_AT)
        start = _first_speech(sound, measure_activity)
        return sound.read(_first_speech(sound, _activity) or 0.0 if start is None else start, LOOKED_AT)


def _first_speech(sound: SoundReader, measure: Callable[[Waveform], Activity]) -> float | None:
    """Second of a long file from which to read: where there is speech, else where there is any sound, else None."""
    start, first_sound = 0.0, None
    while start < _SCAN_END:
        piece = sound.read(start, _SCAN_STEP)
        activity = measure(piece)
        if activity.speech_seconds(0.0, _SCAN_STEP) >= LEAST_SPEECH:
            return start
        if first_sound is None and activity.has_sound:
            first_sound = start
        if piece.seconds < _SCAN_STEP:
            break
        start += _SCAN_STEP
    return first_sound


def check_prompt(recording: Waveform) -> PromptReport:
    """The verdict on a recording of any rate and length; only its first LOOKED_AT seconds are looked at."""
    head = recording.part(0.0, LOOKED_AT)
    activity = _activity(head)
    start, end = activity.usable_part(LONGEST)
    clipped = clipped_share(head.samples)
    reasons = tuple(_reasons(recording, activity, clipped))
    return PromptReport(
        verdict="good" if not reasons else "unusable" if any(r.is_fatal for r in reasons) else "usable",
        reasons=reasons,
        seconds=recording.seconds,
        level_db=activity.speech_db,
        noise_db=activity.noise_db,
        clipped_share=clipped,
        speech_seconds=activity.speech_seconds(start, end),
        longest_silence=activity.longest_silence(start, end),
        usable_start=start,
        usable_end=end,
    )


def prepare_prompt(recording: Waveform) -> Waveform:
    """The prompt in a recording: its usable part without long silences, level, mono at SAMPLE_RATE.

    Raises:
        PromptSilent: nothing can be heard in it.
        PromptTooShort: too little can.
    """
    return join_prompts((recording,))


def join_prompts(recordings: Sequence[Waveform]) -> Waveform:
    """One prompt from recordings of one voice: their usable parts in order, LONGEST seconds at most.

    Silent recordings are left out; short ones count together.

    Raises:
        PromptSilent: nothing can be heard in any of them.
        PromptTooShort: there is too little in all of them.
    """
    parts = [part for part in map(_level_part, recordings) if part is not None]
    if not parts:
        raise PromptSilent(_SILENT)
    total = sum(recording.seconds for recording in recordings)
    joined = parts[0]
    for part in parts[1:]:
        joined = cross_fade(joined, part, _FADE)
    if total < SHORTEST or joined.seconds < LEAST_SPEECH:
        raise PromptTooShort(_too_short(min(total, joined.seconds)))
    return joined.part(0.0, LONGEST).faded(_FADE)


def _activity(recording: Waveform) -> Activity:
    """Where somebody speaks; speech that is faint but far above its noise is found as well. Levels are as recorded."""
    found = measure_activity(recording)
    if (found.has_sound and found.speech_db >= _FAINT_DB) or not len(recording.samples):
        return found
    still = _without_offset(recording)
    gain = _RAISED_PEAK_DB - 20 * float(np.log10(still.peak)) if still.peak > 0 else 0.0
    raised = measure_activity(still.louder(gain)) if gain > 0 else found
    if not raised.has_sound or raised.speech_db - raised.noise_db < _CLEAN_DB:
        return found
    return replace(raised, speech_db=raised.speech_db - gain, noise_db=max(SILENCE_DB, raised.noise_db - gain))


def _reasons(recording: Waveform, activity: Activity, clipped: float) -> "list[PromptReason]":
    if not activity.has_sound:
        return [PromptReason("silent", _SILENT)]
    start, end = activity.usable_part(LONGEST)
    speech, silence = activity.speech_seconds(start, end), activity.longest_silence(start, end)
    voicing = measure_voicing(recording.part(start, end))
    found: dict[ReasonKind, tuple[bool, str]] = {
        "too_short": (_is_too_short(recording.seconds, speech), _too_short(min(recording.seconds, speech))),
        "no_voice": (_is_no_voice(voicing), _NO_VOICE),
        "drowned": (_is_drowned(voicing, activity), "The noise drowns the voice; find a quieter place or come closer."),
        "odd": (
            voicing is not None and voicing.stillness > _ODDLY_STILL,
            "The pitch hardly moves, as that of an instrument; make sure that this is one person speaking.",
        ),
        "short": (speech < GOOD_SPEECH, f"There are only {speech:.1f} s of speech; three or more resemble better."),
        "quiet": (
            activity.speech_db < QUIET_DB,
            f"The voice is very quiet ({activity.speech_db:.0f} dB); come closer or turn the microphone up.",
        ),
        "clipped": (
            clipped > CLIPPED_SHARE,
            f"{clipped:.1%} of the recording is clipped; turn the microphone down or speak from further away.",
        ),
        "noisy": (
            activity.speech_db - activity.noise_db < NOISY_DB,
            f"The noise is only {activity.speech_db - activity.noise_db:.0f} dB below the voice; find a quieter place.",
        ),
        "long_silence": (
            silence > LONG_SILENCE,
            f"There is a silence of {silence:.1f} s inside the recording; it is shortened, but cut it out if you can.",
        ),
        "too_long": (
            activity.last_sound - activity.first_sound > LONGEST,
            f"The recording is longer than {LONGEST:.0f} s; only {start:.1f} to {end:.1f} s of it is used.",
        ),
    }
    kinds: list[ReasonKind] = [kind for kind, (is_so, _) in found.items() if is_so]
    fatal = [kind for kind in kinds if kind in _FATAL][:1]
    return [PromptReason(kind, found[kind][1]) for kind in fatal or kinds]


_SILENT: Final = "There is no sound in the recording; check the microphone and its permission, then record again."


_NO_VOICE: Final = "This does not sound like somebody speaking; record or load the speech of one person."


def _is_no_voice(voicing: Voicing | None) -> bool:
    """Whether it moves less than any speech does, or stands still as notes do."""
    if voicing is None:
        return False
    too_even = voicing.variety_db < _LEAST_VARIETY or voicing.change_db < _LEAST_CHANGE
    return too_even or (voicing.stillness > _STILL and voicing.variety_db > _INSTRUMENT_VARIETY)


def _is_drowned(voicing: Voicing | None, activity: Activity) -> bool:
    """Whether noise fills what speech leaves free: between words, and in each band between its sounds."""
    if voicing is None:
        return False
    fills_bands = voicing.above_floor_db < _DROWNED_FLOOR and voicing.bands_above_db < _DROWNED_BANDS
    fills_pauses = activity.speech_db - activity.noise_db < _DROWNED_DB and voicing.variety_db < _DULL_VARIETY
    return fills_bands or fills_pauses or voicing.variety_db < _DROWNED_VARIETY


def _is_too_short(seconds: float, speech: float) -> bool:
    return seconds < SHORTEST or speech < LEAST_SPEECH


def _too_short(seconds: float) -> str:
    return f"There are only {seconds:.1f} s of speech; record at least {SHORTEST:.0f} s, better three."


def _level_part(recording: Waveform) -> Waveform | None:
    """Usable part at SAMPLE_RATE and TARGET_DB; None when silent."""
    head = recording.part(0.0, LOOKED_AT)
    activity = _activity(head)
    if not activity.has_sound:
        return None
    start, end = activity.usable_part(LONGEST)
    kept = [
        head.part(first, last) for first, last in activity.without_long_pauses(start, end, _LONGEST_KEPT, _KEPT_PAUSE)
    ]
    joined = kept[0]
    for piece in kept[1:]:
        joined = cross_fade(joined, piece, _FADE)
    prompt = _without_offset(resample(joined, SAMPLE_RATE))
    gain = min(TARGET_DB - activity.speech_db, _headroom_db(prompt))
    return prompt.louder(gain)


def _headroom_db(waveform: Waveform) -> float:
    return 20 * float(np.log10(HIGHEST_PEAK / waveform.peak)) if waveform.peak > 0 else -SILENCE_DB


def _without_offset(waveform: Waveform) -> Waveform:
    return Waveform(waveform.samples - waveform.samples.mean(), waveform.sample_rate)
