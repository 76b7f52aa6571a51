"""A real SIGKILL at every file that a course writes."""

import json
import os
import subprocess
import sys

import pytest

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="courses are forked, so that they take a second each")


@pytest.fixture(scope="module")
def courses(tmp_path_factory):
    """What became of courses that were killed: see `killed_driver`."""
    driver = [sys.executable, "-W", "ignore", "-m", "tests.tacolm_core.teaching.killed_driver"]
    place = str(tmp_path_factory.mktemp("killed"))
    ended = subprocess.run([*driver, place], capture_output=True, text=True, check=False, timeout=900)
    assert ended.returncode == 0, ended.stderr[-3_000:]
    return json.loads(ended.stdout.splitlines()[-1])


def test_every_stage_is_killed_in_the_middle_and_after(courses):
    stages = ("course.json", "reading-2", "clock", "timbre", "me.voice")

    assert all(any(each["write"].startswith(stage) for each in courses) for stage in stages)
    assert all(each["ended"] == -9 for each in courses)


def test_begun_again_each_ends_in_the_voice_that_it_would_have_been(courses):
    assert [each for each in courses if each["again"] != 0 or not each["is_same"] or each["rest"]] == []


def test_a_voice_file_is_there_as_a_whole_or_not_at_all(courses):
    left = [(each["write"], each["is_half"]) for each in courses if each["is_left"]]

    assert left == [("me.voice", False)]


def test_what_was_kept_is_gone_on_with(courses):
    anew = {(each["write"].partition(".")[0], each["is_half"]) for each in courses if not each["is_resumed"]}

    assert anew == {(stage, half) for stage in ("course", "reading-2") for half in (True, False)} | {("clock", True)}
