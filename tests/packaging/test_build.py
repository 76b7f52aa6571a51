import hashlib
from pathlib import Path

import build
import pytest


def test_a_package_over_its_budget_stops_the_build(tmp_path: Path) -> None:
    package = tmp_path / "package.deb"
    package.write_bytes(bytes(2_000_001))

    with pytest.raises(build.BudgetBroken, match=r"package\.deb has 2 MB"):
        build.hold(1, package)


def test_links_are_not_counted_twice(tmp_path: Path) -> None:
    (tmp_path / "library.so.1").write_bytes(bytes(100))
    (tmp_path / "library.so").symlink_to("library.so.1")

    assert build.size_of(tmp_path) == 100


def test_sums_are_those_of_the_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(build, "DIST", tmp_path)
    package = tmp_path / "package.deb"
    package.write_bytes(b"content")

    build.write_sums([package])

    assert (tmp_path / "SHA256SUMS").read_text() == f"{hashlib.sha256(b'content').hexdigest()}  package.deb\n"


def test_every_input_of_the_packages_exists() -> None:
    assert all((build.ROOT / name).exists() for name in build.INPUTS)


def test_inputs_are_read_in_a_fixed_order() -> None:
    assert list(build.input_files()) == list(build.input_files())
