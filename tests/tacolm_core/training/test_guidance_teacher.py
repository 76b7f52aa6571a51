from pathlib import Path

import pytest
import torch

from tacolm_core.data.batch_plan import BatchOptions
from tacolm_core.data.batches import Batches
from tacolm_core.data.token_corpus import load_token_corpus
from tacolm_core.errors import OptionsError
from tacolm_core.model.ar import ArModel
from tacolm_core.model.presets import preset
from tacolm_core.synthesis.ar_decode import Condition
from tacolm_core.synthesis.sampling import mix_guidance
from tacolm_core.training.distributed import Processes
from tacolm_core.training.guidance_teacher import GuidanceTeacher
from tacolm_core.training.language_task import ArTask, LanguageTaskConfig
from tacolm_core.training.optimizer import OptimizerConfig
from tacolm_core.training.schedule import Schedule
from tests.tacolm_core.training.shards_of_noise import write_noise_shards

ALONE = Processes(0, 1, torch.device("cpu"))
OPTIONS = BatchOptions(frames_per_batch=1200, drop=0.2, continuation=0.0, max_prompt_seconds=1.0, item_multiple=2)


@pytest.fixture(scope="module")
def source(tmp_path_factory):
    return Batches(load_token_corpus([write_noise_shards(tmp_path_factory.mktemp("shards"))]), OPTIONS)


@torch.no_grad()
def new_model() -> ArModel:
    """One with opinions: an untrained model's probabilities are nearly alike, with guidance and without."""
    torch.manual_seed(3)
    model = ArModel(preset("tiny", 83).ar)
    model.leave.weight.mul_(20)
    return model


def new_task(source, guided: float) -> ArTask:
    fast = OptimizerConfig(schedule=Schedule(peak=3e-3, warm_up=5), average_decay=0.9)
    return ArTask(new_model(), LanguageTaskConfig(optimizer=fast, guided=guided, alignment=0.0), source, [], ALONE)


def test_the_teacher_says_what_decoding_with_guidance_draws_from(source):
    model, batch = new_model().eval(), source.batch(0)
    item = int((~batch.dropped).nonzero()[0])
    text = batch.text[item, : int(batch.text_mask[item].sum())]
    prompt = batch.prompt[item, :, : int(batch.prompt_mask[item].sum())]
    both = Condition.of(tuple(text.tolist()), prompt).with_unconditional()
    pointer = torch.tensor([[0], [-1]])
    logits, _, _ = model.start(both.text, both.text_mask, both.prompt, both.prompt_mask, None, pointer)
    wanted = mix_guidance(logits[0], logits[1], 2.0).softmax(-1)

    said = GuidanceTeacher(model, 2.0).probabilities(batch)[item, 0]

    assert (said - wanted).abs().max() < 1e-5
    assert (said - logits[0].softmax(-1)).abs().max() > 1e-3, "guidance changed nothing, so nothing was shown"


def test_items_without_text_are_taught_the_models_own_word(source):
    model = new_model().eval()
    batch = next(b for b in map(source.batch, range(20)) if b.dropped.any())
    own = model(batch.text, batch.text_mask, batch.prompt, batch.prompt_mask, batch.codes[:, 0], batch.codes_mask, None)

    said = GuidanceTeacher(model, 3.0).probabilities(batch)

    item = int(batch.dropped.nonzero()[0])
    rows = int(batch.codes_mask[item].sum())
    assert (said[item, :rows] - own.logits[item, :rows].softmax(-1)).abs().max() < 1e-5


def test_contrast_takes_away_what_another_voice_would_say(source):
    model, batch = new_model().eval(), source.batch(0)
    item = next(n for n in range(1, len(batch)) if not batch.dropped[n - 1 : n + 1].any())

    def scores(voice: int) -> torch.Tensor:
        """Of the item's first row, heard after the prompt of `voice`."""
        text = batch.text[item, : int(batch.text_mask[item].sum())]
        asked = Condition.of(tuple(text.tolist()), batch.prompt[voice, :, : int(batch.prompt_mask[voice].sum())])
        given = (asked.text, asked.text_mask, asked.prompt, asked.prompt_mask)
        logits, _, _ = model.start(*given, None, torch.tensor([[0]]))
        return logits[0].log_softmax(-1)

    wanted = (scores(item) + 4.0 * (scores(item) - scores(item - 1))).softmax(-1)

    said = GuidanceTeacher(model, 1.0, 4.0).probabilities(batch)[item, 0]

    assert (said - wanted).abs().max() < 1e-5
    assert (said - scores(item).softmax(-1)).abs().max() > 1e-3, "contrast changed nothing, so nothing was shown"


def test_nothing_is_contrasted_where_an_item_has_no_prompt(source):
    model = new_model().eval()
    batch = next(b for b in map(source.batch, range(20)) if b.dropped.any())
    after = (int(batch.dropped.nonzero()[0]) + 1) % len(batch)  # its neighbour's prompt is empty

    plain, contrasted = (GuidanceTeacher(model, 1.0, c).probabilities(batch)[after, 0] for c in (0.0, 0.5))

    assert torch.allclose(plain, contrasted, atol=1e-6)


def test_a_model_learns_to_say_it_alone(source):
    task = new_task(source, 2.0)
    task.start_from(task.model.state_dict(), Path("ar.safetensors"))
    assert task.teacher is not None
    kept = [value.clone() for value in task.teacher.model.state_dict().values()]

    guided = [float(task.step(step, 0.5)["guided"]) for step in range(30)]

    assert sum(guided[-5:]) < 0.995 * sum(guided[:5])
    assert all(torch.equal(a, b) for a, b in zip(kept, task.teacher.model.state_dict().values(), strict=True))


def test_guidance_is_not_learnt_from_a_model_that_knows_nothing(source):
    with pytest.raises(OptionsError, match="--start-from"):
        new_task(source, 1.5).step(0, 0.5)
