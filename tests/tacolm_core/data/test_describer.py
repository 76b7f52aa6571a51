"""A network that describes voices, made of a published one and centred on many people."""

import dataclasses

import pytest
import torch
from torch.nn import functional as F

from tacolm_core.codec import speaker_network
from tacolm_core.codec.voice_vector import at_speech_level
from tacolm_core.data.describer import make_describer
from tacolm_core.data.sound import read_mono
from tacolm_core.errors import DataError, NoModel, NotACheckpoint
from tacolm_core.units import SAMPLE_RATE
from tests.tacolm_core.codec.published_speaker_network import published_checkpoint


@pytest.fixture(scope="module", autouse=True)
def fewer_layers():
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(speaker_network, "BLOCKS", ((2, 1), (2, 2), (2, 2)))
        yield


@pytest.fixture(scope="module")
def checkpoint(tmp_path_factory):
    torch.manual_seed(0)
    return published_checkpoint(tmp_path_factory.mktemp("published") / "cam.pt")


@pytest.fixture
def long_tones(tones):
    return [tone for tone in tones if tone.seconds >= 1.0]


def quietly(_share, _recording):
    pass


def embeddings(describer, utterances):
    sounds = [torch.from_numpy(read_mono(u.path, SAMPLE_RATE)[0][: 3 * SAMPLE_RATE])[None] for u in utterances]
    with torch.inference_mode():
        return torch.cat([describer.speaker(at_speech_level(sound)) for sound in sounds])


def test_the_centre_is_what_the_recordings_have_in_common(checkpoint, long_tones):
    made = make_describer(checkpoint, long_tones, 100, quietly)

    rows = embeddings(made.describer, long_tones)
    torch.testing.assert_close(made.describer.centre, rows.mean(0))
    assert made.heard == len(long_tones)
    assert made.record == {"checkpoint": "cam.pt", "speakers": len({tone.speaker for tone in long_tones})}


def test_it_embeds_as_the_published_network_does_less_the_centre(checkpoint, long_tones):
    describer = make_describer(checkpoint, long_tones, 100, quietly).describer
    published = speaker_network.load_published(checkpoint)
    sound = torch.from_numpy(read_mono(long_tones[0].path, SAMPLE_RATE)[0])[None]

    with torch.inference_mode():
        expected = F.normalize(published(sound) - describer.centre, dim=1)
        torch.testing.assert_close(describer.embed(sound), expected)


def test_few_recordings_are_of_as_many_people_as_can_be(checkpoint, long_tones):
    told = []
    speakers = {tone.speaker: tone.id for tone in reversed(long_tones)}
    made = make_describer(checkpoint, long_tones, len(speakers), lambda *given: told.append(given))

    assert [name for _, name in told] == list(reversed(speakers.values()))
    assert told[-1][0] == 1.0
    assert made.record["speakers"] == len(speakers)


def test_what_cannot_be_read_or_is_short_is_passed_over(checkpoint, long_tones, tmp_path):
    (tmp_path / "noise.wav").write_bytes(b"no sound")
    broken = dataclasses.replace(long_tones[0], id="broken", path=tmp_path / "noise.wav")

    assert make_describer(checkpoint, [broken, *long_tones], 100, quietly).heard == len(long_tones)
    with pytest.raises(DataError, match=r"None of 1 recordings lasts 1 s"):
        make_describer(checkpoint, [broken], 100, quietly)


def test_another_file_than_the_published_network_is_refused(long_tones, tmp_path):
    (tmp_path / "other.pt").write_bytes(b"no checkpoint")

    with pytest.raises(NotACheckpoint, match=r"other\.pt is no checkpoint of CAM"):
        make_describer(tmp_path / "other.pt", long_tones, 100, quietly)
    with pytest.raises(NoModel, match=r"none\.pt"):
        make_describer(tmp_path / "none.pt", long_tones, 100, quietly)
