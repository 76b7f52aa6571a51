import dataclasses

import numpy as np
import pytest
import soundfile
import torch

from tacolm_core.codec.frame_codec import FrameCodec
from tacolm_core.data.batch_plan import BatchOptions
from tacolm_core.data.batches import Batches
from tacolm_core.data.token_corpus import load_token_corpus
from tacolm_core.model.ar import ArModel
from tacolm_core.model.nar import NarModel
from tacolm_core.model.presets import preset
from tacolm_core.training.audio_pool import AudioPool
from tacolm_core.training.codec_task import CodecTask, CodecTaskConfig
from tacolm_core.training.distributed import Processes
from tacolm_core.training.language_task import ArTask, LanguageTaskConfig, NarTask
from tacolm_core.training.optimizer import OptimizerConfig
from tacolm_core.training.run_folder import RunFolder
from tacolm_core.training.samples import sample_ar, sample_codec, sample_items, sample_nar
from tacolm_core.training.trainer import Trainer, TrainerConfig
from tacolm_core.units import HOP
from tests.tacolm_core.training.shards_of_noise import write_noise_shards
from tests.tacolm_core.training.small_codec import SMALL

ALONE = Processes(0, 1, torch.device("cpu"))
CONFIG = preset("tiny", 83)
FAST = OptimizerConfig(average_decay=0.9)
OPTIONS = BatchOptions(frames_per_batch=1200, drop=0.3, continuation=0.0, max_prompt_seconds=1.0, item_multiple=2)


@pytest.fixture(scope="module")
def shards(tmp_path_factory):
    return write_noise_shards(tmp_path_factory.mktemp("shards"))


@pytest.fixture(scope="module")
def codec():
    torch.manual_seed(0)
    made = FrameCodec(SMALL).eval()
    for level in made.quantizer.levels:
        level.embed.normal_()
    return made


def language_task(kind, shards, *, held_out=False):
    torch.manual_seed(0)
    source = Batches(load_token_corpus([shards]), OPTIONS)
    dev = [source.batch(0)] if held_out else []
    # Dropout makes every step depend on the random state.
    stacks = {
        name: dataclasses.replace(part, stack=dataclasses.replace(part.stack, dropout=0.1))
        for name, part in (("ar", CONFIG.ar), ("nar", CONFIG.nar))
    }
    if kind == "ar":
        return ArTask(ArModel(stacks["ar"]), LanguageTaskConfig(optimizer=FAST), source, dev, ALONE)
    return NarTask(NarModel(stacks["nar"]), LanguageTaskConfig(optimizer=FAST), source, dev, ALONE)


def codec_task():
    tone = 0.3 * np.sin(2 * np.pi * 220 * np.arange(400 * HOP) / 24_000)
    pool = AudioPool((tone * 32767).astype(np.int16), np.full(400, 3, np.int16), np.array([0, 30, 400]))
    return CodecTask(CodecTaskConfig(codec=SMALL, plain_steps=0, batch=2, crop_frames=40), pool, None, ALONE)


def train(kind, shards, codec, folder, sample_minutes):
    """Four steps; any positive time between samples is over after each of them."""
    task = codec_task() if kind == "codec" else language_task(kind, shards)
    samplers = {
        "codec": lambda step: sample_codec(task, step),
        "ar": lambda step: sample_ar(task, codec),
        "nar": lambda step: sample_nar(task, codec),
    }
    config = TrainerConfig(steps=4, sample_minutes=sample_minutes)
    Trainer(task, RunFolder(folder), config, ALONE, sampler=samplers[kind]).run()
    return torch.load(folder / "state.pt", weights_only=True)


def equal(ours, theirs) -> bool:
    if isinstance(ours, dict):
        return ours.keys() == theirs.keys() and all(equal(ours[key], theirs[key]) for key in ours)
    if isinstance(ours, list):
        return len(ours) == len(theirs) and all(equal(a, b) for a, b in zip(ours, theirs, strict=True))
    return torch.equal(ours, theirs) if isinstance(ours, torch.Tensor) else ours == theirs


@pytest.mark.parametrize("kind", ["codec", "ar", "nar"])
def test_samples_leave_no_trace_in_training(kind, shards, codec, tmp_path):
    disturbed = train(kind, shards, codec, tmp_path / "sampled", 1e-6)
    plain = train(kind, shards, codec, tmp_path / "plain", 0.0)

    assert len(list((tmp_path / "sampled" / "samples").iterdir())) == 4
    assert not (tmp_path / "plain" / "samples").exists()
    assert equal(disturbed["task"], plain["task"])
    assert torch.equal(disturbed["generator"], plain["generator"])


def test_the_files_of_a_step_can_be_looked_at_and_listened_to(shards, codec, tmp_path):
    train("ar", shards, codec, tmp_path, 1.0)

    step = tmp_path / "samples" / "00000004"
    assert {path.name for path in step.glob("*.png")} == {"map-1.png", "map-2.png"}
    original, rate = soundfile.read(step / "codebook-1-original.wav")
    assert rate == 24_000
    assert len(original) == 120 * HOP


def test_clips_of_the_codec_are_three_seconds_and_their_reconstruction():
    task = codec_task()

    for step in (0, 5):
        sounds = sample_codec(task, step).sounds

        assert sorted(sounds) == ["clip-1-codec", "clip-1-original", "clip-2-codec", "clip-2-original"]
        assert {len(sound) for sound in sounds.values()} == {225 * HOP}


def test_without_a_codec_there_are_maps_and_no_sound(shards):
    assert sample_nar(language_task("nar", shards), None).sounds == {}
    samples = sample_ar(language_task("ar", shards), None)
    assert sorted(samples.pictures) == ["map-1", "map-2"]
    assert samples.sounds == {}


def test_unaligned_speech_has_a_map_too(tmp_path):
    task = language_task("ar", write_noise_shards(tmp_path, aligned=False))

    assert len(sample_ar(task, None).pictures) == 2


def test_filled_levels_stand_beside_the_original(shards, codec):
    sounds = sample_nar(language_task("nar", shards, held_out=True), codec).sounds

    assert len(sounds) == 4
    assert len(sounds["item-1-filled"]) == len(sounds["item-1-original"])
    assert not np.array_equal(sounds["item-1-filled"], sounds["item-1-original"])


def test_items_come_without_padding_and_never_hide_their_text(shards):
    items = sample_items(language_task("ar", shards))

    assert len(items) == 2
    for item in items:
        assert not item.dropped.any()
        assert item.has_prompt.all()
        assert item.text_mask.all()
        assert item.codes_mask.all()
        assert item.prompt.shape[-1] == item.prompt_mask.shape[-1] == item.prompt_mask.sum()
