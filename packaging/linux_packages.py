"""Wrap the frozen folder for Linux: a .deb, a tar.xz with an installer, an AppImage where its tool is there."""

from __future__ import annotations

import os
import platform
import shutil
import subprocess
from pathlib import Path

DEB_MACHINES = {"x86_64": "amd64", "aarch64": "arm64"}
# What the frozen program takes from the system: the C library, graphics drivers, the sound server's door, fonts.
DEPENDS = "libegl1, libgl1, libasound2 | libasound2t64, libpulse0, fontconfig, fonts-dejavu-core | fonts-noto-core"
CONTROL = """\
Package: tacolm-studio
Version: {version}
Architecture: {machine}
Maintainer: TacoLM Studio contributors <contributors@tacolm-studio.invalid>
Installed-Size: {kilobytes}
Depends: libc6 (>= {libc}), {depends}
Section: sound
Priority: optional
Description: clone a voice from three seconds of speech
 Record three seconds of a voice, type a text, and hear it read in that voice
 while it is still being made. Everything happens on this computer.
"""


def place_shared_files(root: Path, made: Path, share: Path) -> None:
    """Put menu entry, file type, description and icons where desktops look for them."""
    linux = root / "packaging" / "linux"
    for source, target in (
        (linux / "tacolm-studio.desktop", share / "applications" / "tacolm-studio.desktop"),
        (linux / "tacolm-studio-mime.xml", share / "mime" / "packages" / "tacolm-studio-mime.xml"),
        (linux / "tacolm-studio.metainfo.xml", share / "metainfo" / "tacolm-studio.metainfo.xml"),
        (made / "icon.svg", share / "icons" / "hicolor" / "scalable" / "apps" / "tacolm-studio.svg"),
        *(
            (made / f"icon-{n}.png", share / f"icons/hicolor/{n}x{n}/apps/tacolm-studio.png")
            for n in (48, 128, 256, 512)
        ),
    ):
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(source, target)


def link_tree(source: Path, target: Path) -> None:
    """Make a second tree of hard links, which costs no room and no time."""
    shutil.copytree(source, target, symlinks=True, copy_function=_link)


def _link(source: str, target: str) -> None:
    os.link(source, target, follow_symlinks=False)


def deb(root: Path, bundle: Path, made: Path, dist: Path, version: str) -> Path:
    """Return the Debian package: the program in /opt, its names in /usr/bin."""
    tree = made / "deb"
    link_tree(bundle, tree / "opt" / "tacolm-studio")
    place_shared_files(root, made, tree / "usr" / "share")
    (tree / "usr" / "bin").mkdir(parents=True)
    for name in ("tacolm-studio", "tacolm"):
        (tree / "usr" / "bin" / name).symlink_to("/opt/tacolm-studio/tacolm-studio")
    documents = tree / "usr" / "share" / "doc" / "tacolm-studio"
    documents.mkdir(parents=True)
    shutil.copyfile(root / "LICENSE", documents / "copyright")
    machine = DEB_MACHINES.get(platform.machine(), platform.machine())
    kilobytes = sum(path.stat().st_size for path in tree.rglob("*") if path.is_file()) // 1000
    (tree / "DEBIAN").mkdir()
    (tree / "DEBIAN" / "control").write_text(
        CONTROL.format(
            version=version, machine=machine, kilobytes=kilobytes, libc=platform.libc_ver()[1], depends=DEPENDS
        ),
        encoding="utf-8",
    )
    package = dist / f"tacolm-studio_{version}_{machine}.deb"
    subprocess.run(["dpkg-deb", "--root-owner-group", "-Zxz", "-z6", "--build", str(tree), str(package)], check=True)
    shutil.rmtree(tree)
    return package


def tarball(root: Path, bundle: Path, made: Path, dist: Path, version: str) -> Path:
    """Return the tar.xz: the program and an installer for this user or for everyone."""
    name = f"tacolm-studio-{version}-linux-{platform.machine()}"
    tree = made / name
    link_tree(bundle, tree / "tacolm-studio")
    (tree / "icons").mkdir()
    for picture in made.glob("icon-*.png"):
        shutil.copyfile(picture, tree / "icons" / picture.name)
    for file in ("install.sh", "tacolm-studio.desktop", "tacolm-studio-mime.xml"):
        shutil.copy(root / "packaging" / "linux" / file, tree / file)
    shutil.copyfile(root / "LICENSE", tree / "LICENSE")
    package = dist / f"{name}.tar.xz"
    environment = {**os.environ, "XZ_OPT": "-6 -T0"}
    owner = ["--owner=0", "--group=0", "--sort=name"]
    subprocess.run(["tar", *owner, "-C", str(made), "-cJf", str(package), name], env=environment, check=True)
    shutil.rmtree(tree)
    return package


def appimage(root: Path, bundle: Path, made: Path, dist: Path, version: str) -> Path | None:
    """Return the AppImage, or None (saying so) where its tool is not on the path."""
    tool = shutil.which("appimagetool")
    if tool is None:
        print("No AppImage: appimagetool is not on the path; the tar.xz with its installer stands in for it.")
        return None
    tree = made / "AppDir"
    link_tree(bundle, tree / "usr" / "lib" / "tacolm-studio")
    place_shared_files(root, made, tree / "usr" / "share")
    shutil.copy(root / "packaging" / "linux" / "AppRun", tree / "AppRun")
    shutil.copyfile(root / "packaging" / "linux" / "tacolm-studio.desktop", tree / "tacolm-studio.desktop")
    shutil.copyfile(made / "icon-256.png", tree / "tacolm-studio.png")
    package = dist / f"tacolm-studio-{version}-{platform.machine()}.AppImage"
    subprocess.run(
        [tool, "--comp", "zstd", str(tree), str(package)], check=True, env={**os.environ, "ARCH": platform.machine()}
    )
    shutil.rmtree(tree)
    return package
