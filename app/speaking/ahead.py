"""The chosen voice is heard by the engine before anybody asks it to speak: the first sound comes sooner then."""

from typing import Final

from PySide6.QtCore import QObject, QTimer

from app.engine import Engine, EngineState
from app.jobs import Job, Outcome, Stopped
from app.settings import SettingsStore
from app.speaking.ordering import Ordering
from app.voices.service import VoicesService

_AFTER: Final = 400  # milliseconds in which nothing else is chosen: who walks through the list looks for another voice
_Heard = tuple[str, bool, bool, str]  # voice, guided or not, going on or not, precision


class HearingAhead(QObject):
    """Asks for it when the program idles; whatever is asked meanwhile goes first (`JobRunner.start_spare`)."""

    def __init__(self, engine: Engine, voices: VoicesService, ordering: Ordering, settings: SettingsStore) -> None:
        super().__init__()
        self._engine, self._voices, self._ordering = engine, voices, ordering
        self._job: Job | None = None
        self._is_stopped = False
        self._wanted: _Heard | None = None
        self.heard: _Heard | None = None  # what was heard last, or could not be
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_AFTER)
        self._timer.timeout.connect(self._hear)
        voices.chosen.connect(self._wait)
        settings.changed.connect(self._wait)
        engine.rested.connect(self._wait)
        engine.state_changed.connect(self._on_engine)

    def stop(self) -> None:
        """Ask for nothing any more."""
        self._timer.stop()
        self._is_stopped = True

    def _on_engine(self, state: EngineState) -> None:
        if state is EngineState.LOADING:
            self.heard = None  # the next engine has heard nothing
        self._wait()

    def _wait(self, _what: object = None) -> None:
        if not self._is_stopped:
            self._timer.start()

    def _hear(self) -> None:
        voice, engine = self._voices.current, self._engine
        if voice is None or engine.state is not EngineState.READY or engine.is_busy or self._job is not None:
            return
        options = self._ordering.options_for([voice])
        self._wanted = (voice.voice.hash, options.guidance != 1.0, options.continuation, options.precision)
        if self._wanted != self.heard:
            self._job = engine.hear_ahead(voice.voice, options)
            self._job.done.connect(self._on_done)

    def _on_done(self, outcome: Outcome) -> None:
        """What was cut off is heard when the engine rests again; so is a voice that was chosen meanwhile."""
        self._job = None
        if not isinstance(outcome, Stopped):
            self.heard = self._wanted
        self._wait()
