import dataclasses
import json
import os
import subprocess
import sys

import pytest
import torch

from tacolm_core.cli import main
from tacolm_core.data.batch_plan import BatchOptions
from tacolm_core.data.batches import Batches
from tacolm_core.data.token_corpus import load_token_corpus
from tacolm_core.errors import OptionsError
from tacolm_core.model.backbones import make_ar, make_nar
from tacolm_core.model.presets import preset
from tacolm_core.training import language_task
from tacolm_core.training.distributed import Processes
from tacolm_core.training.language_task import ArTask, LanguageTaskConfig, NarTask
from tacolm_core.training.optimizer import OptimizerConfig
from tacolm_core.training.schedule import Schedule
from tests.tacolm_core.training.shards_of_noise import write_noise_shards

ALONE = Processes(0, 1, torch.device("cpu"))
CONFIG = preset("tiny", 83)
VALLE, SMALL_E = preset("valle-tiny", 83), preset("small-e-tiny", 83)
BACKBONES = pytest.mark.parametrize("model", [CONFIG.ar, VALLE.ar, SMALL_E.ar], ids=["tacolm", "valle", "small-e"])
FAST = OptimizerConfig(schedule=Schedule(peak=5e-3, warm_up=5), average_decay=0.9)
OPTIONS = BatchOptions(frames_per_batch=1200, drop=0.0, continuation=0.0, max_prompt_seconds=1.0, item_multiple=2)


@pytest.fixture(scope="module")
def shards(tmp_path_factory):
    return write_noise_shards(tmp_path_factory.mktemp("shards"))


class OneBatch:
    """Always the same batch."""

    def __init__(self, source):
        self._batch = source.batch(0)

    def batch(self, step, progress):
        return self._batch


def ar_task(shards, model=CONFIG.ar, *, one_batch=False, **changes) -> ArTask:
    torch.manual_seed(0)
    source = Batches(load_token_corpus([shards]), OPTIONS)
    dev = [source.batch(number) for number in range(2)]
    config = LanguageTaskConfig(optimizer=FAST, **changes)
    return ArTask(make_ar(model), config, OneBatch(source) if one_batch else source, dev, ALONE)


LEVELLED = dataclasses.replace(
    CONFIG.nar, refiner_layers=0, partial_levels=0, stack=dataclasses.replace(CONFIG.nar.stack, num_levels=8)
)
SEPARATE = dataclasses.replace(CONFIG.nar, refiner_layers=0, partial_levels=0, separate_stacks=True)


def nar_task(shards, config=CONFIG.nar) -> NarTask:
    torch.manual_seed(0)
    source = Batches(load_token_corpus([shards]), OPTIONS)
    return NarTask(make_nar(config), LanguageTaskConfig(optimizer=FAST), OneBatch(source), [], ALONE)


def test_compiling_on_the_cpu_is_refused_in_words(shards):
    with pytest.raises(OptionsError, match="leave out --compile"):
        ar_task(shards, compile=True)


@BACKBONES
def test_one_batch_is_learned_by_heart(shards, model):
    task = ar_task(shards, model, one_batch=True)

    metrics = [task.step(step, 0.2) for step in range(30)]

    assert metrics[-1]["cross_entropy"] < 0.6 * metrics[0]["cross_entropy"]
    assert metrics[-1]["alignment"] < metrics[0]["alignment"]
    assert metrics[-1]["top_10"] > 0.7


NAR_FORMS = {"refiner": CONFIG.nar, "levelled": LEVELLED, "separate": SEPARATE, "valle": VALLE.nar}


@pytest.mark.parametrize("config", NAR_FORMS.values(), ids=NAR_FORMS)
def test_the_nar_model_learns_its_batch_too(shards, config):
    task = nar_task(shards, config)
    generator = torch.Generator().manual_seed(0)
    batch = task.source.batch(0, 1.0)
    before = task.loss(task.model, batch, generator, 3)[0]

    for step in range(25):
        task.step(step, 0.2)

    assert task.loss(task.model.eval(), batch, generator, 3)[0] < 0.9 * before


def test_without_durations_the_forward_sum_teaches_the_map(tmp_path):
    task = ar_task(write_noise_shards(tmp_path, aligned=False), one_batch=True, forward_sum=1.0)

    metrics = [task.step(step, 0.2) for step in range(40)]

    assert metrics[-1]["forward_sum"] < 0.9 * metrics[0]["forward_sum"]
    assert metrics[0]["alignment"] == 0


