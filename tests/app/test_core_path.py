"""The path of the first minute: a voice, a text, a take, a file."""

from pathlib import Path

import soundfile

from tests.app.conftest import StudioUnderTest


def test_text_becomes_a_take_on_the_screen(studio: StudioUnderTest) -> None:
    studio.start()
    studio.add_voice()

    studio.speak("Hello there. This is a test.")

    assert len(studio.app.takes.facts) == 1
    assert studio.app.workbench.take is not None
    assert studio.app.workbench.take.facts.is_complete
    assert len(studio.app.workbench.take.sentences) == 2


def test_take_is_exported(studio: StudioUnderTest, tmp_path: Path) -> None:
    studio.start()
    studio.add_voice()
    studio.speak("Hello there.")
    folder = tmp_path / "not" / "there"

    dialog = studio.app.dialogs.open_export(studio.app.workbench.take, studio.window)
    dialog.fields.folder.setText(str(folder))
    assert "will be made" in dialog.preview.text()
    dialog.export_button.click()
    studio.settle()

    files = list(folder.glob("*.wav"))
    assert len(files) == 1
    assert soundfile.info(files[0]).samplerate == 24_000
