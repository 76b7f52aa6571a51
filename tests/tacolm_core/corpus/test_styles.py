import numpy as np
import pytest

from tacolm_core.corpus.styles import STYLE, TIMBRE, VoiceStyle, draw_style, read_styles, style_row, usable_voices
from tacolm_core.errors import DataError


def tables(*names):
    return {name: np.full((510, STYLE), k, np.float32) for k, name in enumerate(names)}


def test_halves_have_weights_of_their_own():
    voice = VoiceStyle(("a", "b", "c"), (0.5, 0.5, 0.0), (0.0, 0.0, 1.0))

    row = style_row(tables("a", "b", "c"), voice, 7)

    assert row.shape == (STYLE,)
    np.testing.assert_allclose(row[:TIMBRE], 0.5)
    np.testing.assert_allclose(row[TIMBRE:], 2.0)


def test_drawn_voices_differ_and_are_weighted_means():
    rng = np.random.default_rng(0)

    drawn = [draw_style(("a", "b", "c", "d"), rng) for _ in range(50)]

    assert len(set(drawn)) == 50
    for voice in drawn:
        assert len(set(voice.voices)) == 3
        assert sum(voice.timbre) == pytest.approx(1, abs=1e-3)
        assert sum(voice.prosody) == pytest.approx(1, abs=1e-3)
        assert 0.8 <= voice.pace <= 1.3
    assert 10 < sum(voice.timbre == voice.prosody for voice in drawn) < 35


def test_the_same_seed_draws_the_same_voice():
    one, other = (draw_style(("a", "b", "c"), np.random.default_rng(5)) for _ in range(2))

    assert one == other
    assert VoiceStyle.from_dict(one.to_dict()) == one


def test_weak_voices_are_left_out():
    assert usable_voices(tables("em_santa", "bf_emma", "af_heart", "af_nicole")) == ("af_heart", "bf_emma")


def test_an_archive_and_a_folder_of_tables_read_alike(tmp_path):
    expected = tables("af_heart", "bf_emma")
    np.savez(tmp_path / "voices.npz", **expected)
    (tmp_path / "voices").mkdir()
    for name, table in expected.items():
        table.tofile(tmp_path / "voices" / f"{name}.bin")

    for path in ("voices.npz", "voices"):
        found = read_styles(tmp_path / path)
        assert list(found) == list(expected)
        for name in expected:
            np.testing.assert_array_equal(found[name], expected[name])


@pytest.mark.parametrize("content", [b"", b"not an archive"])
def test_what_is_no_archive_of_voices_is_refused(tmp_path, content):
    path = tmp_path / "voices.npz"
    path.write_bytes(content)

    with pytest.raises(DataError, match="kokoro-js"):
        read_styles(path)


def test_tables_of_another_shape_are_refused(tmp_path):
    np.savez(tmp_path / "voices.npz", af_heart=np.zeros((10, 256)))

    with pytest.raises(DataError, match="510 styles of 256"):
        read_styles(tmp_path / "voices.npz")
