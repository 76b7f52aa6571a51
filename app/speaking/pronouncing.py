"""How a word shall sound: read from a spelling while it is typed, and heard in the chosen voice."""

import dataclasses

from PySide6.QtCore import QObject, QTimer, Signal

from app.engine import Engine, sentence
from app.jobs import Err, Job, Ok, Outcome
from app.settings import SettingsStore
from app.speaking.options import options_from
from app.speaking.playback import Playback
from app.takes.timeline import Timeline
from app.voices.service import VoicesService
from tacolm_core import Lexicon, TacolmError

_ASK_AFTER = 250  # milliseconds after the last key


class Pronouncing(QObject):
    """Spellings become phonemes on the engine's thread, where the dictionary is."""

    understood = Signal(str)  # phonemes of the spelling that was looked at last, with spaces
    refused = Signal(str)  # why it has none
    told = Signal(str)  # why nothing can be heard
    listening = Signal(bool)  # the sound is being made

    def __init__(self, engine: Engine, voices: VoicesService, settings: SettingsStore, playback: Playback) -> None:
        super().__init__()
        self._engine = engine
        self._voices = voices
        self._settings = settings
        self._playback = playback
        self._spelling = ""
        self._asked: Job | None = None
        self._timer = QTimer(self, interval=_ASK_AFTER, singleShot=True)
        self._timer.timeout.connect(self._ask)

    def look_at(self, spelling: str) -> None:
        """Answer with `understood` or `refused` once no more is typed; to nothing but spaces there is no answer."""
        self._spelling = spelling
        self._asked = None  # what is asked already is of another spelling
        if spelling.strip():
            self._timer.start()
        else:
            self._timer.stop()

    def problem_of(self, word: str, phonemes: str) -> str:
        """What is wrong with a word and its phonemes; "" for nothing."""
        try:
            Lexicon().with_word(word, phonemes)
        except TacolmError as error:
            return sentence(error)
        return ""

    def listen(self, word: str, phonemes: str) -> None:
        """Hear the word with these phonemes, in the chosen voice, also while a text is being spoken."""
        voice = self._voices.current
        problem = self.problem_of(word, phonemes)
        if problem or voice is None:
            self.told.emit(problem or self.tr("Choose a voice first: the word is spoken with it."))
            return
        options = dataclasses.replace(options_from(self._settings.current), continuation=False)
        self.listening.emit(True)
        job = self._engine.say(f"[[{' '.join(word.split())}|{phonemes}]].", voice.voice, options)
        job.done.connect(self._on_said)

    def _ask(self) -> None:
        self._asked = self._engine.sounds_like(self._spelling)
        self._asked.done.connect(self._on_read)

    def _on_read(self, outcome: Outcome) -> None:
        if self._asked is None or self.sender() is not self._asked:
            return
        self._asked = None
        match outcome:
            case Ok(phonemes):
                self.understood.emit(" ".join(phonemes))
            case Err(error):
                self.refused.emit(self._engine.explain(error))

    def _on_said(self, outcome: Outcome) -> None:
        self.listening.emit(False)
        match outcome:
            case Ok(sound):
                self._playback.play(Timeline(sound.samples, sound.sample_rate, (), ()))
            case Err(error):
                self.told.emit(self._engine.explain(error))
