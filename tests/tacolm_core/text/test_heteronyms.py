import pytest

from tacolm_core.text.sounds.pronounce import EnglishPronouncer
from tacolm_core.text.words import cut_words


@pytest.fixture(scope="module")
def pronouncer():
    return EnglishPronouncer()


@pytest.mark.parametrize(
    ("spoken", "word", "phonemes"),
    [
        ("A lead pipe.", "lead", "lˈɛd"),
        ("They took the lead.", "lead", "lˈid"),
        ("The lead singer left.", "lead", "lˈid"),
        ("We watched it live.", "live", "lˈaɪv"),
        ("Live from New York!", "Live", "lˈaɪv"),
        ("I live in Paris.", "live", "lˈɪv"),
        ("A tear rolled down.", "tear", "tˈɪɹ"),
        ("Don't tear the paper.", "tear", "tˈɛɹ"),
        ("He tears it up.", "tears", "tˈɛɹz"),
        ("She burst into tears.", "tears", "tˈɪɹz"),
        ("Minute details matter.", "Minute", "maɪnˈut"),
        ("Just a minute.", "minute", "mˈɪnɪt"),
        ("He caught a large bass.", "bass", "bˈæs"),
        ("He plays bass guitar.", "bass", "bˈeɪs"),
        ("Take a bow.", "bow", "bˈaʊ"),
        ("The bow of the ship.", "bow", "bˈaʊ"),
        ("A bow and arrow.", "bow", "bˈoʊ"),
        ("He dove into the pool.", "dove", "dˈoʊv"),
        ("The dove flew away.", "dove", "dˈʌv"),
        ("It was wound around it.", "wound", "wˈaʊnd"),
        ("I am content with it.", "content", "kəntˈɛnt"),
        ("The content is good.", "content", "kˈɑntɛnt"),
        ("They contract a disease.", "contract", "kəntɹˈækt"),
        ("Polish it.", "Polish", "pˈɑlɪʃ"),
        ("The Polish table.", "Polish", "pˈoʊlɪʃ"),
        ("Send your resume.", "resume", "ɹˈɛzəmˌeɪ"),
        ("Please resume it.", "resume", "ɹɪzˈum"),
        ("A learned man.", "learned", "lˈɚnɪd"),
        ("I read every day.", "read", "ɹˈid"),
        ("He read it.", "read", "ɹˈɛd"),
        ("Did he read it?", "read", "ɹˈid"),
        ("To perfect the art.", "perfect", "pɚfˈɛkt"),
    ],
)
def test_words_spelled_alike_follow_their_context(pronouncer, spoken, word, phonemes):
    words = cut_words(spoken)
    place = [each.text for each in words].index(word)
    assert "".join(pronouncer.pronounce(words)[place]) == phonemes
