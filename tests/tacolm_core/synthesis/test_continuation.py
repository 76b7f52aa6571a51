"""Going on from the prompt: the layout is that of training, and only what is new comes out."""

from dataclasses import replace

import numpy as np
import pytest
import torch

from tacolm_core.config import SynthesisOptions
from tacolm_core.data.batch_plan import BatchPlan
from tacolm_core.data.batches import TokenTables
from tacolm_core.errors import VoiceError
from tacolm_core.model.ar import ArModel
from tacolm_core.model.presets import preset
from tacolm_core.synthesis.ar_decode import Condition, decode_frames
from tacolm_core.synthesis.guard import AlignmentGuard
from tacolm_core.synthesis.loading import load_synthesizer
from tacolm_core.synthesis.sampling import generator_for
from tacolm_core.text.phoneme_tokenizer import PhonemeTokenizer
from tacolm_core.text.tokenizer import TextTokens, WordSpan
from tacolm_core.units import TEXT_BOS, TEXT_EOS
from tests.tacolm_core.synthesis.doubles import LetterTokenizer, ScriptedAr, build_synthesizer, build_voice
from tests.tacolm_core.synthesis.tiny_model import hum, write_tiny_model

BOUNDARY = 4
FIRST, SECOND = (TEXT_BOS, 10, 11, 12, TEXT_EOS), (TEXT_BOS, 13, 14, TEXT_EOS)
SAID = (*FIRST[:-1], BOUNDARY)
SEEDED = SynthesisOptions(seed=5, continuation=True)
KNOWN = replace(build_voice(), transcript="Hello you.")


class Corpus:
    """Two utterances of five and four frames, as `TokenTables` reads them."""

    class recipe:
        num_codebooks, word_boundary = 8, BOUNDARY

    codes = np.arange(9 * 8, dtype=np.int16).reshape(9, 8)
    alignment = np.array([0, 1, 2, 3, 4, 0, 1, 2, 3], dtype=np.int16)
    text = np.array([*FIRST, *SECOND], dtype=np.int16)
    voices = None


def trained():
    """A batch of one that joins both utterances and has no prompt."""
    numbers = {name: np.zeros(1, np.int64) for name in BatchPlan.__dataclass_fields__}
    numbers |= {
        "first_frames": np.array([5]),
        "first_text": np.array([1]),
        "first_tokens": np.array([3]),
        "second_frame": np.array([5]),
        "second_frames": np.array([4]),
        "second_text": np.array([6]),
        "second_tokens": np.array([2]),
    }
    return TokenTables(Corpus()).gather(BatchPlan(**numbers))


def continuing():
    return Condition.continuing(SAID, SECOND, torch.from_numpy(Corpus.codes[:5, 0]))


