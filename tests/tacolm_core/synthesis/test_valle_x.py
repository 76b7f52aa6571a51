"""A checkpoint laid out as VALL-E X's was published, with random values, against the published order of its layers.

What follows under `Published` is written from the description of the model alone, in plain tensor algebra: it shares
nothing with the program but the numbers in the checkpoint.
"""

import math
from dataclasses import replace

import pytest
import torch

from tacolm_core.checkpoint import ModelFolder
from tacolm_core.config import SynthesisOptions
from tacolm_core.errors import NoModel, NotACheckpoint, VoiceError
from tacolm_core.synthesis.loading import load_models
from tacolm_core.synthesis.sentence import Networks
from tacolm_core.synthesis.synthesizer import Synthesizer
from tacolm_core.synthesis.valle_x import import_valle_x
from tacolm_core.text.tokenizer_file import load_tokenizer
from tests.tacolm_core.synthesis.doubles import ToneCodec, build_voice

WIDTH, HEADS, LAYERS = 32, 4, 2
CLOSE = {"atol": 1e-4, "rtol": 1e-4}
SAID, TEXT = (16, 34, 48, 10), (30, 46, 16, 62, 20, 10)  # published numbers of symbols
ENGLISH = 0


def checkpoint_tensors():
    """All tensors under their published names."""
    generator = torch.Generator().manual_seed(3)

    def random(*shape):
        return torch.randn(shape, generator=generator) * 0.3

    tensors = {}
    for part in ("ar", "nar"):
        tensors[f"{part}_text_embedding.word_embeddings.weight"] = random(2048, WIDTH)
        tensors[f"{part}_language_embedding.word_embeddings.weight"] = random(3, WIDTH)
        for rows in ("text", "audio"):
            tensors[f"{part}_{rows}_position.alpha"] = torch.ones(1) if part == "nar" else 1 + random(1)
        norms = {f"{part}_decoder.norm": None}
        for layer in range(LAYERS):
            name = f"{part}_decoder.layers.{layer}"
            tensors[f"{name}.self_attn.in_proj_weight"] = random(3 * WIDTH, WIDTH)
            tensors[f"{name}.self_attn.in_proj_bias"] = random(3 * WIDTH)
            tensors[f"{name}.self_attn.out_proj.weight"] = random(WIDTH, WIDTH)
            tensors[f"{name}.self_attn.out_proj.bias"] = random(WIDTH)
            tensors[f"{name}.linear1.weight"] = random(4 * WIDTH, WIDTH)
            tensors[f"{name}.linear1.bias"] = random(4 * WIDTH)
            tensors[f"{name}.linear2.weight"] = random(WIDTH, 4 * WIDTH)
            tensors[f"{name}.linear2.bias"] = random(WIDTH)
            norms |= {f"{name}.norm1": None, f"{name}.norm2": None}
        for name in norms:
            inner = f"{name}.norm" if part == "nar" else name
            tensors[f"{inner}.weight"], tensors[f"{inner}.bias"] = 1 + random(WIDTH), random(WIDTH)
            if part == "nar":
                tensors[f"{name}.project_layer.weight"] = random(2 * WIDTH, WIDTH)
                tensors[f"{name}.project_layer.bias"] = random(2 * WIDTH)
    tensors["ar_audio_embedding.word_embeddings.weight"] = random(1026, WIDTH)
    tensors["ar_predict_layer.weight"] = random(1025, WIDTH)
    for level in range(8):
        tensors[f"nar_audio_embeddings.{level}.word_embeddings.weight"] = random(1025 if level == 0 else 1024, WIDTH)
    for stage in range(7):
        tensors[f"nar_stage_embeddings.{stage}.word_embeddings.weight"] = random(1, WIDTH)
        shared = f"nar_audio_embeddings.{stage + 2}.word_embeddings.weight"
        tensors[f"nar_predict_layers.{stage}.weight"] = tensors[shared] if stage < 6 else random(1024, WIDTH)
    return tensors


