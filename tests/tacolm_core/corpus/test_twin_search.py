"""An encoder that hears nothing but colour stands for the real one."""

import itertools

import numpy as np
import pytest
import torch

from tacolm_core.corpus.generator import finish
from tacolm_core.corpus.pitch import MeasuredPitch
from tacolm_core.corpus.source_filter import SpeakerFilter
from tacolm_core.corpus.speakers import SpeakerNumbers
from tacolm_core.corpus.twin_search import SearchOptions, TwinSearch, TwinTarget

BANDS = np.array([0, 500, 1000, 2000, 3000, 4000, 6000, 12000])


def band_levels(sound: torch.Tensor) -> torch.Tensor:
    """Unit vectors (B, 7) of the level in seven bands."""
    power = torch.fft.rfft(sound).abs().square()
    frequency = torch.fft.rfftfreq(sound.shape[1], 1 / 24_000)
    levels = [
        power[:, (frequency >= low) & (frequency < high)].sum(1).add(1e-6).log()
        for low, high in itertools.pairwise(BANDS)
    ]
    stacked = torch.stack(levels, 1)
    centred = stacked - stacked.mean(1, keepdim=True)
    return centred / centred.norm(dim=1, keepdim=True)


@pytest.fixture
def spoken(generator, tokenizer):
    return generator.frames(tokenizer.encode("A narrow road leads over the hill to an old house.").ids, 1.0)


def hear(spoken, numbers):
    rng = np.random.default_rng(0)
    sound, _ = finish(SpeakerFilter.of(numbers).speak(spoken.frames, rng), spoken.times, rng)
    return band_levels(torch.from_numpy(sound)[None])[0].numpy()


def test_a_twin_is_more_alike_than_the_plain_voice(spoken):
    wanted = SpeakerNumbers(pitch=120.0, tilt=9.0, equaliser=(4.0, -5.0, 3.0, *([0.0] * 13)))
    target = TwinTarget("ann", hear(spoken, wanted), MeasuredPitch(120.0, 0.1))
    search = TwinSearch([spoken.frames], band_levels, SearchOptions(steps=25))

    twin = search.find([target])[0]

    plain = SpeakerNumbers(pitch=120.0)
    assert twin.pitch == 120.0
    assert hear(spoken, twin) @ target.embedding > hear(spoken, plain) @ target.embedding + 0.02


def test_the_same_search_finds_the_same_twin(spoken):
    target = TwinTarget("ann", hear(spoken, SpeakerNumbers(tilt=5.0)), None)

    first, second = (
        TwinSearch([spoken.frames], band_levels, SearchOptions(steps=2)).find([target])[0] for _ in range(2)
    )

    assert first == second
