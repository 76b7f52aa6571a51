"""Try the frozen program as a person would: at the command line, and in its window by keyboard.

    python packaging/smoke_test.py [folder of the frozen program]

Linux, under a virtual screen of its own. Checks that the window is there in time, that a sentence typed into it and one
given at the command line become sound with the weights in the package, and that the program closes. Where the package
holds no trained weights it says so, and tries only what does not need them.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import time
import wave
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import numpy as np

ROOT = Path(__file__).resolve().parent.parent
TITLE = "TacoLM Studio"
SENTENCE = "The frozen program speaks."
WINDOW_BUDGET_SECONDS = 2.0
FIRST_SOUND_BUDGET_SECONDS = 5.0
STARTS = 3  # the best start counts: the first one reads the disk
REQUESTS = 2  # at the command line, each in a new process; the best first sound counts for the same reason
PATIENCE_SECONDS = 120.0
FIRST_VOICE, TEXT = (120, 95), (700, 140)  # places in a new window, in pixels
QUIETEST_LEVEL = 0.003  # RMS of full scale; speech is near 0.05


class Failed(Exception):
    """The frozen program did not do what was asked; the text says what."""


@dataclass(frozen=True)
class Frozen:
    """The frozen program in its folder."""

    folder: Path

    @property
    def program(self) -> Path:
        """The executable."""
        return self.folder / "tacolm-studio"

    @property
    def resources(self) -> Path:
        """The files it brings along."""
        return self.folder / "_internal" / "resources"

    @property
    def weights(self) -> list[Path]:
        """The trained weights it brings along."""
        return sorted((self.resources / "models").rglob("*.safetensors"))

    @property
    def voices(self) -> list[Path]:
        """The ready voices it brings along."""
        return sorted((self.resources / "voices").rglob("*.voice"))


def environment(home: Path, **more: str) -> dict[str, str]:
    """Return an environment in which nothing of this checkout or of this user helps the program."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "VIRTUAL", "QT_"))}
    return {**kept, "HOME": str(home), "TACOLM_STUDIO_HOME": str(home / "studio"), **more}


def run(frozen: Frozen, home: Path, *arguments: str) -> str:
    """Run the command line of the frozen program and return what it printed."""
    done = subprocess.run(
        [str(frozen.program), *arguments],
        env=environment(home),
        cwd=home,
        capture_output=True,
        text=True,
        timeout=PATIENCE_SECONDS,
        check=False,
    )
    if done.returncode != 0:
        raise Failed(f"{' '.join(arguments)} ended with {done.returncode}: {done.stderr.strip()[-1500:]}")
    return done.stdout


def check_sound(path: Path) -> float:
    """Return the seconds of a WAV file that must hold speech of a sensible length."""
    with wave.open(str(path)) as sound:
        rate, width, frames = sound.getframerate(), sound.getsampwidth(), sound.getnframes()
        data = sound.readframes(frames)
    if width != 2:
        raise Failed(f"{path.name} has {8 * width} bits per sample, 16 were expected")
    samples = np.frombuffer(data, "<i2").astype(np.float64) / 32768
    level = float(np.sqrt(np.mean(samples**2))) if frames else 0.0
    seconds: float = frames / rate
    if not 0.5 <= seconds <= 10 or level < QUIETEST_LEVEL:
        raise Failed(f"{path.name}: {seconds:.2f} s at RMS {level:.4f} is no spoken sentence")
    return seconds


def try_command_line(frozen: Frozen, home: Path) -> str:
    """Print the version, look at every model file, and speak when there are weights.

    Returns the budget that was exceeded, in words; empty when none was.
    """
    print("Version:", run(frozen, home, "--version").strip())
    for path in frozen.weights:
        run(frozen, home, "inspect", str(path))
    if not (frozen.weights and frozen.voices):
        return ""
    first_sound = min(speak_at_command_line(frozen, home) for _ in range(REQUESTS))
    if first_sound <= FIRST_SOUND_BUDGET_SECONDS:
        return ""
    return f"the first sound took {first_sound:.2f} s at best, at most {FIRST_SOUND_BUDGET_SECONDS} s"


def try_decoder(frozen: Frozen, home: Path) -> None:
    """Let Qt's FFmpeg, which reads what phones and cameras write, read a sound; nothing of the system helps it."""
    with wave.open(str(home / "tone.wav"), "wb") as sound:
        sound.setparams((1, 2, 24_000, 0, "NONE", ""))
        sound.writeframes((8000 * np.sin(np.arange(24_000) / 10)).astype("<i2").tobytes())
    command = [str(frozen.program), "--decode", str(home / "tone.wav")]
    done = subprocess.run(command, env=environment(home, PATH=""), capture_output=True, timeout=60, check=False)
    head, _, samples = done.stdout.partition(b"\n")
    if done.returncode or json.loads(head or b"{}").get("sample_rate") != 24_000 or len(samples) != 4 * 24_000:
        raise Failed(f"the decoder gave {len(samples)} bytes after {head[:100]!r}")
    print("Decoder: reads")


def speak_at_command_line(frozen: Frozen, home: Path) -> float:
    """Speak the sentence in a new process, check it, and return the seconds until its first sound."""
    out, report = home / "command-line.wav", home / "report.json"
    voice = str(frozen.voices[0])
    run(
        frozen,
        home,
        "speak",
        "--voice",
        voice,
        "--text",
        SENTENCE,
        "--out",
        str(out),
        "--report",
        str(report),
        "--seed",
        "1",
    )
    first_sound = float(json.loads(report.read_text(encoding="utf-8"))["first_sound_seconds"])
    print(f"Command line: {check_sound(out):.2f} s of speech, first sound after {first_sound:.2f} s")
    return first_sound


