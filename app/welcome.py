"""How it works, on one screen, the list of shortcuts, and what this program is."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from app.about import APP_NAME, VERSION
from app.commands import Actions, commands, menu_titles
from app.theme import Theme
from app.widgets.buttons import PushButton, heading, muted, plain_label, set_role
from app.widgets.dialog import Dialog

_MARGIN = 24


class WelcomePanel(QWidget):
    """Three steps and what to know about them; also what an empty result panel shows."""

    def __init__(self) -> None:
        super().__init__()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(_MARGIN, 8, _MARGIN, 8)
        layout.setSpacing(12)
        layout.addStretch(1)
        layout.addWidget(heading(self.tr("Let a voice read your text")))
        for number, (name, text) in enumerate(self._steps(), start=1):
            layout.addLayout(_step(number, name, text))
        notes = self.tr(
            "Everything happens on this computer; nothing is sent anywhere and no connection is needed. "
            "Use voices only with the speaker's agreement. Every exported file says that it is synthetic speech."
        )
        layout.addWidget(muted(notes, wrap=True))
        layout.addStretch(2)

    def _steps(self) -> tuple[tuple[str, str], ...]:
        return (
            (
                self.tr("Choose a voice"),
                self.tr("Record three seconds, load a sound file, or take one of the ready-made voices."),
            ),
            (
                self.tr("Write the text"),
                self.tr("Type, paste, or open a file. Long texts are spoken sentence by sentence."),
            ),
            (
                self.tr("Synthesise, look, keep"),
                self.tr(
                    "The sound starts while the rest is being made. If a sentence did not work, it is marked, "
                    "and one click speaks it again. Every take is kept, and can be exported."
                ),
            ),
        )


class WelcomeDialog(Dialog):
    """The same, from the help menu."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("How it works"), parent, letters=80)
        self.close_button = PushButton(theme, self.tr("Close"), "", "primary")
        self.close_button.clicked.connect(self.accept)
        self.body.addWidget(WelcomePanel(), 1)
        self.foot.addStretch(1)
        self.foot.addWidget(self.close_button)


class ShortcutsDialog(Dialog):
    """Every action and its keys."""

    def __init__(self, actions: Actions, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Keyboard shortcuts"), parent)
        self.area.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.area.setAccessibleName(self.windowTitle())
        grid = QGridLayout()
        grid.setVerticalSpacing(6)
        titles = menu_titles()
        menu, row = "", 0
        for command in commands():
            keys = actions[command.key.rstrip("|")].shortcut().toString()
            if not keys:
                continue
            if command.menu != menu:
                menu = command.menu
                grid.addWidget(heading(titles[menu].replace("&", "")), row, 0, 1, 2)
                row += 1
            label = QLabel(keys)
            set_role(label, "muted")
            grid.addWidget(plain_label(command.text, wrap=True), row, 0)
            grid.addWidget(label, row, 1)
            row += 1
        grid.setRowStretch(row, 1)
        grid.setColumnStretch(0, 1)
        self.body.addLayout(grid)
        close = PushButton(theme, self.tr("Close"))
        close.clicked.connect(self.accept)
        self.foot.addStretch(1)
        self.foot.addWidget(close)


class AboutDialog(Dialog):
    """Which program this is, and which model speaks."""

    def __init__(self, model_hash: str, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("About {0}").format(APP_NAME), parent)
        what = self.tr("Clones a voice from three seconds of speech and lets it read your text, offline.")
        model = self.tr("Model: {0}").format(model_hash[:16] or self.tr("none loaded"))
        self.body.addWidget(heading(f"{APP_NAME} {VERSION}"))
        for text in (what, model):
            self.body.addWidget(plain_label(text, wrap=True))
        close = PushButton(theme, self.tr("Close"), "", "primary")
        close.clicked.connect(self.accept)
        self.foot.addStretch(1)
        self.foot.addWidget(close)


def _step(number: int, name: str, text: str) -> QHBoxLayout:
    mark = QLabel(str(number))
    set_role(mark, "step")
    font = mark.font()
    font.setPointSizeF(font.pointSizeF() * 2)
    mark.setFont(font)
    mark.setFixedWidth(mark.fontMetrics().horizontalAdvance("0") + 18)
    mark.setAlignment(Qt.AlignmentFlag.AlignTop)
    body = QVBoxLayout()
    body.setSpacing(2)
    body.addWidget(heading(name))
    body.addWidget(muted(text, wrap=True))
    row = QHBoxLayout()
    row.addWidget(mark)
    row.addLayout(body, 1)
    return row
