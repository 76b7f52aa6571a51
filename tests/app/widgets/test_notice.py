"""One message at a time, and none lost that has to be read."""

from tests.app.conftest import StudioUnderTest


def test_what_has_to_be_read_comes_back_after_what_was_said_over_it(studio: StudioUnderTest) -> None:
    bar, done = studio.window.notice, []
    bar.dismiss()
    bar.inform("The model is gone.", stay=True)
    bar.inform("Text of last time?", "Restore", lambda: done.append("restored"), stay=True)
    bar.inform("Exported.")

    bar.dismiss()
    assert bar.text == "Text of last time?"
    bar._button.click()
    assert done == ["restored"]
    assert bar.text == "The model is gone."
    bar.dismiss()

    assert not bar.isVisible()


def test_what_is_only_information_is_replaced(studio: StudioUnderTest) -> None:
    bar = studio.window.notice
    bar.dismiss()
    bar.inform("Exported.")
    bar.complain("The disk is full.")

    bar.dismiss()

    assert not bar.isVisible()


def test_the_same_words_are_said_once(studio: StudioUnderTest) -> None:
    bar = studio.window.notice
    bar.dismiss()
    for _ in range(2):
        bar.inform("The model is gone.", stay=True)

    bar.dismiss()

    assert not bar.isVisible()
