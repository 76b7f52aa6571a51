"""`tacolm codec` with EnCodec: fetching its weights from a server of our own, and using them."""

import hashlib
import threading
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest
import torch

from tacolm_core.audio.files import read_sound
from tacolm_core.codec import encodec, official_weights
from tacolm_core.codec.encodec import OfficialEncodec

CONTENT = bytes(range(256)) * 200
QUICK = ("--device", "cpu", "--threads", "1")


class Handler(BaseHTTPRequestHandler):
    def do_GET(self):
        self.server.asked.append(self.path)
        self.send_response(200)
        self.send_header("Content-Length", str(len(CONTENT)))
        self.end_headers()
        self.wfile.write(CONTENT)

    def log_message(self, *_):
        pass


@pytest.fixture
def server(monkeypatch, tmp_path):
    """Serves CONTENT in place of the weights; the user's cache is a folder that is not there yet."""
    name = f"weights-{hashlib.sha256(CONTENT).hexdigest()[:8]}.th"
    monkeypatch.setenv("no_proxy", "127.0.0.1")
    monkeypatch.setattr("platformdirs.user_cache_dir", lambda name: str(tmp_path / "cache" / name))
    monkeypatch.setattr(official_weights, "FILE_NAME", name)
    with HTTPServer(("127.0.0.1", 0), Handler) as server:
        server.asked = []
        server.place = tmp_path / "cache" / "tacolm-studio" / "encodec" / name
        monkeypatch.setattr(official_weights, "URL", f"http://127.0.0.1:{server.server_port}/{name}")
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        yield server
        server.shutdown()
        thread.join()


@pytest.fixture
def opened(monkeypatch):
    """A small EnCodec stands in for what the weights hold; tells which files were opened."""
    torch.manual_seed(0)
    paths, codec = [], OfficialEncodec(num_filters=2, weights_hash="official").eval()

    def load(path):
        paths.append(path)
        return codec

    monkeypatch.setattr(encodec, "load_official", load)
    return paths


def test_the_weights_are_fetched_once_when_asked_for(tacolm, server, capsys):
    assert tacolm("codec", "--download") == 0
    assert tacolm("codec", "--download") == 0

    assert server.place.read_bytes() == CONTENT
    assert len(server.asked) == 1
    assert str(server.place) in capsys.readouterr().err


def test_a_recording_goes_through_encodec_with_fetched_weights(tacolm, prompt, tmp_path, server, opened):
    out = tmp_path / "heard.wav"

    assert tacolm("codec", prompt, out, "--codec", "encodec", "--download", *QUICK) == 0
    assert tacolm("codec", prompt, out, "--codec", "encodec", *QUICK) == 0

    assert opened == [server.place] * 2
    assert len(server.asked) == 1
    assert read_sound(out).seconds == pytest.approx(read_sound(prompt).seconds)


@pytest.mark.parametrize("name", ["mine.th", "."])
def test_weights_can_lie_anywhere(tacolm, prompt, tmp_path, server, opened, name):
    (tmp_path / "mine.th").write_bytes(CONTENT)
    (tmp_path / official_weights.FILE_NAME).write_bytes(CONTENT)

    status = tacolm("codec", prompt, tmp_path / "o.wav", "--codec", "encodec", "--weights", tmp_path / name, *QUICK)

    assert status == 0
    assert opened[0].name in ("mine.th", official_weights.FILE_NAME)
    assert server.asked == []


def test_a_codec_file_can_be_named(tacolm, prompt, tmp_path, model_folder):
    own, named = tmp_path / "own.wav", tmp_path / "named.wav"

    assert tacolm("codec", prompt, own, *QUICK) == 0
    assert tacolm("codec", prompt, named, "--codec", model_folder / "codec.safetensors", *QUICK) == 0

    assert own.read_bytes() == named.read_bytes()


@pytest.mark.parametrize(
    ("arguments", "way_out"),
    [
        (("IN", "OUT", "--codec", "encodec"), "tacolm codec --download"),
        (("IN", "OUT", "--codec", "encodec", "--weights", "IN"), "is not EnCodec"),
        (("IN", "OUT", "--weights", "IN"), "--codec encodec"),
        (("IN", "OUT", "--codec", "none.safetensors"), "none.safetensors"),
        (("--download", "--weights", "other.th"), "name its folder"),
        (("IN",), "IN OUT"),
        (("OUT", "--codec"), "expected one argument"),
    ],
)
def test_what_cannot_be_is_refused_in_one_line(tacolm, prompt, tmp_path, server, capsys, arguments, way_out):
    out = tmp_path / "out.wav"
    given = [{"IN": prompt, "OUT": out}.get(argument, argument) for argument in arguments]

    assert tacolm("codec", *given) == 2

    complaint = capsys.readouterr().err
    assert way_out in complaint
    assert complaint.count("\n") == 1
    assert not out.exists()
    assert server.asked == []


def test_a_server_that_has_something_else_is_not_believed(tacolm, server, monkeypatch, capsys):
    monkeypatch.setattr(official_weights, "FILE_NAME", "weights-00000000.th")

    assert tacolm("codec", "--download") == 2

    assert "SHA-256 differs" in capsys.readouterr().err
    assert list(server.place.parent.iterdir()) == []
