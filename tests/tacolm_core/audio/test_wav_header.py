"""WAV files of recorders that crashed, of streams and of programs that miscount are read to their end."""

import struct

import numpy as np
import pytest
import soundfile

from tacolm_core.audio.files import read_sound, sound_info
from tacolm_core.errors import UnreadableAudio

RATE = 24_000
TONE = (0.5 * np.sin(np.arange(2 * RATE) / 20)).astype(np.float32)


def damaged(path, *, data=None, riff=None, cut=0, subtype="PCM_16", channels=1, before=()):
    """A WAV file whose header was changed, or whose end is missing; `before` are chunks ahead of the sound."""
    soundfile.write(path, np.repeat(TONE[:, None], channels, axis=1), RATE, subtype)
    content = bytearray(path.read_bytes())
    place = content.index(b"data") + 4
    content[place - 4 : place - 4] = b"".join(before)
    place += sum(map(len, before))
    if data is not None:
        content[place : place + 4] = struct.pack("<I", data)
    if riff is not None:
        content[4:8] = struct.pack("<I", riff)
    path.write_bytes(content[: len(content) - cut])
    return path


@pytest.mark.parametrize("subtype", ["PCM_16", "PCM_24", "FLOAT", "PCM_U8"])
@pytest.mark.parametrize("channels", [1, 2])
@pytest.mark.parametrize("data", [0, 0xFFFF_FFFF, 0x7FFF_FFFF, 0x7FFF_F000, 0x8000_0000])
def test_a_wav_of_open_length_is_read_to_its_end(tmp_path, data, channels, subtype):
    path, remarks = damaged(tmp_path / "a.wav", data=data, riff=data, channels=channels, subtype=subtype), []

    heard = read_sound(path, tell=remarks.append)

    assert np.allclose(heard.samples, TONE, atol=0.02)
    assert len(remarks) == 1
    assert "a.wav does not say how long it is" in remarks[0]
    assert sound_info(path).seconds == pytest.approx(2.0)


@pytest.mark.parametrize("missing", [1, 2, 3, 44, 100, 300, 777])
def test_a_wav_that_is_a_little_short_is_read_to_its_end(tmp_path, missing):
    path, remarks = damaged(tmp_path / "a.wav", cut=missing), []

    heard = read_sound(path, tell=remarks.append)

    assert len(heard.samples) == (4 * RATE - missing) // 2
    assert np.allclose(heard.samples, TONE[: len(heard.samples)], atol=1e-3)
    assert remarks == [f"{path} announces {missing} bytes more than it holds; it is read to its end."]


def test_chunks_before_the_sound_are_no_trouble(tmp_path):
    path = damaged(tmp_path / "a.wav", data=0, before=(b"LIST\x04\0\0\0INFO", b"junk\x03\0\0\0abc\0"))

    assert read_sound(path).seconds == pytest.approx(2.0)


def test_a_wav_that_ends_early_is_refused(tmp_path):
    with pytest.raises(UnreadableAudio, match="cut short: 20000 bytes"):
        read_sound(damaged(tmp_path / "a.wav", cut=20_000))


def test_where_somebody_is_told_half_of_a_wav_is_read(tmp_path):
    path, remarks = damaged(tmp_path / "a.wav", cut=20_000), []

    assert len(read_sound(path, tell=remarks.append).samples) == 2 * RATE - 10_000
    assert remarks == [f"{path} announces 20000 bytes more than it holds; it is read to its end."]


def test_a_wav_that_lacks_most_of_its_sound_is_refused_to_all(tmp_path):
    with pytest.raises(UnreadableAudio, match="cut short: 60000 bytes"):
        read_sound(damaged(tmp_path / "a.wav", cut=60_000), tell=print)


def test_an_empty_recording_with_a_chunk_behind_it_holds_no_sound(tmp_path):
    soundfile.write(tmp_path / "a.wav", np.zeros(0), RATE)
    content = (tmp_path / "a.wav").read_bytes()
    (tmp_path / "a.wav").write_bytes(content + b"LIST\x04\0\0\0INFO")

    with pytest.raises(UnreadableAudio, match="holds no sound"):
        read_sound(tmp_path / "a.wav")


def test_a_part_of_a_mended_file_is_read_alone(tmp_path):
    path = damaged(tmp_path / "a.wav", data=0)

    part = read_sound(path, start=1.0, max_seconds=0.5)

    assert np.allclose(part.samples, TONE[RATE : RATE + RATE // 2], atol=1e-3)


def test_a_sound_file_has_no_remarks(tmp_path):
    remarks = []

    read_sound(damaged(tmp_path / "a.wav"), tell=remarks.append)

    assert not remarks
