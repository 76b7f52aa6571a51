"""From a microphone or a file to a saved voice."""

import dataclasses
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from app.core_words import shown
from app.engine import Engine, VoiceRequest, sentence
from app.jobs import Err, JobRunner, Ok, Outcome
from app.recording.prompt import SHORTEST, PromptDraft
from app.recording.take_check import Verdict, check_part
from app.voices.service import VoicesService
from tacolm_core import read_prompt

if TYPE_CHECKING:
    from tacolm_core import Waveform

_CHECK_AFTER = 120  # milliseconds after the last movement of the selection


class PromptService(QObject):
    """Holds the draft; checks it as it changes; makes the voice."""

    changed = Signal(object)  # PromptDraft or None
    checked = Signal(object)  # Verdict or None
    busy_changed = Signal(bool)
    saved = Signal()
    best_ready = Signal(object)  # Waveform: the codec round trip
    told = Signal(str)
    failed = Signal(str)

    def __init__(self, engine: Engine, runner: JobRunner, voices: VoicesService, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._engine = engine
        self._runner = runner
        self._voices = voices
        self._origin = ""
        self._note = ""
        self._saved: PromptDraft | None = None  # what becomes a voice; another one may be on the screen by then
        self._best_of: PromptDraft | None = None  # what the codec was asked to play; another one may be shown by then
        self.draft: PromptDraft | None = None
        self.verdict: Verdict | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_CHECK_AFTER)
        self._timer.timeout.connect(self._check)

    def clear(self) -> None:
        """Begin again."""
        self._timer.stop()
        self._origin = ""
        self.draft, self.verdict = None, None
        self.changed.emit(None)
        self.checked.emit(None)

    def take_recording(self, sound: "Waveform") -> None:
        """What the microphone brought."""
        self._take(sound, "recorded")

    def load(self, path: Path) -> None:
        """Read a sound file."""
        self._origin = path.name
        self.busy_changed.emit(True)
        self._runner.start(lambda: _read(path), "read a sound file").done.connect(self._on_loaded)

    def trim(self, start: float, end: float) -> None:
        if self.draft is not None:
            self.draft = self.draft.trimmed(start, end)
            self.changed.emit(self.draft)
            self._timer.start()

    def set_transcript(self, text: str) -> None:
        """The words of the part that is chosen now."""
        if self.draft is not None:
            self.draft = self.draft.with_transcript(text)
            self.changed.emit(self.draft)

    def hear_best(self) -> None:
        """Ask for the chosen part through the codec."""
        if self.draft is not None:
            self._tell_wait()
            self.busy_changed.emit(True)
            self._best_of = self.draft
            self._engine.round_trip(self.draft.part()).done.connect(self._on_best)

    def save(self, *, name: str, note: str, consent: str) -> None:
        """Make the voice and add it to the library."""
        if self.draft is None:
            return
        self._note, self._saved = note.strip(), self.draft
        self._tell_wait()
        transcript = "" if self.draft.is_transcript_stale else self.draft.transcript.strip()
        self.busy_changed.emit(True)
        request = VoiceRequest(self.draft.part(), name.strip(), transcript, self.draft.origin, consent)
        self._engine.make_voice(request).done.connect(self._on_voice)

    def _tell_wait(self) -> None:
        if self._engine.is_busy:
            self.told.emit(self.tr("The voice engine is at work; this follows as soon as it is free."))

    def _take(self, sound: "Waveform", origin: str) -> None:
        self.draft = PromptDraft.of(sound, origin)
        self.changed.emit(self.draft)
        self.busy_changed.emit(True)
        self._runner.start(lambda: check_part(sound), "find the speech").done.connect(self._on_searched)

    def _check(self) -> None:
        if self.draft is None:
            return
        part = self.draft.part()
        job = self._runner.start(lambda: check_part(part), "check a recording")
        job.done.connect(self._on_checked)

    def _on_searched(self, outcome: Outcome) -> None:
        """The whole recording was looked at: choose what can be used of it."""
        self.busy_changed.emit(False)
        if isinstance(outcome, Ok) and self.draft is not None:
            start, end = outcome.value.usable_start, outcome.value.usable_end
            if end - start >= SHORTEST:
                self.draft = self.draft.trimmed(start, end)
                self.changed.emit(self.draft)
        self._check()

    def _on_checked(self, outcome: Outcome) -> None:
        if isinstance(outcome, Ok) and self.draft is not None:
            self.verdict = outcome.value
            self.checked.emit(self.verdict)
        elif isinstance(outcome, Err):
            self.failed.emit(sentence(outcome.error))

    def _on_loaded(self, outcome: Outcome) -> None:
        self.busy_changed.emit(False)
        match outcome:
            case Ok((sound, remarks)) if self._origin:
                self._take(sound, self._origin)
                for remark in remarks:
                    self.told.emit(shown(remark))
            case Err(error):
                self.failed.emit(sentence(error))

    def _on_best(self, outcome: Outcome) -> None:
        self.busy_changed.emit(False)
        match outcome:
            case Ok(sound) if self._best_of is not None and self._best_of.is_same_part(self.draft):
                self.best_ready.emit(sound)
            case Err(error):
                self.failed.emit(self._engine.explain(error))

    def _on_voice(self, outcome: Outcome) -> None:
        self.busy_changed.emit(False)
        match outcome:
            case Ok(voice):
                self._voices.add(dataclasses.replace(voice, note=self._note))
                if self.draft is not None and self._saved is not None and self.draft.sound is self._saved.sound:
                    self.clear()
                    self.saved.emit()
            case Err(error):
                self.failed.emit(self._engine.explain(error))


def _read(path: Path) -> "tuple[Waveform, list[str]]":
    """A recording, and what is odd about its file."""
    remarks: list[str] = []
    return read_prompt(path, remarks.append), remarks
