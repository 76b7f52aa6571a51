import os
from contextlib import suppress

import numpy as np
import pytest
import soundfile
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from tacolm_core.audio.files import SOUND_FORMATS, Provenance, read_provenance, read_sound, sound_info, write_sound
from tacolm_core.audio.waveform import Waveform
from tacolm_core.errors import OutputError, TacolmError, UnreadableAudio

SUFFIX = {"wav16": ".wav", "wav24": ".wav", "float": ".wav", "flac": ".flac", "ogg": ".ogg", "mp3": ".mp3"}
ERROR = {"wav16": 2**-15, "wav24": 2**-22, "float": 0.0, "flac": 2**-22, "ogg": 0.05, "mp3": 0.05}


@pytest.fixture
def tone():
    return Waveform(0.5 * np.sin(np.arange(48_000) / 20), 24_000)


@pytest.mark.parametrize("sound_format", SOUND_FORMATS)
def test_what_is_written_is_read_back(tmp_path, tone, sound_format):
    path = tmp_path / f"Grüße{SUFFIX[sound_format]}"

    write_sound(path, tone, sound_format)
    heard = read_sound(path)

    assert heard.sample_rate == 24_000
    assert np.abs(heard.samples - tone.samples).max() <= ERROR[sound_format]


@pytest.mark.parametrize("sound_format", SOUND_FORMATS)
def test_provenance_is_kept_in_the_file(tmp_path, tone, sound_format):
    path = tmp_path / f"out{SUFFIX[sound_format]}"
    provenance = Provenance(
        "TacoLM Studio 1.2.3",
        "Good morning",
        "Ada (synthetic voice)",
        "2026-05-01",
        {"model": "f00d", "naïve": [1, "ü"]},
    )

    write_sound(path, tone, sound_format, provenance)

    assert read_provenance(path) == provenance


def test_a_file_without_provenance_says_so(tmp_path, tone):
    write_sound(tmp_path / "out.wav", tone)

    assert read_provenance(tmp_path / "out.wav") is None


def test_a_comment_of_another_program_is_no_fact(tmp_path, tone):
    with soundfile.SoundFile(tmp_path / "a.wav", "w", 24_000, 1) as sound:
        sound.comment = "recorded on Monday"
        sound.write(tone.samples)

    assert read_provenance(tmp_path / "a.wav") == Provenance("")


@pytest.mark.parametrize(
    ("rate", "channels", "subtype", "suffix"),
    [
        (8_000, 1, "PCM_U8", ".wav"),
        (192_000, 2, "PCM_24", ".wav"),
        (48_000, 8, "FLOAT", ".wav"),
        (44_100, 2, "ULAW", ".wav"),
        (22_050, 1, "MS_ADPCM", ".wav"),
        (96_000, 3, "PCM_16", ".flac"),
        (44_100, 2, "VORBIS", ".ogg"),
        (44_100, 2, "MPEG_LAYER_III", ".mp3"),
        (48_000, 1, "OPUS", ".ogg"),
        (44_100, 1, "PCM_16", ".aiff"),
    ],
)
def test_any_rate_and_channel_count_is_read_as_one_channel(tmp_path, rate, channels, subtype, suffix):
    path = tmp_path / f"in{suffix}"
    tone = 0.5 * np.sin(2 * np.pi * 200 * np.arange(rate) / rate)
    soundfile.write(path, np.stack([tone] * channels, axis=1), rate, subtype)

    heard = read_sound(path)

    assert heard.sample_rate == rate
    assert heard.seconds == pytest.approx(1.0, abs=0.1)
    assert heard.part(0.2, 0.8).level_db == pytest.approx(-9.0, abs=0.5)
    assert sound_info(path).num_channels == channels


def test_a_part_of_a_file_is_read_alone(tmp_path, tone):
    write_sound(tmp_path / "a.wav", tone, "float")

    part = read_sound(tmp_path / "a.wav", start=0.5, max_seconds=0.25)

    assert np.array_equal(part.samples, tone.part(0.5, 0.75).samples)
    assert read_sound(tmp_path / "a.wav", start=9.0).seconds == 0.0


def test_a_long_file_is_read_in_blocks_as_a_whole(tmp_path):
    sound = np.random.default_rng(0).uniform(-0.5, 0.5, (1_300_000, 2)).astype(np.float32)
    soundfile.write(tmp_path / "a.wav", sound, 24_000, "FLOAT")

    assert np.allclose(read_sound(tmp_path / "a.wav").samples, sound.mean(axis=1), atol=1e-6)


def test_too_loud_sound_is_clipped_but_in_floats(tmp_path):
    loud = Waveform(np.full(1000, 1.5), 24_000)
    write_sound(tmp_path / "a.wav", loud)
    write_sound(tmp_path / "b.wav", loud, "float")

    assert read_sound(tmp_path / "a.wav").peak == pytest.approx(1.0, abs=1e-4)
    assert read_sound(tmp_path / "b.wav").peak == 1.5


@pytest.mark.parametrize(
    ("name", "data", "words"),
    [
        ("a.wav", b"", "is empty"),
        ("a.wav", b"RIFF", "cannot be read as sound"),
        ("a.mp3", b"this is a letter, not a sound" * 20, "cannot be read as sound"),
        ("a.raw", b"\0\1" * 100, "cannot be read as sound"),
        ("a.wav", b"%PDF-1.7", "PDF"),
    ],
)
def test_what_is_no_sound_is_refused_in_words(tmp_path, name, data, words):
    (tmp_path / name).write_bytes(data)

    with pytest.raises(UnreadableAudio, match=words):
        read_sound(tmp_path / name)


