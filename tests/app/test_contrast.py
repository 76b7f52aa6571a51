"""Words can be read in both themes: 4.5 to 1 at least, against everything they stand on."""

import pytest
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QWidget

from app.theme import Colours, Theme

ENOUGH = 4.5
GROUNDS = ("window", "panel", "field", "selection")
WORDS = ("text", "muted", "good", "warning", "bad")


def luminance(colour: QColor) -> float:
    """As WCAG 2 defines it."""
    parts = [value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4 for value in colour.getRgbF()[:3]]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


def contrast(one: QColor, other: QColor) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("name", ["light", "dark"])
@pytest.mark.parametrize("ground", GROUNDS)
@pytest.mark.parametrize("words", WORDS)
def test_words_on_their_grounds(name: str, ground: str, words: str) -> None:
    colours = Colours.load(name)

    assert contrast(QColor(getattr(colours, words)), QColor(getattr(colours, ground))) >= ENOUGH


@pytest.mark.parametrize("name", ["light", "dark"])
@pytest.mark.parametrize(
    ("words", "ground"), [("on_accent", "accent"), ("on_accent", "accent_hover"), ("muted", "border")]
)
def test_words_on_buttons(name: str, words: str, ground: str) -> None:
    colours = Colours.load(name)

    assert contrast(QColor(getattr(colours, words)), QColor(getattr(colours, ground))) >= (
        3.0 if ground == "border" else ENOUGH  # a button that can do nothing, in bold
    )


def strongest(widget: QWidget, ground: QColor) -> float:
    """The best contrast of any pixel inside: that of the middle of a stroke."""
    image: QImage = widget.grab().toImage()
    places = [(x, y) for x in range(6, image.width() - 6) for y in range(6, image.height() - 6)]
    return max(contrast(image.pixelColor(x, y), ground) for x, y in places)


@pytest.mark.parametrize("name", ["light", "dark"])
@pytest.mark.parametrize("kind", [QLineEdit, QPlainTextEdit])
def test_placeholders_as_they_are_painted(qapp: QApplication, theme: Theme, name: str, kind: type) -> None:
    theme.apply(name, 200)
    field = kind()
    field.setPlaceholderText("MMMM mmmm")
    field.resize(220, 60)
    field.show()
    found = strongest(field, QColor(Colours.load(name).field))
    field.close()
    theme.apply("light", 100)

    assert found >= ENOUGH
