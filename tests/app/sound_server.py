"""A sound server of one's own: `probe` feeds the microphone, `heard` is the loudspeaker."""

import os
import shutil
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

PROGRAMS: Final = ("pulseaudio", "pactl", "paplay", "parecord", "Xvfb", "xvfb-run")
_MODULES: Final = (
    "module-native-protocol-unix",
    "module-null-sink sink_name=probe rate=48000",
    "module-null-sink sink_name=heard",
)
_FOLDERS: Final = ("PULSE_RUNTIME_PATH", "PULSE_STATE_PATH", "XDG_RUNTIME_DIR")


def missing_programs() -> str:
    """What is not installed; empty when everything is."""
    programs = [name for name in PROGRAMS if not shutil.which(name)]
    return f"{', '.join(programs)} not installed" if programs else ""


@contextmanager
def sound_server(folder: Path) -> Iterator[dict[str, str]]:
    """PulseAudio as long as it is needed; gives the environment in which programs find it."""
    environment = dict(os.environ)
    environment.pop("QT_QPA_PLATFORM", None)
    for name in _FOLDERS:
        (folder / name.lower()).mkdir(mode=0o700)
        environment[name] = str(folder / name.lower())
    command = ["pulseaudio", "-n", "--daemonize=no", "--exit-idle-time=-1", "--log-level=error"]
    command += [part for module in _MODULES for part in ("-L", module)]
    process = subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        _wait_for(environment)
        for order in (("set-default-source", "probe.monitor"), ("set-default-sink", "heard")):
            subprocess.run(["pactl", *order], env=environment, check=True)
        yield environment
    finally:
        process.terminate()
        process.wait(timeout=20)


def _wait_for(environment: dict[str, str]) -> None:
    end = time.monotonic() + 60
    while subprocess.run(["pactl", "info"], env=environment, capture_output=True, check=False).returncode:
        assert time.monotonic() < end, "PulseAudio did not start"
        time.sleep(0.1)
