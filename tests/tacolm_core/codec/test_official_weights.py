import hashlib
import socket
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from itertools import pairwise

import pytest

from tacolm_core.codec.official_weights import FILE_NAME, URL, download_weights
from tacolm_core.errors import DamagedFile, NoModel, OutputError

CONTENT = bytes(range(256)) * 2_000
NAME = f"weights-{hashlib.sha256(CONTENT).hexdigest()[:8]}.th"


class Server(ThreadingHTTPServer):
    """Serves CONTENT; says what it was asked for, and misbehaves as told."""

    daemon_threads = True

    def __init__(self):
        super().__init__(("127.0.0.1", 0), Handler)
        self.content = CONTENT
        self.status = 200
        self.knows_ranges = True
        self.cuts = []  # bytes after which the next answers break off
        self.asked = []

    @property
    def url(self):
        return f"http://127.0.0.1:{self.server_port}/{NAME}"


class Handler(BaseHTTPRequestHandler):
    def do_GET(self):
        wanted = self.headers.get("Range")
        self.server.asked.append(wanted)
        first = int(wanted[6:-1]) if wanted and self.server.knows_ranges else 0
        content = self.server.content
        if self.server.status != 200 or (first and first >= len(content)):
            self.send_error(self.server.status if self.server.status != 200 else 416)
            return
        self.send_response(206 if first else 200)
        if first:
            self.send_header("Content-Range", f"bytes {first}-{len(content) - 1}/{len(content)}")
        self.send_header("Content-Length", str(len(content) - first))
        self.end_headers()
        cut = self.server.cuts.pop(0) if self.server.cuts else len(content)
        self.wfile.write(content[first : first + cut])

    def log_message(self, *_):
        pass


@pytest.fixture
def server(monkeypatch):
    monkeypatch.setenv("no_proxy", "127.0.0.1")
    with Server() as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        yield server
        server.shutdown()
        thread.join()


def fetch(folder, server, name=NAME):
    return list(download_weights(folder, url=server.url, name=name, timeout=5.0))


def names(folder):
    return [path.name for path in folder.iterdir()]


def test_a_download_arrives_whole_and_tells_its_progress(tmp_path, server):
    told = fetch(tmp_path, server)

    assert (tmp_path / NAME).read_bytes() == CONTENT
    assert names(tmp_path) == [NAME]
    assert all(later.received >= earlier.received for earlier, later in pairwise(told))
    assert (told[-1].received, told[-1].total) == (len(CONTENT), len(CONTENT))


def test_a_broken_transfer_is_taken_up_where_it_stopped(tmp_path, server):
    server.cuts = [100_000, 50_000]

    fetch(tmp_path, server)

    assert (tmp_path / NAME).read_bytes() == CONTENT
    assert server.asked == [None, "bytes=100000-", "bytes=150000-"]


def test_a_cancelled_download_goes_on_later(tmp_path, server):
    download = download_weights(tmp_path, url=server.url, name=NAME)
    for progress in download:
        if progress.received:
            break
    download.close()

    assert names(tmp_path) == [f"{NAME}.part"]
    fetch(tmp_path, server)

    assert (tmp_path / NAME).read_bytes() == CONTENT
    assert server.asked[-1].startswith("bytes=")


def test_a_server_without_ranges_begins_anew(tmp_path, server):
    server.knows_ranges = False
    (tmp_path / f"{NAME}.part").write_bytes(b"x" * 5_000)

    fetch(tmp_path, server)

    assert (tmp_path / NAME).read_bytes() == CONTENT


def test_a_part_that_is_complete_already_needs_no_more(tmp_path, server):
    (tmp_path / f"{NAME}.part").write_bytes(CONTENT)

    fetch(tmp_path, server)

    assert names(tmp_path) == [NAME]


def test_a_file_that_is_there_is_not_fetched_again(tmp_path, server):
    (tmp_path / NAME).write_bytes(CONTENT)

    fetch(tmp_path, server)

    assert server.asked == []


def test_a_damaged_file_is_fetched_again(tmp_path, server):
    (tmp_path / NAME).write_bytes(CONTENT[:-1])

    fetch(tmp_path, server)

    assert (tmp_path / NAME).read_bytes() == CONTENT


def test_other_contents_are_thrown_away(tmp_path, server):
    server.content = b"a page that wants you to log in"

    with pytest.raises(DamagedFile, match="SHA-256 differs"):
        fetch(tmp_path, server)

    assert names(tmp_path) == []


def test_a_wrong_beginning_is_noticed_at_the_end_and_thrown_away(tmp_path, server):
    (tmp_path / f"{NAME}.part").write_bytes(b"x" * 5_000)

    with pytest.raises(DamagedFile):
        fetch(tmp_path, server)
    fetch(tmp_path, server)

    assert (tmp_path / NAME).read_bytes() == CONTENT


def test_an_endless_loss_ends_in_words_and_keeps_the_part(tmp_path, server):
    (tmp_path / f"{NAME}.part").write_bytes(CONTENT[:1_000])
    server.cuts = [0] * 10

    with pytest.raises(NoModel, match=r"ended after 1000 of 512000 bytes; start it again"):
        fetch(tmp_path, server)

    assert (tmp_path / f"{NAME}.part").stat().st_size == 1_000


def test_a_missing_file_is_not_asked_for_twice(tmp_path, server):
    server.status = 404

    with pytest.raises(NoModel, match="answer 404"):
        fetch(tmp_path, server)

    assert len(server.asked) == 1


def test_a_server_in_trouble_is_asked_again(tmp_path, server):
    server.status = 503

    with pytest.raises(NoModel, match="answered 503"):
        fetch(tmp_path, server)

    assert len(server.asked) > 1


def test_without_a_network_there_is_a_sentence(tmp_path, monkeypatch):
    monkeypatch.setenv("no_proxy", "127.0.0.1")
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        url = f"http://127.0.0.1:{unused.getsockname()[1]}/{NAME}"

        with pytest.raises(NoModel, match=r"no connection .*put the file there yourself"):
            list(download_weights(tmp_path, url=url, name=NAME, timeout=2.0))

    assert names(tmp_path) == []


def test_a_server_that_says_nothing_is_given_up(tmp_path, monkeypatch):
    monkeypatch.setenv("no_proxy", "127.0.0.1")
    with socket.create_server(("127.0.0.1", 0)) as mute:
        url = f"http://127.0.0.1:{mute.getsockname()[1]}/{NAME}"

        with pytest.raises(NoModel, match="does not answer"):
            list(download_weights(tmp_path, url=url, name=NAME, timeout=0.1))


def test_a_missing_folder_and_a_strange_address_are_refused(tmp_path):
    with pytest.raises(OutputError, match="no folder"):
        list(download_weights(tmp_path / "none"))
    with pytest.raises(NoModel, match="no web address"):
        list(download_weights(tmp_path, url="file:///etc/passwd"))


def test_a_full_disk_is_called_so(tmp_path, server):
    (tmp_path / f"{NAME}.part").symlink_to("/dev/full")

    with pytest.raises(OutputError, match="no room"):
        fetch(tmp_path, server)


def test_the_official_name_carries_the_hash_of_the_package():
    assert URL.endswith(FILE_NAME)
    assert FILE_NAME == "encodec_24khz-d7cc33bc.th"
