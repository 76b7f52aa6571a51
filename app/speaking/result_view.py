"""The panel that shows and plays what was spoken."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QMenu,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from app.in_parts import InParts
from app.sound.player import PlayerState
from app.speaking.alarm_bar import AlarmBar
from app.speaking.comparison_row import ComparisonRow
from app.takes.take import Take
from app.takes.timeline import Timeline
from app.theme import Theme
from app.welcome import WelcomePanel
from app.widgets.buttons import IconButton, PushButton, heading, panel, plain_tip
from app.widgets.elided_label import ElidedLabel

if TYPE_CHECKING:
    from app.speaking.plots_view import PlotsView
    from tacolm_core import SpeechEvent

_LOW: Final = 32  # lines of text: less has no room for bar and table at once


class ResultView(QWidget):
    """Empty at first; the plots are built after the first paint, because their library takes its time to load."""

    play_wanted = Signal()
    stop_wanted = Signal()
    go_on_wanted = Signal()  # with a take that is unfinished
    export_wanted = Signal()
    again_wanted = Signal(int)
    again_alarmed_wanted = Signal()
    again_all_wanted = Signal()
    remake_wanted = Signal()
    facts_wanted = Signal()
    sentence_wanted = Signal(int)
    word_wanted = Signal(int)
    seek_wanted = Signal(float)
    plots_built = Signal()
    spectrogram_wanted = Signal()
    early_wanted = Signal(bool)  # hear speech while it is made, or when it is finished
    variant_wanted = Signal(int, int)  # sentence, steps among its variants
    variant_name_wanted = Signal(int, str)  # sentence, name
    manner_wanted = Signal(int, str, float, bool)  # sentence, what of its manner, value, for all

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._take: Take | None = None
        self._timeline: Timeline | None = None
        self._playback = PlayerState.STOPPED
        self._is_live = False
        self._is_other_heard = False
        self._is_speaking = False
        self.plots: PlotsView | None = None
        self._building = InParts(self._plots_in_parts(), self)
        self.play_button = IconButton(theme, "play", self.tr("Play"))
        self.stop_button = IconButton(theme, "stop", self.tr("Stop playing"))
        self.early_button = IconButton(theme, "early", self.tr("Hear speech while it is being made"))
        self.early_button.setCheckable(True)
        self.go_on_button = PushButton(theme, self.tr("Go on"), "redo")
        self.go_on_button.setToolTip(self.tr("Speak what this take has no sound for yet (Ctrl+Shift+G)"))
        self.clock = QLabel("0.0 s")
        self.title = ElidedLabel()
        self.zoom_button = IconButton(theme, "zoom-in", self.tr("Zoom to the sentence at the playhead"))
        self.all_button = IconButton(theme, "zoom-fit", self.tr("Show the whole take"))
        self.more_button = IconButton(theme, "more", self.tr("More about this take"))
        self.export_button = PushButton(theme, self.tr("Export…"), "export")
        self.comparison = ComparisonRow(theme)
        self.alarms = AlarmBar(theme)
        self.pages = QStackedWidget()
        self.empty = self._scrolled(WelcomePanel())
        self._actions = self._make_actions()
        self._lay_out()
        self._connect()
        self._refresh()

    def _scrolled(self, welcome: QWidget) -> QScrollArea:
        """Large letters in a small window must not be cut off."""
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidget(welcome)
        area.setAccessibleName(self.tr("How it works"))
        for ground in (area.viewport(), welcome):
            ground.setAutoFillBackground(False)
        return area

    def _make_actions(self) -> list[QAction]:
        again = QAction(self.tr("Speak all of it again with a new seed"), self)
        remake = QAction(self.tr("Make it again exactly, to check"), self)
        again.triggered.connect(self.again_all_wanted)
        remake.triggered.connect(self.remake_wanted)
        facts = QAction(self.tr("About this take…"), self)
        facts.triggered.connect(self.facts_wanted)
        return [again, remake, facts]

    def _lay_out(self) -> None:
        frame, layout = panel()
        top = QHBoxLayout()
        top.setSpacing(4)
        top.addWidget(heading(self.tr("3  Result")))
        top.addSpacing(10)
        top.addWidget(self.play_button)
        top.addWidget(self.stop_button)
        top.addWidget(self.early_button)
        top.addWidget(self.clock)
        top.addSpacing(10)
        top.addWidget(self.title, 1)
        for button in (self.go_on_button, self.zoom_button, self.all_button, self.more_button, self.export_button):
            top.addWidget(button)
        layout.addLayout(top)
        layout.addWidget(self.alarms)
        layout.addWidget(self.comparison)
        self.pages.addWidget(self.empty)
        layout.addWidget(self.pages, 1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(frame)
        self.clock.setMinimumWidth(self.fontMetrics().horizontalAdvance("000.0 / 000.0 s"))
        self.clock.setAccessibleName(self.tr("Position"))
        menu = QMenu(self.more_button)
        menu.addActions(self._actions)
        self.more_button.setMenu(menu)
        self.more_button.setPopupMode(IconButton.ToolButtonPopupMode.InstantPopup)

    def _connect(self) -> None:
        self.play_button.clicked.connect(self.play_wanted)
        self.stop_button.clicked.connect(self.stop_wanted)
        self.go_on_button.clicked.connect(self.go_on_wanted)
        self.early_button.clicked.connect(self.early_wanted)
        self.export_button.clicked.connect(self.export_wanted)
        self.zoom_button.clicked.connect(self._zoom)
        self.all_button.clicked.connect(self.show_all)
        self.alarms.again_wanted.connect(self.again_alarmed_wanted)
        self.alarms.sentence_wanted.connect(self._show_sentence)
        self.alarms.left.connect(self.play_button.setFocus)

    def prepare_plots(self) -> None:
        """Build what needs the drawing library, a part in each round of the event loop."""
        self._building.begin()

    def build_plots(self) -> None:
        """Build all of it that is missing, now."""
        self._building.finish()

    def _plots_in_parts(self) -> Iterator[None]:
        from app.speaking.drawings import drawings_in_parts
        from app.speaking.plots_view import PlotsView

        drawings = yield from drawings_in_parts(self._theme)
        plots = PlotsView(self._theme, drawings)
        plots.seek_wanted.connect(self.seek_wanted)
        plots.word_wanted.connect(self.word_wanted)
        plots.spectrogram_wanted.connect(self.spectrogram_wanted)
        plots.table.play_wanted.connect(self.sentence_wanted)
        plots.table.again_wanted.connect(self.again_wanted)
        plots.table.variant_wanted.connect(self.variant_wanted)
        plots.table.name_wanted.connect(self.variant_name_wanted)
        plots.table.manner.changed.connect(self._on_manner)
        plots.pause_wanted.connect(self._on_pause)
        plots.again_button.clicked.connect(self.again_alarmed_wanted)
        plots.tabs.currentChanged.connect(self._place_alarm)
        self.pages.addWidget(plots)
        self.plots = plots
        self.plots_built.emit()
        if self._take is not None and self._timeline is not None:
            self.show_take(self._take, self._timeline)

    def begin_live(self, sample_rate: int) -> None:
        """A new take is about to come."""
        self.build_plots()
        self._take, self._timeline, self._is_live = None, None, True
        self.alarms.clear()
        self.title.set_text(self.tr("being made…"))
        if self.plots is not None:
            self.plots.begin_live(sample_rate)
            self.pages.setCurrentWidget(self.plots)
        self._refresh()

    def show_plan(self, take: Take) -> None:
        """All the sentences of the take being made."""
        if self.plots is not None:
            self.plots.show_plan(take)

    def resume_live(self, take: Take, timeline: Timeline) -> None:
        """What was finished of it before it came onto the screen."""
        self.grow(take, timeline)
        if self.plots is not None:
            self.plots.resume_live(take, timeline)

    def grow(self, take: Take, timeline: Timeline) -> None:
        """The take being made has another sentence; what is finished can be heard."""
        self._take, self._timeline = take, timeline
        if self.plots is not None:
            self.plots.show_plan(take)
        self._refresh()

    def show_early(self, early: bool) -> None:
        """Whether speech is heard while it is made."""
        self.early_button.setChecked(early)
        self.early_button.rename(
            self.tr("Speech is heard while it is made: click to hear it when it is finished")
            if early
            else self.tr("Speech is heard when it is finished: click to hear it while it is made")
        )

    def rename_variant(self) -> bool:
        """Begin to name a variant, if the keys are in the table of sentences; whether they are."""
        if self.plots is None or not self.plots.table.table.hasFocus():
            return False
        self.plots.table.rename()
        return True

    def next_variant(self) -> None:
        """Of the chosen sentence, or of the first that has some."""
        if self.plots is None or self._take is None:
            return
        several = [i for i, passage in enumerate(self._take.passages) if len(passage.variants) > 1]
        chosen = self.plots.table.selected
        self.variant_wanted.emit(chosen if chosen >= 0 or not several else several[0], 1)

    def mark_played(self, index: int) -> None:
        """The sentence that is heard; -1 for none."""
        if self.plots is not None:
            self.plots.table.mark_played(index)

    def _on_pause(self, index: int, seconds: float) -> None:
        self.manner_wanted.emit(index, "pause", seconds, False)

    def _on_manner(self, what: str, value: float, for_all: bool) -> None:
        if self.plots is not None:
            self.manner_wanted.emit(self.plots.table.selected, what, value, for_all)

    def add_event(self, event: "SpeechEvent") -> None:
        if self.plots is not None:
            self.plots.add_event(event)

    def show_take(self, take: Take | None, timeline: Timeline | None) -> None:
        """Bring a take onto the screen, or clear it."""
        self._take, self._timeline, self._is_live = take, timeline, False
        if take is None or timeline is None:
            self.title.set_text("")
            self.alarms.clear()
            self.pages.setCurrentIndex(0)
            if self.plots is not None:
                self.plots.clear_all()
        else:
            if not take.alarmed and self.alarms.isAncestorOf(self.focusWidget()):
                self.play_button.setFocus()  # a bar that goes must not throw the focus elsewhere
            self.title.set_text(take.facts.title)
            self.title.setToolTip(plain_tip(take.facts.text[:600]))
            self.alarms.show_take(take)
            if self.plots is not None:
                self.plots.show_take(take, timeline)
                self.pages.setCurrentWidget(self.plots)
        self._place_alarm()
        self.show_playhead(None)
        self._refresh()

    def mark_again(self, index: int) -> None:
        """A sentence of the take is being spoken again."""
        if self.plots is not None:
            self.plots.table.mark_speaking(index)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_alarm()

    def _place_alarm(self) -> None:
        """In a low window the rows of the table, which say what is to be checked, need the room of the bar."""
        if self.plots is None:
            return
        is_low = self.height() < _LOW * self.fontMetrics().lineSpacing()
        is_collapsed = is_low and self.plots.is_table_shown
        self.alarms.collapse(is_collapsed)
        self.plots.favour_table(is_collapsed)
        self.plots.again_button.setVisible(is_collapsed and self.alarms.has_any)
        self.plots.again_button.setToolTip(self.alarms.again_button.toolTip())

    def show_playhead(self, seconds: float | None) -> None:
        if self.plots is not None:
            self.plots.show_playhead(seconds)
        total = self._timeline.seconds if self._timeline else 0.0
        self.clock.setText(f"{seconds or 0.0:.1f} / {total:.1f} s" if total else f"{seconds or 0.0:.1f} s")

    def show_playback(self, state: PlayerState) -> None:
        self._playback = state
        playing = state is PlayerState.PLAYING and not self._is_other_heard
        self.play_button.show_picture("pause" if playing else "play")
        self.play_button.rename(self.tr("Pause") if playing else self.tr("Play"))
        self._refresh()

    def show_speaking(self, speaking: bool) -> None:
        """Whether anything is being spoken; an unfinished take can be gone on with when nothing is."""
        self._is_speaking = speaking
        self._refresh()

    def show_other_heard(self, other: bool) -> None:
        """What is heard is a take that is not on the screen: Play begins this one."""
        self._is_other_heard = other
        self.show_playback(self._playback)

    def show_spectrogram(self, decibels: object, seconds: float, highest: float) -> None:
        if self.plots is not None:
            self.plots.spectrogram.show_spectrogram(decibels, seconds, highest)  # type: ignore[arg-type]

    def _zoom(self) -> None:
        """To the sentence under the playhead, or the first one on the screen."""
        if self.plots is None or self._timeline is None or not self._timeline.sentences:
            return
        head = self.plots.waveform.playhead
        seconds = float(head.value()) if head.isVisible() else self.plots.waveform.times[0] + 0.01
        self._show_sentence(max(0, self._timeline.sentence_at(seconds)))

    def _show_sentence(self, index: int) -> None:
        if self.plots is not None and self._timeline is not None and index < len(self._timeline.sentences):
            stretch = self._timeline.sentences[index]
            self.plots.show_stretch(stretch.start, stretch.end)
            self.plots.table.table.selectRow(index)

    @property
    def is_spectrogram_shown(self) -> bool:
        return self.plots is not None and self.plots.is_spectrogram_shown

    def show_attention(self) -> None:
        self._show_tab(0)

    def show_codes(self) -> None:
        self._show_tab(1)

    def show_spectrogram_tab(self) -> None:
        self._show_tab(2)

    def show_sentences(self) -> None:
        self._show_tab(3)

    def _show_tab(self, index: int) -> None:
        if self.plots is not None:
            self.plots.tabs.setCurrentIndex(index)

    def show_all(self) -> None:
        if self.plots is not None:
            self.plots.waveform.show_all()

    def _refresh(self) -> None:
        """What can do nothing is grey, and says why."""
        has_take = self._take is not None
        for widget in (self.zoom_button, self.all_button, self.more_button, self.export_button):
            widget.setEnabled(has_take)
        self.go_on_button.setVisible(
            self._take is not None and not self._take.facts.is_complete and not self._is_speaking
        )
        is_silent = self._playback is PlayerState.STOPPED
        self.play_button.setEnabled(has_take or not is_silent)
        self.stop_button.setEnabled(not is_silent)
        if self.play_button.isEnabled():
            self.play_button.setToolTip(self.play_button.accessibleName())
        elif self._is_live:
            self.play_button.setToolTip(self.tr("The first sentence is still being made; then it can be heard"))
        else:
            self.play_button.setToolTip(self.tr("There is no take to play yet"))
