import dataclasses

import numpy as np
import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st

from tacolm_core.data.batch_plan import BatchOptions, BatchPlanner
from tacolm_core.data.batches import Batches, TokenTables
from tacolm_core.data.encoding import CorpusEncoder
from tacolm_core.data.shards import plan_shards, write_index, write_shards
from tacolm_core.data.token_corpus import load_token_corpus
from tacolm_core.errors import DataError, OptionsError
from tacolm_core.units import FRAME_RATE, TEXT_BOS, TEXT_EOS, TEXT_PAD

PLAIN = BatchOptions(frames_per_batch=1600, continuation=0.0, drop=0.0, min_prompt_seconds=0.4, max_prompt_seconds=0.8)
BOUNDARY = 5


def make_corpus(folder, utterances, codec, recipe, describe=None):
    jobs = plan_shards(utterances, recipe, 4)
    list(write_shards(folder, jobs, CorpusEncoder(codec, lambda text: [1, 40, 2], recipe, describe=describe)))
    write_index(folder, jobs)
    return load_token_corpus([folder])


@pytest.fixture(scope="module")
def corpus(tones, codec, recipe, tmp_path_factory):
    return make_corpus(tmp_path_factory.mktemp("shards"), tones, codec, recipe)


def options(**values):
    return dataclasses.replace(PLAIN, **values)


def plans(corpus, chosen, count=40):
    planner = BatchPlanner(corpus, chosen)
    return [planner.plan(step) for step in range(count)]


def equal(one, other):
    pairs = [(getattr(one, f.name), getattr(other, f.name)) for f in dataclasses.fields(one)]
    return all(a is b if a is None else torch.equal(a, b) for a, b in pairs)


def test_a_batch_is_what_its_utterances_are(corpus, tones):
    plan = BatchPlanner(corpus, PLAIN).plan(3)
    batch = TokenTables(corpus).gather(plan)

    for row, number in enumerate(plan.utterance):
        tokens, durations = tones[number].tokens, tones[number].durations
        if plan.first_frames[row] == sum(durations):  # not cut for a prompt
            assert tuple(batch.text[row][batch.text_mask[row]]) == tokens
            assert batch.alignment[row][batch.codes_mask[row]].bincount().tolist() == list(durations)
            begin = corpus.frame_start[number]
            codes = torch.from_numpy(corpus.codes[begin : begin + sum(durations)].T.astype(np.int64))
            assert torch.equal(batch.codes[row][:, batch.codes_mask[row]], codes)


def test_shapes_and_padding_are_as_documented(corpus):
    batch = Batches(corpus, options(drop=0.3)).batch(0)

    size, (text, prompt, codes) = len(batch), (batch.text.shape[1], batch.prompt.shape[2], batch.codes.shape[2])
    assert batch.prompt.shape == (size, 8, prompt)
    assert batch.codes.shape == (size, 8, codes)
    assert (batch.text_mask.shape, batch.prompt_mask.shape) == ((size, text), (size, prompt))
    assert batch.alignment.shape == batch.codes_mask.shape == (size, codes)
    assert (batch.text[~batch.text_mask] == TEXT_PAD).all()
    assert (batch.alignment[~batch.codes_mask] == -1).all()
    assert (batch.codes.transpose(1, 2)[~batch.codes_mask] == 0).all()
    assert torch.equal(batch.has_prompt, batch.prompt_mask.any(1))


def test_a_batch_depends_on_seed_and_number_only(corpus):
    one, two = Batches(corpus, options(drop=0.2, join=0.5)), Batches(corpus, options(drop=0.2, join=0.5))
    forwards = [one.batch(step) for step in range(12)]

    assert all(equal(two.batch(step), forwards[step]) for step in reversed(range(12)))
    assert not equal(Batches(corpus, options(seed=1)).batch(0), Batches(corpus, options(seed=2)).batch(0))


def loudness_and_length(sound):
    """Stands in for the network that describes voices."""
    return torch.stack([sound.abs().mean(1), torch.tensor([sound.shape[-1] / 1000.0])], 1)


