"""A tiny model and a person who hums, so that a whole course takes a second or two."""

from functools import partial

import numpy as np

from tacolm_core.audio.waveform import Waveform
from tacolm_core.config import SynthesisOptions
from tacolm_core.teaching import guards, listening, material, sound
from tacolm_core.teaching.course import TeachingOptions
from tacolm_core.teaching.readings import Reading

TEXTS = ("Good day to you.", "The sun is up.", "We go home now.", "It may rain soon.", "He reads a lot.")
QUICK = TeachingOptions(minutes=5.0, rank=2, speech_passes=1, timbre_passes=1, sound_passes=1, guards=1)


def voice_like(seconds=3.2, pitch=120.0, seed=0, sample_rate=24_000):
    """A buzz whose pitch wanders, in bursts of syllables."""
    draw = np.random.default_rng(seed)
    time = np.arange(round(seconds * sample_rate)) / sample_rate
    melody = np.interp(time, np.linspace(0, seconds, 12), pitch * (1 + 0.15 * draw.standard_normal(12)))
    phase = 2 * np.pi * np.cumsum(melody) / sample_rate
    buzz = sum(np.sin(k * phase) / k * (1 + np.sin(2 * np.pi * 0.7 * k * time)) for k in range(1, 25))
    syllables = 0.55 - 0.45 * np.cos(2 * np.pi * 4 * time)
    return Waveform((0.08 * buzz * syllables).astype(np.float32), sample_rate)


def readings(count=5):
    return [Reading(f"r{n}.wav", voice_like(1.6, seed=n), TEXTS[n % len(TEXTS)]) for n in range(count)]


def allow_for_an_untrained_model(patch):
    """It can neither judge whether the words were read, nor stop when it has said them; less of all is enough."""
    patch.setattr(listening, "_LEAST_GAIN", -9.0)
    patch.setattr(listening, "_STRANGEST", (99.0, 99.0))
    patch.setattr(material, "LEAST_SECONDS", 7.0)
    patch.setattr(sound, "_SILENT_JUDGES", 2)
    patch.setattr(sound, "_JUDGED", 2_400)
    patch.setattr(sound, "_CROP", 20)
    patch.setattr(guards, "SynthesisOptions", partial(SynthesisOptions, max_seconds_per_token=0.02))
