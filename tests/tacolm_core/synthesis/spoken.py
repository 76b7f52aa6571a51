"""A small result of speaking, made without models."""

import numpy as np

from tacolm_core.audio.waveform import Waveform
from tacolm_core.config import SynthesisOptions
from tacolm_core.synthesis.results import Alarm, SentenceResult, Speech
from tacolm_core.text.spoken import SpokenSentence
from tacolm_core.text.tokenizer import TextTokens, WordSpan
from tacolm_core.units import HOP, SAMPLE_RATE


def sentence_result(written, words, alignment, pause_after=0.0):
    """One sentence; `words` are (text, first token, end token)."""
    spans = tuple(WordSpan(*word) for word in words)
    num_tokens = max(span.end_token for span in spans) + 1
    tokens = TextTokens(tuple(range(num_tokens)), spans)
    return SentenceResult(
        sentence=SpokenSentence(written, written.lower(), tokens, pause_after),
        codes=np.zeros((8, len(alignment)), dtype=np.int16),
        alignment=np.array(alignment, dtype=np.int16),
        attention=np.zeros((len(alignment), num_tokens), dtype=np.float16),
        samples=np.full(len(alignment) * HOP, 0.1, dtype=np.float32),
        seed=7,
        alarms=(Alarm("stuck", "The voice was stuck."),),
    )


def spoken():
    """Two sentences: 75 frames, half a second of pause, 75 frames."""
    results = (
        sentence_result("Good day.", [("good", 1, 2), ("day", 2, 3)], [0] * 15 + [1] * 30 + [2] * 30, 0.5),
        sentence_result("You, too.", [("you", 1, 2), ("too", 3, 4)], [1] * 30 + [3] * 45),
    )
    pause = np.zeros(SAMPLE_RATE // 2, dtype=np.float32)
    samples = np.concatenate([results[0].samples, pause, results[1].samples])
    return Speech(
        waveform=Waveform(samples, SAMPLE_RATE),
        sentences=results,
        text="Good day.\nYou, too.",
        voice_name="Ada",
        voice_hash="beef",
        seed=7,
        options=SynthesisOptions(temperature=0.5, seed=7),
        model_hash="f00d",
        device="cpu",
        seconds=2.5,
        wall_seconds=1.0,
        first_sound_seconds=0.2,
    )
