"""The voices to choose from, the chosen one, and every change to them."""

import dataclasses
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from app.engine import sentence
from app.jobs import Err, Job, JobRunner, Ok, Outcome
from app.settings import SettingsStore
from app.undo import Change, Changes
from app.voices.collection import SavedVoice, VoiceLibrary, VoiceWords, words_about
from app.voices.ready import FIRST_CHOICE

if TYPE_CHECKING:
    from tacolm_core import Voice


class VoicesService(QObject):
    """Holds the list; file work runs as jobs."""

    listed = Signal()
    chosen = Signal(object)  # SavedVoice or None
    told = Signal(str)  # something worked
    failed = Signal(str)

    def __init__(
        self,
        library: VoiceLibrary,
        runner: JobRunner,
        settings: SettingsStore,
        changes: Changes,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._library = library
        self._runner = runner
        self._settings = settings
        self._changes = changes
        self._choose_next = ""
        self.voices: list[SavedVoice] = []
        self.current: SavedVoice | None = None

    def refresh(self, *, clear_trash: bool = False) -> Job:
        """Read the folders again."""
        library = self._library

        def work() -> list[SavedVoice]:
            if clear_trash:
                library.trash.clear_old()
            return library.list()

        job = self._runner.start(work, "list voices")
        job.done.connect(self._on_listed)
        return job

    def choose(self, key: str) -> None:
        """Speak with this voice from now on."""
        found = self.find(key)
        if found is None or found is self.current:
            return
        self.current = found
        self._settings.update(voice=found.key)
        self.chosen.emit(found)

    def find(self, key: str) -> SavedVoice | None:
        return next((saved for saved in self.voices if saved.key == key), None)

    def find_by_hash(self, voice_hash: str) -> SavedVoice | None:
        """The voice a take was made with, whatever it is called now."""
        return next((saved for saved in self.voices if saved.voice.hash == voice_hash), None)

    def add(self, voice: "Voice") -> Job:
        """Save a new voice and choose it; ends in Ok(SavedVoice)."""
        library = self._library
        job = self._do(lambda: library.add(voice), "save a voice")
        job.done.connect(self._on_added)
        return job

    def change(self, saved: SavedVoice, words: VoiceWords) -> None:
        """Other words about the same sound."""
        library = self._library
        self._do(lambda: (saved, library.change(saved, words)), "change a voice").done.connect(self._on_worded)

    def rename(self, saved: SavedVoice, name: str) -> None:
        """Only another name."""
        if name.strip() not in ("", saved.name):
            self.change(saved, dataclasses.replace(words_about(saved), name=name))

    def tags_of(self, saved: SavedVoice) -> tuple[str, ...]:
        """Words under which a voice is found, ready-made ones too."""
        return tuple(self._settings.current.voice_tags.get(saved.voice.hash, "").split())

    def tag(self, saved: SavedVoice, tags: Sequence[str]) -> None:
        """Other tags; can be undone."""
        before, after = self.tags_of(saved), tuple(dict.fromkeys(tags))
        if before != after:
            self._set_tags(saved.voice.hash, after)
            name = self.tr("Change the tags of “{0}”").format(saved.name)
            undo, redo = (
                partial(self._set_tags, saved.voice.hash, before),
                partial(self._set_tags, saved.voice.hash, after),
            )
            self._changes.add(Change(name, "", undo, redo))

    def _set_tags(self, voice_hash: str, tags: tuple[str, ...]) -> None:
        kept = {**self._settings.current.voice_tags, voice_hash: " ".join(tags)}
        self._settings.update(voice_tags={key: words for key, words in kept.items() if words})
        self.listed.emit()

    def _reword(self, key: str, words: VoiceWords) -> bool:
        saved = self.find(key)
        if saved is not None:
            library = self._library
            self._do(lambda: library.change(saved, words), "change a voice")
        return saved is not None

    @property
    def continues(self) -> bool:
        """Whether speech shall go on from the words of a voice that knows them."""
        return self._settings.current.continuation

    def set_continuation(self, wanted: bool) -> None:
        self._settings.update(continuation=wanted)

    def delete(self, saved: SavedVoice) -> None:
        """Into the bin, from where an undo brings it back."""
        library = self._library
        self._do(lambda: _deleted(library, saved), "delete a voice").done.connect(self._on_deleted)

    def _remove(self, saved: SavedVoice) -> None:
        library = self._library
        self._do(lambda: library.trash.throw(saved.key), "delete a voice")

    def bring_back(self, saved: SavedVoice) -> None:
        """Out of the bin, and chosen."""
        library = self._library
        self._choose_next = saved.key
        self._do(lambda: library.trash.restore(saved.key), "restore a voice")

    def export(self, saved: SavedVoice, target: Path) -> None:
        library = self._library
        job = self._runner.start(lambda: _exported(library, saved, target), "export a voice")
        job.done.connect(self._on_exported)

    def bring_in(self, source: Path) -> None:
        """Somebody's voice file; one that is here already is only chosen."""
        library = self._library
        self._do(lambda: library.bring_in(source), "import a voice").done.connect(self._on_imported)

    def _on_imported(self, outcome: Outcome) -> None:
        if isinstance(outcome, Ok):
            saved, is_new = outcome.value
            self._choose_next = saved.key
            if not is_new:
                self.told.emit(self.tr("This voice is here already: “{0}”.").format(saved.name))

    def _do(self, work: Any, name: str) -> Job:
        """A change on disk, then the list again."""
        job = self._runner.start(work, name)
        job.done.connect(self._on_changed)
        return job

    def _on_added(self, outcome: Outcome) -> None:
        if isinstance(outcome, Ok):
            self._choose_next = outcome.value.key

    def _on_deleted(self, outcome: Outcome) -> None:
        if isinstance(outcome, Ok):
            saved: SavedVoice = outcome.value
            name = self.tr("Delete the voice “{0}”").format(saved.name)
            told = self.tr("The voice “{0}” was deleted.").format(saved.name)
            self._changes.add(Change(name, told, partial(self.bring_back, saved), partial(self._remove, saved)))

    def _on_worded(self, outcome: Outcome) -> None:
        if not isinstance(outcome, Ok):
            return
        before, after = outcome.value
        if before.name != after.name:
            name = self.tr("Rename the voice “{0}”").format(before.name)
        else:
            name = self.tr("Change the words about “{0}”").format(after.name)
        key, old, new = after.key, words_about(before), words_about(after)
        self._changes.add(Change(name, "", partial(self._reword, key, old), partial(self._reword, key, new)))

    def _on_exported(self, outcome: Outcome) -> None:
        match outcome:
            case Ok(target):
                self.told.emit(self.tr("The voice was exported to {0}.").format(target))
            case Err(error):
                self.failed.emit(sentence(error))

    def _on_changed(self, outcome: Outcome) -> None:
        if isinstance(outcome, Err):
            self.failed.emit(sentence(outcome.error))
        self.refresh()

    def _on_listed(self, outcome: Outcome) -> None:
        if isinstance(outcome, Err):
            self.failed.emit(sentence(outcome.error))
            return
        if not isinstance(outcome, Ok):
            return
        if outcome.value == self.voices and self.current is not None and not self._choose_next:
            return
        self.voices = outcome.value
        known = [saved.key for saved in self.voices]
        chosen = self.current.key if self.current else ""
        own = [saved.key for saved in self.voices if not saved.is_ready_made]
        wishes = (self._choose_next, chosen, self._settings.current.voice, *own, FIRST_CHOICE, *known)
        self._choose_next = ""
        key = next((wish for wish in wishes if wish in known), "")
        self.listed.emit()
        self.current = None
        if key:
            self.choose(key)
        else:
            self.chosen.emit(None)


def _deleted(library: VoiceLibrary, saved: SavedVoice) -> SavedVoice:
    library.trash.throw(saved.key)
    return saved


def _exported(library: VoiceLibrary, saved: SavedVoice, target: Path) -> Path:
    library.export(saved, target)
    return target
