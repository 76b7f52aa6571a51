"""The open project: its chapters, the one on the screen, and every change to them, written at once."""

import dataclasses
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any, Final

from PySide6.QtCore import QObject, QTimer, Signal

from app.engine import sentence
from app.jobs import Err, Job, JobRunner, Ok, Outcome
from app.projects.books import read_book
from app.projects.lock import LOCK, ProjectLock
from app.projects.project import Chapter, Draft, Project, ProjectFiles, mark_of, new_chapter
from app.projects.texts import ChapterTexts
from app.settings import SettingsStore
from app.takes.take import TakeFacts
from app.undo import Change, Changes

_WRITE_AFTER: Final = 800  # milliseconds after the last key
_MOST_RECENT: Final = 8


class ProjectService(QObject):
    """Holds what the list shows; texts and takes stay on disk until their chapter comes onto the screen."""

    opened = Signal(object)  # Project, or None after it was closed
    changed = Signal()  # chapters, or something about them
    chapter_opened = Signal(str)  # the text of the chapter that is now on the screen
    unread = Signal(str)  # a chapter that was to come onto the screen
    told = Signal(str)
    failed = Signal(str)

    def __init__(self, runner: JobRunner, settings: SettingsStore, changes: Changes) -> None:
        super().__init__()
        self._runner = runner
        self._settings = settings
        self._changes = changes
        self._after_switch: Change | None = None  # what is done undoes nothing of the chapter that is left
        self._text: str | None = None  # of the chapter on the screen, where it is not written yet
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_WRITE_AFTER)
        self._timer.timeout.connect(self.flush)
        self._texts = ChapterTexts(runner, self)
        self._texts.failed.connect(self.failed)
        self._wanted = ""  # chapter that is being read; what is typed meanwhile belongs to the one on the screen
        self._lock = ProjectLock()
        self.project: Project | None = None

    @property
    def files(self) -> ProjectFiles | None:
        return ProjectFiles(self.project.folder) if self.project else None

    @property
    def current(self) -> Chapter | None:
        """The chapter on the screen; None while its text is not there yet."""
        project = self.project
        return project.find(project.current) if project and project.current != self._wanted else None

    @property
    def has_refused_texts(self) -> bool:
        """Whether the disk did not take what was typed."""
        return self._texts.is_refused

    # --- the document

    def create(self, folder: Path, drafts: list[Draft]) -> None:
        """A new project that begins with these chapters, opened when it is written."""
        chapters = tuple(new_chapter(draft) for draft in drafts)
        settings = self._kept_settings()

        def work() -> Project:
            files = ProjectFiles(folder)
            files.create()
            for chapter, draft in zip(chapters, drafts, strict=True):
                files.write_text(chapter.id, draft.text)
            project = Project(folder, chapters, chapters[0].id if chapters else "", settings)
            files.write(project)
            return project

        self._start(work, "make a project", self._on_read)

    def open(self, folder: Path) -> None:
        """Another project in place of the one that is open."""
        self.flush()
        self._start(lambda: ProjectFiles(folder).read(), "open a project", self._on_read)

    def close(self) -> None:
        """Back to the desk without a project."""
        self.flush()
        self._lock.release()
        self.project = None
        self._changes.clear()
        self.opened.emit(None)

    def end(self) -> None:
        """The window closes: write, and let another one have the project."""
        self.flush()
        self._lock.release()

    def save(self) -> None:
        """Everything is written as it changes; this writes what was typed just now, and says so."""
        if self.project is not None:
            self.flush()
            self._keep(dataclasses.replace(self.project, settings=self._kept_settings()))
            self.told.emit(self.tr("Saved: {0}").format(self.project.folder))

    def flush(self) -> None:
        """Write the text on the screen."""
        self._timer.stop()
        files, chapter, text = self.files, self.current, self._text
        self._text = None
        if files is None or chapter is None or text is None or self.project is None:
            return
        self._texts.write(files, chapter.id, text)
        self._keep(self.project.changed(chapter.id, characters=len(text), mark=mark_of(text)))

    def keep_voice(self, path: Path) -> None:
        """A copy of a voice file, so that the project can be carried elsewhere."""
        if (files := self.files) is not None:
            self._start(partial(files.keep_voice, path), "keep a voice")

    # --- chapters

    def choose(self, chapter_id: str) -> None:
        """Bring a chapter onto the screen."""
        if self.project is None or self.project.find(chapter_id) is None:
            return
        if chapter_id == self.project.current:
            self._wanted = ""
            return
        self.flush()
        self._read(chapter_id)

    def set_text(self, text: str) -> None:
        """What is written in the chapter on the screen now; where there is none, it becomes one."""
        chapter = self.current
        if chapter is None and self.project is not None and text.strip() and not self._wanted:
            self._begin(self.project, text)
        if chapter is None or self.project is None or mark_of(text) == chapter.mark:
            return
        self._text = text
        self.project = self.project.changed(chapter.id, characters=len(text), mark=mark_of(text))
        self._timer.start()
        self.changed.emit()

    def _begin(self, project: Project, text: str) -> None:
        chapter = new_chapter(Draft(self.tr("Chapter {0}").format(len(project.chapters) + 1), text))
        project = project.with_chapters((chapter,), len(project.chapters))
        self._texts.write(ProjectFiles(project.folder), chapter.id, text)
        self._keep(dataclasses.replace(project, current=chapter.id))
        self.chapter_opened.emit(text)

    def bring_in(self, path: Path) -> None:
        """The chapters of a book, after the last one."""
        self._start(lambda: read_book(path), "read a book", self._on_book)

    def add(self, drafts: list[Draft], place: int | None = None) -> None:
        """Chapters before `place`; None: at the end. The first of them comes onto the screen."""
        files, project = self.files, self.project
        if files is None or project is None or not drafts:
            return
        chapters = tuple(new_chapter(draft) for draft in drafts)
        for chapter, draft in zip(chapters, drafts, strict=True):
            self._texts.write(files, chapter.id, draft.text)
        at = len(project.chapters) if place is None else place
        self._keep(project.with_chapters(chapters, at))
        self.choose(chapters[0].id)

    def rename(self, chapter_id: str, title: str) -> None:
        chapter = self.project.find(chapter_id) if self.project else None
        if chapter is None or title.strip() in ("", chapter.title):
            return
        name = self.tr("Rename the chapter “{0}”").format(chapter.title)
        self._do(name, lambda project: project.changed(chapter_id, title=title.strip()))

    def move(self, chapter_id: str, by: int) -> None:
        """Further down, or up."""
        if self.project is not None and self.project.find(chapter_id) is not None:
            self._do(self.tr("Move a chapter"), lambda project: project.moved(chapter_id, by))

    def split(self, place: int) -> None:
        """What follows `place` in the text on the screen becomes a chapter of its own."""
        files, chapter, text = self.files, self.current, self._text
        if files is None or chapter is None:
            return
        if text is None:
            self._texts.read(files, chapter.id, partial(self._split_text, chapter.id, place))
        else:
            self._split_text(chapter.id, place, text)

    def _split_text(self, chapter_id: str, place: int, text: str) -> None:
        before, after = text[:place].rstrip(), text[place:].lstrip()
        if not before or not after or self.project is None:
            self.told.emit(self.tr("Put the cursor where the new chapter shall begin: words must stand on both sides."))
            return
        title = after.split("\n", 1)[0].strip()[:60] or self.tr("New chapter")
        self.set_text(before)
        self.flush()
        self.add([Draft(title, after)], self.project.place_of(chapter_id) + 1)

    def merge(self, chapter_id: str) -> None:
        """With the chapter after it: one text, the takes of both."""
        project = self.project
        place = project.place_of(chapter_id) if project else -1
        if project is None or not 0 <= place < len(project.chapters) - 1:
            self.told.emit(self.tr("There is no chapter after this one."))
            return
        self.flush()
        following = project.chapters[place + 1].id
        files = ProjectFiles(project.folder)

        def work() -> tuple[str, str, str]:
            text = files.text(chapter_id).rstrip() + "\n\n" + files.text(following).lstrip()
            files.write_text(chapter_id, text)
            files.hand_over_takes(following, chapter_id)
            files.remove(following)
            return chapter_id, following, text

        self._start(work, "merge chapters", self._on_merged)

    def delete(self, chapter_id: str) -> None:
        """Into the bin of the project; an undo brings it back."""
        project = self.project
        chapter = project.find(chapter_id) if project else None
        if project is None or chapter is None:
            return
        self.flush()
        place, is_shown = project.place_of(chapter_id), project.current == chapter_id
        self._remove(chapter_id)
        name = self.tr("Delete the chapter “{0}”").format(chapter.title)
        told = self.tr("The chapter “{0}” was deleted.").format(chapter.title)
        undo, redo = partial(self._bring_back, chapter, place), partial(self._remove, chapter_id)
        change = Change(name, told, undo, redo)
        if is_shown and self._wanted:
            self._after_switch = change  # the stack begins anew with the chapter that comes onto the screen
        else:
            self._changes.add(change)

    def restore(self, chapter: Chapter) -> None:
        """Out of the bin of the project, behind the others."""
        if self.project is not None and self.project.find(chapter.id) is None:
            self.flush()
            self._bring_back(chapter, len(self.project.chapters))

    def note_takes(self, takes: list[TakeFacts]) -> None:
        """The takes of the chapter on the screen, newest first: the starred one stands for it, else the newest."""
        chapter = self.current
        if chapter is None or self.project is None:
            return
        best = next((facts for facts in takes if facts.is_starred), takes[0] if takes else None)
        if best is None:
            known: dict[str, Any] = {"take": "", "take_mark": 0, "seconds": 0.0, "num_alarms": 0, "is_finished": False}
        else:
            known = {
                "take": best.id,
                "take_mark": mark_of(best.text),
                "seconds": best.seconds,
                "num_alarms": best.num_alarms,
                "is_finished": best.is_complete,
            }
        if any(getattr(chapter, name) != value for name, value in known.items()):
            self._keep(self.project.changed(chapter.id, **known))

    # --- inside

    def _do(self, name: str, change: Callable[[Project], Project]) -> None:
        """A change of the list alone, which can be undone."""
        if self.project is None:
            return
        before, after = self.project.chapters, change(self.project).chapters
        if before != after:
            self._arrange(after)
            self._changes.add(Change(name, "", partial(self._rearrange, before), partial(self._rearrange, after)))

    def _arrange(self, chapters: tuple[Chapter, ...]) -> None:
        if self.project is not None:
            self._keep(dataclasses.replace(self.project, chapters=chapters))

    def _rearrange(self, wanted: tuple[Chapter, ...]) -> bool:
        """Order and titles as they were; False where other chapters came or went meanwhile."""
        if self.project is None or {one.id for one in wanted} != {one.id for one in self.project.chapters}:
            return False
        there = {chapter.id: chapter for chapter in self.project.chapters}
        self._arrange(tuple(dataclasses.replace(there[one.id], title=one.title) for one in wanted))
        return True

    def _remove(self, chapter_id: str) -> None:
        files, project = self.files, self.project
        if files is None or project is None:
            return
        place = project.place_of(chapter_id)
        others = project.without(chapter_id)
        if project.current == chapter_id:
            following = others.chapters[min(place, len(others.chapters) - 1)].id if others.chapters else ""
            self._keep(dataclasses.replace(others, current=following))
            self._read(following)  # its takes leave the screen before they are moved
        else:
            self._keep(others)
        self._start(partial(files.remove, chapter_id), "delete a chapter")

    def _bring_back(self, chapter: Chapter, place: int) -> None:
        if (files := self.files) is not None and self.project is not None:
            self._start(partial(files.bring_back, chapter.id), "restore a chapter")
            self._keep(self.project.with_chapters((chapter,), min(place, len(self.project.chapters))))
            self.choose(chapter.id)

    def _keep(self, project: Project) -> None:
        self.project = project
        self._start(partial(ProjectFiles(project.folder).write, project), "write a project")
        self.changed.emit()

    def _kept_settings(self) -> dict[str, Any]:
        current = self._settings.current
        return {"voice": current.voice, "cast": dict(current.cast), "sampling": dict(current.sampling)}

    def _read(self, chapter_id: str) -> None:
        """Bring a chapter onto the screen once its text is there; none, where there is none."""
        self._wanted = chapter_id
        files = self.files
        if files is None or not chapter_id:
            self.chapter_opened.emit("")
        else:
            show, stay = partial(self._show, chapter_id), partial(self._stay, chapter_id)
            self._texts.read(files, chapter_id, show, stay)

    def _stay(self, chapter_id: str) -> None:
        """A text that cannot be read leaves the screen as it is: what stands there is never written over it."""
        self._after_switch = None
        if self.project is not None and self._wanted == chapter_id:
            self._wanted = ""
            if self.project.current == chapter_id:
                self.project = dataclasses.replace(self.project, current="")
                self.chapter_opened.emit("")
            self.unread.emit(chapter_id)

    def _show(self, chapter_id: str, text: str) -> None:
        if self.project is not None and self._wanted == chapter_id and self.project.find(chapter_id) is not None:
            self._wanted = ""
            self.flush()
            if self.project.current != chapter_id:
                self._keep(dataclasses.replace(self.project, current=chapter_id))
            self.chapter_opened.emit(text)
        change, self._after_switch = self._after_switch, None
        if change is not None:
            self._changes.add(change)

    def _start(self, work: Callable[[], Any], name: str, then: Callable[[Outcome], None] | None = None) -> Job:
        job = self._runner.start(work, name)
        if then is None:
            then = self._on_written
        job.done.connect(then)
        return job

    def _on_written(self, outcome: Outcome) -> None:
        if isinstance(outcome, Err):
            self.failed.emit(sentence(outcome.error))

    def _on_read(self, outcome: Outcome) -> None:
        self._on_written(outcome)
        if not isinstance(outcome, Ok):
            return
        project: Project = outcome.value
        if not self._lock.take(project.folder):
            text = self.tr("“{0}” is open in another window. Close it there first; if it is not, delete “{1}” in it.")
            self.failed.emit(text.format(project.folder, LOCK))
            return
        if project.find(project.current) is None:
            project = dataclasses.replace(project, current=project.chapters[0].id if project.chapters else "")
        self._text = None
        self.project = project
        self._changes.clear()
        path = str(project.folder)
        recent = [path, *(other for other in self._settings.current.recent_projects if other != path)]
        known = {name: value for name, value in project.settings.items() if name in ("voice", "cast", "sampling")}
        self._settings.update(recent_projects=recent[:_MOST_RECENT], **known)
        self.opened.emit(project)
        self._read(project.current)

    def _on_book(self, outcome: Outcome) -> None:
        self._on_written(outcome)
        if isinstance(outcome, Ok):
            self.add(outcome.value)
            self.told.emit(self.tr("Chapters brought in: {0}").format(len(outcome.value)))

    def _on_merged(self, outcome: Outcome) -> None:
        self._on_written(outcome)
        if isinstance(outcome, Ok) and self.project is not None:
            chapter_id, gone, text = outcome.value
            is_shown = self.project.current in (chapter_id, gone)
            project = self.project.without(gone).changed(chapter_id, characters=len(text), mark=mark_of(text))
            self._keep(dataclasses.replace(project, current=chapter_id) if is_shown else project)
            self._changes.clear()  # the list has other chapters now
            if is_shown:
                self._text = None
                self._read(chapter_id)
