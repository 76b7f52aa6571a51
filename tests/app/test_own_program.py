import sys

from app.own_program import own_command


def test_from_source_it_is_python_with_the_main_file():
    program, main = own_command()

    assert program == sys.executable
    assert main.endswith("main.py")


def test_a_windowed_program_is_started_by_its_form_for_the_terminal(monkeypatch, tmp_path):
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(sys, "executable", str(tmp_path / "TacoLM Studio.exe"))

    assert own_command() == [str(tmp_path / "TacoLM Studio.exe")]
    (tmp_path / "tacolm.exe").touch()
    assert own_command() == [str(tmp_path / "tacolm.exe")]
