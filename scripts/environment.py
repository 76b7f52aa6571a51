"""Make the project's own Python environment, and print the path of its Python.

    python scripts/environment.py run|test|package|evaluate|kokoro ...

The versions are those of requirements/*.txt, whole lists installed without resolving, so that nothing comes along
that is not written there (encodec alone would pull torchaudio and, with it, a CUDA build). A stamp per group makes
the second call quick. Everything but the path goes to the error stream. Standard library only.

Environment variables:
    TACOLM_VENV   folder of the environment (default: .venv in the project)
    TACOLM_TORCH  cpu | cuda | address of a package index (default: cuda where an NVIDIA GPU answers, else cpu)
"""

from __future__ import annotations

import hashlib
import importlib.util
import os
import platform
import shutil
import subprocess
import sys
import venv
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import system_libraries

ROOT = Path(__file__).resolve().parent.parent
REQUIREMENTS = ROOT / "requirements"
GROUPS = {
    "run": ("run",),
    "test": ("run", "test"),
    "package": ("run", "package"),
    "evaluate": ("run", "evaluate"),
    "kokoro": ("run", "kokoro"),
}
ALREADY_KNOWN = ("Requirement already satisfied", "Ignoring ", "Looking in ")
TORCH_CPU_INDEX = "https://download.pytorch.org/whl/cpu"


class SetUpError(Exception):
    """The environment cannot be made; the text says what to do."""


def say(text: str) -> None:
    """Tell the person at the terminal."""
    print(text, file=sys.stderr, flush=True)


def folder() -> Path:
    """Return the folder of the environment."""
    return Path(os.environ.get("TACOLM_VENV") or ROOT / ".venv").absolute()


def python_of(environment: Path) -> Path:
    """Return the environment's Python."""
    return environment / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


def torch_version() -> str:
    """Return the version of torch that the project stands on."""
    lines = (REQUIREMENTS / "torch.txt").read_text(encoding="utf-8").splitlines()
    return next(line.split("==")[1].strip() for line in lines if line.startswith("torch=="))


def stamp_text(group: str) -> str:
    """Return what the stamp of a group must say to be valid."""
    digest = hashlib.sha256()
    for name in ("torch", *GROUPS[group]):
        digest.update((REQUIREMENTS / f"{name}.txt").read_bytes())
    return f"{digest.hexdigest()} {platform.python_version()} {os.environ.get('TACOLM_TORCH', '')}\n"


def stamp_file(group: str) -> Path:
    """Return where the stamp of a group lies."""
    return folder() / f".ready-{group}"


def is_ready(group: str) -> bool:
    """Tell whether the group was installed from these very lists."""
    try:
        return python_of(folder()).exists() and stamp_file(group).read_text(encoding="utf-8") == stamp_text(group)
    except OSError:
        return False


