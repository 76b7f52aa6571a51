"""The window and all dialogs as QT_SCALE_FACTOR makes them; prints as JSON what is out of reach."""

import json
import sys
import tempfile
from pathlib import Path

from app.paths import AppPaths
from app.startup import make_application
from app.widgets.room import screen_of
from tests.app.conftest import StudioUnderTest, flush_events
from tests.app.test_small_screens import DIALOGS, close, frame_of, out_of_reach, pages_of


def problems_with(studio: StudioUnderTest) -> list[str]:
    """What is not on the screen, or cannot be reached there."""
    studio.window.hide()
    studio.window.resize(5000, 5000)
    studio.window.show()
    flush_events()
    found = [] if screen_of(studio.window).contains(frame_of(studio.window)) else [f"window: {frame_of(studio.window)}"]
    found += [f"window: {what}" for what in out_of_reach(studio.window)]
    for name, open_it in DIALOGS.items():
        dialog = open_it(studio)
        for _ in pages_of(dialog):
            if not screen_of(dialog).contains(frame_of(dialog)):
                found.append(f"{name}: {frame_of(dialog)}")
            found += [f"{name}: {what}" for what in out_of_reach(dialog)]
        close(dialog)
    return found


def main() -> int:
    application = make_application(["test"])
    with tempfile.TemporaryDirectory() as home:
        paths = AppPaths.under(Path(home))
        paths.create()
        studio = StudioUnderTest(application, paths)
        studio.start()
        studio.add_voice()
        studio.speak("Hello. Something is wrong.")
        studio.app.workbench.stop()
        screen = application.primaryScreen()
        told = {"factor": screen.devicePixelRatio(), "screen": screen.geometry().size().toTuple()}
        told["problems"] = problems_with(studio)
        studio.close()
    print(json.dumps(told))
    return 0


if __name__ == "__main__":
    sys.exit(main())
