"""Words that stand outside of widgets, ready for translation.

Import it as `_text`: that is the name the extractor of texts is told, and it gives an alias no context.
"""

from PySide6.QtCore import QCoreApplication


def text(words: str) -> str:
    """`words` in the user's language; may be called on any thread."""
    return QCoreApplication.translate("", words)
