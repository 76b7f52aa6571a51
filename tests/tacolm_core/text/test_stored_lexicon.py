from hypothesis import given
from hypothesis import strategies as st

from tacolm_core.text.sounds.pronounce import EnglishPronouncer
from tacolm_core.text.sounds.stored_lexicon import StoredLexicon, load_lexicon

# No control characters: those below the tab would sort before it, and no word has one.
WORDS = st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=6)


@given(st.dictionaries(WORDS, st.lists(st.sampled_from(["", "DT", "NN"]), min_size=1, max_size=3)), WORDS)
def test_it_answers_as_a_dictionary_would(words, other):
    lines = [f"{word}\t{n}{tag}\tp {n}\n" for word in words for n, tag in enumerate(words[word])]
    lexicon = StoredLexicon(sorted(line.encode() for line in lines))

    assert len(lexicon) == len(lines)
    for word in {*words, other}:
        assert lexicon.pronunciations(word) == [(tag, f"p {n}") for n, tag in enumerate(words.get(word, []))]


def test_the_first_and_the_last_word_of_the_real_one_are_found():
    lexicon = load_lexicon(EnglishPronouncer()._data_folder / "lexicon.db")

    assert len(lexicon) > 120_000
    assert lexicon.pronunciations("a") == [("DT", "ə"), ("letter", "ˈeɪ")]
    assert lexicon.pronunciations("zyuganov")
    assert not lexicon.pronunciations("zzzz")
