"""What one may read aloud for a voice: every sound of English, calm, a few seconds each."""

from app.translation import text as _text


def sentences() -> tuple[str, ...]:
    """In the order in which they are offered."""
    return (
        _text("The boy was there when the sun rose, and a faint breeze came over the hill from the harbour."),
        _text("Please put the blue jug and both cups on the table, next to the bowl of fresh oranges."),
        _text("I usually take the early train, because the carriages are quiet and I can read a little."),
        _text("She measured the garden twice, then chose a place for the old pear tree near the gate."),
        _text("Would you like to hear how the weather changed while we were away for the whole of August?"),
        _text("Their house stands on the edge of a wide valley, where you can watch the clouds for hours."),
        _text("After the show, George joined us for a warm drink and told a story about his first voyage."),
        _text("Nothing makes me happier than a long walk through the woods on a bright, cold morning."),
    )
