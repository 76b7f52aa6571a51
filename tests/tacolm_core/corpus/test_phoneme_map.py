import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tacolm_core.corpus.phoneme_map import hibari_input, sum_durations, to_hibari
from tacolm_core.text.phonemes import INVENTORY, parse_pronunciation

KNOWN_SYMBOLS = set(";:,.!?— AIOTWYabdefhijklmnpstuvwzɑɐæɔðʤəɛɜɡɪŋɹʃʧθʊʌʒˈˌᵊᵻ")


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        ("h ə l ˈoʊ", "həlˈO"),
        ("t͡ʃ ˈɚ t͡ʃ", "ʧˈɜɹʧ"),
        ("l ˈɛ t ɚ", "lˈɛTəɹ"),
        ("s ˈɪ t i", "sˈɪTi"),
        ("l ˈɪ t ə l", "lˈɪTᵊl"),
        ("b ˈʌ t ə n", "bˈʌtᵊn"),
        ("ə b ˈaʊ t", "əbˈWt"),
        ("ə t ˈæ k", "ətˈæk"),
        ("w ˈɑ n t ɪ d", "wˈɑntᵻd"),
        ("ˈæ p ə l", "ˈæpᵊl"),
        ("ə v", "ʌv"),
        ("ə", "ɐ"),
    ],
)
def test_spells_a_word_the_way_hibari_does(ours, theirs):
    assert "".join(to_hibari(parse_pronunciation(ours))) == theirs


@settings(deadline=None)
@given(st.lists(st.sampled_from(INVENTORY), max_size=60))
def test_every_token_becomes_at_least_one_known_symbol(symbols):
    pieces = to_hibari(symbols)
    assert len(pieces) == len(symbols)
    assert all(piece and set(piece) <= KNOWN_SYMBOLS for piece in pieces)


def test_durations_add_up_per_token_including_both_ends():
    vocabulary = {symbol: i for i, symbol in enumerate(sorted(KNOWN_SYMBOLS), start=1)}
    read = hibari_input(["h", "ə", "l", "ˈoʊ", "."], vocabulary)
    assert read.ids[0] == read.ids[-1] == 0
    assert read.counts == (1, 1, 1, 1, 2, 1, 1)
    assert sum_durations([5, 1, 2, 3, 4, 6, 7, 9], read.counts) == [5, 1, 2, 3, 10, 7, 9]
    with pytest.raises(ValueError, match="3 durations for 8 symbols"):
        sum_durations([1, 2, 3], read.counts)
