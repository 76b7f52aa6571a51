"""What will be read: the spoken form of the text, and the user's own pronunciations."""

import contextlib
import logging
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal

from app.engine import Engine, EngineState
from app.files import write_atomically
from app.jobs import Err, Job, Ok, Outcome
from tacolm_core import Lexicon, TacolmError, load_lexicon

_log = logging.getLogger(__name__)

_ASK_AFTER = 600  # milliseconds after the last key


class TextService(QObject):
    """Asks the engine how a text will be read, once the user pauses."""

    prepared = Signal(object)  # tuple of SpokenSentence
    failed = Signal(str)
    lexicon_changed = Signal()

    def __init__(self, engine: Engine, lexicon_file: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._engine = engine
        self._file = lexicon_file
        self._text = ""
        self._job: Job | None = None
        self.lexicon = self._read_lexicon()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_ASK_AFTER)
        self._timer.timeout.connect(self._ask)
        engine.state_changed.connect(self._on_engine)

    def preview(self, text: str) -> None:
        """Ask for the spoken form of `text`; the answer to an older text is dropped."""
        if text != self._text:
            self.prepared.emit(())  # what was shown is of another text
        self._text = text
        self._timer.start()

    def close(self) -> None:
        """Read nothing any more."""
        self._text = ""
        self._timer.stop()

    def set_word(self, word: str, pronunciation: str) -> None:
        """Add or change a pronunciation.

        Raises:
            TacolmError: the word or its phonemes cannot be used; the text says why.
            StorageError: it cannot be kept, and is used until the program ends.

        """
        self._keep(self.lexicon.with_word(word, pronunciation))

    def remove_word(self, word: str) -> None:
        """Forget a pronunciation.

        Raises:
            TacolmError: the file cannot be written.
            StorageError: likewise.

        """
        self._keep(self.lexicon.without_word(word))

    def _keep(self, lexicon: Lexicon) -> None:
        self.lexicon = lexicon
        self.lexicon_changed.emit()
        if self._text:
            self._timer.start()
        write_atomically(self._file, lexicon.save)

    def _ask(self) -> None:
        if self._job is not None:
            self._job.cancel()
            self._job = None
        if not self._text.strip():
            self.prepared.emit(())
        elif self._engine.state is EngineState.READY:
            self._job = self._engine.prepare(self._text, self.lexicon)
            self._job.done.connect(self._on_prepared)

    def _on_prepared(self, outcome: Outcome) -> None:
        self._job = None
        match outcome:
            case Ok(sentences):
                self.prepared.emit(sentences)
            case Err(error):
                self.failed.emit(self._engine.explain(error))

    def _on_engine(self, state: EngineState) -> None:
        if state is EngineState.READY and self._text:
            self._timer.start()

    def _read_lexicon(self) -> Lexicon:
        if not self._file.exists():
            return Lexicon()
        try:
            return load_lexicon(self._file)
        except TacolmError as error:
            _log.warning("lexicon set aside: %s", error)
            with contextlib.suppress(OSError):
                self._file.replace(self._file.with_suffix(".damaged.tsv"))
            return Lexicon()
