"""Light and dark: colours from `resources/themes`, turned into a palette and a style sheet."""

import json
import re
from dataclasses import dataclass, fields
from typing import Self

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QIcon, QPalette
from PySide6.QtWidgets import QApplication

from app.resources import icon, resource
from app.settings import ThemeChoice


@dataclass(frozen=True)
class Colours:
    """Every colour of one theme, as #rrggbb."""

    name: str
    window: str
    panel: str
    field: str
    border: str
    text: str
    muted: str
    accent: str
    accent_hover: str
    on_accent: str
    selection: str
    good: str
    warning: str
    bad: str
    wave: str
    wave_back: str
    playhead: str

    @classmethod
    def load(cls, name: str) -> Self:
        values = json.loads(resource("themes", f"{name}.json").read_text(encoding="utf-8"))
        return cls(name=name, **values)

    @property
    def is_dark(self) -> bool:
        return self.name == "dark"


def palette(colours: Colours) -> QPalette:
    """What Fusion paints with."""
    role = QPalette.ColorRole
    result = QPalette()
    pairs = {
        role.Window: colours.window,
        role.WindowText: colours.text,
        role.Base: colours.field,
        role.AlternateBase: colours.panel,
        role.Text: colours.text,
        role.Button: colours.panel,
        role.ButtonText: colours.text,
        role.ToolTipBase: colours.panel,
        role.ToolTipText: colours.text,
        role.PlaceholderText: colours.muted,
        role.Highlight: colours.accent,
        role.HighlightedText: colours.on_accent,
        role.Link: colours.accent,
        role.Mid: colours.border,
        role.Dark: colours.border,
        role.Light: colours.field,
    }
    for key, value in pairs.items():
        result.setColor(key, QColor(value))
    for key in (role.WindowText, role.Text, role.ButtonText):
        result.setColor(QPalette.ColorGroup.Disabled, key, QColor(colours.muted))
    return result


def style_sheet(colours: Colours, text_size: int = 100) -> str:
    """`style.qss` with every `@name` replaced by that colour, and every `14@px` by as many pixels at this text size."""
    sheet = resource("themes", "style.qss").read_text(encoding="utf-8")
    names = sorted((field.name for field in fields(colours)), key=len, reverse=True)
    for name in names:
        sheet = sheet.replace(f"@{name}", getattr(colours, name))
    sheet = re.sub(r"(\d+)@px", lambda found: f"{round(int(found[1]) * max(text_size, 100) / 100)}px", sheet)
    return sheet.replace("@icons", resource("icons").as_posix())


class Theme(QObject):
    """Applies a choice to the application and tells those who paint themselves."""

    changed = Signal(object)  # Colours

    def __init__(self, application: QApplication) -> None:
        super().__init__(application)
        self._application = application
        self._base_size = application.font().pointSizeF()
        self._choice: ThemeChoice = "system"
        self._icons: dict[tuple[str, str, str], QIcon] = {}
        self.colours = Colours.load("light")
        application.setStyle("Fusion")
        application.styleHints().colorSchemeChanged.connect(self._on_system_changed)

    def apply(self, choice: ThemeChoice, text_size: int) -> None:
        """Colours of `choice`, and all text at `text_size` per cent."""
        self._choice = choice
        font = self._application.font()
        font.setPointSizeF(max(self._base_size, 9.0) * text_size / 100)
        self._application.setFont(font)
        self.colours = Colours.load(self._effective(choice))
        self._application.setPalette(palette(self.colours))
        self._application.setStyleSheet(style_sheet(self.colours, text_size))
        self.changed.emit(self.colours)

    def icon(self, name: str, colour: str | None = None, disabled: str | None = None) -> QIcon:
        """In a colour, and in another while nothing can be done with it; None: those of buttons without words."""
        key = (name, colour or self.colours.text, disabled or self.colours.border)
        if key not in self._icons:
            self._icons[key] = icon(*key)  # drawing one takes a millisecond, and rows of lists ask at every paint
        return self._icons[key]

    def _effective(self, choice: ThemeChoice) -> str:
        if choice != "system":
            return choice
        dark = self._application.styleHints().colorScheme() == Qt.ColorScheme.Dark
        return "dark" if dark else "light"

    def _on_system_changed(self) -> None:
        if self._choice == "system":
            percent = round(100 * self._application.font().pointSizeF() / max(self._base_size, 9.0))
            self.apply("system", percent)
