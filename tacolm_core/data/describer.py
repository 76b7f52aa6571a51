"""The network that describes voices, made of a published speaker network and many people."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import numpy as np
import torch

from tacolm_core.codec.speaker_network import load_published
from tacolm_core.codec.voice_vector import VoiceDescriber, at_speech_level
from tacolm_core.data.sound import read_mono
from tacolm_core.data.utterance import Utterance
from tacolm_core.errors import DataError, UnreadableAudio
from tacolm_core.units import SAMPLE_RATE

_LISTENED: Final = 3.0  # seconds of each recording
_SHORTEST: Final = 1.0


@dataclass(frozen=True)
class MadeDescriber:
    """A describer, and what it was made of."""

    describer: VoiceDescriber
    heard: int  # recordings
    record: dict[str, Any]


@torch.inference_mode()
def make_describer(
    checkpoint: Path, utterances: Sequence[Utterance], most: int, tell: Callable[[float, str], None]
) -> MadeDescriber:
    """A describer with the weights of `checkpoint`, centred on up to `most` recordings, one speaker after another.

    `tell` is told how far it is (0..1), and the recording.

    Raises:
        NoModel, NotACheckpoint: the checkpoint is missing or something else.
        DataError: none of the recordings is long enough.

    """
    describer = VoiceDescriber()
    describer.speaker = load_published(checkpoint)
    describer.eval()
    chosen = _alternating(utterances)[:most]
    found: list[torch.Tensor] = []
    for number, utterance in enumerate(chosen, start=1):
        tell(number / len(chosen), utterance.id)
        try:
            samples, _ = read_mono(utterance.path, SAMPLE_RATE)
        except UnreadableAudio:
            continue
        if len(samples) >= _SHORTEST * SAMPLE_RATE:
            heard = torch.from_numpy(samples[: int(_LISTENED * SAMPLE_RATE)])[None]
            found.append(describer.speaker(at_speech_level(heard))[0])
    if not found:
        raise DataError(f"None of {len(chosen)} recordings lasts {_SHORTEST:g} s; name manifests with longer ones.")
    describer.centre.copy_(torch.stack(found).mean(0))
    speakers = len({utterance.speaker for utterance in chosen})
    return MadeDescriber(describer, len(found), {"checkpoint": checkpoint.name, "speakers": speakers})


def _alternating(utterances: Sequence[Utterance]) -> list[Utterance]:
    """The first of every speaker, then the second of every speaker, and so on."""
    turn: dict[str, int] = {}
    turns = []
    for utterance in utterances:
        turns.append(turn.get(utterance.speaker, 0))
        turn[utterance.speaker] = turns[-1] + 1
    return [utterances[place] for place in np.argsort(turns, kind="stable")]
