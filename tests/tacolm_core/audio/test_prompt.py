import numpy as np
import pytest
import soundfile
from hypothesis import given, settings
from hypothesis import strategies as st

from tacolm_core.audio.activity import measure_activity
from tacolm_core.audio.clipping import clipped_share
from tacolm_core.audio.prompt import LONGEST, TARGET_DB, check_prompt, join_prompts, prepare_prompt, read_prompt
from tacolm_core.audio.waveform import Waveform, concatenate
from tacolm_core.errors import AudioError, PromptSilent, PromptTooShort
from tests.voice_like import voice_like

RATE = 24_000


def babble(seconds, rate=RATE, level=0.1, seed=0):
    """Something like speech: a moving sound whose loudness swells and falls by syllables."""
    time = np.arange(round(seconds * rate)) / rate
    buzz = 2.2 * voice_like(seconds, rate)
    syllables = np.abs(np.sin(2 * np.pi * 2.2 * time)) ** 2 + 0.002
    noise = np.random.default_rng(seed).standard_normal(len(time)) * 0.0003
    return Waveform((buzz * syllables + noise) * level, rate)


def silence(seconds, rate=RATE):
    return Waveform(np.random.default_rng(1).standard_normal(round(seconds * rate)) * 0.00003, rate)


def kinds(recording):
    return [reason.kind for reason in check_prompt(recording).reasons]


def test_a_good_recording_is_called_good():
    report = check_prompt(concatenate([silence(0.8), babble(4.0), silence(1.0)]))

    assert report.verdict == "good"
    assert report.usable_start == pytest.approx(0.7, abs=0.05)
    assert report.usable_end == pytest.approx(4.95, abs=0.1)
    assert report.speech_seconds == pytest.approx(4.0, abs=0.2)
    assert report.level_db - report.noise_db > 40


@pytest.mark.parametrize(
    ("recording", "kind"),
    [
        (babble(0.2), "too_short"),
        (concatenate([silence(2.0), babble(0.3), silence(2.0)]), "too_short"),
        (Waveform(np.zeros(3 * RATE), RATE), "silent"),
        (Waveform(np.zeros(0), RATE), "silent"),
        (silence(3.0), "silent"),
        (Waveform(np.random.default_rng(0).standard_normal(3 * RATE) * 0.003, RATE), "silent"),
        (babble(1.5), "short"),
        (babble(4.0, level=0.003), "quiet"),
        (Waveform(np.clip(babble(4.0, level=1.5).samples, -1, 1), RATE), "clipped"),
        (Waveform(np.clip(babble(4.0, level=0.3).samples, -0.3, 0.3), RATE), "clipped"),
        (Waveform(babble(4.0).samples + np.random.default_rng(2).standard_normal(4 * RATE) * 0.03, RATE), "noisy"),
        (concatenate([babble(2.0), silence(4.0), babble(2.0)]), "long_silence"),
        (babble(33.0), "too_long"),
    ],
)
def test_each_fault_is_found_alone(recording, kind):
    assert kinds(recording) == [kind]


def tone(seconds=4.0, pitch=440.0):
    time = np.arange(round(seconds * RATE)) / RATE
    return Waveform(0.2 * np.sin(2 * np.pi * pitch * time), RATE)


def noise(seconds=4.0, level=0.05, seed=3):
    return Waveform(np.random.default_rng(seed).standard_normal(round(seconds * RATE)) * level, RATE)


def melody(seconds=4.0):
    """Plucked notes of a scale."""
    time = np.arange(round(0.25 * RATE)) / RATE
    notes = [
        sum(np.sin(2 * np.pi * 220 * 2 ** (step / 12) * k * time) * np.exp(-time * (4 + k)) / k for k in range(1, 8))
        for step in (0, 4, 7, 12, 7, 4, 2, 5)
    ]
    return Waveform(0.2 * np.resize(np.concatenate(notes), round(seconds * RATE)), RATE)


