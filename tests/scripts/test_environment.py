from pathlib import Path

import environment
import pytest
import system_libraries
from system_libraries import Need


def arguments_in_turn(version: str = "2.13.0") -> list[list[str]]:
    return [arguments for arguments, _ in environment.torch_attempts(version)]


def test_without_a_gpu_only_cpu_builds_of_torch_are_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("TACOLM_TORCH", raising=False)
    monkeypatch.setattr(environment, "has_gpu", lambda: False)
    monkeypatch.setattr(environment.sys, "platform", "linux")

    attempts = arguments_in_turn()

    assert attempts[0] == ["torch==2.13.0+cpu"]
    assert attempts[-1] == ["--index-url", environment.TORCH_CPU_INDEX, "torch==2.13.0+cpu"]


def test_a_gpu_gets_the_ordinary_build(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("TACOLM_TORCH", raising=False)
    monkeypatch.setattr(environment, "has_gpu", lambda: True)

    assert arguments_in_turn() == [["torch==2.13.0"]]


def test_a_chosen_index_is_the_only_one_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TACOLM_TORCH", "https://example.org/simple")

    assert arguments_in_turn() == [["--index-url", "https://example.org/simple", "torch==2.13.0"]]


def test_a_changed_list_makes_the_stamp_invalid(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(environment, "REQUIREMENTS", tmp_path)
    for name in ("torch", "run"):
        (tmp_path / f"{name}.txt").write_text("old")
    before = environment.stamp_text("run")

    (tmp_path / "run.txt").write_text("new")

    assert environment.stamp_text("run") != before


def test_the_torch_of_the_list_is_found() -> None:
    assert environment.torch_version().count(".") == 2


def test_an_unknown_group_is_named(capsys: pytest.CaptureFixture[str]) -> None:
    assert environment.main(["nonsense"]) == 2
    assert "nonsense" in capsys.readouterr().err


def test_what_is_missing_is_said_as_one_line_to_run(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(system_libraries.shutil, "which", lambda name: "/usr/bin/dnf" if name == "dnf" else None)
    needs = [
        Need("sound", lambda: False, "libsound2", "sound", "sound"),
        Need("screen", lambda: False, "x", "screen", "s"),
    ]

    assert system_libraries.install_line(needs) == "dnf install -y screen sound"


def test_a_library_that_no_system_has_is_missing() -> None:
    need = system_libraries.shared_object("libdoes-not-exist.so.99", "a", "d", "p")

    assert not need.is_there()


def test_each_need_is_asked_for_once() -> None:
    found = system_libraries.missing(["run", "test", "package"])

    assert len({need.what for need in found}) == len(found)
