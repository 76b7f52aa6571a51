"""TacoLM: speech in a voice heard for three seconds.

    from tacolm_core import load_synthesizer, read_sound, write_sound

    synthesizer = load_synthesizer()
    voice = synthesizer.make_voice(read_sound("me.wav"))
    speech = synthesizer.synthesize("Good morning.", voice)
    write_sound("out.wav", speech.waveform)

This is the public root: programs import from here and from nowhere below. Names are looked up when they are first
used (PEP 562), so that `import tacolm_core` costs no torch.
"""

import importlib
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from tacolm_core.config import SynthesisOptions as SynthesisOptions

_EXPORTS = {
    "SynthesisOptions": "config",
}
__all__ = sorted(_EXPORTS)


def __getattr__(name: str) -> Any:
    module = _EXPORTS.get(name)
    if module is None:
        raise AttributeError(f"module 'tacolm_core' has no attribute {name!r}")
    value = getattr(importlib.import_module(f"tacolm_core.{module}"), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
