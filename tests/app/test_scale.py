"""The window is measured for real, with little in it."""

import pytest

from app import scale
from app.paths import AppPaths
from app.takes.history import TakeHistory
from app.voices.collection import VoiceLibrary


def test_the_window_is_measured_with_few_and_with_more(qapp):
    figures = scale.window_figures(sizes=((2, 3), (4, 6)))

    for kind in ("paint", "list", "open", "search_voices", "search_takes", "list_again"):
        assert list(figures[f"window_{kind}_seconds"]) == ["2 voices, 3 takes", "4 voices, 6 takes"]
    assert all(seconds > 0 for seconds in figures["window_paint_seconds"].values())
    for verdict in ("window_growth_is_linear", "window_is_there_in_time"):  # so little is no measure: see below
        assert isinstance(figures[verdict], bool)
    assert qapp is not None


def test_what_it_fills_is_what_a_window_lists(tmp_path):
    paths = AppPaths.under(tmp_path)
    paths.create()
    scale.fill_voices(paths, 3)
    newest = scale.fill_takes(paths, 4)
    history = TakeHistory(paths.takes)

    assert [saved.name for saved in VoiceLibrary(paths.voices, paths.models).list()] == [
        *("Voice 0", "Voice 1", "Voice 2")
    ]
    assert history.list()[0].id == newest
    assert len(history.list()) == 4
    assert history.load(newest).num_spoken == 1


@pytest.mark.parametrize(("seconds", "is_linear"), [((0.1, 1.0), True), ((0.1, 1.5), False), ((0.001, 0.019), True)])
def test_growth_is_told_from_the_last_two_sizes(seconds, is_linear):
    found = [dict.fromkeys(("list",), each) for each in (9.0, *seconds)]

    assert scale._is_linear(found, ((1, 1), (10, 10), (100, 100)), "list") is is_linear
