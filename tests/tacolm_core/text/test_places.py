"""Which written characters each spoken word stands for."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tacolm_core.errors import TextError
from tacolm_core.text.bpe import BpeTokenizer
from tacolm_core.text.front_end import prepare_text
from tacolm_core.text.lexicon import Lexicon
from tacolm_core.text.phoneme_tokenizer import PhonemeTokenizer

TOKENIZER = PhonemeTokenizer()


def written_of_words(text, tokenizer=TOKENIZER, lexicon=None):
    return [
        (word.text, text[first:last])
        for sentence in prepare_text(text, tokenizer, lexicon)
        for word, (first, last) in zip(sentence.tokens.words, sentence.places, strict=True)
    ]


def test_plain_words_stand_for_themselves():
    assert written_of_words("Hello, my (dear) world!  It’s me.") == [
        *((word, word) for word in ("Hello", "my", "dear", "world")),
        *(("It's", "It’s"), ("me", "me")),
    ]


def test_all_words_of_an_amount_stand_for_it():
    found = written_of_words("We go. I paid $12.50 today.")
    assert [place for word, place in found if word in ("twelve", "dollars", "fifty", "cents")] == ["$12.50"] * 4
    assert found[-1] == ("today", "today")


def test_words_that_stay_keep_their_own_place():
    assert written_of_words("See Chapter IV of [Café](http://a.b).") == [
        *(("See", "See"), ("Chapter", "Chapter"), ("four", "IV"), ("of", "of"), ("Cafe", "Café")),
    ]


def test_a_reading_over_several_written_words_covers_them():
    found = written_of_words("On 5 Jan 2021 it began.")
    assert {place for word, place in found if word in ("fifth", "January", "twenty")} == {"5 Jan 2021"}
    assert found[0] == ("On", "On")


def test_words_of_a_lexicon_and_given_sounds_have_places():
    lexicon = Lexicon().with_word("New York", "n u j ˈɔ ɹ k")
    text = "They say that it is always hot in summer in New\nYork [[tomato|t ə m ˈɑ t oʊ]] soup"
    assert [place for _, place in written_of_words(text, lexicon=lexicon)][-4:] == [
        "in",
        "New\nYork",
        "[[tomato|t ə m ˈɑ t oʊ]]",
        "soup",
    ]


def test_pieces_of_letters_have_places_too():
    tokenizer = BpeTokenizer.train(["I pay five dollars and you pay five dollars too."] * 20, num_pieces=30)
    assert written_of_words("You pay $5, too.", tokenizer) == [
        *(("You", "You"), ("pay", "pay"), ("five", "$5"), ("dollars", "$5"), ("too", "too")),
    ]


@pytest.mark.parametrize("text", ["[[tomato|t ə m ˈɑ t oʊ]] soup", "你好 Hello 👍 world", "$5", "1/2 &amp; 3"])
def test_every_word_has_a_place(text):
    assert all(place.strip() for _, place in written_of_words(text))


@settings(max_examples=100, deadline=None)
@given(st.text(alphabet="aB 1$.,'-–%/:&é你👍[](|", max_size=60))
def test_places_lie_in_their_sentence_and_never_go_back(text):
    try:
        sentences = prepare_text(text, TOKENIZER)
    except TextError:
        return
    for sentence in sentences:
        assert len(sentence.places) == len(sentence.tokens.words)
        assert all(sentence.start <= first <= last <= sentence.end for first, last in sentence.places)
        assert list(sentence.places) == sorted(sentence.places, key=lambda place: place[0])
