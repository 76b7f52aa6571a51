"""A whole course with a tiny model: what comes out, what stops it, and what a break costs."""

import dataclasses

import numpy as np
import pytest
import torch

from tacolm_core.config import SynthesisOptions
from tacolm_core.errors import DataError, OptionsError, VoiceError
from tacolm_core.synthesis.loading import load_synthesizer
from tacolm_core.synthesis.voice import load_voice, save_voice
from tacolm_core.teaching import listening
from tacolm_core.teaching.course import TeachingOptions, teach_voice
from tacolm_core.teaching.events import LessonsBegun, PassDone, ReadingHeard, VoiceTaught
from tacolm_core.teaching.pieces import Fit, Piece
from tacolm_core.training.latent_task import LatentTask
from tests.tacolm_core.synthesis.tiny_model import write_tiny_model
from tests.tacolm_core.teaching.rehearsal import QUICK, allow_for_an_untrained_model, readings, voice_like

STRANGEST = listening._STRANGEST


@pytest.fixture(scope="module")
def synthesizer(tmp_path_factory):
    return load_synthesizer(write_tiny_model(tmp_path_factory.mktemp("model")), "cpu")


@pytest.fixture(scope="module", autouse=True)
def _untrained():
    with pytest.MonkeyPatch.context() as patch:
        allow_for_an_untrained_model(patch)
        yield


@pytest.fixture(scope="module")
def taught(synthesizer):
    """Events of one whole course."""
    return list(teach_voice(synthesizer, readings(), name="Ada", consent="agreed", options=QUICK))


def said(synthesizer, voice):
    return synthesizer.synthesize("Good day.", voice, SynthesisOptions(seed=1, max_seconds_per_token=0.05)).waveform


def test_every_recording_is_heard_and_every_lesson_reports(taught):
    heard = [event for event in taught if isinstance(event, ReadingHeard)]
    passes = [event for event in taught if isinstance(event, PassDone)]

    assert [event.name for event in heard if event.is_used] == [f"r{n}.wav" for n in range(5)]
    assert [event.lesson for event in passes] == ["speech", "timbre", "sound"]
    assert [event.progress for event in passes] == sorted(event.progress for event in passes)
    assert all(0 <= event.likeness <= 1 for event in passes)
    assert isinstance(taught[-1], VoiceTaught)


def test_a_taught_voice_says_what_it_was_made_from(taught, synthesizer):
    voice = taught[-1].voice

    assert (voice.name, voice.consent) == ("Ada", "agreed")
    assert voice.lessons.model_hash == synthesizer.model_hash
    assert voice.lessons.recordings == 5
    assert 7 < voice.lessons.seconds < 9
    assert {name.partition(".")[0] for name in voice.lessons.additions} == {"ar", "nar", "codec"}


def test_a_taught_voice_speaks_otherwise_and_the_model_stays_as_it_was(taught, synthesizer):
    voice = taught[-1].voice
    untaught = dataclasses.replace(voice, lessons=None)

    first = said(synthesizer, untaught)
    other = said(synthesizer, voice)

    assert not np.array_equal(first.samples, other.samples)
    assert np.array_equal(said(synthesizer, voice).samples, other.samples)
    assert np.array_equal(said(synthesizer, untaught).samples, first.samples)


def test_a_taught_voice_travels_in_its_file(taught, synthesizer, tmp_path):
    voice = taught[-1].voice

    save_voice(tmp_path / "ada.voice", voice)
    loaded = load_voice(tmp_path / "ada.voice")

    assert loaded == voice
    assert np.array_equal(said(synthesizer, loaded).samples, said(synthesizer, voice).samples)


def test_another_model_refuses_a_taught_voice_in_words(taught, synthesizer):
    voice = taught[-1].voice
    foreign = dataclasses.replace(voice, lessons=dataclasses.replace(voice.lessons, model_hash="other"))

    with pytest.raises(VoiceError, match="teach it again with this one"):
        said(synthesizer, foreign)


def test_additions_that_do_not_fit_are_refused_in_words(taught, synthesizer):
    voice = taught[-1].voice
    lessons = dataclasses.replace(voice.lessons, additions={"ar.leave.bias|whole": np.zeros(3, np.float16)})

    with pytest.raises(VoiceError, match="does not fit this model"):
        said(synthesizer, dataclasses.replace(voice, lessons=lessons))


def until_pass(events, lesson):
    """Stop after a pass of a lesson, as a kill would."""
    for event in events:
        if isinstance(event, PassDone) and event.lesson == lesson:
            events.close()
            return


