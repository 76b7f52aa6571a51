"""The progress line is for people only."""

import io

from tacolm_core.cli.progress import ProgressLine, waiting


class Terminal(io.StringIO):
    def isatty(self):
        return True


def test_nothing_is_written_into_a_pipe():
    stream = io.StringIO()

    with ProgressLine("Speaking", stream) as line:
        line.update(0.5)
        line.update(1.0)

    assert stream.getvalue() == ""


def test_a_terminal_gets_one_line_that_is_removed_at_the_end():
    stream = Terminal()

    with ProgressLine("Speaking", stream) as line:
        line.update(1.0, "2.0 s")

    assert "Speaking [########################] 2.0 s" in stream.getvalue()
    assert "\n" not in stream.getvalue()
    assert stream.getvalue().endswith(" \r")


def test_work_of_unknown_length_is_named_and_forgotten(monkeypatch):
    monkeypatch.setattr("sys.stderr", stream := Terminal())

    with waiting("Loading"):
        assert stream.getvalue() == "\rLoading …"

    assert stream.getvalue().endswith(" \r")
