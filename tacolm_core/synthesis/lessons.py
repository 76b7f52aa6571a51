"""What a model learnt of one voice: small additions to its weights (`nn/additions.py`), and where they come from.

They travel in the voice file as float16 arrays named NETWORK.PARAMETER|PART and mean something to one model only.
"""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, cast

import numpy as np
import numpy.typing as npt

from tacolm_core.errors import VoiceError

if TYPE_CHECKING:
    from torch import Tensor, nn

    from tacolm_core.synthesis.sentence import Networks

LARGEST_ADDITIONS: Final = 5_800_000  # bytes; a voice file may have 6 MB
NETWORKS: Final = ("ar", "nar", "codec")
_FACTS: Final = {"model_hash": str, "recordings": int, "seconds": float, "before": float, "after": float}

Half = npt.NDArray[np.float16]


@dataclass(frozen=True, eq=False)
class Lessons:
    """Additions, and what they were made from.

    Raises:
        VoiceError: they are none: not float16, not finite, too large, or of a network that no model has.
    """

    additions: Mapping[str, Half]
    model_hash: str  # of the model they are for
    recordings: int  # how many
    seconds: float  # of speech in them
    before: float = 0.0  # likeness to the recordings without the lessons, 0 to 1 (`teaching/likeness.py`)
    after: float = 0.0  # and with them

    def __post_init__(self) -> None:
        for name, array in self.additions.items():
            if array.dtype != np.float16 or name.partition(".")[0] not in NETWORKS or not np.isfinite(array).all():
                raise VoiceError(f"What a voice learnt is damaged ({name}); teach it again.")
        if self.size > LARGEST_ADDITIONS:
            raise VoiceError(
                f"What a voice learnt takes {self.size / 1e6:.1f} MB, more than {LARGEST_ADDITIONS / 1e6:.1f} MB; "
                "teach it again."
            )

    @classmethod
    def of(cls, facts: object, arrays: Mapping[str, npt.NDArray[Any]], path: Path | str) -> "Lessons":
        """From what a voice file holds.

        Raises:
            VoiceError: it is damaged.
        """
        try:
            known = cast("dict[str, Any]", facts)
            return cls(arrays, **{name: kind(known[name]) for name, kind in _FACTS.items()})
        except (KeyError, TypeError, ValueError, VoiceError) as error:
            raise VoiceError(f"{path} is damaged: what it learnt cannot be read; ask for the file again.") from error

    def facts(self) -> dict[str, str | int | float]:
        """What they were made from, as JSON values."""
        return {name: getattr(self, name) for name in _FACTS}

    def arrays(self) -> dict[str, npt.NDArray[Any]]:
        """The additions, to be written."""
        return dict(self.additions)

    @property
    def size(self) -> int:
        """Bytes."""
        return sum(array.nbytes for array in self.additions.values())

    @cached_property
    def hash(self) -> str:
        """SHA-256 of what decides how they sound."""
        digest = hashlib.sha256(self.model_hash.encode())
        for name in sorted(self.additions):
            array = self.additions[name]
            digest.update(f"\n{name} {array.shape} ".encode())
            digest.update(array.astype("<f2").tobytes())
        return digest.hexdigest()

    def of_network(self, network: str) -> "dict[str, Tensor]":
        """Additions of one of NETWORKS, by the names of its parameters."""
        import torch

        start = f"{network}."
        return {
            name.removeprefix(start): torch.from_numpy(array.astype(np.float32))
            for name, array in self.additions.items()
            if name.startswith(start)
        }


def taught(networks: "Networks", lessons: Lessons) -> "Networks":
    """Copies of the networks that have had the lessons, on the same device; what is not changed is shared.

    Raises:
        VoiceError: the additions do not fit, although the model's hash does.
    """
    from dataclasses import replace

    changed: dict[str, nn.Module] = {}
    for name in NETWORKS:
        additions, network = lessons.of_network(name), getattr(networks, name)
        if additions and network is not None:
            changed[name] = _changed(network, additions)
    return replace(networks, **changed)  # type: ignore[arg-type]


def _changed(network: "nn.Module", additions: "Mapping[str, Tensor]") -> "nn.Module":
    from tacolm_core.nn.additions import with_additions

    try:
        return with_additions(network, additions)
    except ValueError as error:
        raise VoiceError(f"What the voice learnt does not fit this model ({error}); teach it again.") from error