def test_voice_vectors_go_with_the_prompt(tmp_path, tones, codec, recipe):
    corpus = make_corpus(tmp_path, tones, codec, recipe, loudness_and_length)
    plan = BatchPlanner(corpus, PLAIN).plan(3)

    batch = TokenTables(corpus).gather(dataclasses.replace(plan, dropped=np.eye(1, len(plan.dropped), dtype=int)[0]))

    assert corpus.voices.shape == (len(tones), 2)
    assert not batch.voice[0].any()
    for row in range(1, len(batch)):
        source = int(plan.voice[row])
        inside = corpus.frame_start[source] <= plan.prompt_frame[row] < corpus.frame_start[source + 1]
        assert inside or not plan.prompt_frames[row]
        np.testing.assert_array_equal(batch.voice[row].numpy(), corpus.voices[source].astype(np.float32))


def test_processes_share_out_the_items_of_a_batch(corpus):
    plan = BatchPlanner(corpus, PLAIN).plan(4)
    whole = Batches(corpus, PLAIN).batch(4)

    first, second = (Batches(corpus, PLAIN, rank=rank, world_size=2).batch(4) for rank in range(2))

    assert len(first) + len(second) == len(whole) == len(plan.utterance)
    frames = whole.codes_mask.sum(1)
    assert torch.equal(first.codes_mask.sum(1), frames[0::2])
    assert torch.equal(second.codes_mask.sum(1), frames[1::2])


def test_an_epoch_visits_every_utterance(corpus):
    planner = BatchPlanner(corpus, options(frames_per_batch=500))
    count = planner.batches_per_epoch()

    for epoch in range(2):
        visited = [planner.plan(epoch * count + step).utterance for step in range(count)]
        assert set(np.concatenate(visited)) == set(range(10))


def test_batches_keep_to_their_budget(corpus):
    for plan in plans(corpus, options(frames_per_batch=700)):
        frames = len(plan.utterance) * (plan.first_frames + plan.second_frames).max()
        assert frames + len(plan.utterance) * plan.prompt_frames.max() <= 700


def test_items_come_in_multiples(corpus):
    assert {len(plan.utterance) % 2 for plan in plans(corpus, options(item_multiple=2, join=0.5))} == {0}


def test_prompts_come_from_another_utterance_of_the_speaker(corpus):
    for plan in plans(corpus, PLAIN):
        source = np.searchsorted(corpus.frame_start, plan.prompt_frame, side="right") - 1
        others = (plan.prompt_frames > 0) & (corpus.speaker[plan.utterance] != corpus.speakers.index("c"))
        assert (corpus.speaker[source] == corpus.speaker[plan.utterance])[others].all()
        assert (source != plan.utterance)[others].all()
        assert (plan.prompt_frame + plan.prompt_frames <= corpus.frame_start[source + 1])[others].all()
        assert set(plan.prompt_frames[others]) <= set(range(30, 61))


