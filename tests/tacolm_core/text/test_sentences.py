import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tacolm_core.text.sentences import LONGEST, split_sentences


def texts(text):
    return [sentence.text for sentence in split_sentences(text)]


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("One. Two! Three?", ["One.", "Two!", "Three?"]),
        ("Dr. Smith met Mrs. Jones. They left.", ["Dr. Smith met Mrs. Jones.", "They left."]),
        ("It costs 3.5 dollars. Really.", ["It costs 3.5 dollars.", "Really."]),
        ("J. R. R. Tolkien wrote it. I read it.", ["J. R. R. Tolkien wrote it.", "I read it."]),
        ("We chose plan B. Then we left.", ["We chose plan B.", "Then we left."]),
        ("It ended at 5 p.m. We left.", ["It ended at 5 p.m.", "We left."]),
        ("At 5 p.m. Monday it ended.", ["At 5 p.m. Monday it ended."]),
        ("The U.S. Army left. The U.S. It stayed.", ["The U.S. Army left.", "The U.S.", "It stayed."]),
        ("Use it, e.g. today, etc. and so on.", ["Use it, e.g. today, etc. and so on."]),
        ("See No. 5. No. I will not.", ["See No. 5.", "No.", "I will not."]),
        ("She lives on Elm St. He does not.", ["She lives on Elm St.", "He does not."]),
        ("We went to St. Louis. It rained.", ["We went to St. Louis.", "It rained."]),
        ("Wait... what? Well... Then go.", ["Wait... what?", "Well...", "Then go."]),
        ('"Stop!" he said. "Why?"', ['"Stop!" he said.', '"Why?"']),
        ("(It was late.) We slept.", ["(It was late.)", "We slept."]),
        ("Hello world", ["Hello world"]),
        ("one\ntwo words that continue", ["one\ntwo words that continue"]),
        ("A heading\nThe text begins. It ends.", ["A heading", "The text begins.", "It ends."]),
        ("- milk\n- bread\n- eggs", ["- milk", "- bread", "- eggs"]),
        ("1. First\n2. Second", ["1. First", "2. Second"]),
        ("II. Methods", ["II. Methods"]),
        ("## 1. Intro", ["## 1. Intro"]),
        ("On Elm Ave. NW today. Go.", ["On Elm Ave. NW today.", "Go."]),
        ("At 100 N. Main St. we met.", ["At 100 N. Main St. we met."]),
        ("Take 2 lb. 3 oz. of it.", ["Take 2 lb. 3 oz. of it."]),
        ("See 1 Cor. 13:4. Roe v. Wade.", ["See 1 Cor. 13:4.", "Roe v. Wade."]),
        ("It is big.[1] It is old.", ["It is big.[1]", "It is old."]),
        ("I… I left… No, really.", ["I… I left…", "No, really."]),
        ("Ingredients\n2 eggs\n1 cup milk", ["Ingredients", "2 eggs", "1 cup milk"]),
        ("| a | b |\n| c | d |", ["| a | b |", "| c | d |"]),
        ("At 3 p.m. Please come. In the U.S. Both live.", ["At 3 p.m.", "Please come.", "In the U.S.", "Both live."]),
        ("milk\neggs\nbread", ["milk", "eggs", "bread"]),
        ("Plan:\na. Engineers\nb. Designers", ["Plan:", "a. Engineers", "b. Designers"]),
        ("I see.😊 Yes!", ["I see.", "😊 Yes!"]),
        ("你好。 Hello.", ["你好。", "Hello."]),
        ("Read [[Mr. X|ˈɛ k s]] now. Go.", ["Read [[Mr. X|ˈɛ k s]] now.", "Go."]),
    ],
)
def test_splits_where_a_reader_would_breathe(text, sentences):
    assert texts(text) == sentences


def test_blank_lines_end_paragraphs():
    flags = [(s.text, s.is_paragraph_end) for s in split_sentences("One. Two.\n\nThree.\n\n\n")]
    assert flags == [("One.", False), ("Two.", True), ("Three.", True)]


def test_a_long_sentence_is_cut_at_a_comma():
    text = "x" * 5 + " many words" * 12 + ", and then" + " more words" * 12 + "."
    first, second = split_sentences(text)
    assert first.text.endswith(",")
    assert first.is_cut
    assert not second.is_cut


def test_a_word_longer_than_a_sentence_is_cut_somewhere():
    pieces = split_sentences("a" * 1000)
    assert "".join(piece.text for piece in pieces) == "a" * 1000
    assert max(len(piece.text) for piece in pieces) <= LONGEST


@settings(deadline=None)
@given(st.text(alphabet=st.sampled_from("ab AB.!?,;\n\"')(-—1é[|]\u2029"), max_size=900))
def test_spans_are_in_order_and_lose_only_white_space(text):
    place, lost = 0, ""
    for sentence in split_sentences(text):
        assert place <= sentence.start < sentence.end <= len(text)
        assert text[sentence.start : sentence.end] == sentence.text == sentence.text.strip()
        lost += text[place : sentence.start]
        place = sentence.end
    assert not (lost + text[place:]).strip()
