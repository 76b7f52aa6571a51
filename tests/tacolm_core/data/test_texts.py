import pytest

from tacolm_core.data.texts import TextEncoder, pausing_tokens, word_boundary
from tacolm_core.errors import TextError
from tacolm_core.text.phoneme_tokenizer import PhonemeTokenizer
from tacolm_core.units import TEXT_BOS, TEXT_EOS


@pytest.fixture(scope="module")
def tokenizer():
    return PhonemeTokenizer()


def test_sentences_become_one_sequence_with_a_boundary_between(tokenizer):
    encode, boundary = TextEncoder(tokenizer), word_boundary(tokenizer)

    one, two, both = encode("Good day."), encode("How are you?"), encode("Good day. How are you?")

    assert both == (*one[:-1], boundary, *two[1:])
    assert (both[0], both[-1]) == (TEXT_BOS, TEXT_EOS)


def test_brackets_in_a_transcript_are_no_controls(tokenizer):
    assert TextEncoder(tokenizer)("Good [pause 3s] day") == TextEncoder(tokenizer)("Good pause 3s day")


@pytest.mark.parametrize("text", ["", "  ", "[]", "—"])
def test_text_without_words_is_refused(tokenizer, text):
    with pytest.raises(TextError):
        TextEncoder(tokenizer)(text)


def test_speakers_pause_at_boundaries_and_punctuation(tokenizer):
    pausing = pausing_tokens(tokenizer)
    ids = TextEncoder(tokenizer)("Yes, now.")

    assert {TEXT_BOS, TEXT_EOS, word_boundary(tokenizer)} < pausing
    assert "".join(tokenizer.symbols(tuple(i for i in ids if i in pausing))) == ", ."
