"""Fixed lists: which prompt says which text, chosen once by a seed and kept in a file.

* cross-utterance: the prompt is the first 3 s of one recording, the text another one's or a given sentence. Judged on
  everything that was generated.
* continuation: the prompt is the first 3 s of a recording, the text is that recording's own. A system's clip holds
  prompt and continuation together, as the papers publish them; words are counted over the whole file.
"""

import json
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Final, Literal

import numpy as np

from tacolm_core.errors import TacolmError
from tacolm_core.files import replace_file

Kind = Literal["cross-utterance", "continuation"]
PROMPT_SECONDS: Final = 3.0
KINDS: Final = ("cross-utterance", "continuation")


@dataclass(frozen=True)
class Recording:
    """What lists are made from."""

    id: str
    path: Path
    text: str
    speaker: str
    seconds: float


@dataclass(frozen=True)
class TestItem:
    """One line of a list: a clip `ID.wav` of a system answers it."""

    id: str
    kind: Kind
    prompt: Path  # its first PROMPT_SECONDS
    prompt_text: str  # of the whole recording; "" where it is not known
    text: str  # what must be said
    speaker: str
    seconds: float = 0.0  # of a reference recording of `text`; 0 without one

    __test__ = False  # its name would make pytest look inside


def cross_utterance(
    recordings: Iterable[Recording], sentences: Sequence[str], count: int, seed: int = 0
) -> list[TestItem]:
    """Items that go round the speakers; texts are `sentences` or, without any, another utterance of the speaker.

    Raises:
        TacolmError: no recording is long enough, or a speaker has no other utterance to take the text from.

    """
    rng = np.random.default_rng(seed)
    by_speaker = _by_speaker(recordings, PROMPT_SECONDS)
    chosen = []
    for number in range(count):
        speaker = list(by_speaker)[number % len(by_speaker)]
        prompt = by_speaker[speaker][int(rng.integers(len(by_speaker[speaker])))]
        text, seconds = _text_for(prompt, by_speaker[speaker], sentences, number, rng)
        name = f"{number:03d}-{prompt.id}"
        chosen.append(TestItem(name, "cross-utterance", prompt.path, prompt.text, text, speaker, seconds))
    return chosen


def _text_for(
    prompt: Recording, of_speaker: Sequence[Recording], sentences: Sequence[str], number: int, rng: np.random.Generator
) -> tuple[str, float]:
    if sentences:
        return sentences[number % len(sentences)], 0.0
    others = [r for r in of_speaker if r.id != prompt.id and r.text.strip()]
    if not others:
        raise TacolmError(f"Speaker {prompt.speaker} has no second recording with text; give a list of sentences.")
    other = others[int(rng.integers(len(others)))]
    return other.text, other.seconds


def continuation(
    recordings: Iterable[Recording], count: int, seed: int = 0, *, shortest: float = 4.0, longest: float = 10.0
) -> list[TestItem]:
    """Items whose prompt is the beginning of the recording to be continued (4 to 10 s, as in VALL-E's test).

    Raises:
        TacolmError: no recording has the length and a text.

    """
    rng = np.random.default_rng(seed)
    usable = [r for r in recordings if r.text.strip() and shortest <= r.seconds <= longest]
    by_speaker = _by_speaker(usable, shortest)
    chosen = []
    for number in range(count):
        speaker = list(by_speaker)[number % len(by_speaker)]
        one = by_speaker[speaker][int(rng.integers(len(by_speaker[speaker])))]
        name = f"{number:03d}-{one.id}"
        chosen.append(TestItem(name, "continuation", one.path, one.text, one.text, speaker, one.seconds))
    return chosen


def split_text(item: TestItem) -> tuple[str, str]:
    """Words of a continuation item said within the prompt, and those after it, by the share of letters.

    Both parts have at least one word. Where words lie in the recording is not known: one may be on the wrong side.
    """
    words = item.text.split()
    letters = np.cumsum([len(word) for word in words])
    said = int(np.searchsorted(letters, letters[-1] * PROMPT_SECONDS / max(item.seconds, PROMPT_SECONDS)))
    said = min(max(said, 1), max(1, len(words) - 1))
    return " ".join(words[:said]), " ".join(words[said:]) or item.text


def _by_speaker(recordings: Iterable[Recording], shortest: float) -> dict[str, list[Recording]]:
    groups: defaultdict[str, list[Recording]] = defaultdict(list)
    for recording in sorted(recordings, key=lambda r: r.id):
        if recording.seconds >= shortest:
            groups[recording.speaker].append(recording)
    if not groups:
        raise TacolmError(f"No recording of at least {shortest:g} s fits this list; use a larger manifest.")
    return dict(groups)


def write_list(path: Path, items: Sequence[TestItem]) -> None:
    """JSON lines; prompts relative to the list where they lie below it.

    Raises:
        OutputError: the file cannot be written.

    """
    folder = path.parent.resolve()
    lines = []
    for item in items:
        prompt = item.prompt.resolve()
        place = prompt.relative_to(folder).as_posix() if prompt.is_relative_to(folder) else str(prompt)
        lines.append(json.dumps({**asdict(item), "prompt": place}, ensure_ascii=False))
    with replace_file(path) as aside:
        aside.write_text("".join(line + "\n" for line in lines), encoding="utf-8")


def read_list(path: Path) -> list[TestItem]:
    """Items of a list.

    Raises:
        TacolmError: the file is missing, or a line of it is no item (the text names the line).

    """
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise TacolmError(f"{path} cannot be read as a list of tests ({error}); make one.") from error
    items = []
    for number, line in enumerate(lines, start=1):
        try:
            item = TestItem(**json.loads(line))
            items.append(replace(item, prompt=path.parent / item.prompt))
        except (ValueError, TypeError) as error:
            raise TacolmError(f"Line {number} of {path} is no test item ({error}); make a new list.") from error
    if not items:
        raise TacolmError(f"{path} is empty; make a list with: tacolm evaluate list.")
    return items
