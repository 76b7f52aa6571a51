from dataclasses import replace

import numpy as np
import pytest
import torch

from tacolm_core.errors import OptionsError
from tacolm_core.training.audio_pool import UNKNOWN, AudioPool
from tacolm_core.training.codec_losses import (
    Discriminators,
    MelDistance,
    PhonemeReader,
    discriminator_loss,
    generator_losses,
)
from tacolm_core.training.codec_task import CodecTask, CodecTaskConfig
from tacolm_core.training.distributed import Processes
from tacolm_core.training.optimizer import OptimizerConfig
from tacolm_core.training.schedule import Schedule
from tacolm_core.units import HOP
from tests.tacolm_core.training.small_codec import SMALL, new_small_codec

ALONE = Processes(0, 1, torch.device("cpu"))


@pytest.fixture(scope="module")
def pool() -> AudioPool:
    time = np.arange(400 * HOP) / 24_000
    tone = 0.3 * np.sin(2 * np.pi * 220 * time) + 0.1 * np.sin(2 * np.pi * 1000 * time)
    return AudioPool((tone * 32767).astype(np.int16), np.full(400, 3, np.int16), np.array([0, 30, 400]))


def task(pool, **changes) -> CodecTask:
    rates = OptimizerConfig(schedule=Schedule(peak=3e-3, warm_up=1))
    settings = {"plain_steps": 2, "batch": 2, "crop_frames": 40, "optimizer": rates, **changes}
    return CodecTask(CodecTaskConfig(**{"codec": SMALL, **settings}), pool, pool, ALONE)


def test_a_few_steps_bring_the_sound_closer(pool):
    trained = task(pool)
    distances = [float(trained.step(step, 0.1)["mel"]) for step in range(30)]

    assert np.mean(distances[-5:]) < 0.8 * np.mean(distances[:5])


def test_held_out_figures_are_finite(pool):
    trained = task(pool)
    for step in range(4):
        trained.step(step, 0.1)

    assert all(np.isfinite(value) for value in trained.evaluate().values())


def test_resume_is_exact(pool):
    whole = task(pool)
    for step in range(6):
        whole.step(step, 0.1)
    first = task(pool)
    for step in range(3):
        first.step(step, 0.1)
    random = torch.get_rng_state()
    second = task(pool)
    second.load_state_dict(first.state_dict())
    torch.set_rng_state(random)
    for step in range(3, 6):
        second.step(step, 0.1)

    ours, theirs = second.trainee.state_dict(), whole.trainee.state_dict()
    assert all(torch.equal(ours[name], theirs[name]) for name in ours)


def test_frozen_codes_stay_the_same_while_the_decoder_learns(pool):
    trained = task(pool)
    for step in range(4):
        trained.step(step, 0.1)
    frozen = task(pool, freeze_codes=True)
    frozen.trainee.load_state_dict(trained.trainee.state_dict())
    sound = torch.randn(1, 1, 50 * HOP) * 0.1
    before = frozen.trainee.codec.eval().encode(sound)
    weight = frozen.trainee.codec.decoder.head.weight.detach().clone()

    frozen.step(0, 0.1)

    assert torch.equal(frozen.trainee.codec.eval().encode(sound), before)
    assert not torch.equal(frozen.trainee.codec.decoder.head.weight, weight)


def test_a_frozen_decoder_and_codebooks_stay_while_the_encoder_learns_and_keeps_codebook_1(pool):
    first = task(pool)
    for step in range(15):
        first.step(step, 0.1)
    known = first.averaged_codec()
    known.weights_hash = "known"
    kept = {name: tensor.clone() for name, tensor in known.state_dict().items() if not name.startswith("encoder.")}
    trained = task(pool, hold_codes=True, freeze_decoder=True, codec=replace(SMALL, encoder_layers=2))
    trained.start_from(known)
    before = trained.evaluate()["mel"]
    steps = [trained.step(step, 0.1) for step in range(15)]
    now = trained.trainee.codec.state_dict()

    assert all(torch.equal(now[name], tensor) for name, tensor in kept.items())
    assert trained.averaged_codec().weights_hash == "known"
    assert steps[0]["kept"] == 1
    assert np.mean([float(step["kept"]) for step in steps[-5:]]) > 0.9
    assert trained.evaluate()["mel"] < before


