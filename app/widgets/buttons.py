"""Small pieces of the same look everywhere: icon buttons, headings, panels."""

import html

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtWidgets import QAbstractSpinBox, QFrame, QLabel, QPushButton, QToolButton, QVBoxLayout, QWidget

from app.theme import Colours, Theme

SPACING = 8
MARGIN = 12
_ICON = 16  # pixels, at least


def set_role(widget: QWidget, role: str) -> None:
    """Change the look that the style sheet gives to `widget`."""
    if widget.property("role") != role:
        widget.setProperty("role", role)
        widget.style().unpolish(widget)
        widget.style().polish(widget)


class IconButton(QToolButton):
    """A quiet button with a picture; its name is spoken by screen readers and shown as a tooltip."""

    def __init__(self, theme: Theme, picture: str, name: str, *, with_text: bool = False) -> None:
        super().__init__()
        self._theme = theme
        self._picture = picture
        self._colour = ""
        set_role(self, "quiet")
        self.rename(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._fit_icon()
        if with_text:
            self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        theme.changed.connect(self._repaint_icon)
        self._repaint_icon(theme.colours)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._fit_icon()

    def _fit_icon(self) -> None:
        """As high as the letters around it."""
        side = max(_ICON, round(1.25 * self.fontMetrics().height()))
        self.setIconSize(QSize(side, side))

    def rename(self, name: str) -> None:
        self.setText(name)
        self.setAccessibleName(name)
        self.setToolTip(name)

    def show_picture(self, picture: str, colour: str = "") -> None:
        """Another picture; `colour` is the name of a theme colour."""
        if (picture, colour) != (self._picture, self._colour):
            self._picture, self._colour = picture, colour
            self._repaint_icon(self._theme.colours)

    def _repaint_icon(self, colours: Colours) -> None:
        self.setIcon(self._theme.icon(self._picture, getattr(colours, self._colour) if self._colour else None))


class PushButton(QPushButton):
    """A button with words, and a picture if one is named."""

    def __init__(self, theme: Theme, text: str, picture: str = "", role: str = "") -> None:
        super().__init__(text)
        self._theme = theme
        self._picture = picture
        self.setAccessibleName(text)
        self.setAutoDefault(False)
        self._fit_icon()
        if role:
            set_role(self, role)
        theme.changed.connect(self._repaint_icon)
        self._repaint_icon(theme.colours)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._fit_icon()

    def _fit_icon(self) -> None:
        side = max(_ICON, self.fontMetrics().height())
        self.setIconSize(QSize(side, side))

    def show_words(self, text: str, picture: str) -> None:
        self.setText(text)
        self.setAccessibleName(text)
        self._picture = picture
        self._repaint_icon(self._theme.colours)

    def _repaint_icon(self, colours: Colours) -> None:
        if self._picture:
            on_accent = self.property("role") == "primary"
            colour = colours.on_accent if on_accent else None
            self.setIcon(self._theme.icon(self._picture, colour, colours.muted))  # grey as the words beside it


def plain_label(text: str = "", *, wrap: bool = False) -> QLabel:
    """A label that shows every sign as it is: names and texts of the user may look like HTML."""
    label = QLabel(text)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(wrap)
    return label


def plain_tip(text: str) -> str:
    """A tooltip that shows every sign as it is."""
    return f"<p>{html.escape(text)}</p>".replace("\n", "<br>") if "<" in text else text


def heading(text: str, *, wrap: bool = False) -> QLabel:
    """Title of a panel."""
    label = plain_label(text, wrap=wrap)
    set_role(label, "heading")
    return label


def muted(text: str = "", *, wrap: bool = False) -> QLabel:
    """Small print."""
    label = plain_label(text, wrap=wrap)
    set_role(label, "muted")
    return label


def panel() -> tuple[QFrame, QVBoxLayout]:
    """A framed area and the layout inside it."""
    frame = QFrame()
    set_role(frame, "panel")
    layout = QVBoxLayout(frame)
    layout.setContentsMargins(MARGIN, MARGIN, MARGIN, MARGIN)
    layout.setSpacing(SPACING)
    return frame, layout


def row_label(text: str, beside: QWidget) -> QLabel:
    """Name of a row in a form, level with the first line of what stands beside it."""
    label = plain_label(text)
    label.setMinimumHeight(beside.sizeHint().height())
    return label


def inset(*boxes: QAbstractSpinBox) -> None:
    """Numbers begin where the text of other fields does; a style sheet's padding does not reach them."""
    for box in boxes:
        box.lineEdit().setTextMargins(6, 0, 0, 0)
