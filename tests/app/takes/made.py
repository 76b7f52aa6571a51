"""Takes for tests, without a program around them."""

from app.takes import timeline
from app.takes.take import Take, TakeFacts
from tacolm_core import SentenceFinished
from tests.app.doubles import FakeEngine, a_voice


def a_take(text: str, *, take_id: str = "20260102-030405-abcdef", seed: int = 7) -> Take:
    engine = FakeEngine()
    voice = a_voice()
    from tacolm_core import SynthesisOptions

    options = SynthesisOptions(seed=seed)
    events = engine.speak(text, voice, options)
    sentences = tuple(event.result for event in events if isinstance(event, SentenceFinished))
    facts = TakeFacts(
        id=take_id,
        created="2026-01-02T03:04:05+00:00",
        text=text,
        voice_name=voice.name,
        voice_hash=voice.hash,
        voice_key="ada.voice",
        options=options.to_dict(),
        seed=seed,
        model_hash=engine.model_hash,
        is_complete=True,
        seconds=timeline.build(sentences, 24_000).seconds,
        num_alarms=sum(len(result.alarms) for result in sentences),
    )
    return Take.of(facts, sentences)