@pytest.mark.parametrize(
    ("recording", "kind"),
    [
        (tone(), "no_voice"),
        (concatenate([silence(1.0), tone(), silence(1.0)]), "no_voice"),
        (noise(), "no_voice"),
        (noise(level=0.006), "no_voice"),
        (melody(), "no_voice"),
        (Waveform(babble(4.0).samples + noise(level=0.13).samples, RATE), "drowned"),
    ],
)
def test_sound_that_is_no_voice_is_refused(recording, kind):
    report = check_prompt(recording)

    assert kinds(recording) == [kind]
    assert report.verdict == "unusable"


@pytest.mark.parametrize("rate", [8_000, 16_000, 44_100, 96_000])
def test_a_voice_is_one_at_every_rate(rate):
    assert "no_voice" not in kinds(babble(4.0, rate))


def test_every_hint_is_one_sentence_with_a_way_out():
    for reason in check_prompt(concatenate([babble(1.0, level=0.004), silence(3.0), babble(0.5, level=0.004)])).reasons:
        assert reason.hint.endswith(".")
        assert not reason.is_fatal


def test_only_faults_that_leave_nothing_are_fatal():
    assert check_prompt(babble(0.2)).verdict == "unusable"
    assert check_prompt(silence(2.0)).verdict == "unusable"
    assert check_prompt(babble(1.5)).verdict == "usable"


@pytest.mark.parametrize("rate", [8_000, 44_100, 192_000])
@pytest.mark.parametrize("level", [0.004, 0.1, 0.6])
def test_a_prompt_is_level_trimmed_and_at_the_codecs_rate(rate, level):
    prompt = prepare_prompt(concatenate([silence(1.0, rate), babble(3.0, rate, level), silence(1.0, rate)]))

    assert prompt.sample_rate == RATE
    assert prompt.seconds == pytest.approx(3.2, abs=0.1)
    assert measure_activity(prompt).speech_db == pytest.approx(TARGET_DB, abs=1.5)
    assert prompt.peak <= 0.951


def test_offset_and_hum_are_no_speech():
    time = np.arange(3 * RATE) / RATE
    hum = Waveform(0.3 + 0.2 * np.sin(2 * np.pi * 50 * time), RATE)

    assert kinds(hum) == ["silent"]
    assert abs(prepare_prompt(Waveform(babble(3.0).samples + 0.3, RATE)).samples.mean()) < 1e-3


def test_long_pauses_are_shortened_and_short_ones_kept():
    prompt = prepare_prompt(concatenate([babble(2.0), silence(4.0), babble(2.0), silence(0.5), babble(2.0)]))

    assert prompt.seconds == pytest.approx(2.0 + 0.5 + 2.0 + 0.5 + 2.0, abs=0.15)


def test_silence_and_scraps_are_refused():
    with pytest.raises(PromptSilent, match="microphone"):
        prepare_prompt(Waveform(np.zeros(3 * RATE), RATE))
    with pytest.raises(PromptTooShort, match=r"0\.2 s of speech"):
        prepare_prompt(babble(0.2))


def test_several_recordings_become_one_prompt():
    joined = join_prompts([babble(2.0, 44_100), silence(2.0), babble(1.5, 16_000, level=0.01)])

    assert joined.seconds == pytest.approx(3.5, abs=0.1)
    assert joined.part(2.1, 3.4).level_db == pytest.approx(joined.part(0.1, 1.9).level_db, abs=3.0)


def test_short_recordings_count_together():
    with pytest.raises(PromptTooShort):
        join_prompts([babble(0.6)])

    assert join_prompts([babble(0.6), babble(0.6), babble(0.6)]).seconds > 1.5


def test_a_prompt_never_passes_its_longest():
    assert join_prompts([babble(20.0), babble(20.0)]).seconds <= LONGEST
    assert prepare_prompt(babble(50.0)).seconds <= LONGEST


def test_a_long_recording_is_cut_in_a_pause():
    sentence = concatenate([babble(6.8), silence(0.8)])

    report = check_prompt(concatenate([sentence] * 6))

    assert report.usable_end == pytest.approx(3 * 7.6 + 6.8 + 0.15, abs=0.1)


