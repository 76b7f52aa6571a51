"""What `tacolm evaluate judge` lets a model speak."""

import pytest

from tacolm_core.cli.evaluate import _speak
from tacolm_core.evaluation.protocol import TestItem as Item
from tests.tacolm_core.synthesis.doubles import ScriptedAr, build_synthesizer


@pytest.mark.parametrize(
    ("kind", "continues", "is_given"),
    [("continuation", True, True), ("continuation", False, False), ("cross-utterance", True, False)],
)
def test_a_model_goes_on_from_the_prompts_words_when_asked(prompt, kind, continues, is_given):
    model = ScriptedAr(reading=lambda row, num_tokens: min(row // 6 + num_tokens // 2, num_tokens - 1))
    item = Item("a", kind, prompt, "Hello", "Hello you there", "ann", 6.0)

    clip = _speak(build_synthesizer(model), item, 3, continues)

    assert (model.opened[2] is not None) is is_given
    assert clip.seconds > (3.0 if kind == "continuation" else 0.0)
