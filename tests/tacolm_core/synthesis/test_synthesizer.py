"""Speaking with stand-in networks: the order of events, seeds, streaming, pauses, cancelling, falling back."""

from dataclasses import replace

import numpy as np
import pytest
import torch

from tacolm_core.config import SynthesisOptions
from tacolm_core.errors import DeviceError, EmptyText, NothingSpoken, UnspeakableText, VoiceError
from tacolm_core.synthesis.events import (
    FrameDecoded,
    LevelsDecoded,
    SentenceFinished,
    SentenceStarted,
    SoundReady,
    SpeechFinished,
)
from tacolm_core.synthesis.sentence import POINTER_LATE
from tacolm_core.units import HOP, SAMPLE_RATE
from tests.tacolm_core.synthesis.doubles import NeighbourNar, ScriptedAr, build_synthesizer, build_voice, diagonal

TWO = "Hello you there. And you again."
SEEDED = SynthesisOptions(seed=5)


def kinds(events):
    return [type(event) for event in events]


def test_events_come_in_order():
    found = kinds(build_synthesizer().speak("Hello you.", build_voice(), SEEDED))

    firsts = list(dict.fromkeys(found))
    assert firsts == [SentenceStarted, FrameDecoded, LevelsDecoded, SoundReady, SentenceFinished, SpeechFinished]
    assert found[-2:] == [SentenceFinished, SpeechFinished]


def test_every_level_of_every_frame_is_told_once():
    events = list(build_synthesizer().speak("Hello you.", build_voice(), replace(SEEDED, chunk_frames=10)))
    result = next(event.result for event in events if isinstance(event, SentenceFinished))

    drawn = np.full_like(result.codes, -1)
    for event in (event for event in events if isinstance(event, LevelsDecoded)):
        row = drawn[event.level, event.first_frame : event.first_frame + len(event.codes)]
        assert (row == -1).all()
        row[:] = event.codes
    assert np.array_equal(drawn, result.codes)


def test_the_waveform_is_all_sound_handed_out():
    events = list(build_synthesizer().speak(TWO, build_voice(), SEEDED))

    sound = np.concatenate([event.samples for event in events if isinstance(event, SoundReady)])
    assert np.array_equal(events[-1].speech.waveform.samples, sound)


def test_each_speaker_of_a_script_has_the_voice_of_the_cast():
    script, other = "Anna: Hello you there.\nBen: And you again.", replace(build_voice(), name="Ben")
    other.codes[:] = (other.codes + 7) % 100
    cast = {"Ben": other}

    both = build_synthesizer().synthesize(script, build_voice(), SEEDED, cast=cast)

    synthesizer = build_synthesizer()
    seeds = [result.seed for result in both.sentences]
    said = [result.sentence for result in both.sentences]
    alone = [
        synthesizer.speak([sentence], voice, SEEDED, seeds=[seed])
        for sentence, voice, seed in zip(said, (build_voice(), other), seeds, strict=True)
    ]
    assert [sentence.speaker for sentence in said] == ["", "Ben"]
    assert said[0].written == "Anna: Hello you there."
    for events, result in zip(alone, both.sentences, strict=True):
        one = next(event.result for event in events if isinstance(event, SentenceFinished))
        assert np.array_equal(one.codes, result.codes)
    assert both.voice_name == f"{build_voice().name}, Ben"


def test_the_same_seed_gives_the_same_samples_and_no_seed_a_new_one():
    runs = [build_synthesizer().synthesize(TWO, build_voice(), SynthesisOptions(seed=seed)) for seed in (5, 5, 6, None)]

    assert np.array_equal(runs[0].waveform.samples, runs[1].waveform.samples)
    assert not np.array_equal(runs[0].sentences[0].codes[0], runs[2].sentences[0].codes[0])
    assert runs[3].seed is not None
    assert runs[3].options.seed == runs[3].seed


