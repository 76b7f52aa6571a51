import os
import shutil
import subprocess
import tarfile
import xml.etree.ElementTree as ElementTree
from pathlib import Path

import linux_packages
import pytest

ROOT = Path(__file__).resolve().parent.parent.parent
LINUX = ROOT / "packaging" / "linux"

pytestmark = pytest.mark.skipif(os.name != "posix", reason="packages for Linux")


@pytest.fixture
def bundle(tmp_path: Path) -> Path:
    """A frozen program of three files."""
    folder = tmp_path / "dist" / "tacolm-studio"
    (folder / "_internal").mkdir(parents=True)
    program = folder / "tacolm-studio"
    program.write_text("#!/bin/sh\necho it runs\n")
    program.chmod(0o755)
    (folder / "_internal" / "library.so.1").write_bytes(b"code")
    (folder / "_internal" / "library.so").symlink_to("library.so.1")
    return folder


@pytest.fixture
def made(tmp_path: Path) -> Path:
    folder = tmp_path / "made"
    folder.mkdir()
    for name in ("icon.svg", *(f"icon-{size}.png" for size in (48, 128, 256, 512))):
        (folder / name).write_bytes(b"picture")
    return folder


def test_the_menu_entry_opens_the_file_type_that_is_declared() -> None:
    entry = (LINUX / "tacolm-studio.desktop").read_text()
    declared = ElementTree.parse(LINUX / "tacolm-studio-mime.xml").getroot()[0]

    assert f"MimeType={declared.attrib['type']};" in entry


@pytest.mark.skipif(shutil.which("dpkg-deb") is None, reason="dpkg-deb is not here")
def test_the_debian_package_holds_program_names_and_menu_entry(bundle: Path, made: Path, tmp_path: Path) -> None:
    package = linux_packages.deb(ROOT, bundle, made, tmp_path, "1.2.3")

    listing = subprocess.run(
        ["dpkg-deb", "--contents", str(package)], capture_output=True, text=True, check=True
    ).stdout
    control = subprocess.run(["dpkg-deb", "--field", str(package)], capture_output=True, text=True, check=True).stdout
    assert "./opt/tacolm-studio/_internal/library.so -> library.so.1" in listing
    assert "./usr/bin/tacolm -> /opt/tacolm-studio/tacolm-studio" in listing
    assert "./usr/share/applications/tacolm-studio.desktop" in listing
    assert "Version: 1.2.3" in control
    assert bundle.exists()


def test_the_archive_installs_itself_for_one_user_and_goes_without_a_trace(
    bundle: Path, made: Path, tmp_path: Path
) -> None:
    package = linux_packages.tarball(ROOT, bundle, made, tmp_path, "1.2.3")
    home = tmp_path / "home"
    home.mkdir()
    with tarfile.open(package) as archive:
        archive.extractall(tmp_path / "unpacked", filter="fully_trusted")
    installer = next((tmp_path / "unpacked").glob("*/install.sh"))
    environment = {"HOME": str(home), "PATH": os.environ["PATH"]}

    subprocess.run([installer, "--user"], env=environment, check=True, capture_output=True)
    spoken = subprocess.run(
        [home / ".local/bin/tacolm"], env=environment, check=True, capture_output=True, text=True
    ).stdout
    subprocess.run([installer, "--remove", "--user"], env=environment, check=True, capture_output=True)

    assert spoken == "it runs\n"
    assert not [path for path in home.rglob("*") if "tacolm" in path.name]
