"""Meta's EnCodec weights, fetched when the user asks for them; nothing else in this program touches the network.

    place = weights_place()
    for progress in download_weights(place.parent):
        show(progress.received, progress.total)
    codec = load_official(place)

A broken transfer leaves `NAME.part`, from which the next one goes on; the finished file is put in place only when its
SHA-256 is right.
"""

import errno
import hashlib
import http.client
import os
from collections.abc import Generator, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final
from urllib.error import HTTPError, URLError
from urllib.parse import urlsplit
from urllib.request import Request, urlopen

from tacolm_core.errors import DamagedFile, NoModel, OutputError

FILE_NAME: Final = "encodec_24khz-d7cc33bc.th"  # carries the beginning of its own SHA-256
URL: Final = f"https://dl.fbaipublicfiles.com/encodec/v0/{FILE_NAME}"
_BLOCK: Final = 1 << 16
_LARGEST: Final = 500_000_000  # bytes
_ATTEMPTS: Final = 4  # in a row without a single byte
_TIMEOUT: Final = 20.0  # seconds without an answer
_WAY_OUT: Final = "start it again to go on where it stopped, or put the file there yourself"


@dataclass(frozen=True)
class Progress:
    """How far a download is, in bytes."""

    received: int
    total: int | None  # None: the server does not say


def weights_place(named: Path | None = None) -> Path:
    """Where the weights are looked for: the file, or in the folder, that was named, else in the user's cache."""
    import platformdirs

    if named is not None:
        return named / FILE_NAME if named.is_dir() else named
    return Path(platformdirs.user_cache_dir("tacolm-studio")) / "encodec" / FILE_NAME


def require_encodec(folder: Path | str) -> Path:
    """The weights for a model on EnCodec's codes: in its folder, or in the user's cache.

    Raises:
        NoModel: they are in neither.
    """
    folder = Path(folder)
    place = next((place for place in (folder / FILE_NAME, weights_place()) if place.is_file()), None)
    if place is None:
        raise NoModel(
            f"The model in {folder} speaks through EnCodec, whose weights are not at {weights_place()}; "
            "fetch them with “tacolm codec --download”, or put the file there."
        )
    return place


def download_weights(
    folder: Path, *, url: str = URL, name: str = FILE_NAME, timeout: float = _TIMEOUT
) -> Generator[Progress, None, Path]:
    """Bring the weights to `folder / name`; stop iterating to cancel, start again to go on.

    A file that is there already and whole is left alone.

    Args:
        folder: exists; receives the file.
        url: where from, http or https.
        name: NAME-HASH.th, HASH being the beginning of the file's SHA-256.
        timeout: seconds to wait for an answer.

    Yields:
        Progress, the first before the server is asked.

    Returns:
        The path of the file.

    Raises:
        NoModel: no network, or the server does not have the file.
        DamagedFile: what arrived is not the file.
        OutputError: it cannot be written.
    """
    target, part = folder / name, folder / f"{name}.part"
    prefix = Path(name).stem.rpartition("-")[2]
    if target.is_file() and _has_hash(target, prefix):
        yield Progress(target.stat().st_size, target.stat().st_size)
        return target
    if not folder.is_dir():
        raise OutputError(f"There is no folder {folder} to download to; make it, or choose another.")
    if urlsplit(url).scheme not in ("http", "https"):
        raise NoModel(f"{url} is no web address; give one that begins with https://.")
    yield Progress(_size(part), None)
    try:
        yield from _fetch_patiently(url, part, timeout)
        _put_in_place(part, target, prefix)
    except OSError as error:
        reason = "there is no room on the disk" if error.errno == errno.ENOSPC else error.strerror or str(error)
        raise OutputError(
            f"{target} cannot be written ({reason}); choose another folder, or free some room."
        ) from error
    return target


class _Broken(Exception):
    """The connection failed or ended early; the text says how."""


def _fetch_patiently(url: str, part: Path, timeout: float) -> Iterator[Progress]:
    """Fetch to the end, taking up broken transfers as long as each brings something."""
    failures = 0
    while True:
        before = _size(part)
        try:
            yield from _fetch(url, part, timeout)
        except _Broken as broken:
            failures = 0 if _size(part) > before else failures + 1
            if failures == _ATTEMPTS:
                raise NoModel(f"The download from {urlsplit(url).netloc} failed: {broken}; {_WAY_OUT}.") from broken
        else:
            return


def _fetch(url: str, part: Path, timeout: float) -> Iterator[Progress]:
    """One request for what is missing of `part`."""
    have = _size(part)
    request = Request(url, headers={"Range": f"bytes={have}-"} if have else {})
    try:
        response = urlopen(request, timeout=timeout)
    except HTTPError as error:
        error.close()
        if error.code == http.HTTPStatus.REQUESTED_RANGE_NOT_SATISFIABLE and have:
            return  # all of it is here; the hash will tell
        if error.code >= http.HTTPStatus.INTERNAL_SERVER_ERROR:
            raise _Broken(f"the server answered {error.code}") from error
        raise NoModel(
            f"{urlsplit(url).netloc} does not have the file (answer {error.code}); get it elsewhere and put it there."
        ) from error
    except (URLError, OSError, http.client.HTTPException, ValueError) as error:
        raise _Broken(_why(error)) from error
    with response:
        goes_on = response.status == http.HTTPStatus.PARTIAL_CONTENT and _starts_at(response, have)
        yield from _receive(response, part, have if goes_on else 0)


def _receive(response: http.client.HTTPResponse, part: Path, have: int) -> Iterator[Progress]:
    """Append the answer to the first `have` bytes of `part`."""
    length = response.headers.get("Content-Length", "")
    total = have + int(length) if length.isdigit() else None
    with part.open("r+b" if have else "wb") as file:
        file.seek(have)
        while True:
            try:
                block = response.read(_BLOCK)
            except (OSError, http.client.HTTPException) as error:
                raise _Broken(_why(error)) from error
            if not block:
                break
            file.write(block)
            have += len(block)
            if have > _LARGEST:
                raise DamagedFile(f"{response.url} is far too large to be the weights; check the address.")
            yield Progress(have, total)
    if total is not None and have < total:
        raise _Broken(f"the connection ended after {have} of {total} bytes")


def _starts_at(response: http.client.HTTPResponse, have: int) -> bool:
    return response.headers.get("Content-Range", "").startswith(f"bytes {have}-")


def _put_in_place(part: Path, target: Path, prefix: str) -> None:
    if not _has_hash(part, prefix):
        part.unlink(missing_ok=True)
        raise DamagedFile(f"What was downloaded is not {target.name} (its SHA-256 differs); start the download again.")
    with part.open("rb+") as file:
        os.fsync(file.fileno())
    part.replace(target)


def _has_hash(path: Path, prefix: str) -> bool:
    digest = hashlib.sha256()
    if path.is_file():
        with path.open("rb") as file:
            while block := file.read(_BLOCK):
                digest.update(block)
    return digest.hexdigest().startswith(prefix)


def _size(path: Path) -> int:
    return path.stat().st_size if path.is_file() else 0


def _why(error: Exception) -> str:
    reason = getattr(error, "reason", error)
    if isinstance(reason, TimeoutError):
        return "the server does not answer"
    return f"no connection ({reason})"