@pytest.mark.parametrize("served", ["int8", "float32"])
def test_speech_says_with_which_precision_it_was_made(served):
    ar = ScriptedAr()
    ar.served = lambda _: served

    assert build_synthesizer(ar=ar).synthesize(TWO, build_voice(), SEEDED).options.precision == served


def test_one_sentence_spoken_again_with_its_seed_is_what_it_was():
    synthesizer, voice = build_synthesizer(), build_voice()
    second = synthesizer.synthesize(TWO, voice, replace(SEEDED, nar_temperature=0.5)).sentences[1]

    again = synthesizer.synthesize([second.sentence], voice, replace(SEEDED, seed=second.seed, nar_temperature=0.5))

    assert np.array_equal(again.sentences[0].codes, second.codes)
    assert np.array_equal(again.sentences[0].samples, second.samples)


def test_streaming_changes_no_code_of_the_first_level():
    whole, streamed = (
        build_synthesizer().synthesize(TWO, build_voice(), replace(SEEDED, chunk_frames=frames)) for frames in (0, 12)
    )

    assert np.array_equal(whole.sentences[0].codes[0], streamed.sentences[0].codes[0])
    assert np.array_equal(whole.sentences[0].codes, streamed.sentences[0].codes)


def test_streamed_sound_comes_while_the_ar_model_still_runs():
    found = kinds(build_synthesizer().speak("Hello you there.", build_voice(), replace(SEEDED, chunk_frames=10)))

    assert found.index(SoundReady) < len(found) - 1 - found[::-1].index(FrameDecoded)


def test_pauses_stand_between_sentences_and_not_at_the_end():
    short, long = (
        build_synthesizer().synthesize(TWO, build_voice(), replace(SEEDED, sentence_pause=pause))
        for pause in (0.0, 0.4)
    )

    assert long.seconds - short.seconds == pytest.approx(0.4)
    assert not long.waveform.samples[len(long.sentences[0].samples) :][: round(0.4 * SAMPLE_RATE)].any()


def test_a_written_pause_is_kept():
    plain = build_synthesizer().synthesize(TWO, build_voice(), SEEDED)
    held = build_synthesizer().synthesize("Hello you there. [pause 2s] And you again.", build_voice(), SEEDED)

    assert held.seconds - plain.seconds == pytest.approx(2.0 - 0.25)


def test_frames_and_samples_of_a_sentence_agree():
    result = build_synthesizer().synthesize("Hello you.", build_voice(), SEEDED).sentences[0]

    assert result.codes.shape[1] == len(result.alignment) == len(result.attention)
    assert len(result.samples) <= result.codes.shape[1] * HOP
    assert (np.diff(result.alignment) >= 0).all()


def test_long_text_is_spoken_sentence_by_sentence_with_a_seed_each():
    speech = build_synthesizer(ScriptedAr(diagonal(2))).synthesize("Go on. " * 20, build_voice(), SEEDED)

    assert len(speech.sentences) == 20
    assert len({result.seed for result in speech.sentences}) == 20


def test_stopping_leaves_the_model_alone():
    model = ScriptedAr()
    events = build_synthesizer(model).speak(TWO, build_voice(), SEEDED)

    for event in events:
        if isinstance(event, FrameDecoded) and event.frame == 4:
            break
    events.close()

    assert len(model.rows) == 5
    assert not torch.is_inference_mode_enabled()


@pytest.mark.parametrize(("text", "error"), [("  \n", EmptyText), ("☃ ☃", UnspeakableText)])
def test_text_that_cannot_be_spoken_is_refused_before_the_first_event(text, error):
    with pytest.raises(error):
        next(build_synthesizer().speak(text, build_voice(), SEEDED))


def test_no_sentences_are_refused_before_the_first_event():
    with pytest.raises(EmptyText, match="no text to speak"):
        next(build_synthesizer().speak([], build_voice()))


def test_a_voice_of_another_codec_is_refused():
    with pytest.raises(VoiceError, match="Tone"):
        build_synthesizer().synthesize("Hello.", build_voice(codec_hash="other"), SEEDED)


