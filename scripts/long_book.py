"""A long book through the real window: made, brought in, spoken chapter by chapter, exported; prints what held as JSON.

    xvfb-run -a python scripts/long_book.py                     50,000 words, an untrained model of toy size
    xvfb-run -a python scripts/long_book.py --engine tones      the stand-in of the tests, which is quicker
    xvfb-run -a python scripts/long_book.py --minutes 10        stop speaking after ten minutes, and go on from there
    xvfb-run -a python scripts/long_book.py --foreword 60 --until 1      until one short chapter is spoken to its end

The event loop is watched all the time: a timer of 10 ms that comes late has waited for something. How much of that the
window's thread calculated itself, and how much the other threads, tells whose fault it was; the rest is others'.
"""

import argparse
import json
import random
import resource as process
import sys
import tempfile
import time
from collections.abc import Callable, Generator
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from PySide6.QtCore import QCoreApplication, QTimer  # noqa: E402

PROSE = (
    "the lamp harbour keeper wrote every name into old book before breakfast and ships came out of fog while nobody "
    "counted them because wind had gone north again that winter when his brother left"
)
WORDS = PROSE.split()
BEAT, LATE = 0.01, 0.1  # seconds
Step = Generator[Callable[[], object], None, None]  # yields what it waits for


def text_of(num_words: int, num_chapters: int, foreword: int) -> str:
    """A book of sentences of 5 to 15 words, the same each time; `foreword` words stand in a chapter of their own."""
    chance = random.Random(1)
    chapters = []
    lengths = [foreword] * bool(foreword) + [num_words // num_chapters] * num_chapters
    for number, left in enumerate(lengths, start=1):
        sentences = []
        while left > 0:
            words = chance.choices(WORDS, k=min(left, chance.randint(5, 15)))
            left -= len(words)
            sentences.append(" ".join(words).capitalize() + ".")
        lines = [" ".join(sentences[first : first + 6]) for first in range(0, len(sentences), 6)]
        chapters.append(f"Chapter {number}\n\n" + "\n\n".join(lines))
    return "\n\n".join(chapters)


def _clocks() -> tuple[float, float, float]:
    """Seconds that passed, that this thread calculated, that all threads did."""
    return time.monotonic(), time.thread_time(), time.process_time()


class Watch:
    """How late the event loop was, by what was going on."""

    def __init__(self) -> None:
        self.doing = ""
        self.found: dict[str, list[tuple[float, float, float]]] = {}  # late, calculated here, by the other threads
        self._last = _clocks()
        self._timer = QTimer()
        self._timer.setInterval(round(BEAT * 1000))
        self._timer.timeout.connect(self._beat)
        self._timer.start()

    def _beat(self) -> None:
        now = _clocks()
        passed, own, process_time = (after - before for after, before in zip(now, self._last, strict=True))
        self.found.setdefault(self.doing, []).append((max(0.0, passed - BEAT), own, process_time - own))
        self._last = now

    def told(self) -> dict[str, dict[str, float]]:
        """Beats, the longest wait, how many were over 0.1 s, and the worst that is not other programs' doing."""
        return {
            name: {
                "beats": len(beats),
                "longest": round(max(late for late, _, _ in beats), 3),
                "over": sum(late > LATE for late, _, _ in beats),
                "own": round(max(own for _, own, _ in beats), 3),
                "own and other threads": round(max(min(late, own + others) for late, own, others in beats), 3),
            }
            for name, beats in self.found.items()
        }


class Journey:
    """A person at the window, with a book."""

    def __init__(self, options: argparse.Namespace, home: Path) -> None:
        from app.jobs import ThreadExecutor
        from app.paths import AppPaths
        from app.resources import resource
        from app.startup import make_application
        from app.wiring import Outside, Studio
        from tests.app.doubles import FakeSound

        self.options, self.home = options, home
        self.application = make_application(["long book"])
        outside = Outside(
            FakeSound(), self._load, ThreadExecutor("engine"), ThreadExecutor("files"), resource("voices")
        )
        paths = AppPaths.under(home / "studio")
        paths.create()
        self.studio = Studio(self.application, paths, outside)
        self.studio.settings.update(play_while_making=False)
        self.watch = Watch()
        self.report: dict[str, Any] = {"words": options.words, "engine": options.engine}
        self._step = self._steps()
        self._awaited: Callable[[], object] = bool
        self._timer = QTimer()
        self._timer.setInterval(50)
        self._timer.timeout.connect(self._go_on)

    def _load(self, _model: Path | None, device: str, threads: int) -> Any:
        if self.options.engine == "tones":
            from tests.app.doubles import FakeEngine

            return FakeEngine()
        from tacolm_core import load_synthesizer
        from tests.tacolm_core.synthesis.tiny_model import write_tiny_model

        return load_synthesizer(write_tiny_model(self.home / "model"), device, threads=threads or None)

    def run(self) -> dict[str, Any]:
        """All of it, in the program's own event loop."""
        self.studio.window.show()
        self._awaited = next(self._step)
        self._timer.start()
        self.application.exec()
        self.report |= {"loop": self.watch.told(), "peak_mb": process.getrusage(process.RUSAGE_SELF).ru_maxrss // 1024}
        return self.report

    def _go_on(self) -> None:
        if not self._awaited():
            return
        try:
            self._awaited = next(self._step)
        except StopIteration:
            self._timer.stop()
            self.studio.window.close()
            self.studio.close()
            QCoreApplication.quit()

    def _steps(self) -> Step:
        studio = self.studio
        yield from self._pause("first paint", 3.0)
        yield from self._pause("nothing", 5.0)
        self.watch.doing = "start"
        studio.start()
        yield self._is_idle
        yield from self._make_voice()
        book = self.home / "book.txt"
        book.write_text(text_of(self.options.words, self.options.chapters, self.options.foreword), encoding="utf-8")
        self.watch.doing = "bring in"
        studio.chapters.create(str(self.home / "Book"))
        yield self._is_idle
        studio.projects.bring_in(book)
        yield self._is_idle
        self.report["chapters"] = len(self._chapters())
        yield from self._look_through("look through, unspoken")
        yield from self._speak()
        yield from self._look_through("look through, spoken")
        self.watch.doing = "export"
        yield from self._export()

    def _make_voice(self) -> Step:
        """Of the engine at hand: the ready voices belong to the trained one."""
        from app.engine import VoiceRequest
        from tests.tacolm_core.synthesis.tiny_model import hum

        request = VoiceRequest(hum(), "Reader", "", "hum", "no person")
        self.studio.engine.make_voice(request).done.connect(self._on_voice)
        yield lambda: (voice := self.studio.voices.current) and voice.name == "Reader"

    def _on_voice(self, outcome: Any) -> None:
        self.studio.voices.add(outcome.value)

    def _pause(self, doing: str, seconds: float) -> Step:
        self.watch.doing, end = doing, time.monotonic() + seconds
        yield lambda: time.monotonic() > end

    def _look_through(self, doing: str) -> Step:
        """Every chapter comes onto the screen once."""
        self.watch.doing = doing
        for chapter in self._chapters():
            self.studio.chapters.choose(chapter.id)
            yield self._is_idle

    def _speak(self) -> Step:
        self.watch.doing, began = "speak", time.monotonic()
        self.studio.chapters.speak_book()
        self.studio.speaking.take_grown.connect(self._count_sentence)
        end = began + 60 * self.options.minutes
        yield lambda: time.monotonic() > end or self._is_spoken()
        self.watch.doing = "stop speaking"
        self.report["seconds_of_speaking"] = round(time.monotonic() - began, 1)
        self.studio.workbench.cancel()
        yield self._is_idle
        spoken = [chapter for chapter in self._chapters() if chapter.is_spoken]
        self.report |= {"spoken": len(spoken), "minutes_of_speech": round(sum(c.seconds for c in spoken) / 60, 1)}

    def _count_sentence(self, _take: object) -> None:
        self.report["sentences"] = self.report.get("sentences", 0) + 1

    def _export(self) -> Step:
        from app.projects.export import BookRequest
        from app.takes.export import ExportRequest

        project = self.studio.projects.project
        if project is None or not self.report["spoken"]:
            return
        (self.home / "out").mkdir()
        manner = ExportRequest(self.home / "out" / "Book.mp3", "mp3", with_sidecar=False, subtitles="srt")
        self.studio.book_exports.start(BookRequest(project, manner, "chapters"))
        yield self._is_idle
        self.report["files"] = len(list((self.home / "out").iterdir()))

    def _chapters(self) -> tuple[Any, ...]:
        project = self.studio.projects.project
        return project.chapters if project else ()

    def _is_spoken(self) -> bool:
        spoken = sum(chapter.is_spoken for chapter in self._chapters())
        return spoken >= self.options.until or (self._is_idle() and spoken == len(self._chapters()))

    def _is_idle(self) -> bool:
        from app.speaking.service import SpeakingState

        busy = self.studio.engine_runner.is_busy or self.studio.file_runner.is_busy
        return not busy and self.studio.speaking.state is SpeakingState.IDLE


def main() -> int:
    """Go through it, and print the report."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--words", type=int, default=50_000)
    parser.add_argument("--chapters", type=int, default=25)
    parser.add_argument("--engine", choices=("tiny", "tones"), default="tiny")
    parser.add_argument("--foreword", type=int, default=0, metavar="WORDS", help="of a first chapter that is short")
    parser.add_argument("--until", type=int, default=10**6, help="stop speaking after so many chapters")
    parser.add_argument("--minutes", type=float, default=600.0, help="of speaking at most")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="long-book-") as home:
        report = Journey(options, Path(home)).run()
    print(json.dumps(report, indent=1))
    if not report.get("sentences"):
        print("Nothing was spoken.", file=sys.stderr)
    return 0 if report.get("sentences") else 1


if __name__ == "__main__":
    sys.exit(main())
