"""Find the system libraries that the wheels do not bring, and install them where that is allowed.

Only Linux needs this: on macOS and Windows the wheels of sounddevice, soundfile and PySide6 carry everything.
Standard library only, because it runs before there is an environment.
"""

from __future__ import annotations

import ctypes
import os
import shutil
import subprocess
import sys
import sysconfig
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

FONT_FOLDERS = (Path("/usr/share/fonts"), Path("/usr/local/share/fonts"))
ALSA_PLUGIN = "alsa-lib/libasound_module_pcm_pulse.so"


@dataclass(frozen=True)
class Need:
    """One thing the system must have: how to see it, and the package that brings it on each kind of Linux."""

    what: str
    is_there: Callable[[], bool]
    apt: str
    dnf: str
    pacman: str


def shared_object(name: str, apt: str, dnf: str, pacman: str) -> Need:
    """Return the need for a shared library that the loader must find."""

    def loads() -> bool:
        try:
            ctypes.CDLL(name)
        except OSError:
            return False
        return True

    return Need(name, loads, apt, dnf, pacman)


def program(name: str, apt: str, dnf: str, pacman: str) -> Need:
    """Return the need for a program on the path."""
    return Need(name, lambda: shutil.which(name) is not None, apt, dnf, pacman)


def has_font() -> bool:
    """Tell whether any scalable font is installed; without one Qt draws empty boxes."""
    return any(
        True for folder in FONT_FOLDERS for kind in ("ttf", "otf", "pfb", "t1") for _ in folder.rglob(f"*.{kind}")
    )


def has_pulse_plugin() -> bool:
    """Tell whether ALSA programs, PortAudio among them, can reach PulseAudio."""
    return any(True for lib in (Path("/usr/lib"), Path("/usr/lib64")) for _ in lib.glob(f"**/{ALSA_PLUGIN}"))


def has_python_library() -> bool:
    """Tell whether this Python exists as a shared library, which the frozen program takes along."""
    name = f"libpython{PYTHON_VERSION}.so.1.0"
    beside = Path(sysconfig.get_config_var("LIBDIR") or sys.prefix) / name
    return beside.exists() or shared_object(name, "", "", "").is_there()


PYTHON_VERSION = f"{sys.version_info.major}.{sys.version_info.minor}"
RUN = (
    shared_object("libportaudio.so.2", "libportaudio2", "portaudio", "portaudio"),
    shared_object("libsndfile.so.1", "libsndfile1", "libsndfile", "libsndfile"),
    shared_object("libEGL.so.1", "libegl1", "libglvnd-egl", "libglvnd"),
    shared_object("libGL.so.1", "libgl1", "libglvnd-glx", "libglvnd"),
    shared_object("libfontconfig.so.1", "libfontconfig1", "fontconfig", "fontconfig"),
    shared_object("libdbus-1.so.3", "libdbus-1-3", "dbus-libs", "dbus"),
    shared_object("libglib-2.0.so.0", "libglib2.0-0", "glib2", "glib2"),
    shared_object("libgssapi_krb5.so.2", "libgssapi-krb5-2", "krb5-libs", "krb5"),
    shared_object("libX11-xcb.so.1", "libx11-xcb1", "libX11-xcb", "libx11"),
    shared_object("libxkbcommon-x11.so.0", "libxkbcommon-x11-0", "libxkbcommon-x11", "libxkbcommon-x11"),
    shared_object("libwayland-cursor.so.0", "libwayland-cursor0", "libwayland-cursor", "wayland"),
    shared_object("libxcb-cursor.so.0", "libxcb-cursor0", "xcb-util-cursor", "xcb-util-cursor"),
    shared_object("libxcb-icccm.so.4", "libxcb-icccm4", "xcb-util-wm", "xcb-util-wm"),
    shared_object("libxcb-image.so.0", "libxcb-image0", "xcb-util-image", "xcb-util-image"),
    shared_object("libxcb-keysyms.so.1", "libxcb-keysyms1", "xcb-util-keysyms", "xcb-util-keysyms"),
    shared_object("libxcb-render-util.so.0", "libxcb-render-util0", "xcb-util-renderutil", "xcb-util-renderutil"),
    shared_object("libxcb-randr.so.0", "libxcb-randr0", "libxcb", "libxcb"),
    shared_object("libxcb-shape.so.0", "libxcb-shape0", "libxcb", "libxcb"),
    shared_object("libxcb-xkb.so.1", "libxcb-xkb1", "libxcb", "libxcb"),
    Need("a font", has_font, "fonts-dejavu-core", "dejavu-sans-fonts", "ttf-dejavu"),
)
TEST = (
    *RUN,
    program("Xvfb", "xvfb", "xorg-x11-server-Xvfb", "xorg-server-xvfb"),
    program("xauth", "xauth", "xorg-x11-xauth", "xorg-xauth"),
    program("pulseaudio", "pulseaudio", "pulseaudio", "pulseaudio"),
    program("pactl", "pulseaudio-utils", "pulseaudio-utils", "libpulse"),
    Need(
        "ALSA's door to PulseAudio", has_pulse_plugin, "libasound2-plugins", "alsa-plugins-pulseaudio", "alsa-plugins"
    ),
)
PACKAGE = (
    *TEST,
    Need("Python's shared library", has_python_library, f"libpython{PYTHON_VERSION}", "python3-libs", "python"),
    program("objdump", "binutils", "binutils", "binutils"),
    program("strip", "binutils", "binutils", "binutils"),
    program("xz", "xz-utils", "xz", "xz"),
    program("xdotool", "xdotool", "xdotool", "xdotool"),
)
EVALUATE = (*RUN, program("cc", "gcc", "gcc", "gcc"))
NEEDS = {"run": RUN, "test": TEST, "package": PACKAGE, "evaluate": EVALUATE}

