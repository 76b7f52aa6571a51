"""A long book through the real window: made, brought in, spoken chapter by chapter, exported; prints what held as JSON.

    xvfb-run -a python scripts/long_book.py                     50,000 words, an untrained model of toy size
    xvfb-run -a python scripts/long_book.py --engine tones      the stand-in of the tests, which is quicker
    xvfb-run -a python scripts/long_book.py --until 1           until one chapter is spoken to its end
    xvfb-run -a python scripts/long_book.py --minutes 10        stop speaking after ten minutes
    python scripts/long_book.py --with-sound --until 1          screen and sound server of its own, and played too
    xvfb-run -a python scripts/long_book.py --home FOLDER       kept there, and gone on with when it is started again

The event loop is watched all the time (`tests/app/loop_watch.py`): how late it was, and how much of that was ours.
What costs nothing more when chapters are finished is shown by copying the first finished one into all the others:
time and memory of opening the book are measured with one finished chapter and with all, and all are exported.
"""

import argparse
import dataclasses
import json
import os
import resource as process
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from tests.app.a_book import chapters_of, write_epub  # noqa: E402
from tests.app.journey import Journey, Steps  # noqa: E402
from tests.app.sound_server import sound_server  # noqa: E402


def memory() -> int:
    """What the program holds now, in MB."""
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") // 1_000_000