def test_a_course_that_was_broken_off_goes_on_where_it_was(taught, synthesizer, tmp_path):
    keep = tmp_path / "keep"
    until_pass(teach_voice(synthesizer, readings(), options=QUICK, keep=keep), "timbre")

    again = list(teach_voice(synthesizer, readings(), options=QUICK, keep=keep))

    assert next(event for event in again if isinstance(event, LessonsBegun)).is_resumed
    assert "speech" not in [event.lesson for event in again if isinstance(event, PassDone)]
    assert again[-1].voice.lessons.hash == taught[-1].voice.lessons.hash


def test_with_another_recording_a_course_begins_anew(synthesizer, tmp_path):
    keep = tmp_path / "keep"
    until_pass(teach_voice(synthesizer, readings(), options=QUICK, keep=keep), "speech")

    others = [*readings(4), dataclasses.replace(readings(1)[0], name="another.wav", sound=voice_like(1.6, seed=9))]
    events = teach_voice(synthesizer, others, options=QUICK, keep=keep)

    assert not next(event for event in events if isinstance(event, LessonsBegun)).is_resumed


def test_more_lessons_go_on_from_those_before(taught, synthesizer):
    events = teach_voice(synthesizer, readings(), before=taught[-1].voice.lessons, options=QUICK)

    first = next(event for event in events if isinstance(event, PassDone))
    once = next(event for event in taught if isinstance(event, PassDone))

    assert first.held_out < once.held_out


def test_too_little_to_learn_from_is_said(synthesizer):
    with pytest.raises(DataError, match=r"Only 2 s of speech in 1 recordings can be used"):
        list(teach_voice(synthesizer, readings(1), options=QUICK))


def test_silence_is_left_out_with_a_reason(synthesizer):
    silent = dataclasses.replace(readings(1)[0], name="silent.wav", sound=voice_like().louder(-120.0))
    events = teach_voice(synthesizer, [*readings(), silent], options=QUICK)

    heard = next(event for event in events if isinstance(event, ReadingHeard) and event.name == "silent.wav")

    assert not heard.is_used
    assert "no sound" in heard.reasons[0]


def test_recordings_of_two_people_are_refused(synthesizer):
    one = readings(3)
    other = [dataclasses.replace(each, name=f"other-{each.name}", sound=brighter(each.sound)) for each in one]

    with pytest.raises(DataError, match="sound like another person"):
        list(teach_voice(synthesizer, [*one, *other], options=QUICK))


def brighter(sound):
    """The same with its high frequencies raised: another throat."""
    return dataclasses.replace(sound, samples=np.diff(sound.samples, n=2, prepend=[0, 0]).astype(np.float32) * 8)


def test_options_out_of_range_are_refused():
    with pytest.raises(OptionsError, match="600 minutes"):
        TeachingOptions(minutes=0)
    with pytest.raises(OptionsError, match="1 to 64"):
        TeachingOptions(rank=0)


def test_a_model_that_writes_latents_is_taught_alike(tmp_path, monkeypatch):
    # A lesson is too short for a reader of tokens to learn anything, and no time to withhold codes.
    for helper in ("_read", "_hidden"):
        monkeypatch.setattr(LatentTask, helper, lambda *_: pytest.fail("not in a lesson"))
    voiced = load_synthesizer(write_tiny_model(tmp_path, "tiny-latents"), "cpu")

    voice = list(teach_voice(voiced, readings(), options=QUICK))[-1].voice

    assert {name.partition(".")[0] for name in voice.lessons.additions} == {"ar", "nar", "codec"}
    assert len(said(voiced, voice).samples) > 0


def test_lessons_share_the_time_and_one_that_is_left_out_takes_none():
    every, usual = QUICK, TeachingOptions()

    assert [round(every.span(lesson)[0], 2) for lesson in ("speech", "timbre", "sound")] == [0.1, 0.37, 0.73]
    assert usual.span("timbre") == pytest.approx((0.1, 1.0))


def test_no_gradient_is_left_behind(taught, synthesizer):
    networks = synthesizer.networks

    assert not any(parameter.requires_grad for parameter in networks.ar.parameters())
    assert torch.is_grad_enabled()


@pytest.mark.parametrize(("seconds", "is_misread"), [(5, True), (12, False)])
def test_a_long_recording_may_have_a_stranger_second(synthesizer, monkeypatch, seconds, is_misread):
    monkeypatch.setattr(listening, "_STRANGEST", STRANGEST)
    codes, ids = torch.zeros(8, seconds * 75, dtype=torch.long), torch.tensor([1, 5, 2])
    piece = Piece(ids, codes, torch.zeros(seconds * 75, dtype=torch.long), torch.zeros(0))

    said = listening.Listener(synthesizer)._misread(piece, Fit(surprise=3.0, strangeness=1.1), ())

    assert bool(said) == is_misread
