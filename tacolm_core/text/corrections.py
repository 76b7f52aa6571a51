"""Pronunciations that go before the lexicon's: words newer than it, and a few it gets wrong."""

from typing import Final

from tacolm_core.text.phonemes import parse_pronunciation

_WORDS: Final = {
    **{"vlog": "v l ˈɑ ɡ", "tacolm": "t ˈɑ k oʊ ˌɛ l ˈɛ m", "chatgpt": "t͡ʃ ˈæ t d͡ʒ ˌi p ˌi t ˈi"},
    **{"kubernetes": "k ˌu b ɚ n ˈɛ t i z", "regex": "ɹ ˈɛ d͡ʒ ɛ k s", "tiktok": "t ˈɪ k t ˌɑ k"},
    **{"airbnb": "ˌɛ ɹ b i ɛ n b ˈi", "sriracha": "s ɪ ɹ ˈɑ t͡ʃ ə", "matcha": "m ˈɑ t͡ʃ ə", "acai": "ˌɑ s ɑ ˈi"},
    **{"kombucha": "k ə m b ˈu t͡ʃ ə", "pho": "f ˈʌ", "huawei": "h w ˈɑ w eɪ", "xiaomi": "ʃ ˈaʊ m i"},
    **{"kyiv": "k ˈi j ɪ v", "qatar": "k ə t ˈɑ ɹ", "xi": "ʃ ˈi", "ramen": "ɹ ˈɑ m ə n", "ubuntu": "ʊ b ˈʊ n t u"},
    **{"livestream": "l ˈaɪ v s t ɹ ˌi m", "webcam": "w ˈɛ b k ˌæ m", "chatbot": "t͡ʃ ˈæ t b ˌɑ t"},
    **{"json": "d͡ʒ ˈeɪ s ə n", "yaml": "j ˈæ m əl", "gitlab": "ɡ ˈɪ t l ˌæ b", "numpy": "n ˈʌ m p aɪ"},
    **{"pytorch": "p ˈaɪ t ˌɔ ɹ t͡ʃ", "codec": "k ˈoʊ d ɛ k", "encoder": "ɪ n k ˈoʊ d ɚ", "vocoder": "v ˈoʊ k ˌoʊ d ɚ"},
    **{"spectrogram": "s p ˈɛ k t ɹ ə ɡ ɹ ˌæ m", "metadata": "m ˈɛ t ə d ˌeɪ t ə", "denoise": "d i n ˈɔɪ z"},
    **{"bitcoin": "b ˈɪ t k ˌɔɪ n", "youtube": "j ˈu t ˌu b", "biodiesel": "b ˌaɪ oʊ d ˈi z ə l"},
    **{"bruschetta": "b ɹ u s k ˈɛ t ə", "haha": "h ɑ h ˈɑ", "mm": "ə m", "mhm": "ə m h ˈə m", "shh": "ʃ"},
    **{"hmm": "h ə m", "hm": "h ə m", "brr": "b ˈɚ", "zzz": "z", "psst": "p s t", "pfft": "f t", "tsk": "t s k"},
    **{"dna": "d ˌi ɛ n ˈeɪ", "usb": "j ˌu ɛ s b ˈi", "cpu": "s ˌi p i j ˈu", "gpu": "d͡ʒ ˌi p i j ˈu"},
    **{
        "url": "j ˌu ɑ ɹ ˈɛ l",
        "faq": "ˌɛ f eɪ k j ˈu",
        "ceo": "s ˌi i ˈoʊ",
        "ufo": "j ˌu ɛ f ˈoʊ",
        "api": "ˌeɪ p i ˈaɪ",
    },
    **{"used": "j ˈu z d", "jr": "d͡ʒ ˈu n j ɚ", "sr": "s ˈi n j ɚ", "mr": "m ˈɪ s t ɚ", "mrs": "m ˈɪ s ɪ z"},
    **{"siobhan": "ʃ ɪ v ˈɔ n", "nguyen": "n ə w ˈɪ n", "miz": "m ˈɪ z"},
    **{"xmas": "k ɹ ˈɪ s m ə s", "creme": "k ɹ ˈɛ m", "brulee": "b ɹ u l ˈeɪ", "d'etat": "d eɪ t ˈɑ"},
    **{"elysees": "ˌeɪ l i z ˈeɪ", "goethe": "ɡ ˈɚ t ə", "worcestershire": "w ˈʊ s t ɚ ʃ ɚ", "quinoa": "k ˈi n w ɑ"},
    **{"chalamet": "ʃ ˈæ l ə m eɪ", "timothee": "t ˈɪ m ə θ i"},
}
CORRECTIONS: Final = {word: parse_pronunciation(phonemes) for word, phonemes in _WORDS.items()}
