"""Which compute device to use, decided by trying it, with the reason in words.

`torch.cuda.is_available()` says yes for cards whose architecture the installed build has no kernels for, and the
first real operation then fails; so the architecture list is compared and a small kernel is run.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import torch

from tacolm_core.errors import DeviceError

DEVICE_NAMES = ("auto", "cpu", "cuda")
_MOST_ASKED_FOR = 256  # threads; a slip of the finger must not start thousands


@dataclass(frozen=True)
class DeviceChoice:
    """A device that works, and why it was taken."""

    device: str  # "cpu" or "cuda"
    reason: str


def choose_device(requested: str = "auto", cuda: Any = torch.cuda) -> DeviceChoice:
    """A working device.

    Args:
        requested: "auto" takes CUDA where it works and the CPU otherwise.
        cuda: what to ask about CUDA; tests hand in a card of their own.

    Raises:
        DeviceError: unknown name, or "cuda" was asked for and does not work.

    """
    if requested not in DEVICE_NAMES:
        raise DeviceError(f"There is no device {requested!r}; use one of {', '.join(DEVICE_NAMES)}.")
    if requested == "cpu":
        return DeviceChoice("cpu", "The CPU was asked for.")
    problem = cuda_problem(cuda)
    if problem is None:
        return DeviceChoice("cuda", f"{cuda.get_device_name()} works with this build of PyTorch.")
    if requested == "cuda":
        raise DeviceError(f"CUDA cannot be used: {problem}; use --device cpu or auto.")
    return DeviceChoice("cpu", f"The CPU is used because {problem}.")


def cuda_problem(cuda: Any = torch.cuda) -> str | None:
    """Why CUDA cannot be used, as half a sentence; None when it can."""
    if not cuda.is_available():
        return "no CUDA device was found, or this build of PyTorch has no CUDA"
    name, capability = cuda.get_device_name(), cuda.get_device_capability()
    if not supports(capability, cuda.get_arch_list()):
        version = ".".join(map(str, capability))
        return f"{name} has compute capability {version}, for which this build of PyTorch has no kernels"
    try:
        _run_kernel(cuda)
    except (RuntimeError, AssertionError) as error:
        first_line = str(error).strip().splitlines()[0] if str(error).strip() else type(error).__name__
        return f"{name} failed a test run ({first_line})"
    return None


def supports(capability: tuple[int, int], architectures: Iterable[str]) -> bool:
    """Whether a build for `architectures` ("sm_80", "compute_90") runs on a card of `capability`.

    Machine code (sm) runs on the same major version from its minor version on; intermediate code (compute) is
    compiled for anything newer.
    """
    for architecture in architectures:
        found = re.fullmatch(r"(sm|compute)_(\d+)(\d)[af]?", architecture)
        if found is None:
            continue
        built_for = (int(found[2]), int(found[3]))
        if found[1] == "compute" and built_for <= capability:
            return True
        if built_for[0] == capability[0] and built_for[1] <= capability[1]:
            return True
    return False


def fallback(error: BaseException) -> DeviceChoice:
    """The CPU, after CUDA gave up with `error` in the middle of the work."""
    if isinstance(error, torch.cuda.OutOfMemoryError):
        return DeviceChoice("cpu", "The CPU is used because the graphics card ran out of memory.")
    return DeviceChoice("cpu", f"The CPU is used because CUDA failed ({str(error).splitlines()[0]}).")


def is_out_of_memory(error: BaseException) -> bool:
    """Whether `error` says that the graphics card is full."""
    return isinstance(error, torch.cuda.OutOfMemoryError) or "CUDA out of memory" in str(error)


def set_threads(threads: int | None = None) -> int:
    """Set the number of CPU threads of PyTorch, and return it.

    None takes one: two gained nothing on an idle machine, and cost much beside other programs (docs/experiments.md).

    Raises:
        DeviceError: less than one.

    """
    if threads is not None and threads < 1:
        raise DeviceError(f"The number of threads must be at least 1, not {threads}.")
    chosen = min(threads or 1, _MOST_ASKED_FOR)
    torch.set_num_threads(chosen)
    return chosen


def _run_kernel(cuda: Any) -> None:
    ones = torch.ones(64, 64, device="cuda")
    result = torch.fft.rfft(ones @ ones).abs().sum().item()
    cuda.synchronize()
    if not 262_143.0 < result < 262_145.0:  # every row of the product holds 64 times 64: 64 rows x 4096
        raise RuntimeError(f"a test calculation gave {result}")
