"""From a folder with a table to verified shards, by command line alone."""

import json
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import soundfile
import torch

import tacolm_core.codec
from tacolm_core import cli
from tacolm_core.codec import speaker_network
from tacolm_core.codec.voice_vector import StoredDescriber, load_describer
from tacolm_core.data.manifest import read_manifest, write_manifest
from tacolm_core.data.shards import read_shard
from tacolm_core.data.utterance import Utterance
from tacolm_core.text.tokenizer_file import load_tokenizer
from tacolm_core.units import HOP, NUM_CODEBOOKS, SAMPLE_RATE, VOICE_WIDTH
from tests.tacolm_core.codec.published_speaker_network import published_checkpoint


class SignCodec:
    """Stands in for the codec: code 1 where a frame's mean is positive, in every codebook."""

    sample_rate = SAMPLE_RATE
    num_codebooks = NUM_CODEBOOKS
    weights_hash = "sign"

    def encode(self, waveform):
        frames = torch.nn.functional.pad(waveform, (0, -waveform.shape[-1] % HOP)).unfold(-1, HOP, HOP)
        return (frames.mean(-1) > 0).long().expand(-1, NUM_CODEBOOKS, -1)


@pytest.fixture(autouse=True)
def stand_in(monkeypatch):
    monkeypatch.setattr(tacolm_core.codec, "load_codec", lambda path, device: SignCodec(), raising=False)


@pytest.fixture
def manifest(tmp_path, capsys):
    root = tmp_path / "corpus"
    root.mkdir()
    lines = ["path,text,speaker"]
    for number in range(6):
        seconds = 0.1 if number == 5 else 1.0 + 0.2 * number
        time = np.arange(int(seconds * SAMPLE_RATE)) / SAMPLE_RATE
        soundfile.write(root / f"{number}.wav", 0.4 * np.sin(700 * time), SAMPLE_RATE)
        lines.append(f"{number}.wav,Hello number {number}.,speaker {number % 2}")
    (root / "table.csv").write_text("\n".join(lines))
    assert cli.main(["prepare", "manifest", "table", str(root), str(tmp_path / "m.jsonl"), "--dev", "0"]) == 0
    return tmp_path / "m.jsonl"


def shards(manifest, *more):
    folder = manifest.parent / "shards"
    command = ["prepare", "shards", str(manifest), str(folder), "--codec", "codec.safetensors", "--per-shard", "2"]
    return cli.main([*command, *more]), folder


def test_a_manifest_is_made_and_what_was_dropped_is_told(manifest, capsys):
    assert len(list(read_manifest(manifest))) == 5
    assert "dropped 1: too short (such as 5:" in capsys.readouterr().out


def test_what_was_dropped_can_be_had_as_a_file(manifest, tmp_path):
    dropped = tmp_path / "dropped.jsonl"
    again = ["prepare", "manifest", "table", str(tmp_path / "corpus"), str(manifest), "--dropped", str(dropped)]

    cli.main(again)

    assert json.loads(dropped.read_text())["reason"] == "too short"


def test_speakers_are_held_out_by_name(manifest, tmp_path):
    (tmp_path / "held.txt").write_text("speaker 1\n\n")
    again = ["prepare", "manifest", "table", str(tmp_path / "corpus"), str(manifest), "--dev", "0"]

    assert cli.main([*again, "--dev-speakers", str(tmp_path / "held.txt")]) == 0

    assert {(u.speaker, u.split) for u in read_manifest(manifest)} == {("speaker 0", "train"), ("speaker 1", "dev")}


def test_a_name_that_the_corpus_does_not_have_is_not_passed_over(manifest, tmp_path, capsys):
    (tmp_path / "held.txt").write_text("speaker 1\nspeaker 7\n")
    again = ["prepare", "manifest", "table", str(tmp_path / "corpus"), str(manifest)]

    assert cli.main([*again, "--dev-speakers", str(tmp_path / "held.txt")]) == cli.BAD_INPUT

    assert "'speaker 7'" in capsys.readouterr().err


def test_shards_are_made_shown_and_verified(manifest, capsys):
    status, folder = shards(manifest, "--prompt-variants", "1")

    assert status == cli.main(["prepare", "verify", str(folder)]) == cli.main(["prepare", "show", str(folder)]) == 0
    out = capsys.readouterr().out
    assert "3 shards, 10 utterances (5 prompt variants, 0 with durations)" in out
    assert "no faults" in out
    assert (folder / "tokenizer.json").exists()
    assert read_shard(folder, "shard-00000").text[0] == 1


def test_parts_come_together(manifest, capsys):
    shards(manifest, "--shard", "1/2")
    assert "2 of 3 shards are not made yet" in capsys.readouterr().out

    _, folder = shards(manifest, "--shard", "0/2")

    assert cli.main(["prepare", "verify", str(folder)]) == 0


def test_faults_are_status_one(manifest, capsys):
    _, folder = shards(manifest)
    (folder / "shard-00001.safetensors").unlink()

    assert cli.main(["prepare", "verify", str(folder)]) == 1
    assert "shard-00001.safetensors is missing" in capsys.readouterr().out


