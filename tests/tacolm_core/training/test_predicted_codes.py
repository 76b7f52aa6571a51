"""The decoder learns from codes as a NAR model writes them."""

import dataclasses

import numpy as np
import pytest
import soundfile
import torch

from tacolm_core import cli
from tacolm_core.codec.frame_codec import FrameCodec
from tacolm_core.data.manifest import write_manifest
from tacolm_core.data.utterance import Utterance
from tacolm_core.errors import DataError
from tacolm_core.model.ar import ArModel
from tacolm_core.model.backbones import make_nar
from tacolm_core.model.nar import NarModel
from tacolm_core.model.presets import preset
from tacolm_core.training.audio_pool import UNKNOWN, AudioPool
from tacolm_core.training.codec_task import CodecTask, CodecTaskConfig
from tacolm_core.training.distributed import Processes
from tacolm_core.training.drawn_codes import MOST_DRAWN
from tacolm_core.training.predicted_codes import PROMPT_FRAMES, Predictors, predict_codes, write_codes
from tacolm_core.training.write_pool import write_pool
from tacolm_core.units import HOP, NUM_CODEBOOKS, SAMPLE_RATE, TEXT_BOS, TEXT_EOS, VOICE_WIDTH
from tests.tacolm_core.synthesis.tiny_model import write_tiny_model
from tests.tacolm_core.training.small_codec import SMALL, new_small_codec

ALONE = Processes(0, 1, torch.device("cpu"))


@pytest.fixture
def codec() -> FrameCodec:
    return new_small_codec()


@pytest.fixture
def nar() -> NarModel:
    torch.manual_seed(0)
    return NarModel(preset("tiny", 20).nar).eval()


@pytest.fixture
def ar() -> ArModel:
    torch.manual_seed(0)
    return ArModel(preset("tiny", 20).ar).eval()


@pytest.fixture
def utterances(tmp_path) -> list[Utterance]:
    made = []
    for number, (speaker, aligned) in enumerate([("a", True), ("a", True), ("b", True), ("a", False)]):
        path = tmp_path / f"{number}.wav"
        tone = np.linspace(0.1, 0.4, 60 * HOP) * np.sin(
            2 * np.pi * (200 + 50 * number) * np.arange(60 * HOP) / SAMPLE_RATE
        )
        soundfile.write(path, tone, SAMPLE_RATE)
        extra = {"tokens": (TEXT_BOS, 10, 11, TEXT_EOS), "durations": (5, 25, 25, 5)} if aligned else {}
        made.append(Utterance(f"u{number}", path, "word", speaker, 0.8, "train", **extra))
    return made


@pytest.fixture
def pool(utterances, tmp_path) -> AudioPool:
    return write_pool(utterances, tmp_path / "pool")


def test_codebook_one_stays_true_and_the_rest_is_the_models(pool, utterances, codec, nar):
    predictions = list(predict_codes(pool, utterances, codec, Predictors(nar)))

    found = {each.number: each.codes.T.numpy() for each in predictions}
    assert sorted(found) == [0, 1]  # "b" has no sibling to serve as its prompt, the last no durations
    sound = torch.from_numpy(pool.samples[: 60 * HOP].astype(np.float32) / 32768)
    true = codec.encode(sound[None, None])[0].numpy().T
    assert found[0].shape == (60, NUM_CODEBOOKS)
    assert (found[0][:, 0] == true[:, 0]).all()
    assert (found[0][:, 1:] != true[:, 1:]).any()


def test_an_ar_model_draws_some_of_codebook_one(pool, utterances, codec, nar, ar):
    true = {each.number: each.codes[0] for each in predict_codes(pool, utterances, codec, Predictors(nar))}
    drawn, again = (
        {e.number: e.codes for e in predict_codes(pool, utterances, codec, Predictors(nar, ar))} for _ in range(2)
    )

    shares = [float((drawn[number][0] != true[number]).float().mean()) for number in true]
    assert max(shares) > 0.05
    assert max(shares) < MOST_DRAWN + 0.15  # of 60 codes
    assert all(torch.equal(drawn[number], again[number]) for number in true)
    assert all(bool(((codes >= 0) & (codes < 1024)).all()) for codes in drawn.values())


def test_a_model_that_is_told_a_voice_vector_is_told_that_of_the_prompt(pool, utterances, codec):
    torch.manual_seed(0)
    latents = make_nar(dataclasses.replace(preset("tiny-latents", 20).nar, latent_width=SMALL.latent_width)).eval()
    latents.start_from_codebooks(codec.codebooks)
    torch.nn.init.normal_(latents.colour.modulate.weight)
    heard = []

    def written(vector):
        def describe(sound):
            heard.append(sound)
            return torch.full((1, VOICE_WIDTH), vector)

        return [each.codes for each in predict_codes(pool, utterances, codec, Predictors(latents, describe=describe))]

    one, two = written(1.0), written(-1.0)

    assert any(not torch.equal(a[1:], b[1:]) for a, b in zip(one, two, strict=True))
    siblings = torch.from_numpy(pool.samples.astype(np.float32) / 32768).reshape(4, 1, -1)[[1, 3]]
    assert all(torch.equal(sound, sibling) for sound, sibling in zip(heard, siblings, strict=False))


