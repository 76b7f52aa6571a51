"""`tacolm bench` gives all its figures; whether they are good is not for a test to say."""

import json
from types import SimpleNamespace

from tacolm_core.cli import bench
from tacolm_core.model.proven_steps import Verdict


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
    assert not [name for name in figures if name.startswith("ar_captured")]
    assert all(figures[name] > 0 for name in parts | report)
    assert "ar_ms_per_step" in capsys.readouterr().out


def test_on_a_card_the_captured_step_is_reported():
    def figures(verdict):
        faster = SimpleNamespace(name="captured", verdict=verdict)
        return bench._faster(SimpleNamespace(ar=SimpleNamespace(faster=faster)))

    assert figures(Verdict(True, "Faster.", 4.0, 1.23456)) == {
        "ar_plain_ms_per_step": 4.0,
        "ar_captured_ms_per_step": 1.235,
        "ar_captured_is_used": True,
        "ar_captured_reason": "Faster.",
    }
    assert figures(Verdict(False, "It failed.")) == {"ar_captured_is_used": False, "ar_captured_reason": "It failed."}
    assert figures(None) == {}
