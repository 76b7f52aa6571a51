"""What phones, chat programs and cameras write, through FFmpeg: the application's program, or those of the system."""

import http.server
import json
import stat
import sys
import threading

import numpy as np
import pytest

from app.sound import decoding
from tacolm_core.audio import decoders
from tacolm_core.audio.files import open_sound, read_sound, sound_info
from tacolm_core.audio.prompt import read_prompt
from tacolm_core.errors import UnreadableAudio
from tests.media import RATE, write_media

KINDS = [  # name, FFmpeg's container, its codec
    ("voice memo.m4a", "ipod", "aac"),
    ("lossless.m4a", "ipod", "alac"),
    ("plain.aac", "adts", "aac"),
    ("chat.webm", "webm", "libopus"),
    ("a.mka", "matroska", "flac"),
    ("apple.caf", "caf", "alac"),
    ("phone.3gp", "3gp", "aac"),
    ("old.wma", "asf", "wmav2"),
]


def chirp(seconds):
    """A tone that rises, so that every place in it is like no other."""
    time = np.arange(round(seconds * RATE)) / RATE
    return (0.4 * np.sin(2 * np.pi * (200 + 150 * time) * time)).astype(np.float32)


def lag(heard, original):
    """Samples by which `heard` comes after `original`."""
    size = len(heard) + len(original)
    product = np.fft.irfft(np.fft.rfft(heard, size) * np.conj(np.fft.rfft(original, size)), size)
    place = int(product.argmax())
    return place - size if place > size // 2 else place


@pytest.fixture
def qt():
    """The application's own program."""
    pytest.importorskip("PySide6.QtMultimedia", reason="Qt's FFmpeg is not installed", exc_type=ImportError)
    decoding.hand_in()
    yield
    decoders.decode_with([])


@pytest.fixture
def system():
    """The programs of the system."""
    if decoders.system_programs() is None:
        pytest.skip("FFmpeg is not installed")
    decoders.decode_with([])


@pytest.mark.parametrize(("name", "container", "codec"), KINDS)
def test_sound_from_phones_and_chats_is_read_whole_and_in_parts(tmp_path, qt, name, container, codec):
    path = write_media(tmp_path / name, container, codec, chirp(4.0))

    with open_sound(path) as sound:
        part = sound.read(2.5, 1.0)
        heard = sound.read()  # back to the beginning

    assert sound.info.container == path.suffix[1:].upper()
    assert heard.sample_rate == RATE
    assert heard.seconds == pytest.approx(4.0, abs=0.15)
    assert heard.part(0.5, 3.5).level_db == pytest.approx(-11.0, abs=1.0)
    assert abs(lag(heard.samples, chirp(4.0))) < 0.1 * RATE
    assert np.array_equal(part.samples, heard.samples[round(2.5 * RATE) : round(3.5 * RATE)])


@pytest.mark.parametrize(("name", "container", "codec"), KINDS[::3])
def test_the_programs_of_the_system_read_the_same(tmp_path, system, name, container, codec):
    path = write_media(tmp_path / name, container, codec, chirp(4.0))
    heard, part = read_sound(path), read_sound(path, start=2.5, max_seconds=1.0)

    assert heard.seconds == pytest.approx(4.0, abs=0.15)
    assert abs(lag(heard.samples, chirp(4.0))) < 0.1 * RATE
    assert abs(lag(part.samples, heard.samples[round(2.5 * RATE) : round(3.5 * RATE)])) < 0.1 * RATE


@pytest.mark.parametrize(("name", "container", "codec"), [("film.mp4", "mp4", "aac"), ("film.mov", "mov", "aac")])
def test_the_sound_of_a_film_is_read(tmp_path, qt, name, container, codec):
    path = write_media(tmp_path / name, container, codec, chirp(3.0), picture=True)

    assert read_prompt(path).seconds == pytest.approx(3.0, abs=0.15)


def test_a_film_without_sound_says_so(tmp_path, qt):
    path = write_media(tmp_path / "film.mp4", "mp4", "aac", picture=True)

    with pytest.raises(UnreadableAudio, match=r"MPEG-4.*without any sound"):
        read_sound(path)


