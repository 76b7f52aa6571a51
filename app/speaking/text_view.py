"""The panel in which the text is written and the speaking started."""

from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QRegularExpression, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QRegularExpressionValidator,
    QResizeEvent,
    QTextCharFormat,
    QTextCursor,
)
from PySide6.QtWidgets import (
    QBoxLayout,
    QFileDialog,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QProgressBar,
    QSizePolicy,
    QStackedWidget,
    QTextEdit,
    QVBoxLayout,
    QWidget,
)

from app.engine import sentence
from app.speaking.estimate import Progress, clock_text, rough_text, seconds_of_text, speed_text
from app.speaking.service import SpeakingState
from app.speaking.text_editor import TextEditor
from app.speaking.text_service import TextService
from app.takes.changes import Comparison, Span
from app.theme import Theme
from app.widgets.buttons import MARGIN, IconButton, PushButton, heading, panel
from app.widgets.file_dialog import FileDialog
from app.widgets.parts_label import PartsLabel
from tacolm_core import TacolmError, read_text_file

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tacolm_core import LeftOut, SpokenSentence


_GAP: Final = 8
_LEAST_WORDS: Final = 34  # characters that stand beside the buttons, on two lines
_MOST_WORDS: Final = 45  # characters that suffice for what matters, on one line


