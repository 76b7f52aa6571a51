"""The dialog in which a voice is taught: reading, learning in another process, comparing, keeping."""

import json
import sys

import numpy as np
import pytest

from app.teaching.learning import Learning
from app.teaching.readings import FEWEST, ReadingFolder, folder_of
from app.teaching.sentences import sentences
from app.teaching.service import Stage
from tacolm_core import Lessons, ReadingVerdict, Voice, Waveform, save_voice
from tests.app.doubles import speech_like

GOOD = ReadingVerdict(True)
MISREAD = ReadingVerdict(
    False, ("These do not seem to be the words of the sentence; read it again, or correct the text.",)
)

# Stands in for `voice teach`: says what it was asked, tells some events and writes the voice it is given.
PROCESS = """
import json, pathlib, shutil, sys, time
asked = dict(zip(sys.argv[3::2], sys.argv[4::2]))
pathlib.Path(asked["--keep"]).mkdir(exist_ok=True)
pathlib.Path(asked["--out"]).with_name("asked.json").write_text(json.dumps(sys.argv[1:]))
def tell(**event): print(json.dumps(event), flush=True)
tell(event="ReadingHeard", index=0, count=12, name="03.wav", is_used=False, reasons=["Too quiet."])
tell(event="LessonsBegun", readings=11, seconds=60.0, likeness=0.4, is_resumed=False)
tell(event="PassDone", lesson="timbre", number=1, of=2, progress=0.5, held_out=4.0, likeness=0.6, seconds_left=90.0)
if {behaviour!r} == "waits": time.sleep(60)
if {behaviour!r} == "fails": sys.stderr.write("There is no recording in here; look elsewhere.\\n"); sys.exit(2)
shutil.copy({voice!r}, asked["--out"])
shutil.rmtree(asked["--keep"])
"""


def lessons(**changes):
    additions = {"ar.leave.bias|whole": np.ones(4, np.float16)}
    facts = {"model_hash": "fake-model", "recordings": 12, "seconds": 60.0, "before": 0.4, "after": 0.7}
    return Lessons(additions, **{**facts, **changes})


def taught_voice(name="Ada", **changes):
    return Voice(np.ones((8, 30), int), name=name, consent="agreed", lessons=lessons(**changes))


@pytest.fixture
def teaching(studio):
    studio.start()
    studio.add_voice("Ada")
    service = studio.app.teaching
    service._check = lambda _engine, reading, _other: MISREAD if reading.name == "03.wav" else GOOD
    yield service
    service.close()


@pytest.fixture
def process(teaching, tmp_path):
    """Let the service learn through a script that behaves well, fails, or waits."""

    def behave(behaviour="well"):
        voice, script = tmp_path / "made.voice", tmp_path / "process.py"
        save_voice(voice, taught_voice())
        script.write_text(PROCESS.format(behaviour=behaviour, voice=str(voice)))
        teaching._learning._command = [sys.executable, str(script)]

    return behave


def opened(studio):
    studio.app.lessons.open()
    studio.settle()
    return studio.app.lessons.dialog


def read(teaching, studio, numbers):
    for number in numbers:
        teaching.take(number, Waveform(speech_like(1.0), 48_000))
        studio.settle()


def test_there_are_forty_different_sentences():
    texts = sentences()

    assert len(set(texts)) == len(texts) == 40
    assert all(7 <= len(text.split()) <= 18 for text in texts)


def test_a_reading_is_on_disk_at_once_and_judged(studio, teaching):
    dialog = opened(studio)

    read(teaching, studio, [0, 3])

    assert teaching.folder.numbers == (0, 3)
    assert dialog.reading.list.item(0).text().startswith("●")
    assert dialog.reading.list.item(3).text().startswith("✗")
    assert "do not seem to be the words" in dialog.reading.verdict.text()
    assert dialog.reading._number == 3  # to be read again
    listed = (teaching.folder.place / "sentences.tsv").read_text(encoding="utf-8")
    assert listed == f"00\t{sentences()[0]}\n03\t{sentences()[3]}\n"
    dialog.close()


