"""Runs that are to be compared are held to the same speech."""

from dataclasses import replace

import torch

from tacolm_core.data.batch_plan import BatchOptions
from tacolm_core.training.distributed import Processes
from tacolm_core.training.export import Exporter
from tacolm_core.training.run_folder import RunFolder
from tacolm_core.training.stages import LanguageStage, language_trainer
from tests.tacolm_core.training.shards_of_noise import write_noise_shards


def test_what_is_held_out_hangs_on_no_seed_and_no_size_of_batch(tmp_path):
    """Prompts included, which are drawn; and nothing of it is dropped or goes on without one."""
    shards = str(write_noise_shards(tmp_path / "shards"))
    stage = LanguageStage("ar", preset="tiny", shards=(shards,), dev_shards=(shards,))
    other = replace(stage, batches=BatchOptions(seed=5, frames_per_batch=400, drop=0.9, continuation=0.9))
    alone = Processes(0, 1, torch.device("cpu"))

    first, second = (
        language_trainer(each, RunFolder(tmp_path / str(number)), alone, Exporter()).task.dev_batches
        for number, each in enumerate((stage, other))
    )

    assert first
    assert all(torch.equal(a.prompt, b.prompt) for a, b in zip(first, second, strict=True))
    assert all(
        torch.equal(a.text, b.text) and torch.equal(a.codes, b.codes) for a, b in zip(first, second, strict=True)
    )
    assert not any(batch.dropped.any() for batch in first)