class Published:
    """The published layer order in plain tensor algebra; one sentence, no cache."""

    def __init__(self, tensors):
        self.t = tensors

    def table(self, name):
        return self.t[f"{name}.word_embeddings.weight"]

    def positions(self, rows, weight):
        made = torch.zeros(len(rows), WIDTH)
        for place in range(len(rows)):
            for pair in range(WIDTH // 2):
                angle = place * math.exp(-2 * pair * math.log(10000.0) / WIDTH)
                made[place, 2 * pair], made[place, 2 * pair + 1] = math.sin(angle), math.cos(angle)
        return rows + weight * made

    def text(self, part, symbols):
        rows = self.table(f"{part}_text_embedding")[list(symbols)] + self.table(f"{part}_language_embedding")[ENGLISH]
        return self.positions(rows, self.t[f"{part}_text_position.alpha"])

    def norm(self, name, x, stage):
        inner = name if stage is None else f"{name}.norm"
        centred = x - x.mean(-1, keepdim=True)
        x = centred / (centred.square().mean(-1, keepdim=True) + 1e-5).sqrt()
        x = x * self.t[f"{inner}.weight"] + self.t[f"{inner}.bias"]
        if stage is None:
            return x
        told = self.t[f"{name}.project_layer.weight"] @ stage + self.t[f"{name}.project_layer.bias"]
        return told[:WIDTH] * x + told[WIDTH:]

    def layers(self, part, x, may_look, stage=None):
        size = WIDTH // HEADS
        for layer in range(LAYERS):
            name = f"{part}_decoder.layers.{layer}"
            normed = self.norm(f"{name}.norm1", x, stage)
            mixed = normed @ self.t[f"{name}.self_attn.in_proj_weight"].T + self.t[f"{name}.self_attn.in_proj_bias"]
            heard = []
            for head in range(HEADS):
                q, k, v = (mixed[:, WIDTH * n + size * head : WIDTH * n + size * (head + 1)] for n in range(3))
                scores = (q @ k.T / math.sqrt(size)).masked_fill(~may_look, -math.inf)
                heard.append(scores.softmax(-1) @ v)
            out = torch.cat(heard, 1) @ self.t[f"{name}.self_attn.out_proj.weight"].T
            x = x + out + self.t[f"{name}.self_attn.out_proj.bias"]
            normed = self.norm(f"{name}.norm2", x, stage)
            inner = (normed @ self.t[f"{name}.linear1.weight"].T + self.t[f"{name}.linear1.bias"]).clamp(min=0)
            x = x + inner @ self.t[f"{name}.linear2.weight"].T + self.t[f"{name}.linear2.bias"]
        return self.norm(f"{part}_decoder.norm", x, stage)

    def ar_logits(self, symbols, codes):
        """Of the frame after `codes` (T,), prompt included."""
        text = self.text("ar", symbols)
        begun = torch.tensor([1025, *codes])
        audio = self.positions(self.table("ar_audio_embedding")[begun], self.t["ar_audio_position.alpha"])
        rows, num_tokens = torch.cat([text, audio]), len(symbols)
        may_look = torch.ones(len(rows), len(rows), dtype=torch.bool).tril()
        may_look[:num_tokens] = False
        may_look[:, :num_tokens] = True
        return self.layers("ar", rows, may_look)[-1] @ self.t["ar_predict_layer.weight"].T

    def nar_logits(self, symbols, prompt, below):
        """Of stage `len(below)`, for prompt codes (8, P) and the codes below (level, T)."""
        level, text = len(below), self.text("nar", symbols)
        frames = sum(self.table(f"nar_audio_embeddings.{n}")[below[n]] for n in range(level))
        shown = sum(self.table(f"nar_audio_embeddings.{n}")[prompt[n]] for n in range(8))
        audio = self.positions(torch.cat([shown, frames]), self.t["nar_audio_position.alpha"])
        rows = torch.cat([text, audio])
        stage = self.table(f"nar_stage_embeddings.{level - 1}")[0]
        hidden = self.layers("nar", rows, torch.ones(len(rows), len(rows), dtype=torch.bool), stage)
        return hidden[len(text) + prompt.shape[1] :] @ self.t[f"nar_predict_layers.{level - 1}.weight"].T


@pytest.fixture(scope="module")
def tensors():
    return checkpoint_tensors()


@pytest.fixture(scope="module")
def published(tensors):
    return Published(tensors)


@pytest.fixture(scope="module")
def checkpoint(tensors, tmp_path_factory):
    path = tmp_path_factory.mktemp("fetched") / "vallex-checkpoint.pt"
    torch.save({"model": tensors}, path)
    return path


@pytest.fixture(scope="module")
def folder(checkpoint, tmp_path_factory):
    return import_valle_x(checkpoint, tmp_path_factory.mktemp("models") / "valle-x", heads=HEADS)


@pytest.fixture(scope="module")
def models(folder):
    return load_models(folder)


def ids(*symbols):
    return torch.tensor([[1, *(3 + symbol for symbol in symbols), 2]])


def everything(tokens):
    return torch.ones_like(tokens, dtype=torch.bool)


PROMPT = torch.randint(1024, (8, 7), generator=torch.Generator().manual_seed(1))
CODES = torch.randint(1024, (8, 9), generator=torch.Generator().manual_seed(2))


@torch.no_grad()
def test_the_first_step_and_cached_steps_are_the_published_ones(models, published):
    ar, text = models[0], ids(*SAID, *TEXT)
    nothing = torch.zeros(1, 8, 0, dtype=torch.long)
    logits, _, state = ar.start(text, everything(text), nothing, everything(nothing[:, 0]), PROMPT[None, 0])
    known = PROMPT[0].tolist()
    for code in (None, *CODES[0].tolist()):
        if code is not None:
            known.append(code)
            logits, _, state = ar.step(torch.tensor([code]), state)
        torch.testing.assert_close(logits[0, :1025], published.ar_logits((*SAID, *TEXT), known), **CLOSE)


@torch.no_grad()
@pytest.mark.parametrize("level", range(1, 8))
def test_every_stage_is_the_published_one(models, published, level):
    nar, text = models[1], ids(*SAID, *TEXT)
    below, frames = CODES[None, :level], torch.ones(1, 9, dtype=torch.bool)
    logits = nar(level, text, everything(text), PROMPT[None], torch.ones(1, 7, dtype=torch.bool), below, frames)

    expected = published.nar_logits((*SAID, *TEXT), PROMPT, CODES[:level])
    torch.testing.assert_close(logits[0], expected, **CLOSE)


def test_the_folder_says_where_it_comes_from(folder, checkpoint):
    again = ModelFolder.open(folder.path)

    assert again.codec is None  # EnCodec's weights stay with the user
    assert again.ar.config["backbone"] == "valle"
    assert again.ar.training["source"] == "https://github.com/Plachtaa/VALL-E-X"
    assert again.ar.training["licence"].startswith("MIT")
    assert again.ar.training["file"] == checkpoint.name
    assert len(again.ar.training["file_sha256"]) == 64
    assert again.ar.training == again.nar.training
    again.verify()


def test_it_speaks_after_a_prompt_whose_words_it_knows(folder, models):
    networks = Networks(*models, ToneCodec(), "cpu")
    synthesizer = Synthesizer(networks, load_tokenizer(folder.tokenizer_path))
    voice, brief = build_voice(), SynthesisOptions(seed=1, max_seconds_per_token=0.02)

    with pytest.raises(VoiceError, match="make it again with them, or choose another model"):
        synthesizer.synthesize("Hi.", voice, brief)
    speech = synthesizer.synthesize("Hi you.", replace(voice, transcript="Hello."), brief)

    assert speech.sentences[0].codes.shape[0] == 8
    assert {alarm.kind for alarm in speech.sentences[0].alarms} <= {"did_not_stop"}


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (lambda t: t.pop("ar_predict_layer.weight"), "ar_predict_layer.weight is missing, expected"),
        (lambda t: t.update(extra=torch.zeros(1)), "extra is .1,., expected nothing of that name"),
        (
            lambda t: t.update({"ar_text_position.alpha": torch.ones(2)}),
            "ar_text_position.alpha is .2,., expected .1,.",
        ),
        (lambda t: t.update({"nar_audio_position.alpha": torch.zeros(1)}), "weighs the positions of its NAR model"),
        (lambda t: t.clear(), "holds no VALL-E X model"),
    ],
)
def test_another_layout_is_refused_in_words(tensors, tmp_path, change, message):
    other = dict(tensors)
    change(other)
    torch.save({"model": other}, tmp_path / "other.pt")

    with pytest.raises(NotACheckpoint, match=message):
        import_valle_x(tmp_path / "other.pt", tmp_path / "model", heads=HEADS)
    assert not (tmp_path / "model").exists()


class Harmful:
    """Would run a program when it is unpickled."""

    def __reduce__(self):
        return print, ("harm done",)


@pytest.mark.parametrize("content", [{"model": Harmful()}, {"weights": {}}, [1, 2], {"model": {"a": 1}}])
def test_nothing_in_a_checkpoint_is_run(tmp_path, capsys, content):
    torch.save(content, tmp_path / "bad.pt")

    with pytest.raises(NotACheckpoint):
        import_valle_x(tmp_path / "bad.pt", tmp_path / "model")
    assert "harm" not in capsys.readouterr().out


def test_files_that_are_none_are_refused(tmp_path):
    (tmp_path / "text.pt").write_text("hello")

    with pytest.raises(NotACheckpoint, match="cannot be read as tensors"):
        import_valle_x(tmp_path / "text.pt", tmp_path / "model")
    with pytest.raises(NoModel):
        import_valle_x(tmp_path / "nowhere.pt", tmp_path / "model")
