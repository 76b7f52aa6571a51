"""What a take is drawn with. Imports pyqtgraph; each drawing costs the window's thread three hundredths of a second."""

from collections.abc import Generator
from typing import NamedTuple

from PySide6.QtCore import QCoreApplication

from app.speaking.sentence_table import SentenceTable
from app.takes.timeline import FRAME_SECONDS
from app.theme import Theme
from app.widgets.attention_plot import AttentionPlot
from app.widgets.codes_plot import CodesPlot
from app.widgets.spectrogram_plot import SpectrogramPlot
from app.widgets.waveform_plot import WaveformPlot

LEVELS = 8


class Drawings(NamedTuple):
    """The parts of a `PlotsView`."""

    waveform: WaveformPlot
    attention: AttentionPlot
    codes: CodesPlot
    spectrogram: SpectrogramPlot
    table: SentenceTable


def drawings_in_parts(theme: Theme) -> Generator[None, None, Drawings]:
    """Build them one by one; returns all."""
    translate, colours = QCoreApplication.translate, theme.colours
    waveform = WaveformPlot(colours, translate("PlotsView", "Waveform of the take"))
    yield
    attention = AttentionPlot(colours, translate("PlotsView", "Attention map: text against time"), FRAME_SECONDS)
    yield
    name = translate("PlotsView", "Codes: eight codebooks against time")
    codes = CodesPlot(colours, name, LEVELS, FRAME_SECONDS)
    yield
    spectrogram = SpectrogramPlot(colours, translate("PlotsView", "Spectrogram of the take"))
    yield
    table = SentenceTable(theme)
    yield
    return Drawings(waveform, attention, codes, spectrogram, table)
