"""What holds for any text: nothing falls silently, no number changes, nothing fails."""

import re
from html import unescape
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tacolm_core.errors import TextError
from tacolm_core.text.front_end import prepare_text
from tacolm_core.text.normalizer import normalize
from tacolm_core.text.phoneme_tokenizer import PhonemeTokenizer
from tacolm_core.text.reading.numbers import cardinal, decimal, ordinal

TOKENIZER = PhonemeTokenizer()
HERE = Path(__file__)
LINES = HERE.with_name("lines.txt").read_text("utf-8").splitlines()
CHAT = HERE.with_name("chat.txt").read_text("utf-8").splitlines()
KINDS = [line.split("\t")[1] for line in HERE.with_name("kinds.tsv").read_text("utf-8").splitlines()[1:]]
CONTROL = re.compile(r"\[\s*pause\b[^\[\]\n]*\]", re.IGNORECASE)
ENTITY = re.compile(r"&#?\w+;")
BELOW_HUNDRED = {w for i in range(100) for w in (*cardinal(str(i)).split(), *ordinal(str(i)).split())}
GREAT = "hundred hundreds hundredth thousand thousands thousandth million millions billion trillion quadrillion"
NUMBER_WORDS = {
    *BELOW_HUNDRED,
    *(word + "s" for word in BELOW_HUNDRED),
    *(word[:-1] + "ies" for word in BELOW_HUNDRED if word.endswith("y")),
    *re.findall(r"\w+", f"{GREAT} quintillion sixes oh half halves quarter quarters midnight"),
}
SENTENCES = (
    *(
        "There are {} of them.",
        "It has {} parts, then.",
        "({})",
        "About {} people came",
        "It weighs {} kg.",
        "Only {}!",
    ),
    *(
        "It costs ${}.",
        "It grew {}%.",
        "a {} km run",
        "{}+ users",
        "It is {}km away",
        '"{}" he said',
        "x = {}",
        "{}; next",
    ),
    *("lol {} times 😂😂", "@bob {}!!1", ":) {} xD", "sooo {}…", "“{}” smh", "#1: {}", "\u200b{}\u200b", "x_x {} <3"),
    *("the {} box", "- {} eggs", "{} €", "£{} each", "{}/day", "{}°C today", "takes {} min.", "from {} to 7 of it"),
)


def lost(text):
    """Letters and digits that are neither in a spoken word's place nor told as left out."""
    sentences = prepare_text(text, TOKENIZER)
    known = {i for sentence in sentences for gone in sentence.left_out for i in range(gone.start, gone.end)}
    known.update(i for sentence in sentences for first, last in sentence.places for i in range(first, last))
    for found in (*CONTROL.finditer(text), *(m for m in ENTITY.finditer(text) if unescape(m[0]) != m[0])):
        known.update(range(*found.span()))
    return [character for i, character in enumerate(text) if character.isalnum() and i not in known]


def unread_numbers(text):
    """Runs of digits that stand in the place of no number word and are not told as left out."""
    sentences = prepare_text(text, TOKENIZER)
    gone = {i for sentence in sentences for found in sentence.left_out for i in range(found.start, found.end)}
    places = [
        place
        for sentence in sentences
        for word, place in zip(sentence.tokens.words, sentence.places, strict=True)
        if word.text.lower().partition("'")[0] in NUMBER_WORDS
    ]
    runs = [found.span() for found in re.finditer(r"[0-9]+", text)]
    return [
        text[first:last]
        for first, last in runs
        if not gone & set(range(first, last)) and not any(a < last and b > first for a, b in places)
    ]


@st.composite
def chat_messages(draw):
    """Pieces of chat in any order, with or without a space, a sign, a picture between them."""
    pieces = [piece for line in CHAT for piece in line.split() if not ENTITY.search(piece)]
    glue = " |  |…|...|!!|, |—|–|-|/|\u200b|\u00a0|\u00ad|\"|'|(|)|😂|@|#|*|_|~|`|>|<|=|+|&|%|:|\t"
    chosen = draw(
        st.lists(st.tuples(st.sampled_from(pieces), st.sampled_from(glue.split("|"))), min_size=1, max_size=6)
    )
    return "".join(piece + between for piece, between in chosen)


@pytest.mark.parametrize("lines", [LINES, CHAT, KINDS], ids=["prose, code, logs", "chat", "kinds"])
def test_every_letter_and_digit_is_said_or_told(lines):
    speakable = [line for line in lines if line.strip() and normalize(line)]
    assert len(speakable) > 70
    assert [(line, lost(line)) for line in speakable if lost(line)] == []


def test_every_number_of_real_lines_is_read_as_a_number():
    lines = [line for line in (*LINES, *CHAT, *KINDS) if normalize(line) and not ENTITY.search(line)]
    assert [(line, unread_numbers(line)) for line in lines if unread_numbers(line)] == []


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=120) | st.text("aZ 19.,:;'\"-–+/%$€°()[]<>&#@!?\n你👍é", max_size=80))
def test_any_text_is_said_told_or_refused(text):
    try:
        assert lost(text) == []
    except TextError:
        assert text.strip() == "" or normalize(text) == "" or "[" in text


@settings(max_examples=200, deadline=None)
@given(chat_messages())
def test_chat_is_said_or_told(message):
    try:
        assert (lost(message), unread_numbers(message)) == ([], [])
    except TextError:
        assert normalize(message) == "" or "[" in message


@settings(max_examples=300, deadline=None)
@given(
    st.sampled_from(SENTENCES),
    st.integers(0, 99) | st.integers(100, 999) | st.integers(10_000, 10**12),
    st.sampled_from(["", ".5", ".25", ".125"]),
    st.booleans(),
)
def test_no_number_changes_its_value(sentence, number, part, with_commas):
    if "$" in sentence or "€" in sentence or "£" in sentence:
        part = part if len(part) in (0, 4) else ""  # hundredths are cents
    written = (f"{number:,}" if with_commas else str(number)) + part
    words = f" {normalize(sentence.format(written)).lower()} ".replace(",", " ")
    assert f" {decimal(f'{number}{part}')} " in re.sub(r"[^a-z']+", " ", words)