@pytest.mark.parametrize("part", ["2/2", "x", "1", "-1/2"])
def test_a_part_that_is_none_is_refused(manifest, part, capsys):
    status, _ = shards(manifest, f"--shard={part}")

    assert status == 2
    assert "is not I/N" in capsys.readouterr().err


def test_a_split_without_utterances_is_refused(manifest, capsys):
    status, _ = shards(manifest, "--split", "dev")

    assert status == 2
    assert "no utterances" in capsys.readouterr().err


def test_a_manifest_can_be_shown(manifest, capsys):
    assert cli.main(["prepare", "show", str(manifest)]) == 0
    assert "5 utterances, 2 speakers" in capsys.readouterr().out


def test_shards_can_hold_encodecs_codes(manifest, monkeypatch, capsys):
    from tacolm_core.codec import encodec

    weights = manifest.parent / "weights.th"
    weights.write_bytes(b"")
    official = torch.nn.Identity()
    official.encode = SignCodec().encode
    official.weights_hash = "official"
    official.sample_rate, official.num_codebooks = SAMPLE_RATE, NUM_CODEBOOKS
    monkeypatch.setattr(encodec, "load_official", lambda path: official if path == weights else None)
    folder = manifest.parent / "shards"

    arguments = ("--codec", "encodec", "--weights", str(weights))
    assert cli.main(["prepare", "shards", str(manifest), str(folder), *arguments]) == 0

    assert "codec official" in capsys.readouterr().out


def test_pieces_are_learnt_from_texts_and_need_no_phonemes(tmp_path, capsys):
    texts = ["the quick brown fox jumps over the lazy dog", "she sells sea shells by the sea shore"] * 20
    utterances = [
        Utterance(str(n), Path("a.wav"), text, "s", 1.0, tokens=(1, 2), durations=(3, 4))
        for n, text in enumerate(texts)
    ]
    write_manifest(tmp_path / "manifest.jsonl", utterances)
    tokenizer, plain = tmp_path / "tokenizer.json", tmp_path / "plain.jsonl"

    words = [str(tmp_path / "manifest.jsonl"), str(tokenizer), str(plain), "--count", "50"]
    assert cli.main(["prepare", "pieces", *words]) == 0

    assert load_tokenizer(tokenizer).vocabulary_size == 53
    assert {(u.tokens, u.durations) for u in read_manifest(plain)} == {(None, None)}
    assert "50 pieces" in capsys.readouterr().out


@pytest.fixture
def speaker(manifest, monkeypatch, capsys):
    monkeypatch.setattr(speaker_network, "BLOCKS", ((2, 1), (2, 2), (2, 2)))
    torch.manual_seed(0)
    place = manifest.parent / "speaker.safetensors"
    checkpoint = published_checkpoint(manifest.parent / "cam.pt")
    assert cli.main(["prepare", "speaker", str(checkpoint), str(manifest), str(place), "--most", "4"]) == 0
    return place


def test_a_network_that_describes_voices_is_made(speaker, capsys):
    assert (
        f"{speaker}: speaker {StoredDescriber(speaker).hash[:12]}, centred on 4 recordings" in capsys.readouterr().out
    )
    assert bool(load_describer(speaker).centre.any())
    assert cli.main(["inspect", str(speaker)]) == 0
    assert "cam.pt" in capsys.readouterr().out


def test_held_out_people_are_not_in_the_centre(speaker, manifest, tmp_path, capsys):
    utterances = [replace(u, split="dev") for u in read_manifest(manifest)]
    write_manifest(manifest, utterances)

    command = ["prepare", "speaker", str(tmp_path / "cam.pt"), str(manifest), str(tmp_path / "other.safetensors")]
    assert cli.main(command) == cli.BAD_INPUT

    assert "None of 0 recordings" in capsys.readouterr().err
    assert not (tmp_path / "other.safetensors").exists()


def test_shards_hold_a_vector_of_every_voice(speaker, manifest):
    status, folder = shards(manifest, "--speaker", str(speaker))

    assert status == 0
    describer, sounds = StoredDescriber(speaker), {u.id: u.path for u in read_manifest(manifest)}
    index = json.loads((folder / "index.json").read_text())
    assert index["recipe"]["describer_hash"] == describer.hash
    for name in ("shard-00000", "shard-00001", "shard-00002"):
        shard = read_shard(folder, name)
        assert shard.voices.shape == (len(shard.ids), VOICE_WIDTH)
        for row, utterance in zip(shard.voices, shard.ids, strict=True):
            samples, _ = soundfile.read(sounds[utterance], dtype="float32")
            expected = describer(torch.from_numpy(samples)[None])[0].numpy()
            np.testing.assert_allclose(row, expected, atol=0.02)


def test_shards_of_another_network_are_made_anew(speaker, manifest):
    _, folder = shards(manifest)
    assert read_shard(folder, "shard-00000").voices is None

    shards(manifest, "--speaker", str(speaker))

    assert read_shard(folder, "shard-00000").voices is not None


def test_a_file_that_describes_no_voices_is_refused(manifest, capsys):
    (manifest.parent / "speaker.safetensors").write_bytes(b"nothing")

    status, folder = shards(manifest, "--speaker", str(manifest.parent / "speaker.safetensors"))

    assert status == cli.BAD_INPUT
    assert "speaker.safetensors" in capsys.readouterr().err
    assert not folder.exists()
