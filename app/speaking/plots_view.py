"""Everything drawn over time: waveform, words, attention, codes, spectrogram. Imports pyqtgraph."""

from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QTabWidget, QVBoxLayout, QWidget

from app.speaking.live_take import LiveTake, word_labels
from app.speaking.sentence_table import SentenceTable
from app.takes.take import Take
from app.takes.timeline import FRAME_SECONDS, SpokenWord, Timeline
from app.theme import Colours, Theme
from app.widgets.attention_plot import AttentionPlot
from app.widgets.codes_plot import CodesPlot
from app.widgets.spectrogram_plot import SpectrogramPlot
from app.widgets.waveform_plot import WaveformPlot
from app.widgets.word_lane import WordLane
from tacolm_core import FrameDecoded, LevelsDecoded, SentenceFinished, SentenceStarted, SoundReady, SpeechEvent

if TYPE_CHECKING:
    import numpy.typing as npt

_LEVELS = 8
_REDRAW = 60  # milliseconds between pictures of a growing take


class PlotsView(QWidget):
    """Shows a finished take, or draws one while it comes."""

    seek_wanted = Signal(float)  # seconds
    word_wanted = Signal(int)
    spectrogram_wanted = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        colours = theme.colours
        self._live: LiveTake | None = None
        self._columns: list[npt.NDArray[np.float32]] = []
        self._first_codes: list[int] = []
        self._words: tuple[SpokenWord, ...] = ()
        self._sound_changed = False
        self._expected = 3.0
        self.waveform = WaveformPlot(colours, self.tr("Waveform of the take"))
        self.lane = WordLane(self.waveform, colours)
        self.attention = AttentionPlot(colours, self.tr("Attention map: text against time"), FRAME_SECONDS)
        self.codes = CodesPlot(colours, self.tr("Codes: eight codebooks against time"), _LEVELS, FRAME_SECONDS)
        self.spectrogram = SpectrogramPlot(colours, self.tr("Spectrogram of the take"))
        self.table = SentenceTable(theme)
        self.tabs = QTabWidget()
        self._redraw_timer = QTimer(self)
        self._redraw_timer.setInterval(_REDRAW)
        self._lay_out()
        self._connect(theme)

    def _lay_out(self) -> None:
        self.waveform.getPlotItem().hideAxis("bottom")
        self.waveform.setMinimumHeight(64)
        for plot in (self.attention, self.codes, self.spectrogram):
            plot.setXLink(self.waveform)
            plot.setMinimumHeight(110)
        names = (self.tr("Attention"), self.tr("Codes"), self.tr("Spectrogram"), self.tr("Sentences"))
        hints = (
            self.tr("Where in the text the model looked at each moment. A clean diagonal is good."),
            self.tr("The numbers the sound is made from: codebook 1 frame by frame, the others after it."),
            self.tr("Frequencies over time."),
            self.tr("Each sentence, with what to check and ways to speak it again."),
        )
        pages: tuple[QWidget, ...] = (self.attention, self.codes, self.spectrogram, self.table)
        for page, name, hint in zip(pages, names, hints, strict=True):
            self.tabs.setTabToolTip(self.tabs.addTab(page, name), hint)
        self.tabs.setDocumentMode(True)
        self.tabs.tabBar().setDrawBase(False)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.waveform, 2)
        layout.addWidget(self.lane)
        layout.addSpacing(4)
        layout.addWidget(self.tabs, 5)

    def _connect(self, theme: Theme) -> None:
        theme.changed.connect(self._set_colours)
        self._redraw_timer.timeout.connect(self._redraw_live)
        self.waveform.clicked.connect(self._on_seek)
        self.codes.clicked.connect(self._on_seek)
        self.spectrogram.clicked.connect(self._on_seek)
        self.attention.clicked.connect(self._on_attention)
        self.waveform.view.sigXRangeChanged.connect(self.lane.update)
        self.waveform.view.sigResized.connect(self.lane.update)
        self.lane.word_clicked.connect(self.word_wanted)
        self.tabs.currentChanged.connect(self._on_tab)

    @property
    def is_spectrogram_shown(self) -> bool:
        return self.tabs.currentWidget() is self.spectrogram

    def clear_all(self) -> None:
        """Nothing to show."""
        self._live = None
        self._redraw_timer.stop()
        self._columns.clear()
        self._first_codes.clear()
        self._words = ()
        self.attention.clear_maps()
        self.codes.clear_codes()
        self.spectrogram.clear_spectrogram()
        self.lane.show_words(())
        self.show_playhead(None)
        self.waveform.show_samples(np.zeros(0, np.float32), 24_000)
        self.table.clear_sentences()

    def begin_live(self, sample_rate: int) -> None:
        """A new take is about to come."""
        self.clear_all()
        self._live = LiveTake(sample_rate)
        self._expected = 3.0
        self._redraw_timer.start()

    def add_event(self, event: SpeechEvent) -> None:
        """Something of the take being made has arrived; drawn at the next redraw."""
        live = self._live
        if live is None:
            return
        match event:
            case SentenceStarted():
                self._flush()
                live.begin_sentence()
                self._expected = max(1.0, event.estimated_seconds)
                labels = word_labels(event.sentence)
                self.attention.add_sentence(live.start, len(event.sentence.tokens.ids), labels)
                self.table.add_sentence(event.sentence.written)
            case FrameDecoded():
                self._columns.append(event.attention)
                self._first_codes.append(event.code)
                live.sentence_frames = event.frame + 1
            case LevelsDecoded():
                self._flush()
                self.codes.set_codes(event.level, live.first_frame + event.first_frame, event.codes)
            case SoundReady():
                live.sound.append(event.samples)
                self._sound_changed = True
            case SentenceFinished():
                self._flush()
                live.finish_sentence(event.index, event.result)
                self.table.finish_sentence(event.index, event.result)
                self._words = tuple(live.words)
                self.lane.show_words(self._words)

    def show_take(self, take: Take, timeline: Timeline) -> None:
        """A finished take, or one from the history."""
        was_live = self._live is not None
        self.clear_all()
        self._words = timeline.words
        self.waveform.show_samples(timeline.samples, timeline.sample_rate)
        self.lane.show_words(timeline.words)
        for index, (passage, stretch) in enumerate(zip(take.passages, timeline.sentences, strict=True)):
            self.table.add_sentence(passage.sentence.written)
            result = take.heard[index]
            if result is None:
                continue
            self.attention.add_sentence(stretch.start, len(result.sentence.tokens.ids), word_labels(result.sentence))
            self.attention.add_frames(result.attention.astype(np.float32))
            first = round(stretch.start / FRAME_SECONDS)
            for level, row in enumerate(result.codes):
                self.codes.set_codes(level, first, row)
            self.table.finish_sentence(index, result)
        self.codes.draw()
        self.waveform.show_all()
        if self.is_spectrogram_shown or was_live:
            self.spectrogram_wanted.emit()

    def show_playhead(self, seconds: float | None) -> None:
        for plot in (self.waveform, self.attention, self.codes, self.spectrogram):
            plot.show_playhead(seconds)
        self.lane.show_time(seconds)
        self._keep_in_view(seconds)

    def show_stretch(self, start: float, end: float) -> None:
        """Zoom to a sentence."""
        self.waveform.show_times(start - 0.05, end + 0.05)

    def _keep_in_view(self, seconds: float | None) -> None:
        """Turn the page when the playhead leaves the screen to the right while zoomed in."""
        low, high = self.waveform.times
        if seconds is not None and self._live is None and high < seconds < high + 1.0:
            self.waveform.show_times(high, high + (high - low))

    def _flush(self) -> None:
        if self._live is None or not self._columns:
            return
        self.attention.add_frames(np.stack(self._columns).astype(np.float32))
        first = self._live.first_frame + self._live.sentence_frames - len(self._first_codes)
        self.codes.set_codes(0, first, np.array(self._first_codes, dtype=np.int16))
        self._columns.clear()
        self._first_codes.clear()

    def _redraw_live(self) -> None:
        live = self._live
        if live is None:
            return
        self._flush()
        if self.tabs.currentWidget() is self.codes:
            self.codes.draw()
        if self._sound_changed:
            self._sound_changed = False
            self.waveform.show_samples(live.sound.view, live.sample_rate, zoom=False)
        end = max(live.now, live.start + self._expected)
        self.waveform.show_times(max(0.0, live.start - 1.0) if live.start < live.now else live.start, end)

    def _on_seek(self, seconds: float, _value: float) -> None:
        self.seek_wanted.emit(seconds)

    def _on_attention(self, seconds: float, row: float) -> None:
        """A click on a word's rows asks for that word; elsewhere for that moment."""
        place = self.attention.token_at(row)
        found = [i for i, word in enumerate(self._words) if word.start <= seconds < word.end]
        if found and (place is None or self._words[found[0]].sentence == place[0]):
            self.word_wanted.emit(found[0])
        else:
            self.seek_wanted.emit(seconds)

    def _on_tab(self) -> None:
        self.codes.draw()
        if self.is_spectrogram_shown:
            self.spectrogram_wanted.emit()

    def _set_colours(self, colours: Colours) -> None:
        for widget in (self.waveform, self.lane, self.attention, self.codes, self.spectrogram):
            widget.set_colours(colours)
