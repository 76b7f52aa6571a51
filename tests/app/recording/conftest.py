"""The dialog for a new voice, open."""

import pytest

from app.recording.view import NewVoiceDialog
from tests.app.conftest import StudioUnderTest


@pytest.fixture
def dialog(studio: StudioUnderTest) -> NewVoiceDialog:
    studio.start()
    found = studio.app.dialogs.open_new_voice(studio.window)
    found.microphone.countdown_box.setValue(0)
    yield found
    found.close()
