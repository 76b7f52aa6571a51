import pytest

from tacolm_core.errors import OutputError, TextError
from tacolm_core.text.lexicon import Lexicon, load_lexicon


def test_words_are_found_whatever_their_case():
    lexicon = Lexicon().with_word("New  York", "n u j ˈɔ ɹ k")
    assert lexicon["new york"] == lexicon["NEW YORK"] == ("n", "u", "j", "ˈɔ", "ɹ", "k")
    assert "new york" not in lexicon.without_word("New York")


def test_survives_save_and_load(tmp_path):
    lexicon = Lexicon().with_word("TacoLM", "tˈɑkoʊ").with_word("it’s", "ɪts")
    lexicon.save(tmp_path / "mine.tsv")
    assert load_lexicon(tmp_path / "mine.tsv") == lexicon
    assert list(tmp_path.iterdir()) == [tmp_path / "mine.tsv"]


def test_reads_comments_blank_lines_and_a_byte_order_mark(tmp_path):
    path = tmp_path / "mine.tsv"
    path.write_text("\ufeff# mine\n\nTacoLM\tt ˈɑ k oʊ\r\n", encoding="utf-8")
    assert dict(load_lexicon(path)) == {"tacolm": ("t", "ˈɑ", "k", "oʊ")}


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("word phonemes", "line 2: 'word phonemes' has no tab"),
        ("word\tQ", "line 2: .*unknown symbol 'Q'"),
        ("word\t", "line 2: .*no phonemes"),
        ("\tt", "line 2: '' cannot be a lexicon word"),
        ("a[b\tt", "cannot be a lexicon word"),
    ],
)
def test_a_wrong_line_is_named(tmp_path, line, reason):
    path = tmp_path / "mine.tsv"
    path.write_text(f"ok\tt ˈu\n{line}\n", encoding="utf-8")
    with pytest.raises(TextError, match=reason):
        load_lexicon(path)


def test_a_file_that_is_no_text_is_refused(tmp_path):
    path = tmp_path / "mine.tsv"
    path.write_bytes(b"\xff\xfe\x00")
    with pytest.raises(TextError, match="not UTF-8"):
        load_lexicon(path)
    with pytest.raises(TextError, match="cannot be read"):
        load_lexicon(tmp_path / "missing.tsv")


def test_a_missing_folder_is_named_when_saving(tmp_path):
    with pytest.raises(OutputError, match="choose another folder"):
        Lexicon().save(tmp_path / "missing" / "mine.tsv")
