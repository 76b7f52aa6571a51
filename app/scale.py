"""What `bench --scale` measures of the window: how long it takes to start, to list everything, to open a take and to
search, with few voices and takes and with many. Sound and engine stay out of it.
"""

import dataclasses
import json
import os
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QObject

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from app.engine import SpeechEngine
    from app.paths import AppPaths
    from app.sound.backend import InputCallback, OutputCallback, SoundDevice, SoundStream
    from app.takes.take import TakeFacts
    from app.wiring import Studio

SIZES: Final = ((50, 100), (500, 1_000), (5_000, 10_000))  # voices and takes
MOST_FOR_A_WINDOW: Final = 1.0  # seconds until it is painted, with all of them
MOST_OVER_LINEAR: Final = 1.3  # of the time for each entry among the most, over that among the second most
_CONTENT: Final = (
    "list",
    "list_again",
    "search_voices",
    "search_takes",
)  # what may take longer the more there is, in proportion
_PATIENCE: Final = 120.0  # seconds
_PAUSE: Final = 0.002  # seconds, so that waiting is no work
_SOON: Final = 0.02  # seconds; what takes less has no growth to be told


def window_figures(sizes: Sequence[tuple[int, int]] = SIZES) -> dict[str, Any]:
    """Seconds of each kind by number of voices and takes, and whether they grow no faster than these."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtWidgets import QApplication

    from app.startup import make_application

    there = QApplication.instance()
    application = there if isinstance(there, QApplication) else make_application(["tacolm-studio"])
    found = []
    for voices, takes in sizes:
        with tempfile.TemporaryDirectory() as folder:
            found.append(_Window(application, Path(folder), voices, takes).seconds())
    names = [f"{voices} voices, {takes} takes" for voices, takes in sizes]
    seconds = {kind: {n: round(f[kind], 3) for n, f in zip(names, found, strict=True)} for kind in found[0]}
    return {
        **{f"window_{kind}_seconds": by_size for kind, by_size in seconds.items()},
        "window_is_there_in_time": max(found[-1]["paint"], found[-1]["open"]) <= MOST_FOR_A_WINDOW,
        "window_growth_is_linear": all(_is_linear(found, sizes, kind) for kind in _CONTENT),
    }


def _is_linear(found: Sequence[dict[str, float]], sizes: Sequence[tuple[int, int]], kind: str) -> bool:
    (some, many), (fewer, most) = (each[kind] for each in found[-2:]), (sum(size) for size in sizes[-2:])
    return many <= _SOON or many / most <= MOST_OVER_LINEAR * max(some, _SOON * fewer / most) / fewer


class _Heard(QObject):
    """Whether a signal came."""

    was_heard = False

    def hear(self, _what: object = None) -> None:
        """It did."""
        self.was_heard = True


class _Window:
    """A window over folders with so much in them."""

    def __init__(self, application: "QApplication", folder: Path, voices: int, takes: int) -> None:
        from app.paths import AppPaths

        self._application, self._paths = application, AppPaths.under(folder)
        self._paths.create()
        fill_voices(self._paths, voices)
        self._newest = fill_takes(self._paths, takes)
        self._num_voices, self._num_takes = voices, takes

    def seconds(self) -> dict[str, float]:
        """Of everything that is measured."""
        from app.jobs import ThreadExecutor
        from app.wiring import Outside, Studio

        begin = time.process_time()
        outside = Outside(_Silence(), _no_engine, ThreadExecutor("engine"), ThreadExecutor("files"), self._paths.models)
        studio = Studio(self._application, self._paths, outside)
        try:
            return self._measure(studio, begin)
        finally:
            studio.close()
            studio.window.deleteLater()
            self._application.processEvents()

    def _measure(self, studio: "Studio", begin: float) -> dict[str, float]:
        voices, takes, painted = studio.voices, studio.takes, _Heard()
        studio.window.first_painted.connect(painted.hear)
        studio.window.show()
        found = {"paint": self._wait(lambda: painted.was_heard, begin)}
        studio.start()
        everything = self._num_voices, self._num_takes
        found["list"] = self._wait(lambda: (len(voices.voices), len(takes.facts)) == everything, begin)
        begin = time.process_time()
        takes.open(self._newest)
        found["open"] = self._wait(lambda: takes.current is not None, begin)
        for name, field in (("voices", studio.window.voices.search), ("takes", studio.window.takes.search)):
            begin = time.process_time()
            field.setText("market 7")
            found[f"search_{name}"] = self._wait(lambda: True, begin)
        begin, over = time.process_time(), _Heard()
        voices.refresh().done.connect(over.hear)  # as after every change of a voice
        found["list_again"] = self._wait(lambda: over.was_heard, begin)
        return found

    def _wait(self, is_done: Callable[[], bool], begin: float) -> float:
        """Seconds of work since `begin`, once it is done and the window has drawn what came of it."""
        given_up = time.perf_counter() + _PATIENCE
        while not is_done():
            self._application.processEvents()
            time.sleep(_PAUSE)
            if time.perf_counter() > given_up:
                raise TimeoutError("the window did not answer")
        self._application.processEvents()
        return time.process_time() - begin


def fill_voices(paths: "AppPaths", count: int) -> None:
    """Voices of random codes."""
    import numpy as np

    from tacolm_core import Voice, save_voice

    random = np.random.default_rng(0)
    for number in range(count):
        codes = random.integers(0, 1024, (8, 225), dtype=np.int16)
        voice = Voice(codes, name=f"Voice {number}", note=f"the market, row {number % 97}")
        save_voice(paths.voices / f"voice-{number}.voice", voice, is_lasting=False)


def fill_takes(paths: "AppPaths", count: int) -> str:
    """Takes, of which the newest has sound; its id."""
    from app.takes.history import TakeHistory
    from app.takes.take import Take

    facts = [_facts(number) for number in range(count)]
    TakeHistory(paths.takes).save(Take.of(facts[-1], [_spoken(facts[-1].text)]))
    for each in facts[:-1]:
        folder = paths.takes / each.id
        folder.mkdir()
        record = {"format": 2, **dataclasses.asdict(each), "passages": []}
        (folder / "studio.json").write_text(json.dumps(record), encoding="utf-8")
    return facts[-1].id


def _facts(number: int) -> "TakeFacts":
    from app.takes.take import TakeFacts

    day, second = divmod(number, 86_400)
    when = f"{second // 3600:02d}:{second // 60 % 60:02d}:{second % 60:02d}"
    return TakeFacts(
        id=f"202601{1 + day:02d}-{when.replace(':', '')}-{number:06x}",
        created=f"2026-01-{1 + day:02d}T{when}+00:00",
        text=f"By {number % 12 + 1} o'clock the market was full of people. " * 4,
        voice_name=f"Voice {number % 50}",
        voice_hash="",
        voice_key="",
        options={},
        seed=number,
        is_complete=True,
    )


def _spoken(text: str) -> Any:
    """A sentence of noise."""
    import numpy as np

    from tacolm_core import HOP, SentenceResult, SpokenSentence, TextTokens, WordSpan

    random, frames, written = np.random.default_rng(0), 400, text[:45]
    words = tuple(WordSpan(word, 1 + n, 2 + n) for n, word in enumerate(written.split()))
    tokens = TextTokens(tuple(range(1, len(words) + 3)), words)
    attention = random.random((frames, len(tokens.ids))).astype(np.float16)
    return SentenceResult(
        sentence=SpokenSentence(written=written, spoken=written, tokens=tokens, pause_after=0.0),
        codes=random.integers(0, 1024, (8, frames), dtype=np.int16),
        alignment=np.linspace(0, len(words), frames).astype(np.int16),
        attention=attention,
        samples=(random.standard_normal(frames * HOP) * 0.1).astype(np.float32),
        seed=1,
        alarms=(),
    )


def _no_engine(*_: object) -> "SpeechEngine":
    from tacolm_core import NoModel

    raise NoModel("Nothing is spoken while the window is measured.")


class _Silence:
    """A sound system without devices."""

    def devices(self) -> "Sequence[SoundDevice]":
        return ()

    def refresh(self) -> None:
        """There is nothing to look for."""

    def open_input(self, device: "SoundDevice | None", callback: "InputCallback") -> "SoundStream":  # noqa: ARG002
        raise _no_device()

    def open_output(
        self,
        device: "SoundDevice | None",  # noqa: ARG002
        sample_rate: int,  # noqa: ARG002
        callback: "OutputCallback",  # noqa: ARG002
    ) -> "SoundStream":
        raise _no_device()


def _no_device() -> Exception:
    from app.sound.backend import SoundProblem

    return SoundProblem("There is no sound while the window is measured.")