def test_a_damaged_recording_gives_what_comes_before_or_is_refused(tmp_path, qt):
    path = write_media(tmp_path / "a.aac", "adts", "aac", chirp(4.0))
    content = path.read_bytes()
    path.write_bytes(content[: len(content) // 2])
    (tmp_path / "b.m4a").write_bytes(b"\0\0\0\x20ftypM4A \0\0\0\0" + content)

    assert read_sound(path).seconds == pytest.approx(2.0, abs=0.3)
    with pytest.raises(UnreadableAudio, match="cannot be read as sound"):
        read_sound(tmp_path / "b.m4a")


def test_nothing_of_it_reaches_standard_error(tmp_path, qt, capfd):
    path = write_media(tmp_path / "a.aac", "adts", "aac", chirp(2.0))
    content = bytearray(path.read_bytes())
    content[len(content) // 2 : len(content) // 2 + 40] = bytes(40)
    path.write_bytes(content)

    read_sound(path)

    assert capfd.readouterr().err == ""


@pytest.mark.parametrize("name", ["list.m3u8", "list.m4a"])
@pytest.mark.parametrize("reader", ["qt", "system"])
def test_a_playlist_asks_nobody_for_anything(tmp_path, request, reader, name):
    request.getfixturevalue(reader)
    asked = []
    server = http.server.HTTPServer(("127.0.0.1", 0), http.server.SimpleHTTPRequestHandler)
    server.finish_request = lambda *about: asked.append(about)
    thread = threading.Thread(target=server.serve_forever, args=(0.01,))
    thread.start()
    address = f"http://127.0.0.1:{server.server_port}/a.aac"
    (tmp_path / name).write_text(f"#EXTM3U\n#EXTINF:2,\n{address}\n#EXT-X-ENDLIST\n")

    with pytest.raises(UnreadableAudio):
        read_sound(tmp_path / name)

    server.shutdown()
    thread.join()
    server.server_close()
    assert asked == []


def test_a_protected_file_is_refused_as_such(tmp_path):
    path = write_media(tmp_path / "shop.m4a", "ipod", "aac", chirp(1.0))
    path.write_bytes(path.read_bytes() + b"\0\0\0\x50sinf\0\0\0\x0cfrmamp4a")

    with pytest.raises(UnreadableAudio, match="protected against copying"):
        read_sound(path)


def test_going_forward_in_a_long_file_decodes_it_once(tmp_path, qt, monkeypatch):
    started = []
    monkeypatch.setattr(decoders, "start", lambda command, begin=decoders.start: started.append(1) or begin(command))
    path = write_media(tmp_path / "meeting.mka", "matroska", "flac", chirp(6.0))

    with open_sound(path) as sound:
        for second in (0.0, 1.0, 3.0, 5.0):
            sound.read(second, 1.0)
        assert len(started) == 1
        sound.read(2.0, 1.0)
        assert len(started) == 2


def test_a_program_that_cannot_run_leaves_it_to_those_of_the_system(tmp_path, system):
    path = write_media(tmp_path / "a.m4a", "ipod", "aac", chirp(1.0))
    decoders.decode_with([sys.executable, "-c", 'print(\'{"failed": "missing"}\')'])

    assert read_sound(path).seconds == pytest.approx(1.0, abs=0.1)


@pytest.mark.parametrize(
    ("head", "words"),
    [
        (b"\0\0\0\x20ftypM4A \0\0\0\0", "MPEG-4"),
        (b"\x1a\x45\xdf\xa3", "WebM"),
        (b"#!AMR\n", "AMR"),
        (b"\xff\xf1\x50\x80", "AAC"),
    ],
)
def test_without_ffmpeg_the_way_out_is_named(tmp_path, monkeypatch, head, words):
    monkeypatch.setattr(decoders, "system_programs", lambda: None)
    (tmp_path / "a.x").write_bytes(head + bytes(100))

    with pytest.raises(UnreadableAudio, match=f"{words}.*install FFmpeg, or convert it"):
        read_sound(tmp_path / "a.x")


@pytest.fixture
def programs(tmp_path, monkeypatch):
    """Stand-ins for FFmpeg's programs; they keep to the arguments they are given, and write them down."""
    folder = tmp_path / "bin"
    folder.mkdir()
    told = {"streams": [{"codec_type": "audio", "sample_rate": "8000", "channels": 2}], "format": {"duration": "3.0"}}
    show = f"import json, sys; print({json.dumps(told)!r})"
    decode = f"""
import pathlib, struct, sys
words = sys.argv[1:]
pathlib.Path({str(tmp_path)!r}, "words").write_text("\\n".join(words))
assert pathlib.Path(words[words.index("-i") + 1].removeprefix("file:")).exists()
first = round(8000 * float(words[words.index("-ss") + 1])) if "-ss" in words else 0
for n in range(first, 24000):
    sys.stdout.buffer.write(struct.pack("<ff", n / 24000, n / 24000))
"""
    for name, code in (("ffprobe", show), ("ffmpeg", decode)):
        (folder / name).write_text(f"#!{sys.executable}\n{code}")
        (folder / name).chmod(stat.S_IRWXU)
    monkeypatch.setenv("PATH", str(folder))
    decoders.decode_with([])
    return folder


@pytest.mark.skipif(sys.platform == "win32", reason="stand-ins are scripts")
def test_the_programs_serve_where_the_package_is_missing(tmp_path, programs):
    path = tmp_path / "-a b.m4a"
    path.write_bytes(b"\0\0\0\x20ftypM4A \0\0\0\0")

    heard, part = read_sound(path), read_sound(path, start=1.0, max_seconds=0.5)

    assert (sound_info(path).num_channels, heard.sample_rate, heard.seconds) == (2, 8000, 3.0)
    assert np.allclose(part.samples, heard.samples[8000:12000])
    words = (tmp_path / "words").read_text().split("\n")
    assert words[words.index("-protocol_whitelist") + 1] == "file,pipe"


@pytest.mark.skipif(sys.platform == "win32", reason="stand-ins are scripts")
def test_a_file_that_the_programs_refuse_is_refused(tmp_path, programs):
    (programs / "ffprobe").write_text(f"#!{sys.executable}\nraise SystemExit('moov atom not found')")
    (tmp_path / "a.m4a").write_bytes(b"\0\0\0\x20ftypM4A \0\0\0\0")

    with pytest.raises(UnreadableAudio, match="cannot be read as sound"):
        read_sound(tmp_path / "a.m4a")
