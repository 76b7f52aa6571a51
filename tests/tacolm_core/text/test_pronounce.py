import threading

import pytest

from tacolm_core.text.sounds.pronounce import EnglishPronouncer
from tacolm_core.text.sounds.unknown_words import repair_stress
from tacolm_core.text.words import cut_words


@pytest.fixture(scope="module")
def pronouncer():
    return EnglishPronouncer()


def say(pronouncer, spoken):
    return " ".join("".join(phonemes) for phonemes in pronouncer.pronounce(cut_words(spoken)))


@pytest.mark.parametrize(
    ("spoken", "phonemes"),
    [
        ("Hello there.", "hɛlˈoʊ ðˈɛɹ"),
        ("I have read it. I will read it.", "aɪ hæv ɹˈɛd ɪt aɪ wɪl ɹˈid ɪt"),
        ("a record to record", "ə ɹˈɛkɚd tə ɹɪkˈɔɹd"),
        ("the apple, the pear", "ði ˈæpəl ðə pˈɛɹ"),
        ("to eat, to go", "tu ˈit tə ɡˈoʊ"),
        ("What is it for?", "wˈʌt ɪz ɪt fˈɔɹ"),
        ("A B C", "ˌeɪ bˌi sˈi"),
        ("A dog", "ə dˈɔɡ"),
        ("Vitamin A", "vˈaɪtəmən ˈeɪ"),
        ("a, apples", "ˈeɪ ˈæpəlz"),
        ("a plus b", "ˈeɪ plˈʌs bˈi"),
        ("Sooo good", "sˈoʊ ɡˈʊd"),
        ("Nooooo, ahhh", "nˈoʊ ˈɑ"),
        ("hahaha", "hɑhɑhˈɑ"),
        ("the F B I's", "ði ˌɛf bˌi ˈaɪz"),
        ("[[tomato|t ə m ˈɑ t oʊ]]", "təmˈɑtoʊ"),
    ],
)
def test_pronounces_words_in_their_context(pronouncer, spoken, phonemes):
    assert say(pronouncer, spoken) == phonemes


@pytest.mark.parametrize(
    ("word", "phonemes"),
    [
        ("Djokovic", "d͡ʒˈoʊkəvɪt͡ʃ"),
        ("segue", "sˈɛɡweɪ"),
        ("podcasts", "pˈɑdkˌæsts"),
        ("palmprint", "pˈɑmpɹˌɪnt"),
        ("culpably", "kˈʌlpəbli"),
        ("wretches", "ɹˈɛt͡ʃɪz"),
        ("flogged", "flˈɑɡd"),
        ("unceasingly", "ʌnsˈisɪŋli"),
        ("offence", "əfˈɛns"),
        ("gatesmen", "ɡˈeɪtsmən"),
        ("there'd", "ðˈɛɹd"),
        ("Hosty's", "hˈoʊstiz"),
    ],
)
def test_pronounces_unknown_words_by_their_parts(pronouncer, word, phonemes):
    assert say(pronouncer, word) == phonemes


@pytest.mark.parametrize("word", ["zorblax", "Nabopolassar", "qwxz", "x", "hmm", "Llanfair"])
def test_a_made_up_word_still_sounds(pronouncer, word):
    assert say(pronouncer, word)


def test_a_guess_has_one_primary_stress():
    assert repair_stress(("n", "ˈɛ", "b", "ˈæ", "n", "ə")) == ("n", "ˌɛ", "b", "ˈæ", "n", "ə")
    assert repair_stress(("m", "ˈɑ", "ʃ", "ˈɪ", "l")) == ("m", "ˈɑ", "ʃ", "ˌɪ", "l")
    assert repair_stress(("z", "ə", "p", "i")) == ("z", "ə", "p", "ˈi")
    assert repair_stress(("ʃ",)) == ("ʃ",)


def test_threads_share_one_pronouncer(pronouncer):
    fresh = EnglishPronouncer()
    spoken = "I have read that zorblaxian record, and they live to record it."
    expected = say(pronouncer, spoken)
    results = []
    threads = [threading.Thread(target=lambda: results.extend(say(fresh, spoken) for _ in range(20))) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert results == [expected] * 80
