"""What people write, kind by kind, and what a reader says for it."""

import re
from pathlib import Path

import pytest

from tacolm_core.text.front_end import prepare_text
from tacolm_core.text.phoneme_tokenizer import PhonemeTokenizer

TOKENIZER = PhonemeTokenizer()
TABLE = Path(__file__).with_name("kinds.tsv").read_text("utf-8").splitlines()[1:]
ROWS = [line.replace("\\n", "\n").split("\t") for line in TABLE]
KINDS = sorted({kind for kind, _, _ in ROWS})


def said(written):
    sentences = prepare_text(written, TOKENIZER)
    spoken = " | ".join(sentence.spoken for sentence in sentences)
    return spoken, " | ".join(TOKENIZER.decode(sentence.tokens.ids) for sentence in sentences)


def is_right(right, spoken, sounds):
    if right.startswith("/"):
        return right[1:] in sounds
    if right.startswith("!"):
        return right[1:] not in sounds and right[1:] not in spoken
    return right == " ".join(re.sub(r"[^a-z|' ]", " ", spoken.lower()).split())


@pytest.mark.parametrize("kind", KINDS)
def test_a_kind_is_read_as_a_person_would(kind):
    rows = [(written, right) for known, written, right in ROWS if known == kind]
    assert len(rows) >= 5
    wrong = [(written, *said(written), right) for written, right in rows if not is_right(right, *said(written))]
    assert not wrong