def test_a_codec_whose_codes_may_change_goes_by_its_own(pool):
    known = new_small_codec()
    known.weights_hash = "known"
    trained = task(pool)
    trained.start_from(known)

    assert trained.averaged_codec().weights_hash == ""


def test_with_held_codes_encoder_and_decoder_learn_and_codebooks_stay(pool):
    known = new_small_codec()
    trained = task(pool, hold_codes=True)
    trained.start_from(known)
    for step in range(3):
        trained.step(step, 0.1)
    now = trained.trainee.codec

    assert torch.equal(now.codebooks, known.codebooks)
    assert not torch.equal(now.encoder.leave.weight, known.encoder.leave.weight)
    assert not torch.equal(now.decoder.head.weight, known.decoder.head.weight)


@pytest.mark.parametrize(
    ("options", "words"),
    [
        ({"freeze_codes": True, "hold_codes": True}, "give one of them"),
        ({"freeze_decoder": True}, "takes --hold-codes"),
        ({"hold_codes": True, "freeze_decoder": True, "predicted_share": 0.5}, "leave out --nar"),
    ],
)
def test_parts_that_do_not_go_together_are_refused(pool, options, words):
    with pytest.raises(OptionsError, match=words):
        task(pool, **options)


def test_adversarial_part_begins_when_asked(pool):
    trained = task(pool, adversarial_from=0.5, discriminator_width=4)

    assert "judges" not in trained.step(0, 0.4)
    assert trained.step(1, 0.6)["judges"] > 0


def test_loudness_is_learnt_when_asked(pool):
    trained = task(pool, loudness=0.5)
    distances = [float(trained.step(step, 0.1)["loudness"]) for step in range(30)]

    assert "loudness" not in task(pool).step(0, 0.1)
    assert np.mean(distances[-5:]) < 0.8 * np.mean(distances[:5])


def test_crops_of_short_sounds_are_filled_with_silence(pool):
    short = AudioPool(pool.samples[: 30 * HOP], pool.labels[:30], np.array([0, 30]))

    sound, labels = short.crops(1, 40, np.random.default_rng(0))

    assert sound.shape == (1, 40 * HOP)
    assert sound[0, 30 * HOP :].abs().max() == 0
    assert labels[0, 30:].tolist() == [UNKNOWN] * 10


def test_crops_never_reach_into_the_next_sound(pool):
    two = AudioPool(pool.samples, np.repeat(np.array([1, 2], np.int16), [30, 370]), pool.first_frames)

    _, labels = two.crops(200, 10, np.random.default_rng(0))

    assert (labels == labels[:, :1]).all()


def test_mel_distance_of_a_sound_to_itself_is_zero():
    sound = torch.randn(1, 4000)

    assert MelDistance()(sound, sound) == 0
    assert MelDistance()(sound, 0.5 * sound) == pytest.approx(np.log(2), rel=0.05)


def test_judges_lose_less_when_they_tell_apart():
    real = [(torch.full((1, 1, 4), 2.0), [torch.ones(1, 2)])]
    made = [(torch.full((1, 1, 4), -2.0), [torch.zeros(1, 2)])]

    assert discriminator_loss(real, made) == 0
    assert discriminator_loss(made, real) == 6
    assert [float(v) for v in generator_losses(real, made)] == pytest.approx([3.0, 1.0], rel=1e-4)


def test_judges_read_every_resolution():
    assert len(Discriminators(sizes=(256, 128), width=2)(torch.randn(1, 2000))) == 2


def test_phoneme_reader_ignores_frames_without_a_label():
    reader = PhonemeReader(4, 10)
    first = torch.randn(1, 6, 4)

    loss, accuracy = reader(first, torch.full((1, 6), UNKNOWN))

    assert loss == 0
    assert accuracy == 0
