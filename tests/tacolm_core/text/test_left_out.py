"""What cannot be said is told, with its place."""

import pytest

from tacolm_core.text.front_end import prepare_text
from tacolm_core.text.phoneme_tokenizer import PhonemeTokenizer

TOKENIZER = PhonemeTokenizer()


def left_out(text):
    found = [gone for sentence in prepare_text(text, TOKENIZER) for gone in sentence.left_out]
    assert all(text[gone.start : gone.end] == gone.text for gone in found)
    return [gone.text for gone in found]


@pytest.mark.parametrize(
    ("text", "gone"),
    [
        ("All of this is said, even $5 & 30%.", []),
        ("Well done 👍🏽!", ["👍🏽"]),
        ("A family: 👨‍👩‍👧 and a heart ❤️.", ["👨‍👩‍👧", "❤️"]),
        ("Read 你好 世界 aloud.", ["你好", "世界"]),
        ("See https://example.com/page?b=1&c=2.", ["?b=1&c=2"]),
        ("Fine :-) then.", [":-)"]),
        ("It is <b>bold</b>.", ["<b>", "</b>"]),
        ("Go [there](http://a.b/c).", ["http://a.b/c"]),
        ("As shown.[12] Next.", ["[12]"]),
        ("Café, Straße, Привет and Tom &amp; Jerry", []),
        ("¿Qué? “Yes”… – no ™", []),
    ],
)
def test_letters_and_pictures_without_a_reading_are_told(text, gone):
    assert left_out(text) == gone


def test_a_line_with_nothing_to_say_belongs_to_the_sentence_before_it():
    first, second = prepare_text("👍\n\nHello there.\n\n你好。\n\nBye.", TOKENIZER)
    assert [gone.text for gone in first.left_out] == ["👍", "你好"]
    assert second.left_out == ()


def test_a_pause_control_is_obeyed_and_not_left_out():
    assert left_out("One [pause 300ms] two.") == []
