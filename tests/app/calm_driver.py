"""The application beside two busy processes, for `test_calm_journeys.py`: real window, real sound, an untrained model.

`first` records a voice, speaks, edits a sentence, chooses a variant, plays, and speaks on until somebody kills it;
`second` goes on where it was killed, brings in a book of 50,000 words, speaks its first chapter and exports it.
"""

import json
import os
import subprocess
import sys
import time
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np

from app.jobs import ThreadExecutor
from app.paths import AppPaths
from app.resources import resource
from app.sound.player import PlayerState
from app.sound.portaudio import PortAudioBackend
from app.startup import Lifetime, make_application
from app.wiring import Outside, Studio
from tacolm_core import Waveform, write_sound
from tests.app.a_book import chapters_of, write_epub
from tests.app.doubles import speech_like
from tests.app.journey import Journey, Steps, busy_neighbours
from tests.tacolm_core.synthesis.tiny_model import write_tiny_model

TEXT = "The lamp was lit. Nobody saw the ships come in. The keeper wrote every name into his book."
CHANGED = TEXT.replace("Nobody saw", "Everybody counted")
PATIENCE = 120.0  # seconds for one step, without those in line for a core
LONG = " ".join(f"This is sentence number {number} of a text that is cut off." for number in range(8))


def load_tiny(folder: Path, _model: Path | None, device: str, threads: int) -> Any:
    from tacolm_core import load_synthesizer

    return load_synthesizer(folder, device, threads=threads or None)


