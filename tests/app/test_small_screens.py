"""Every window and dialog on every usual screen, with every size of letters: on it, and all of it can be reached."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QFont
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QDialog,
    QLineEdit,
    QPlainTextEdit,
    QScrollArea,
    QTabBar,
    QTabWidget,
    QWidget,
)

from app.jobs import JobRunner
from app.opening import MovingDialog
from app.widgets import room
from tests.app.conftest import StudioUnderTest, flush_events
from tests.app.doubles import ManualExecutor
from tests.app.test_accessibility import OPENED

SCREENS = ((1024, 700), (1280, 800), (1920, 1080))
# With a factor of 2 the first has this many points; test_scale_factors.py looks at the real factors.
PLACES = ((512, 350), *SCREENS)
LETTERS = (100, 150, 200)
ONE_PAGE_IS_ENOUGH = {"sound", "sampling", "models", "folders"}  # each page is looked at anyway
DIALOGS = {name: open_it for name, open_it in OPENED.items() if name not in ONE_PAGE_IS_ENOUGH}
CONTROLS = (QAbstractButton, QComboBox, QLineEdit, QAbstractSpinBox, QPlainTextEdit)


@pytest.fixture
def spoken(studio: StudioUnderTest) -> Iterator[StudioUnderTest]:
    studio.start()
    studio.add_voice()
    studio.speak("Hello. Something is wrong.")
    studio.app.workbench.stop()
    yield studio
    studio.app.settings.update(text_size=100)


def on_screen(studio: StudioUnderTest, monkeypatch: pytest.MonkeyPatch, place: tuple[int, int], letters: int) -> QRect:
    """As if the program had been started on such a screen."""
    screen = QRect(0, 0, *place)
    monkeypatch.setattr(room, "screen_of", lambda _window: screen)
    studio.app.settings.update(text_size=letters)
    flush_events()
    studio.window.hide()
    studio.window.resize(5000, 5000)
    studio.window.show()
    flush_events()
    return screen


def frame_of(window: QWidget) -> QRect:
    """A window with what the system draws around it."""
    return window.geometry().marginsAdded(room._FRAME)


def controls_of(window: QWidget) -> Iterator[QWidget]:
    """All that one can use; parts of Qt's own controls are theirs to place."""
    for control in window.findChildren(QWidget):
        if not isinstance(control, CONTROLS) or not control.isVisible() or control.objectName().startswith("qt_"):
            continue
        if not isinstance(control.parent(), (QComboBox, QAbstractSpinBox, QTabBar)):
            yield control


def out_of_reach(window: QWidget) -> list[str]:
    """Controls that something cuts off and no scrolling brings into sight, or that got less room than they need."""
    found = []
    for control in controls_of(window):
        least = control.minimumSizeHint()
        name = f"{type(control).__name__} “{control.accessibleName() or control.toolTip()}”"
        if control.width() < least.width() or control.height() < least.height():
            found.append(f"{name} is {control.size().toTuple()}, and needs {least.toTuple()}")
        if not is_whole(control, window):
            found.append(f"{name} is cut off")
    return found


def is_whole(control: QWidget, window: QWidget) -> bool:
    """Whether it lies inside of whatever it is in; what is scrolled may be as large as it likes."""
    area, widget = control.rect(), control
    while widget is not window:
        parent = widget.parentWidget()
        area = QRect(widget.mapTo(parent, area.topLeft()), area.size())
        if isinstance(parent.parent(), QScrollArea) and parent.parent().viewport() is parent:
            area = parent.rect()
        elif not parent.rect().contains(area):
            return False
        widget = parent
    return True


def pages_of(dialog: QWidget) -> Iterator[None]:
    """Every page of it, one after the other."""
    tabs = dialog.findChild(QTabWidget)
    for index in range(tabs.count() if tabs else 1):
        if tabs:
            tabs.setCurrentIndex(index)
        flush_events()
        yield


