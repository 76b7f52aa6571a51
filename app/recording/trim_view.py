"""The middle part of the new-voice dialog: the recording, the chosen part of it, and what to think of it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QSizePolicy, QVBoxLayout, QWidget

from app.recording.prompt import SHORTEST, PromptDraft
from app.recording.take_check import Grade, Verdict
from app.theme import Theme
from app.widgets.buttons import IconButton, PushButton, muted, set_role
from app.widgets.waveform_plot import WaveformPlot

_ROLES = {Grade.GOOD: "good", Grade.FAIR: "warning", Grade.BAD: "bad"}


class TrimView(QWidget):
    """Shows a draft; tells what the user does to it."""

    trimmed = Signal(float, float)
    transcript_typed = Signal(str)
    play_wanted = Signal()
    best_wanted = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._draft: PromptDraft | None = None
        self.waveform = WaveformPlot(
            theme.colours,
            self.tr(
                "Waveform of the recording; drag the edges to trim, or use the arrows, with Shift for the beginning"
            ),
        )
        self.play_button = PushButton(theme, self.tr("Hear it"), "play")
        self.best_button = PushButton(theme, self.tr("Hear it at its best"), "play")
        self.zoom_button = IconButton(theme, "zoom-in", self.tr("Zoom to the chosen part"))
        self.all_button = IconButton(theme, "zoom-fit", self.tr("Show the whole recording"))
        self.length = muted()
        self.verdict = QLabel()
        self.transcript = QLineEdit()
        self.stale = QLabel(
            self.tr("The recording was trimmed after this was typed: check the words, or they are not used.")
        )
        self.fits_button = PushButton(theme, self.tr("They still fit"), "check", "quiet")
        self.stale_row = QWidget()
        self._set_up()
        self._lay_out()
        self._connect(theme)

    def _set_up(self) -> None:
        self.waveform.setMinimumHeight(110)
        self.waveform.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)  # takes what is left
        self.waveform.getPlotItem().hideAxis("left")
        self.best_button.setToolTip(
            self.tr("The recording through the sound codec: the best this voice can sound when it speaks your text")
        )
        self.verdict.setWordWrap(True)
        self.verdict.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.verdict.setAccessibleName(self.tr("Verdict on the recording"))
        self.transcript.setPlaceholderText(self.tr("Optional: the words that are spoken in this recording"))
        self.transcript.setAccessibleName(self.tr("Transcript of the recording"))
        self.transcript.setToolTip(self.tr("With it, speech can go on from the recording as if it had just been said"))
        set_role(self.stale, "warning")
        self.stale.setWordWrap(True)
        self.stale_row.hide()

    def _connect(self, theme: Theme) -> None:
        theme.changed.connect(self.waveform.set_colours)
        self.waveform.selection_settled.connect(self._on_settled)
        self.waveform.selection_changed.connect(self._on_dragged)
        self.play_button.clicked.connect(self.play_wanted)
        self.best_button.clicked.connect(self.best_wanted)
        self.zoom_button.clicked.connect(self._zoom)
        self.all_button.clicked.connect(self.waveform.show_all)
        self.transcript.textEdited.connect(self.transcript_typed)
        self.fits_button.clicked.connect(self._on_fits)

    def _lay_out(self) -> None:
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self.play_button)
        buttons.addWidget(self.best_button)
        buttons.addWidget(self.zoom_button)
        buttons.addWidget(self.all_button)
        buttons.addStretch(1)
        buttons.addWidget(self.length)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self.waveform, 1)
        layout.addLayout(buttons)
        layout.addWidget(self.verdict)
        layout.addWidget(self.transcript)
        layout.addWidget(self.stale_row)
        row = QHBoxLayout(self.stale_row)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.stale, 1)
        row.addWidget(self.fits_button)

    def show_draft(self, draft: PromptDraft) -> None:
        """Draw another recording, or only another part of the same one."""
        is_new = self._draft is None or self._draft.sound is not draft.sound
        self._draft = draft
        if is_new:
            self.waveform.show_samples(draft.sound.samples, draft.sound.sample_rate)
            self.waveform.select(draft.start, draft.end)
        elif self.waveform.selection != (draft.start, draft.end):
            self.waveform.select(draft.start, draft.end)
        if self.transcript.text() != draft.transcript:  # the words that were read come after their sound
            self.transcript.setText(draft.transcript)
        self.stale_row.setVisible(draft.is_transcript_stale)
        self.length.setText(self.tr("{0:.1f} s chosen").format(draft.seconds))

    def show_verdict(self, verdict: Verdict | None) -> None:
        if verdict is None:
            self.verdict.clear()
            return
        set_role(self.verdict, _ROLES[verdict.grade])
        self.verdict.setText("\n".join((verdict.headline, *verdict.hints)))

    def show_playhead(self, seconds: float | None) -> None:
        self.waveform.show_playhead(seconds)

    def _on_fits(self) -> None:
        self.transcript_typed.emit(self.transcript.text())

    def _on_dragged(self, start: float, end: float) -> None:
        self.length.setText(self.tr("{0:.1f} s chosen").format(end - start))

    def _on_settled(self, start: float, end: float) -> None:
        if end - start < SHORTEST and self.waveform.seconds >= SHORTEST:
            end = min(self.waveform.seconds, start + SHORTEST)
            start = max(0.0, end - SHORTEST)
            self.waveform.select(start, end)
        self.trimmed.emit(start, end)

    def _zoom(self) -> None:
        start, end = self.waveform.selection
        margin = 0.08 * (end - start)
        self.waveform.show_times(start - margin, end + margin)
