"""The voiced codec from recordings to a weights file, by command line."""

import json

import numpy as np
import pytest
import soundfile
import torch

from tacolm_core.cli import main
from tacolm_core.codec import speaker_network
from tacolm_core.codec.stored import load_codec, load_frame_codec, load_voiced_codec, save_codec
from tacolm_core.errors import NotACheckpoint
from tacolm_core.training import voiced_codec_task
from tests.tacolm_core.codec.published_speaker_network import published_checkpoint
from tests.tacolm_core.training.small_codec import new_small_codec

SETTINGS = {
    "task": {
        "codec": {
            "content_levels": 2,
            "num_mels": 20,
            "num_complex_bins": 8,
            "encoder_width": 16,
            "encoder_layers": 1,
            "detail_layers": 1,
            "decoder_width": 24,
            "decoder_layers": 2,
            "latent_width": 8,
            "voice_width": 12,
            "content_width": 6,
            "refiner_layers": 1,
            "refiner_width": 16,
            "fft_size": 640,
        },
        "plain_steps": 1,
        "swap_from": 2,
        "adversarial_from": 2,
        "batch": 4,
        "crop_frames": 40,
        "judged_frames": 10,
        "discriminator_width": 2,
    },
    "trainer": {"report_every": 2},
}


@pytest.fixture(scope="module")
def trained(tmp_path_factory):
    """A run of a few steps, given in two parts."""
    folder = tmp_path_factory.mktemp("voiced")
    rng = np.random.default_rng(0)
    lines = []
    for number in range(6):
        path = folder / f"{number}.wav"
        soundfile.write(path, (0.1 * rng.standard_normal(24_000)).astype(np.float32), 24_000)
        split = "dev" if number > 3 else "train"
        lines.append({"id": str(number), "path": str(path), "text": "", "speaker": f"s{number % 2}", "split": split})
    (folder / "manifest.jsonl").write_text("".join(json.dumps(line) + "\n" for line in lines))
    (folder / "settings.json").write_text(json.dumps(SETTINGS))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(speaker_network, "BLOCKS", ((1, 1), (1, 2), (1, 2)))
        patch.setattr(voiced_codec_task, "KMEANS_FRAMES", 1100)
        published_checkpoint(folder / "campplus.pt")
        for steps in ("2", "4"):
            call = ["train", "voiced-codec", "--run-folder", folder / "run", "--manifest", folder / "manifest.jsonl"]
            call += ["--speaker-network", folder / "campplus.pt", "--settings", folder / "settings.json"]
            assert main([str(word) for word in [*call, "--steps", steps, "--device", "cpu"]]) == 0
        yield folder


def test_the_weights_file_encodes_describes_and_decodes(trained):
    codec = load_voiced_codec(trained / "run" / "export" / "codec.safetensors")
    sound = torch.randn(1, 1, 24_000) * 0.1

    codes, voice = codec.encode(sound), codec.describe(sound)

    assert codec.decode(codes, voice).shape == (1, 1, 24_000)
    assert len(codec.weights_hash) == 64


def test_the_run_reports_likeness_and_can_be_listened_to(trained):
    metrics = [json.loads(line) for line in (trained / "run" / "metrics.jsonl").read_text().splitlines()]

    assert {"dev_to_other", "dev_to_source", "dev_likeness_2"} <= set().union(*metrics)
    assert list((trained / "run" / "samples").glob("**/*other-voice*.wav"))


def test_each_kind_of_codec_is_refused_where_the_other_is_needed(trained, tmp_path):
    path = trained / "run" / "export" / "codec.safetensors"
    save_codec(tmp_path / "frame.safetensors", new_small_codec())

    assert load_codec(path).voice_width == SETTINGS["task"]["codec"]["voice_width"]
    with pytest.raises(NotACheckpoint, match="train codec"):
        load_frame_codec(path)
    with pytest.raises(NotACheckpoint, match="train voiced-codec"):
        load_voiced_codec(tmp_path / "frame.safetensors")


def test_half_precision_training_is_refused_in_words(trained, capsys):
    call = ["train", "voiced-codec", "--run-folder", "x", "--manifest", "m", "--speaker-network", "n", "--bfloat16"]

    assert main(call) == 2
    assert "float32" in capsys.readouterr().err
