"""Text files as people have them: UTF-8, UTF-16 with a mark, or the Western code page of Windows."""

from pathlib import Path
from typing import Final

from tacolm_core.errors import TextError, TextTooLong
from tacolm_core.text.spoken import MAX_CHARACTERS

_LARGEST: Final = 4 * MAX_CHARACTERS  # bytes
_MARKS_OF_UTF_16: Final = (b"\xff\xfe", b"\xfe\xff")


def read_text_file(path: Path | str, largest: int = _LARGEST) -> str:
    """A text file of up to `largest` bytes in any of the usual encodings; its lines end in line feeds.

    Raises:
        TextError: it cannot be read, or is no text.
        TextTooLong: it is larger than any text that can be spoken at once.
    """
    path = Path(path)
    try:
        with path.open("rb") as file:
            data = file.read(largest + 1)
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or error
        raise TextError(f"The text file {path} cannot be read ({reason}); choose another.") from error
    return decode_text(data, str(path), largest)


def decode_text(data: bytes, name: str, largest: int = _LARGEST) -> str:
    """The text in the bytes of a file called `name`.

    Raises:
        TextError: they are no text.
        TextTooLong: there are more than any text that can be spoken at once.
    """
    if len(data) > largest:
        raise TextTooLong(f"{name} is too long to be spoken at once; cut it into texts of {MAX_CHARACTERS} characters.")
    is_utf_16 = data.startswith(_MARKS_OF_UTF_16)
    if b"\0" in data and not is_utf_16:
        raise TextError(f"{name} is not a text file; choose one that is, best in UTF-8.")
    for encoding in ("utf-16",) if is_utf_16 else ("utf-8-sig", "cp1252", "latin-1"):
        try:
            return data.decode(encoding).replace("\r\n", "\n").replace("\r", "\n")
        except UnicodeDecodeError:
            continue
    raise TextError(f"{name} is cut short or damaged; save it again, best in UTF-8.")
