"""Voices on disk."""

from pathlib import Path

import numpy as np
import pytest

from app.files import StorageError
from app.voices.collection import READY_PREFIX, VoiceLibrary, VoiceWords, file_stem
from tacolm_core import Voice, VoiceError


def a_voice(name: str = "Ada") -> Voice:
    return Voice(np.arange(8 * 225).reshape(8, 225).astype(np.int16) % 1024, name=name, consent="agreed")


@pytest.fixture
def library(tmp_path: Path) -> VoiceLibrary:
    for folder in ("own", "ready"):
        (tmp_path / folder).mkdir()
    return VoiceLibrary(tmp_path / "own", tmp_path / "ready")


def test_saved_voice_is_listed(library: VoiceLibrary) -> None:
    saved = library.add(a_voice("Zoë 音"))

    assert [entry.key for entry in library.list()] == [saved.key]
    assert library.list()[0].voice == saved.voice


def test_two_voices_may_have_one_name(library: VoiceLibrary) -> None:
    first, second = library.add(a_voice()), library.add(a_voice())

    assert first.key != second.key
    assert len(library.list()) == 2


def test_own_voices_come_before_ready_made_ones(library: VoiceLibrary, tmp_path: Path) -> None:
    a_voice("Anton").save(tmp_path / "ready" / "anton.voice")
    library.add(a_voice("Zoë"))

    assert [(entry.name, entry.is_ready_made) for entry in library.list()] == [("Zoë", False), ("Anton", True)]
    assert library.list()[1].key == READY_PREFIX + "anton.voice"


def test_words_about_a_voice_change_and_its_sound_does_not(library: VoiceLibrary) -> None:
    saved = library.add(a_voice())

    library.change(saved, VoiceWords(" Ada L. ", "Good morning.", "calm", "asked on Monday"))

    changed = library.list()[0]
    assert (changed.name, changed.voice.note, changed.voice.consent) == ("Ada L.", "calm", "asked on Monday")
    assert changed.voice.transcript == "Good morning."
    np.testing.assert_array_equal(changed.voice.codes, saved.voice.codes)


def test_deleted_voice_comes_back(library: VoiceLibrary) -> None:
    saved = library.add(a_voice())

    library.trash.throw(saved.key)
    gone = library.list()
    library.trash.restore(saved.key)

    assert gone == []
    assert [entry.key for entry in library.list()] == [saved.key]


def test_exported_voice_can_be_imported_elsewhere(library: VoiceLibrary, tmp_path: Path) -> None:
    target = tmp_path / "for a friend.voice"
    library.export(library.add(a_voice()), target)

    elsewhere = VoiceLibrary(tmp_path / "elsewhere", tmp_path / "none")
    imported, is_new = elsewhere.bring_in(target)
    again, is_new_again = elsewhere.bring_in(target)

    assert imported.voice.hash == a_voice().hash
    assert (is_new, is_new_again) == (True, False)
    assert again.key == imported.key


def test_foreign_file_is_refused(library: VoiceLibrary, tmp_path: Path) -> None:
    path = tmp_path / "not.voice"
    path.write_text("hello", encoding="utf-8")

    with pytest.raises(VoiceError, match=r"not\.voice"):
        library.bring_in(path)


def test_damaged_file_in_the_library_is_left_out(library: VoiceLibrary, tmp_path: Path) -> None:
    library.add(a_voice())
    (tmp_path / "own" / "broken.voice").write_bytes(b"\0" * 40)

    assert len(library.list()) == 1


def test_voice_deleted_by_another_instance_is_explained(library: VoiceLibrary) -> None:
    saved = library.add(a_voice())
    library.trash.throw(saved.key)

    with pytest.raises(StorageError, match="not there any more"):
        library.trash.throw(saved.key)


@pytest.mark.parametrize(
    ("name", "stem"),
    [("a/b\\c:d", "a b c d"), ("  x. ", "x"), ("CON", "CON_"), ("Zoë 音", "Zoë 音"), ("???", ""), ("a" * 99, "a" * 60)],
)
def test_file_names_suit_every_system(name: str, stem: str) -> None:
    assert file_stem(name) == stem
