"""A NAR model that writes latents learns what a batch's codes add up to."""

import copy
import dataclasses

import pytest
import torch

from tacolm_core.checkpoint import Metadata, load_weights
from tacolm_core.cli import main
from tacolm_core.codec import save_codec, speaker_network
from tacolm_core.codec.frame_codec import FrameCodec
from tacolm_core.codec.voice_vector import VoiceDescriber
from tacolm_core.config import LatentNarConfig
from tacolm_core.data.batch_plan import BatchOptions
from tacolm_core.data.batches import Batches
from tacolm_core.data.token_corpus import load_token_corpus
from tacolm_core.errors import CheckpointError, DataError, OptionsError
from tacolm_core.model.backbone import UNDECIDED
from tacolm_core.model.backbones import make_ar, make_nar
from tacolm_core.model.presets import preset
from tacolm_core.training.distributed import Processes
from tacolm_core.training.drawn_codes import CodeDrawer
from tacolm_core.training.language_task import LanguageTaskConfig, LatentLosses
from tacolm_core.training.latent_critics import load_critics, save_critics
from tacolm_core.training.latent_judge import judge_loss
from tacolm_core.training.latent_listener import LatentListener
from tacolm_core.training.latent_task import LatentTask, sized, start_tokens
from tacolm_core.training.optimizer import OptimizerConfig
from tacolm_core.training.schedule import Schedule
from tests.tacolm_core.synthesis.tiny_model import CODEC
from tests.tacolm_core.training.shards_of_noise import write_noise_shards

ALONE = Processes(0, 1, torch.device("cpu"))
FAST = OptimizerConfig(schedule=Schedule(peak=5e-3, warm_up=5), average_decay=0.9)
CROPS = BatchOptions(
    frames_per_batch=1200, drop=0.0, max_prompt_seconds=1.0, min_crop_seconds=1.0, max_crop_seconds=1.0, wordless=True
)


@pytest.fixture(scope="module")
def shards(tmp_path_factory):
    return write_noise_shards(tmp_path_factory.mktemp("shards"), voices=True)


def latent_task(shards, **changes) -> LatentTask:
    torch.manual_seed(0)
    source = Batches(load_token_corpus([shards]), CROPS)
    vocabulary = 100
    model = make_nar(dataclasses.replace(preset("tiny-latents", vocabulary).nar, latent_width=8))
    model.start_from_codebooks(torch.randn(8, 1024, 8) * torch.logspace(0, -1, 8)[:, None, None])
    config = LanguageTaskConfig(**{"optimizer": FAST, "latents": LatentLosses(plain_steps=3), **changes})
    return LatentTask(model, config, source, [source.batch(1)], ALONE)


def run(task, steps):
    return [task.step(step, 0.5) for step in range(steps)]


def seeded_step(task, step):
    torch.manual_seed(step)
    return task.step(step, 0.5)


def test_the_distance_falls_and_the_judge_joins_later(shards):
    task = latent_task(shards)
    metrics = run(task, 20)

    assert float(metrics[-1]["distance"]) < 0.9 * float(metrics[0]["distance"])
    assert "judge" not in metrics[2]
    assert {"judge", "fooled", "matching"} <= set(metrics[3])


def test_evaluation_draws_nothing_and_teaches_nothing(shards):
    task = latent_task(shards)
    run(task, 4)
    before = {name: value.clone() for name, value in task.judge.state_dict().items()}
    first, second = task.evaluate(), task.evaluate()

    assert first == second
    assert set(first) == {"distance", "top_1_codebook_2"}
    assert all(torch.equal(value, before[name]) for name, value in task.judge.state_dict().items())


def test_a_resumed_task_goes_on_exactly(shards):
    whole, first, second = (latent_task(shards) for _ in range(3))
    run(whole, 4)
    run(first, 4)
    for task in (whole, second):
        task.load_state_dict(copy.deepcopy(first.state_dict()))
    expected, made = ([seeded_step(task, step)["distance"] for step in (4, 5)] for task in (whole, second))

    torch.testing.assert_close(torch.stack(made), torch.stack(expected))


def test_drawn_codes_change_what_it_reads_and_not_what_it_is_to_write(shards, monkeypatch):
    task = latent_task(shards, drawn_share=1.0)
    task.drawer = CodeDrawer(make_ar(preset("tiny", 100).ar).eval(), task.model.codebooks)
    read = []
    latents = task.model.latents
    monkeypatch.setattr(task.model, "latents", lambda *given: read.append(given[4]) or latents(*given))
    batch = task.source.batch(0)
    task.model.train()
    task.loss(task.runner, batch, torch.Generator().manual_seed(0), 1)

    assert 0.05 < (read[0] != batch.codes[:, 0]).float().mean() < 0.7


def test_what_the_speaker_network_hears_moves_the_model_by_its_share(shards, monkeypatch):
    monkeypatch.setattr(speaker_network, "BLOCKS", ((1, 1), (1, 2), (1, 2)))
    moved = []
    for heard in (0.0, 0.5):
        task = latent_task(shards, latents=LatentLosses(plain_steps=0, heard=heard, heard_items=2))
        torch.manual_seed(1)
        task.listener = LatentListener(FrameCodec(CODEC).eval().requires_grad_(False), VoiceDescriber().eval())
        metrics = seeded_step(task, 0)
        assert ("heard_cosine" in metrics) == bool(heard)
        moved.append(torch.cat([value.flatten() for value in task.model.state_dict().values()]))

    assert not torch.equal(*moved)


