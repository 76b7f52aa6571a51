"""Devices are believed only after they were tried."""

import pytest
import torch

from tacolm_core.errors import DeviceError
from tacolm_core.synthesis import devices


class FakeCuda:
    """A card that says what it is told to say."""

    def __init__(self, available=True, capability=(9, 0), architectures=("sm_80", "sm_90")):
        self.available, self.capability, self.architectures = available, capability, list(architectures)

    def is_available(self):
        return self.available

    def get_device_name(self):
        return "Test Card"

    def get_device_capability(self):
        return self.capability

    def get_arch_list(self):
        return self.architectures

    def synchronize(self):
        pass


@pytest.fixture
def kernels_run(monkeypatch):
    monkeypatch.setattr(devices, "_run_kernel", lambda cuda: None)


def test_auto_without_a_card_is_the_cpu_with_the_reason():
    choice = devices.choose_device("auto", FakeCuda(available=False))

    assert choice.device == "cpu"
    assert "no CUDA device" in choice.reason


def test_cuda_asked_for_and_absent_is_an_error():
    with pytest.raises(DeviceError, match="no CUDA device"):
        devices.choose_device("cuda", FakeCuda(available=False))


def test_an_unknown_name_is_an_error():
    with pytest.raises(DeviceError, match="'tpu'"):
        devices.choose_device("tpu")


def test_a_working_card_is_taken(kernels_run):
    assert devices.choose_device("auto", FakeCuda()).device == "cuda"


def test_a_card_without_kernels_is_left_with_its_capability_named(kernels_run):
    choice = devices.choose_device("auto", FakeCuda(capability=(12, 0)))

    assert choice.device == "cpu"
    assert "12.0" in choice.reason


def test_a_card_that_fails_its_test_run_is_left(monkeypatch):
    def fail(cuda):
        raise RuntimeError("no kernel image is available\nmore lines")

    monkeypatch.setattr(devices, "_run_kernel", fail)

    assert "no kernel image" in devices.choose_device("auto", FakeCuda()).reason


@pytest.mark.parametrize(
    ("capability", "architectures", "expected"),
    [
        ((8, 6), ["sm_80"], True),
        ((8, 0), ["sm_86"], False),
        ((9, 0), ["sm_80"], False),
        ((12, 0), ["sm_90", "compute_90"], True),
        ((12, 0), ["sm_120"], True),
        ((10, 0), ["sm_100a"], True),
        ((7, 5), ["compute_80"], False),
        ((7, 5), [], False),
        ((7, 5), ["gfx90a"], False),
    ],
)
def test_architectures_are_compared_as_the_driver_does(capability, architectures, expected):
    assert devices.supports(capability, architectures) is expected


def test_a_full_card_falls_back_with_the_reason():
    error = torch.cuda.OutOfMemoryError("CUDA out of memory")

    assert devices.is_out_of_memory(error)
    assert "ran out of memory" in devices.fallback(error).reason
    assert not devices.is_out_of_memory(RuntimeError("shape"))


def test_no_threads_are_refused():
    with pytest.raises(DeviceError, match="0"):
        devices.set_threads(0)


def test_one_thread_by_default():
    assert devices.set_threads() == 1
