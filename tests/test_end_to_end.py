"""From sentences to a speaking checkpoint, by the commands a reader of docs/training.md would type, in miniature."""

import json

import numpy as np
import pytest
import soundfile

from tacolm_core.cli import main

pytest.importorskip("hibari", reason="the corpus generator's package is not installed")

SENTENCES = """The cat sat down.
Where is the red door?
We walked home in the rain.
Please close the window now.
Nobody saw the old ship.
He gave her seven apples.
Birds sing in the morning.
Turn left at the corner.
My brother plays the drums.
It was a cold evening.
"""
FAST = {"schedule": {"peak": 2e-3, "warm_up": 1}, "average_decay": 0.5}
CODEC = {
    "task": {
        "codec": {
            "num_mels": 20,
            "num_complex_bins": 8,
            "encoder_width": 16,
            "encoder_layers": 1,
            "decoder_width": 16,
            "decoder_layers": 1,
            "latent_width": 8,
        },
        "optimizer": FAST,
        "batch": 2,
        "crop_frames": 20,
        "plain_steps": 2,
    }
}
LANGUAGE = {
    "task": {"optimizer": FAST},
    "batches": {"frames_per_batch": 1500, "max_prompt_seconds": 1.5, "max_items": 2, "drop": 0.2},
}


@pytest.fixture(scope="module")
def model(tmp_path_factory):
    """Corpus, codec, shards, AR model, NAR model, model folder."""
    folder = tmp_path_factory.mktemp("chain")
    (folder / "sentences.txt").write_text(SENTENCES)
    for name, settings in (("codec", CODEC), ("language", LANGUAGE)):
        (folder / f"{name}.json").write_text(json.dumps(settings))
    corpus, shards, runs = folder / "corpus", folder / "shards", folder / "runs"
    codec, tokenizer = runs / "codec" / "export" / "codec.safetensors", shards / "tokenizer.json"
    parts = [f"--{kind}={runs / kind / 'export' / kind}.safetensors" for kind in ("codec", "ar", "nar")]
    language = [
        "--shards",
        shards,
        "--repeats",
        "2",
        "--codec",
        codec,
        "--preset",
        "tiny",
        "--settings",
        folder / "language.json",
        "--steps",
        "4",
    ]
    commands = [
        ["corpus", "make", folder / "sentences.txt", corpus, "--hours", "0.008", "--speakers", "2", "--minutes", "5"],
        ["train", "codec", "--run-folder", runs / "codec", "--manifest", corpus / "manifest.jsonl", "--steps", "5"],
        ["prepare", "shards", corpus / "manifest.jsonl", shards, "--codec", codec, "--minutes", "5"],
        ["train", "ar", "--run-folder", runs / "ar", *language],
        ["train", "nar", "--run-folder", runs / "nar", *language],
        ["train", "bundle", *parts, "--tokenizer", tokenizer, folder / "model"],
    ]
    commands[1] += ["--settings", folder / "codec.json"]
    for command in commands:
        assert main([str(word) for word in command]) == 0
    return folder


def test_the_chain_ends_in_a_model_that_speaks(model, tmp_path):
    prompt = next((model / "corpus" / "sound").rglob("*.flac"))
    out, report = tmp_path / "out.wav", tmp_path / "report.json"

    command = ["speak", "--model", model / "model", "--prompt", prompt, "--text", "Good morning.", "--seed", "1"]
    status = main([str(word) for word in [*command, "--out", out, "--report", report, "--device", "cpu"]])

    samples, rate = soundfile.read(out)
    assert status == 0
    assert rate == 24_000
    assert np.isfinite(samples).all()
    assert len(samples) > 0
    assert json.loads(report.read_text())["seed"] == 1


def test_a_killed_run_goes_on_where_it_was(model):
    run = model / "runs" / "ar"
    before = json.loads((run / "metrics.jsonl").read_text().splitlines()[-1])["step"]

    assert main(["inspect", str(run / "export" / "ar.safetensors")]) == 0
    assert before == 4


def test_every_run_leaves_something_to_look_at_and_listen_to(model):
    files = {
        kind: {path.name for path in (model / "runs" / kind / "samples").rglob("*.*")}
        for kind in ("codec", "ar", "nar")
    }

    assert {"clip-1-original.wav", "clip-1-codec.wav"} <= files["codec"]
    assert {"map-1.png", "codebook-1-original.wav"} <= files["ar"]
    assert {"item-1-filled.wav", "item-1-original.wav"} <= files["nar"]


def write_other_codec(model, folder):
    from tacolm_core.codec import load_codec, save_codec

    other = load_codec(model / "model" / "codec.safetensors")
    other.encoder.leave.bias.data += 1
    other.weights_hash = ""
    save_codec(folder / "codec.safetensors", other)
    return folder / "codec.safetensors"


def test_a_model_does_not_begin_with_another_codecs_geometry(model, tmp_path, capsys):
    other = write_other_codec(model, tmp_path)
    command = ["train", "ar", "--run-folder", tmp_path / "run", "--shards", model / "shards", "--codec", other]

    assert main([str(word) for word in command]) == 2
    assert "is not the codec that the shards were encoded with" in capsys.readouterr().err


def test_models_of_another_codec_are_not_bundled(model, tmp_path, capsys):
    write_other_codec(model, tmp_path)
    export = model / "runs"

    status = main(
        ["train", "bundle", f"--codec={tmp_path / 'codec.safetensors'}"]
        + [f"--{kind}={export / kind / 'export' / kind}.safetensors" for kind in ("ar", "nar")]
        + ["--tokenizer", str(model / "shards" / "tokenizer.json"), str(tmp_path / "model")]
    )

    assert status == 2
    assert "codes of codec" in capsys.readouterr().err
