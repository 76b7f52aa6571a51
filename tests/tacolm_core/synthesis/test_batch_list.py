import pytest

from tacolm_core.errors import DataError, OptionsError
from tacolm_core.synthesis.batch_list import BatchRow, Shard, read_batch


@pytest.fixture
def listed(tmp_path):
    def write(text, encoding="utf-8"):
        path = tmp_path / "list.csv"
        path.write_bytes(text.encode(encoding))
        return read_batch(path)

    return write


def test_rows_know_their_line(listed):
    assert listed('text,voice,file\n"Two\nlines, here",ada.voice,a.flac\n\nYes.,,sub\\b\n') == [
        BatchRow(3, "Two\nlines, here", "ada.voice", "a.flac"),
        BatchRow(5, "Yes.", "", "sub/b.wav"),
    ]


@pytest.mark.parametrize("head", ["Text;File Name", "\ufefffile\ttext\tmore"])
def test_columns_come_in_any_order_and_with_any_delimiter(listed, head):
    sign = ";" if ";" in head else "\t"
    row = sign.join("Hello, you." if name.lower() == "text" else "a.wav" for name in head.strip("\ufeff").split(sign))

    assert listed(f"{head}\n{row}\n")[0].text == "Hello, you."


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "must name the columns"),
        ("Hello,a.wav\n", "must name the columns"),
        ("text,file\n", "has no rows"),
        ("text,file\n,a.wav\n", "line 2: there is no text"),
        ("text,file\nHi.,\n", "line 2: there is no file name"),
        ("text,file\nHi.,../a.wav\n", "leads out of the folder"),
        ("text,file\nHi.,/tmp/a.wav\n", "leads out of the folder"),
        ("text,file\nHi.,C:\\a.wav\n", "leads out of the folder"),
        ("text,file\nHi.,a.wav\nHo.,A.flac\n", "lines 2 and 3"),
        ('text,file\n"Hi.,a.wav\n', "unexpected end"),
        ("text,file\n" + "x" * 1_100_000 + ",a.wav\n", "field larger"),
    ],
)
def test_a_list_that_cannot_be_made_is_refused_in_one_sentence(listed, text, words):
    with pytest.raises(DataError, match=words):
        listed(text)


def test_a_list_that_is_not_utf8_is_refused(listed):
    with pytest.raises(DataError, match="UTF-8"):
        listed("text,file\nZoë,a.wav\n", "latin-1")


def test_shards_share_a_list_between_them():
    rows = [BatchRow(line, "x", "", str(line)) for line in range(10)]
    shares = [Shard.parse(f"{index}/3").of(rows) for index in (1, 2, 3)]

    assert sorted((row for share in shares for row in share), key=lambda row: row.line) == rows
    assert {len(share) for share in shares} == {3, 4}


@pytest.mark.parametrize("text", ["0/3", "4/3", "3", "a/b", "-1/2", "1/0", ""])
def test_a_share_that_is_none_is_refused(text):
    with pytest.raises(OptionsError, match="i/n"):
        Shard.parse(text)
