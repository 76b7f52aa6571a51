"""Words of one sentence to phonemes: lexicon, part of speech, weak forms, and a guess for unknown words."""

from collections.abc import Sequence
from functools import cached_property
from importlib import resources
from pathlib import Path
from threading import Lock
from typing import Final

from tacolm_core.errors import DamagedFile
from tacolm_core.text.patterns import regex
from tacolm_core.text.phonemes import PRIMARY, SECONDARY, is_vowel, split_stress
from tacolm_core.text.sounds import english
from tacolm_core.text.sounds.corrections import CORRECTIONS
from tacolm_core.text.sounds.heteronyms import sound_in_context, tag_in_context
from tacolm_core.text.sounds.letters_to_sounds import LettersToSounds
from tacolm_core.text.sounds.part_of_speech import PartOfSpeechTagger
from tacolm_core.text.sounds.stored_lexicon import StoredLexicon, load_lexicon
from tacolm_core.text.sounds.unknown_words import UnknownWords, past_sound, plural_sound
from tacolm_core.text.words import Word

Phonemes = tuple[str, ...]

_BEFORE_VOWEL: Final[dict[Phonemes, Phonemes]] = {("ð", "ə"): ("ð", "i"), ("t", "ə"): ("t", "u")}
_USED_TO: Final = ("j", "ˈu", "s", "t")
_LETTERS: Final[dict[str, Phonemes]] = {"A": ("ˈeɪ",), "I": ("ˈaɪ",)}
_NOT_LETTERS: Final = regex(r"[^a-z]")


class EnglishPronouncer:
    """American English. Its data (`gruut-lang-en`, MIT) are loaded at the first use; may be shared by threads."""

    def __init__(self) -> None:
        self._lock = Lock()

    def pronounce(self, words: Sequence[Word]) -> list[Phonemes]:
        """Phonemes of each word of one sentence; empty for a word nothing of which can be spoken."""
        with self._lock:  # cached_property does not lock by itself
            dictionary, tagger = self._dictionary, self._tagger
        tags = tagger.tag([word.text for word in words])
        spoken: list[Phonemes] = []
        for i, (word, tag) in enumerate(zip(words, tags, strict=True)):
            if word.phonemes:
                spoken.append(word.phonemes)
            elif word.text.lower() == "used" and _is_used_to(words, i):
                spoken.append(_USED_TO)
            elif (word.text in ("A", "a") and _is_letter_a(words, i)) or (word.text == "I" and _is_letter_i(words, i)):
                spoken.append(_LETTERS[word.text.upper()])
            else:
                tag = tag_in_context(words, i, tag)
                phonemes = sound_in_context(words, i, tag) or dictionary.look_up(word.text.lower(), tag)
                ends_phrase = i == len(words) - 1 or bool(word.mark)
                spoken.append(_weaken(word.text.lower(), phonemes, tag, ends_phrase))
        return _join_articles(words, _ease_letters(words, spoken))

    def knows(self, word: str) -> bool:
        """Whether a lower-case word is in the lexicon, and need not be guessed."""
        with self._lock:
            return self._dictionary.known(word, "") is not None

    @cached_property
    def _data_folder(self) -> Path:
        try:
            folder = Path(str(resources.files("gruut_lang_en")))
        except ModuleNotFoundError as error:
            raise DamagedFile("The English pronunciation data (gruut-lang-en) are missing; install again.") from error
        if not (folder / "lexicon.db").is_file():
            raise DamagedFile(f"The English pronunciation data in {folder} are incomplete; install again.")
        return folder

    @cached_property
    def _dictionary(self) -> "_Dictionary":
        lexicon = load_lexicon(self._data_folder / "lexicon.db")
        return _Dictionary(lexicon, LettersToSounds(self._data_folder / "g2p" / "model.crf"))

    @cached_property
    def _tagger(self) -> PartOfSpeechTagger:
        return PartOfSpeechTagger(self._data_folder / "pos" / "model.crf")


