"""The settings dialog and what stands behind it."""

import struct
from pathlib import Path

import pytest
import torch
from PySide6.QtWidgets import QMessageBox

from app.files import StorageError
from app.preferences.models import ModelStore
from app.preferences.view import PreferencesDialog
from app.settings import Settings
from app.speaking.options import defaults, options_from, restored_options
from tacolm_core import ModelFolder, OptionsError, TacolmError
from tacolm_core.checkpoint import Metadata, save_weights
from tests.app.conftest import StudioUnderTest

ENCODEC = "encodec_24khz-d7cc33bc.th"


def write_model(folder: Path, *, on_encodec: bool = False) -> Path:
    """A model folder as the engine writes it, with next to nothing in it."""
    folder.mkdir(parents=True)
    training = {"settings": {"recipe": {"codec_hash": "d7cc33bc" + "0" * 56 if on_encodec else "1" * 64}}}
    for kind in ("ar", "nar") if on_encodec else ("codec", "ar", "nar"):
        metadata = Metadata(kind, {}, tokenizer_hash="same", training=training)
        save_weights(folder / f"{kind}.safetensors", {"weight": torch.arange(4.0)}, metadata)
    (folder / "tokenizer.json").write_text("{}", encoding="utf-8")
    return folder


@pytest.fixture
def store(tmp_path: Path) -> ModelStore:
    return ModelStore(tmp_path / "models", write_model(tmp_path / "built in"))


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where EnCodec's weights are looked for, and are not."""
    monkeypatch.setattr("platformdirs.user_cache_dir", lambda name: str(tmp_path / "cache" / name))
    folder = tmp_path / "cache" / "tacolm-studio" / "encodec"
    folder.mkdir(parents=True)
    return folder


@pytest.fixture
def dialog(studio: StudioUnderTest) -> PreferencesDialog:
    studio.start()
    found = studio.app.dialogs.open_preferences(studio.window)
    yield found
    found.close()


def test_theme_changes_at_once(studio: StudioUnderTest, dialog: PreferencesDialog) -> None:
    dialog.theme_box.setCurrentIndex(dialog.theme_box.findData("dark"))
    dialog.theme_box.activated.emit(2)

    assert studio.app.theme.colours.is_dark


def test_text_grows_at_once(studio: StudioUnderTest, dialog: PreferencesDialog) -> None:
    before = studio.window.font().pointSizeF()

    dialog.text_size.setValue(150)

    assert studio.window.font().pointSizeF() == pytest.approx(1.5 * before)


def test_device_in_use_is_explained(dialog: PreferencesDialog) -> None:
    assert "no CUDA device" in dialog.found.text()


def test_other_device_loads_the_engine_again(studio: StudioUnderTest, dialog: PreferencesDialog) -> None:
    dialog.compute.setCurrentIndex(dialog.compute.findData("cpu"))
    dialog.compute.activated.emit(1)

    assert [ticket.name for ticket in studio.engine_jobs.waiting] == ["load the engine"]


def test_another_number_of_threads_loads_the_engine_again(studio: StudioUnderTest, dialog: PreferencesDialog) -> None:
    studio.settle()
    dialog.threads.setValue(2)

    assert studio.app.settings.current.threads == 2
    assert [ticket.name for ticket in studio.engine_jobs.waiting] == ["load the engine"]
    studio.settle()


def test_only_changed_knobs_are_kept_and_reset_brings_all_back(
    studio: StudioUnderTest, dialog: PreferencesDialog
) -> None:
    dialog.sampling._boxes["temperature"].setValue(0.5)
    kept = studio.app.settings.current.sampling
    dialog.sampling.reset_button.click()

    assert kept == {"temperature": 0.5}
    assert studio.app.settings.current.sampling == {}
    assert dialog.sampling._boxes["temperature"].value() == pytest.approx(defaults(soon=True).temperature)


def test_quality_is_chosen_without_knowing_the_knobs(studio: StudioUnderTest, dialog: PreferencesDialog) -> None:
    page = dialog.sampling
    assert page.numbers.isHidden()
    assert (page.steadiness.slider.value(), page.closeness.slider.value()) == (2, 0)
    page.steadiness.slider.setValue(0)
    page.closeness.slider.setValue(2)
    kept = studio.app.settings.current.sampling
    page.reset_button.click()

    assert kept == {"temperature": 0.6, "guidance": 1.5}
    assert (page.steadiness.slider.value(), page.closeness.slider.value()) == (2, 0)


