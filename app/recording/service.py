"""From a microphone or a file to a saved voice."""

import dataclasses
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from app.core_words import shown
from app.engine import Engine, VoiceRequest, sentence
from app.jobs import Err, Job, JobRunner, Ok, Outcome
from app.recording.pieces import Piece, best_of
from app.recording.prompt import SHORTEST, PromptDraft
from app.recording.take_check import Grade, Verdict, check_part, verdict_of
from app.undo import Change, Changes
from app.voices.service import VoicesService
from tacolm_core import join_prompts, read_prompt

if TYPE_CHECKING:
    from tacolm_core import Waveform

_RECORDED = "recorded"
_CHECK_AFTER = 120  # milliseconds after the last movement of the selection


class PromptService(QObject):
    """Holds the draft; checks it as it changes; makes the voice."""

    changed = Signal(object)  # PromptDraft or None
    pieces_changed = Signal()
    recorded = Signal(object)  # Waveform, as the microphone brought it
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
        self._put_aside: tuple[PromptDraft, tuple[Piece, ...]] | None = None
        self.changes = Changes(self)  # within the dialog
        self._asked: Job | None = None
        self._asked_of: PromptDraft | None = None
        self.pieces: tuple[Piece, ...] = ()
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
        self.changes.clear()
        self.draft, self.verdict = None, None
        self._set_pieces(())
        self.changed.emit(None)
        self.checked.emit(None)

    def put_aside(self) -> bool:
        """Begin again, but `take_up` brings back what was recorded; False if there was nothing of the sort."""
        has_any = self.draft is not None and bool(self.pieces)
        if self.draft is not None and has_any:
            self._put_aside = (self.draft, self.pieces)
        self.clear()
        return has_any

    def take_up(self) -> None:
        """What was put aside last."""
        if self._put_aside is not None:
            (draft, pieces), self._put_aside = self._put_aside, None
            self._set_pieces(pieces)
            self._show(draft)

    def take_recording(self, sound: "Waveform", words: str = "") -> None:
        """What the microphone brought while these words were on the screen."""
        self.recorded.emit(sound)
        if not self.pieces:
            self._origin = _RECORDED
            self.draft = PromptDraft.of(sound, _RECORDED)
            self.changed.emit(self.draft)
        self.busy_changed.emit(True)
        self._runner.start(lambda: Piece(sound, words, check_part(sound)), "find the speech").done.connect(
            self._on_piece
        )

    def leave_out(self, index: int) -> None:
        """One reading less; it is in the bin."""
        before = self.pieces
        after = before[:index] + before[index + 1 :]
        self._use(after)
        name = self.tr("Leave out reading {0}").format(index + 1)
        self.changes.add(Change(name, "", partial(self._use, before), partial(self._use, after)))

    def load(self, path: Path) -> None:
        """Read a sound file."""
        self._origin = path.name
        self._set_pieces(())
        self.changes.clear()
        self.busy_changed.emit(True)
        self._runner.start(lambda: _read(path), "read a sound file").done.connect(self._on_loaded)

    def trim(self, start: float, end: float) -> None:
        """Choose a part; can be undone."""
        if self.draft is not None:
            before, after = self.draft, self.draft.trimmed(start, end)
            self._show(after)
            if not after.is_same_part(before):
                redo = partial(self._show, after)
                self.changes.add(Change(self.tr("Trim"), "", partial(self._show, before), redo))

    def _show(self, draft: PromptDraft) -> None:
        self.draft = draft
        self.changed.emit(draft)
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

    def _on_piece(self, outcome: Outcome) -> None:
        """One more reading was looked at: the best of all make the prompt."""
        self.busy_changed.emit(False)
        match outcome:
            case Ok(piece) if self._origin == _RECORDED:
                self._use((*self.pieces, piece))
            case Err(error):
                self.failed.emit(sentence(error))

    def _use(self, pieces: tuple[Piece, ...]) -> None:
        self._set_pieces(pieces)
        chosen = best_of(pieces)
        words = " ".join(piece.words for piece in chosen if piece.words)
        if not chosen:
            self.draft, self.verdict = None, None
            self.changed.emit(None)
            self.checked.emit(None)
        elif len(chosen) == 1:
            self._take_usable(PromptDraft.of(chosen[0].sound, _RECORDED).with_transcript(words), chosen[0].verdict)
        else:
            sounds = [piece.sound for piece in chosen]
            job = self._runner.start(lambda: (words, join_prompts(sounds)), "join the readings")
            job.done.connect(self._on_joined)

    def _on_joined(self, outcome: Outcome) -> None:
        match outcome:
            case Ok((words, sound)) if len(self.pieces) > 1:
                self.draft = PromptDraft.of(sound, _RECORDED).with_transcript(words)
                self.changed.emit(self.draft)
                self._check()
            case Err(error):
                self.failed.emit(sentence(error))

    def _take_usable(self, draft: PromptDraft, verdict: Verdict) -> None:
        """What can be used of a recording is chosen."""
        start, end = verdict.usable_start, verdict.usable_end
        if end - start >= SHORTEST:
            transcript = draft.transcript
            draft = draft.with_transcript("").trimmed(start, end).with_transcript(transcript)
        self.draft = draft
        self.changed.emit(draft)
        self._check()

    def _set_pieces(self, pieces: tuple[Piece, ...]) -> None:
        if pieces != self.pieces:
            self.pieces = pieces
            self.pieces_changed.emit()

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
            self._take_usable(self.draft, outcome.value)
        else:
            self._check()

    def _on_checked(self, outcome: Outcome) -> None:
        if isinstance(outcome, Ok) and self.draft is not None:
            self.verdict = outcome.value
            self.checked.emit(self.verdict)
            self._ask_who_speaks(outcome.value.grade)
        elif isinstance(outcome, Err):
            self.failed.emit(sentence(outcome.error))

    def _ask_who_speaks(self, grade: Grade) -> None:
        """The engine may know more than the sound alone says; the verdict stands until it has answered."""
        if self._asked is not None:
            self._asked.cancel()
            self._asked = None
        if self.draft is not None and grade is not Grade.BAD:
            self._asked, self._asked_of = self._engine.check(self.draft.part()), self.draft
            self._asked.done.connect(self._on_answered)

    def _on_answered(self, outcome: Outcome) -> None:
        if self.sender() is self._asked:
            self._asked = None
            if isinstance(outcome, Ok) and self._asked_of is not None and self._asked_of.is_same_part(self.draft):
                self.verdict = verdict_of(outcome.value)
                self.checked.emit(self.verdict)

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
