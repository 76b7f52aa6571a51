"""Rows of two lines with a mark at the right, for lists of voices and takes."""

from typing import Final

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QIcon, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from app.theme import Colours, Theme

SUBTITLE_ROLE: Final = int(Qt.ItemDataRole.UserRole) + 1
MARK_ROLE: Final = int(Qt.ItemDataRole.UserRole) + 2  # name of an icon, or ""
WARNING_ROLE: Final = int(Qt.ItemDataRole.UserRole) + 3  # bool: the subtitle is a warning
KEY_ROLE: Final = int(Qt.ItemDataRole.UserRole) + 4

Index = QModelIndex | QPersistentModelIndex
_PADDING: Final = 6


def two_line_list(model: QAbstractItemModel, theme: Theme, name: str) -> QListView:
    """A list of such rows; `name` is for screen readers."""
    view = QListView()
    view.setModel(model)
    view.setItemDelegate(TwoLineDelegate(theme, view))
    view.setAccessibleName(name)
    view.setUniformItemSizes(True)  # it asks one row for its height, not thousands
    view.setMouseTracking(True)
    view.setFrameShape(QFrame.Shape.NoFrame)
    view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    return view


class TwoLineDelegate(QStyledItemDelegate):
    """Title, smaller line below it, mark."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, _index: Index) -> QSize:
        height = QFontMetrics(option.font).height() + QFontMetrics(_small(option.font)).height()
        return QSize(120, height + 2 * _PADDING)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        colours = self._theme.colours
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = option.rect.adjusted(2, 1, -2, -1)
        self._paint_back(painter, option, area, colours)
        inner = area.adjusted(8, _PADDING - 1, -6, -(_PADDING - 1))
        mark = index.data(MARK_ROLE)
        if mark:
            size = min(option.fontMetrics.height(), inner.height())
            spot = QRect(inner.right() - size, inner.center().y() - size // 2, size, size)
            colour = colours.warning if mark.startswith("star") else colours.good
            QIcon(self._theme.icon(mark, colour)).paint(painter, spot)
            inner.setRight(spot.left() - 6)
        self._paint_lines(painter, option, inner, index)
        painter.restore()

    def _paint_back(self, painter: QPainter, option: QStyleOptionViewItem, area: QRect, colours: Colours) -> None:
        state = option.state
        painter.setPen(Qt.PenStyle.NoPen)
        if state & QStyle.StateFlag.State_Selected:
            painter.setBrush(QColor(colours.selection))
            painter.drawRoundedRect(area, 6, 6)
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.setBrush(QColor(colours.window))
            painter.drawRoundedRect(area, 6, 6)
        if state & QStyle.StateFlag.State_HasFocus:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QColor(colours.accent))
            painter.drawRoundedRect(area, 6, 6)

    def _paint_lines(self, painter: QPainter, option: QStyleOptionViewItem, area: QRect, index: Index) -> None:
        colours = self._theme.colours
        metrics = QFontMetrics(option.font)
        painter.setFont(option.font)
        painter.setPen(QColor(colours.text))
        title = str(index.data(Qt.ItemDataRole.DisplayRole))
        elide = Qt.TextElideMode.ElideRight
        baseline = area.top() + metrics.ascent()  # letters of a fallback font are taller: lines must not move
        painter.drawText(area.left(), baseline, metrics.elidedText(title, elide, area.width()))
        small = _small(option.font)
        painter.setFont(small)
        painter.setPen(QColor(colours.warning if index.data(WARNING_ROLE) else colours.muted))
        subtitle = QFontMetrics(small).elidedText(str(index.data(SUBTITLE_ROLE) or ""), elide, area.width())
        painter.drawText(area.left(), area.bottom() + 1 - QFontMetrics(small).descent(), subtitle)


def _small(font: QFont) -> QFont:
    result = QFont(font)
    result.setPointSizeF(font.pointSizeF() * 0.88)
    return result
