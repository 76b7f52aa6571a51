"""Everything drawn over time: waveform, words, attention, codes, spectrogram. Imports pyqtgraph."""

from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QTabWidget, QVBoxLayout, QWidget

from app.speaking.drawings import Drawings
from app.speaking.live_take import LiveTake, word_labels
from app.takes.manner import LONGEST_PAUSE
from app.takes.take import Take
from app.takes.timeline import FRAME_SECONDS, SpokenWord, Timeline
from app.theme import Colours, Theme
from app.widgets.buttons import PushButton
from app.widgets.pause_handle import PauseHandle
from app.widgets.word_lane import WordLane
from tacolm_core import FrameDecoded, LevelsDecoded, SentenceFinished, SentenceStarted, SoundReady, SpeechEvent

if TYPE_CHECKING:
    import numpy.typing as npt

_REDRAW = 60  # milliseconds between pictures of a growing take


class PlotsView(QWidget):
    """Shows a finished take, or draws one while it comes."""

    seek_wanted = Signal(float)  # seconds
    word_wanted = Signal(int)
    spectrogram_wanted = Signal()
    pause_wanted = Signal(int, float)  # sentence, seconds after it

    def __init__(self, theme: Theme, drawings: Drawings) -> None:
        super().__init__()
        colours = theme.colours
        self._live: LiveTake | None = None
        self._columns: list[npt.NDArray[np.float32]] = []
        self._first_codes: list[int] = []
        self._words: tuple[SpokenWord, ...] = ()
        self._sound_changed = False
        self._expected = 3.0
        self._shown = ""  # id of the take on the screen
        self._is_held = False  # the person moved the view
        self._before: float | None = None  # where the playhead was
        self.waveform, self.attention, self.codes, self.spectrogram, self.table = drawings
        self._handle = PauseHandle(self.waveform, colours, LONGEST_PAUSE)
        self._timeline: Timeline | None = None
        self.lane = WordLane(self.waveform, colours)
        self.tabs = QTabWidget()
        self.again_button = PushButton(theme, self.tr("Speak again"), "redo", "corner")  # all that is to be checked
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
        self.tabs.setCornerWidget(self.again_button)
        self.again_button.hide()
        self.tabs.setDocumentMode(True)
        self.tabs.tabBar().setDrawBase(False)
        self._column = layout = QVBoxLayout(self)
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
        self.table.selected_changed.connect(self._place_handle)
        self._handle.moved.connect(self._on_pause)
        self._handle.dragged.connect(self.table.manner.show_pause)
        for plot in (self.waveform, self.attention, self.codes, self.spectrogram):
            plot.moved_by_hand.connect(self._on_moved)

    def favour_table(self, is_favoured: bool) -> None:
        """Let the page of the tabs have all the room that the waveform can do without."""
        self._column.setStretchFactor(self.tabs, 50 if is_favoured else 5)

    @property
    def is_table_shown(self) -> bool:
        return self.tabs.currentWidget() is self.table

    @property
    def is_spectrogram_shown(self) -> bool:
        return self.tabs.currentWidget() is self.spectrogram

    def clear_all(self) -> None:
        """Nothing to show."""
        self._timeline = None
        self._clear_drawings()
        self._shown, self._is_held = "", False
        self.show_playhead(None)
        self.table.clear_sentences()

    def _clear_drawings(self) -> None:
        self._live = None
        self._redraw_timer.stop()
        self._columns.clear()
        self._first_codes.clear()
        self._words = ()
        self.attention.clear_maps()
        self.codes.clear_codes()
        self.spectrogram.clear_spectrogram()
        self.lane.show_words(())
        self.waveform.show_samples(np.zeros(0, np.float32), 24_000, zoom=False)

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
                self.table.mark_speaking(event.index)
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
                self._words = tuple(live.words)
                self.lane.show_words(self._words)

    def show_plan(self, take: Take) -> None:
        """Every sentence of the take being made."""
        self.table.show_take(take)

    def resume_live(self, take: Take, timeline: Timeline) -> None:
        """What was finished of the take being made, before it came onto the screen."""
        if self._live is None:
            return
        self._draw_sentences(take, timeline)
        self._live.sound.append(timeline.samples)
        self._live.words, self._words = list(timeline.words), timeline.words
        self._sound_changed = True
        self.lane.show_words(self._words)

    def finish_sentence(self, row: int, take: Take) -> None:
        """A sentence of the take being made is in the take."""
        self.table.finish_sentence(row, take)

    def show_take(self, take: Take, timeline: Timeline) -> None:
        """A finished take, or one from the history; the same take, changed, stays where it was."""
        was_live = self._live is not None
        is_same = take.facts.id == self._shown and not was_live
        times = self.waveform.times
        is_drawn = self._is_drawn(take, timeline)
        saw_all = self._timeline is not None and times[0] <= 0.0 and times[1] >= self._timeline.seconds
        if not is_drawn:
            self._clear_drawings()
        self._live = None
        self._redraw_timer.stop()
        self._shown, self._words = take.facts.id, timeline.words
        self.waveform.show_samples(timeline.samples, timeline.sample_rate, zoom=not is_same, grows=is_drawn)
        self.lane.show_words(timeline.words)
        if not is_drawn:
            self._draw_sentences(take, timeline)
        self._timeline = timeline
        self.table.show_take(take)
        self.codes.draw()
        if is_same and times[0] < timeline.seconds and not saw_all:
            self.waveform.show_times(*times)
        else:
            self.waveform.show_all()
            self._is_held = False
        if self.is_spectrogram_shown or was_live:
            self.spectrogram_wanted.emit()

    def _is_drawn(self, take: Take, timeline: Timeline) -> bool:
        """Whether all of it was drawn while it was made: a long chapter takes a while to draw."""
        live = self._live
        if live is None or not take.facts.is_complete:
            return False
        self._flush()
        return len(live.sound.view) == len(timeline.samples)

    def _draw_sentences(self, take: Take, timeline: Timeline) -> None:
        for result, stretch in zip(take.heard, timeline.sentences, strict=True):
            if result is None:
                continue
            self.attention.add_sentence(
                stretch.start,
                len(result.sentence.tokens.ids),
                word_labels(result.sentence),
                result.attention.astype(np.float32),
                result.frame_seconds,
            )
            first = round(stretch.start / FRAME_SECONDS)
            for level, row in enumerate(_paced(result.codes, result.pace)):
                self.codes.set_codes(level, first, row)

    def show_playhead(self, seconds: float | None) -> None:
        for plot in (self.waveform, self.attention, self.codes, self.spectrogram):
            plot.show_playhead(seconds)
        self.lane.show_time(seconds)
        self._follow(seconds)

    def release(self) -> None:
        """Somebody asked for that place: the view may follow from there again."""
        self._is_held, self._before = False, None

    def show_stretch(self, start: float, end: float) -> None:
        """Zoom to a sentence."""
        self.waveform.show_times(start - 0.05, end + 0.05)

    def _follow(self, seconds: float | None) -> None:
        """Keep the playing place on the screen.

        A view that the person moved stays until playing passes its right edge; otherwise a place outside is brought
        onto the screen, so that the page turns by itself.
        """
        before, self._before = self._before, seconds
        if seconds is None:
            return
        low, high = self.waveform.times
        passed = before is not None and before <= high < seconds
        if passed:
            self._is_held = False
        if not self._is_held and not low <= seconds <= high:
            start = high if passed and seconds < high + 1.0 else max(0.0, seconds - 0.1 * (high - low))
            self.waveform.show_times(start, start + (high - low))

    def _place_handle(self, row: int) -> None:
        """Where the sentence after the chosen one begins, to be dragged."""
        stretches = self._timeline.sentences if self._timeline is not None and self._live is None else ()
        if 0 <= row < len(stretches) - 1 and stretches[row].end > stretches[row].start:
            self._handle.show_at(stretches[row].end, stretches[row + 1].start)
        else:
            self._handle.hide()

    def _on_pause(self, seconds: float) -> None:
        self.pause_wanted.emit(self.table.selected, seconds)

    def _on_moved(self) -> None:
        """The person chose what to look at."""
        self._is_held = True

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
            self.waveform.show_samples(live.sound.view, live.sample_rate, zoom=False, grows=True)
        if self._is_held or self._before is not None:
            return  # the view follows the ear, or stays where the person put it
        end = max(live.now, live.start + self._expected)
        self.waveform.show_times(max(0.0, live.start - 1.0) if live.start < live.now else live.start, end)

    def _on_seek(self, seconds: float, _value: float) -> None:
        self.release()
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
        self._handle.set_colours(colours)
        for widget in (self.waveform, self.lane, self.attention, self.codes, self.spectrogram):
            widget.set_colours(colours)


def _paced(codes: "npt.NDArray[np.int16]", pace: float) -> "npt.NDArray[np.int16]":
    """Codes (K, T) as they lie in time when they are heard at another pace."""
    if pace == 1.0:
        return codes
    places = (np.arange(round(codes.shape[1] / pace)) * pace).astype(np.int64)
    return codes[:, np.minimum(places, codes.shape[1] - 1)]