class Reading(Journey):
    """A person at the window, with a book."""

    def __init__(self, options: argparse.Namespace, home: Path) -> None:
        from app.jobs import ThreadExecutor
        from app.paths import AppPaths
        from app.resources import resource
        from app.sound.portaudio import PortAudioBackend
        from app.startup import make_application
        from app.wiring import Outside, Studio
        from tests.app.doubles import FakeSound

        self.options, self.home = options, home
        self.application = make_application(["long book"])
        sound = PortAudioBackend() if options.with_sound else FakeSound()
        engine, files = ThreadExecutor("engine"), ThreadExecutor("files")
        paths = AppPaths.under(home / "studio")
        paths.create()
        outside = Outside(sound, self._load, engine, files, resource("voices"))
        super().__init__(Studio(self.application, paths, outside))
        self.studio.settings.update(play_while_making=options.with_sound)
        self.report |= {"words": options.words, "engine": options.engine, "memory_mb": {}}

    def _load(self, _model: Path | None, device: str, threads: int) -> Any:
        if self.options.engine == "tones":
            from tests.app.doubles import FakeEngine

            return FakeEngine()
        from tacolm_core import load_synthesizer
        from tests.tacolm_core.synthesis.tiny_model import write_tiny_model

        return load_synthesizer(write_tiny_model(self.home / "model"), device, threads=threads or None)

    def run(self) -> dict[str, Any]:
        """All of it."""
        return self.go(self.everything()) | {"peak_mb": process.getrusage(process.RUSAGE_SELF).ru_maxrss // 1024}

    def everything(self) -> Steps:
        """From the first paint to a book that is opened again."""
        studio = self.studio
        yield from self._pause("first paint", 3.0)
        yield from self._pause("nothing", 5.0)
        self.watch.doing = "start"
        studio.start()
        yield self.is_idle
        yield from self._make_voice()
        self._note_memory("before the book")
        yield from self._bring_in()
        yield from self._look_through("look through, unspoken")
        self._note_memory("the book is there")
        yield from self._speak()
        self._note_memory("spoken")
        yield from self._look_through("look through, spoken")
        self._note_memory("looked through")
        yield from self._export("exported")
        yield from self._open_again()
        yield from self._export("exported, all finished")

    def _bring_in(self) -> Steps:
        """The book that is there already, or a new one."""
        self.watch.doing, place = "bring in", self.home / "Book"
        if place.exists():
            self.studio.chapters.open(str(place))
        else:
            chapters = chapters_of(self.options.words, self.options.chapters, self.options.foreword)
            book = write_epub(self.home / "book.epub", chapters)
            self.studio.chapters.create(str(place))
            yield self.is_idle
            self.studio.projects.bring_in(book)
        yield self.is_idle
        self.report["chapters"] = len(self._chapters())

    def _make_voice(self) -> Steps:
        """Of the engine at hand: the ready voices belong to the trained one."""
        from app.engine import VoiceRequest
        from tests.tacolm_core.synthesis.tiny_model import hum

        request = VoiceRequest(hum(), "Reader", "", "hum", "no person")
        self.studio.engine.make_voice(request).done.connect(self._on_voice)
        yield lambda: (voice := self.studio.voices.current) and voice.name == "Reader"

    def _on_voice(self, outcome: Any) -> None:
        self.studio.voices.add(outcome.value)

    def _pause(self, doing: str, seconds: float) -> Steps:
        self.watch.doing, end = doing, time.monotonic() + seconds
        yield lambda: time.monotonic() > end

    def _look_through(self, doing: str) -> Steps:
        """Every chapter comes onto the screen once."""
        self.watch.doing = doing
        for chapter in self._chapters():
            self.studio.chapters.choose(chapter.id)
            yield self.is_idle

    def _speak(self) -> Steps:
        self.watch.doing, began = "speak", time.monotonic()
        self.studio.chapters.choose(self._chapters()[0].id)
        yield self.is_idle
        self.studio.speaking.take_grown.connect(self._count_sentence)
        self.studio.chapters.speak_book()
        end = began + 60 * self.options.minutes
        yield lambda: time.monotonic() > end or self._is_spoken()
        self.watch.doing = "stop speaking"
        self.report["seconds_of_speaking"] = round(time.monotonic() - began, 1)
        self.report["processor_seconds"] = round(time.process_time(), 1)
        self.studio.workbench.cancel()
        yield self.is_idle
        spoken = [chapter for chapter in self._chapters() if chapter.is_spoken]
        self.report |= {"spoken": len(spoken), "minutes_of_speech": round(sum(c.seconds for c in spoken) / 60, 1)}

    def _count_sentence(self, _take: object) -> None:
        self.report["sentences"] = self.report.get("sentences", 0) + 1

    def _export(self, doing: str) -> Steps:
        """A file for each chapter, with subtitles, chosen in the window's own dialog."""
        if not self.report["spoken"]:
            return
        self.watch.doing, began, calculated = doing, time.monotonic(), time.process_time()
        out = self.home / doing
        out.mkdir(exist_ok=True)
        self.studio.chapters.export()
        dialog = self.studio.chapters.export_dialog
        assert dialog is not None
        fields = dialog.fields
        fields.folder.setText(str(out))
        for box, key in ((fields.format, "mp3"), (fields.parts, "chapters"), (fields.subtitles, "srt")):
            box.setCurrentIndex(box.findData(key))
        dialog.export_button.click()
        yield self.is_idle
        files = sorted(path for path in out.rglob("*") if path.is_file())
        self.report[doing] = {
            "files": len(files),
            "mb": round(sum(path.stat().st_size for path in files) / 1e6, 1),
            "seconds": round(time.monotonic() - began, 1),
            "calculated": round(time.process_time() - calculated, 1),
        }
        self._note_memory(doing)

    def _open_again(self) -> Steps:
        """The book as it is, and with every chapter finished."""
        if not self.report["spoken"]:
            return
        yield from self._open("open, as spoken")
        self.studio.chapters.close()
        yield self.is_idle
        self.watch.doing = "copies, by this script"
        self._finish_all()
        yield from self._open("open, all finished")
        self.report["finished"] = sum(chapter.is_spoken for chapter in self._chapters())
        for chapter in self._chapters()[:3]:
            self.studio.chapters.choose(chapter.id)
            yield self.is_idle
        self._note_memory("three more looked at")

    def _open(self, doing: str) -> Steps:
        self.studio.chapters.close()
        yield self.is_idle
        self.watch.doing, began = doing, time.monotonic()
        self.studio.chapters.open(str(self.home / "Book"))
        calculated = time.process_time()
        yield self.is_idle
        self.report[doing] = {
            "seconds": round(time.monotonic() - began, 2),
            "calculated": round(time.process_time() - calculated, 2),
        }
        self._note_memory(doing)

    def _finish_all(self) -> None:
        """Every chapter gets the take of the first one that is finished; done between two openings."""
        from app.projects.project import ProjectFiles

        files = ProjectFiles(self.home / "Book")
        project = files.read()
        first = next(chapter for chapter in project.chapters if chapter.is_spoken)
        known = {name: getattr(first, name) for name in ("take", "seconds", "num_alarms", "is_finished")}
        for chapter in project.chapters:
            if not chapter.is_spoken:
                shutil.rmtree(files.takes(chapter.id), ignore_errors=True)
                shutil.copytree(files.takes(first.id), files.takes(chapter.id), copy_function=os.link)
                project = project.changed(chapter.id, **known, take_mark=chapter.mark)
        files.write(dataclasses.replace(project, current=first.id))

    def _chapters(self) -> tuple[Any, ...]:
        project = self.studio.projects.project
        return project.chapters if project else ()

    def _is_spoken(self) -> bool:
        spoken = sum(chapter.is_spoken for chapter in self._chapters())
        held = {"memory_mb": memory(), "processor_seconds": round(time.process_time(), 1)}
        self.report.setdefault("after_each_chapter", {}).setdefault(spoken, held)
        return spoken >= self.options.until or not self.studio.chapters.book.is_at_work

    def _note_memory(self, when: str) -> None:
        self.report["memory_mb"][when] = memory()


def options_of(arguments: list[str] | None = None) -> argparse.Namespace:
    """What was asked for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--words", type=int, default=50_000)
    parser.add_argument("--chapters", type=int, default=25)
    parser.add_argument("--engine", choices=("tiny", "tones"), default="tiny")
    parser.add_argument("--foreword", type=int, default=0, metavar="WORDS", help="of a first chapter that is short")
    parser.add_argument("--until", type=int, default=10**6, help="stop speaking after so many chapters")
    parser.add_argument("--minutes", type=float, default=600.0, help="of speaking at most")
    parser.add_argument("--home", type=Path, help="keep the book here; one that is there is gone on with")
    parser.add_argument("--with-sound", action="store_true", help="on a screen and a sound server of its own")
    return parser.parse_args(arguments)


def with_server() -> int:
    """The same once more, with a screen and a sound server."""
    with tempfile.TemporaryDirectory(prefix="sound-server-") as folder, sound_server(Path(folder)) as environment:
        command = ["xvfb-run", "-a", "-s", "-screen 0 1280x900x24", sys.executable, *sys.orig_argv[1:]]
        return subprocess.run(command, env={**environment, "LONG_BOOK_IS_SERVED": "1"}, check=False).returncode


def main() -> int:
    """Go through it, and print the report."""
    options = options_of()
    if options.with_sound and "LONG_BOOK_IS_SERVED" not in os.environ:
        return with_server()
    with tempfile.TemporaryDirectory(prefix="long-book-") as home:
        report = Reading(options, options.home or Path(home)).run()
    print(json.dumps(report, indent=1))
    if not report.get("sentences"):
        print("Nothing was spoken.", file=sys.stderr)
    return 0 if report.get("sentences") else 1


if __name__ == "__main__":
    sys.exit(main())
