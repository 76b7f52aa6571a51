"""The README's and the guides' commands are real: scripts exist, options parse, and the first sound is made."""

import os
import re
import shlex
import subprocess
import sys
import wave
from pathlib import Path

import pytest

from tacolm_core.cli import build_parser

ROOT = Path(__file__).resolve().parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
GUIDES = sorted(
    [ROOT / "README.md", ROOT / "CONTRIBUTING.md", ROOT / "packaging" / "README.md", *(ROOT / "docs").glob("*.md")]
)
MODELS = ROOT / "resources" / "models"
TACOLM = ("tacolm", "./tacolm", "tacolm.bat")
PLACEHOLDERS = re.compile(r"[A-Z]{3,}|\.\.\.|[<>|]")


def commands(text: str) -> list[str]:
    """Return the lines of all shell blocks, continued lines joined, without comments."""
    blocks = re.findall(r"```(?:sh|bash|shell)\n(.*?)```", text, flags=re.DOTALL)
    lines = "\n".join(blocks).replace("\\\n", " ").splitlines()
    return [bare for line in lines if (bare := re.sub(r"(^|\s)#.*", "", line).strip())]


def tacolm_commands() -> list[tuple[str, list[str]]]:
    """Return (guide, arguments) of every tacolm line in the guides."""
    found = []
    for guide in GUIDES:
        for line in commands(guide.read_text(encoding="utf-8")):
            words = shlex.split(line.split(" | ")[0].split(" && ")[0])
            if words[0] in TACOLM and len(words) > 1:
                found.append((f"{guide.name}: {line}", words[1:]))
    return found


def test_the_first_sound_comes_within_25_lines() -> None:
    head = "\n".join(README.splitlines()[:25])

    assert "./tacolm speak" in head


def test_the_pictures_and_links_lead_somewhere() -> None:
    broken = [
        f"{guide.name}: {target}"
        for guide in GUIDES
        for target in re.findall(r"\]\(([^)#\s]+)", guide.read_text(encoding="utf-8"))
        if "://" not in target and not (guide.parent / target).exists()
    ]

    assert not broken


def test_every_script_and_target_that_is_named_exists() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    for guide in GUIDES:
        for line in commands(guide.read_text(encoding="utf-8")):
            words = shlex.split(line)
            if words[0].startswith(("scripts/", "./", ".ci/")):
                assert (ROOT / words[0]).is_file(), f"{guide.name}: {line}"
                assert os.access(ROOT / words[0], os.X_OK), f"{words[0]} is not executable"
            if words[0] == "make":
                assert f"\n{words[1]}:" in makefile, f"{guide.name}: {line}"


@pytest.mark.parametrize(
    ("where", "arguments"), tacolm_commands(), ids=lambda value: value if isinstance(value, str) else ""
)
def test_every_command_of_the_guides_is_understood(where: str, arguments: list[str]) -> None:
    verb = arguments[0]
    if PLACEHOLDERS.search(" ".join(arguments)) or verb.startswith("-"):
        pytest.skip("a form, not a command")

    build_parser(verb).parse_args(arguments)


def test_the_file_tree_names_every_folder() -> None:
    tree = re.search(r"```text\n(.*?)```", README, flags=re.DOTALL)
    assert tree, "the README has a file tree in a text block"
    tracked = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=False).stdout.split(
        "\n"
    )
    folders = {path.split("/")[0] for path in tracked if "/" in path and not path.startswith(".")}

    missing = [name for name in sorted(folders) if f"{name}/" not in tree[1]]
    named = [line.split()[0] for line in tree[1].splitlines() if line and not line.startswith(" ")]

    assert not missing
    assert all((ROOT / name).exists() for name in named)


@pytest.mark.skipif(not any(MODELS.rglob("*.safetensors")), reason="no trained weights are here yet")
def test_the_readmes_first_sound_is_made(tmp_path: Path) -> None:
    line = next(line for line in commands(README) if line.startswith("./tacolm speak"))
    arguments = [str(ROOT / word) if (ROOT / word).is_file() else word for word in shlex.split(line)[1:]]
    out = tmp_path / arguments[arguments.index("--out") + 1]
    if "--prompt" in arguments:
        pytest.skip("the first sound wants the reader's own recording")

    subprocess.run([sys.executable, str(ROOT / "main.py"), *arguments], cwd=tmp_path, check=True, capture_output=True)

    with wave.open(str(out)) as sound:
        assert 1 <= sound.getnframes() / sound.getframerate() <= 20
