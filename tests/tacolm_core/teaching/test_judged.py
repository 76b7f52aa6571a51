"""A NAR model that writes latents is taught by those who judged it in its training."""

import dataclasses
import errno
import os

import numpy as np
import pytest
import torch

from tacolm_core.checkpoint import load_weights, save_weights
from tacolm_core.codec import speaker_network
from tacolm_core.errors import DamagedFile, OutputError, VoiceError
from tacolm_core.synthesis.loading import load_synthesizer
from tacolm_core.teaching import state
from tacolm_core.teaching.course import TeachingOptions, teach_voice
from tacolm_core.teaching.events import LessonsBegun, PassDone
from tacolm_core.teaching.judged import JudgedLesson
from tacolm_core.teaching.pieces import Piece, Prompts
from tacolm_core.training.latent_task import LatentTask
from tests.tacolm_core.synthesis.tiny_model import write_tiny_judge, write_tiny_model
from tests.tacolm_core.teaching.rehearsal import allow_for_an_untrained_model, readings

HELD_OUT = JudgedLesson.held_out
TWO_PASSES = TeachingOptions(minutes=600, rank=2, timbre_passes=2)  # the clock of a busy machine must not matter


def untaught_is_worse(lesson):
    """A model of noise need not come nearer to anybody."""
    is_taught = any(part.abs().max() > 0 for name, part in lesson.additions.tensors().items() if "|down" not in name)
    return 0.5 if is_taught else 1.0


@pytest.fixture(scope="module", autouse=True)
def _untrained():
    with pytest.MonkeyPatch.context() as patch:
        allow_for_an_untrained_model(patch)
        patch.setattr(speaker_network, "BLOCKS", ((1, 1), (1, 2), (1, 2)))
        patch.setattr(JudgedLesson, "held_out", untaught_is_worse)
        patch.setattr("tacolm_core.teaching.judged._LEAST_STEPS", 2)
        patch.setattr("tacolm_core.teaching.course._WORSE", 9)
        patch.setattr("tacolm_core.teaching.course._KEEP_EVERY", 0.0)
        yield


@pytest.fixture(scope="module")
def synthesizer(tmp_path_factory):
    folder = write_tiny_judge(write_tiny_model(tmp_path_factory.mktemp("model"), "tiny-latents"))
    return load_synthesizer(folder, "cpu")


@pytest.fixture(scope="module")
def taught(synthesizer):
    return list(teach_voice(synthesizer, readings(), options=TWO_PASSES))


def has_learnt(lessons):
    return any(np.abs(array).max() > 0 for name, array in lessons.additions.items() if not name.endswith("|down"))


def heard_lessons(synthesizer, monkeypatch):
    """Lessons at their first step, each with the one batch that is held out."""
    seen = []
    monkeypatch.setattr(JudgedLesson, "step", lambda lesson, *_: seen.append(lesson))
    list(teach_voice(synthesizer, readings(), options=TWO_PASSES))
    return ((lesson, lesson._held_out[0]) for lesson in seen)


def test_the_lesson_with_judges_goes_to_its_end(taught):
    passes = [event for event in taught if isinstance(event, PassDone)]

    assert [(event.lesson, event.number) for event in passes] == [("timbre", 1), ("timbre", 2)]
    assert {name.partition(".")[0] for name in taught[-1].voice.lessons.additions} == {"nar"}
    assert has_learnt(taught[-1].voice.lessons)


@pytest.mark.parametrize("steps", [1, 3])
def test_killed_at_any_step_it_goes_on_to_the_same_voice(taught, synthesizer, tmp_path, monkeypatch, steps):
    step, done = LatentTask.step, []

    def until(task, number, progress):
        if len(done) == steps:
            raise KeyboardInterrupt
        done.append(number)
        return step(task, number, progress)

    monkeypatch.setattr(LatentTask, "step", until)
    with pytest.raises(KeyboardInterrupt):
        list(teach_voice(synthesizer, readings(), options=TWO_PASSES, keep=tmp_path / "keep"))
    monkeypatch.setattr(LatentTask, "step", step)
    again = list(teach_voice(synthesizer, readings(), options=TWO_PASSES, keep=tmp_path / "keep"))

    assert next(event for event in again if isinstance(event, LessonsBegun)).is_resumed
    assert again[-1].voice.lessons.hash == taught[-1].voice.lessons.hash


def test_another_judge_begins_the_course_anew(synthesizer, tmp_path):
    keep = tmp_path / "keep"
    next(event for event in teach_voice(synthesizer, readings(), options=TWO_PASSES, keep=keep))
    alone = load_synthesizer(write_tiny_model(tmp_path / "alone", "tiny-latents"), "cpu")
    events = teach_voice(alone, readings(), options=TWO_PASSES, keep=keep)

    assert alone.model_hash == synthesizer.model_hash

    assert not next(event for event in events if isinstance(event, LessonsBegun)).is_resumed


def test_a_damaged_judge_is_said(tmp_path):
    folder = write_tiny_judge(write_tiny_model(tmp_path, "tiny-latents"))
    content = bytearray((folder / "judge.safetensors").read_bytes())
    content[-8] ^= 255
    (folder / "judge.safetensors").write_bytes(bytes(content))

    with pytest.raises(DamagedFile, match=r"judge\.safetensors is not what was saved"):
        list(teach_voice(load_synthesizer(folder, "cpu"), readings(), options=TWO_PASSES))