def test_a_lone_utterance_is_cut_between_words(corpus, tones):
    lone = tones[9]
    cut = sum(lone.durations[:3]) + lone.durations[3] // 2
    batches, seen = TokenTables(corpus), set()

    for plan in plans(corpus, PLAIN, 80):
        batch = batches.gather(plan)
        for row in np.flatnonzero((plan.utterance == 9) & (plan.prompt_frames > 0)):
            text = batch.text[row][batch.text_mask[row]].tolist()
            alignment = batch.alignment[row][batch.codes_mask[row]]
            seen.add(tuple(text))
            if plan.first_frame[row] > corpus.frame_start[9]:
                assert text == [TEXT_BOS, 12, 22, TEXT_EOS]
                assert alignment.bincount().tolist() == [sum(lone.durations[:4]) - cut, *lone.durations[4:]]
                assert plan.prompt_frame[row] + plan.prompt_frames[row] <= corpus.frame_start[9] + cut
            else:
                assert text == [TEXT_BOS, 19, 11, TEXT_EOS]
                assert alignment.bincount().tolist() == [*lone.durations[:3], lone.durations[3] // 2]
                assert plan.prompt_frame[row] >= corpus.frame_start[9] + cut
    assert len(seen) >= 1


def test_both_sides_of_a_cut_are_spoken(codec, recipe, tones, tmp_path):
    longer = dataclasses.replace(tones[9], durations=(6, 60, 12, 8, 149, 11, 4))
    corpus = make_corpus(tmp_path, [longer], codec, recipe)

    batches = [Batches(corpus, PLAIN).batch(step) for step in range(20)]

    assert {tuple(b.text[0][b.text_mask[0]].tolist()) for b in batches} == {(1, 19, 11, 2), (1, 12, 22, 2)}


def test_a_lone_utterance_without_durations_has_no_prompt(codec, recipe, tones, tmp_path):
    corpus = make_corpus(tmp_path, [dataclasses.replace(tones[9], tokens=None, durations=None)], codec, recipe)

    batch = Batches(corpus, PLAIN).batch(0)

    assert not batch.has_prompt.any()
    assert (batch.alignment == -1).all()
    assert batch.prompt.shape[2] >= 1


def test_a_share_of_the_batches_continues_without_prompt(corpus):
    without = [not plan.prompt_frames.any() for plan in plans(corpus, options(continuation=0.5), 60)]

    assert 15 < sum(without) < 45


def test_guidance_withholds_text_and_prompt_together(corpus):
    batch = Batches(corpus, options(drop=1.0)).batch(0)

    assert batch.dropped.all()
    assert batch.text[batch.text_mask].view(-1, 2).tolist() == [[TEXT_BOS, TEXT_EOS]] * len(batch)
    assert not batch.has_prompt.any()
    assert (batch.alignment == -1).all()
    assert batch.codes_mask.any(1).all()


def test_joined_utterances_speak_both_texts(corpus, tones):
    tables, joined = TokenTables(corpus), 0

    for plan in plans(corpus, options(join=1.0)):
        batch = tables.gather(plan)
        second = np.searchsorted(corpus.frame_start, plan.second_frame, side="right") - 1
        for row in np.flatnonzero(plan.second_frames):
            one, two = tones[plan.utterance[row]], tones[second[row]]
            joined += 1
            assert one.speaker == two.speaker
            assert one.id != two.id
            text = batch.text[row][batch.text_mask[row]].tolist()
            assert text == [*one.tokens[:-1], BOUNDARY, *two.tokens[1:]]
            expected = [*one.durations[:-1], one.durations[-1] + two.durations[0], *two.durations[1:]]
            assert batch.alignment[row][batch.codes_mask[row]].bincount().tolist() == expected
            prompt = plan.prompt_frame[row]
            assert not corpus.frame_start[second[row]] <= prompt < corpus.frame_start[second[row] + 1]
    assert joined > 10


def test_pieces_without_a_boundary_token_are_joined_directly(codec, recipe, tones, tmp_path):
    corpus = make_corpus(tmp_path, tones, codec, dataclasses.replace(recipe, word_boundary=-1))
    tables, joined = TokenTables(corpus), 0

    for plan in plans(corpus, options(join=1.0), 10):
        batch = tables.gather(plan)
        for row in np.flatnonzero(plan.second_frames):
            second = int(np.searchsorted(corpus.frame_start, plan.second_frame[row], side="right")) - 1
            one, two = tones[plan.utterance[row]], tones[second]
            joined += 1
            assert batch.text[row][batch.text_mask[row]].tolist() == [*one.tokens[:-1], *two.tokens[1:]]
            silence = one.durations[-2] + one.durations[-1] + two.durations[0]
            expected = [*one.durations[:-2], silence, *two.durations[1:]]
            assert batch.alignment[row][batch.codes_mask[row]].bincount().tolist() == expected
    assert joined


def test_prompt_variants_serve_as_prompts_and_never_as_targets(codec, recipe, tones, tmp_path):
    corpus = make_corpus(tmp_path, tones, codec, dataclasses.replace(recipe, prompt_variants=1))
    used = set()

    for plan in plans(corpus, PLAIN):
        source = np.searchsorted(corpus.frame_start, plan.prompt_frame, side="right") - 1
        elsewhere = (plan.prompt_frames > 0) & (corpus.speaker[plan.utterance] != corpus.speakers.index("c"))
        assert not corpus.prompt_only[plan.utterance].any()
        assert (corpus.original[source] != plan.utterance)[elsewhere].all()
        used |= set(corpus.prompt_only[source[elsewhere]])
    assert used == {True, False}


def test_twins_take_their_prompts_from_the_recorded_speaker(codec, recipe, tones, tmp_path):
    twins = [dataclasses.replace(u, prompt_speaker="b") if u.speaker == "a" else u for u in tones]
    corpus = make_corpus(tmp_path, twins, codec, recipe)

    for plan in plans(corpus, options(pair=1.0)):
        source = np.searchsorted(corpus.frame_start, plan.prompt_frame, side="right") - 1
        twin = (corpus.prompt_speaker[plan.utterance] >= 0) & (plan.prompt_frames > 0)
        assert (corpus.speaker[source] == corpus.speakers.index("b"))[twin].all()


def test_targets_grow_longer_with_progress(corpus):
    planner = BatchPlanner(corpus, options(frames_per_batch=200, first_seconds=1.6, grown_at=0.5))
    longest = [max(planner.plan(s, p).first_frames.max() for s in range(30)) for p in (0.0, 0.02, 1.0)]

    assert longest[0] <= 1.6 * FRAME_RATE
    assert longest[0] < longest[1] < longest[2]


def test_windows_keep_the_whole_text_and_their_alignment(corpus, tones):
    chosen = options(min_crop_seconds=0.4, max_crop_seconds=0.5, continuation=1.0)
    plan = BatchPlanner(corpus, chosen).plan(1)
    batch = TokenTables(corpus).gather(plan)

    for row, number in enumerate(plan.utterance):
        durations = tones[number].durations
        begin = plan.first_frame[row] - corpus.frame_start[number]
        whole = np.repeat(np.arange(7), durations)
        assert 30 <= plan.first_frames[row] <= 38
        assert tuple(batch.text[row][batch.text_mask[row]]) == tones[number].tokens
        assert batch.alignment[row][batch.codes_mask[row]].tolist() == list(
            whole[begin : begin + plan.first_frames[row]]
        )


def test_two_folders_make_one_corpus(codec, recipe, tones, tmp_path):
    make_corpus(tmp_path / "one", tones[:5], codec, recipe)
    make_corpus(tmp_path / "two", tones[5:], codec, recipe)

    both = load_token_corpus([tmp_path / "one", tmp_path / "two"])

    assert both.ids == tuple(u.id for u in tones)
    assert [both.speakers[s] for s in both.speaker] == [u.speaker for u in tones]


def test_a_small_corpus_can_be_visited_more_often(codec, recipe, tones, tmp_path):
    make_corpus(tmp_path / "one", tones[:8], codec, recipe)
    make_corpus(tmp_path / "two", tones[8:], codec, recipe)
    planner = BatchPlanner(load_token_corpus([tmp_path / "one", tmp_path / "two"], (1, 3)), options(frames_per_batch=1))

    visited = np.concatenate([planner.plan(step).utterance for step in range(planner.batches_per_epoch())])

    assert np.bincount(visited).tolist() == [1] * 8 + [3] * 2


def test_repeats_must_match_the_folders(codec, recipe, tones, tmp_path):
    make_corpus(tmp_path, tones, codec, recipe)

    with pytest.raises(DataError, match="1 folders need as many repeats"):
        load_token_corpus([tmp_path], (1, 2))


def test_folders_of_different_codecs_are_refused(codec, recipe, tones, tmp_path):
    make_corpus(tmp_path / "one", tones[:5], codec, recipe)
    make_corpus(tmp_path / "two", tones[5:], codec, dataclasses.replace(recipe, codec_hash="other"))

    with pytest.raises(DataError, match="codec_hash"):
        load_token_corpus([tmp_path / "one", tmp_path / "two"])


def test_a_corpus_without_a_fitting_target_is_refused(corpus):
    with pytest.raises(DataError, match="between 19 and 20 seconds"):
        Batches(corpus, options(min_seconds=19.0))


@pytest.mark.parametrize(
    "values", [{"drop": 1.5}, {"min_seconds": 30.0}, {"join": 0.5, "min_crop_seconds": 1.0, "max_crop_seconds": 2.0}]
)
def test_impossible_options_are_refused(values):
    with pytest.raises(OptionsError):
        options(**values)


@given(
    step=st.integers(0, 10_000),
    progress=st.floats(0, 1),
    join=st.sampled_from([0.0, 0.5, 1.0]),
    drop=st.sampled_from([0.0, 0.3]),
    budget=st.integers(100, 4000),
)
@settings(max_examples=60, deadline=None)
def test_every_batch_is_consistent(corpus, step, progress, join, drop, budget):
    chosen = options(join=join, drop=drop, frames_per_batch=budget, first_seconds=1.0)
    batch = Batches(corpus, chosen).batch(step, progress)

    lengths = batch.text_mask.sum(1)
    assert (batch.text[:, 0] == TEXT_BOS).all()
    assert (batch.text[torch.arange(len(batch)), lengths - 1] == TEXT_EOS).all()
    assert (batch.alignment < lengths[:, None]).all()
    steps = batch.alignment.diff(dim=1)[batch.codes_mask[:, 1:]]
    assert ((steps >= 0) & (steps <= 2)).all()
    assert torch.equal(batch.dropped, lengths == 2)


def test_the_plan_is_whole_numbers(corpus):
    assert {numbers.dtype for numbers in BatchPlanner(corpus, PLAIN).plan(0).fields()} == {np.dtype(np.int64)}


@pytest.fixture(scope="module")
def partly_wordless(tones, codec, recipe, tmp_path_factory):
    """Of speaker b nothing has words, of a and c everything."""
    told = [dataclasses.replace(u, text="", tokens=None, durations=None) if u.speaker == "b" else u for u in tones]
    return make_corpus(tmp_path_factory.mktemp("wordless"), told, codec, recipe)


def test_recordings_without_words_are_targets_only_where_that_is_asked_for(partly_wordless):
    wordless = np.flatnonzero(partly_wordless.is_wordless)
    assert {partly_wordless.speakers[n] for n in partly_wordless.speaker[wordless]} == {"b"}

    for asked, expected in ((False, set()), (True, set(wordless))):
        targets = {int(n) for plan in plans(partly_wordless, options(wordless=asked)) for n in plan.utterance}
        assert targets & set(wordless) == expected
        assert targets - set(wordless)


def test_a_target_without_words_says_so_and_has_a_prompt_of_its_own_speaker(partly_wordless):
    corpus, seen = partly_wordless, 0
    for plan in plans(corpus, options(wordless=True)):
        batch = TokenTables(corpus).gather(plan)
        for row in np.flatnonzero(corpus.is_wordless[plan.utterance]):
            seen += 1
            assert batch.text[row][batch.text_mask[row]].tolist() == [TEXT_BOS, TEXT_EOS]
            assert (batch.alignment[row] == -1).all()
            assert not batch.dropped[row]
            assert batch.has_prompt[row]
            prompter = np.searchsorted(corpus.frame_start, plan.prompt_frame[row], side="right") - 1
            assert prompter != plan.utterance[row]
            assert corpus.speaker[prompter] == corpus.speaker[plan.utterance[row]]
    assert seen > 20


def test_an_altered_copy_is_no_target_however(tones, codec, recipe, tmp_path):
    copied = dataclasses.replace(recipe, prompt_variants=1.0)
    corpus = make_corpus(tmp_path, tones, codec, copied)

    assert not corpus.is_wordless.any()
    assert corpus.prompt_only.sum() == len(tones)


def test_only_wordless_recordings_are_enough(tones, codec, recipe, tmp_path):
    told = [dataclasses.replace(u, text="", tokens=None, durations=None) for u in tones]
    corpus = make_corpus(tmp_path, told, codec, recipe)

    assert len(Batches(corpus, options(wordless=True)).batch(0)) > 0
    with pytest.raises(DataError, match="No utterance has text"):
        Batches(corpus, PLAIN)