def test_a_model_that_says_nothing_is_an_error(monkeypatch):
    monkeypatch.setattr("tacolm_core.synthesis.sentence.decode_frames", lambda *arguments: iter(()))

    with pytest.raises(NothingSpoken, match="Hello"):
        build_synthesizer().synthesize("Hello.", build_voice(), SEEDED)


def test_the_time_of_the_listener_is_not_counted():
    now = [0.0]
    events = build_synthesizer(clock=lambda: now[0]).speak("Hello you.", build_voice(), SEEDED)

    while not isinstance(event := next(events), SpeechFinished):
        now[0] += 100.0

    assert event.speech.wall_seconds == 0.0


class FullCard(ScriptedAr):
    """Runs out of memory at a row, as long as it is on the card."""

    fails_at = 0

    def _answer(self, row, text, code):
        if self.fails_at == row:
            raise torch.cuda.OutOfMemoryError("CUDA out of memory.")
        return super()._answer(row, text, code)

    def to(self, device):
        self.fails_at = None
        return self


def on_a_card(fails_at):
    model = FullCard()
    model.fails_at = fails_at
    synthesizer = build_synthesizer(model)
    synthesizer._networks = replace(synthesizer.networks, device="cpu:0")  # a device that is not called "cpu"
    return synthesizer


def test_a_full_card_sends_the_sentence_to_the_cpu_with_the_reason():
    synthesizer = on_a_card(fails_at=7)
    speech = synthesizer.synthesize(TWO, build_voice(), SEEDED)

    assert speech.device == "cpu"
    assert "ran out of memory" in synthesizer.choice.reason
    assert len(speech.sentences) == 2


def test_a_full_card_after_the_first_sound_is_an_error():
    with pytest.raises(DeviceError, match="speak it again"):
        on_a_card(fails_at=60).synthesize("Hello you there.", build_voice(), replace(SEEDED, chunk_frames=10))


def test_twenty_seconds_cost_as_many_steps_as_there_are_frames():
    model, nar = ScriptedAr(), NeighbourNar()

    speech = build_synthesizer(model, nar).synthesize("Hello you there my good old friend.", build_voice(), SEEDED)

    assert len(model.rows) == speech.sentences[0].codes.shape[1]
    assert [level for level, _ in nar.passes] == list(range(1, 8))


def test_the_models_are_shown_no_more_of_a_voice_than_they_know(monkeypatch):
    model, seen = ScriptedAr(), []
    start = model.start
    monkeypatch.setattr(model, "start", lambda *parts, **more: seen.append(parts[2].shape[-1]) or start(*parts, **more))

    build_synthesizer(model, longest_prompt=100).synthesize("Hello.", build_voice(), SEEDED)
    build_synthesizer(model).synthesize("Hello.", build_voice(), SEEDED)

    assert seen == [100, 225]


def test_warming_up_does_a_little_and_changes_nothing():
    model = ScriptedAr()
    synthesizer = build_synthesizer(model)

    synthesizer.warm_up()

    assert 0 < len(model.rows) < 60
    speech = synthesizer.synthesize("Hello.", build_voice(), SEEDED)
    assert np.array_equal(
        speech.waveform.samples, build_synthesizer().synthesize("Hello.", build_voice(), SEEDED).waveform.samples
    )


def test_words_are_told_when_they_sound_which_is_before_the_pointer():
    speech = build_synthesizer().synthesize("Hello you there.", build_voice(), SEEDED)
    result = speech.sentences[0]

    for word, span in zip(result.words(), result.sentence.tokens.words, strict=True):
        frames = np.flatnonzero((result.alignment >= span.first_token) & (result.alignment < span.end_token))
        assert word.start == pytest.approx(max(0.0, frames[0] / 75 - POINTER_LATE))
        assert word.end == pytest.approx((frames[-1] + 1) / 75 - POINTER_LATE)
    assert replace(result, pace=2.0).words()[-1].end == pytest.approx(result.words()[-1].end / 2)