def test_days_later_it_goes_on_with_the_first_sentence_that_was_not_read(studio, teaching):
    dialog = opened(studio)
    dialog.name.setText("My voice")
    dialog.name.editingFinished.emit()
    read(teaching, studio, [0, 1, 2])
    dialog.close()

    dialog = opened(studio)

    assert dialog.name.text() == "My voice"
    assert dialog.consent.isChecked()
    assert dialog.reading._number == 3
    assert "3 of at least 12" in dialog.reading.count.text()
    assert "word for word" in dialog.reading.microphone.hint.text()
    dialog.close()


def test_a_recording_goes_to_the_sentence_on_the_screen(studio, teaching):
    dialog = opened(studio)
    dialog.reading.list.setCurrentRow(5)

    dialog.reading._on_began()
    dialog.reading._on_recorded(Waveform(speech_like(1.0), 48_000), 0)
    studio.settle()

    assert teaching.folder.numbers == (5,)
    assert dialog.reading._number == 6
    dialog.close()


def test_a_reading_can_be_heard_and_left_out(studio, teaching):
    dialog = opened(studio)
    read(teaching, studio, [0])
    dialog.reading.list.setCurrentRow(0)

    assert dialog.reading.hear_button.isEnabled()
    dialog.reading.hear_button.click()
    assert studio.app.player.state.name == "PLAYING"
    dialog.reading.leave_out_button.click()

    assert teaching.folder.numbers == ()
    assert not dialog.reading.hear_button.isEnabled()
    dialog.close()


def test_learning_asks_for_enough_readings_a_name_and_consent(studio, teaching):
    dialog = opened(studio)

    assert not dialog.learn_button.isEnabled()
    assert "Read more sentences" in dialog.learn_button.toolTip()
    read(teaching, studio, range(10, 10 + FEWEST))
    dialog.consent.setChecked(False)
    assert "agreement" in dialog.learn_button.toolTip()
    dialog.consent.click()
    assert dialog.learn_button.isEnabled()
    dialog.close()


def test_what_was_misread_does_not_count(studio, teaching):
    dialog = opened(studio)
    dialog.consent.setChecked(True)

    read(teaching, studio, range(FEWEST))  # 3 is misread

    assert f"{FEWEST - 1} of at least {FEWEST}" in dialog.reading.count.text()
    assert not dialog.learn_button.isEnabled()
    read(teaching, studio, [FEWEST])
    assert dialog.learn_button.isEnabled()
    dialog.close()


def learn(studio, teaching, qtbot):
    dialog = opened(studio)
    dialog.consent.setChecked(True)
    read(teaching, studio, range(10, 10 + FEWEST))
    with qtbot.waitSignal(teaching._learning.ended, timeout=20_000):
        dialog.learn_button.click()
    studio.settle()
    return dialog


def test_learning_shows_how_far_it_is_and_ends_with_a_comparison(studio, teaching, process, qtbot):
    process()

    dialog = learn(studio, teaching, qtbot)

    asked = json.loads((teaching.folder.place / "asked.json").read_text())
    assert asked[:2] == ["voice", "teach"]
    assert asked[asked.index("--name") + 1] == "Ada"
    assert teaching.progress.likeness == 0.6
    assert dialog.learning.bar.value() == 500
    assert "1.5 minutes" in dialog.learning.state.text()
    assert "60 %, untaught 40 %" in dialog.learning.likeness.text()
    assert "03.wav: Too quiet." in dialog.learning.left_out.text()
    assert teaching.stage is Stage.COMPARING
    assert "70 %, untaught 40 %" in dialog.comparing.figures.text()

    dialog.comparing.speak_button.click()
    studio.settle()
    assert dialog.comparing.b_button.isEnabled()
    dialog.close()


def test_a_kept_voice_is_in_the_library_and_still_knows_its_readings(studio, teaching, process, qtbot):
    process()
    dialog = learn(studio, teaching, qtbot)

    dialog.keep_button.click()
    studio.settle()

    kept = studio.app.voices.current
    assert kept.voice.lessons is not None
    assert teaching.stage is Stage.READING
    assert not teaching.folder.candidate.exists()
    teaching.open(kept)
    assert len(teaching.folder.numbers) == FEWEST
    dialog.close()


