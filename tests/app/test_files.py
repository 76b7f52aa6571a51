"""Writing that cannot leave half a file."""

from pathlib import Path

import pytest

from app.files import StorageError, explain, read_json, replacing, write_json


def test_json_comes_back(tmp_path: Path) -> None:
    path = tmp_path / "sub" / "Größe 音.json"

    write_json(path, {"name": "Zoë"})

    assert read_json(path) == {"name": "Zoë"}


def write_half(path: Path) -> None:
    with replacing(path) as aside:
        aside.write_text("half", encoding="utf-8")
        raise RuntimeError


def test_interrupted_write_keeps_the_old_file(tmp_path: Path) -> None:
    path = tmp_path / "file.txt"
    path.write_text("old", encoding="utf-8")

    with pytest.raises(RuntimeError):
        write_half(path)

    assert path.read_text(encoding="utf-8") == "old"
    assert [entry.name for entry in tmp_path.iterdir()] == ["file.txt"]


@pytest.mark.parametrize("text", ["", "[1]", "{ half"])
def test_damaged_json_is_none(tmp_path: Path, text: str) -> None:
    path = tmp_path / "file.json"
    path.write_text(text, encoding="utf-8")

    assert read_json(path) is None


def test_missing_json_is_none(tmp_path: Path) -> None:
    assert read_json(tmp_path / "nothing.json") is None


def test_folder_that_cannot_be_made_is_explained(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")

    with pytest.raises(StorageError, match="file"):
        write_json(tmp_path / "file" / "inside.json", {})


@pytest.mark.parametrize(("number", "word"), [(28, "full"), (13, "may not be written"), (30, "may not be written")])
def test_reasons_are_told_apart(number: int, word: str) -> None:
    assert word in explain(OSError(number, "x"), Path("a"))
