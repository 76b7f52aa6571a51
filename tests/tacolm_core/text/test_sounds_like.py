"""Pronunciations written by how they sound."""

import pytest

from tacolm_core import sounds_like
from tacolm_core.errors import TextError


@pytest.mark.parametrize(
    ("spelling", "phonemes"),
    [
        ("win", "w ˈɪ n"),  # a word
        ("koh", "k ˈoʊ"),  # a syllable
        ("low", "l ˈoʊ"),  # a word that would be another syllable
        ("nuh-WIN", "n ə w ˈɪ n"),
        ("TACK-oh-el-EM", "t ˈæ k oʊ ɛ l ˈɛ m"),
        ("kee-NOH-uh", "k i n ˈoʊ ə"),
        ("sry-nuh-VAH-sun", "s ɹ aɪ n ə v ˈɑ s ə n"),
        ("joe kuh-vitch", "d͡ʒ ˈoʊ k ə v ˌɪ t͡ʃ"),
        ("zho-ZAY", "ʒ oʊ z ˈeɪ"),
        ("shuh-VAWN", "ʃ ə v ˈɔ n"),
        ("UH-huh", "ˈʌ h ə"),
    ],
)
def test_a_spelling_sounds_as_a_reader_would_say_it(spelling, phonemes):
    assert " ".join(sounds_like(spelling)) == phonemes


@pytest.mark.parametrize("spelling", ["win", "nuh-win", "kuh", "one two three", "IMPORTANT-thing", "brkst"])
def test_every_spelling_has_a_main_stress(spelling):
    assert any(phoneme.startswith("ˈ") for phoneme in sounds_like(spelling))


@pytest.mark.parametrize(
    ("spelling", "words"),
    [
        ("", "Write how"),
        (" - ", "has no sound"),
        ("l33t", "letters, hyphens"),
        ("a" * 61, "at most 60"),
        ("''", "no sound"),
    ],
)
def test_what_has_no_sound_is_refused(spelling, words):
    with pytest.raises(TextError, match=words):
        sounds_like(spelling)
