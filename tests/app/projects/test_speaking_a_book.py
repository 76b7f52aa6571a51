"""A book is spoken chapter by chapter: what stands already stays, what cannot be spoken is named, Esc ends it."""

import dataclasses

import numpy as np
import pytest

from app.projects.project import Chapter
from app.takes.take import Take
from tests.app.conftest import StudioUnderTest
from tests.app.doubles import a_voice


def speak_book(studio: StudioUnderTest) -> None:
    studio.window.actions_by_key["speak_book"].trigger()
    for _ in range(10):
        studio.settle()


def chapters(studio: StudioUnderTest) -> tuple[Chapter, ...]:
    project = studio.app.projects.project
    assert project is not None
    return project.chapters


def shown(studio: StudioUnderTest) -> Take:
    take = studio.app.workbench.take
    assert take is not None
    return take


def cut_off(take: Take, place: int) -> Take:
    """As if the program had ended before that sentence was spoken."""
    rest = dataclasses.replace(take.passages[place], variants=())
    return take.having((*take.passages[:place], rest, *take.passages[place + 1 :]))


def test_escape_between_two_chapters_ends_it(book: StudioUnderTest) -> None:
    def escape(_take: object, _ending: object) -> None:
        book.app.presenter.cancel()

    book.app.speaking.ended.connect(escape)
    speak_book(book)

    assert [chapter.is_spoken for chapter in chapters(book)] == [True, False, False]
    assert not book.app.chapters.book.is_at_work


def test_progress_says_which_chapter_of_how_many(book: StudioUnderTest) -> None:
    told: list[str] = []
    book.app.speaking.progressed.connect(lambda _progress: told.append(book.window.text.progress_label.text))
    speak_book(book)
    seen = list(dict.fromkeys(text.split(" · ")[0] for text in told if "Sentence" in text))
    told.clear()
    book.window.text.set_text("Something else.")
    book.window.text.speak_button.click()
    book.settle()
    book.app.workbench.stop()

    assert seen == ["Chapter 1 of 3", "Chapter 2 of 3", "Chapter 3 of 3"]
    assert not any("Chapter" in text for text in told)


def test_chapter_that_was_cut_off_goes_on_where_it_stopped(book: StudioUnderTest) -> None:
    book.window.text.speak_button.click()
    book.settle()
    whole = shown(book)
    book.app.workbench.keep(cut_off(whole, 1))
    book.settle()
    before = [chapter.is_spoken for chapter in chapters(book)]
    speak_book(book)
    first = chapters(book)[0]
    taken = book.app.takes.history.folder.parents[1] / first.id / "takes"

    assert before[0] is False
    assert first.is_spoken
    assert first.take == whole.facts.id
    assert [path.name for path in taken.glob("2*")] == [whole.facts.id]
    assert all(chapter.is_spoken for chapter in chapters(book))


def test_of_a_chapter_that_was_changed_the_change_is_spoken(book: StudioUnderTest) -> None:
    book.window.text.speak_button.click()
    book.settle()
    before = shown(book)
    book.window.text.set_text("Chapter 1\nOne word. Two other words.")
    book.settle()
    speak_book(book)
    book.app.chapters.choose(chapters(book)[0].id)
    book.settle()
    after = shown(book)

    assert after.facts.id == before.facts.id
    assert np.array_equal(after.sentences[0].samples, before.sentences[0].samples)
    assert after.facts.text.endswith("Two other words.")
    assert all(chapter.is_spoken for chapter in chapters(book))


def test_sentence_that_went_out_needs_nothing_spoken_and_the_book_goes_on(book: StudioUnderTest) -> None:
    book.window.text.speak_button.click()
    book.settle()
    book.window.text.set_text("Chapter 1\nOne word.")
    book.settle()
    speak_book(book)

    assert all(chapter.is_spoken for chapter in chapters(book))


def test_a_starred_take_of_an_older_text_is_not_spoken_for_ever(book: StudioUnderTest) -> None:
    book.window.text.speak_button.click()
    book.settle()
    book.app.takes.star(shown(book).facts.id, starred=True)
    book.window.text.set_text("Chapter 1\nAll is new here.")
    book.settle()
    speak_book(book)

    assert all(chapter.is_spoken for chapter in chapters(book))
    assert not book.app.chapters.book.is_at_work


@pytest.mark.expects_errors
def test_chapter_that_cannot_be_spoken_is_named_and_the_others_follow(book: StudioUnderTest) -> None:
    book.app.chapters.choose(chapters(book)[1].id)
    book.settle()
    book.window.text.set_text("Things explode here.")
    book.settle()
    speak_book(book)

    assert [chapter.is_spoken for chapter in chapters(book)] == [True, False, True]
    assert "Chapter 2" in book.window.notice.text
    assert not book.app.chapters.book.is_at_work


def test_without_a_voice_nothing_is_begun(book: StudioUnderTest) -> None:
    book.app.voices.delete(book.app.voices.current)
    book.settle()
    speak_book(book)

    assert not book.app.chapters.book.is_at_work
    assert not any(chapter.take for chapter in chapters(book))


def test_take_in_a_voice_that_is_gone_is_named(book: StudioUnderTest) -> None:
    book.window.text.speak_button.click()
    book.settle()
    book.app.workbench.keep(cut_off(shown(book), 1))
    book.app.voices.delete(book.app.voices.current)
    book.settle()
    other = dataclasses.replace(a_voice("Ben"), codes=a_voice().codes[:, :150])
    book.app.voices.add(other)
    book.settle()
    speak_book(book)

    assert [chapter.is_spoken for chapter in chapters(book)] == [False, True, True]
    assert "Chapter 1" in book.window.notice.text
