"""Moving the folder of voices and takes: everything arrives, or everything stays."""

import os
import shutil
from collections import namedtuple
from pathlib import Path

import pytest

from app import data_folder
from app.data_folder import check_target, copy_things, finish, holds_things, remove_things, target_in
from app.files import StorageError

Usage = namedtuple("Usage", "total used free")


@pytest.fixture
def source(tmp_path: Path) -> Path:
    """Voices, a take in a folder of its own, a model, pronunciations, and what does not move."""
    folder = tmp_path / "old home 音"
    files = {
        "voices/Zoë.voice": b"voice",
        "voices/.trash/gone.voice": b"deleted",
        "takes/2026/take.wav": bytes(3_000_000),
        "takes/2026/studio.json": b"{}",
        "models/large/ar.safetensors": b"weights",
        "lexicon.tsv": b"a\tb\n",
        "sessions/1.json": b"{}",
    }
    for name, content in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(content)
    return folder


def files_of(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def things_of(source: Path) -> dict[str, bytes]:
    return {name: content for name, content in files_of(source).items() if not name.startswith("sessions")}


def test_everything_is_copied_and_the_old_folder_stays_until_it_is_removed(source: Path, tmp_path: Path) -> None:
    target = tmp_path / "new" / "home"
    before = files_of(source)

    progress = list(copy_things(source, target))
    finish(target)

    assert files_of(target) == things_of(source)
    assert files_of(source) == before
    assert [progress[0].done, progress[-1].done] == [0, progress[-1].total]
    assert remove_things(source)
    assert list(files_of(source)) == ["sessions/1.json"]


def test_empty_folders_at_the_target_are_not_in_the_way(source: Path, tmp_path: Path) -> None:
    target = tmp_path / "usual"
    (target / "takes" / "empty").mkdir(parents=True)

    list(copy_things(source, target))

    assert (target / "takes" / "2026" / "studio.json").exists()


def test_copying_that_is_stopped_leaves_nothing(source: Path, tmp_path: Path) -> None:
    target = tmp_path / "new"
    before = files_of(source)
    copying = copy_things(source, target)
    next(copying)
    next(copying)

    copying.close()

    assert list(target.iterdir()) == []
    assert files_of(source) == before


def test_disk_that_fills_up_leaves_nothing(source: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target = tmp_path / "new"
    before = things_of(source)

    def no_room(_number: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", no_room)

    with pytest.raises(StorageError, match="is full"):
        list(copy_things(source, target))

    assert list(target.iterdir()) == []
    assert things_of(source) == before


def test_copy_that_differs_is_refused(source: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target = tmp_path / "new"

    def damage(number: int) -> None:
        os.pwrite(number, b"X", 0)

    monkeypatch.setattr(os, "fsync", damage)

    with pytest.raises(StorageError, match="without a mistake"):
        list(copy_things(source, target))

    assert list(target.iterdir()) == []


def test_crash_in_the_middle_is_cleaned_up_by_the_next_try(source: Path, tmp_path: Path) -> None:
    target = tmp_path / "new"
    list(copy_things(source, target))
    (target / "takes" / "2026" / "studio.json").unlink()  # renamed in part, and never switched to

    list(copy_things(source, target))
    finish(target)

    assert files_of(target) == things_of(source)


def test_copies_of_another_folder_are_never_cleaned_up(source: Path, tmp_path: Path) -> None:
    target, other = tmp_path / "new", tmp_path / "other"
    (other / "voices").mkdir(parents=True)
    (other / "voices" / "own.voice").write_bytes(b"1")
    list(copy_things(other, target))

    with pytest.raises(StorageError, match="holds voices or takes already"):
        list(copy_things(source, target))

    assert (target / "voices" / "own.voice").exists()


def test_full_disk_is_seen_before(source: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "disk_usage", lambda _path: Usage(100, 99, 1_000_000))

    with pytest.raises(StorageError, match="13 MB are needed, 1 MB are free"):
        check_target(tmp_path / "new", source)


@pytest.mark.parametrize("inside", ["voices", "takes/2026/new", "models/mine"])
def test_folder_inside_what_moves_is_refused(source: Path, inside: str) -> None:
    with pytest.raises(StorageError, match="inside the folder"):
        check_target(source / inside, source)


def test_same_folder_is_refused_by_whatever_name(source: Path, tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(source)

    with pytest.raises(StorageError, match="already"):
        check_target(tmp_path / "link", source)


def test_place_that_may_not_be_written_is_refused(source: Path, tmp_path: Path) -> None:
    (tmp_path / "a file").touch()

    with pytest.raises(StorageError, match="a file"):
        check_target(tmp_path / "a file" / "new", source)


def test_read_only_folder_is_refused(source: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(**_where: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(data_folder.tempfile, "TemporaryFile", refuse)

    with pytest.raises(StorageError, match="may not be written: choose another folder"):
        check_target(tmp_path / "new", source)


def test_folder_with_other_things_gets_one_of_its_own_in_it(source: Path, tmp_path: Path) -> None:
    assert target_in(tmp_path, tmp_path / "usual") == tmp_path / "TacoLM Studio"
    assert target_in(tmp_path / "usual", tmp_path / "usual") == tmp_path / "usual"
    assert target_in(source, tmp_path / "usual") == source
    assert not holds_things(tmp_path)