def test_a_discarded_voice_is_gone_and_its_readings_stay(studio, teaching, process, qtbot):
    process()
    dialog = learn(studio, teaching, qtbot)

    dialog.discard_button.click()

    assert teaching.candidate is None
    assert not teaching.folder.candidate.exists()
    assert len(teaching.folder.numbers) == FEWEST
    dialog.close()


def test_teaching_more_goes_on_from_what_was_learnt(studio, teaching, process, qtbot):
    process()
    dialog = learn(studio, teaching, qtbot)

    with qtbot.waitSignal(teaching._learning.ended, timeout=20_000):
        dialog.more_button.click()

    asked = json.loads((teaching.folder.place / "asked.json").read_text())
    assert asked[asked.index("--more") + 1] == str(teaching.folder.candidate)
    dialog.close()


def test_learning_that_fails_says_why_and_loses_nothing(studio, teaching, process, qtbot):
    process("fails")

    dialog = learn(studio, teaching, qtbot)

    assert "There is no recording in here" in dialog.notice._label.text()
    assert teaching.stage is Stage.READING
    assert len(teaching.folder.numbers) == FEWEST
    dialog.close()


def test_stopped_learning_can_be_gone_on_with(studio, teaching, process, qtbot):
    process("waits")
    dialog = opened(studio)
    dialog.consent.setChecked(True)
    read(teaching, studio, range(10, 10 + FEWEST))
    with qtbot.waitSignal(teaching.progressed, timeout=20_000):
        dialog.learn_button.click()
    assert teaching.stage is Stage.LEARNING

    with qtbot.waitSignal(teaching._learning.ended, timeout=20_000):
        dialog.stop_button.click()

    assert teaching.stage is Stage.READING
    assert dialog.learn_button.text() == "Go on learning"
    assert not dialog.notice.isVisible()
    dialog.close()


def test_a_program_that_cannot_be_started_is_told(qtbot):
    learning = Learning(["/nowhere/python"])

    with qtbot.waitSignal(learning.ended) as ended:
        learning.start([])

    assert ended.args[0] is False
    assert "could not be started" in ended.args[1]


def test_a_folder_of_recordings_takes_the_place_of_reading(studio, teaching, tmp_path):
    dialog = opened(studio)

    dialog.reading.source_chosen.emit(tmp_path)

    assert teaching.can_learn
    assert not dialog.reading.list.isVisible()
    assert str(tmp_path) in dialog.reading.source.text()
    dialog.reading.own_button.click()
    assert dialog.reading.list.isVisible()
    dialog.close()


def test_a_voice_of_another_model_is_offered_to_be_taught_again(studio, teaching):
    studio.app.voices.add(taught_voice("Bea", model_hash="older"))
    studio.settle()

    assert "taught with another model" in studio.window.notice._label.text()
    studio.window.notice._button.click()
    assert studio.app.lessons.dialog.isVisible()
    studio.app.lessons.dialog.close()


def test_a_full_disk_is_told_and_the_earlier_reading_stays(studio, teaching, monkeypatch):
    dialog = opened(studio)
    read(teaching, studio, [0])
    before = teaching.folder.path(0).read_bytes()
    problem = OSError(28, "No space left on device")

    def full(*_arguments):
        raise problem

    monkeypatch.setattr("tacolm_core.write_sound", full)
    teaching.take(0, Waveform(speech_like(2.0), 48_000))

    assert teaching.folder.path(0).read_bytes() == before
    assert dialog.notice.isVisible()
    dialog.close()


def test_facts_survive_damage(tmp_path):
    folder = ReadingFolder(tmp_path / "me", sentences())
    folder.write(name="Ada", voices=("ada.voice",))

    assert folder_of(tmp_path, "ada.voice", sentences()).facts.name == "Ada"
    (folder.place / "teaching.json").write_text("{")
    assert folder.facts.name == ""
    assert folder_of(tmp_path, "ada.voice", sentences()).place == tmp_path / "ada"
