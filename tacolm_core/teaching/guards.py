"""What a model must not forget while it learns one voice: text that it speaks itself, in this voice's prompt."""

from typing import Final

import numpy as np
import torch

from tacolm_core.config import SynthesisOptions
from tacolm_core.synthesis.synthesizer import Synthesizer
from tacolm_core.synthesis.voice import Voice
from tacolm_core.teaching.pieces import Piece
from tacolm_core.teaching.state import CourseState

TEXTS: Final = (
    "Yesterday the museum opened a small exhibition about old maps and ships.",
    "Could you please tell me which bus goes to the central station?",
    "He fixed the broken chair, painted it blue, and gave it to a neighbour.",
    "Thirty people waited outside the theatre until the rain finally stopped.",
    "My cousin enjoys cooking spicy vegetables with garlic and fresh ginger.",
    "Nobody knew why the lights went out just before the concert began.",
    "We should leave early, otherwise the traffic will be dreadful again.",
    "The judge thanked both lawyers and asked everyone to sit down.",
)


def spoken_guards(synthesizer: Synthesizer, voice: Voice, count: int, state: CourseState) -> list[Piece]:
    """Some of TEXTS as the untaught model speaks them; what went wrong in it is left out.

    Args:
        synthesizer: of the untaught model.
        voice: untaught.
        count: of texts, as many as there are at most.
        state: keeps what was spoken.

    """
    found: list[Piece] = []
    device = synthesizer.networks.device
    for number, text in enumerate(TEXTS[:count]):
        kept = state.load(f"guard-{number}")
        if kept is None:
            spoken = _spoken(synthesizer, voice, text, number)
            state.save(f"guard-{number}", spoken, {})
        else:
            spoken = kept[0]
        if spoken:
            ids, codes, path = (spoken[key].to(device) for key in ("ids", "codes", "path"))
            vector = None if voice.vector is None else torch.from_numpy(voice.vector).to(device)
            found.append(Piece(ids, codes, path, torch.zeros(0, device=device), vector))
    return found


def _spoken(synthesizer: Synthesizer, voice: Voice, text: str, seed: int) -> dict[str, torch.Tensor]:
    """Tokens, codes and path of a sentence; nothing if it raised an alarm."""
    result = synthesizer.synthesize(text, voice, SynthesisOptions(seed=seed)).sentences[0]
    if result.alarms:
        return {}
    return {
        "ids": torch.tensor(result.sentence.tokens.ids),
        "codes": torch.from_numpy(result.codes.astype(np.int64)),
        "path": torch.from_numpy(result.alignment.astype(np.int64)),
    }