def following(before):
    """A reading that goes from the sentence's silent start to its end, six frames a token."""
    return lambda row, num_tokens: min(before + row // 6, num_tokens - 1)


def decode(model, condition, **options):
    guard = AlignmentGuard(len(SECOND), (WordSpan("you", 1, 3),), 200)
    return list(decode_frames(model, condition, guard, SynthesisOptions(**options), generator_for(0)))


def test_text_codes_and_prompt_are_laid_out_as_in_training():
    batch, condition = trained(), continuing()

    assert batch.text[0, batch.text_mask[0]].tolist() == condition.text[0].tolist()
    assert batch.codes[0, 0, :5].tolist() == condition.given[0].tolist()
    assert not batch.prompt_mask.any()
    assert condition.prompt.shape == (1, 8, 0)


def test_the_first_new_row_points_where_training_would():
    model = ScriptedAr(reading=following(4))

    decode(model, continuing())

    _, _, given, pointer = model.opened
    assert given.tolist() == [[0, 8, 16, 24, 32]]
    assert pointer.tolist() == [[0, -1, -1, -1, -1, trained().alignment[0, 4].item()]]


def test_later_pointers_lie_behind_the_transcript_and_results_count_from_the_sentence():
    model, condition = ScriptedAr(reading=following(4)), continuing()

    frames = decode(model, condition)

    assert condition.before == 4
    assert frames[0].pointer == 0
    assert frames[-1].pointer == len(SECOND) - 1
    assert model.pointers == [[4 + frame.pointer] for frame in frames[:-1]]
    assert all(frame.attention.shape == (len(SECOND),) for frame in frames)


def test_without_a_word_boundary_the_silent_start_belongs_to_the_last_token_before():
    condition = Condition.continuing(FIRST[:-1], SECOND, torch.zeros(5, dtype=torch.long))

    assert condition.before == 3
    assert condition.text[0, condition.before :].tolist() == [12, *SECOND[1:]]


def test_guidance_keeps_the_given_frames_and_drops_the_words():
    model = ScriptedAr(reading=following(4))

    decode(model, continuing(), guidance=2.0)

    text, _, given, pointer = model.opened
    assert given.tolist() == [[0, 8, 16, 24, 32]] * 2
    assert text[1, :2].tolist() == [TEXT_BOS, TEXT_EOS]
    assert pointer[1].tolist() == [-1] * 6


def test_the_model_answers_as_in_a_teacher_forced_pass():
    torch.manual_seed(0)
    model, condition = ArModel(preset("tiny", 20).ar).eval(), continuing()
    pointer = torch.tensor([[0, -1, -1, -1, -1, 4]])
    condition = replace(condition, text=condition.text.clamp(max=19))
    masked = (condition.text, condition.text_mask, condition.prompt, condition.prompt_mask)

    with torch.inference_mode():
        out = model(*masked, condition.given, torch.ones(1, 5, dtype=torch.bool), pointer)
    logits, attention, _ = model.start(*masked, condition.given, pointer)

    torch.testing.assert_close(logits, out.logits[:, -1], atol=1e-5, rtol=1e-4)
    torch.testing.assert_close(attention, out.attention[:, -1], atol=1e-5, rtol=1e-4)


def test_sentences_of_a_transcript_are_joined_as_training_joins_them():
    both = [TextTokens(FIRST, ()), TextTokens(SECOND, ())]
    phonemes = PhonemeTokenizer()

    assert LetterTokenizer().leading_ids(both) == (TEXT_BOS, 10, 11, 12, 13, 14)
    boundary = phonemes.word_boundary
    assert phonemes.leading_ids(both) == (TEXT_BOS, 10, 11, 12, boundary, 13, 14, boundary)
    spoken = [phonemes.encode(text) for text in ("hello you.", "good day.")]
    joined = (*phonemes.leading_ids(spoken[:1]), *spoken[1].ids[1:])
    assert joined == phonemes.encode("hello you. good day.").ids


def test_speech_has_the_new_words_only():
    model = ScriptedAr(reading=following(9))  # BOS, eight letters and a full stop, without BOS and EOS of what follows

    speech = build_synthesizer(model).synthesize("And you.", KNOWN, SEEDED)

    sentence = speech.sentences[0]
    given = model.opened[2]
    assert given.tolist() == KNOWN.codes[:1].tolist()
    assert [word.text for word in sentence.words()] == ["and", "you"]
    assert sentence.codes.shape[1] == len(model.rows) == len(sentence.alignment)
    assert sentence.attention.shape[1] == len(sentence.sentence.tokens.ids)


def test_the_whole_prompt_is_continued_however_long_the_models_prompts_are():
    model = ScriptedAr(reading=following(9))

    build_synthesizer(model, longest_prompt=100).synthesize("And you.", KNOWN, SEEDED)

    assert model.opened[2].shape == (1, KNOWN.codes.shape[1])


@pytest.mark.parametrize(("transcript", "reason"), [(" ", "which words"), ("☃", "cannot be used")])
def test_a_voice_whose_words_are_not_known_cannot_be_continued(transcript, reason):
    voice = replace(KNOWN, transcript=transcript)

    with pytest.raises(VoiceError, match=reason):
        next(build_synthesizer().speak("And you.", voice, SEEDED))


def test_square_brackets_in_a_transcript_are_no_controls():
    assert build_synthesizer().synthesize("And you.", replace(KNOWN, transcript="Hello [noise] you."), SEEDED)


def test_a_transcript_changes_nothing_unless_it_is_asked_for(tmp_path):
    synthesizer = load_synthesizer(write_tiny_model(tmp_path), "cpu", threads=1)
    brief = SynthesisOptions(seed=1, max_seconds_per_token=0.02)
    voice = synthesizer.make_voice(hum(), transcript="Hello you.")

    plain = synthesizer.synthesize("Hi.", replace(voice, transcript=""), brief)
    told = synthesizer.synthesize("Hi.", voice, brief)
    continued = [synthesizer.synthesize("Hi.", voice, replace(brief, continuation=True)) for _ in range(2)]

    assert np.array_equal(told.sentences[0].codes, plain.sentences[0].codes)
    assert np.array_equal(continued[0].sentences[0].codes, continued[1].sentences[0].codes)
    assert not np.array_equal(continued[0].sentences[0].codes[0], plain.sentences[0].codes[0])
