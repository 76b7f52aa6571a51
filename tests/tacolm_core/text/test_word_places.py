import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tacolm_core.errors import TextError
from tacolm_core.text.front_end import prepare_text
from tacolm_core.text.phoneme_tokenizer import PhonemeTokenizer
from tacolm_core.text.word_places import word_places

TOKENIZER = PhonemeTokenizer()


def written_of_words(text):
    found = []
    for sentence in prepare_text(text, TOKENIZER):
        places = word_places(sentence)
        found += [(word.text, text[a:b]) for word, (a, b) in zip(sentence.tokens.words, places, strict=True)]
    return found


def test_plain_words_point_to_themselves():
    assert written_of_words("Hello, my (dear) world!") == [
        ("Hello", "Hello,"),
        ("my", "my"),
        ("dear", "(dear)"),
        ("world", "world!"),
    ]


def test_words_read_for_a_number_share_its_place():
    found = written_of_words("We go. I paid $3.50 today.")
    assert [place for word, place in found if word in ("three", "dollars", "fifty", "cents")] == ["$3.50"] * 4
    assert found[-1] == ("today", "today.")


def test_a_reading_over_several_written_words_covers_them():
    found = dict(written_of_words("On 5 Jan 2021 it began."))
    assert (found["fifth"], found["twenty"]) == ("5 Jan", "2021")


@pytest.mark.parametrize("text", ["[[tomato|t ə m ˈɑ t oʊ]] soup", "你好 Hello 👍 world", "$5"])
def test_every_word_has_a_place(text):
    assert all(place.strip() for _, place in written_of_words(text))


@settings(max_examples=100, deadline=None)
@given(st.text(alphabet="abc ABC.,!?$5%0(1)-—\n'é/:;st th", min_size=1, max_size=120))
def test_places_lie_in_the_sentence_and_never_go_back(text):
    try:
        sentences = prepare_text(text, TOKENIZER)
    except TextError:
        return
    for sentence in sentences:
        places = word_places(sentence)
        assert len(places) == len(sentence.tokens.words)
        assert places == sorted(places)
        assert all(sentence.start <= a < b <= sentence.end for a, b in places)
