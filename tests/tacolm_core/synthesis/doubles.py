"""Small stand-ins for the three networks: they say what they are told to say, and count their work."""

from dataclasses import dataclass, field

import numpy as np
import torch
from torch import nn

from tacolm_core.errors import UnspeakableText
from tacolm_core.model.steps import PlainSteps
from tacolm_core.synthesis.sentence import Networks
from tacolm_core.synthesis.synthesizer import Synthesizer
from tacolm_core.synthesis.voice import Voice
from tacolm_core.text.tokenizer import TextTokenizer, TextTokens, WordSpan
from tacolm_core.units import (
    CODE_EOS,
    CODE_VOCABULARY,
    HOP,
    NUM_CODEBOOKS,
    NUM_TEXT_SPECIALS,
    SAMPLE_RATE,
    TEXT_BOS,
    TEXT_EOS,
)


def diagonal(frames_each=6):
    """A reading that rests on each text token for some frames, then on the last."""

    def peak(row, num_tokens):
        return min(row // frames_each, num_tokens - 1)

    return peak


@dataclass
class ScriptedAr(nn.Module):
    """An AR model whose reading and whose wish to end are given; its codes follow from the row and the last code."""

    reading: object = field(default_factory=diagonal)  # (row, S) -> token at which the attention peaks
    wants_end: object = staticmethod(lambda row, num_tokens: False)  # (row, S) -> bool
    rows: list = field(default_factory=list)  # batch sizes of all calls
    codebooks, points, needs_words = 1, True, False

    def __post_init__(self):
        super().__init__()
        self.pointers = []
        self.anchor = nn.Parameter(torch.zeros(1))

    def hear(self, prompt, prompt_mask):
        return None

    def start(self, text, text_mask, prompt, prompt_mask, given=None, pointer=None, heard=None, voice=None):
        self.pointers, self.opened = [], (text, prompt, given, pointer)
        return self._answer(0, text, torch.zeros(len(text), dtype=torch.long))

    def written(self, codes):
        return codes[:, 0]

    def served(self, precision):
        return "float32"

    def steps(self, state, precision):
        return PlainSteps(self, state)

    def step(self, code, state, pointer):
        row, text = state
        self.pointers.append(None if pointer is None else pointer.tolist())
        return self._answer(row + 1, text, code)

    def _answer(self, row, text, code):
        batch, num_tokens = text.shape
        self.rows.append(batch)
        logits = torch.randn(batch, CODE_VOCABULARY, generator=torch.Generator().manual_seed(row))
        logits += torch.arange(batch)[:, None]
        logits[:, CODE_EOS] = 20.0 if self.wants_end(row, num_tokens) else -20.0
        attention = torch.full((batch, num_tokens), 0.01)
        attention[:, self.reading(row, num_tokens)] = 1.0
        return logits, attention, (row, text)


class NeighbourNar(nn.Module):
    """A NAR model whose codes depend on the level below and on the frames right and left of it."""

    partial_levels, needs_words, look_ahead, reach = 0, False, 12, None

    def __init__(self):
        super().__init__()
        self.anchor = nn.Parameter(torch.zeros(1))
        self.passes = []
        self.heard = []

    def hear(self, prompt, prompt_mask):
        self.heard.append(prompt.shape)

    def prefill(self, text, text_mask, prompt, prompt_mask, heard=None, voice=None):
        return text

    def contextualise_guided(self, first, mask, prefix, alignment, weight):
        return prefix

    def recent(self, context, shown, new):
        return shown - new, context

    def refine(self, level, codes, context, known=None):
        self.passes.append((level, codes.shape[-1]))
        below = codes[:, -1]
        left, right = nn.functional.pad(below, (1, 0))[:, :-1], nn.functional.pad(below, (0, 1))[:, 1:]
        mixed = (below + left * 3 + right * 5 + level) % 1024
        return nn.functional.one_hot(mixed, 1024).float()


class ToneCodec(nn.Module):
    """A codec that makes a constant of each frame: the sum of its codes over the largest sum."""

    sample_rate = SAMPLE_RATE
    num_codebooks = NUM_CODEBOOKS
    weights_hash = "tone"

    def encode(self, waveform):
        num_frames = -(-waveform.shape[-1] // HOP)
        return torch.arange(num_frames).expand(len(waveform), NUM_CODEBOOKS, num_frames) % 1024

    def decode(self, codes, voice=None):
        level = codes.sum(dim=1).float() / (1024 * NUM_CODEBOOKS)
        return level.repeat_interleave(HOP, dim=-1)[:, None]

    def stream(self, voice=None):
        return _ToneStream(self)


class _ToneStream:
    """Keeps one frame back, as a codec with look-ahead does."""

    def __init__(self, codec):
        self.codec, self.held = codec, None

    def push(self, codes):
        codes = codes if self.held is None else torch.cat([self.held, codes], dim=-1)
        self.held = codes[:, -1:]
        return self.codec.decode(codes[None, :, :-1])[0, 0]

    def flush(self):
        return torch.zeros(0) if self.held is None else self.codec.decode(self.held[None])[0, 0]


class LetterTokenizer(TextTokenizer):
    """A token for each letter, one between words, and one for other marks."""

    kind = "letters"
    reads_pronunciations = False

    @property
    def vocabulary_size(self):
        return NUM_TEXT_SPECIALS + 28

    def encode(self, spoken, lexicon=None):
        ids, words = [TEXT_BOS], []
        for word in spoken.lower().split():
            letters = [
                NUM_TEXT_SPECIALS + 2 + ord(letter) - ord("a")
                for letter in word
                if letter.isascii() and letter.isalpha()
            ]
            if letters:
                ids += [NUM_TEXT_SPECIALS] * (len(ids) > 1)
                words.append(WordSpan(word.strip(".,!?"), len(ids), len(ids) + len(letters)))
                ids += letters
        if not words:
            raise UnspeakableText(f"Nothing in {spoken!r} can be pronounced.")
        return TextTokens((*ids, NUM_TEXT_SPECIALS + 1, TEXT_EOS), tuple(words))

    def decode(self, ids):
        return "".join(chr(ord("a") + token - NUM_TEXT_SPECIALS - 2) for token in ids if token > NUM_TEXT_SPECIALS + 1)

    def definition(self):
        return {}


def build_synthesizer(ar=None, nar=None, **more):
    """A synthesizer of stand-ins, and a voice for it."""
    networks = Networks(ar or ScriptedAr(), nar or NeighbourNar(), ToneCodec(), "cpu")
    return Synthesizer(networks, LetterTokenizer(), model_hash="model", **more)


def build_voice(codec_hash="tone"):
    codes = np.arange(8 * 225, dtype=np.int16).reshape(8, 225) % 1024
    return Voice(codes=codes, name="Tone", codec_hash=codec_hash)