@torch.no_grad()
def test_one_and_the_same_is_no_distance_to_the_listener():
    listener = LatentListener(FrameCodec(CODEC).eval().requires_grad_(False), VoiceDescriber().eval())
    latents = torch.randn(2, 40, CODEC.latent_width)
    distance, cosine = listener.distance(latents, latents)
    other, _ = listener.distance(latents + 1, latents)

    assert float(distance) == pytest.approx(0.0, abs=1e-4)
    assert float(cosine) == pytest.approx(1.0, abs=1e-4)
    assert float(other) > 0.01


def test_shards_without_voice_vectors_are_refused(tmp_path):
    task = latent_task(write_noise_shards(tmp_path))
    with pytest.raises(DataError, match="make them anew with --speaker"):
        task.step(0, 0.0)


def test_it_is_trained_from_the_command_line_on_its_codec(shards, tmp_path, capsys):
    codec = tmp_path / "codec.safetensors"
    made = FrameCodec(CODEC, weights_hash="noise")
    for level in made.quantizer.levels:
        level.embed.normal_()
    save_codec(codec, made)
    given = ["train", "nar", "--shards", str(shards), "--preset", "tiny-latents", "--run-folder", str(tmp_path / "run")]

    assert main([*given, "--steps", "2"]) == 2
    assert "name the codec of the shards with --codec" in capsys.readouterr().err
    assert main([*given, "--steps", "2", "--codec", str(codec), "--device", "cpu"]) == 0
    tensors, metadata = load_weights(tmp_path / "run" / "export" / "nar.safetensors", "nar")
    assert LatentNarConfig.from_dict(metadata.config).latent_width == CODEC.latent_width
    assert tensors["codebooks"].shape == (8, 1024, CODEC.latent_width)
    assert tensors["token.weight"].abs().max() > 0.1  # they did not begin at nothing
    model = make_nar(LatentNarConfig.from_dict(metadata.config))
    critics = load_critics(tmp_path / "run" / "export" / "judge.safetensors", model)
    assert any(float(value.abs().max()) > 0 for value in critics.state_dict().values())


def test_critics_of_another_kind_of_model_are_refused_in_words(shards, tmp_path):
    task = latent_task(shards)
    path = tmp_path / "judge.safetensors"
    save_critics(path, task.critics, Metadata("nar", task.model.config.to_dict()))
    other = make_nar(dataclasses.replace(task.model.config, text_vocabulary=99))

    assert load_critics(path, task.model).config == task.critics.config
    with pytest.raises(CheckpointError, match="judges another kind of NAR model"):
        load_critics(path, other)


@torch.no_grad()
def test_without_strangers_a_judge_learns_of_nobody_else(shards):
    task = latent_task(shards)
    real, made, told = torch.randn(2, 40, 8), torch.randn(2, 40, 8), torch.randn(2, 392)
    alone, beside = (float(judge_loss(task.judge, real, made, told, wrong)) for wrong in (None, told.flip(0)))

    assert alone < beside


def test_a_reader_that_does_not_learn_stays_as_it_is_and_is_asked(shards):
    task = latent_task(shards, latents=LatentLosses(plain_steps=0, strangers=False, reader_learns=False))
    before = copy.deepcopy(task.reader.state_dict())
    metrics = run(task, 2)[-1]

    assert "unread" in metrics
    assert "reader" not in metrics
    assert all(torch.equal(value, before[name]) for name, value in task.reader.state_dict().items())


def test_a_reader_learns_beside_it_what_the_tokens_sound_like(shards):
    task = latent_task(shards)
    metrics = run(task, 25)

    assert float(metrics[-1]["reader"]) < 0.9 * float(metrics[0]["reader"])
    assert "unread" not in metrics[2]  # what knows nothing yet teaches nothing
    assert "unread" in metrics[3]
    assert "reader" not in run(latent_task(shards, latents=LatentLosses(read=0.0)), 1)[0]


def test_codes_are_withheld_where_the_tokens_are_told(shards, monkeypatch):
    task = latent_task(shards, prior_share=0.5, latents=LatentLosses(hidden_items=1.0, hidden_share=0.3))
    read = []
    latents = task.model.latents
    monkeypatch.setattr(task.model, "latents", lambda *given: read.append(given[4:7]) or latents(*given))
    run(task, 3)
    task.evaluate()

    for first, _, alignment in read[:3]:
        hidden = (first == UNDECIDED).float().mean(1)
        assert torch.equal(hidden > 0, alignment[:, 0] >= 0)
        assert hidden[hidden > 0].mean() == pytest.approx(0.35, abs=0.06)
    assert not (read[3][0] == UNDECIDED).any()


def test_tokens_of_a_new_model_begin_with_what_their_frames_add(shards):
    task = latent_task(shards)
    start_tokens(task.model, task.source)
    begun = task.model.token.weight
    assert begun[12:].abs().max() > 0.1
    assert begun[0].abs().max() == 0


@pytest.mark.parametrize("share", [0.5, 2.0])
def test_a_term_has_the_size_it_is_given(share):
    made = torch.randn(3, 4, requires_grad=True)
    leaf = made[:2].detach().requires_grad_(True)
    loss = made.square().sum()
    term = sized(share, (leaf**3).sum(), leaf, loss, made, (slice(2),))
    (own,) = torch.autograd.grad(term, made, retain_graph=True)
    (others,) = torch.autograd.grad(loss, made)

    assert float(own.norm()) == pytest.approx(share * float(others[:2].norm()), rel=1e-4)
    assert own[2].abs().max() == 0


@pytest.mark.parametrize(("name", "value"), [("hidden_share", 1.5), ("hidden_items", -0.1), ("hidden_frames", 0)])
def test_shares_that_cannot_be_are_refused(name, value):
    with pytest.raises(OptionsError, match=f"{name} must be .*, not {value}"):
        LatentLosses(**{name: value})
