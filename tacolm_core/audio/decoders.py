"""The programs that know FFmpeg: the one that was handed in, and those of the system.

A program of its own may fall over a damaged film, or never come to an end, without taking anything along.
"""

import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from typing import Any

_handed_in: list[str] = []


def decode_with(command: Sequence[str]) -> None:
    """Read the sound of films, phones and chat programs with a program; an empty command takes it back.

    Args:
        command: the program and its first arguments; the name of a file follows. On its standard output come one line
            of JSON, with `sample_rate`, `channels` and `seconds` (0: not known), or with `failed` ("missing": it cannot
            run here, "no sound", or anything else), and then the samples as little-endian 32-bit floats, channels side
            by side.

    """
    _handed_in[:] = command


def handed_in() -> list[str]:
    """The command of `decode_with`; empty if there is none."""
    return list(_handed_in)


def system_programs() -> tuple[str, str] | None:
    """`ffmpeg` and `ffprobe`, where both are installed."""
    ffmpeg, probe = shutil.which("ffmpeg"), shutil.which("ffprobe")
    return (ffmpeg, probe) if ffmpeg and probe else None


def start(command: Sequence[str]) -> "subprocess.Popen[bytes]":
    """A program whose standard output is read."""
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, **_quietly())


def ask(command: Sequence[str]) -> "subprocess.CompletedProcess[bytes]":
    """What a program says, once it has ended."""
    return subprocess.run(command, capture_output=True, check=False, **_quietly())


def _quietly() -> dict[str, Any]:
    """For starting a program: no window on Windows, and not with the libraries of a frozen program."""
    environment = dict(os.environ)
    if getattr(sys, "frozen", False):
        before = environment.pop("LD_LIBRARY_PATH_ORIG", None)
        environment.pop("LD_LIBRARY_PATH", None)
        if before:
            environment["LD_LIBRARY_PATH"] = before
    return {
        "env": environment,
        "stdin": subprocess.DEVNULL,
        "creationflags": getattr(subprocess, "CREATE_NO_WINDOW", 0),
    }
