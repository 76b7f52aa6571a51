"""Words of one sentence to phonemes: lexicon, part of speech, weak forms, and a guess for unknown words."""

import re
import sqlite3
from collections.abc import Sequence
from functools import cached_property
from importlib import resources
from pathlib import Path
from threading import Lock
from typing import Final

from tacolm_core.text import english
from tacolm_core.text.letters_to_sounds import LettersToSounds
from tacolm_core.text.part_of_speech import PartOfSpeechTagger
from tacolm_core.text.phonemes import is_vowel, split_stress
from tacolm_core.text.words import Word

Phonemes = tuple[str, ...]
# word -> pronunciations in order of preference, each with the tag it belongs to ("" for any)
Entries = dict[str, tuple[tuple[str, str], ...]]

_TAG_PREFIX: Final = "gruut:"
_BEFORE_VOWEL: Final[dict[Phonemes, Phonemes]] = {("ð", "ə"): ("ð", "i"), ("t", "ə"): ("t", "u")}
_LETTER_A: Final = ("ˈeɪ",)
_NOT_LETTERS: Final = re.compile(r"[^a-z]")


class EnglishPronouncer:
    """American English. Its data (`gruut-lang-en`, MIT) are loaded at the first use; may be shared by threads."""

    def __init__(self) -> None:
        self._lock = Lock()

    def pronounce(self, words: Sequence[Word]) -> list[Phonemes]:
        """Phonemes of each word of one sentence; empty for a word nothing of which can be spoken."""
        with self._lock:  # cached_property does not lock by itself
            entries, tagger, guesser = self._entries, self._tagger, self._guesser
        tags = tagger.tag([word.text for word in words])
        spoken: list[Phonemes] = []
        for i, (word, tag) in enumerate(zip(words, tags, strict=True)):
            if word.phonemes:
                spoken.append(word.phonemes)
            elif word.text == "A" and _is_letter_a(words, i):
                spoken.append(_LETTER_A)
            else:
                phonemes = _look_up(word.text.lower(), tag, entries, guesser)
                ends_phrase = i == len(words) - 1 or bool(word.mark)
                spoken.append(_weaken(word.text.lower(), phonemes, tag, ends_phrase))
        return _join_articles(words, spoken)

    @cached_property
    def _data_folder(self) -> Path:
        return Path(str(resources.files("gruut_lang_en")))

    @cached_property
    def _entries(self) -> Entries:
        return load_entries(self._data_folder / "lexicon.db")

    @cached_property
    def _tagger(self) -> PartOfSpeechTagger:
        return PartOfSpeechTagger(self._data_folder / "pos" / "model.crf")

    @cached_property
    def _guesser(self) -> LettersToSounds:
        return LettersToSounds(self._data_folder / "g2p" / "model.crf")


def load_entries(path: Path) -> Entries:
    """The whole lexicon in memory: the file has no index on its words, a dictionary of it takes 0.2 s and 35 MB."""
    entries: Entries = {}
    connection = sqlite3.connect(f"{path.as_uri()}?mode=ro&immutable=1", uri=True)
    try:
        rows = connection.execute("SELECT word, role, phonemes FROM word_phonemes ORDER BY word, pron_order")
        for word, role, phonemes in rows:
            entries[word] = (*entries.get(word, ()), (role.removeprefix(_TAG_PREFIX), phonemes))
    finally:
        connection.close()
    return entries


def _look_up(word: str, tag: str, entries: Entries, guesser: LettersToSounds) -> Phonemes:
    found = entries.get(word)
    if found:
        return _choose(found, tag)
    if "'" in word:
        return _look_up_contraction(word, tag, entries, guesser)
    return guesser.guess(_NOT_LETTERS.sub("", word))


def _choose(pronunciations: tuple[tuple[str, str], ...], tag: str) -> Phonemes:
    for wanted in (tag, english.TAG_FAMILY.get(tag), ""):
        for role, phonemes in pronunciations:
            if role == wanted:
                return tuple(phonemes.split())
    return tuple(pronunciations[0][1].split())


def _look_up_contraction(word: str, tag: str, entries: Entries, guesser: LettersToSounds) -> Phonemes:
    for ending, sound in english.CONTRACTION_ENDINGS.items():
        if word.endswith(ending) and word != ending:
            return _look_up(word.removesuffix(ending), tag, entries, guesser) + sound
    if word.endswith(("'s", "'d")) and len(word) > 2:
        stem = _look_up(word[:-2], tag, entries, guesser)
        return stem + (_plural_sound(stem) if word.endswith("s") else _past_sound(stem))
    return _look_up(word.replace("'", ""), tag, entries, guesser)


def _plural_sound(stem: Phonemes) -> Phonemes:
    if stem and stem[-1] in english.HISSING:
        return ("ɪ", "z")
    return ("s",) if stem and stem[-1] in english.VOICELESS else ("z",)


def _past_sound(stem: Phonemes) -> Phonemes:
    return ("ɪ", "d") if stem and stem[-1] in ("t", "d") else ("d",)


def _is_letter_a(words: Sequence[Word], i: int) -> bool:
    """Capital A is the article where a sentence or quotation may begin, else a letter, as in `vitamin A` or `A B C`."""
    following = words[i + 1].text if i + 1 < len(words) and not words[i].mark else ""
    begins = i == 0 or bool(words[i - 1].mark)
    return not (begins and following) or (len(following) == 1 and following.isupper())


def _weaken(word: str, phonemes: Phonemes, tag: str, ends_phrase: bool) -> Phonemes:
    if ends_phrase or tag == "RP" or word not in english.FUNCTION_WORDS:
        return phonemes
    return english.WEAK_FORMS.get(word) or tuple(split_stress(p)[1] for p in phonemes)


def _join_articles(words: Sequence[Word], spoken: list[Phonemes]) -> list[Phonemes]:
    """`the` and `to` before a vowel end in one."""
    joined = list(spoken)
    for i in range(len(words) - 1):
        following = spoken[i + 1]
        if following and is_vowel(following[0]) and not words[i].mark and not words[i].phonemes:
            joined[i] = _BEFORE_VOWEL.get(spoken[i], spoken[i])
    return joined
