import pytest

from tacolm_core.errors import TextError, TextTooLong
from tacolm_core.text.spoken import MAX_CHARACTERS
from tacolm_core.text.text_files import read_text_file


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
@pytest.mark.parametrize("kind", [str, lambda path: path])
def test_text_is_read_in_every_usual_encoding(tmp_path, encoding, kind):
    path = tmp_path / "Größe.txt"
    path.write_bytes("Café “naïve”\r\nsecond line\rthird".encode(encoding))

    assert read_text_file(kind(path)) == "Café “naïve”\nsecond line\nthird"


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"\x89PNG\0\0\0", "is not a text file"),
        (b"text" * 2000 + b"\0", "is not a text file"),
        (b"\xff\xfea", "is cut short or damaged"),
    ],
)
def test_what_is_no_text_is_refused(tmp_path, content, words):
    (tmp_path / "picture.txt").write_bytes(content)

    with pytest.raises(TextError, match=rf"picture\.txt {words}"):
        read_text_file(tmp_path / "picture.txt")


def test_missing_files_and_folders_are_said(tmp_path):
    for path in (tmp_path / "gone.txt", tmp_path, f"{tmp_path}/a\0b"):
        with pytest.raises(TextError, match="cannot be read"):
            read_text_file(path)


def test_text_that_is_far_too_long_is_not_read(tmp_path):
    (tmp_path / "novel.txt").write_bytes(b"a" * (4 * MAX_CHARACTERS + 1))

    with pytest.raises(TextTooLong, match="too long to be spoken at once"):
        read_text_file(tmp_path / "novel.txt")
