"""The AR loop with scripted models: ends, guidance, priors, seeds, cancelling, and what a frame costs."""

import pytest
import torch

from tacolm_core.config import SynthesisOptions
from tacolm_core.synthesis.ar_decode import Condition, decode_frames
from tacolm_core.synthesis.guard import AlignmentGuard
from tacolm_core.synthesis.sampling import generator_for
from tacolm_core.text.tokenizer import WordSpan
from tacolm_core.units import CODE_EOS, TEXT_BOS, TEXT_EOS
from tests.tacolm_core.synthesis.doubles import ScriptedAr, diagonal

IDS = (1, 5, 6, 7, 8, 9, 10, 11, 4, 2)
WORDS = (WordSpan("hello", 1, 5), WordSpan("you", 6, 8))


def decode(model, *, options=None, seed=0, max_frames=600):
    guard = AlignmentGuard(len(IDS), WORDS, max_frames)
    condition = Condition.of(IDS, torch.zeros(8, 30, dtype=torch.int16))
    return decode_frames(model, condition, guard, options or SynthesisOptions(), generator_for(seed))


def alarms(frames):
    return [alarm.kind for alarm in AlignmentGuard(len(IDS), WORDS, 600).alarms(frames[-1].guard)]


def test_a_model_that_ends_at_the_end_is_let_go():
    frames = list(decode(ScriptedAr(wants_end=lambda row, num_tokens: row >= 60)))

    assert len(frames) == 60
    assert alarms(frames) == []


def test_a_model_that_never_stops_is_stopped_in_the_closing_silence():
    frames = list(decode(ScriptedAr()))

    assert len(frames) == 8 * 6 + 30
    assert alarms(frames) == []


def test_a_model_that_reads_nothing_and_never_stops_is_cut_off():
    frames = list(decode(ScriptedAr(reading=lambda row, num_tokens: 0), max_frames=200))

    assert len(frames) == 200


def test_a_model_that_wants_to_stop_early_is_revived():
    frames = list(decode(ScriptedAr(wants_end=lambda row, num_tokens: row in range(5, 20) or row > 56)))

    assert len(frames) == 57
    assert frames[-1].pointer == len(IDS) - 1
    assert "ended_early" in alarms(frames)


def test_no_frame_is_ever_a_special_code():
    assert all(frame.code < CODE_EOS for frame in decode(ScriptedAr()))


def test_the_same_seed_gives_the_same_codes_and_another_seed_others():
    runs = [[frame.code for frame in decode(ScriptedAr(), seed=seed)] for seed in (3, 3, 4)]

    assert runs[0] == runs[1] != runs[2]


def test_the_pointer_of_a_frame_is_the_prior_of_the_next():
    model = ScriptedAr()

    frames = list(decode(model))

    assert model.pointers == [[frame.pointer] for frame in frames[:-1]]


def test_without_the_prior_no_pointer_is_handed_on():
    model = ScriptedAr()

    list(decode(model, options=SynthesisOptions(attention_prior=False)))

    assert set(model.pointers) == {None}


def test_guidance_runs_a_second_row_without_text_prompt_and_prior():
    model = ScriptedAr()

    list(decode(model, options=SynthesisOptions(guidance=2.0)))

    assert set(model.rows) == {2}
    assert all(pointer[1] == -1 for pointer in model.pointers)


def test_the_unconditional_row_holds_bos_and_eos_only():
    both = Condition.of(IDS, torch.zeros(8, 3, dtype=torch.int16)).with_unconditional()

    assert both.text[1, both.text_mask[1]].tolist() == [TEXT_BOS, TEXT_EOS]
    assert both.text[0].tolist() == list(IDS)
    assert both.prompt_mask.any(dim=1).tolist() == [True, False]


def test_a_frame_costs_one_step_whatever_the_length():
    short, long = ScriptedAr(reading=diagonal(10)), ScriptedAr(reading=diagonal(20))

    num_short, num_long = len(list(decode(short))), len(list(decode(long)))

    assert (len(short.rows), len(long.rows)) == (num_short, num_long)


def test_stopping_to_iterate_stops_the_model():
    model = ScriptedAr()
    frames = decode(model)

    for _ in range(3):
        next(frames)
    frames.close()

    assert len(model.rows) == 3
    assert not torch.is_inference_mode_enabled()


@pytest.mark.parametrize("cap", [1, 2, 50])
def test_the_cap_is_the_number_of_frames(cap):
    assert len(list(decode(ScriptedAr(), max_frames=cap))) == cap
