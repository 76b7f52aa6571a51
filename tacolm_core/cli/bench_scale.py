"""What `bench --scale` measures: whether reading a text costs as much for each sentence, however many there are; and
what the program around the command line adds about its window.
"""

import time
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from tacolm_core.synthesis.synthesizer import Synthesizer

SENTENCES = (1, 200, 1000, 2000)
MOST_OVER_LINEAR = 1.3  # of the time a sentence takes among the most, over that among the second fewest
_WORDS = ("harbour", "market", "rope", "morning", "boat", "winter", "letter", "garden")


_more: list[Callable[[], dict[str, Any]]] = []


def measure_also(figures: Callable[[], dict[str, Any]]) -> None:
    """Let `scale_figures` add these."""
    _more.append(figures)


def scale_figures(synthesizer: "Synthesizer") -> dict[str, Any]:
    """Seconds of reading 1 to 2,000 sentences, and whether they grow no faster than the text."""
    seconds = [_seconds(synthesizer, count) for count in SENTENCES]
    few, many = (seconds[n] / SENTENCES[n] for n in (1, -1))  # the very first sentence also loads what reading needs
    found = {
        "text_seconds_by_sentences": {str(count): round(s, 3) for count, s in zip(SENTENCES, seconds, strict=True)},
        "text_growth_is_linear": many <= MOST_OVER_LINEAR * few,
    }
    for figures in _more:
        found |= figures()
    return found


def _seconds(synthesizer: "Synthesizer", count: int) -> float:
    """Work for a text of so many sentences, every one another."""
    written = (f"The {_WORDS[n % 8]} of {n} was {_WORDS[n // 8 % 8]} number {n * 7 + 3}." for n in range(count))
    text = " ".join(written)
    begin = time.process_time()
    synthesizer.prepare(text)
    return time.process_time() - begin
