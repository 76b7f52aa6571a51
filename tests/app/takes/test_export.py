"""Files for other programs."""

from pathlib import Path

import numpy as np
import pytest
import soundfile

from app.files import StorageError
from app.settings import SoundFormat
from app.takes.export import ENDINGS, BadPattern, ExportRequest, export, file_name, free_path
from app.takes.timeline import build
from tacolm_core import load_take, read_provenance
from tests.app.takes.made import a_take

SUBTYPES = {
    "wav16": "PCM_16",
    "wav24": "PCM_24",
    "float": "FLOAT",
    "flac": "PCM_24",
    "ogg": "VORBIS",
    "mp3": "MPEG_LAYER_III",
}


@pytest.mark.parametrize("sound_format", list(ENDINGS))
def test_every_format_holds_the_take_and_says_where_it_is_from(tmp_path: Path, sound_format: SoundFormat) -> None:
    take = a_take("Hello there. Good bye.")
    target = tmp_path / f"Zoë 音{ENDINGS[sound_format]}"

    export(take, ExportRequest(target, sound_format))

    info = soundfile.info(target)
    provenance = read_provenance(target)
    assert info.subtype == SUBTYPES[sound_format]
    assert info.frames == len(build(take.sentences, 24_000).samples)
    assert provenance is not None
    assert "TacoLM Studio" in provenance.software
    assert provenance.facts["voice"] == "Ada"
    assert provenance.facts["model"] == "fake-model"


def test_float_is_written_unchanged(tmp_path: Path) -> None:
    take = a_take("Hello.")

    path = export(take, ExportRequest(tmp_path / "a.wav", "float"))

    np.testing.assert_array_equal(soundfile.read(path, dtype="float32")[0], take.sentences[0].samples)


def test_side_car_has_what_making_it_again_needs(tmp_path: Path) -> None:
    take = a_take("Hello there. Good bye.", seed=99)

    export(take, ExportRequest(tmp_path / "a.wav", "wav16"))

    record = load_take(tmp_path / "a.json")
    assert record.text == take.facts.text
    assert record.options.seed == 99
    assert record.sentences == tuple(result.sentence for result in take.sentences)


def test_subtitles_go_with_the_sound_if_wanted(tmp_path: Path) -> None:
    export(a_take("Hello there."), ExportRequest(tmp_path / "a.wav", "wav16", with_sidecar=False, subtitles="srt"))

    assert (tmp_path / "a.srt").read_text(encoding="utf-8").startswith("1\n00:00:00,")
    assert not (tmp_path / "a.json").exists()


def test_full_or_forbidden_place_is_explained(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")

    with pytest.raises(StorageError):
        export(a_take("Hello."), ExportRequest(tmp_path / "file" / "a.wav", "wav16"))


def test_pattern_is_filled_in() -> None:
    take = a_take("What is this? A test: yes/no.")

    assert file_name("{voice} - {text}", take) == "Ada - What is this A test yes no"
    assert file_name("{number}-{seed}", take, 4) == "004-7"


@pytest.mark.parametrize("pattern", ["{nonsense}", "{voice", "{0}", "{voice.__class__}"])
def test_pattern_that_cannot_be_filled_in_is_explained(pattern: str) -> None:
    with pytest.raises(BadPattern):
        file_name(pattern, a_take("Hello."))


def test_existing_file_is_never_overwritten(tmp_path: Path) -> None:
    (tmp_path / "a.wav").touch()
    (tmp_path / "a (2).wav").touch()

    assert free_path(tmp_path, "a", ".wav").name == "a (3).wav"


def test_side_car_of_another_format_is_not_overwritten(tmp_path: Path) -> None:
    export(a_take("Hello."), ExportRequest(tmp_path / "Hello. a.wav", "wav16"))

    assert free_path(tmp_path, "Hello. a", ".flac").name == "Hello. a (2).flac"


def test_file_name_ends_with_a_whole_word_and_has_no_markup() -> None:
    take = a_take("The lamp is lit [pause 500ms] at last, and everybody sleeps.")

    assert file_name("{text}", take) == "The lamp is lit at last, and everybody"


def test_subtitles_show_what_is_written(tmp_path: Path) -> None:
    export(a_take("It costs $5."), ExportRequest(tmp_path / "a.wav", "wav16", subtitles="vtt", word_times=True))

    text = (tmp_path / "a.vtt").read_text(encoding="utf-8")
    assert text.startswith("WEBVTT")
    assert "$5." in text


def test_each_sentence_can_have_a_file_of_its_own(tmp_path: Path) -> None:
    take = a_take("Hello there. Good bye.")

    folder = export(take, ExportRequest(tmp_path / "talk.flac", "flac", subtitles="srt", by_sentence=True))

    names = ["001 Hello there.flac", "001 Hello there.srt", "002 Good bye.flac", "002 Good bye.srt"]
    assert sorted(path.name for path in folder.iterdir()) == names
    np.testing.assert_allclose(soundfile.read(folder / names[0])[0], take.sentences[0].samples, atol=1e-4)


def test_loudness_is_brought_to_a_target(tmp_path: Path) -> None:
    take = a_take("Hello there, this is a longer sentence. Good bye.")

    paths = [export(take, ExportRequest(tmp_path / f"{lufs}.wav", "float", loudness=lufs)) for lufs in (-16, -23)]

    loud, soft = (soundfile.read(path)[0] for path in paths)
    assert 20 * np.log10(np.std(loud) / np.std(soft)) == pytest.approx(7, abs=0.5)
