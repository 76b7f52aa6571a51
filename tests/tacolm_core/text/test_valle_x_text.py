"""English text in the symbols of VALL-E X's published table: sentences and their tokens, written out by hand."""

import pytest

from tacolm_core.errors import UnspeakableText
from tacolm_core.text.tokenizer_file import load_tokenizer
from tacolm_core.text.valle_x import SYMBOLS, ValleXTokenizer, written
from tacolm_core.units import NUM_TEXT_SPECIALS, TEXT_BOS, TEXT_EOS

SENTENCES = {
    "Hello world.": "hɛˈloʊ_wəɹɫd.",
    "The cat sat on the mat.": "ðə_kæt_sæt_ɔn_ðə_mæt.",
    "She said yes!": "ʃi_sɛd_jɛs!",
    "Who is it?": "hu_ɪz_ɪt?",
    "A little bird told me.": "ə_ˈlɪtəɫ_bəɹd_toʊɫd_mi.",
    "Five small boats, two big ships.": "faɪv_smɔɫ_boʊts,_tu_bɪg_ʃɪps.",
    "Children love milk.": "ˈtʃɪldɹən_ləv_mɪɫk.",
    "Judge the orange": "dʒədʒ_ði_ˈɔɹɪndʒ.",
    "I think about music.": "aɪ_θɪŋk_əˈbaʊt_mˈjuzɪk.",
    "Sing along": "sɪŋ_əˈlɔŋ.",
    "Today we make toast.": "təˈde_wi_mek_toʊst.",
    "My boy enjoys noise.": "maɪ_bɔɪ_ɪnˈdʒɔɪz_nɔɪz.",
    "The harbor was quiet.": "ðə_ˈhɑɹbəɹ_wəz_kˈwaɪət.",
    "People believe": "ˈpipəɫ_bɪˈliv.",
    "Read the first page; then stop.": "ɹid_ðə_fəɹst_pedʒ,_ðɛn_stɑp.",
    "He put sugar in it.": "hi_pʊt_ˈʃʊgəɹ_ɪn_ɪt.",
    "Pleasure and measure": "ˈplɛʒəɹ_ænd_ˈmɛʒəɹ.",
    "They never agree!": "ðe_ˈnɛvəɹ_əˈgɹi!",
    "Green leaves fall.": "gɹin_livz_fɔɫ.",
    "Old gold": "oʊɫd_goʊɫd.",
}


def ids_of(symbols):
    return (TEXT_BOS, *(NUM_TEXT_SPECIALS + SYMBOLS.index(symbol) for symbol in symbols), TEXT_EOS)


@pytest.fixture(scope="module")
def tokenizer():
    return ValleXTokenizer()


def test_the_table_is_the_published_one():
    places = {"[UNK]": 0, "[MASK]": 4, "!": 5, ".": 10, "?": 12, "_": 16, "a": 18, "z": 40, "~": 41, "æ": 42, "ŋ": 45}
    places |= {
        "ə": 48,
        "ɛ": 49,
        "ɪ": 51,
        "ɫ": 52,
        "ɹ": 55,
        "ʃ": 57,
        "ʊ": 58,
        "ʒ": 60,
        "ˈ": 62,
        "ˌ": 63,
        "θ": 64,
        "↓": 69,
    }

    assert {symbol: SYMBOLS.index(symbol) for symbol in places} == places
    assert len(SYMBOLS) == len(set(SYMBOLS)) == 70


@pytest.mark.parametrize("sentence", SENTENCES)
def test_a_sentence_becomes_the_tokens_written_here(tokenizer, sentence):
    tokens = tokenizer.encode(sentence)

    assert tokenizer.decode(tokens.ids) == SENTENCES[sentence]
    assert tokens.ids == ids_of(SENTENCES[sentence])


def test_words_are_found_again_in_the_tokens(tokenizer):
    tokens = tokenizer.encode("Hello, old friend.")

    words = [tokenizer.decode(tokens.ids[word.first_token : word.end_token]) for word in tokens.words]
    assert words == ["hɛˈloʊ", "oʊɫd", "fɹɛnd"]
    assert [word.text for word in tokens.words] == ["Hello", "old", "friend"]


@pytest.mark.parametrize(
    ("phonemes", "expected"),
    [
        ("ə b ˈaʊ t", "əˈbaʊt"),
        ("ɪ n s t ɹ ˈʌ k ʃ ə n", "ɪnˈstɹəkʃən"),
        ("ɛ k s p ˈɛ n s", "ɛkˈspɛns"),
        ("d ˌɪ s ə p ˈɪ ɹ", "ˌdɪsəˈpɪɹ"),
        ("ə k ˈɚ d", "əˈkəɹd"),
        ("k ɹ i ˈeɪ t", "kɹiˈet"),
    ],
)
def test_the_mark_stands_before_what_begins_the_syllable(phonemes, expected):
    assert written(phonemes.split()) == expected


def test_a_lexicon_is_heeded(tokenizer):
    assert tokenizer.decode(tokenizer.encode("Tomato", {"tomato": ("t", "ə", "m", "ˈɑ", "t", "oʊ")}).ids) == "təˈmɑtoʊ."


def test_what_cannot_be_pronounced_is_refused(tokenizer):
    with pytest.raises(UnspeakableText, match="can be pronounced"):
        tokenizer.encode("???")


def test_it_survives_its_file(tokenizer, tmp_path):
    tokenizer.save(tmp_path / "tokenizer.json")

    assert load_tokenizer(tmp_path / "tokenizer.json").hash == tokenizer.hash
