"""Scripts: a voice for each name, in one take."""

from PySide6.QtWidgets import QComboBox

from tacolm_core import Waveform
from tests.app.conftest import StudioUnderTest
from tests.app.doubles import speech_like

SCRIPT = "Anna: Good morning.\nBen: Good evening.\nAnna: Oh."


def open_cast(studio: StudioUnderTest) -> dict[str, QComboBox]:
    studio.window.actions_by_key["cast"].trigger()
    return studio.app.documents.cast.boxes if studio.app.documents.cast else {}


def test_each_name_speaks_in_its_voice(studio: StudioUnderTest) -> None:
    studio.start()
    for seconds, name in enumerate(("Ada", "Bea", "Cleo"), start=2):
        studio.app.voices.add(studio.fake.make_voice(Waveform(speech_like(seconds), 48_000), name=name))
        studio.settle()
    studio.window.text.set_text(SCRIPT)
    boxes = open_cast(studio)
    assert list(boxes) == ["Anna", "Ben"]
    boxes["Ben"].setCurrentIndex(boxes["Ben"].findText("Bea"))

    studio.speak(SCRIPT)

    take = studio.app.workbench.take
    assert take is not None
    assert [passage.sentence.written for passage in take.passages] == ["Good morning.", "Good evening.", "Oh."]
    assert [passage.voice.name for passage in take.passages] == ["", "Bea", ""]
    assert take.facts.voice_name == "Cleo"
    assert [SCRIPT[p.sentence.start : p.sentence.end] for p in take.passages] == [
        "Good morning.",
        "Good evening.",
        "Oh.",
    ]


def test_a_voice_is_remembered_with_its_name_and_can_be_taken_away(studio: StudioUnderTest) -> None:
    studio.start()
    studio.add_voice("Ada")
    studio.window.text.set_text(SCRIPT)
    boxes = open_cast(studio)
    boxes["Anna"].setCurrentIndex(1)
    assert list(studio.app.settings.current.cast) == ["anna"]

    boxes["Anna"].setCurrentIndex(0)

    assert studio.app.settings.current.cast == {}
    studio.speak(SCRIPT)
    take = studio.app.workbench.take
    assert take is not None
    assert take.passages[0].sentence.written.startswith("Anna:")


def test_a_text_that_is_no_script_is_told_so(studio: StudioUnderTest) -> None:
    studio.start()
    studio.window.text.set_text("Note: buy milk.")

    assert open_cast(studio) == {}
