"""The settings file: kept, migrated, shared, survived."""

import json
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from app.paths import AppPaths
from app.settings import SETTINGS_VERSION, Settings, SettingsStore, from_plain, migrate


def test_first_start_has_defaults(settings: SettingsStore) -> None:
    assert settings.current == Settings()


def test_change_survives_a_restart(settings: SettingsStore, paths: AppPaths) -> None:
    settings.update(theme="dark", countdown=5)

    again = SettingsStore(paths.settings_file)

    assert again.current.theme == "dark"
    assert again.current.countdown == 5


def test_two_instances_keep_each_others_changes(settings: SettingsStore, paths: AppPaths) -> None:
    other = SettingsStore(paths.settings_file)

    settings.update(theme="dark")
    other.update(text_size=130)

    assert other.current.theme == "dark"
    assert SettingsStore(paths.settings_file).current.text_size == 130


@pytest.mark.parametrize(
    ("name", "value"),
    [("theme", "pink"), ("text_size", 900), ("countdown", "three"), ("splitters", []), ("export_sidecar", 1)],
)
def test_value_that_cannot_be_used_falls_back(name: str, value: object) -> None:
    assert getattr(from_plain({name: value}), name) == getattr(Settings(), name)


def test_version_1_is_migrated() -> None:
    values = migrate({"version": 1, "export_format": "wav", "export_bits": 24})

    assert values["version"] == SETTINGS_VERSION
    assert from_plain(values).export_format == "wav24"


def test_damaged_file_is_set_aside(qapp: QApplication, paths: AppPaths) -> None:
    paths.settings_file.write_text("{ half", encoding="utf-8")

    store = SettingsStore(paths.settings_file)

    assert store.current == Settings()
    assert paths.settings_file.with_suffix(".damaged.json").read_text(encoding="utf-8") == "{ half"


def test_settings_of_a_newer_version_are_not_lost(qapp: QApplication, paths: AppPaths) -> None:
    paths.settings_file.write_text(json.dumps({"version": 2, "from_the_future": 7}), encoding="utf-8")

    SettingsStore(paths.settings_file).update(theme="dark")

    assert json.loads(paths.settings_file.read_text(encoding="utf-8"))["from_the_future"] == 7


def test_unwritable_place_is_told_and_survived(qapp: QApplication, tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("in the way", encoding="utf-8")
    store = SettingsStore(blocked / "settings.json")
    told: list[str] = []
    store.failed.connect(told.append)

    store.update(theme="dark")

    assert store.current.theme == "dark"
    assert len(told) == 1