@contextmanager
def only_one() -> Iterator[None]:
    """Let a second set-up of the same environment wait for the first."""
    folder().parent.mkdir(parents=True, exist_ok=True)
    try:
        import fcntl
    except ImportError:  # Windows: a person starts one at a time
        yield
        return
    with folder().with_name(folder().name + ".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def make_environment() -> None:
    """Create the folder with its own Python and pip, unless it is there."""
    if python_of(folder()).exists():
        return
    if importlib.util.find_spec("ensurepip") is None:
        before = system_libraries.privilege() if shutil.which("apt-get") else None
        if before is None or not system_libraries.apt_install(["python3-venv"], before):
            raise SetUpError(f"{sys.executable} cannot make environments; run: sudo apt-get install -y python3-venv")
    say(f"Making the environment {folder()}")
    venv.EnvBuilder(with_pip=True, symlinks=os.name != "nt").create(folder())


def pip(*arguments: str, quiet: bool = False) -> bool:
    """Run the environment's pip on exactly what is named; tell whether it worked. Quiet runs show nothing."""
    command = [
        str(python_of(folder())),
        "-m",
        "pip",
        "--disable-pip-version-check",
        "install",
        "--no-deps",
        "--progress-bar",
        "off",
    ]
    with subprocess.Popen(
        [*command, *arguments], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, encoding="utf-8", errors="replace"
    ) as process:
        assert process.stdout is not None, "a pipe was asked for"
        for line in process.stdout:
            if not quiet and not line.startswith(ALREADY_KNOWN):
                say(line.rstrip())
    return process.returncode == 0


def has_torch(version: str) -> bool:
    """Tell whether the environment holds that version of torch, of whatever build."""
    return any(True for _ in folder().glob(f"**/site-packages/torch-{version}*.dist-info"))


def has_gpu() -> bool:
    """Tell whether an NVIDIA driver answers with a device."""
    if not shutil.which("nvidia-smi"):
        return False
    listing = subprocess.run(["nvidia-smi", "-L"], capture_output=True, text=True, check=False)
    return listing.returncode == 0 and "GPU" in listing.stdout


def torch_attempts(version: str) -> list[tuple[list[str], bool]]:
    """Return the pip arguments to try in turn, each with whether a failure may stay silent."""
    wish = os.environ.get("TACOLM_TORCH") or ("cuda" if has_gpu() else "cpu")
    if "://" in wish:
        return [(["--index-url", wish, f"torch=={version}"], False)]
    if wish == "cuda" or not sys.platform.startswith("linux"):
        return [([f"torch=={version}"], False)]
    return [
        ([f"torch=={version}+cpu"], True),  # where pip is already pointed at CPU wheels
        (["--no-index", f"torch=={version}"], True),  # a wheel in a local folder
        (["--index-url", TORCH_CPU_INDEX, f"torch=={version}+cpu"], False),
    ]


def install_torch() -> None:
    """Bring torch, without gigabytes of CUDA where there is no GPU."""
    version = torch_version()
    if has_torch(version):
        return
    say(f"Installing torch {version}")
    if any(pip(*arguments, quiet=quiet) for arguments, quiet in torch_attempts(version)):
        return
    say(
        f"The CPU build of torch {version} could not be had, so the ordinary build follows, perhaps with gigabytes of "
        "CUDA libraries. To avoid them, stop with Ctrl-C and set TACOLM_TORCH to an index that has CPU builds."
    )
    if not pip(f"torch=={version}"):
        raise SetUpError(
            f"torch {version} could not be installed; pip says why above. Check the connection and start again."
        )


def install_cuda_libraries() -> None:
    """Bring what a CUDA build of torch asks for; a CPU build asks for nothing."""
    records = folder().glob(f"**/site-packages/torch-{torch_version()}*.dist-info/METADATA")
    if not any("Requires-Dist: nvidia" in record.read_text(encoding="utf-8") for record in records):
        return
    command = [str(python_of(folder())), "-m", "pip", "--disable-pip-version-check", "install"]
    subprocess.run([*command, f"torch=={torch_version()}"], stdout=sys.stderr, check=False)


def install(group: str) -> None:
    """Install one group and leave its stamp."""
    make_environment()
    install_torch()
    for name in GROUPS[group]:
        say(f"Installing requirements/{name}.txt")
        if not pip("-r", str(REQUIREMENTS / f"{name}.txt")):
            raise SetUpError(f"requirements/{name}.txt could not be installed; pip says why above.")
    install_cuda_libraries()
    stamp_file(group).write_text(stamp_text(group), encoding="utf-8")


def provide_libraries(group: str) -> None:
    """Bring the system libraries, and remember when some could not be had so that the next start looks again."""
    reminder = folder() / f".libraries-missing-{group}"
    if is_ready(group) and not reminder.exists():
        return
    complete = system_libraries.provide([group])
    make_environment()
    reminder.unlink(missing_ok=True) if complete else reminder.touch()


def main(groups: list[str]) -> int:
    """Make every group ready and print the path of the environment's Python."""
    unknown = [group for group in groups if group not in GROUPS]
    if unknown or not groups:
        say(f"usage: environment.py {'|'.join(GROUPS)} ... (got {' '.join(unknown) or 'nothing'})")
        return 2
    try:
        for group in groups:
            provide_libraries(group)
            if not is_ready(group):
                with only_one():
                    install(group)
    except SetUpError as error:
        say(str(error))
        return 1
    print(python_of(folder()))
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
