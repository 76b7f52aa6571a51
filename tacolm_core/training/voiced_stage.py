"""A run of the voiced codec, from settings to a trainer that can be started."""

from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
import torch

from tacolm_core.codec.speaker_network import load_published
from tacolm_core.codec.stored import load_voiced_codec
from tacolm_core.config import Settings
from tacolm_core.training.distributed import Processes
from tacolm_core.training.export import Exporter
from tacolm_core.training.run_folder import RunFolder
from tacolm_core.training.samples import Samples
from tacolm_core.training.stages import prepare_pools
from tacolm_core.training.trainer import Trainer, TrainerConfig
from tacolm_core.training.voice_pool import VoicePool
from tacolm_core.training.voiced_codec_task import VoicedCodecTask, VoicedCodecTaskConfig
from tacolm_core.units import NUM_CODEBOOKS

SAMPLE_FRAMES = 225  # three seconds of each clip that can be listened to


@dataclass(frozen=True)
class VoicedCodecStage(Settings):
    """Settings of a run of the voiced codec."""

    speaker_network: str  # checkpoint of CAM++
    task: VoicedCodecTaskConfig = field(default_factory=VoicedCodecTaskConfig)
    trainer: TrainerConfig = field(default_factory=TrainerConfig)
    manifests: tuple[str, ...] = ()


def voiced_codec_trainer(
    stage: VoicedCodecStage, folder: RunFolder, processes: Processes, exporter: Exporter, start_from: Path | None = None
) -> Trainer:
    """A run, resumed where it was.

    Raises:
        CheckpointError: the speaker network or the codec to start from is no good.
        DataError: there is nothing to train on.

    """
    network = load_published(Path(stage.speaker_network))
    place = folder.path / "pool"
    _, dev = prepare_pools(tuple(Path(m) for m in stage.manifests), place)
    pool = VoicePool.load(place / "train", network)
    dev_pool = VoicePool.load(place / "dev", network, pool.centre) if dev is not None else None
    if processes.is_main:
        folder.write_settings({"stage": "voiced-codec", **stage.to_dict()})
    task = VoicedCodecTask(stage.task, network, pool, dev_pool, processes)
    if start_from is not None:
        task.start_from(load_voiced_codec(start_from, processes.device))

    def export(step: int) -> None:
        exporter.codec(task, folder, step)

    def sample(step: int) -> Samples:
        return sample_voiced_codec(task, step)

    trainer = Trainer(task, folder, stage.trainer, processes, on_save=export, sampler=sample)
    trainer.resume()
    return trainer


@torch.inference_mode()
def sample_voiced_codec(task: VoicedCodecTask, step: int) -> Samples:
    """Two held-out clips (training clips where there are none): as they are, coded, and each in the other's voice."""
    samples = Samples()
    if step <= task.config.plain_steps:
        return samples
    crops = (task.dev_pool or task.pool).crops(2, min(SAMPLE_FRAMES, task.config.crop_frames), np.random.default_rng(2))
    codec = task.averaged_codec()
    device = task.processes.device
    codes = codec.encode(crops.sound[:, None].to(device))
    voices = codec.describe(crops.voices[:, None].to(device))
    content = codes[:, : task.config.codec.content_levels]
    made = {
        "original": crops.sound,
        f"{NUM_CODEBOOKS}-codebooks": codec.decode(codes, voices)[:, 0],
        "content": codec.decode(content, voices)[:, 0],
        "other-voice": codec.decode(content, voices.flip(0))[:, 0],
    }
    for name, sounds in made.items():
        for number, sound in enumerate(sounds, start=1):
            samples.sounds[f"clip-{number}-{name}"] = sound.cpu().numpy().astype(np.float32)
    return samples
