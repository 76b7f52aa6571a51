import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tacolm_core.errors import UnspeakableText
from tacolm_core.text.front_end import prepare_script, prepare_text
from tacolm_core.text.phoneme_tokenizer import PhonemeTokenizer
from tacolm_core.text.script import likely_speakers, speakers, split_script

TOKENIZER = PhonemeTokenizer()
SCRIPT = "The curtain rises.\n\nAnna: Good morning.\nBen:  It is 9:30: too late.\nAnd it rains.\n\nANNA: Oh.\n"


def lines(text, names):
    return [(part.speaker, text[part.start : part.end].strip()) for part in split_script(text, names)]


def test_a_speaker_goes_on_until_the_next_one():
    assert lines(SCRIPT, ("Anna", "Ben")) == [
        ("", "The curtain rises."),
        ("Anna", "Good morning."),
        ("Ben", "It is 9:30: too late.\nAnd it rains."),
        ("Anna", "Oh."),
    ]


def test_names_nobody_asked_for_are_part_of_what_is_said():
    assert lines("Anna: One.\nBen: Two.", ("Anna",)) == [("Anna", "One.\nBen: Two.")]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (SCRIPT, ("Anna", "Ben", "ANNA")[:2]),
        ("Dr. Weiß-O’Neil: Yes.\n  the narrator: No.", ("Dr. Weiß-O’Neil", "the narrator")),
        ("https://example.org is http: nothing\n12:30 now\nA line without a name", ()),
        ("One two three four five: no name", ()),
        ("Anna:\nHello.", ("Anna",)),
    ],
)
def test_names_stand_at_the_beginning_of_lines(text, names):
    assert speakers(text) == names


@pytest.mark.parametrize(
    ("text", "names"), [(SCRIPT, ("Anna", "Ben")), ("Note: buy milk.\nThanks!", ()), ("A: x\nb: y\nc: z", ())]
)
def test_a_script_is_where_people_take_turns(text, names):
    assert likely_speakers(text) == names


def test_names_are_not_said_and_each_sentence_knows_who_says_it():
    said = prepare_script(SCRIPT, ("Anna", "Ben"), TOKENIZER)

    assert [(sentence.speaker, sentence.written) for sentence in said] == [
        ("", "The curtain rises."),
        ("Anna", "Good morning."),
        ("Ben", "It is 9:30: too late."),
        ("Ben", "And it rains."),
        ("Anna", "Oh."),
    ]
    assert all(SCRIPT[sentence.start : sentence.end] == sentence.written for sentence in said)


def test_a_turn_has_the_pause_of_a_paragraph():
    said = prepare_script("Anna: One. Two.\nBen: Three. [pause 2s]\nAnna: Four.", ("Anna", "Ben"), TOKENIZER)

    assert [sentence.pause_after for sentence in said] == [0.25, 0.5, 2.0, 0.0]


def test_a_line_without_words_is_passed_over_and_a_script_of_them_refused():
    assert len(prepare_script("Anna: ...\nBen: Yes.", ("Anna", "Ben"), TOKENIZER)) == 1
    with pytest.raises(UnspeakableText):
        prepare_script("Anna: ...", ("Anna",), TOKENIZER)


def test_a_text_without_names_is_read_as_ever():
    text = "One. Two.\n\nThree."

    spoken = [(sentence.spoken, sentence.pause_after) for sentence in prepare_script(text, ("Anna",), TOKENIZER)]
    assert spoken == [(sentence.spoken, sentence.pause_after) for sentence in prepare_text(text, TOKENIZER)]


@settings(max_examples=80, deadline=None)
@given(st.lists(st.sampled_from(["Anna:", "Ben:", " hello", "\n", "b: ", "  ", "Yes.", "9:30"]), max_size=14))
def test_parts_never_overlap_and_hold_everything_but_names(pieces):
    text = "".join(pieces)
    parts = split_script(text, ("Anna", "Ben"))

    places = [place for part in parts for place in (part.start, part.end)]
    assert places == sorted(places)
    assert "".join(text[part.start : part.end] for part in parts).count("Yes.") == text.count("Yes.")
