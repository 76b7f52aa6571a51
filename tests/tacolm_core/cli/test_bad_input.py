"""Bad input gets one line that names the value, exit status 2, no traceback and no file."""

import numpy as np
import pytest
import soundfile

from tacolm_core.checkpoint import Metadata, load_weights, save_weights
from tests.tacolm_core.synthesis.tiny_model import write_tiny_model

RATE = 24_000


def write(path, samples, rate=RATE, **more):
    soundfile.write(path, samples, rate, **more)
    return path


def quiet(seconds):
    return np.zeros(round(seconds * RATE), dtype=np.float32)


@pytest.fixture
def refused(tacolm, tmp_path, prompt, capsys):
    """Runs `speak` with some arguments changed and returns the one line it complains with."""

    def run(**changes):
        given = {"prompt": prompt, "text": "Hi.", "out": tmp_path / "out.wav", "device": "cpu", "seed": 1} | changes
        before = set(tmp_path.rglob("*"))
        words = [word for name, value in given.items() if value is not None for word in (f"--{name}", value)]
        status = tacolm("speak", *words)
        complaint = capsys.readouterr().err
        assert status == 2
        assert complaint.count("\n") == 1, complaint
        assert "Traceback" not in complaint
        assert set(tmp_path.rglob("*")) == before
        return complaint

    return run


@pytest.mark.parametrize("text", ["", " \n\t ", "☃ ☃ ☃", "…", "\x00\x07\x1b", "你好"])
def test_text_with_nothing_to_say(refused, text):
    assert refused(text=text)


def test_too_much_text(refused):
    assert "100,0" in refused(text="word " * 20_001)


def test_a_malformed_control(refused):
    assert "[pause" in refused(text="Wait [pause soon] now.")


def test_a_text_file_that_is_not_there(refused, tmp_path):
    assert "none.txt" in refused(text=None, **{"text-file": tmp_path / "none.txt"})


def test_a_text_file_that_is_not_text(refused, prompt):
    assert "UTF-8" in refused(text=None, **{"text-file": prompt})


def test_a_prompt_that_is_missing(refused, tmp_path):
    assert "none.wav" in refused(prompt=tmp_path / "none.wav")


def test_a_prompt_that_is_empty(refused, tmp_path):
    (tmp_path / "empty.wav").touch()

    assert "empty.wav" in refused(prompt=tmp_path / "empty.wav")


def test_a_prompt_that_is_no_sound(refused, tmp_path):
    (tmp_path / "letter.wav").write_text("Dear all", encoding="utf-8")

    assert "letter.wav" in refused(prompt=tmp_path / "letter.wav")


def test_a_prompt_that_is_cut_short(refused, prompt):
    content = prompt.read_bytes()
    prompt.write_bytes(content[: len(content) // 3])

    assert "cut short" in refused()


def test_a_prompt_that_is_a_folder(refused, tmp_path):
    assert "folder" in refused(prompt=tmp_path)


def test_a_silent_prompt(refused, tmp_path):
    assert "no sound" in refused(prompt=write(tmp_path / "silent.wav", quiet(3)))


def test_a_prompt_of_a_fifth_of_a_second(refused, tmp_path):
    tone = np.sin(np.arange(RATE // 5) / 20).astype(np.float32)

    assert "0.2 s" in refused(prompt=write(tmp_path / "short.wav", tone))


@pytest.mark.parametrize(
    ("name", "value", "told"),
    [
        ("temperature", "-1", "temperature"),
        ("temperature", "nan", "temperature"),
        ("temperature", "warm", "warm"),
        ("top-p", "1.5", "top_p"),
        ("seed", "-4", "seed"),
        ("chunk-frames", "-1", "chunk_frames"),
        ("device", "tpu", "tpu"),
        ("threads", "0", "threads"),
        ("format", "mp4", "mp4"),
    ],
)
def test_settings_out_of_range(refused, name, value, told):
    assert told in refused(**{name: value})


def test_cuda_where_there_is_none(refused, monkeypatch):
    monkeypatch.setattr("torch.cuda.is_available", lambda: False)

    assert "CUDA" in refused(device="cuda")


def test_no_model(refused, tmp_path):
    assert "docs/training.md" in refused(model=tmp_path / "models")


def test_a_damaged_model(refused, tmp_path):
    folder = write_tiny_model(tmp_path / "broken")
    (folder / "ar.safetensors").write_bytes((folder / "ar.safetensors").read_bytes()[:1000])

    assert "ar.safetensors" in refused(model=folder)


def test_a_model_for_another_tokenizer(refused, tmp_path):
    folder = write_tiny_model(tmp_path / "other")
    for kind in ("ar", "nar"):
        tensors, metadata = load_weights(folder / f"{kind}.safetensors")
        save_weights(folder / f"{kind}.safetensors", tensors, Metadata(kind, metadata.config, "0" * 64))

    assert "tokenizer" in refused(model=folder)


def test_a_voice_file_that_is_something_else(refused, prompt):
    assert prompt.name in refused(prompt=None, voice=prompt)


def test_a_lexicon_that_is_not_there(refused, tmp_path):
    assert "words.tsv" in refused(lexicon=tmp_path / "words.tsv")


def test_an_output_folder_that_is_missing(refused, tmp_path):
    assert "no folder" in refused(out=tmp_path / "missing" / "out.wav")


def test_an_output_that_is_a_folder(refused, tmp_path):
    (tmp_path / "out.wav").mkdir()

    assert "is a folder" in refused()


def test_an_output_folder_that_is_read_only(refused, tmp_path, monkeypatch):
    monkeypatch.setattr("os.access", lambda path, mode: False)

    assert "read-only" in refused(out=tmp_path / "out.wav")


def test_an_output_of_unknown_format(refused, tmp_path):
    assert "out.mp9" in refused(out=tmp_path / "out.mp9")


def test_nowhere_to_put_the_speech(refused):
    assert "--out" in refused(out=None)


def test_a_full_disk(refused, monkeypatch):
    def full(path):
        raise OSError(28, "No space left on device", str(path))

    monkeypatch.setattr("tacolm_core.files._flush_to_disk", full)

    assert "room" in refused(**{"max-seconds-per-token": "0.02"})


def test_a_report_that_cannot_be_written_is_told_before_speaking(refused, tmp_path):
    assert "no folder" in refused(report=tmp_path / "missing" / "report.json")


def test_neither_prompt_nor_voice(refused):
    assert "--prompt" in refused(prompt=None)


def test_a_recording_without_its_words_cannot_be_continued(tacolm, prompt, tmp_path, capsys):
    spoken = ("speak", "--text", "Hi.", "--out", tmp_path / "out.wav", "--continuation")
    tacolm("voice", "make", "--prompt", prompt, "--out", tmp_path / "a.voice")
    capsys.readouterr()

    for voice, way_out in (
        (("--prompt", prompt), "--prompt-text"),
        (("--voice", tmp_path / "a.voice"), "make it again"),
    ):
        assert tacolm(*spoken, *voice) == 2
        assert way_out in capsys.readouterr().err
