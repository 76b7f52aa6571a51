"""Where a recording that is to be continued is cut, when its words are known and their places are not."""

from typing import TYPE_CHECKING

import numpy as np

from tacolm_core.audio.files import read_sound
from tacolm_core.audio.resample import resample
from tacolm_core.audio.waveform import Waveform
from tacolm_core.errors import TextError
from tacolm_core.evaluation.protocol import PROMPT_SECONDS, TestItem, split_text
from tacolm_core.teaching.listening import Listener
from tacolm_core.teaching.pieces import text_ids
from tacolm_core.units import frames_to_seconds

if TYPE_CHECKING:
    from tacolm_core.synthesis.synthesizer import Synthesizer

_SHORTEST = 1.5  # seconds; an earlier end of a word leaves too little to go on from


def opening_of(synthesizer: "Synthesizer", item: TestItem) -> tuple[Waveform, str, str]:
    """The beginning of a continuation item's recording, at most 3 s; its words, and those that are still to be said.

    It ends with the last word that ends before 3 s, as the AR model's own pointer map has it: a word cut in two would
    be on one side in the sound and on the other in the text. Where nothing points, or no word ends in time, the
    recording is cut at 3 s and the words by their letters.
    """
    ends = _word_ends(synthesizer, item)
    counts = [n for n, end in enumerate(ends, start=1) if _SHORTEST <= end <= PROMPT_SECONDS]
    if not counts:
        return read_sound(item.prompt, max_seconds=PROMPT_SECONDS), *split_text(item)
    words = item.text.split()
    opening = read_sound(item.prompt, max_seconds=ends[counts[-1] - 1])
    return opening, " ".join(words[: counts[-1]]), " ".join(words[counts[-1] :])


def _word_ends(synthesizer: "Synthesizer", item: TestItem) -> list[float]:
    """Seconds at which the words of an item end in its recording, but for the last one."""
    words = item.text.split()
    if not synthesizer.networks.ar.points:
        return []
    try:
        said = [text_ids(synthesizer, " ".join(words[:count])) for count in range(1, len(words))]
        whole = text_ids(synthesizer, item.text)
    except TextError:
        return []
    piece, _ = Listener(synthesizer).align(resample(read_sound(item.prompt), synthesizer.sample_rate), whole)
    if piece.codes.shape[1] < len(whole):
        return []
    # A beginning of the text has as many tokens as it has in the whole, and an end of its own.
    return [frames_to_seconds(int(np.searchsorted(piece.path.cpu().numpy(), len(ids) - 1))) for ids in said]