class _Dictionary:
    """Words to phonemes, whether the lexicon knows them or not."""

    def __init__(self, lexicon: StoredLexicon, guesser: LettersToSounds) -> None:
        self._lexicon = lexicon
        self._unknown = UnknownWords(self.known, guesser.guess)

    def known(self, word: str, tag: str) -> Phonemes | None:
        """The lexicon's pronunciation of a lower-case word that suits the tag."""
        if corrected := CORRECTIONS.get(word):
            return corrected
        pronunciations = self._lexicon.pronunciations(word)
        if not pronunciations:
            return None
        for wanted in (tag, english.TAG_FAMILY.get(tag), ""):
            for role, phonemes in pronunciations:
                if role == wanted:
                    return tuple(phonemes.split())
        return tuple(pronunciations[0][1].split())

    def look_up(self, word: str, tag: str) -> Phonemes:
        """Phonemes of a lower-case word; empty when nothing in it sounds."""
        found = self.known(word, tag)
        if found:
            return found
        if "'" in word:
            return self._contraction(word, tag)
        return self._unknown.pronounce(_NOT_LETTERS.sub("", word))

    def _contraction(self, word: str, tag: str) -> Phonemes:
        for ending, sound in english.CONTRACTION_ENDINGS.items():
            if word.endswith(ending) and word != ending:
                return self.look_up(word.removesuffix(ending), tag) + sound
        if word.endswith(("'s", "'d")) and len(word) > 2:
            stem = self.look_up(word[:-2], tag)
            return stem + (plural_sound(stem) if word.endswith("s") else past_sound(stem))
        return self.look_up(word.replace("'", ""), tag)


def _is_used_to(words: Sequence[Word], i: int) -> bool:
    """`I used to go`, `is used to it`, but not `it is used to cut`."""
    following = [word.text.lower() for word in words[i + 1 : i + 3]]
    before = words[i - 1].text.lower() if i else ""
    passive = before in english.BE and len(following) == 2 and following[1] not in english.NOT_VERBS
    return following[:1] == ["to"] and not words[i].mark and not passive


def _is_letter_a(words: Sequence[Word], i: int) -> bool:
    """Capital A is the article where a sentence or quotation may begin, else a letter, as in `vitamin A` or `A B C`.

    Small a is a letter where no article can stand, as in `figure three a.` and `a plus b`.
    """
    following = words[i + 1].text.removesuffix("'s") if i + 1 < len(words) and not words[i].mark else ""
    if words[i].text == "a" or following in english.NEVER_AFTER_ARTICLE:
        return not following or following in english.NEVER_AFTER_ARTICLE
    begins = i == 0 or bool(words[i - 1].mark)
    return not (begins and following) or (len(following) == 1 and following.isupper())


def _is_letter_i(words: Sequence[Word], i: int) -> bool:
    """Capital I beside another single letter, as in `F B I` and `A I`, is a letter; else the pronoun."""
    after_letter = i > 0 and _is_letter(words[i - 1]) and not words[i - 1].mark
    return after_letter or (i + 1 < len(words) and _is_letter(words[i + 1]) and not words[i].mark)


def _weaken(word: str, phonemes: Phonemes, tag: str, ends_phrase: bool) -> Phonemes:
    """Function words lose their stress, pronouns even at the end of a phrase; so does `that` when it only joins."""
    only_joins = (word == "that" and tag in ("IN", "WDT")) or (word == "there" and tag == "EX")
    if word in english.PRONOUNS or only_joins:
        return tuple(split_stress(p)[1] for p in phonemes)
    if ends_phrase:
        return english.STRONG_FORMS.get(word, phonemes)
    if word == "can" and tag == "NN":
        return english.STRONG_FORMS["can"]
    if tag == "RP" or word not in english.FUNCTION_WORDS:
        return phonemes
    return english.WEAK_FORMS.get(word) or tuple(split_stress(p)[1] for p in phonemes)


def _ease_letters(words: Sequence[Word], spoken: list[Phonemes]) -> list[Phonemes]:
    """Of letters spelled in a row, as `F B I`, only the last keeps its full stress."""
    eased = list(spoken)
    for i in range(len(words) - 1):
        spelled = _is_letter(words[i]) and _is_letter(words[i + 1]) and not words[i].mark
        if spelled:
            eased[i] = tuple(p.replace(PRIMARY, SECONDARY) for p in spoken[i])
    return eased


def _is_letter(word: Word) -> bool:
    letter = word.text.removesuffix("'s")
    return len(letter) == 1 and letter.isupper() and not word.phonemes


def _join_articles(words: Sequence[Word], spoken: list[Phonemes]) -> list[Phonemes]:
    """`the` and `to` before a vowel end in one."""
    joined = list(spoken)
    for i in range(len(words) - 1):
        following = spoken[i + 1]
        if following and is_vowel(following[0]) and not words[i].mark and not words[i].phonemes:
            joined[i] = _BEFORE_VOWEL.get(spoken[i], spoken[i])
    return joined
