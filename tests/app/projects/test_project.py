"""Projects: chapters, their texts and takes, in the window and on disk."""

import shutil
import weakref
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from app.bin.service import Kind
from app.files import StorageError
from app.projects.export import BookRequest, export_book
from app.projects.lock import ProjectLock
from app.projects.project import ProjectFiles
from app.session import Session
from app.takes.export import ExportRequest
from app.takes.history import TakeHistory
from app.takes.take import Take
from tests.app.conftest import StudioUnderTest
from tests.app.projects.conftest import bring_in


def titles(studio: StudioUnderTest) -> list[str]:
    project = studio.app.projects.project
    return [chapter.title for chapter in project.chapters] if project else []


def view(studio: StudioUnderTest):
    return studio.app.chapters._view


def choose(studio: StudioUnderTest, row: int) -> None:
    view(studio).list.setCurrentIndex(view(studio).model.index(row))
    studio.settle()


def test_a_book_becomes_chapters_and_the_first_comes_onto_the_screen(book: StudioUnderTest) -> None:
    assert titles(book) == ["Chapter 1", "Chapter 2", "Chapter 3"]
    assert view(book).isVisible()
    assert book.window.text.text.startswith("Chapter 1\nOne word.")


def test_a_text_on_the_screen_is_the_first_chapter_of_a_new_project(studio: StudioUnderTest, tmp_path: Path) -> None:
    studio.start()
    studio.window.text.set_text("Hello there.")
    studio.app.chapters.create(str(tmp_path / "Letters"))
    studio.settle()

    assert titles(studio) == ["Chapter 1"]
    assert studio.window.text.text == "Hello there."
    assert studio.app.settings.current.recent_projects == [str(tmp_path / "Letters")]


def test_each_chapter_has_its_own_text_and_takes(book: StudioUnderTest) -> None:
    book.window.text.speak_button.click()
    book.settle()
    assert len(book.app.takes.facts) == 1
    choose(book, 1)
    assert book.app.takes.facts == []
    assert book.window.text.text == "Chapter 2\nThree words here."
    book.window.text.set_text("Changed.")

    choose(book, 0)

    assert len(book.app.takes.facts) == 1
    assert book.app.workbench.shown_take is not None
    project = book.app.projects.project
    assert project is not None
    assert [chapter.is_spoken for chapter in project.chapters] == [True, False, False]
    assert ProjectFiles(project.folder).text(project.chapters[1].id) == "Changed."


def test_a_changed_text_is_told(book: StudioUnderTest) -> None:
    book.window.text.speak_button.click()
    book.settle()
    book.window.text.set_text("Something else.")
    book.settle()

    current = book.app.projects.current
    assert current is not None
    assert current.is_changed
    assert "text changed" in str(view(book).model.index(0).data(257))


def test_the_whole_book_is_spoken_chapter_by_chapter(book: StudioUnderTest) -> None:
    book.window.actions_by_key["speak_book"].trigger()
    for _ in range(8):
        book.settle()

    project = book.app.projects.project
    assert project is not None
    assert all(chapter.is_spoken for chapter in project.chapters)
    assert len({chapter.take for chapter in project.chapters}) == 3


def test_chapters_are_moved_split_merged_and_deleted(book: StudioUnderTest) -> None:
    service = book.app.projects
    view(book).move_down()
    assert titles(book) == ["Chapter 2", "Chapter 1", "Chapter 3"]
    book.app.changes.undo()
    assert titles(book) == ["Chapter 1", "Chapter 2", "Chapter 3"]

    cursor = book.window.text.editor.textCursor()
    cursor.setPosition(book.window.text.text.index("Two"))
    book.window.text.editor.setTextCursor(cursor)
    book.window.actions_by_key["split_chapter"].trigger()
    book.settle()
    assert titles(book) == ["Chapter 1", "Two words.", "Chapter 2", "Chapter 3"]
    assert book.window.text.text == "Two words."

    choose(book, 0)
    view(book).merge()
    book.settle()
    assert titles(book) == ["Chapter 1", "Chapter 2", "Chapter 3"]
    assert book.window.text.text == "Chapter 1\nOne word.\n\nTwo words."

    view(book).delete()
    book.settle()
    assert titles(book) == ["Chapter 2", "Chapter 3"]
    assert book.window.text.text.startswith("Chapter 2")
    book.app.changes.undo()
    book.settle()
    assert titles(book) == ["Chapter 1", "Chapter 2", "Chapter 3"]
    assert service.current is not None
    assert service.current.title == "Chapter 1"


