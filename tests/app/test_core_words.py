"""Sentences of the engine can be translated, and all that the window may show are known."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtWidgets import QApplication

from app.core_sentences import AS_THEY_ARE, PARTS, REWORDED, REWORDED_PARTS
from app.core_words import shown
from app.engine import sentence
from app.recording.take_check import check_part
from tacolm_core import OutputError, TextError, UnreadableAudio, Voice, Waveform, prepare_text, read_sound, replace_file
from tacolm_core.text.phoneme_tokenizer import PhonemeTokenizer
from tests.app.test_translation import Brackets
from tests.source_tree import ROOT, Module, modules

# What the window uses of the engine.
USED = ("audio", "text", "codec", "synthesis", "teaching", "checkpoint", "files", "config")
# The window downloads nothing, and texts for the model to speak are not said to anybody.
NOT_USED = ("codec/official_weights.py", "teaching/guards.py")
NOT_SHOWN = {
    "There is no speaker network {0}; name a checkpoint of CAM++.",  # these belong to training
    "{0} is no checkpoint of CAM++ with 80 mels and 192 values; name another.",
    "A voice vector goes with the prompt's summary; set prompt_summary as well.",
    "This NAR model goes by a voice vector; voice_width is {0}.",
    "There is no sound format {0}; choose one of {1}.",  # the rest of these would be mistakes in this program
    "{0} does not say its format; end it in {1}.",
    "{0} {1}; choose a WAV, FLAC, OGG or MP3 file.",  # both ways to end it are in the table
    "Waveforms to be joined need one sample rate, not {0}; resample them first.",
    "A waveform has shape (N,), not {0}; mix its channels first.",
    "{0} pieces cannot be learnt from this text; give more text or fewer.",
    "A voice is taught for 0.05 to 600 minutes, not {0}.",
    "The rank of what a voice learns must be 1 to 64, not {0}.",
    "There is no device {0}; use one of {1}.",
    "The number of threads must be at least 1, not {0}.",
    "It was asked for.",
    "There are no voices to join; name at least one.",
    "Voices made with different codecs cannot be joined; make them again with one model.",
    "shared_width must be even for the rotary bias, not {0}.",
    "ema_dimensions must be at least 0, not {0}.",
    "width must be a multiple of twice the {0} heads, not {1}.",
    "codebooks must be between 2 and {0}, not {1}.",
    "{0} must be at least {1}, not {2}.",
    "width {0} must be a multiple of the {1} heads, and position_width even.",
}
KNOWN = {*AS_THEY_ARE, *PARTS, *REWORDED, *REWORDED_PARTS}
WAY_OUT = "Way out: enter the sentence in app/core_sentences.py (or in NOT_SHOWN), and take out what is gone."


def said_by_the_engine() -> set[str]:
    """Sentences in the source of the engine, with `{0}`, `{1}` for values."""
    said = {words for module in _used() if not any(map(module.path.match, NOT_USED)) for words in _texts(module)}
    return {words for words in said if re.search(r" .*\.$", words) and "\\" not in words}


def _used() -> list[Module]:
    return [module for module in modules("tacolm_core") if {*module.name.split(".")[1:2]} & {*USED}]


def _all_texts() -> set[str]:
    return {words for module in _used() for words in _texts(module)}


def _texts(module: Module) -> Iterator[str]:
    constants = dict(_constants(module.tree))
    nodes = list(ast.walk(module.tree))
    inner = {part for node in nodes if isinstance(node, ast.JoinedStr) for part in node.values}
    documentation = {node.value for node in nodes if isinstance(node, ast.Expr)}
    for node in nodes:
        if node in inner or node in documentation:
            continue
        if isinstance(node, ast.JoinedStr):
            yield _template(node, constants)
        elif isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.value


def _constants(tree: ast.Module) -> Iterator[tuple[str, str]]:
    for node in tree.body:
        target = node.targets[0] if isinstance(node, ast.Assign) else getattr(node, "target", None)
        value = getattr(node, "value", None)
        if isinstance(target, ast.Name) and isinstance(value, ast.Constant) and isinstance(value.value, str):
            yield target.id, value.value


def _template(node: ast.JoinedStr, constants: dict[str, str]) -> str:
    words, count = "", 0
    for part in node.values:
        if isinstance(part, ast.Constant):
            words += str(part.value)
        elif isinstance(part, ast.FormattedValue) and isinstance(part.value, ast.Name) and part.value.id in constants:
            words += constants[part.value.id]
        else:
            words, count = words + f"{{{count}}}", count + 1
    return words


@pytest.fixture
def brackets(qapp: QApplication) -> Iterator[None]:
    translator = Brackets()
    qapp.installTranslator(translator)
    yield
    qapp.removeTranslator(translator)


def test_every_sentence_of_the_engine_is_known() -> None:
    missing = said_by_the_engine() - KNOWN - NOT_SHOWN

    assert not missing, "\n".join([*sorted(missing), WAY_OUT])


def test_no_known_sentence_is_out_of_date() -> None:
    ways_to_end = {"{0} is a folder; choose a WAV, FLAC, OGG or MP3 file."}
    ways_to_end |= {"{0} may not be read; choose a WAV, FLAC, OGG or MP3 file."}
    gone = (KNOWN - ways_to_end) - _all_texts()

    assert not gone, "\n".join([*sorted(gone), WAY_OUT])


def test_values_stay_and_words_are_translated(brackets: None) -> None:
    assert shown("There is no sound file /a/{b} c.wav; check its name.") == (
        "«There is no sound file /a/{b} c.wav; check its name.»"
    )
    assert shown(
        "/x/y.mov is an MPEG-4 file (M4A, AAC or video), which cannot be read; convert it to WAV, FLAC, OGG or MP3."
    ) == (
        "«/x/y.mov is «an MPEG-4 file (M4A, AAC or video)», which cannot be read; convert it to WAV, FLAC, OGG or MP3.»"
    )


def test_sentence_within_a_sentence_is_translated(brackets: None) -> None:
    both = "The CPU is used because the graphics card ran out of memory. Part of the sentence had been handed out; speak it again."  # noqa: E501

    assert shown(both).count("«") == 2


def test_unknown_words_stay_as_they_are(brackets: None) -> None:
    assert shown("something of another library") == "something of another library"


def test_words_of_the_command_line_are_not_shown() -> None:
    assert shown("The CPU is used because no CUDA device was found, or this build of PyTorch has no CUDA.") == (
        "The processor is used because no graphics card was found that this program can use."
    )
    assert "--device" not in shown("CUDA cannot be used: it broke; use --device cpu or auto.")


@pytest.mark.parametrize("text", ["", "…", "[pause 3 weeks]", "x" * 200_000, "[pause 300ms"])
def test_refused_texts_are_explained_in_the_language_of_the_user(text: str, brackets: None) -> None:
    with pytest.raises(TextError) as found:
        prepare_text(text, PhonemeTokenizer())

    assert sentence(found.value).startswith("«")


def test_refused_files_are_explained_in_the_language_of_the_user(tmp_path: Path, brackets: None) -> None:
    (tmp_path / "empty.wav").touch()
    for path in (tmp_path, tmp_path / "none.wav", tmp_path / "empty.wav"):
        with pytest.raises(UnreadableAudio) as found:
            read_sound(path)
        assert sentence(found.value).startswith("«")
    with pytest.raises(OutputError) as refused, replace_file(tmp_path / "no folder" / "x"):
        pass
    assert sentence(refused.value).startswith("«")


def test_hints_about_a_recording_are_translated(brackets: None) -> None:
    verdict = check_part(Waveform(np.zeros(48_000, np.float32), 24_000))

    assert [hint.startswith("«") for hint in verdict.hints] == [True]


def test_voice_with_bad_codes_is_explained(brackets: None) -> None:
    with pytest.raises(Exception, match="codes") as found:
        Voice(np.zeros(3, np.int16))

    assert sentence(found.value).startswith("«")


def test_source_is_where_it_is_looked_for() -> None:
    assert (ROOT / "tacolm_core").is_dir()
    assert len(said_by_the_engine()) > 90