@contextmanager
def virtual_screen() -> Iterator[str]:
    """Start Xvfb on a free display and yield the display's name."""
    read, write = os.pipe()
    command = ["Xvfb", "-displayfd", str(write), "-screen", "0", "1280x800x24", "-nolisten", "tcp"]
    command += ["-noreset"]  # or it restarts, and refuses the program, whenever the last xdotool leaves
    with subprocess.Popen(command, pass_fds=[write], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as server:
        os.close(write)
        try:
            with os.fdopen(read) as pipe:
                yield ":" + pipe.readline().strip()
        finally:
            server.terminate()


class Window:
    """The frozen program's window, worked by keyboard."""

    def __init__(self, frozen: Frozen, home: Path, display: str) -> None:
        self.environment = environment(home, DISPLAY=display)
        started = time.monotonic()
        self.process = subprocess.Popen(
            [str(frozen.program)], env=self.environment, cwd=home, stdout=subprocess.PIPE, stderr=subprocess.STDOUT
        )
        self.identifier = self._wait_for_window()
        self.seconds_to_show = time.monotonic() - started

    def _wait_for_window(self) -> str:
        deadline = time.monotonic() + PATIENCE_SECONDS
        while time.monotonic() < deadline:
            if self.process.poll() is not None:
                output = self.process.stdout.read().decode(errors="replace") if self.process.stdout else ""
                raise Failed(f"the program ended with {self.process.returncode} before its window: {output[-1500:]}")
            shown = self.do("search", "--onlyvisible", "--name", TITLE)
            if shown:
                return shown.split()[0]
            time.sleep(0.02)
        raise Failed(f"no window called {TITLE} in {PATIENCE_SECONDS:.0f} s")

    def do(self, *words: str) -> str:
        """Run one xdotool command and return what it printed."""
        done = subprocess.run(["xdotool", *words], env=self.environment, capture_output=True, text=True, check=False)
        return done.stdout.strip()

    def press(self, key: str) -> None:
        """Press one key or combination."""
        self.do("windowfocus", self.identifier)
        self.do("key", "--clearmodifiers", key)

    def click(self, place: tuple[int, int]) -> None:
        """Click at a place of the window."""
        self.do("mousemove", "--window", self.identifier, str(place[0]), str(place[1]), "click", "1")
        time.sleep(0.3)

    def type(self, text: str) -> None:
        """Type a text."""
        self.do("type", "--delay", "40", text)

    def close(self) -> None:
        """Leave by the keyboard and wait for a clean end."""
        self.press("ctrl+q")
        try:
            status = self.process.wait(timeout=20)
        except subprocess.TimeoutExpired:
            raise Failed("the program did not close within 20 s of Ctrl+Q") from None
        finally:
            self.process.kill()
        if status != 0:
            raise Failed(f"the program closed with status {status}")


def wait_for_take(home: Path) -> Path:
    """Return the first finished take that the window made."""
    deadline = time.monotonic() + PATIENCE_SECONDS
    while time.monotonic() < deadline:
        takes = [path for path in (home / "studio").rglob("*.wav") if path.with_suffix(".json").exists()]
        if takes:
            return takes[0]
        time.sleep(0.2)
    raise Failed(f"no take appeared in {PATIENCE_SECONDS:.0f} s after the sentence was asked for")


def try_window(frozen: Frozen, home: Path, display: str) -> str:
    """Open the window a few times, speak a sentence in the last one, close it each time.

    Returns the budget that was exceeded, in words; empty when none was.
    """
    seconds = []
    for start in range(STARTS):
        window = Window(frozen, home, display)
        seconds.append(window.seconds_to_show)
        try:
            time.sleep(1)
            if start == STARTS - 1 and frozen.weights and frozen.voices:
                window.click(FIRST_VOICE)
                window.click(TEXT)
                window.type(SENTENCE)
                window.press("ctrl+Return")
                print(f"Window: {check_sound(wait_for_take(home)):.2f} s of speech")
            window.close()
        finally:
            window.process.kill()
    print(f"Window on screen after {', '.join(f'{one:.2f}' for one in seconds)} s")
    if min(seconds) <= WINDOW_BUDGET_SECONDS:
        return ""
    return f"the window took {min(seconds):.2f} s at best, at most {WINDOW_BUDGET_SECONDS} s"


def main() -> int:
    """Try everything; say what failed in one line."""
    frozen = Frozen(Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "dist" / "tacolm-studio")
    if not frozen.program.exists():
        print(f"{frozen.program} is not there; build it first: scripts/package", file=sys.stderr)
        return 2
    if not (frozen.weights and frozen.voices):
        print("NOT EXERCISED: synthesis. This package holds no trained weights or no ready voice yet.")
    try:
        with tempfile.TemporaryDirectory() as folder, virtual_screen() as display:
            try_decoder(frozen, Path(folder))
            exceeded = [try_command_line(frozen, Path(folder)), try_window(frozen, Path(folder), display)]
        if any(exceeded):
            raise Failed("; ".join(filter(None, exceeded)))
    except (Failed, subprocess.TimeoutExpired) as error:
        print(f"FAILED: {error}", file=sys.stderr)
        return 1
    print("The frozen program works.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
