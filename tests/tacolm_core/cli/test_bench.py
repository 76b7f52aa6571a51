"""`tacolm bench` gives all its figures; whether they are good is not for a test to say."""

import contextlib
import json
import multiprocessing
from types import SimpleNamespace

import pytest

from tacolm_core.cli import bench, bench_busy, bench_scale, bench_training
from tacolm_core.model.proven_steps import ProvenSteps, Verdict


def test_all_figures_are_there(tacolm, tmp_path, monkeypatch, capsys):
    monkeypatch.setattr(bench, "TEXT", "Hi.")

    status = tacolm("bench", "--seconds", "0.5", "--json", tmp_path / "bench.json", "--device", "cpu", "--threads", "1")

    assert status == 0
    figures = json.loads((tmp_path / "bench.json").read_text(encoding="utf-8"))
    parts = {"ar_ms_per_step", "ar_double_length_cost", "nar_real_time_factor", "codec_decode_real_time_factor"}
    parts |= {"double_length_cost"}
    report = {"audio_seconds", "wall_seconds", "real_time_factor", "first_sound_seconds", "peak_memory_mb"}
    assert parts | report | {"load_seconds", "model", "seed"} <= set(figures)
    assert figures["double_length_cost_is_linear"] is (figures["double_length_cost"] <= bench.MOST_FOR_DOUBLE_LENGTH)
    assert figures["ar_plain_ms_per_step"] > 0
    assert figures["ready_first_sound_seconds"] > 0
    assert figures["ar_step_precision"] == figures["options"]["precision"]
    assert figures["ar_step_reason"]
    assert all(figures[name] > 0 for name in parts | report)
    assert "ar_ms_per_step" in capsys.readouterr().out


def test_the_step_that_is_used_is_told_with_its_reason():
    class Way(ProvenSteps):
        def __init__(self, name, verdict):
            self.name, self.verdict = name, verdict

    def figures(*ways):
        faster = SimpleNamespace(tried=[Way(*way) for way in ways]) if ways else None
        found = bench._faster(SimpleNamespace(ar=SimpleNamespace(faster=faster, served=lambda _: "float32")), "int8")
        return found.get("ar_step"), found.get("ar_step_reason")

    good, bad = Verdict(True, "Faster.", 4.0, 1.2), Verdict(False, "It failed.")
    assert figures(("captured", good)) == ("captured", "Faster.")
    assert figures(("captured", bad)) == ("plain", "It failed.")
    assert figures(("8-bit", bad), ("exact", good)) == ("exact", "It failed. Faster.")
    assert figures() == (None, None)


def test_busy_processes_are_busy_and_end():
    before = len(multiprocessing.active_children())
    with bench_busy.busy_processes(2):
        others = multiprocessing.active_children()
        assert len(others) == before + 2

    assert not any(other.is_alive() for other in others)


def test_a_sentence_beside_busy_processes_is_judged_by_its_worst_start(monkeypatch):
    times = iter([(1.0, 0.5), (2.0, 0.6)] * 7 + [(1.0, 0.5), (2.5, 0.6)])
    monkeypatch.setattr(bench_busy, "_times", lambda *_: next(times))
    monkeypatch.setattr(bench_busy, "busy_processes", lambda count: contextlib.nullcontext())
    figures = bench_busy.busy_figures(None, None)

    assert (figures["idle_wall_seconds"], figures["busy_worst_slowdown"]) == (1.0, 2.5)
    assert len(figures["busy_wall_seconds"]) == 8
    assert figures["busy_is_calm"] is False
    assert figures["busy_work_growth"] == 1.2


@pytest.mark.parametrize(("power", "is_linear"), [(1.0, True), (1.5, False)])
def test_growth_is_judged_by_what_a_sentence_costs_among_many(monkeypatch, power, is_linear):
    monkeypatch.setattr(bench_scale, "_seconds", lambda _, count: 0.2 if count == 1 else 0.003 * count**power)

    assert bench_scale.scale_figures(None)["text_growth_is_linear"] is is_linear


def test_texts_of_all_lengths_are_read(monkeypatch):
    read = []
    bench_scale.scale_figures(SimpleNamespace(prepare=read.append))

    assert [text.count(".") for text in read] == list(bench_scale.SENTENCES)


@pytest.mark.parametrize("preset", ["tiny", "tiny-latents"])
def test_training_speeds_are_measured(monkeypatch, preset):
    monkeypatch.setattr(bench_training, "_UPDATES", 1)
    monkeypatch.setattr(bench_training, "_FRAMES", 60)
    monkeypatch.setattr(bench_training, "_WINDOWS", (2, 60))
    figures = bench_training.training_figures(preset)

    assert set(figures) == {f"training_{kind}_speech_per_core_second" for kind in ("codec", "ar", "nar")}
    assert all(speed > 0 for speed in figures.values())