def test_a_project_is_opened_as_it_was_left(book: StudioUnderTest, tmp_path: Path) -> None:
    book.window.text.speak_button.click()
    book.settle()
    choose(book, 2)
    open_title = book.window.windowTitle()
    book.window.actions_by_key["close_project"].trigger()
    book.settle()
    assert (open_title, book.window.windowTitle()) == ("My Book — TacoLM Studio", "TacoLM Studio")
    assert not view(book).isVisible()
    assert book.app.takes.history.folder == book.app.paths.takes

    book.app.chapters.open(str(tmp_path / "My Book"))
    book.settle()

    assert titles(book) == ["Chapter 1", "Chapter 2", "Chapter 3"]
    assert book.window.text.text == "Chapter 3\nThe end."
    project = book.app.projects.project
    assert project is not None
    assert project.chapters[0].is_spoken
    assert len(list((project.folder / "voices").glob("*.voice"))) == 1


def test_opening_reads_the_list_and_one_chapter(
    book: StudioUnderTest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    read: list[str] = []
    original = ProjectFiles.text
    monkeypatch.setattr(ProjectFiles, "text", lambda files, name: read.append(name) or original(files, name))

    book.app.chapters.open(str(tmp_path / "My Book"))
    book.settle()

    assert len(read) == 1


def test_no_other_chapter_comes_while_one_is_spoken(book: StudioUnderTest) -> None:
    book.window.text.speak_button.click()

    view(book).list.setCurrentIndex(view(book).model.index(1))

    assert book.app.projects.current is not None
    assert book.app.projects.current.title == "Chapter 1"
    assert view(book).list.currentIndex().row() == 0
    book.settle()


@pytest.mark.parametrize("parts", ["chapters", "one", "sentences"])
def test_a_book_is_exported(book: StudioUnderTest, tmp_path: Path, parts: str) -> None:
    book.window.actions_by_key["speak_book"].trigger()
    for _ in range(8):
        book.settle()
    book.window.actions_by_key["export_book"].trigger()
    dialog = book.app.chapters.export_dialog
    assert dialog is not None
    dialog.fields.folder.setText(str(tmp_path / "out"))
    dialog.fields.format.setCurrentIndex(dialog.fields.format.findData("flac"))
    dialog.fields.parts.setCurrentIndex(dialog.fields.parts.findData(parts))
    dialog.fields.subtitles.setCurrentIndex(dialog.fields.subtitles.findData("srt"))
    said = dialog.state.text()
    dialog.export_button.click()
    book.settle()

    assert "will be made" in said
    found = sorted(str(path.relative_to(tmp_path / "out")) for path in (tmp_path / "out").rglob("*.*"))
    if parts == "one":
        assert found == ["My Book.flac", "My Book.srt"]
        assert (tmp_path / "out" / "My Book.srt").read_text("utf-8").count("-->") == 4
    elif parts == "chapters":
        names = ["01 Chapter 1", "02 Chapter 2", "03 Chapter 3"]
        assert found == [f"My Book/{name}.{kind}" for name in names for kind in ("flac", "srt")]
    else:
        assert len(found) == 8


def finish_all(files: ProjectFiles) -> None:
    """Every chapter gets what was spoken in the first one."""
    project = files.read()
    first = project.chapters[0]
    known = {name: getattr(first, name) for name in ("take", "seconds", "num_alarms", "is_finished")}
    for chapter in project.chapters[1:]:
        shutil.rmtree(files.takes(chapter.id), ignore_errors=True)
        shutil.copytree(files.takes(first.id), files.takes(chapter.id))
        project = project.changed(chapter.id, **known, take_mark=chapter.mark)
    files.write(project)


@pytest.mark.parametrize("parts", ["chapters", "one"])
def test_of_a_long_book_one_chapter_at_a_time_is_in_memory(
    book: StudioUnderTest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, parts: str
) -> None:
    bring_in(book, tmp_path, "\n\n".join(f"Chapter {number}\nWords of it." for number in range(4, 25)))
    choose(book, 0)
    book.speak("One word. Two words.")
    book.app.playback.stop()
    folder = book.app.projects.project.folder
    book.app.chapters.close()
    book.settle()
    finish_all(ProjectFiles(folder))
    loaded: list[weakref.ref[Take]] = []
    alive: list[int] = []
    original = TakeHistory.load

    def load(history: TakeHistory, take_id: str) -> Take:
        alive.append(sum(take() is not None for take in loaded))
        take = original(history, take_id)
        loaded.append(weakref.ref(take))
        return take

    monkeypatch.setattr(TakeHistory, "load", load)
    book.app.chapters.open(str(folder))
    book.settle()
    opened = len(loaded)
    manner = ExportRequest(tmp_path / "out" / "Book.flac", "flac", subtitles="srt")
    for _ in export_book(BookRequest(book.app.projects.project, manner, parts)):
        pass

    assert opened == 1
    assert len(loaded) - opened >= 24
    assert set(alive[opened:]) == {1}  # the one on the screen
    assert len(list((tmp_path / "out").rglob("*.flac"))) == (24 if parts == "chapters" else 1)


def test_a_folder_that_is_no_project_or_that_is_taken_is_told(tmp_path: Path) -> None:
    with pytest.raises(StorageError, match="no project"):
        ProjectFiles(tmp_path).read()
    (tmp_path / "a").write_text("x")
    with pytest.raises(StorageError, match="there already"):
        ProjectFiles(tmp_path).create()


@pytest.mark.parametrize(
    "record", ['{"kind": "tacolm project", "format": 1}', '{"kind": "tacolm project", "format": 9}']
)
def test_a_damaged_project_is_told(tmp_path: Path, record: str) -> None:
    (tmp_path / "project.json").write_text(record)
    with pytest.raises(StorageError):
        ProjectFiles(tmp_path).read()


def test_what_was_done_in_a_chapter_can_be_undone_when_one_comes_back(book: StudioUnderTest) -> None:
    book.speak("One word. Two words.")
    take = book.app.takes.facts[0].id
    book.app.takes.rename(take, "My take")
    choose(book, 1)
    elsewhere = book.app.changes.next_undo
    book.speak("Three words here.")
    book.app.takes.rename(book.app.takes.facts[0].id, "Another take")
    choose(book, 0)
    book.app.changes.undo()
    book.settle()

    assert elsewhere == ""
    assert [facts.title for facts in book.app.takes.facts] == ["One word. Two words."]
    choose(book, 1)
    assert [facts.title for facts in book.app.takes.facts] == ["Another take"]


def test_deleted_chapters_lie_in_the_bin_and_come_back_or_go_for_good(book: StudioUnderTest) -> None:
    chapters = book.app.projects.project.chapters
    for chapter in chapters[1:]:
        book.app.projects.delete(chapter.id)
        book.settle()
    book.app.bin.refresh()
    book.settle()
    binned = {thing.title: thing for thing in book.app.bin.things if thing.kind is Kind.CHAPTER}
    book.app.bin.restore([binned["Chapter 3"]])
    book.app.bin.destroy([binned["Chapter 2"]])
    book.settle()

    assert set(binned) == {"Chapter 2", "Chapter 3"}
    assert titles(book) == ["Chapter 1", "Chapter 3"]
    assert book.window.text.text.endswith("The end.")
    assert [thing for thing in book.app.bin.things if thing.kind is Kind.CHAPTER] == []
    assert not (book.app.projects.project.folder / ".trash" / chapters[1].id).exists()


def test_takes_of_a_chapter_lie_in_its_own_bin(book: StudioUnderTest) -> None:
    book.speak("One word. Two words.")
    book.app.takes.delete(book.app.takes.facts[0].id)
    book.settle()
    book.app.bin.refresh()
    book.settle()

    assert [thing.kind for thing in book.app.bin.things] == [Kind.TAKE]


def test_a_session_that_crashed_opens_its_project_again(book: StudioUnderTest) -> None:
    folder = str(book.app.projects.project.folder)
    noted = book.app.session.current.project
    book.app.chapters.close()
    book.settle()
    after = book.app.session.current.project
    book.app.presenter.offer_session(Session("", project=folder))
    book.app.presenter.restore_session()
    book.settle()

    assert (noted, after) == (folder, "")
    assert titles(book) == ["Chapter 1", "Chapter 2", "Chapter 3"]


def test_a_text_that_the_disk_refuses_is_kept_and_written_later(
    book: StudioUnderTest, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_files: ProjectFiles, _chapter_id: str, _text: str) -> None:
        raise StorageError("The disk is full.")

    first = book.app.projects.current
    with monkeypatch.context() as full:
        full.setattr(ProjectFiles, "write_text", refuse)
        book.window.text.set_text("Typed on a full disk.")
        choose(book, 1)
        told, elsewhere = book.window.notice.text, book.window.text.text
        choose(book, 0)
        back = book.window.text.text
        closes = book.window.close()
        question = QApplication.activeModalWidget()
        asked = question.text()
        question.reject()
    book.app.projects._texts.try_again()
    book.settle()
    book.app.projects._texts._timer.stop()

    assert told == "The disk is full."
    assert (closes, "could not be written" in asked) == (False, True)
    assert elsewhere.endswith("Three words here.")
    assert back == "Typed on a full disk."
    assert ProjectFiles(book.app.projects.project.folder).text(first.id) == "Typed on a full disk."


def test_nothing_is_written_over_a_chapter_that_cannot_be_read(book: StudioUnderTest) -> None:
    first, second, _ = book.app.projects.project.chapters
    path = book.app.projects.project.folder / "chapters" / second.id / "text.txt"
    path.write_bytes(b"\xff\xfe damaged")
    choose(book, 1)
    told = book.window.notice.text
    book.window.text.set_text("Typed afterwards.")
    book.app.projects.flush()
    book.settle()

    assert "damaged" in told
    assert path.read_bytes() == b"\xff\xfe damaged"
    assert book.app.projects.current.id == first.id
    assert ProjectFiles(book.app.projects.project.folder).text(first.id) == "Typed afterwards."
    book.app.chapters.speak_book()
    book.settle()
    assert "Chapter 2" in book.window.notice.text
    assert not book.app.chapters.book.is_at_work


def test_what_is_typed_before_a_chapter_is_there_belongs_to_the_one_on_the_screen(book: StudioUnderTest) -> None:
    first, second, _ = book.app.projects.project.chapters
    view(book).list.setCurrentIndex(view(book).model.index(1))
    book.window.text.editor.setPlainText("Still the first chapter.")
    book.settle()
    files = ProjectFiles(book.app.projects.project.folder)

    assert files.text(first.id) == "Still the first chapter."
    assert files.text(second.id) == book.window.text.text == "Chapter 2\nThree words here."


def test_what_is_typed_into_an_empty_project_is_its_first_chapter(studio: StudioUnderTest, tmp_path: Path) -> None:
    studio.start()
    studio.app.chapters.create(str(tmp_path / "Empty"))
    studio.settle()
    studio.window.text.editor.insertPlainText("H")
    studio.settle()
    studio.window.text.editor.insertPlainText("ello.")
    studio.app.projects.flush()
    studio.settle()

    assert titles(studio) == ["Chapter 1"]
    assert studio.window.text.text == "Hello."
    assert ProjectFiles(tmp_path / "Empty").text(studio.app.projects.current.id) == "Hello."


def test_a_project_that_another_window_has_is_not_opened(book: StudioUnderTest, tmp_path: Path) -> None:
    folder = book.app.projects.project.folder
    other = ProjectLock()
    held = other.take(folder)
    book.app.chapters.close()
    free = other.take(folder)
    book.settle()
    book.app.chapters.open(str(folder))
    book.settle()
    told, opened = book.window.notice.text, book.app.projects.project
    other.release()
    book.app.chapters.open(str(folder))
    book.settle()

    assert (held, free) == (False, True)
    assert "another window" in told
    assert opened is None
    assert titles(book) == ["Chapter 1", "Chapter 2", "Chapter 3"]
    book.app.chapters.open(str(folder))  # in the same window once more
    book.settle()
    assert titles(book) == ["Chapter 1", "Chapter 2", "Chapter 3"]
