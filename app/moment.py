"""A time as people say it: today at 10:15, yesterday, 29 Nov 2026."""

from PySide6.QtCore import QDate, QDateTime, QLocale

from app.translation import text as _text


def moment_text(seconds: float, today: QDate | None = None) -> str:
    """A time given in seconds since the epoch, in the user's language and time zone."""
    when = QDateTime.fromSecsSinceEpoch(int(seconds))
    today = today or QDate.currentDate()
    clock = QLocale().toString(when.time(), "HH:mm")
    days = when.date().daysTo(today)
    if days == 0:
        return _text("today {0}").format(clock)
    if days == 1:
        return _text("yesterday {0}").format(clock)
    pattern = "d MMM" if when.date().year() == today.year() else "d MMM yyyy"
    return QLocale().toString(when.date(), pattern)