@pytest.mark.parametrize("letters", LETTERS)
@pytest.mark.parametrize("place", PLACES)
def test_main_window(
    spoken: StudioUnderTest, monkeypatch: pytest.MonkeyPatch, place: tuple[int, int], letters: int
) -> None:
    screen = on_screen(spoken, monkeypatch, place, letters)

    assert screen.contains(frame_of(spoken.window))
    assert out_of_reach(spoken.window) == []


@pytest.mark.parametrize("letters", LETTERS)
@pytest.mark.parametrize("place", PLACES)
def test_dialogs(
    spoken: StudioUnderTest, monkeypatch: pytest.MonkeyPatch, place: tuple[int, int], letters: int
) -> None:
    screen = on_screen(spoken, monkeypatch, place, letters)
    problems = []
    for name, open_it in DIALOGS.items():
        sizes = []
        for time in ("first", "second"):
            dialog = open_it(spoken)
            sizes.append(dialog.size())
            for _ in pages_of(dialog):
                if not screen.contains(frame_of(dialog)):
                    problems.append(f"{name}, {time} time: {frame_of(dialog)}")
                problems += [f"{name}, {time} time: {what}" for what in out_of_reach(dialog)]
            close(dialog)
        if sizes[0] != sizes[1]:
            problems.append(f"{name}: {sizes[0]} when first opened, {sizes[1]} then")

    assert not problems, "\n".join(problems)


def close(dialog: QDialog) -> None:
    dialog.close()
    flush_events()


@pytest.mark.parametrize("letters", LETTERS)
def test_dialog_of_the_start_fits_too(
    qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, letters: int
) -> None:
    screen = QRect(0, 0, *PLACES[0])
    monkeypatch.setattr(room, "screen_of", lambda _window: screen)
    font = QFont(qapp.font())
    font.setPointSizeF(9.0 * letters / 100)
    qapp.setFont(font)
    dialog = MovingDialog(tmp_path, tmp_path / "a folder with a long name" / "another one", ManualExecutor())
    dialog.show()
    flush_events()
    frame, problems = frame_of(dialog), out_of_reach(dialog)
    dialog.done(0)

    assert screen.contains(frame)
    assert problems == []
    assert isinstance(dialog._runner, JobRunner)


def test_at_800_points_nothing_is_scrolled_sideways(spoken: StudioUnderTest, monkeypatch: pytest.MonkeyPatch) -> None:
    on_screen(spoken, monkeypatch, (800, 700), 100)
    window, button = spoken.window, spoken.window.text.speak_button
    table = spoken.window.result.plots.table
    spoken.window.result.plots.tabs.setCurrentWidget(table)
    flush_events()

    assert window.area.horizontalScrollBar().maximum() == 0
    assert window.rect().contains(QRect(button.mapTo(window, button.rect().topLeft()), button.size()))
    assert table.manner.height() > 1.5 * table.manner.pace.height()  # two lines of it
    assert out_of_reach(window) == []


def test_window_that_was_left_on_a_larger_screen(spoken: StudioUnderTest, monkeypatch: pytest.MonkeyPatch) -> None:
    spoken.window.setGeometry(1500, 900, 2360, 1560)
    screen = on_screen(spoken, monkeypatch, (1280, 800), 100)

    assert screen.contains(frame_of(spoken.window))


@pytest.mark.parametrize("letters", LETTERS)
@pytest.mark.parametrize("place", PLACES)
def test_message_over_a_dialog(
    spoken: StudioUnderTest, monkeypatch: pytest.MonkeyPatch, place: tuple[int, int], letters: int
) -> None:
    """Also where the buttons beside its place leave it no room."""
    on_screen(spoken, monkeypatch, place, letters)
    dialog = spoken.app.dialogs.open_new_voice(spoken.window)
    flush_events()
    spoken.app.recorder.failed.emit("The microphone stopped sending sound: was it unplugged? Press Refresh.")
    flush_events()
    notice = dialog.notice

    assert notice.isVisible()
    assert dialog.rect().contains(notice.geometry())
    assert out_of_reach(notice) == []
    dialog.close()
