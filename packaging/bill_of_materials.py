"""Say what the frozen program is made of: every Python distribution and every system library in it, with its licence.

Writes a CycloneDX list (bill-of-materials.json) and copies the licence texts that the distributions carry. Files are
matched against the distributions' own records, so the list says what is in the folder and not what was asked for.
"""

from __future__ import annotations

import ast
import json
import platform
import re
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path

import licences

TEXT_NAMES = re.compile(r"(licen[cs]e|copying|notice|authors|copyright)", re.IGNORECASE)
# Shared libraries that the build system lends, by the beginnings of their names.
GCC = "GPL-3.0-or-later WITH GCC-exception-3.1"
SYSTEM_LIBRARIES = {
    "MIT": "libX libxcb libxkb libICE libSM libwayland libffi libfontconfig libbrotli libexpat libportaudio libgssapi "
    "libkrb5 libk5crypto libcom_err libEGL libGL libOpenGL libdrm libgbm libharfbuzz",
    "LGPL-2.1-or-later": "libjack libasound libglib libgthread libgobject libgio libgmodule libsystemd libgcrypt "
    "libgpg-error libmount libblkid libkeyutils libquadmath libgraphite2 libpulse",
    "BSD-3-Clause": "libzstd libuuid libpcre libcap libbsd",
    "BSD-2-Clause": "liblz4 libmd",
    "Apache-2.0": "libssl libcrypto",
    "AFL-2.1": "libdbus",
    "FTL": "libfreetype",
    "libpng-2.0": "libpng",
    "bzip2-1.0.6": "libbz2",
    "0BSD": "liblzma",
    "Zlib": "libz.",
    "blessing": "libsqlite3",
    "PSF-2.0": "libpython",
    "Sleepycat": "libdb-5",
    "IJG": "libjpeg",
    "public-domain": "libselinux",
    GCC: "libgcc_s libstdc++ libgomp libgfortran libatomic",
}
FFMPEG_LIBRARY = re.compile(r"(?:lib)?(?:avcodec|avformat|avutil|swresample|swscale)[-.]")
UNKNOWN = "see its package"
FORBIDDEN_LIBRARIES = ("libreadline", "libgdbm", "libdb-6", "libfftw", "libespeak")


class Forbidden(Exception):
    """Something in the folder must not be there; the text names it."""


@dataclass(frozen=True)
class Component:
    """One thing in the bundle, and how many bytes of files it brings (modules in the archive not counted)."""

    name: str
    version: str
    licence: str
    kind: str
    bytes: int


def archived_modules(toc: Path) -> set[str]:
    """Return the names of the modules in the program's archive, from PyInstaller's own list."""
    return {entry[0] for entry in ast.literal_eval(toc.read_text(encoding="utf-8"))[1]}


def record_of(distribution: metadata.Distribution) -> Iterator[str]:
    """Yield the files of a distribution as paths below the place where packages lie."""
    return (str(path) for path in distribution.files or [] if not str(path).startswith(".."))


def module_of(path: str) -> str:
    """Return the module that a source file makes; '' for other files."""
    return path.removesuffix(".py").removesuffix("/__init__").replace("/", ".") if path.endswith(".py") else ""


def distributions(inner: Path, modules: set[str]) -> tuple[list[Component], set[str], list[metadata.Distribution]]:
    """Return the distributions that are in the bundle, the files they explain, and themselves."""
    components, explained, found = [], set(), []
    present = {path.relative_to(inner).as_posix() for path in inner.rglob("*") if path.is_file()}
    for distribution in metadata.distributions():
        files = set(record_of(distribution))
        here = files & present
        if not here and not any(module_of(path) in modules for path in files):
            continue
        name = re.sub(r"[_.]+", "-", str(distribution.metadata["Name"])).lower()
        one = licences.look_up(name)
        size = sum((inner / path).stat().st_size for path in here)
        components.append(Component(name, one.version, one.licence, "library", size))
        explained |= here
        found.append(distribution)
    return components, explained, found


def system_libraries(inner: Path, explained: set[str]) -> list[Component]:
    """Return the shared libraries that no distribution explains."""
    copies = {Path(entry).name for entry in explained}
    components = []
    for path in sorted(inner.rglob("*")):
        relative = path.relative_to(inner).as_posix()
        is_library = path.is_file() and not path.is_symlink() and re.search(r"\.(so|dylib|dll)(\.|$)", path.name)
        if is_library and not (relative in explained or path.name in copies or "lib-dynload" in relative):
            licence, version = system_licence(path.name), debian_version(debian_package(path.name))
            components.append(Component(path.name, version, licence, "system library", path.stat().st_size))
    return components


