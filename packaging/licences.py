"""The licences of everything the program needs at run time; fails when one does not belong in a program under MIT.

    python packaging/licences.py

Permissive licences are fine. LGPL parts are fine where the user can exchange them: shared libraries, and Python files
kept beside the program. GPL, AGPL and non-commercial terms are not.
"""

from __future__ import annotations

import re
import sys
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
LISTS = ("torch", "run")

# What the packages' own records leave out or say no longer rightly, with the reason.
KNOWN = {
    "av": ("GPL-2.0-or-later", "its own code is BSD, but its wheels hold x264 and x265"),
    "encodec": ("MIT", "its authors put the code under MIT in April 2023, after the last release on PyPI"),
    "gruut-lang-en": ("MIT", "the espeak folder, whose origin is another, is not bundled"),
    "num2words": ("LGPL-2.1-or-later", "its record says LGPL without a version"),
}
FORBIDDEN = re.compile(r"non-?commercial|\bnc\b|\ba?gpl", re.IGNORECASE)
LESSER = re.compile(r"lgpl|lesser general public", re.IGNORECASE)


@dataclass(frozen=True)
class Licensed:
    """One distribution, its version, its licence as it says itself, and a remark."""

    name: str
    version: str
    licence: str
    remark: str = ""

    @property
    def is_lesser(self) -> bool:
        """Tell whether the LGPL is the licence to choose."""
        return bool(LESSER.search(self.licence))

    @property
    def is_allowed(self) -> bool:
        """Tell whether any of the offered alternatives may be bundled; nothing said is not allowed."""
        alternatives = [re.split(r"\s+AND\s+", one) for one in re.split(r"\s+OR\s+", self.licence)]
        return bool(self.licence) and any(
            all(LESSER.search(part) or not FORBIDDEN.search(part) for part in parts) for parts in alternatives
        )


def licence_of(record: metadata.PackageMetadata) -> str:
    """Return what a distribution says about its licence: the expression, else the classifiers, else the free text."""
    fields = record.json
    if fields.get("license_expression"):
        return str(fields["license_expression"])
    lines = [line.split("::")[-1].strip() for line in fields.get("classifier", []) if line.startswith("License ::")]
    named = [name for name in lines if name != "OSI Approved"]
    free = str(fields.get("license", "")).strip().splitlines()
    return " AND ".join(named) or (free[0] if free else "")


def look_up(name: str) -> Licensed:
    """Return the licence of an installed distribution."""
    record = metadata.metadata(name)
    licence, remark = KNOWN.get(name, (licence_of(record), ""))
    return Licensed(name, str(record["Version"]), licence, remark)


def locked_names() -> list[str]:
    """Return the distributions of the run-time lists that are installed on this system."""
    lines = [line for name in LISTS for line in (ROOT / "requirements" / f"{name}.txt").read_text("utf-8").splitlines()]
    names = [re.split("[=;]", line)[0] for line in lines if line and not line.startswith("#")]
    installed = {
        str(found.metadata["Name"]).lower().replace("_", "-").replace(".", "-") for found in metadata.distributions()
    }
    return [name for name in names if name in installed]


def main() -> int:
    """Print the table; return 1 when something does not belong."""
    found = [look_up(name) for name in locked_names()]
    for one in found:
        remark = f"; {one.remark}" if one.remark else ""
        kind = "no" if not one.is_allowed else "dynamic" if one.is_lesser else "yes"
        print(f"{kind:8}{one.name} {one.version}: {one.licence or 'says nothing'}{remark}")
    refused = [one.name for one in found if not one.is_allowed]
    if refused:
        print(f"Not allowed in this program: {', '.join(refused)}", file=sys.stderr)
    return 1 if refused else 0


if __name__ == "__main__":
    sys.exit(main())
