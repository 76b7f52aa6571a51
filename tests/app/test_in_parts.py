"""What takes long to build leaves the event loop room between its parts."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QObject, QTimer
from PySide6.QtWidgets import QApplication

from app.in_parts import InParts
from tests.app.conftest import StudioUnderTest


class Counted(QObject):
    """Three parts; counts them, and the rounds of the loop."""

    def __init__(self) -> None:
        super().__init__()
        self.parts = self.rounds = self.most_at_once = self._before = 0
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._count)
        self._timer.start()

    def build(self) -> Iterator[None]:
        for _ in range(3):
            self.parts += 1
            yield

    def _count(self) -> None:
        self.rounds += 1
        self.most_at_once = max(self.most_at_once, self.parts - self._before)
        self._before = self.parts


def test_one_part_is_built_in_each_round(qapp: QApplication) -> None:
    counted = Counted()
    building = InParts(counted.build(), counted)
    building.begin()

    assert counted.parts == 0
    while counted.rounds < 8:
        QCoreApplication.processEvents()

    assert counted.parts == 3
    assert counted.most_at_once == 1


def test_who_cannot_wait_gets_the_rest_at_once(qapp: QApplication) -> None:
    counted = Counted()
    building = InParts(counted.build(), counted)
    building.begin()
    while counted.parts < 1:
        QCoreApplication.processEvents()

    building.finish()
    building.finish()

    assert counted.parts == 3


@pytest.mark.parametrize("is_prepared", [False, True])
def test_new_voice_is_the_same_dialog_however_it_was_built(studio: StudioUnderTest, is_prepared: bool) -> None:
    if is_prepared:
        studio.start()
        for _ in range(5):
            studio.settle()
        assert studio.app.dialogs.new_voice is not None
    dialog = studio.app.dialogs.open_new_voice(studio.window)
    again = studio.app.dialogs.open_new_voice(studio.window)

    assert dialog is again is studio.app.dialogs.new_voice
    assert dialog.isVisible()
    dialog.close()


def test_dialog_is_not_built_beside_the_plots(studio: StudioUnderTest) -> None:
    studio.window.show()
    studio.app.presenter.prepare_new_voice()
    waits = studio.app.dialogs._building is None
    studio.window.result.build_plots()

    assert waits
    assert studio.app.dialogs._building is not None