def test_the_diagonal_prior_is_gone_after_the_beginning(tmp_path, monkeypatch):
    asked = []
    original = language_task.forward_sum_loss
    monkeypatch.setattr(
        language_task, "forward_sum_loss", lambda *given, diagonal: asked.append(diagonal) or original(*given)
    )
    task = ar_task(write_noise_shards(tmp_path, aligned=False), diagonal_until=0.25)

    for progress in (0.0, 0.2, 0.3):
        task.step(0, progress)
    task.evaluate()

    assert asked == [True, True, *[False] * 5]  # held-out speech twice: aided and not


@BACKBONES
def test_resume_equals_uninterrupted_training(shards, model):
    whole = ar_task(shards, model)
    for step in range(6):
        whole.step(step, 0.2)
    first = ar_task(shards, model)
    for step in range(3):
        first.step(step, 0.2)

    second = ar_task(shards, model)
    second.load_state_dict(first.state_dict())
    for step in range(3, 6):
        second.step(step, 0.2)

    ours, theirs = second.averaged_state(), whole.averaged_state()
    assert all(torch.equal(ours[name], theirs[name]) for name in theirs)


def test_held_out_figures_leave_the_training_weights_alone(shards):
    task = ar_task(shards)
    task.step(0, 0.2)
    before = {name: value.clone() for name, value in task.model.state_dict().items()}

    figures = task.evaluate()

    assert set(figures) >= {"cross_entropy", "top_10"}
    assert all(torch.equal(value, before[name]) for name, value in task.model.state_dict().items())


def test_a_held_out_figure_is_also_taken_where_nothing_says_which_token_a_frame_speaks(shards):
    task = ar_task(shards)
    aided = task.evaluate()
    task.dev_batches = [
        dataclasses.replace(batch, alignment=torch.full_like(batch.alignment, -1)) for batch in task.dev_batches
    ]

    assert aided["unaided_cross_entropy"] == task.evaluate()["cross_entropy"] != aided["cross_entropy"]


def test_accumulated_batches_make_one_update(shards):
    task = ar_task(shards, accumulate=2)

    task.step(0, 0.2)

    states = task.optimization.optimizer.state_dict()["state"].values()
    assert {int(state["step"]) for state in states} == {1}


def test_settings_survive_the_dictionary_round_trip():
    config = LanguageTaskConfig(optimizer=dataclasses.replace(FAST, clip=0.5), accumulate=3)

    assert LanguageTaskConfig.from_dict(json.loads(json.dumps(config.to_dict()))) == config


def train(shards, run, settings, name, *launcher) -> dict[str, torch.Tensor]:
    command = ["train", "ar", "--run-folder", run, "--shards", shards, "--preset", name, "--settings", settings]
    command += ["--steps", "3", "--device", "cpu", "--threads", "1", "--storage", "exact"]
    words = [str(word) for word in command]
    if launcher:
        environment = {**os.environ, "OMP_NUM_THREADS": "1"}
        words = [*launcher, "-m", "tacolm_core.cli", *words]
        done = subprocess.run(words, capture_output=True, text=True, env=environment, timeout=300)
        assert done.returncode == 0, done.stderr
    else:
        assert main(words) == 0
    return torch.load(run / "state.pt", weights_only=True)["task"]["model"]


@pytest.mark.parametrize("name", ["tiny", "valle-tiny", "small-e-tiny"])
def test_two_processes_train_as_one_does(shards, tmp_path, name):
    settings = tmp_path / "settings.json"
    plain = {"prior_share": 1.0, "jitter": 0.0, "optimizer": FAST.to_dict()}
    settings.write_text(json.dumps({"task": plain, "batches": OPTIONS.to_dict()}))

    one = train(shards, tmp_path / "one", settings, name)
    launcher = [sys.executable, "-m", "torch.distributed.run", "--nproc-per-node", "2", "--master-port", "29613"]
    two = train(shards, tmp_path / "two", settings, name, *launcher)

    # Equal items in equal batches; sums are added in another order.
    worst = max(float((one[name] - two[name]).abs().max()) for name in one)
    assert worst < 1e-3
