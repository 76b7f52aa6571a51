"""A little corpus of random codes whose codebook 1 follows the text, for training tests."""

from pathlib import Path

import numpy as np

from tacolm_core.data.shards import EncodedUtterance, ShardRecipe, plan_shards, write_index, write_shards
from tacolm_core.data.utterance import Utterance
from tacolm_core.text.phoneme_tokenizer import PhonemeTokenizer
from tacolm_core.units import NUM_CODEBOOKS, TEXT_BOS, TEXT_EOS, VOICE_WIDTH


def write_noise_shards(folder: Path, *, utterances: int = 10, aligned: bool = True, voices: bool = False) -> Path:
    """Ten utterances of two speakers, eight tokens each of twelve frames."""
    tokenizer = PhonemeTokenizer()
    random = np.random.default_rng(0)
    encoded = {}
    for number in range(utterances):
        text = np.array([TEXT_BOS, *random.integers(11, tokenizer.vocabulary_size, 8), TEXT_EOS], np.int16)
        durations = np.full(10, 12, np.int16)
        codes = random.integers(0, 1024, (NUM_CODEBOOKS, durations.sum()))
        codes[0] = np.repeat(text, durations)
        name = f"u{number}"
        encoded[name] = EncodedUtterance(
            name,
            f"s{number % 2}",
            codes.astype(np.int16),
            text,
            durations if aligned else None,
            voice=random.standard_normal(VOICE_WIDTH).astype(np.float16) if voices else None,
        )
    recipe = ShardRecipe("noise", tokenizer.hash, NUM_CODEBOOKS, word_boundary=3)
    listed = [Utterance(name, Path(name), "noise", e.speaker, 1.6, "train") for name, e in encoded.items()]
    jobs = plan_shards(listed, recipe)
    list(write_shards(folder, jobs, lambda asked: ([encoded[u.id] for u in asked], [])))
    write_index(folder, jobs)
    tokenizer.save(folder / "tokenizer.json")
    return folder
