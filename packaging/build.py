"""Build the packages of this system into dist/.

    python packaging/build.py [--force] [--no-archives]

Linux: a .deb, a tar.xz with its own installer, and an AppImage where `appimagetool` is on the path.
Windows and macOS: the folder or the bundle, which packaging/windows and packaging/macos turn into an installer.
Fails when a budget is broken or when something is bundled whose licence does not belong.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

import bill_of_materials
import icons
import linux_packages

ROOT = Path(__file__).resolve().parent.parent
DIST = ROOT / "dist"
BUNDLE = DIST / "tacolm-studio"
WORK = ROOT / "build" / "pyinstaller"
MADE = ROOT / "build" / "package"
INPUTS = ("app", "tacolm_core", "resources", "packaging", "requirements", "main.py", "pyproject.toml", "LICENSE")

INSTALLED_BUDGET_MB = 850
COMPRESSED_BUDGET_MB = 230
MB = 1_000_000


class BudgetBroken(Exception):
    """The package is larger than promised; the text says by how much."""


def project() -> dict[str, str]:
    """Return the project's table from pyproject.toml."""
    return dict(tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"])


def input_files() -> Iterator[Path]:
    """Yield every file that the packages are made from, in a fixed order."""
    for name in INPUTS:
        path = ROOT / name
        yield from sorted(one for one in path.rglob("*") if one.is_file()) if path.is_dir() else [path]


def inputs_digest() -> str:
    """Return one digest over the names and contents of all inputs."""
    digest = hashlib.sha256(sys.version.encode())
    for path in input_files():
        if "__pycache__" not in path.parts:
            digest.update(str(path.relative_to(ROOT)).encode() + hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()


def prepare(version: str) -> None:
    """Make what the recipe takes from build/package: icons, the program's own record, its licence."""
    shutil.rmtree(MADE, ignore_errors=True)
    icons.write_all(ROOT / "resources" / "icons" / "tacolm.svg", MADE)
    record = MADE / "metadata" / f"tacolm_studio-{version}.dist-info"
    record.mkdir(parents=True)
    (record / "METADATA").write_text(
        f"Metadata-Version: 2.4\nName: tacolm-studio\nVersion: {version}\n", encoding="utf-8"
    )
    (MADE / "licences").mkdir()
    shutil.copyfile(ROOT / "LICENSE", MADE / "licences" / "LICENSE")


def freeze() -> None:
    """Run PyInstaller on the recipe."""
    command = [sys.executable, "-m", "PyInstaller", "--noconfirm", "--log-level", "WARN"]
    places = ["--distpath", str(DIST), "--workpath", str(WORK)]
    subprocess.run([*command, *places, str(ROOT / "packaging" / "tacolm.spec")], cwd=ROOT, check=True)


def strip_symbols() -> int:
    """Take the symbol tables out of the large libraries, which nothing reads at run time; return the bytes saved."""
    saved = 0
    inner = BUNDLE / "_internal"
    for path in [*(inner / "torch" / "lib").glob("*.so*"), *inner.glob("libpython3*.so*")]:
        if not path.is_symlink():
            before = path.stat().st_size
            subprocess.run(["strip", "--strip-unneeded", str(path)], check=True)
            saved += before - path.stat().st_size
    return saved


def size_of(path: Path) -> int:
    """Return the bytes of a file, or of all files in a folder; links count nothing."""
    files = path.rglob("*") if path.is_dir() else [path]
    return sum(one.stat().st_size for one in files if one.is_file() and not one.is_symlink())


def hold(budget_mb: int, path: Path) -> float:
    """Return the size in MB.

    Raises:
        BudgetBroken: it is over the budget.

    """
    size = size_of(path) / MB
    print(f"{path.name}: {size:.0f} MB of {budget_mb}", flush=True)
    if size > budget_mb:
        raise BudgetBroken(f"{path.name} has {size:.0f} MB, over its budget of {budget_mb} MB; see packaging/trim.py")
    return size


def write_sums(files: list[Path]) -> None:
    """Write SHA256SUMS beside the packages, in the form that sha256sum -c reads."""
    lines = []
    for path in files:
        with path.open("rb") as stream:
            lines.append(f"{hashlib.file_digest(stream, 'sha256').hexdigest()}  {path.name}\n")
    (DIST / "SHA256SUMS").write_text("".join(lines), encoding="utf-8")


def archives(version: str) -> list[Path]:
    """Make this system's packages from the finished folder."""
    if not sys.platform.startswith("linux"):
        return []
    shutil.copyfile(BUNDLE / "_internal" / "licences" / "bill-of-materials.json", DIST / "bill-of-materials.json")
    made = [
        linux_packages.deb(ROOT, BUNDLE, MADE, DIST, version),
        linux_packages.tarball(ROOT, BUNDLE, MADE, DIST, version),
    ]
    image = linux_packages.appimage(ROOT, BUNDLE, MADE, DIST, version)
    return [*made, *([image] if image else [])]


def build(*, with_archives: bool) -> None:
    """Make everything, and hold every budget."""
    version = project()["version"]
    shutil.rmtree(DIST, ignore_errors=True)
    prepare(version)
    freeze()
    if sys.platform.startswith("linux"):
        print(f"Symbols taken out: {strip_symbols() / MB:.0f} MB", flush=True)
    if sys.platform != "darwin":
        components = bill_of_materials.write(BUNDLE, WORK / "tacolm", "TacoLM Studio", version)
        print(f"Bill of materials: {len(components)} components", flush=True)
    sizes = {BUNDLE.name: hold(INSTALLED_BUDGET_MB, BUNDLE)}
    files = archives(version) if with_archives else []
    sizes |= {path.name: hold(COMPRESSED_BUDGET_MB, path) for path in files}
    if files:
        write_sums([*files, DIST / "bill-of-materials.json"])
    (MADE / "sizes.json").write_text(json.dumps(sizes, indent=1) + "\n", encoding="utf-8")


def main() -> int:
    """Build unless nothing changed since the last build."""
    parser = argparse.ArgumentParser(description="Build the packages of this system into dist/.")
    parser.add_argument("--force", action="store_true", help="build although nothing changed")
    parser.add_argument("--no-archives", action="store_true", help="stop when the folder is built")
    arguments = parser.parse_args()
    stamp = ROOT / "build" / "package-inputs.sha256"
    digest = inputs_digest() + (" folder only" if arguments.no_archives else "")
    if not arguments.force and BUNDLE.is_dir() and stamp.is_file() and stamp.read_text(encoding="utf-8") == digest:
        print(
            "Packages are not built again: none of their inputs changed since dist/ was made (--force builds anyway)."
        )
        return 0
    try:
        build(with_archives=not arguments.no_archives)
    except (BudgetBroken, bill_of_materials.Forbidden) as error:
        print(error, file=sys.stderr)
        return 1
    stamp.write_text(digest, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