def test_numbers_move_the_sliders_and_stand_behind_a_fold(dialog: PreferencesDialog) -> None:
    page = dialog.sampling
    page.numbers_button.click()
    page._boxes["temperature"].setValue(0.97)

    assert not page.numbers.isHidden()
    assert page.steadiness.slider.value() == 4


def test_all_digits_are_a_choice_that_stays(studio: StudioUnderTest, dialog: PreferencesDialog) -> None:
    page = dialog.sampling
    page.exact.setChecked(True)
    kept = studio.app.settings.current
    page.show_values()

    assert options_from(kept).precision == "float32"
    assert page.exact.isChecked()
    page.reset_button.click()
    assert not page.exact.isChecked()
    assert options_from(studio.app.settings.current).precision == "int8"


def test_knobs_that_no_longer_fit_are_left_out() -> None:
    options = options_from(Settings(sampling={"temperature": 99.0}))

    assert options == defaults(soon=True)


def test_options_of_a_take_come_back() -> None:
    record = {**defaults(soon=False).to_dict(), "temperature": 0.3, "unknown": 1}

    assert restored_options(record).temperature == 0.3
    with pytest.raises(OptionsError):
        restored_options({"temperature": "warm"})


def test_a_take_from_before_8_bits_keeps_its_precision() -> None:
    record = defaults(soon=False).to_dict()

    assert restored_options(record).precision == "int8"
    del record["precision"]
    assert restored_options(record).precision == "float32"


def test_model_is_imported_verified_and_removed(store: ModelStore, tmp_path: Path) -> None:
    imported = store.bring_in(write_model(tmp_path / "theirs" / "large voice"))
    listed = [model.key for model in store.list()]
    verdict = store.verify(imported)
    store.remove(imported)

    assert listed == ["", "large voice"]
    assert "unchanged" in verdict
    assert [model.key for model in store.list()] == [""]


def test_model_is_removed_only_when_confirmed(
    studio: StudioUnderTest, dialog: PreferencesDialog, tmp_path: Path
) -> None:
    page = dialog.models
    page._on_folder(str(write_model(tmp_path / "theirs" / "voice")))
    studio.settle()
    page.list.setCurrentRow(page.list.count() - 1)
    page.remove_button.click()
    box = page.findChild(QMessageBox)
    before = page.list.count()
    box.buttons()[0].click()
    studio.settle()

    assert page.list.count() == before - 1
    assert "removed" in page.answer.text()


def test_model_card_comes_along(store: ModelStore, tmp_path: Path) -> None:
    source = write_model(tmp_path / "theirs" / "voice")
    (source / "MODEL_CARD.md").write_text("CC0", encoding="utf-8")

    assert (store.bring_in(source).path / "MODEL_CARD.md").read_text(encoding="utf-8") == "CC0"


def test_two_models_of_one_name_live_side_by_side(store: ModelStore, tmp_path: Path) -> None:
    source = write_model(tmp_path / "theirs" / "voice")

    assert {store.bring_in(source).key, store.bring_in(source).key} == {"voice", "voice 2"}


def test_changed_file_is_found(store: ModelStore, tmp_path: Path) -> None:
    imported = store.bring_in(write_model(tmp_path / "theirs" / "voice"))
    content = bytearray((imported.path / "ar.safetensors").read_bytes())
    content[-1] ^= 1
    (imported.path / "ar.safetensors").write_bytes(bytes(content))

    with pytest.raises(StorageError, match="changed"):
        store.verify(imported)


@pytest.mark.parametrize("content", [b"", b"hello there, this is no model", struct.pack("<Q", 4) + b"{}  " + b"xx"])
def test_damaged_model_is_not_imported(store: ModelStore, tmp_path: Path, content: bytes) -> None:
    source = write_model(tmp_path / "theirs" / "voice")
    (source / "nar.safetensors").write_bytes(content)

    with pytest.raises(TacolmError, match=r"nar\.safetensors (is cut short or damaged|is not a weights file)"):
        store.bring_in(source)

    assert [model.key for model in store.list()] == [""]


