import json

import pytest

from tacolm_core.data.corpora import read_corpus
from tacolm_core.data.manifest import write_manifest
from tacolm_core.errors import DataError


def put(root, files):
    for name, content in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, encoding="utf-8")


def test_librispeech_lines_become_lower_case_utterances(tmp_path):
    put(tmp_path, {"dev-clean/84/121123/84-121123.trans.txt": "84-121123-0000 GO\n84-121123-0001 DO YOU HEAR\n"})

    first, second = read_corpus("librispeech", tmp_path)

    assert second.text == "do you hear"
    assert second.path == tmp_path / "dev-clean/84/121123/84-121123-0001.flac"
    assert (first.speaker, first.split, first.licence) == ("librispeech-84", "dev", "CC BY 4.0")


def test_libritts_takes_the_normalised_text(tmp_path):
    stem = "train-clean-100/19/198/19_198_000000_000000"
    put(tmp_path, {f"{stem}.normalized.txt": "Ten men.\n", f"{stem}.original.txt": "10 men.\n", f"{stem}.wav": ""})

    (utterance,) = read_corpus("libritts", tmp_path)

    assert (utterance.text, utterance.speaker, utterance.split) == ("Ten men.", "libritts-19", "train")
    assert utterance.path.name == "19_198_000000_000000.wav"


def test_vctk_prefers_the_first_microphone_and_skips_what_was_not_recorded(tmp_path):
    put(
        tmp_path,
        {
            "txt/p225/p225_001.txt": "Please call Stella.",
            "txt/p226/p226_001.txt": "Old release.",
            "txt/p315/p315_001.txt": "Never recorded.",
            "wav48_silence_trimmed/p225/p225_001_mic1.flac": "",
            "wav48_silence_trimmed/p225/p225_001_mic2.flac": "",
            "wav48/p226/p226_001.wav": "",
        },
    )

    utterances = list(read_corpus("vctk", tmp_path))

    assert [u.path.name for u in utterances] == ["p225_001_mic1.flac", "p226_001.wav"]
    assert utterances[0].speaker == "vctk-p225"


def test_ljspeech_takes_the_spoken_form(tmp_path):
    put(tmp_path, {"metadata.csv": 'LJ001-0001|In "1465"|In "fourteen sixty-five"\n'})

    (utterance,) = read_corpus("ljspeech", tmp_path)

    assert utterance.text == 'In "fourteen sixty-five"'
    assert utterance.path == tmp_path / "wavs/LJ001-0001.wav"


def recording(**values):
    row = {"id": "a", "path": "real/a.ogg", "set": "arctic", "speaker": "arctic-bdl", "seconds": 3.15, "rate": 16000}
    return json.dumps({**row, "text": "Hello.", "text_source": "verbatim", "licence": "free", "split": "dev", **values})


def test_recordings_keep_length_split_and_licence(tmp_path):
    put(tmp_path, {"manifest.jsonl": recording()})

    (utterance,) = read_corpus("recordings", tmp_path)

    assert (utterance.seconds, utterance.split, utterance.licence) == (3.15, "dev", "free")
    assert utterance.path == tmp_path / "real/a.ogg"


def test_unlabelled_speakers_are_kept_apart(tmp_path):
    rows = [recording(id=name, speaker="orders-unknown") for name in "ab"]
    put(tmp_path, {"manifest.jsonl": "\n".join([*rows, recording(id="c", text=None, text_source="none")])})

    a, b, c = read_corpus("recordings", tmp_path)

    assert (a.speaker, b.speaker, c.speaker) == ("a", "b", "arctic-bdl")
    assert c.text == ""


def test_artificial_speech_brings_tokens_and_durations(tmp_path, tones):
    write_manifest(tmp_path / "manifest.jsonl", tones)

    read = list(read_corpus("artificial", tmp_path))

    assert [(u.tokens, u.durations) for u in read] == [(u.tokens, u.durations) for u in tones]


@pytest.mark.parametrize(("name", "divider"), [("table.csv", ","), ("table.tsv", "\t")])
def test_any_folder_with_a_table_is_a_corpus(tmp_path, name, divider):
    rows = [("speaker", "path", "text"), ("ann", "one/a.wav", "Hi."), ("", "b.wav", "Ho.")]
    put(tmp_path, {name: "\n".join(divider.join(row) for row in rows)})

    first, second = read_corpus("table", tmp_path)

    assert (first.id, first.path, first.speaker, first.text) == ("one-a", tmp_path / "one/a.wav", "ann", "Hi.")
    assert second.speaker == tmp_path.name


def test_a_table_without_text_says_what_it_needs(tmp_path):
    put(tmp_path, {"table.csv": "path,words\na.wav,hello\n"})

    with pytest.raises(DataError, match="no column 'text'"):
        list(read_corpus("table", tmp_path))


@pytest.mark.parametrize("kind", ["librispeech", "libritts", "vctk", "ljspeech", "recordings", "artificial", "table"])
def test_an_empty_folder_is_refused_by_every_reader(tmp_path, kind):
    with pytest.raises(DataError, match=tmp_path.name):
        list(read_corpus(kind, tmp_path))


def test_an_unknown_kind_lists_the_known_ones(tmp_path):
    with pytest.raises(DataError, match="librispeech, libritts"):
        list(read_corpus("timit", tmp_path))