def test_missing_files_and_folders_are_told_apart(tmp_path):
    with pytest.raises(UnreadableAudio, match="no sound file"):
        read_sound(tmp_path / "none.wav")
    with pytest.raises(UnreadableAudio, match="is a folder"):
        read_sound(tmp_path)


@pytest.mark.parametrize("sound_format", sorted(set(SOUND_FORMATS) - {"mp3"}))  # frames of an MP3 stand alone
@pytest.mark.parametrize("share", [0.01, 0.5, 0.9])
def test_a_truncated_file_is_refused(tmp_path, tone, sound_format, share):
    path = tmp_path / f"a{SUFFIX[sound_format]}"
    write_sound(path, tone, sound_format)
    data = path.read_bytes()
    path.write_bytes(data[: int(len(data) * share)])

    with pytest.raises(UnreadableAudio):
        read_sound(path)


def test_a_streamed_wav_of_open_length_is_read(tmp_path, tone):
    write_sound(tmp_path / "a.wav", tone)
    data = bytearray((tmp_path / "a.wav").read_bytes())
    place = data.index(b"data") + 4
    data[place : place + 4] = b"\xff\xff\xff\xff"
    (tmp_path / "a.wav").write_bytes(data)

    assert read_sound(tmp_path / "a.wav").seconds == pytest.approx(2.0)


def test_a_header_without_samples_is_refused(tmp_path):
    soundfile.write(tmp_path / "a.wav", np.zeros(0), 24_000)

    with pytest.raises(UnreadableAudio, match="holds no sound"):
        read_sound(tmp_path / "a.wav")


def test_values_that_are_no_numbers_are_refused(tmp_path):
    soundfile.write(tmp_path / "a.wav", np.array([0.0, np.nan, np.inf] * 10), 24_000, "FLOAT")

    with pytest.raises(UnreadableAudio, match="not numbers"):
        read_sound(tmp_path / "a.wav")


@pytest.mark.parametrize(("name", "sound_format"), [("a.xyz", None), ("a", None), ("a.wav", "aac")])
def test_an_unknown_format_is_refused_before_writing(tmp_path, tone, name, sound_format):
    with pytest.raises(OutputError):
        write_sound(tmp_path / name, tone, sound_format)

    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("name", ["a.ogg", "a.flac"])
def test_a_rate_the_format_cannot_hold_is_refused(tmp_path, name):
    with pytest.raises(OutputError, match="900000"):
        write_sound(tmp_path / name, Waveform(np.zeros(100), 900_000))


def test_trouble_while_writing_leaves_nothing_behind(tmp_path, tone, monkeypatch):
    def fail(*_):
        raise soundfile.LibsndfileError(2)

    monkeypatch.setattr(soundfile.SoundFile, "write", fail)
    with pytest.raises(OutputError, match="could not be written as WAV"):
        write_sound(tmp_path / "a.wav", tone)

    assert not list(tmp_path.iterdir())


def damaged_sounds():
    """Headers of real files followed by anything."""
    heads = [
        b"RIFF\x24\0\0\0WAVEfmt \x10\0\0\0",
        b"fLaC\0\0\0\x22",
        b"OggS\0\2",
        b"\xff\xfb\x90\x00",
        b"FORM\0\0\0\0AIFF",
        b"",
    ]
    return st.builds(bytes.__add__, st.sampled_from(heads), st.binary(max_size=400))


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=damaged_sounds(), suffix=st.sampled_from([".wav", ".mp3", ".flac", ".raw", ".ogg", ""]))
@example(b"RIFF\xff\xff\xff\xffWAVEfmt \x10\0\0\0\1\0\1\0\xff\xff\xff\xff\0\0\0\0\2\0\x10\0data\4\0\0\0abcd", ".wav")
def test_any_bytes_are_a_sound_or_an_error_in_words(tmp_path, data, suffix):
    path = tmp_path / f"a{suffix}"
    path.write_bytes(data)

    with suppress(TacolmError):
        assert np.isfinite(read_sound(path, max_seconds=1.0).samples).all()


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    place=st.integers(0, 200),
    value=st.binary(min_size=1, max_size=8),
    sound_format=st.sampled_from(list(SOUND_FORMATS)),
)
def test_any_damage_to_a_header_is_a_sound_or_an_error_in_words(tmp_path, place, value, sound_format):
    path = tmp_path / f"a{SUFFIX[sound_format]}"
    write_sound(path, Waveform(np.zeros(500), 24_000), sound_format)
    data = bytearray(path.read_bytes())
    data[place : place + len(value)] = value
    path.write_bytes(data)

    with suppress(TacolmError):
        assert np.isfinite(read_sound(path, max_seconds=1.0).samples).all()


def test_the_mp3_decoders_own_words_are_not_heard(tmp_path, capfd):
    path, rng = tmp_path / "a.mp3", np.random.default_rng(0)
    soundfile.write(path, rng.uniform(-0.3, 0.3, (44_100, 2)), 44_100, "MPEG_LAYER_III")
    content = path.read_bytes()

    for _ in range(20):
        damaged = bytearray(content[: rng.integers(len(content) // 2, len(content))])
        for place in rng.integers(100, len(damaged), 10):
            damaged[place] = rng.integers(256)
        path.write_bytes(damaged)
        with suppress(UnreadableAudio):
            read_sound(path)

    assert capfd.readouterr().err == ""


def test_our_own_words_are_heard_again_afterwards(tmp_path, tone, capfd):
    write_sound(tmp_path / "a.wav", tone)

    read_sound(tmp_path / "a.wav")
    os.write(2, b"heard")

    assert capfd.readouterr().err == "heard"
