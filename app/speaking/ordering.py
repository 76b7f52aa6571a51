"""Orders made of what the user asks for: with which voice, which options, which pronunciations."""

import dataclasses
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from app.engine import Engine, EngineState, sentence
from app.scripts.cast import cast_of, segments_of
from app.settings import SettingsStore
from app.speaking.options import options_from, restored_lexicon, restored_options
from app.speaking.order import AgainTake, NewTake, Purpose, Target
from app.speaking.service import fresh_seed
from app.speaking.text_service import TextService
from app.takes.passage import Passage
from app.takes.take import Take
from app.voices.collection import SavedVoice
from app.voices.service import VoicesService
from tacolm_core import OptionsError, SynthesisOptions

if TYPE_CHECKING:
    from tacolm_core import Voice


class Ordering(QObject):
    """Gives an order, or None after saying why there can be none."""

    complained = Signal(str)

    def __init__(self, engine: Engine, voices: VoicesService, texts: TextService, settings: SettingsStore) -> None:
        super().__init__()
        self._engine = engine
        self._voices = voices
        self._texts = texts
        self._settings = settings

    def new(self, text: str, seed: int | None = None) -> NewTake | None:
        """A text in the chosen voice."""
        voice = self._voices.current
        problem = self._why_not(text, voice)
        if problem or voice is None:
            self.complained.emit(problem)
            return None
        cast = self._cast(text)
        segments = segments_of(text, cast, voice)
        options = self.options_for([voice, *cast.values()], seed)
        return NewTake(text, voice.voice, voice.key, options, self._texts.lexicon, segments)

    def anew(self, take: Take) -> NewTake | None:
        """The text, voice and settings of a take with a new seed."""
        return self.revision(take, take.facts.text)

    def revision(self, take: Take, text: str) -> NewTake | None:
        """Another text in the voice and with the settings of a take, with a new seed."""
        voice = self._voice_of(take)
        if voice is None:
            return None
        options = dataclasses.replace(self._options_of(take), seed=fresh_seed())
        usual = SavedVoice(take.facts.voice_key, voice)
        segments = segments_of(text, self._cast(text), usual)
        return NewTake(text, voice, take.facts.voice_key, options, self._texts.lexicon, segments)

    def again(
        self, take: Take, seeds: dict[int, int], purpose: Purpose = Purpose.AGAIN, tries: int = 1
    ) -> AgainTake | None:
        """Sentences of a take by their place, each with the seed it is given here and in its own voice."""
        targets = []
        for place, seed in sorted(seeds.items()):
            voice = self._voice_for(take, take.passages[place])
            if voice is None:
                return None
            targets.append(Target(take.passages[place].id, seed, voice))
        if not targets:
            return None
        lexicon = restored_lexicon(take.facts.lexicon)
        return AgainTake(take, tuple(targets), self._options_of(take), lexicon, purpose, tries)

    def _voice_for(self, take: Take, passage: Passage) -> "Voice | None":
        """The voice of one sentence, which may be another one than that of the take."""
        mark = passage.voice
        if not mark:
            return self._voice_of(take)
        return self._find(mark.hash, mark.key, mark.name)

    def _why_not(self, text: str, voice: SavedVoice | None) -> str:
        if self._engine.state is EngineState.FAILED:
            return self._engine.problem
        if voice is None:
            return self.tr("Choose a voice first, or make one with “New voice…”.")
        if not text.strip():
            return self.tr("Type or paste a text first.")
        return ""

    def _cast(self, text: str) -> dict[str, SavedVoice]:
        voices = {saved.key: saved for saved in self._voices.voices}
        return cast_of(text, self._settings.current.cast, voices)

    def options_for(self, voices: list[SavedVoice], seed: int | None = None) -> SynthesisOptions:
        """What a new text would be spoken with; a seed is chosen where none is given."""
        current = self._settings.current
        chosen = fresh_seed() if seed is None else seed
        continues = current.continuation and all(voice.knows_its_words for voice in voices)
        return dataclasses.replace(options_from(current), seed=chosen, continuation=continues)

    def _options_of(self, take: Take) -> SynthesisOptions:
        try:
            return restored_options(take.facts.options)
        except OptionsError as error:
            self.complained.emit(sentence(error))
            return options_from(self._settings.current)

    def _voice_of(self, take: Take) -> "Voice | None":
        """The voice a take was made with, with the words it had then; says so when it is gone."""
        facts = take.facts
        voice = self._find(facts.voice_hash, facts.voice_key, facts.voice_name)
        return dataclasses.replace(voice, transcript=facts.transcript) if voice and facts.transcript else voice

    def _find(self, voice_hash: str, key: str, name: str) -> "Voice | None":
        saved = self._voices.find_by_hash(voice_hash) or self._voices.find(key)
        if saved is None:
            text = self.tr(
                "The voice “{0}” of this take is no longer in the library: import it, or choose another one."
            )
            self.complained.emit(text.format(name))
            return None
        return saved.voice
