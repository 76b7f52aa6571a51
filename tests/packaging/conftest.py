"""Packaging tools import one another by bare name, as they do when run as scripts."""

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
sys.path[:0] = [str(ROOT / "packaging"), str(ROOT / "scripts")]