def test_folder_without_a_part_is_no_model(store: ModelStore, tmp_path: Path) -> None:
    source = write_model(tmp_path / "theirs" / "voice")
    (source / "tokenizer.json").unlink()

    with pytest.raises(TacolmError, match=r"tokenizer\.json is missing"):
        store.bring_in(source)


def test_model_on_encodecs_codes_comes_with_the_weights_that_lie_beside_it(
    store: ModelStore, tmp_path: Path, cache: Path
) -> None:
    source = write_model(tmp_path / "theirs" / "voice", on_encodec=True)
    (source / ENCODEC).write_bytes(b"weights")

    imported = store.bring_in(source)

    assert (imported.path / ENCODEC).read_bytes() == b"weights"
    assert "unchanged" in store.verify(imported)
    assert store.problem_of(imported) == ""


def test_model_on_encodecs_codes_finds_the_weights_of_the_user(store: ModelStore, tmp_path: Path, cache: Path) -> None:
    (cache / ENCODEC).write_bytes(b"weights")

    imported = store.bring_in(write_model(tmp_path / "theirs" / "voice", on_encodec=True))

    assert not (imported.path / ENCODEC).exists()
    assert store.problem_of(imported) == ""


def test_model_without_encodecs_weights_is_kept_but_not_used(
    studio: StudioUnderTest, dialog: PreferencesDialog, tmp_path: Path, cache: Path
) -> None:
    page = dialog.models
    page._on_folder(str(write_model(tmp_path / "theirs" / "voice", on_encodec=True)))
    studio.settle()
    said = page.answer.text()
    page.list.setCurrentRow(page.list.count() - 1)
    page.use_button.click()
    studio.settle()

    assert page.list.count() > 1
    assert "EnCodec" in said
    assert ENCODEC in said
    assert "tacolm codec" not in said
    assert page.answer.text() == said
    assert studio.app.settings.current.model == ""

    (cache / ENCODEC).write_bytes(b"weights")
    page.list.setCurrentRow(page.list.count() - 1)
    page.use_button.click()
    studio.settle()

    assert studio.app.settings.current.model == "voice"


def test_chosen_model_that_is_gone_is_missed_aloud(studio: StudioUnderTest) -> None:
    studio.app.settings.update(model="gone")
    studio.start()

    assert "“gone”" in studio.app.window.notice.text
    assert studio.app.engine.info is not None  # the program's own speaks


def test_built_in_model_stays(store: ModelStore) -> None:
    with pytest.raises(StorageError, match="cannot be removed"):
        store.remove(store.list()[0])


def test_engine_chooses_where_nothing_is_chosen(store: ModelStore, tmp_path: Path) -> None:
    imported = store.bring_in(write_model(tmp_path / "theirs" / "voice"))

    assert store.path_of("") is None
    assert store.path_of("voice") == imported.path
    assert store.path_of("gone") is None


def test_model_that_could_not_be_copied_leaves_nothing(
    store: ModelStore, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_path: Path, _value: object) -> None:
        raise StorageError("The disk is full.")

    monkeypatch.setattr("app.preferences.models.write_json", refuse)
    with pytest.raises(StorageError):
        store.bring_in(write_model(tmp_path / "theirs" / "voice"))

    assert list(store._folder.iterdir()) == []


def test_a_valle_x_checkpoint_becomes_a_model(
    store: ModelStore, tmp_path: Path, cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = write_model(tmp_path / "made", on_encodec=True)
    (cache / ENCODEC).write_bytes(b"weights")

    def import_valle_x(checkpoint: Path, folder: Path) -> ModelFolder:
        for path in made.iterdir():
            (folder / path.name).write_bytes(path.read_bytes())
        return ModelFolder.open(folder)

    monkeypatch.setattr("tacolm_core.import_valle_x", import_valle_x, raising=False)
    imported = store.bring_in_valle_x(tmp_path / "vallex-checkpoint.pt")

    assert imported.key == "vallex-checkpoint"
    assert "unchanged" in store.verify(imported)


def test_a_file_that_is_no_checkpoint_leaves_nothing_behind(store: ModelStore, tmp_path: Path) -> None:
    (tmp_path / "notes.pt").write_text("hello", encoding="utf-8")

    with pytest.raises(TacolmError, match="cannot be read as tensors"):
        store.bring_in_valle_x(tmp_path / "notes.pt")
    assert [model.key for model in store.list()] == [""]