INSTALL = {
    "apt-get": ("apt", "apt-get install -y --no-install-recommends"),
    "dnf": ("dnf", "dnf install -y"),
    "pacman": ("pacman", "pacman -S --needed"),
}


def missing(groups: Iterable[str]) -> list[Need]:
    """Return what the given groups need and the system does not have, each once."""
    wanted = {need.what: need for group in groups for need in NEEDS[group]}
    return [need for need in wanted.values() if not need.is_there()]


def install_line(needs: Iterable[Need]) -> str:
    """Return the shell line that brings the needs on this system, or their names where its manager is not known."""
    for manager, (field, command) in INSTALL.items():
        if shutil.which(manager):
            return f"{command} {' '.join(sorted({getattr(need, field) for need in needs}))}"
    return "install these by your system's package manager: " + ", ".join(need.what for need in needs)


def privilege() -> list[str] | None:
    """Return the words that give a command the system's rights; None where they cannot be had unasked."""
    if os.geteuid() == 0:
        return []
    if (
        shutil.which("sudo")
        and subprocess.run(["sudo", "-n", "true"], capture_output=True, check=False).returncode == 0
    ):
        return ["sudo", "-n"]
    return None


def apt_install(packages: Iterable[str], before: list[str]) -> bool:
    """Install Debian packages without a question; tell whether it worked."""
    env = [*before, "env", "DEBIAN_FRONTEND=noninteractive"]
    install = [*env, "apt-get", "install", "-y", "--no-install-recommends", *sorted(set(packages))]
    for command in ([*env, "apt-get", "update", "-qq"], install):
        if subprocess.run(command, stdout=sys.stderr, check=False).returncode != 0:
            return False
    return True


def provide(groups: Iterable[str]) -> bool:
    """Install what is missing, or print the exact line to run; tell whether everything is there now."""
    if not sys.platform.startswith("linux"):
        return True
    groups = list(groups)
    needs = missing(groups)
    if not needs:
        return True
    before = privilege()
    if shutil.which("apt-get") and before is not None:
        print(f"Installing system libraries: {', '.join(need.what for need in needs)}", file=sys.stderr)
        apt_install((need.apt for need in needs), before)
        needs = missing(groups)
    if needs:
        print(f"Missing on this system: {', '.join(need.what for need in needs)}. Run:", file=sys.stderr)
        print(f"    sudo {install_line(needs)}", file=sys.stderr)
    return not needs
