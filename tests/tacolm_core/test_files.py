import errno
import os
import sys
from pathlib import Path

import pytest

from tacolm_core.errors import OutputError
from tacolm_core.files import replace_file


def write_half(path, error):
    with replace_file(path) as aside:
        aside.write_text("half")
        raise error


def test_a_file_appears_when_the_block_ends(tmp_path):
    path = tmp_path / "out.txt"

    with replace_file(path) as aside:
        aside.write_text("new")
        assert not path.exists()

    assert path.read_text() == "new"
    assert [path.name for path in tmp_path.iterdir()] == ["out.txt"]


def test_what_a_killed_run_leaves_is_named_after_the_file_and_hidden(tmp_path):
    with replace_file(tmp_path / "shard-00001.safetensors") as aside:
        aside.touch()
        assert aside.match(".shard-00001.safetensors.*.part")


def test_a_file_that_can_be_made_again_need_not_wait_for_the_disk(tmp_path, monkeypatch):
    def wait(_path):
        pytest.fail("the disk was waited for")

    monkeypatch.setattr("tacolm_core.files._flush_to_disk", wait)

    with replace_file(tmp_path / "out.txt", is_lasting=False) as aside:
        aside.write_text("new")

    assert (tmp_path / "out.txt").read_text() == "new"


@pytest.mark.parametrize("error", [ValueError, KeyboardInterrupt, GeneratorExit])
def test_the_old_file_stays_when_the_block_fails(tmp_path, error):
    path = tmp_path / "out.txt"
    path.write_text("old")

    with pytest.raises(error):
        write_half(path, error())

    assert path.read_text() == "old"
    assert [path.name for path in tmp_path.iterdir()] == ["out.txt"]


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (errno.ENOSPC, "no room on the disk"),
        (errno.EACCES, "may not be written"),
        (errno.EROFS, "may not be written"),
        (errno.EIO, "cannot be written"),
    ],
)
def test_what_the_system_refuses_becomes_a_sentence(tmp_path, number, words):
    with pytest.raises(OutputError, match=words):
        write_half(tmp_path / "out.txt", OSError(number, os.strerror(number)))

    assert not list(tmp_path.iterdir())


def test_a_disk_that_fills_while_writing_leaves_nothing(tmp_path):
    if not Path("/dev/full").exists():
        pytest.skip("this system has no full device to write to")

    def fill_the_disk():
        with replace_file(tmp_path / "out.txt") as aside:
            aside.symlink_to("/dev/full")
            aside.write_bytes(b"x")

    with pytest.raises(OutputError, match="no room"):
        fill_the_disk()

    assert not list(tmp_path.iterdir())


def test_trouble_with_another_file_is_the_callers_own(tmp_path):
    with pytest.raises(FileNotFoundError), replace_file(tmp_path / "out.txt"):
        (tmp_path / "input.txt").read_text()


def test_a_missing_folder_is_named(tmp_path):
    with pytest.raises(OutputError, match=r"no folder .*none"), replace_file(tmp_path / "none" / "out.txt"):
        pytest.fail("nothing may be written")


def test_a_folder_is_not_replaced(tmp_path):
    with pytest.raises(OutputError, match="is a folder"), replace_file(tmp_path):
        pytest.fail("nothing may be written")


@pytest.mark.skipif(sys.platform == "win32", reason="no named pipes in folders there")
def test_a_pipe_or_a_device_is_not_replaced(tmp_path):
    os.mkfifo(tmp_path / "pipe")

    with pytest.raises(OutputError, match="not an ordinary file"), replace_file(tmp_path / "pipe"):
        pytest.fail("nothing may be written")


def test_a_link_keeps_pointing_to_the_file_it_named(tmp_path):
    (tmp_path / "real.txt").write_text("old")
    (tmp_path / "link.txt").symlink_to(tmp_path / "real.txt")

    with replace_file(tmp_path / "link.txt") as aside:
        aside.write_text("new")

    assert (tmp_path / "link.txt").is_symlink()
    assert (tmp_path / "real.txt").read_text() == "new"


@pytest.mark.parametrize("name", ["x" * 240 + ".txt", "Grüße Ωμέγα 声.txt", ".hidden"])
def test_long_and_foreign_names_work(tmp_path, name):
    with replace_file(tmp_path / name) as aside:
        aside.write_text("new")

    assert (tmp_path / name).read_text() == "new"
