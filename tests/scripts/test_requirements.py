"""The version lists are complete, agree with pyproject.toml, and hold nothing that was left out on purpose."""

import re
import tomllib
from importlib import metadata
from pathlib import Path

import lock
import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parent.parent.parent
GROUPS = {"run": ("torch", "run"), "test": ("torch", "run", "test"), "package": ("torch", "run", "package")}


def pins(group: str) -> dict[str, str]:
    lines = [line for name in GROUPS[group] for line in (ROOT / f"requirements/{name}.txt").read_text().splitlines()]
    found = [Requirement(line) for line in lines if line and not line.startswith("#")]
    return {canonicalize_name(one.name): str(one.specifier).removeprefix("==") for one in found}


def test_every_line_names_one_exact_version() -> None:
    for path in (ROOT / "requirements").glob("*.txt"):
        for line in path.read_text().splitlines():
            assert line.startswith("#") or re.fullmatch(r"[a-z0-9-]+==[^=;\s]+(; .+)?", line), f"{path.name}: {line}"


def test_the_run_list_satisfies_the_project() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]

    for text in project["dependencies"]:
        wanted = Requirement(text)
        assert wanted.specifier.contains(pins("run")[canonicalize_name(wanted.name)]), text


@pytest.mark.parametrize("group", ["run", "test"])
def test_whatever_a_listed_package_needs_is_listed(group: str) -> None:
    listed = pins(group)

    for name in listed.keys() - lock.ELSEWHERE.keys():
        for text in metadata.requires(name) or []:
            needed = Requirement(text)
            if needed.marker is None or needed.marker.evaluate({"extra": ""}):
                wanted = canonicalize_name(needed.name)
                assert wanted in listed or wanted in lock.LEFT_OUT, f"{name} needs {text}"


def test_torchaudio_stays_out() -> None:
    assert "torchaudio" not in pins("test")