def ffmpeg_libraries(inner: Path) -> list[Component]:
    """Return FFmpeg's libraries, which come inside Qt's package, with the licence that each says it was built for."""
    found = [path for path in sorted(inner.rglob("*")) if path.is_file() and not path.is_symlink()]
    libraries = [path for path in found if FFMPEG_LIBRARY.match(path.name)]
    return [
        Component(path.name, "", ffmpeg_licence(path.read_bytes()), "library", path.stat().st_size)
        for path in libraries
    ]


def ffmpeg_licence(content: bytes) -> str:
    """Return the licence of one of FFmpeg's libraries: the LGPL unless GPL or non-free parts were asked for."""
    said = re.search(rb"lib(?:av|sw)\w+ license: ([^\0]+)", content)
    if said is None or re.search(rb"--enable-(?:gpl|nonfree|lib(?:x26[45]|xvid|fdk))", content):
        return ""
    return "LGPL-2.1-or-later" if said[1].startswith(b"LGPL version 2.1") else said[1].decode(errors="replace")


def system_licence(library: str) -> str:
    """Return the licence of a system library by the beginning of its name."""
    known = (licence for licence, starts in SYSTEM_LIBRARIES.items() if library.startswith(tuple(starts.split())))
    return next(known, UNKNOWN)


def debian_package(library: str) -> str:
    """Return the Debian package that brought a library, or nothing elsewhere."""
    if not shutil.which("dpkg-query"):
        return ""
    owner = subprocess.run(["dpkg-query", "-S", f"*/{library}"], capture_output=True, text=True, check=False).stdout
    return owner.split(": ")[0].split(",")[0].strip()


def debian_version(package: str) -> str:
    """Return the name and version of an installed Debian package."""
    if not package:
        return ""
    shown = ["dpkg-query", "-W", "-f", "${Package} ${Version}", package]
    return subprocess.run(shown, capture_output=True, text=True, check=False).stdout


def refuse(components: list[Component]) -> None:
    """Raise Forbidden for the first component whose licence does not belong."""
    for component in components:
        one = licences.Licensed(component.name, component.version, component.licence)
        lent = component.licence in (GCC, UNKNOWN)
        if component.name.startswith(FORBIDDEN_LIBRARIES) or not (lent or one.is_allowed):
            raise Forbidden(f"{component.name} ({component.licence or 'no licence stated'}) must not be bundled")


def copy_texts(found: list[metadata.Distribution], target: Path) -> None:
    """Copy the licence texts that the distributions carry, one folder each."""
    for distribution in found:
        for path in distribution.files or []:
            source = Path(str(distribution.locate_file(path)))
            if ".dist-info" in str(path) and TEXT_NAMES.search(path.name) and source.is_file():
                folder = target / str(distribution.metadata["Name"])
                folder.mkdir(parents=True, exist_ok=True)
                shutil.copyfile(source, folder / path.name)


def copy_system_texts(components: list[Component], target: Path) -> None:
    """Copy the copyright files of the Debian packages that lent libraries."""
    for component in components:
        name = component.version.split(" ")[0]
        source = Path("/usr/share/doc") / name / "copyright"
        if component.kind == "system library" and name and source.is_file():
            (target / "system").mkdir(parents=True, exist_ok=True)
            shutil.copyfile(source, target / "system" / f"{name}.txt")


def cyclonedx(name: str, version: str, components: list[Component]) -> str:
    """Return the list in the CycloneDX 1.5 form."""
    entries = [
        {
            "type": "library",
            "name": component.name,
            "version": component.version,
            "licenses": [{"license": {"name": component.licence}}],
            "properties": [
                {"name": "origin", "value": component.kind},
                {"name": "bytes", "value": str(component.bytes)},
                {"name": "linking", "value": "dynamic" if licences.LESSER.search(component.licence) else "any"},
            ],
        }
        for component in sorted(components, key=lambda one: (one.kind, one.name.lower()))
    ]
    head = {"component": {"type": "application", "name": name, "version": version}}
    whole = {"bomFormat": "CycloneDX", "specVersion": "1.5", "version": 1, "metadata": head, "components": entries}
    return json.dumps(whole, indent=1) + "\n"


def write(bundle: Path, work: Path, name: str, version: str) -> list[Component]:
    """Write the list and the licence texts into the bundle.

    Raises:
        Forbidden: something bundled has a licence that does not belong.

    """
    inner = bundle / "_internal"
    components, explained, found = distributions(inner, archived_modules(work / "PYZ-00.toc"))
    components += system_libraries(inner, explained) + ffmpeg_libraries(inner)
    components.append(Component("python", platform.python_version(), "PSF-2.0", "interpreter", 0))
    refuse(components)
    copy_texts(found, inner / "licences")
    copy_system_texts(components, inner / "licences")
    (inner / "licences" / "bill-of-materials.json").write_text(cyclonedx(name, version, components), encoding="utf-8")
    return components