def test_of_a_long_recording_the_part_with_speech_is_taken():
    report = check_prompt(concatenate([babble(1.2), silence(40.0), babble(20.0)]))

    assert report.usable_start == pytest.approx(41.1, abs=0.1)
    assert report.speech_seconds > 19


def test_of_an_hour_only_the_first_speech_is_read(tmp_path):
    with soundfile.SoundFile(tmp_path / "long.wav", "w", 8_000, 1) as sound:
        sound.write(np.zeros(45 * 8_000))
        for _ in range(10):
            sound.write(np.tile(babble(20.0, 8_000).samples, 18))

    prompt = read_prompt(tmp_path / "long.wav")

    assert prompt.seconds == 120.0
    assert prepare_prompt(prompt).seconds == pytest.approx(LONGEST, abs=1.0)


def test_clipping_is_counted_in_runs():
    assert clipped_share(np.zeros(100, dtype=np.float32)) == 0.0
    assert clipped_share(np.tile([1.0, 1.0, 1.0, 0.0], 25).astype(np.float32)) == 0.75
    assert clipped_share(np.tile([1.0, 0.0, -0.2, 0.0], 25).astype(np.float32)) == 0.0
    noise = np.random.default_rng(0).standard_normal(24_000).astype(np.float32)
    assert clipped_share(noise / np.abs(noise).max()) < 0.001


@settings(max_examples=20, deadline=None)
@given(
    st.integers(1_000, 96_000),
    st.lists(st.tuples(st.floats(0, 2), st.floats(0, 1.5)), max_size=4),
    st.integers(0, 2**31),
)
def test_any_recording_gets_a_verdict_and_a_prompt_or_an_error(rate, pieces, seed):
    random = np.random.default_rng(seed)
    samples = [random.standard_normal(int(seconds * rate)) * level for seconds, level in pieces]
    recording = Waveform(np.concatenate([np.zeros(1), *samples]), rate)

    report = check_prompt(recording)

    assert 0.0 <= report.usable_start <= report.usable_end <= recording.seconds + 1e-6
    try:
        assert prepare_prompt(recording).peak <= 0.951
    except AudioError:
        assert report.verdict == "unusable"


@pytest.mark.parametrize(("lead", "is_hissing"), [(121.0, True), (130.0, False), (139.9, False), (200.0, True)])
def test_speech_at_the_end_of_a_long_file_is_found(tmp_path, lead, is_hissing):
    rate = 8_000  # long files, few samples
    before = silence(lead, rate) if is_hissing else Waveform(np.zeros(round(lead * rate)), rate)
    soundfile.write(tmp_path / "a.wav", concatenate([before, babble(8.0, rate)]).samples, rate, "PCM_16")

    report = check_prompt(read_prompt(tmp_path / "a.wav"))

    assert report.verdict == "good"
    assert report.speech_seconds > 7.5


def test_a_click_long_before_the_speech_does_not_hide_it(tmp_path):
    rate = 8_000
    before = np.zeros(150 * rate, dtype=np.float32)
    before[rate : rate + rate // 10] = babble(0.1, rate).samples
    soundfile.write(tmp_path / "a.wav", np.concatenate([before, babble(8.0, rate).samples]), rate, "PCM_16")

    assert check_prompt(read_prompt(tmp_path / "a.wav")).speech_seconds > 7.5


@pytest.mark.parametrize(("level", "subtype"), [(-65, "PCM_24"), (-74, "PCM_24"), (-74, "FLOAT"), (-90, "PCM_24")])
def test_faint_but_clean_speech_is_raised(tmp_path, level, subtype):
    speech = concatenate([silence(0.0), babble(4.0)])
    soundfile.write(tmp_path / "a.wav", speech.louder(level - speech.level_db).samples, RATE, subtype)

    recording = read_prompt(tmp_path / "a.wav")

    assert kinds(recording) == ["quiet"]
    assert check_prompt(recording).level_db == pytest.approx(level, abs=1.5)
    assert measure_activity(prepare_prompt(recording)).speech_db == pytest.approx(TARGET_DB, abs=1.5)
