import dataclasses

import numpy as np
import pytest
import torch

from tacolm_core.codec import speaker_network
from tacolm_core.codec.speaker_network import SpeakerNetwork
from tacolm_core.errors import DataError, OptionsError
from tacolm_core.training import voiced_codec_task
from tacolm_core.training.audio_pool import SPEAKERS_FILE, UNKNOWN
from tacolm_core.training.distributed import Processes
from tacolm_core.training.optimizer import OptimizerConfig
from tacolm_core.training.schedule import Schedule
from tacolm_core.training.voice_pool import EMBEDDINGS_FILE, VOICE_SECONDS, VoicePool
from tacolm_core.training.voiced_codec_task import VoicedCodecTask, VoicedCodecTaskConfig
from tacolm_core.training.write_pool import number_speakers
from tacolm_core.units import HOP, SAMPLE_RATE
from tests.tacolm_core.training.small_codec import SMALL

ALONE = Processes(0, 1, torch.device("cpu"))
VOICED = dataclasses.replace(SMALL, content_levels=2, detail_layers=1, voice_width=16, fft_size=640)
LENGTHS = (90, 120, 80, 200, 30)  # frames of each sound
SPEAKERS = ("anna", "ben", "anna", "ben", "")


@pytest.fixture(scope="module", autouse=True)
def shallow():
    """A speaker network of three layers in place of 52, and codebooks that begin with few frames."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(voiced_codec_task, "KMEANS_FRAMES", 1100)
        patch.setattr(speaker_network, "BLOCKS", ((1, 1), (1, 2), (1, 2)))
        yield


@pytest.fixture(scope="module")
def network(shallow):
    torch.manual_seed(0)
    return SpeakerNetwork().eval()


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    folder = tmp_path_factory.mktemp("pool")
    rng = np.random.default_rng(0)
    pieces = []
    for number, frames in enumerate(LENGTHS):
        time = np.arange(frames * HOP) / SAMPLE_RATE
        pitch = 120 if SPEAKERS[number] == "anna" else 210
        buzz = sum(np.sin(2 * np.pi * pitch * k * time) / k for k in range(1, 20))
        pieces.append(0.05 * buzz * (1 + np.sin(2 * np.pi * 4 * time)) + 0.001 * rng.standard_normal(len(time)))
    np.save(folder / "samples.npy", (np.concatenate(pieces) * 32767).clip(-32768, 32767).astype(np.int16))
    np.save(folder / "labels.npy", np.full(sum(LENGTHS), 3, np.int16))
    np.save(folder / "first_frames.npy", np.concatenate([[0], np.cumsum(LENGTHS)]))
    np.save(folder / SPEAKERS_FILE, number_speakers(SPEAKERS))
    return folder


@pytest.fixture(scope="module")
def pool(folder, network):
    return VoicePool.load(folder, network)


def task(pool, network, **changes):
    rates = OptimizerConfig(schedule=Schedule(peak=3e-3, warm_up=1), average_decay=0.9)
    settings = {
        "plain_steps": 1,
        "swap_from": 2,
        "adversarial_from": 3,
        "likeness_every": 1,
        "batch": 4,
        "crop_frames": 40,
        "judged_frames": 10,
        "discriminator_width": 2,
        "optimizer": rates,
        **changes,
    }
    return VoicedCodecTask(VoicedCodecTaskConfig(**{"codec": VOICED, **settings}), network, pool, pool, ALONE)


def test_names_become_numbers_and_the_nameless_are_somebody_each():
    assert number_speakers(["b", "", "a", "b", ""]).tolist() == [0, 2, 1, 0, 3]


def test_a_voice_is_another_recording_of_the_same_person(pool):
    crops = pool.crops(40, 60, np.random.default_rng(0))

    for speaker, embedding in zip(crops.speakers, crops.embeddings, strict=True):
        own = [index for index in range(len(LENGTHS)) if pool.speakers[index] == speaker]
        assert any(torch.equal(embedding, pool.embeddings[index]) for index in own)
    assert crops.sound.shape == (40, 60 * HOP)
    assert crops.voices.shape == (40, VOICE_SECONDS * SAMPLE_RATE)


def test_whom_there_is_much_of_is_heard_less_often_than_by_length(pool):
    chances = pool.chances(40)

    assert chances[4] == 0  # too short
    anna, ben = chances[[0, 2]].sum(), chances[[1, 3]].sum()
    assert ben / anna == pytest.approx((320 / 170) ** 0.5)


def test_crops_longer_than_every_sound_are_refused(pool):
    with pytest.raises(DataError, match="500 frames"):
        pool.crops(2, 500, np.random.default_rng(0))


def test_embeddings_are_worked_out_once(folder, network):
    first = VoicePool.load(folder, network)
    np.save(folder / EMBEDDINGS_FILE, np.load(folder / EMBEDDINGS_FILE) * 2)

    assert torch.allclose(VoicePool.load(folder, network).centre, first.centre * 2)
    (folder / EMBEDDINGS_FILE).unlink()


def test_a_few_steps_bring_the_sound_closer(pool, network):
    trained = task(pool, network, swap_from=1000, adversarial_from=1000)
    distances = [float(trained.step(step, 0.1)["mel"]) for step in range(30)]

    assert np.mean(distances[-5:]) < 0.8 * np.mean(distances[:5])


def test_every_loss_of_the_last_part_is_at_work(pool, network):
    trained = task(pool, network)
    metrics = [trained.step(step, 0.1) for step in range(5)]

    expected = {"mel", "unsteady", "commitment", "phoneme_loss", "changed", "likeness_swapped", "to_source", "judges"}
    assert expected <= set(metrics[-1])
    assert all(np.isfinite(float(value)) for value in metrics[-1].values())


def test_resume_is_exact(pool, network):
    whole = task(pool, network)
    for step in range(6):
        whole.step(step, 0.1)
    first, second = task(pool, network), task(pool, network)
    for step in range(4):
        first.step(step, 0.1)
    second.load_state_dict(first.state_dict())
    for step in range(4, 6):
        second.step(step, 0.1)

    ours, theirs = second.trainee.state_dict(), whole.trainee.state_dict()
    assert all(torch.equal(ours[name], theirs[name]) for name in ours)


def test_the_speaker_network_stays_as_it_was(pool, network):
    trained = task(pool, network)
    for step in range(4):
        trained.step(step, 0.1)

    learnt = trained.trainee.codec.describer.speaker.state_dict()
    assert all(torch.equal(learnt[name], value) for name, value in network.state_dict().items())


def test_held_out_figures_are_finite_and_name_both_voices(pool, network):
    trained = task(pool, network)
    for step in range(3):
        trained.step(step, 0.1)
    figures = trained.evaluate()

    assert {"mel_1", "mel_2", "mel_8", "likeness_2", "to_other", "to_source"} <= set(figures)
    assert all(np.isfinite(value) for value in figures.values())


def test_unknown_phonemes_teach_no_reading(pool, network):
    silent = dataclasses.replace(pool.pool, labels=np.full(sum(LENGTHS), UNKNOWN, np.int16))
    trained = task(dataclasses.replace(pool, pool=silent), network)
    trained.step(0, 0.1)

    assert "phoneme_loss" not in trained.step(1, 0.1)


@pytest.mark.parametrize(("changes", "said"), [({"batch": 3}, "even number"), ({"codec": SMALL}, "content_levels")])
def test_settings_that_cannot_work_are_refused(changes, said):
    with pytest.raises(OptionsError, match=said):
        VoicedCodecTaskConfig(**{"codec": VOICED, **changes})
