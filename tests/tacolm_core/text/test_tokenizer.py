import json

import pytest

from tacolm_core.errors import DamagedFile, DataError, NoModel, NotACheckpoint, UnspeakableText, WrongVersion
from tacolm_core.text.bpe import BpeTokenizer
from tacolm_core.text.lexicon import Lexicon
from tacolm_core.text.phoneme_tokenizer import PhonemeTokenizer
from tacolm_core.text.phonemes import INVENTORY
from tacolm_core.text.tokenizer_file import load_tokenizer
from tacolm_core.units import TEXT_BOS, TEXT_EOS

SENTENCES = [
    f"The {a} {b} jumps over the {c} dog, and then it sleeps."
    for a in ("quick", "slow", "sly")
    for b in ("brown fox", "red hen")
    for c in ("lazy", "happy", "tired")
]


@pytest.fixture(scope="module")
def phonemes():
    return PhonemeTokenizer()


@pytest.fixture(scope="module")
def bpe():
    return BpeTokenizer.train(SENTENCES, num_pieces=60)


def test_a_sentence_becomes_phonemes_between_bos_and_eos(phonemes):
    tokens = phonemes.encode("Hello, my world!")
    assert tokens.ids[0] == TEXT_BOS
    assert tokens.ids[-1] == TEXT_EOS
    assert phonemes.decode(tokens.ids) == "hɛlˈoʊ, maɪ wˈɚld!"
    assert [word.text for word in tokens.words] == ["Hello", "my", "world"]
    assert [phonemes.decode(tokens.ids[w.first_token : w.end_token]) for w in tokens.words] == [
        "hɛlˈoʊ",
        "maɪ",
        "wˈɚld",
    ]


def test_the_vocabulary_is_the_inventory_and_three_special_ids(phonemes):
    assert phonemes.vocabulary_size == len(INVENTORY) + 3
    assert phonemes.symbols((0, 1, 2, 3, len(INVENTORY) + 2)) == [INVENTORY[0], INVENTORY[-1]]
    with pytest.raises(ValueError, match="outside"):
        phonemes.decode((len(INVENTORY) + 3,))


def test_the_lexicon_goes_before_the_dictionary(phonemes):
    lexicon = Lexicon().with_word("tomato", "t ə m ˈɑ t oʊ")
    assert phonemes.decode(phonemes.encode("Tomato soup", lexicon).ids) == "təmˈɑtoʊ sˈup"


@pytest.mark.parametrize("text", ["", "...", "12", "— !"])
def test_text_without_words_is_unspeakable(phonemes, bpe, text):
    for tokenizer in (phonemes, bpe):
        with pytest.raises(UnspeakableText, match="can be pronounced"):
            tokenizer.encode(text)


def test_punctuation_in_a_row_becomes_the_strongest(phonemes):
    assert phonemes.decode(phonemes.encode(", Yes,?! no —, so").ids) == "jˈɛs? nˈoʊ— sˈoʊ"


def test_bpe_pieces_decode_to_the_text(bpe):
    tokens = bpe.encode("The quick dog sleeps.")
    assert bpe.decode(tokens.ids) == "The quick dog sleeps."
    assert [word.text for word in tokens.words] == ["The", "quick", "dog", "sleeps"]
    assert tokens.words[0].first_token == 1
    assert tokens.words[-1].end_token == len(tokens.ids) - 1
    assert max(tokens.ids) < bpe.vocabulary_size == 63


def test_too_little_text_for_the_pieces_is_said():
    with pytest.raises(DataError, match="2000 pieces"):
        BpeTokenizer.train(["too little"])


@pytest.mark.parametrize("name", ["phonemes", "bpe"])
def test_survives_save_and_load(name, request, tmp_path):
    tokenizer = request.getfixturevalue(name)
    tokenizer.save(tmp_path / "tokenizer.json")
    again = load_tokenizer(tmp_path / "tokenizer.json")
    assert again.kind == name
    assert again.hash == tokenizer.hash
    assert again.encode("The quick dog.") == tokenizer.encode("The quick dog.")


def test_the_hash_tells_tokenizers_apart(phonemes, bpe):
    assert len(phonemes.hash) == 64
    assert phonemes.hash == PhonemeTokenizer().hash != bpe.hash


def damaged(record, **changes):
    return json.dumps({**record, **changes})


@pytest.mark.parametrize(
    ("content", "error", "reason"),
    [
        ("", DamagedFile, "cut short"),
        ('{"kind": "pho', DamagedFile, "cut short"),
        ("[1, 2]", NotACheckpoint, "kind must be one of"),
        ('{"kind": "words", "version": 1}', NotACheckpoint, "kind must be one of"),
        ('{"kind": "phonemes", "version": 2}', WrongVersion, "format 2, this program reads 1"),
        ('{"kind": "phonemes", "version": 1}', DamagedFile, "does not describe"),
        ('{"kind": "phonemes", "version": 1, "inventory": ["a"]}', DamagedFile, "inventory of 1 symbols"),
        ('{"kind": "phonemes", "version": 1, "inventory": 7}', DamagedFile, "does not describe"),
        ('{"kind": "bpe", "version": 1, "sentencepiece": "!"}', DamagedFile, "does not describe"),
        ('{"kind": "bpe", "version": 1, "sentencepiece": "AAAA"}', DamagedFile, "does not describe"),
    ],
)
def test_a_damaged_or_foreign_file_is_refused(tmp_path, content, error, reason):
    path = tmp_path / "tokenizer.json"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(error, match=reason):
        load_tokenizer(path)


def test_a_missing_file_and_a_binary_file_are_refused(tmp_path):
    with pytest.raises(NoModel, match=r"tokenizer\.json"):
        load_tokenizer(tmp_path / "tokenizer.json")
    (tmp_path / "binary").write_bytes(b"\xff\xfe\x00\x01")
    with pytest.raises(NotACheckpoint, match="cannot be read"):
        load_tokenizer(tmp_path / "binary")
