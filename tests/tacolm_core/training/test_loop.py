import json
import time

import numpy as np
import pytest
import torch
from torch import nn

from tacolm_core.errors import DataError, OptionsError
from tacolm_core.training.distributed import Processes
from tacolm_core.training.optimizer import Optimization, OptimizerConfig, parameter_groups
from tacolm_core.training.run_folder import RunFolder
from tacolm_core.training.schedule import Schedule
from tacolm_core.training.trainer import Trainer, TrainerConfig

ALONE = Processes(0, 1, torch.device("cpu"))


class LineTask:
    """Fits a line; its batch depends on the step alone, with dropout to use the random state."""

    def __init__(self):
        torch.manual_seed(0)
        self.model = nn.Linear(1, 1)
        self.optimization = Optimization(self.model, OptimizerConfig(average_decay=0.9))

    def step(self, step, progress):
        x = torch.from_numpy(np.random.default_rng(step).normal(size=(8, 1)).astype(np.float32))
        loss = (nn.functional.dropout(self.model(x), 0.2) - 2 * x).square().mean()
        loss.backward()
        return {"loss": loss.detach(), **self.optimization.step(step, progress)}

    def evaluate(self):
        return {"weight": float(self.model.weight.detach())}

    def state_dict(self):
        return {"model": self.model.state_dict(), "optimization": self.optimization.state_dict()}

    def load_state_dict(self, state):
        self.model.load_state_dict(state["model"])
        self.optimization.load_state_dict(state["optimization"])


def run(folder, steps, *, total=20):
    trainer = Trainer(LineTask(), RunFolder(folder), TrainerConfig(steps=total, report_every=5), ALONE)
    trainer.resume()
    while trainer.step < steps:
        trainer.task.step(trainer.step, trainer.progress())
        trainer.step += 1
    trainer.save()
    return trainer


def test_resumed_training_equals_uninterrupted_training(tmp_path):
    whole = run(tmp_path / "whole", 20)

    run(tmp_path / "parts", 7)
    resumed = run(tmp_path / "parts", 20)

    assert torch.equal(resumed.task.model.weight, whole.task.model.weight)
    assert torch.equal(resumed.task.optimization.average["weight"], whole.task.optimization.average["weight"])


def test_run_writes_metrics_state_and_held_out_figures(tmp_path):
    Trainer(LineTask(), RunFolder(tmp_path), TrainerConfig(steps=10, report_every=5), ALONE).run()

    lines = [json.loads(line) for line in (tmp_path / "metrics.jsonl").read_text().splitlines()]
    assert [line["step"] for line in lines] == [5, 10, 10]
    assert lines[0]["loss"] > 0
    assert "dev_weight" in lines[-1]
    assert (tmp_path / "state.pt").exists()


def test_a_finished_run_does_no_more_steps(tmp_path):
    Trainer(LineTask(), RunFolder(tmp_path), TrainerConfig(steps=4), ALONE).run()

    again = Trainer(LineTask(), RunFolder(tmp_path), TrainerConfig(steps=4), ALONE)
    assert again.resume()
    again.run()

    assert again.step == 4


def test_time_box_ends_the_run(tmp_path):
    trainer = Trainer(LineTask(), RunFolder(tmp_path), TrainerConfig(minutes=0.005), ALONE)

    trainer.run()

    assert 0 < trainer.step < 1_000_000


def test_minutes_of_work_are_not_used_up_by_waiting(tmp_path):
    class WaitingTask(LineTask):
        def step(self, step, progress):
            time.sleep(0.05)
            return super().step(step, progress)

    begun = time.monotonic()
    trainer = Trainer(WaitingTask(), RunFolder(tmp_path), TrainerConfig(minutes=0.0005, steps=20, clock="work"), ALONE)
    trainer.run()

    waited, worked = time.monotonic() - begun, trainer.clock.seconds()
    assert waited >= 0.05 * trainer.step
    assert worked < waited - 0.04 * trainer.step
    assert worked >= 0.03 or trainer.step == 20


def test_a_clock_that_there_is_not_is_refused():
    with pytest.raises(OptionsError, match=r"no clock 'sun'.*wall, work"):
        TrainerConfig(clock="sun")


def test_save_hook_sees_the_step(tmp_path):
    seen = []

    Trainer(LineTask(), RunFolder(tmp_path), TrainerConfig(steps=3), ALONE, on_save=seen.append).run()

    assert seen == [3]


def test_a_folder_with_other_settings_is_refused(tmp_path):
    RunFolder(tmp_path).write_settings({"width": 64, "seed": 0})

    with pytest.raises(DataError, match="width"):
        RunFolder(tmp_path).write_settings({"width": 128, "seed": 0})


def test_same_settings_are_accepted_again(tmp_path):
    RunFolder(tmp_path).write_settings({"width": 64})
    RunFolder(tmp_path).write_settings({"width": 64})


@pytest.mark.parametrize(
    ("step", "progress", "rate"), [(0, 0.0, 0.1), (9, 0.0, 1.0), (99, 0.5, 0.55), (500, 1.0, 0.1), (500, 2.0, 0.1)]
)
def test_learning_rate_rises_then_falls(step, progress, rate):
    assert Schedule(peak=1.0, warm_up=10, floor=0.1).rate(step, progress) == pytest.approx(rate)


def test_vectors_and_tables_are_not_decayed():
    module = nn.ModuleDict({"table": nn.Embedding(4, 3), "linear": nn.Linear(3, 2)})

    decayed, free = parameter_groups(module, 0.1)

    assert [p.shape for p in decayed["params"]] == [(2, 3)]
    assert len(free["params"]) == 2
    assert free["weight_decay"] == 0


def test_gradients_are_clipped():
    linear = nn.Linear(1, 1, bias=False)
    optimization = Optimization(linear, OptimizerConfig(clip=1.0))
    linear(torch.full((1, 1), 1000.0)).sum().backward()

    assert optimization.step(0, 0.0)["gradient_norm"] == pytest.approx(1000.0)


def test_settings_survive_the_dictionary_round_trip():
    config = OptimizerConfig(schedule=Schedule(peak=3e-4), betas=(0.8, 0.9))

    assert OptimizerConfig.from_dict(json.loads(json.dumps(config.to_dict()))) == config


def test_a_run_can_be_given_more_time(tmp_path):
    folder = RunFolder(tmp_path)
    for minutes in (10, 10, 20):
        folder.write_settings({"task": {"width": 64}, "trainer": {"minutes": minutes}})
    kept = json.loads((tmp_path / "settings.json").read_text())
    assert kept["trainer"] == {"minutes": 20}
    assert kept["trainer_before"] == [{"minutes": 10}]


def test_other_settings_are_named(tmp_path):
    folder = RunFolder(tmp_path)
    folder.write_settings({"task": {"width": 64, "seed": 0}, "trainer": {}})
    with pytest.raises(DataError, match=r"other settings \(task\.seed\)"):
        folder.write_settings({"task": {"width": 64, "seed": 1}, "trainer": {}})