class Calm(Journey):
    """A person with little patience, and two neighbours."""

    def __init__(self) -> None:
        self.application = make_application(["test"])
        self.paths = AppPaths.for_user()
        self.paths.create()
        self.prompt = self.paths.data / "prompt.wav"
        write_sound(self.prompt, Waveform(speech_like(5.0), 48_000))
        self.book = write_epub(self.paths.data / "book.epub", chapters_of(50_000, 25, 30))
        model = self.paths.data / "tiny"
        if not model.exists():
            write_tiny_model(model)
        engine, files = ThreadExecutor("engine"), ThreadExecutor("files")
        outside = Outside(PortAudioBackend(), partial(load_tiny, model), engine, files, resource("voices"))
        super().__init__(Studio(self.application, self.paths, outside), PATIENCE)
        self.lifetime = Lifetime(self.studio)
        self.window, self.bench = self.studio.window, self.studio.workbench

    def first(self) -> Steps:
        yield from self._start()
        for story in (self._record, self._speak, self._edit, self._choose_variant, self._play):
            yield from self._beside_others(story)
        print(json.dumps(self.report | {"loop": self.watch.told(), "process": os.getpid()}), flush=True)
        self.window.text.set_text(LONG)
        self.window.text.speak_button.click()
        session = self.studio.session
        yield lambda: (take := self.bench.take) and take.num_spoken and take.num_spoken < 8 and session.current.take
        yield lambda: not session._timer.isActive()
        print(self.bench.take.facts.id, flush=True)
        yield bool  # to be killed

    def second(self) -> Steps:
        yield from self._start()
        for story in (self._go_on_where_it_was, self._bring_in, self._speak_chapter, self._export):
            yield from self._beside_others(story)

    def _start(self) -> Steps:
        self.watch.doing = "start"
        yield (
            lambda: self.studio.engine.info and self.studio.dialogs.new_voice and self.is_idle()
        )  # built after all else

    def _beside_others(self, story: Any) -> Steps:
        self.watch.doing = story.__name__.strip("_").replace("_", " ")
        sys.stderr.write(f"{time.strftime('%X')} {self.watch.doing}\n")
        with busy_neighbours():
            yield from story()
            yield self.is_idle
        self.watch.doing = "rest"

    def _record(self) -> Steps:
        dialog = self.studio.dialogs.open_new_voice(self.window)
        dialog.microphone.countdown_box.setValue(0)
        dialog.microphone.record_button.click()
        with subprocess.Popen(["paplay", "--device=probe", str(self.prompt)]):
            yield lambda: self.studio.prompts.draft is not None
        yield lambda: self.studio.prompts.verdict is not None
        self.report["recorded"] = self.studio.prompts.draft.seconds
        dialog.name.setText("Recorded by a test")
        dialog.consent.setChecked(True)
        yield dialog.save_button.isEnabled
        dialog.save_button.click()
        yield lambda: self.studio.voices.current and self.studio.voices.current.name == "Recorded by a test"

    def _speak(self) -> Steps:
        self.window.text.set_text(TEXT)
        self.window.text.speak_button.click()
        yield lambda: self.bench.take and self.bench.take.facts.is_complete
        self.before = self.bench.take

    def _edit(self) -> Steps:
        self.window.text.set_text(CHANGED)
        yield self.window.text.changes_button.isVisible
        self.window.text.changes_button.click()
        yield lambda: self.bench.take.facts.text == CHANGED and self.bench.take.facts.is_complete and self.is_idle()
        after = self.bench.take
        pairs = zip(self.before.sentences, after.sentences, strict=True)
        kept = [bool(np.array_equal(old.samples, new.samples)) for old, new in pairs]
        self.report["kept"] = kept

    def _choose_variant(self) -> Steps:
        self.bench.again(1)
        yield lambda: len(self.bench.take.passages[1].variants) == 2 and self.is_idle()
        chosen = self.bench.take.passages[1].chosen
        self.window.actions_by_key["next_variant"].trigger()
        yield lambda: self.bench.take.passages[1].chosen != chosen
        self.report["variants"] = [chosen, self.bench.take.passages[1].chosen]

    def _play(self) -> Steps:
        self.bench.stop()
        self.bench.seek(0.0)
        yield lambda: self.studio.playback.state is PlayerState.PLAYING
        self.report["played"] = True
        yield lambda: self.studio.playback.seconds > min(2.0, self.bench.timeline.seconds / 2)
        self.bench.stop()

    def _go_on_where_it_was(self) -> Steps:
        yield lambda: "did not close properly" in self.window.notice.text
        self.window.notice._button.click()
        yield lambda: self.bench.take
        self.report["found"] = [self.bench.take.facts.id, self.bench.take.num_spoken]
        self.window.actions_by_key["go_on"].trigger()
        yield lambda: self.bench.take.facts.is_complete
        self.report["finished"] = [self.bench.take.facts.id, self.bench.take.num_spoken]
        self.bench.stop()

    def _bring_in(self) -> Steps:
        self.window.text.set_text("")  # it would become a chapter
        self.studio.chapters.create(str(self.paths.data / "Book"))
        yield self.is_idle
        self.studio.projects.bring_in(self.book)
        yield lambda: self.studio.projects.project and len(self.studio.projects.project.chapters) > 1
        yield self.is_idle
        chapters = [one for one in self.studio.projects.project.chapters if one.title.startswith("Chapter")]
        self.report["chapters"] = len(chapters)
        self.studio.chapters.choose(chapters[0].id)

    def _speak_chapter(self) -> Steps:
        self.window.text.speak_button.click()
        yield lambda: self.studio.projects.current.is_spoken
        self.bench.stop()

    def _export(self) -> Steps:
        self.studio.chapters.export()
        fields, out = self.studio.chapters.export_dialog.fields, self.paths.data / "out"
        out.mkdir()
        fields.folder.setText(str(out))
        for box, key in ((fields.format, "mp3"), (fields.parts, "chapters"), (fields.subtitles, "srt")):
            box.setCurrentIndex(box.findData(key))
        self.studio.chapters.export_dialog.export_button.click()
        yield self.is_idle
        self.report["files"] = sorted(path.name for path in out.rglob("*.*"))


if __name__ == "__main__":
    driver = Calm()
    report = driver.go({"first": driver.first, "second": driver.second}[sys.argv[1]]())
    print(json.dumps({**report, "ended_well": driver.lifetime.ended_well}), flush=True)