class TextView(QWidget):
    """Text, counts, seed, progress, and the one button that matters."""

    text_changed = Signal(str)
    speak_wanted = Signal()
    queue_wanted = Signal()
    cancel_wanted = Signal()
    lexicon_wanted = Signal()
    changes_wanted = Signal()
    complained = Signal(str)

    def __init__(self, service: TextService, theme: Theme) -> None:
        super().__init__()
        self._service = service
        self._theme = theme
        self.editor = TextEditor()
        self.spoken = QPlainTextEdit()
        self.pages = QStackedWidget()
        self.open_button = PushButton(theme, self.tr("Open…"), "open", "quiet")
        self.spoken_button = PushButton(theme, self.tr("As spoken"), "text", "quiet")
        self.lexicon_button = PushButton(theme, self.tr("Pronunciations…"), "edit", "quiet")
        self.counts = PartsLabel()
        self.seed = QLineEdit()
        self.keep_seed = IconButton(theme, "dice", self.tr("Keep this seed: the same text sounds the same again"))
        self.progress = QProgressBar()
        self.progress_label = PartsLabel()
        self.queue_button = PushButton(theme, self.tr("Add to queue"), "queue")
        self.changes_button = PushButton(theme, self.tr("Speak changes"), "redo")
        self.speak_button = PushButton(theme, self.tr("Synthesise"), "play", "primary")
        self._foot = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._foot_widgets = (self.keep_seed, self.seed, self.changes_button, self.queue_button, self.speak_button)
        self._is_speaking = False
        self._left_out: tuple[LeftOut, ...] = ()  # what nothing is said for
        self._changed: tuple[Span, ...] = ()  # what the take on the screen does not say
        self._played: Span | None = None
        self._differs = ""
        self._progress = Progress()
        self._part = ""
        self._waits: float | None = None  # seconds until speech being made is heard
        self._set_up()
        self._lay_out()
        self._connect()
        self.changes_button.hide()
        self._count()
        self.show_state(SpeakingState.IDLE)

    def _set_up(self) -> None:
        self.editor.setPlaceholderText(
            self.tr("Type or paste what the voice shall say.\n[pause 500ms] makes a pause, an empty line too.")
        )
        self.editor.setAccessibleName(self.tr("Text to speak"))
        self.editor.setTabChangesFocus(True)
        self.spoken.setReadOnly(True)
        self.spoken.setAccessibleName(self.tr("The text as it will be spoken"))
        self.spoken.setPlaceholderText(self.tr("The spoken form appears here as soon as the voice engine is ready."))
        self.spoken_button.setCheckable(True)
        self.spoken_button.setToolTip(self.tr("Show how numbers, dates and abbreviations will be read"))
        self.lexicon_button.setToolTip(self.tr("Teach the program how words are pronounced"))
        self.seed.setValidator(QRegularExpressionValidator(QRegularExpression("[0-9]{0,18}"), self.seed))
        self.seed.setPlaceholderText(self.tr("new seed"))
        self.seed.setAccessibleName(self.tr("Seed"))
        self.seed.setToolTip(self.tr("The number all chance comes from; shown after each take"))
        self.seed.setEnabled(False)
        self.keep_seed.setCheckable(True)
        self.progress.setTextVisible(False)
        self.progress.setRange(0, 1000)
        self.progress.setAccessibleName(self.tr("Progress"))
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setRetainSizeWhenHidden(True)
        self.progress.setSizePolicy(policy)

    def _lay_out(self) -> None:
        frame, layout = panel()
        top = QHBoxLayout()
        top.setSpacing(2)
        top.addWidget(heading(self.tr("2  Text")))
        top.addStretch(1)
        for button in (self.open_button, self.spoken_button, self.lexicon_button):
            top.addWidget(button)
        layout.addLayout(top)
        self.pages.addWidget(self.editor)
        self.pages.addWidget(self.spoken)
        layout.addWidget(self.pages, 1)
        layout.addWidget(self.progress)
        row = QHBoxLayout()
        row.setSpacing(_GAP)
        row.addStretch(1)
        for widget in self._foot_widgets:
            row.addWidget(widget)
        self._foot.setSpacing(_GAP)
        self._foot.addWidget(self.counts, 1)
        self._foot.addWidget(self.progress_label, 1)
        self._foot.addLayout(row)
        layout.addLayout(self._foot)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(frame)
        self._fit_seed()

    def _fit_seed(self) -> None:
        """Room for the longest seed, at any text size; in a narrow window the buttons come first."""
        digit = self.fontMetrics().horizontalAdvance("0")
        self.seed.setMinimumWidth(digit * 6)
        self.seed.setMaximumWidth(digit * 14)

    def _fit_foot(self) -> None:
        """Words stand beside the buttons, or where these would leave too little room, above them.

        Room is kept for all the buttons there may be: nothing moves when one comes.
        """
        character = self.fontMetrics().averageCharWidth()
        inner = self.width() - 2 * MARGIN
        beside = inner - sum(widget.sizeHint().width() + _GAP for widget in self._foot_widgets)
        above = beside < _LEAST_WORDS * character
        self._foot.setDirection(QBoxLayout.Direction.TopToBottom if above else QBoxLayout.Direction.LeftToRight)
        self._fit_speak_button()
        for words in (self.counts, self.progress_label):
            words.keep_room(1 if above and inner >= _MOST_WORDS * character else 2)

    def _fit_speak_button(self) -> None:
        """As wide with either of its words, so that what stands beside it stays where it is."""
        button = self.speak_button
        advance = button.fontMetrics().horizontalAdvance
        widest = max(advance(word) for word in (self.tr("Synthesise"), self.tr("Cancel")))
        button.setMinimumWidth(0)
        button.setMinimumWidth(button.sizeHint().width() - advance(button.text()) + widest)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_foot()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.ApplicationFontChange):
            self._fit_seed()
            self._fit_foot()

    def _connect(self) -> None:
        self.editor.textChanged.connect(self._on_text)
        self.editor.file_dropped.connect(self.open_file)
        self.open_button.clicked.connect(self.choose_file)
        self.spoken_button.toggled.connect(self._on_spoken)
        self.lexicon_button.clicked.connect(self.lexicon_wanted)
        self.keep_seed.toggled.connect(self.seed.setEnabled)
        self.speak_button.clicked.connect(self._on_main_button)
        self.queue_button.clicked.connect(self.queue_wanted)
        self.changes_button.clicked.connect(self.changes_wanted)
        self._service.prepared.connect(self._on_prepared)
        self._service.failed.connect(self._on_failed)

    @property
    def text(self) -> str:
        return self.editor.toPlainText()

    @property
    def fixed_seed(self) -> int | None:
        """The seed to use; None for a new one."""
        text = self.seed.text()
        return int(text) if self.keep_seed.isChecked() and text else None

    def set_text(self, text: str) -> None:
        """Replace the text; can be undone with the editor's own undo."""
        cursor = self.editor.textCursor()
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.insertText(text)
        self.editor.moveCursor(QTextCursor.MoveOperation.Start)

    def focus_text(self) -> None:
        """Back to the written text, ready for typing."""
        self.spoken_button.setChecked(False)
        self.editor.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def show_last_seed(self, seed: int) -> None:
        """The seed of the take just made, ready to be kept."""
        if not self.keep_seed.isChecked():
            self.seed.setText(str(seed))

    def choose_file(self) -> None:
        dialog = FileDialog(self, self.tr("Open a text"), self.tr("Texts (*.txt *.md);;All files (*)"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(self.open_file)
        dialog.open()

    def open_file(self, path: Path | str) -> None:
        try:
            self.set_text(read_text_file(path))
        except TacolmError as error:
            self.complained.emit(sentence(error))

    def show_state(self, state: SpeakingState) -> None:
        """The main button cancels while something is spoken."""
        self._is_speaking = state is not SpeakingState.IDLE
        if self._is_speaking:
            self.speak_button.show_words(self.tr("Cancel"), "stop")
            self.speak_button.setToolTip(self.tr("Stop; finished sentences are kept (Esc)"))
        else:
            self.speak_button.show_words(self.tr("Synthesise"), "play")
            self.speak_button.setToolTip(self.tr("Speak the text in the chosen voice (Ctrl+Return)"))
            self.progress.setValue(0)
            self.progress_label.set_parts(())
            self.mark_sentence(-1, -1)
        if state is SpeakingState.CANCELLING:
            self.progress_label.set_parts((self.tr("Stopping…"),))
        self.speak_button.setEnabled(state is not SpeakingState.CANCELLING)
        self.progress.setVisible(self._is_speaking)
        self.counts.setVisible(not self._is_speaking)
        self.progress_label.setVisible(self._is_speaking)
        self.queue_button.setVisible(self._is_speaking or bool(self.text.strip()))

    def show_waiting(self, seconds: float | None) -> None:
        """When speech being made will be heard; None: it is, or nothing is waited for."""
        self._waits = seconds
        self.show_progress(self._progress)

    def show_part(self, part: str) -> None:
        """Where in something larger what is spoken stands, a book say; empty for nowhere."""
        self._part = part

    def show_progress(self, progress: Progress) -> None:
        self._progress = progress
        if not self._is_speaking:
            return
        self.progress.setValue(round(1000 * progress.share))
        self.progress_label.set_parts(self._progress_parts(progress))

    def _progress_parts(self, progress: Progress) -> list[str]:
        """What matters most comes first: there may be no room for the rest."""
        if not progress.count:
            return [self.tr("Reading the text…")]
        parts = [self._part, self.tr("Sentence {0} of {1}").format(progress.sentence + 1, progress.count)]
        if self._waits is not None and progress.speed:
            parts.append(self.tr("starting in {0}").format(rough_text(self._waits)))
            parts.append(self.tr("made at {0} of real time").format(speed_text(progress)))
        if progress.seconds_left is not None:
            parts.append(self.tr("about {0} left").format(rough_text(progress.seconds_left)))
        if progress.seconds_made:
            parts.append(self.tr("{0} made").format(clock_text(progress.seconds_made)))
        return parts

    def mark_sentence(self, start: int, end: int) -> None:
        """Mark the sentence being played; a negative start marks none."""
        self._played = None if start < 0 or end > len(self.text) else (start, end)
        self._show_marks()

    def show_comparison(self, comparison: Comparison | None) -> None:
        """What of the text the take on the screen does not say."""
        is_related = comparison is not None and comparison.is_related
        self._changed = comparison.changed if comparison is not None and is_related else ()
        self._differs = self._difference(comparison)
        differs = comparison is not None and is_related and not comparison.is_same
        self.changes_button.setVisible(differs and bool(self.text.strip()))
        self.changes_button.setToolTip(
            self.tr("Speak what is changed or new in the take on the screen; its other sentences stay as they are")
        )
        self._show_marks()
        self._count()

    def show_left_out(self, left_out: "tuple[LeftOut, ...]") -> None:
        """Mark what of the text nothing is said for, and list it once."""
        self._left_out = tuple(found for found in left_out if self.text[found.start : found.end] == found.text)
        self._show_marks()
        self._count()

    def _difference(self, comparison: Comparison | None) -> str:
        if comparison is None or comparison.is_same or not self.text.strip():
            return ""
        if not comparison.is_related:
            return self.tr("not the text of the take below")
        now, gone = comparison.num_unsaid, comparison.num_gone
        counts = (
            (self.tr("{0} changed"), min(now, gone)),
            (self.tr("{0} new"), now - gone),
            (self.tr("{0} taken out"), gone - now),
        )
        return ", ".join(words.format(count) for words, count in counts if count > 0)

    def _show_marks(self) -> None:
        """The sentence that is heard, and what was changed since it was spoken."""
        colours = self._theme.colours
        selections = []
        for found in self._left_out:
            mark = QTextCharFormat()
            mark.setUnderlineColor(QColor(colours.warning))
            mark.setUnderlineStyle(QTextCharFormat.UnderlineStyle.WaveUnderline)
            selections.append(self._selection((found.start, found.end), mark))
        for span in self._changed:
            mark = QTextCharFormat()
            mark.setUnderlineColor(QColor(colours.accent))
            mark.setUnderlineStyle(QTextCharFormat.UnderlineStyle.DashUnderline)
            selections.append(self._selection(span, mark))
        if self._played is not None:
            mark = QTextCharFormat()
            mark.setBackground(QColor(colours.selection))
            selections.append(self._selection(self._played, mark))
        self.editor.setExtraSelections(selections)

    def _selection(self, span: Span, mark: QTextCharFormat) -> QTextEdit.ExtraSelection:
        selection = QTextEdit.ExtraSelection()
        cursor = self.editor.textCursor()
        cursor.setPosition(_qt_length(self.text[: span[0]]))
        cursor.setPosition(_qt_length(self.text[: span[1]]), QTextCursor.MoveMode.KeepAnchor)
        selection.format = mark
        selection.cursor = cursor
        return selection

    def _on_main_button(self) -> None:
        if self._is_speaking:
            self.cancel_wanted.emit()
        else:
            self.speak_wanted.emit()

    def _on_text(self) -> None:
        self._changed, self._played, self._differs, self._left_out = (), None, "", ()
        self._count()
        self.editor.setExtraSelections([])
        self.queue_button.setVisible(self._is_speaking or bool(self.text.strip()))
        self.text_changed.emit(self.text)
        if self.spoken_button.isChecked():
            self._service.preview(self.text)

    def _count(self) -> None:
        text = self.text
        estimate = rough_text(seconds_of_text(text))
        counts = self.tr("{0} characters · about {1}").format(len(text), estimate) if text.strip() else ""
        self.counts.set_parts((self._differs, self._unsaid, counts))

    @property
    def _unsaid(self) -> str:
        """What cannot be said, each thing once."""
        if not self._left_out:
            return ""
        return self.tr("cannot be said: {0}").format(listed_once(self._left_out))

    def _on_spoken(self, shown: bool) -> None:
        self.pages.setCurrentIndex(1 if shown else 0)
        if shown:
            self._service.preview(self.text)

    def _on_prepared(self, sentences: "tuple[SpokenSentence, ...]") -> None:
        self.show_left_out(tuple(found for entry in sentences for found in entry.left_out))
        lines = [f"{number}.  {entry.spoken}" for number, entry in enumerate(sentences, start=1)]
        self.spoken.setPlainText("\n".join(lines))

    def _on_failed(self, text: str) -> None:
        if self.spoken_button.isChecked():
            self.spoken.setPlainText(text)


def listed_once(left_out: "Sequence[LeftOut]") -> str:
    """Everything that is left out, each thing once, in the order of the text."""
    return ", ".join(dict.fromkeys(" ".join(found.text.split()) for found in left_out))


def _qt_length(text: str) -> int:
    """Qt counts signs beyond the first 65536 twice."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2
