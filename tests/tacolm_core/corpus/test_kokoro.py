import numpy as np
import pytest

from tacolm_core.corpus import build
from tacolm_core.corpus.build import join_manifest, write_corpus
from tacolm_core.corpus.kokoro import LONGEST, KokoroGenerator
from tacolm_core.corpus.plan import CorpusOptions, plan_corpus
from tacolm_core.corpus.styles import VoiceStyle
from tacolm_core.corpus.teachers import Teacher
from tacolm_core.data.manifest import read_manifest
from tacolm_core.errors import DataError, OptionsError
from tacolm_core.units import HOP

UNIT = 600  # samples


class HummingNetwork:
    """Every id lasts 4 units at pace 1; pads and punctuation are silent, the rest hums at a pitch set by the style."""

    def __init__(self, vocabulary) -> None:
        self.vocabulary = vocabulary
        self._silent = {0, *(vocabulary[mark] for mark in ";:,.!?—")}
        self.styles = []

    def __call__(self, ids, style, pace):
        self.styles.append(style)
        durations = np.full(len(ids), max(1, round(4 / pace)))
        sounding = np.repeat([i not in self._silent for i in ids], durations * UNIT)
        time = np.arange(len(sounding)) / 24_000
        return (np.sin(2 * np.pi * (150 + style[0]) * time) * sounding).astype(np.float32), durations


@pytest.fixture
def humming(network):
    return HummingNetwork(network.vocabulary)


@pytest.fixture
def tables():
    lengths = np.arange(510, dtype=np.float32)[:, None]
    return {name: np.repeat(lengths + 1000 * k, 256, 1) for k, name in enumerate(("af_one", "bm_two", "zf_three"))}


@pytest.fixture
def kokoro(humming, tables, tokenizer):
    return KokoroGenerator(humming, tables, tokenizer)


ONE = VoiceStyle(("af_one",), (1.0,), (1.0,))


def test_frames_per_token_add_up_to_the_sound(kokoro, tokenizer):
    tokens = tokenizer.encode("A house, and a garden.").ids

    samples, frames = kokoro.speak(tokens, ONE)

    assert len(frames) == len(tokens)
    assert sum(frames) * HOP == len(samples)
    assert min(frames[1:-1]) >= 0
    assert frames[0] >= 3
    assert frames[-1] >= 3


def test_a_phoneme_in_the_middle_lasts_what_the_network_says(kokoro, tokenizer):
    _, frames = kokoro.speak(tokenizer.encode("A house and a garden.").ids, ONE)

    # 4 units of 25 ms are 7.5 frames; stressed vowels have a symbol more, which lasts as long again
    assert set(frames[2:-3]) <= {7, 8, 15, 16}


def test_a_pause_begins_where_only_the_networks_hum_is_left(humming, tables, tokenizer):
    class HumsOn:
        vocabulary = humming.vocabulary

        def __call__(self, ids, style, pace):
            sound, durations = humming(ids, style, pace)
            comma = ids.index(self.vocabulary[","])
            start = int(durations[:comma].sum()) * UNIT
            sound[start - 2 * UNIT : start] = 0  # the network counts half of the pause to the phoneme before it
            return sound + 0.005 * np.sin(np.arange(len(sound))).astype(np.float32), durations

    tokens = tokenizer.encode("A house, and a garden.").ids
    symbols = ["BOS", *tokenizer.symbols(tuple(tokens)), "EOS"]

    _, frames = KokoroGenerator(HumsOn(), tables, tokenizer).speak(tokens, ONE)

    comma = symbols.index(",")
    assert frames[comma - 1] == pytest.approx(2 * UNIT / HOP, abs=1)
    assert frames[comma] == pytest.approx(6 * UNIT / HOP, abs=1)


def test_the_style_is_that_of_the_sentences_length(kokoro, humming, tokenizer):
    tokens = tokenizer.encode("A house.").ids

    kokoro.speak(tokens, ONE)

    (style,) = humming.styles
    assert style[0] == style[-1] > 0
    kokoro.speak(tokens, VoiceStyle(("bm_two",), (1.0,), (1.0,)))
    np.testing.assert_allclose(humming.styles[1], style + 1000)


def test_pace_makes_it_shorter(kokoro, tokenizer):
    tokens = tokenizer.encode("A house and a garden.").ids

    slow, _ = kokoro.speak(tokens, ONE)
    fast, _ = kokoro.speak(tokens, VoiceStyle(("af_one",), (1.0,), (1.0,), pace=2.0))

    assert len(fast) < 0.75 * len(slow)


def test_a_sentence_longer_than_the_tables_is_refused(kokoro, tokenizer):
    tokens = tokenizer.encode("a house and " * 100).ids

    with pytest.raises(DataError, match=f"which takes {LONGEST}"):
        kokoro.speak(tokens, ONE)


def test_a_teacher_must_be_known_and_kokoro_needs_voices(tmp_path):
    with pytest.raises(OptionsError, match="hibari and kokoro"):
        Teacher("espeak")
    with pytest.raises(OptionsError, match="--voices"):
        Teacher("kokoro")
    with pytest.raises(OptionsError, match="--voices"):
        Teacher("hibari", tmp_path)


def test_a_corpus_of_mixed_voices_says_who_made_it(tmp_path, kokoro, tables, tokenizer, monkeypatch):
    voices = tmp_path / "voices.npz"
    np.savez(voices, **tables)
    teacher = Teacher("kokoro", voices)
    monkeypatch.setattr(build, "_parts", lambda asked: (kokoro, tokenizer) if asked == teacher else None)
    jobs = plan_corpus(
        ["A house.", "A garden."], CorpusOptions(hours=4 / 3600, speakers=2), draw=teacher.draw(), prefix=teacher.prefix
    )

    list(write_corpus(tmp_path / "corpus", jobs, teacher=teacher))
    join_manifest(tmp_path / "corpus", jobs)

    utterances = list(read_manifest(tmp_path / "corpus" / "manifest.jsonl"))
    assert {u.speaker for u in utterances} == {"kokoro-0-00000", "kokoro-0-00001"}
    assert {u.licence for u in utterances} == {"artificial, made with Kokoro-82M (Apache-2.0)"}
    assert all(sum(u.durations) * HOP / 24_000 == pytest.approx(u.seconds, abs=1e-4) for u in utterances)
