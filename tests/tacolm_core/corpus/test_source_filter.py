import dataclasses
import itertools

import numpy as np
import pytest

from tacolm_core.corpus.source_filter import SpeakerFilter
from tacolm_core.corpus.speakers import SpeakerNumbers


@pytest.fixture
def frames(network, spelled):
    pytest.importorskip("hibari")
    return network(spelled("She sells sea shells.").ids, 1.0)


def band_levels(sound, edges=(0, 1500, 4000, 12000)):
    power = np.abs(np.fft.rfft(sound)) ** 2
    frequency = np.fft.rfftfreq(len(sound), 1 / 24_000)
    return [
        10 * np.log10(power[(frequency >= low) & (frequency < high)].sum()) for low, high in itertools.pairwise(edges)
    ]


def speak(frames, **numbers):
    return SpeakerFilter.of(SpeakerNumbers(**numbers)).speak(frames, np.random.default_rng(0))


def test_pitch_is_set_to_the_speakers_median(frames):
    pitch = SpeakerFilter.of(SpeakerNumbers(pitch=97.0)).pitch(frames.pitch, np.random.default_rng(0))

    assert np.median(pitch[pitch > 0]) == pytest.approx(97.0, rel=0.01)
    assert ((pitch > 0) == (frames.pitch > 0)).all()


def test_a_declining_voice_ends_lower_than_it_begins(frames):
    pitch = SpeakerFilter.of(SpeakerNumbers(declination=6.0)).pitch(frames.pitch, np.random.default_rng(0))
    voiced = pitch[pitch > 0]

    assert voiced[-1] < voiced[0] * 0.9


def test_tilt_moves_energy_upwards(frames):
    plain, tilted = band_levels(speak(frames)), band_levels(speak(frames, tilt=12.0))

    assert tilted[2] - tilted[0] > plain[2] - plain[0] + 4


def test_formants_move_up_with_their_scale(frames):
    low = SpeakerFilter.of(SpeakerNumbers(formant_scale=0.8))
    high = SpeakerFilter.of(SpeakerNumbers(formant_scale=1.2))

    assert (low.lower > high.lower)[10:500].all()


def test_breath_adds_noise_only_while_the_voice_sounds(frames):
    silent = np.repeat(frames.pitch == 0, 300)
    plain, breathy = speak(frames), speak(frames, breath=20.0)

    assert breathy.std() > 1.2 * plain.std()
    np.testing.assert_allclose(breathy[silent][:1200], plain[silent][:1200], atol=1e-3)


def test_contrast_deepens_formants(frames):
    spectra = [SpeakerFilter.of(SpeakerNumbers(contrast=c)).spectra(frames)[0] for c in (0.7, 1.0, 1.3)]

    depths = [s[:, 20].std() for s in spectra]

    assert depths[0] < depths[1] < depths[2]


def test_numbers_left_alone_leave_the_spectra_alone(frames):
    moved = SpeakerFilter.of(dataclasses.replace(SpeakerNumbers())).moved(frames.harmonic)

    np.testing.assert_allclose(moved, frames.harmonic, atol=1e-4)