def test_what_makes_the_voice_vector_has_to_be_named(codec, utterances, tmp_path, capsys):
    model = write_tiny_model(tmp_path / "told", "tiny-latents")
    write_manifest(tmp_path / "m.jsonl", utterances)
    given = ["train", "codec", "--run-folder", str(tmp_path / "run"), "--manifest", str(tmp_path / "m.jsonl")]
    weights = [f"{model}/{kind}.safetensors" for kind in ("codec", "nar")]

    assert cli.main([*given, "--freeze-codes", "--start-from", weights[0], "--nar", weights[1]]) == cli.BAD_INPUT
    assert "nar.safetensors is told a voice vector; name" in capsys.readouterr().err
    assert cli.main([*given, "--speaker", str(tmp_path / "speaker.safetensors")]) == cli.BAD_INPUT
    assert "name the NAR model" in capsys.readouterr().err


def test_crops_come_with_the_codes_of_their_frames(pool, utterances, codec, nar, tmp_path):
    write_codes(tmp_path / "pool", pool, utterances, codec, Predictors(nar))
    coded = AudioPool.load(tmp_path / "pool")

    sound, codes, prompts = coded.coded_crops(3, 20, np.random.default_rng(0))

    assert sound.shape == (3, 20 * HOP)
    assert codes.shape == (3, NUM_CODEBOOKS, 20)
    assert (codes != UNKNOWN).all()
    whole = coded.samples.astype(np.float32) / 32768
    for each, its_codes in zip(sound.numpy(), codes.numpy(), strict=True):
        (start,) = (s for s in range(101) if np.array_equal(whole[s * HOP : (s + 20) * HOP], each))
        assert np.array_equal(coded.codes[start : start + 20].T, its_codes)
    assert prompts.shape == (3, NUM_CODEBOOKS, PROMPT_FRAMES)


def test_crops_come_with_a_prompt_of_another_utterance_of_their_speaker(pool, utterances, codec, nar, tmp_path):
    write_codes(tmp_path / "pool", pool, utterances, codec, Predictors(nar))
    coded = AudioPool.load(tmp_path / "pool")
    siblings = torch.from_numpy(pool.samples.astype(np.float32) / 32768).reshape(4, 1, -1)[[1, 3]]
    wanted = codec.encode(siblings).numpy()

    _, _, prompts = coded.coded_crops(40, 20, np.random.default_rng(0))

    found = {tuple(prompt[:, :60].flatten().tolist()) for prompt in prompts}
    assert found == {tuple(prompt.flatten().tolist()) for prompt in wanted}
    assert (prompts[:, :, 60:] == UNKNOWN).all()


def test_too_long_crops_are_refused(pool, utterances, codec, nar, tmp_path):
    write_codes(tmp_path / "pool", pool, utterances, codec, Predictors(nar))

    with pytest.raises(DataError, match="61 frames"):
        AudioPool.load(tmp_path / "pool").coded_crops(1, 61, np.random.default_rng(0))


def test_nothing_to_predict_is_an_error(pool, utterances, codec, nar, tmp_path):
    with pytest.raises(DataError, match="two utterances"):
        write_codes(tmp_path, pool, utterances[2:], codec, Predictors(nar))


def test_a_decoder_that_is_given_a_voice_goes_on_from_one_that_was_not(pool, utterances, codec, nar, tmp_path):
    write_codes(tmp_path / "pool", pool, utterances, codec, Predictors(nar))
    shown = dataclasses.replace(SMALL, voice_summary=True)
    config = CodecTaskConfig(codec=shown, batch=2, crop_frames=40, freeze_codes=True, predicted_share=0.5)
    task = CodecTask(config, AudioPool.load(tmp_path / "pool"), None, ALONE)
    task.start_from(codec)
    codes = torch.randint(1024, (1, NUM_CODEBOOKS, 20))
    assert torch.allclose(task.trainee.codec.decode(codes), codec.decode(codes), atol=1e-6)

    for step in range(6):
        task.step(step, 0.1)

    assert task.trainee.codec.decoder.summary.leave.weight.abs().max() > 0


def test_a_deeper_decoder_with_a_mark_goes_on_from_one_without(pool, utterances, codec, nar, tmp_path):
    write_codes(tmp_path / "pool", pool, utterances, codec, Predictors(nar))
    deeper = dataclasses.replace(SMALL, decoder_layers=SMALL.decoder_layers + 2, predicted_mark=True)
    config = CodecTaskConfig(codec=deeper, batch=2, crop_frames=40, freeze_codes=True, predicted_share=0.5)
    task = CodecTask(config, AudioPool.load(tmp_path / "pool"), None, ALONE)
    task.start_from(codec)
    codes = torch.randint(1024, (1, NUM_CODEBOOKS, 20))
    assert torch.allclose(task.trainee.codec.decode(codes), codec.decode(codes), atol=1e-6)
    assert torch.allclose(task.trainee.codec.decode(codes, codes), codec.decode(codes, codes), atol=1e-6)

    for step in range(6):
        task.step(step, 0.1)

    decoder = task.trainee.codec.decoder
    assert decoder.predicted_mark.abs().max() > 0
    assert all(block.contract.weight.abs().max() > 0 for block in decoder.backbone.blocks)


def test_a_decoder_learns_to_make_the_recording_of_predicted_codes(pool, utterances, codec, nar, tmp_path):
    write_codes(tmp_path / "pool", pool, utterances, codec, Predictors(nar))
    config = CodecTaskConfig(codec=SMALL, batch=2, crop_frames=40, freeze_codes=True, predicted_share=1.0)
    task = CodecTask(config, AudioPool.load(tmp_path / "pool"), None, ALONE)
    task.start_from(codec)
    before = {name: value.clone() for name, value in task.trainee.codec.encoder.state_dict().items()}

    distances = [float(task.step(step, 0.1)["mel_predicted"]) for step in range(150)]

    assert np.mean(distances[-5:]) < 0.8 * np.mean(distances[:5])
    assert all(torch.equal(value, before[name]) for name, value in task.trainee.codec.encoder.state_dict().items())
