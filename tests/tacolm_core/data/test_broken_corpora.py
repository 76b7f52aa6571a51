"""Text of a corpus that is no UTF-8, no JSON or no table: one line that names file and line, from every reader."""

import json

import pytest

from tacolm_core import cli
from tacolm_core.data.corpora import read_corpus
from tacolm_core.data.manifest import read_manifest
from tacolm_core.errors import DataError

LATIN = "first\ncaf\u00e9\n".encode("cp1252")
TEXTS = {
    "librispeech": "dev-clean/84/121/84-121.trans.txt",
    "libritts": "train/19/198/19_198_0_0.normalized.txt",
    "vctk": "txt/p225/p225_001.txt",
    "ljspeech": "metadata.csv",
    "recordings": "manifest.jsonl",
    "artificial": "manifest.jsonl",
    "table": "table.csv",
}


def put(root, name, content):
    path = root / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def refusal(kind, root):
    with pytest.raises(DataError) as refused:
        list(read_corpus(kind, root))
    return str(refused.value)


@pytest.mark.parametrize("kind", TEXTS)
def test_text_that_is_not_utf_8_names_file_and_line(tmp_path, kind, capsys):
    first = json.dumps({"id": "a", "path": "a.wav", "text": "hi", "speaker": "s"}) if "json" in TEXTS[kind] else "first"
    path = put(tmp_path, TEXTS[kind], LATIN.replace(b"first", first.encode()))
    put(tmp_path, "wav48/p225/p225_001.wav", "")

    status = cli.main(["prepare", "manifest", kind, str(tmp_path), str(tmp_path / "out.jsonl")])

    complaint = capsys.readouterr().err
    assert status == 2
    assert complaint.count("\n") == 1
    assert f"Line 2 of {path} is not UTF-8 text" in complaint


@pytest.mark.parametrize("kind", ["recordings", "artificial"])
@pytest.mark.parametrize(
    ("line", "words"),
    [
        ('{"id": "b", ', "is not JSON"),
        ("[1, 2]", "no JSON object"),
        ("5", "no JSON object"),
        ("[" * 100_000, "is not JSON"),
        ('{"id": "b", "text": "hi", "speaker": "s"}', "no 'path'"),
        ('{"id": 7, "path": "a.wav", "text": "hi", "speaker": "s"}', "'7' for 'id'"),
        ('{"id": "b", "path": ["a.wav"], "text": "hi", "speaker": "s"}', "for 'path'"),
        ('{"id": "b", "path": "a.wav", "text": "hi", "speaker": 3}', "'3' for 'speaker'"),
        ('{"id": "b", "path": "a.wav", "text": "hi", "speaker": "s", "seconds": "long"}', "'long' for 'seconds'"),
        ('{"id": "b", "path": "a.wav", "text": "hi", "speaker": "s", "seconds": NaN}', "'nan' for 'seconds'"),
        ('{"id": "b", "path": "a.wav", "text": "hi", "speaker": "s", "tokens": "1 2"}', "for 'tokens'"),
        ('{"id": "b", "path": "a.wav", "text": "hi", "speaker": "s", "durations": [1, null]}', "for 'durations'"),
    ],
)
def test_a_line_that_is_no_utterance_names_file_and_line(tmp_path, kind, line, words):
    whole = json.dumps({"id": "a", "path": "a.wav", "text": "hi", "speaker": "s"})
    path = put(tmp_path, "manifest.jsonl", f"{whole}\n\n{line}\n")

    said = refusal(kind, tmp_path)

    assert f"Line 3 of {path}" in said
    assert words in said
    assert len(said) < 400


def test_a_huge_field_of_a_table_names_the_line(tmp_path):
    path = put(tmp_path, "table.csv", 'path,text\na.wav,hi\nb.wav,"' + "word\n" * 40_000)

    said = refusal("table", tmp_path)

    assert f"of {path} cannot be read as a table" in said
    assert "quotation mark" in said


def test_a_line_separator_inside_a_text_ends_no_line(tmp_path):
    row = {"id": "a", "path": "a.wav", "text": "one\u2028two\u0085three", "speaker": "s"}
    put(tmp_path, "manifest.jsonl", json.dumps(row, ensure_ascii=False) + "\r\n")

    (utterance,) = read_manifest(tmp_path / "manifest.jsonl")

    assert utterance.text == row["text"]


def test_what_was_dropped_is_written_also_when_everything_was(tmp_path, capsys):
    put(tmp_path, "table.csv", "path,text\nnone.wav,hi\nneither.wav,\n")
    dropped = tmp_path / "dropped.jsonl"

    table, out = str(tmp_path / "table.csv"), str(tmp_path / "out.jsonl")
    status = cli.main(["prepare", "manifest", "table", table, out, "--dropped", str(dropped)])

    assert status == 2
    assert "No utterance is left" in capsys.readouterr().err
    assert [json.loads(line)["reason"] for line in dropped.read_text().splitlines()] == ["unreadable", "empty text"]
    assert not (tmp_path / "out.jsonl").exists()
