"""Everything that can be done from the keyboard: one action each, for menus, buttons and the list of shortcuts."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

from app.translation import text as _text


@dataclass(frozen=True)
class Command:
    """A named action with its keys."""

    key: str
    menu: str
    text: str
    shortcut: str = ""


def commands() -> tuple[Command, ...]:
    """In the order of the menus. A separator follows a command whose key ends in a bar."""
    return (
        Command("open_text|", "File", _text("Open a text…"), "Ctrl+O"),
        Command("batch", "File", _text("Make a list of texts…"), "Ctrl+Shift+L"),
        Command("export|", "File", _text("Export the take…"), "Ctrl+E"),
        Command("preferences|", "File", _text("Settings…"), "Ctrl+,"),
        Command("quit", "File", _text("Quit"), "Ctrl+Q"),
        Command("new_project", "Project", _text("New project…"), "Ctrl+Shift+N"),
        Command("open_project", "Project", _text("Open a project…"), "Ctrl+Shift+O"),
        Command("save_project", "Project", _text("Save"), "Ctrl+S"),
        Command("close_project|", "Project", _text("Close the project"), ""),
        Command("add_chapters", "Project", _text("Add chapters from a file…"), "Ctrl+Shift+A"),
        Command("split_chapter|", "Project", _text("Split the chapter at the cursor"), ""),
        Command("speak_book", "Project", _text("Speak all chapters"), "Ctrl+Alt+Return"),
        Command("export_book", "Project", _text("Export the book…"), "Ctrl+Shift+E"),
        Command("undo", "Edit", _text("Undo"), "Ctrl+Z"),
        Command("redo|", "Edit", _text("Redo"), "Ctrl+Shift+Z"),
        Command("rename", "Edit", _text("Rename in the list"), "F2"),
        Command("bin", "Edit", _text("Bin: deleted takes and voices, recordings…"), ""),
        Command("new_voice", "Voice", _text("New voice…"), "Ctrl+R"),
        Command("teach_voice", "Voice", _text("Teach this voice…"), "Ctrl+Shift+R"),
        Command("hear_voice|", "Voice", _text("Hear the recording behind the voice"), "Ctrl+H"),
        Command("edit_voice", "Voice", _text("Name, words, note and consent…"), "Shift+F2"),
        Command("import_voice", "Voice", _text("Import a voice…"), ""),
        Command("export_voice|", "Voice", _text("Export the voice…"), ""),
        Command("delete_voice", "Voice", _text("Delete the voice"), ""),
        Command("speak", "Text", _text("Synthesise"), "Ctrl+Return"),
        Command("queue", "Text", _text("Add to the queue"), "Ctrl+Shift+Return"),
        Command("cancel|", "Text", _text("Cancel"), "Esc"),
        Command("focus_text", "Text", _text("Go to the text"), "Ctrl+T"),
        Command("show_spoken", "Text", _text("Show the text as spoken"), "Ctrl+Shift+T"),
        Command("cast", "Text", _text("Voices of the script…"), "Ctrl+Shift+V"),
        Command("lexicon", "Text", _text("Pronunciations…"), "Ctrl+L"),
        Command("play", "Take", _text("Play or pause"), "Ctrl+Space"),
        Command("stop|", "Take", _text("Stop playing"), "Ctrl+."),
        Command("star", "Take", _text("Star"), "Ctrl+D"),
        Command("compare", "Take", _text("Compare two takes, or hear the other one"), "Ctrl+B"),
        Command("again_all", "Take", _text("Speak again with a new seed"), "Ctrl+Y"),
        Command("again_alarmed", "Take", _text("Speak sentences with something to check again"), "Ctrl+Shift+Y"),
        Command("go_on", "Take", _text("Go on where it stopped"), "Ctrl+Shift+G"),
        Command("next_variant", "Take", _text("Hear the next variant of the sentence"), "F6"),
        Command("remake|", "Take", _text("Make again exactly"), ""),
        Command("facts|", "Take", _text("About this take…"), "Ctrl+I"),
        Command("delete_take", "Take", _text("Delete the take"), "Ctrl+Backspace"),
        Command("show_attention", "View", _text("Attention"), "Ctrl+1"),
        Command("show_codes", "View", _text("Codes"), "Ctrl+2"),
        Command("show_spectrogram", "View", _text("Spectrogram"), "Ctrl+3"),
        Command("show_sentences|", "View", _text("Sentences"), "Ctrl+4"),
        Command("zoom_all", "View", _text("Show the whole take"), "Ctrl+0"),
        Command("welcome", "Help", _text("How it works"), ""),
        Command("shortcuts", "Help", _text("Keyboard shortcuts"), "F1"),
        Command("open_logs|", "Help", _text("Open the log folder"), ""),
        Command("about", "Help", _text("About TacoLM Studio"), ""),
    )


def menu_titles() -> dict[str, str]:
    return {
        "File": _text("&File"),
        "Project": _text("&Project"),
        "Edit": _text("&Edit"),
        "Voice": _text("&Voice"),
        "Text": _text("Te&xt"),
        "Take": _text("&Take"),
        "View": _text("Vie&w"),
        "Help": _text("&Help"),
    }


class Actions:
    """The actions of a window, by key."""

    def __init__(self, owner: QWidget) -> None:
        self._actions: dict[str, QAction] = {}
        for command in commands():
            action = QAction(command.text, owner)
            if command.shortcut:
                action.setShortcut(QKeySequence(command.shortcut))
                action.setShortcutContext(Qt.ShortcutContext.WindowShortcut)
            self._actions[command.key.rstrip("|")] = action
            owner.addAction(action)

    def __getitem__(self, key: str) -> QAction:
        return self._actions[key]

    def bind(self, key: str, do: Callable[[], object]) -> None:
        """Do this when the action is triggered; `do` is a bound method."""
        self._actions[key].triggered.connect(do)
