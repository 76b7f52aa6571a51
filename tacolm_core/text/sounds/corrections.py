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
    # Sounds that people make, as they are written.
    **{"ngh": "ŋ", "hnng": "h ə ŋ", "hng": "h ə ŋ", "kssh": "k s ʃ", "ksh": "k ʃ", "mwah": "m w ˈɑ", "tss": "t s"},
    **{"meh": "m ˈɛ", "grr": "ɡ ˈɚ", "gr": "ɡ ˈɚ", "tch": "t s k", "tsch": "t s k", "hrmph": "h ə ɹ m f"},
    **{"hmph": "h ə m f", "hmpf": "h ə m f", "humph": "h ˈʌ m f", "mmph": "m ə m f", "pff": "p f", "phew": "f j ˈu"},
    **{"aa": "ˈɑ", "aah": "ˈɑ", "aaah": "ˈɑ", "argh": "ˈɑ ɹ ɡ", "arg": "ˈɑ ɹ ɡ", "agh": "ˈɑ ɡ", "gah": "ɡ ˈɑ"},
    **{"bah": "b ˈɑ", "pah": "p ˈɑ", "eek": "ˈi k", "eww": "ˈi u", "ew": "ˈi u", "aww": "ˈɔ", "aw": "ˈɔ", "ooh": "ˈu"},
    **{"oof": "ˈu f", "whew": "h w j ˈu", "yikes": "j ˈaɪ k s", "meow": "m i ˈaʊ", "brrr": "b ˈɚ", "sh": "ʃ"},
    **{
        "psh": "p ʃ",
        "pst": "p s t",
        "tsk": "t s k",
        "ahem": "ə h ˈɛ m",
        "achoo": "ɑ t͡ʃ ˈu",
        "ugh": "ˈʌ ɡ",
        "mmm": "ə m",
    },
    **{"mmhmm": "ə m h ˈə m", "nah": "n ˈæ", "yup": "j ˈʌ p", "nope": "n ˈoʊ p", "huh": "h ˈʌ", "duh": "d ˈʌ"},
    **{"ach": "ˈɑ k", "ick": "ˈɪ k", "yay": "j ˈeɪ", "woah": "w ˈoʊ", "whoa": "w ˈoʊ", "pshaw": "p ʃ ˈɔ"},
    **{"bzz": "b z", "bzzt": "b z t", "vroom": "v ɹ ˈu m", "hrm": "h ə ɹ m", "harrumph": "h ə ɹ ˈʌ m f", "ow": "ˈaʊ"},
    **{"ee": "ˈi", "oo": "ˈu", "uu": "ˈu", "ii": "ˈi", "oww": "ˈaʊ", "blech": "b l ˈɛ k", "bleh": "b l ˈɛ"},
    **{"ehh": "ˈɛ", "eh": "ˈeɪ", "heh": "h ˈɛ", "hehe": "h ˈi h i", "zz": "z", "ss": "s", "ff": "f", "rr": "ɚ"},
    # Words of the last years, and of computers.
    **{"gif": "d͡ʒ ˈɪ f", "gifs": "d͡ʒ ˈɪ f s", "jpeg": "d͡ʒ ˈeɪ p ˌɛ ɡ", "jpg": "d͡ʒ ˈeɪ p ˌɛ ɡ"},
    **{
        "jpegs": "d͡ʒ ˈeɪ p ˌɛ ɡ z",
        "staycation": "s t eɪ k ˈeɪ ʃ ə n",
        "devops": "d ˈɛ v ˌɑ p s",
        "mlops": "ˌɛ m ˈɛ l ˌɑ p s",
    },
    **{"emoji": "ɪ m ˈoʊ d͡ʒ i", "emojis": "ɪ m ˈoʊ d͡ʒ i z", "infodemic": "ɪ n f oʊ d ˈɛ m ɪ k"},
    **{
        "cosplay": "k ˈɑ z p l ˌeɪ",
        "esports": "ˈi s p ˌɔ ɹ t s",
        "upcycle": "ˈʌ p s ˌaɪ k ə l",
        "regexp": "ɹ ˈɛ d͡ʒ ɛ k s p",
    },
    **{"upcycling": "ˈʌ p s ˌaɪ k l ɪ ŋ", "macos": "m ˈæ k oʊ ˌɛ s", "nodejs": "n ˈoʊ d d͡ʒ ˌeɪ ˈɛ s"},
    **{"postgres": "p ˈoʊ s t ɡ ɹ ɛ s", "readme": "ɹ ˈi d m ˌi", "jupyter": "d͡ʒ ˈu p ɪ t ɚ", "redis": "ɹ ˈɛ d ɪ s"},
    **{"mongodb": "m ˌɑ ŋ ɡ oʊ d i b ˈi", "mysql": "m ˌaɪ ɛ s k j u ˈɛ l", "sqlite": "s ˈi k w ə l ˌaɪ t"},
    **{"scipy": "s ˈaɪ p aɪ", "wysiwyg": "w ˈɪ z i w ˌɪ ɡ", "cortana": "k ɔ ɹ t ˈɑ n ə", "grafana": "ɡ ɹ ə f ˈɑ n ə"},
    **{
        "metaverse": "m ˈɛ t ə v ˌɚ s",
        "frenemy": "f ɹ ˈɛ n ə m i",
        "athleisure": "æ θ l ˈi ʒ ɚ",
        "adulting": "ə d ˈʌ l t ɪ ŋ",
    },
    # Food.
    **{"edamame": "ˌɛ d ə m ˈɑ m eɪ", "gyoza": "ɡ i ˈoʊ z ə", "poutine": "p u t ˈi n", "fajita": "f ə h ˈi t ə"},
    **{"charcuterie": "ʃ ɑ ɹ k ˈu t ə ɹ i", "chipotle": "t͡ʃ ɪ p ˈoʊ t l eɪ", "pierogi": "p ɪ ɹ ˈoʊ ɡ i"},
    **{"bouillon": "b ˈʊ l j ɑ n", "bouillabaisse": "b ˌu j ə b ˈeɪ s", "beurre": "b ˈɚ"},
    # Names of people and places.
    **{"macron": "m ə k ɹ ˈoʊ n", "kamala": "k ˈɑ m ə l ə", "erdogan": "ˈɛ ɹ d ə w ɑ n", "mbappe": "ə m b ˈɑ p eɪ"},
    **{"djokovic": "d͡ʒ ˈoʊ k ə v ɪ t͡ʃ", "verstappen": "v ɚ s t ˈɑ p ə n", "camus": "k æ m ˈu", "proust": "p ɹ ˈu s t"},
    **{"debussy": "d ˌɛ b j u s ˈi", "guangzhou": "ɡ w ˈɑ ŋ d͡ʒ oʊ", "phuket": "p u k ˈɛ t", "lviv": "l ə v ˈi v"},
    **{"bengaluru": "b ˌɛ ŋ ɡ ə l ˈʊ ɹ u", "lyon": "l i ˈoʊ n", "greenwich": "ɡ ɹ ˈɛ n ɪ t͡ʃ"},
    **{"southwark": "s ˈʌ ð ɚ k", "cholmondeley": "t͡ʃ ˈʌ m l i", "daenerys": "d ə n ˈɛ ɹ ɪ s"},
    **{"khaleesi": "k ə l ˈi s i", "targaryen": "t ɑ ɹ ɡ ˈɛ ɹ i ə n", "givenchy": "ʒ i v ˈɑ n ʃ i"},
    **{"peugeot": "p ˈu ʒ oʊ", "porsche": "p ˈɔ ɹ ʃ ə", "wakanda": "w ə k ˈɑ n d ə"},
    # Learned and technical words.
    **{"segue": "s ˈɛ ɡ w eɪ", "synecdoche": "s ɪ n ˈɛ k d ə k i", "doppelganger": "d ˈɑ p ə l ɡ ˌæ ŋ ɚ"},
    **{"ethereum": "ɪ θ ˈɪ ɹ i ə m", "moderna": "m ə d ˈɚ n ə", "paracetamol": "p ˌæ ɹ ə s ˈi t ə m ɔ l"},
    **{"grapheme": "ɡ ɹ ˈæ f i m", "sudo": "s ˈu d u", "async": "ˈeɪ s ɪ ŋ k", "nginx": "ˌɛ n d͡ʒ ɪ n ˈɛ k s"},
    **{
        "keto": "k ˈi t oʊ",
        "pilates": "p ɪ l ˈɑ t i z",
        "docx": "d ˈɑ k s",
        "py": "p ˈaɪ",
        "stdout": "s t ˌæ n d ɚ d ˈaʊ t",
        "stdin": "s t ˌæ n d ɚ d ˈɪ n",
    },
}
CORRECTIONS: Final = {word: parse_pronunciation(phonemes) for word, phonemes in _WORDS.items()}
