"""Voices of the teacher Kokoro: its own, and new ones mixed from them.

A voice of Kokoro is a table with a style for every length of sentence: 128 numbers of timbre and 128 of prosody.
Weighted means of tables are voices too, and the two halves need not come from the same one.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray

from tacolm_core.config import Settings
from tacolm_core.errors import DataError

StyleTables = Mapping[str, NDArray[np.float16] | NDArray[np.float32]]

STYLE: Final = 256
TIMBRE: Final = 128  # of them; the rest is prosody
_LENGTHS: Final = 510
# Measured worst of the 54: one whispers, the others lose words or sound broken.
WEAK: Final = frozenset(
    ("af_nicole", "zf_xiaoyi", "zf_xiaobei", "zm_yunxia", "hm_omega", "em_santa", "jf_tebukuro"),
)
_MIXED: Final = 3  # voices in a new one
_EVENNESS: Final = 0.5  # of their weights; towards 0 one voice rules, and voices differ more
_HALVES: Final = 0.6  # chance that timbre and prosody have weights of their own


@dataclass(frozen=True)
class VoiceStyle(Settings):
    """One voice: what share of which table makes its timbre, and what its prosody."""

    voices: tuple[str, ...]
    timbre: tuple[float, ...]  # weight of each, together 1
    prosody: tuple[float, ...]
    pace: float = 1.0


def draw_style(names: Sequence[str], rng: np.random.Generator) -> VoiceStyle:
    """A voice at random: a mix of three, ruled by one of them or even, in one piece or with halves of its own."""
    chosen = rng.choice(len(names), min(_MIXED, len(names)), replace=False)
    evenness = np.full(len(chosen), _EVENNESS)
    timbre = _weights(rng.dirichlet(evenness))
    prosody = _weights(rng.dirichlet(evenness)) if rng.random() < _HALVES else timbre
    pace = float(np.clip(np.exp(rng.normal(0, 0.1)), 0.8, 1.3))
    return VoiceStyle(tuple(names[k] for k in chosen), timbre, prosody, round(pace, 4))


def _weights(drawn: NDArray[np.float64]) -> tuple[float, ...]:
    return tuple(round(float(weight), 4) for weight in drawn)


def style_row(tables: StyleTables, voice: VoiceStyle, num_ids: int) -> NDArray[np.float32]:
    """The style (256,) of a voice for a sentence of `num_ids` ids, pads not counted."""
    rows = np.stack([np.asarray(tables[name][num_ids], np.float32) for name in voice.voices])
    halves = np.asarray(voice.timbre, np.float32) @ rows[:, :TIMBRE], np.asarray(voice.prosody) @ rows[:, TIMBRE:]
    return np.concatenate(halves).astype(np.float32)


def usable_voices(tables: StyleTables) -> tuple[str, ...]:
    """Names in order, without the weak ones."""
    return tuple(name for name in sorted(tables) if name not in WEAK)


def read_styles(path: Path) -> StyleTables:
    """Style tables by name, (510, 256) each.

    Args:
        path: an npz archive with a table per voice, or the folder `voices` of the npm package `kokoro-js`, which holds
            a file `NAME.bin` of 32-bit numbers per voice.

    Raises:
        DataError: it is neither, or a table has another shape.

    """
    try:
        tables = _from_folder(path) if path.is_dir() else dict(np.load(path))
    except (OSError, ValueError, EOFError) as error:
        raise DataError(f"{path} cannot be read as voices of Kokoro ({error}); {_WHERE}") from error
    wrong = [name for name, table in tables.items() if table.shape != (_LENGTHS, STYLE)]
    if wrong or not tables:
        raise DataError(f"{path} holds no voices of Kokoro, which have {_LENGTHS} styles of {STYLE} numbers; {_WHERE}")
    return tables


_WHERE: Final = "give an .npz of them, or the folder voices of the npm package kokoro-js."


def _from_folder(folder: Path) -> StyleTables:
    return {path.stem: np.fromfile(path, "<f4").reshape(-1, STYLE) for path in sorted(folder.glob("*.bin"))}
