import hashlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tacolm_core.errors import TextError
from tacolm_core.text.phonemes import CONSONANTS, INVENTORY, VOWELS, parse_pronunciation


def test_the_inventory_keeps_its_order_because_weights_depend_on_it():
    assert len(CONSONANTS) == 24
    assert len(VOWELS) == 16
    assert len(set(INVENTORY)) == len(INVENTORY) == 80
    assert hashlib.sha256("\n".join(INVENTORY).encode()).hexdigest()[:16] == "a962786a25b40d3e"


@pytest.mark.parametrize(
    ("written", "phonemes"),
    [
        ("t ə m ˈɑ t oʊ", "t ə m ˈɑ t oʊ"),
        ("təmˈɑtoʊ", "t ə m ˈɑ t oʊ"),
        ("tə.ˈmɑː.toʊ", "t ə m ˈɑ t oʊ"),
        ("tʃɜːrtʃ", "t͡ʃ ɚ t͡ʃ"),
        ("'dʒɑb", "d͡ʒ ˈɑ b"),
        ("ɡo", "ɡ oʊ"),
        ("t ˈɑ k o ʊ", "t ˈɑ k oʊ"),
    ],
)
def test_understands_the_usual_ways_to_write_a_pronunciation(written, phonemes):
    assert parse_pronunciation(written) == tuple(phonemes.split())


def test_an_unknown_symbol_is_named():
    with pytest.raises(TextError, match="unknown symbol 'Q'"):
        parse_pronunciation("k Q t")
    with pytest.raises(TextError, match="no phonemes"):
        parse_pronunciation(" ˈ ")


@settings(deadline=None)
@given(st.lists(st.sampled_from(INVENTORY[8:]), min_size=1))
def test_what_is_joined_with_spaces_reads_back(phonemes):
    assert parse_pronunciation(" ".join(phonemes)) == tuple(phonemes)
