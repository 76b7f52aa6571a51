"""What a person does in the dialog for a new voice."""

import numpy as np
from pytestqt.qtbot import QtBot

from app.recording.view import NewVoiceDialog
from tests.app.conftest import StudioUnderTest


def record(studio: StudioUnderTest, dialog: NewVoiceDialog, samples: np.ndarray, qtbot: QtBot) -> None:
    dialog.microphone.record_button.click()
    studio.sound.speak_into(samples)
    studio.sound.speak_into(np.zeros(480_000 if not samples.any() else 65_000, np.float32))
    qtbot.waitUntil(lambda: studio.app.prompts.draft is not None, timeout=10_000)
    studio.settle()


def fill_in(dialog: NewVoiceDialog) -> None:
    dialog.name.setText("My voice")
    dialog.consent.setChecked(True)


def record_another(studio: StudioUnderTest, dialog: NewVoiceDialog, samples: np.ndarray, qtbot: QtBot) -> None:
    before = len(studio.app.prompts.pieces)
    record(studio, dialog, samples, qtbot)
    qtbot.waitUntil(lambda: studio.settle() or len(studio.app.prompts.pieces) > before, timeout=10_000)
    studio.settle()