def test_crops_are_written_in_the_voice_of_other_recordings(synthesizer, monkeypatch):
    seen = []
    step = LatentTask.loss
    monkeypatch.setattr(
        LatentTask, "loss", lambda task, runner, batch, *rest: seen.append(batch) or step(task, runner, batch, *rest)
    )
    list(teach_voice(synthesizer, readings(), options=dataclasses.replace(TWO_PASSES, timbre_passes=1)))

    assert len(seen[0]) == 8
    assert len({tuple(row.tolist()) for row in seen[0].voice}) > 1


def test_what_is_aimed_at_is_what_the_encoder_writes_over_codes_some_of_which_are_drawn(synthesizer, monkeypatch):
    lesson, held_out = next(heard_lessons(synthesizer, monkeypatch))
    batches = [lesson._task.source.batch(step, 0.0) for step in range(4)]
    nearest = [synthesizer.networks.codec.quantizer.encode(batch.latents) for batch in (*batches, held_out)]
    same = [
        float((found[:, 0] == batch.codes[:, 0])[batch.codes_mask].float().mean())
        for found, batch in zip(nearest, (*batches, held_out), strict=True)
    ]

    assert same[-1] > 0.9  # but for the ends of pieces, which the encoder heard with what lay beside them
    assert 0.3 < np.mean(same[:-1]) < 0.9


def test_what_is_shown_beside_a_piece_is_of_another_recording():
    first, second = torch.zeros(3), torch.ones(3)
    pieces = [Piece(*[torch.zeros(0)] * 4, voice) for voice in (first, first, second)]
    prompts, draw = Prompts(pieces), np.random.default_rng(0)

    assert {id(prompts.another(pieces[0], draw)) for _ in range(20)} == {id(pieces[2])}
    assert prompts.another(pieces[2], draw) in pieces[:2]


def test_the_network_itself_stays_as_it_was(synthesizer):
    before = {name: value.clone() for name, value in synthesizer.networks.nar.state_dict().items()}
    list(teach_voice(synthesizer, readings(), options=dataclasses.replace(TWO_PASSES, timbre_passes=1)))

    assert JudgedLesson.network == "nar"
    assert all(torch.equal(value, before[name]) for name, value in synthesizer.networks.nar.state_dict().items())


@pytest.mark.parametrize("part", ["reading-3", "timbre"])
def test_a_disk_that_is_full_is_said_and_costs_nothing(taught, synthesizer, tmp_path, monkeypatch, part):
    save = state.save

    def full(tensors, facts):
        if part == "reading-3" and len(list((tmp_path / "keep").glob("reading-*"))) == 3:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        if part == "timbre" and any(name.startswith("judge.") for name in tensors):
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        return save(tensors, facts)

    monkeypatch.setattr(state, "save", full)
    with pytest.raises(OutputError, match="no room on the disk"):
        list(teach_voice(synthesizer, readings(), options=TWO_PASSES, keep=tmp_path / "keep"))
    monkeypatch.setattr(state, "save", save)
    again = list(teach_voice(synthesizer, readings(), options=TWO_PASSES, keep=tmp_path / "keep"))

    assert next(event for event in again if isinstance(event, LessonsBegun)).readings == 5
    assert again[-1].voice.lessons.hash == taught[-1].voice.lessons.hash


def test_another_model_in_between_begins_anew_and_refuses_what_was_learnt(taught, synthesizer, tmp_path):
    keep = tmp_path / "keep"
    next(event for event in teach_voice(synthesizer, readings(), options=TWO_PASSES, keep=keep))
    folder = write_tiny_model(tmp_path / "other", "tiny-latents")
    tensors, metadata = load_weights(folder / "nar.safetensors", "nar")
    save_weights(folder / "nar.safetensors", {**tensors, "leave.bias": tensors["leave.bias"] + 1}, metadata)
    other = load_synthesizer(folder, "cpu")

    events = teach_voice(other, readings(), options=TWO_PASSES, keep=keep)

    assert not next(event for event in events if isinstance(event, LessonsBegun)).is_resumed
    with pytest.raises(VoiceError, match="teach it again with this one"):
        other.synthesize("Good day.", taught[-1].voice)


@pytest.mark.parametrize(("last", "is_taught"), [(1.9, True), (2.1, False)])
def test_the_last_pass_is_kept_if_it_beats_the_untaught_model(taught, synthesizer, monkeypatch, last, is_taught):
    told = iter((2.0, last - 0.05, last))
    monkeypatch.setattr(JudgedLesson, "held_out", lambda _: next(told))
    lessons = list(teach_voice(synthesizer, readings(), options=TWO_PASSES))[-1].voice.lessons

    assert (lessons.hash == taught[-1].voice.lessons.hash) == is_taught
    assert has_learnt(lessons) == is_taught


def test_what_is_written_is_heard_and_read(synthesizer, monkeypatch):
    lesson, batch = next(heard_lessons(synthesizer, monkeypatch))
    before = HELD_OUT(lesson)
    monkeypatch.setattr(lesson._task.model, "latents", lambda *_: batch.latents)

    assert before > 0.01
    assert HELD_OUT(lesson) == pytest.approx(0.0, abs=1e-3)
