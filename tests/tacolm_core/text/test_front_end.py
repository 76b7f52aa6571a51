import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tacolm_core.errors import EmptyText, TextError, TextTooLong, UnspeakableText
from tacolm_core.text.bpe import BpeTokenizer
from tacolm_core.text.front_end import prepare_text
from tacolm_core.text.lexicon import Lexicon
from tacolm_core.text.phoneme_tokenizer import PhonemeTokenizer
from tacolm_core.text.spoken import MAX_CHARACTERS, with_pauses
from tacolm_core.units import TEXT_BOS, TEXT_EOS

TOKENIZER = PhonemeTokenizer()


def prepare(text, **options):
    return prepare_text(text, TOKENIZER, **options)


def test_each_sentence_has_its_written_and_spoken_form_and_its_place():
    text = "  Dr. Smith paid $5. He left at 3 p.m."
    first, second = prepare(text)
    assert (first.written, first.spoken) == ("Dr. Smith paid $5.", "Doctor Smith paid five dollars.")
    assert (second.written, second.spoken) == ("He left at 3 p.m.", "He left at three P M.")
    assert text[second.start : second.end] == second.written


def test_pauses_follow_sentences_and_paragraphs_and_none_the_last():
    pauses = [s.pause_after for s in prepare("One. Two.\n\nThree.", sentence_pause=0.2, paragraph_pause=0.7)]
    assert pauses == [0.2, 0.7, 0.0]


def test_a_pause_control_sets_the_pause():
    spoken = prepare("[pause 1s] Wait [pause 300ms] here. [pause 1s][pause 0.5s] Go. [pause 2s]")
    assert [(s.spoken, s.pause_after) for s in spoken] == [("Wait,", 0.3), ("here.", 1.5), ("Go.", 2.0)]


def test_pauses_can_be_changed_afterwards_but_not_those_asked_for():
    spoken = with_pauses(prepare("One. Two [pause 1s] three.\n\nFour."), 0.1, 0.4)
    assert [s.pause_after for s in spoken] == [0.1, 1.0, 0.4, 0.0]


def test_lexicon_words_are_spoken_as_given_and_shown_as_written():
    lexicon = Lexicon().with_word("TacoLM", "t ˈɑ k oʊ ˌɛ l ˈɛ m").with_word("New York", "n u j ˈɔ ɹ k")
    (sentence,) = prepare("We really love to hear about TACOLM's voice in New\n York.", lexicon=lexicon)
    assert sentence.spoken == "We really love to hear about TACOLM's voice in New York."
    assert "tˈɑkoʊˌɛlˈɛmz " in TOKENIZER.decode(sentence.tokens.ids)
    assert "nujˈɔɹk" in TOKENIZER.decode(sentence.tokens.ids)


def test_an_inline_pronunciation_is_spoken_and_hidden():
    (sentence,) = prepare("I say [[tomato|t ə m ˈɑ t oʊ]].")
    assert sentence.spoken == "I say tomato."
    assert [word.text for word in sentence.tokens.words] == ["I", "say", "tomato"]
    with pytest.raises(TextError, match="unknown symbol"):
        prepare("I say [[tomato|Q]].")


def test_sentences_without_words_are_left_out():
    assert [s.spoken for s in prepare("Hello. 👍👍 --- ... \n\n你好。 Bye.")] == ["Hello.", "Bye."]


def test_no_sentence_is_longer_than_the_model_can_hold():
    digits = "My number is 123456789012345678901234567890, and yours is 987654321098765432109876543210, I think; " * 3
    for sentence in prepare(digits + "word " * 200):
        assert len(sentence.tokens.ids) <= 240


@pytest.mark.parametrize("text", ["", "  \n\t "])
def test_no_text_is_refused(text):
    with pytest.raises(EmptyText, match="no text to speak"):
        prepare(text)


@pytest.mark.parametrize("text", ["...", "👍", "你好", "\x00", "[pause 1s]"])
def test_text_without_words_is_refused(text):
    with pytest.raises(UnspeakableText, match="can be pronounced"):
        prepare(text)


def test_too_much_text_is_refused_with_its_length():
    assert prepare("word. " * 1000)
    with pytest.raises(TextTooLong, match="100,001 characters"):
        prepare("a" * (MAX_CHARACTERS + 1))


def test_bpe_ignores_pronunciations():
    tokenizer = BpeTokenizer.train(["I say tomato and you say tomato too."] * 20, num_pieces=30)
    (sentence,) = prepare_text("I say [[tomato|t]] too.", tokenizer, lexicon=Lexicon().with_word("say", "s ˈeɪ"))
    assert tokenizer.decode(sentence.tokens.ids) == "I say tomato too."


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=200))
def test_any_text_becomes_valid_tokens_or_a_text_error(text):
    try:
        sentences = prepare(text)
    except TextError:
        return
    place = 0
    for sentence in sentences:
        assert place <= sentence.start < sentence.end <= len(text)
        assert text[sentence.start : sentence.end] == sentence.written
        place = sentence.end
        ids, token = sentence.tokens.ids, 1
        assert (ids[0], ids[-1]) == (TEXT_BOS, TEXT_EOS)
        assert all(2 < i < TOKENIZER.vocabulary_size for i in ids[1:-1])
        for word in sentence.tokens.words:
            assert token <= word.first_token < word.end_token < len(ids)
            token = word.end_token
