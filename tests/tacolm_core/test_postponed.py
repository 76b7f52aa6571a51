"""What PyTorch need not read is not read, and is there for whoever asks."""

import subprocess
import sys
import threading
import types

import pytest

from tacolm_core.postponed import POSTPONED, WAKES
from tests.source_tree import ROOT


def in_a_new_process(code: str) -> str:
    begin = "import sys, types, tacolm_core, torch\nfrom tacolm_core.postponed import POSTPONED, _Later\n"
    unread = "unread = lambda: [name for name in POSTPONED if type(sys.modules.get(name)) is _Later]\n"
    run = subprocess.run(
        [sys.executable, "-c", begin + unread + code], cwd=ROOT, capture_output=True, text=True, check=True
    )
    return run.stdout.strip()


def test_nothing_that_is_postponed_is_read_for_speaking():
    code = """
import inspect, warnings
from tacolm_core.synthesis import loading
torch.rand(2, generator=torch.Generator().manual_seed(1))
torch.nn.Linear(3, 2)(torch.ones(1, 3)).sum()
inspect.getmodule(inspect.currentframe())
print(sorted(set(POSTPONED) - set(unread())))
"""
    assert in_a_new_process(code) == "[]"


def test_what_is_asked_for_is_read():
    code = """
layer = torch.nn.Linear(2, 1)
optimizer = torch.optim.AdamW(layer.parameters(), lr=1.0)
layer(torch.ones(1, 2)).backward()
optimizer.step()
from torch.utils.data import DataLoader
import torch.distributions.normal
print(torch.distributions.Normal(0.0, 1.0).mean.item(), DataLoader.__name__)
"""
    assert in_a_new_process(code) == "0.0 DataLoader"


def test_what_torch_has_of_postponed_parts_works():
    code = """
print(unread() == list(POSTPONED), end=" ")
print(torch.vmap(lambda row: 2 * row)(torch.ones(1, 2)).tolist(), end=" ")
print(torch.cond(torch.tensor(True), torch.sin, torch.cos, (torch.zeros(1),)).tolist())
"""
    assert in_a_new_process(code) == "True [[2.0, 2.0]] [0.0]"


USES = (
    "torch.fx.symbolic_trace(torch.nn.Linear(2, 2))",
    "__import__('torch.fx.passes.shape_prop')",
    "__import__('torch.fx.experimental.proxy_tensor')",
    "torch._higher_order_ops.cond",
    "__import__('torch._subclasses.fake_tensor').add",
    "__import__('torch._functorch.eager_transforms').add",
    "torch.nested.nested_tensor([torch.ones(1), torch.ones(2)], layout=torch.jagged)",
    "torch.nn.Linear(2, 2).to('meta')",
    "torch.compiler.is_compiling()",
    "torch.ao.quantization.QConfig",
    "torch.testing.assert_close(1, 1)",
    "torch.profiler.profile",
    "torch.hub.get_dir()",
    "torch.jit.trace(torch.sin, torch.ones(1))",
    "torch.nn.intrinsic.ConvBn1d",
    "torch.nn.quantized.Linear",
    "torch.save(torch.ones(1), '/dev/null')",
)


@pytest.mark.skipif(sys.platform == "win32", reason="a process there cannot be copied as it is")
def test_each_part_is_there_whichever_is_asked_for_first():
    code = f"""
import os
for use in {USES!r}:
    if os.fork() == 0:
        exec(use)
        os._exit(0)
    print(os.waitstatus_to_exitcode(os.wait()[1]), end="")
"""
    assert in_a_new_process(code) == "0" * len(USES)


def test_numbers_drawn_are_those_of_pytorch_alone():
    """The metaclass of its generators is set by a module that is postponed."""
    drawn = "print(torch.rand(3, generator=torch.Generator().manual_seed(5)).tolist())"
    alone = [sys.executable, "-c", f"import torch; {drawn}"]
    run = subprocess.run(alone, cwd=ROOT, capture_output=True, text=True, check=True)

    assert in_a_new_process(drawn) == run.stdout.strip()


def test_compiling_wakes_what_registers_itself():
    code = "import torch._dynamo\nprint(unread(), torch.vmap is torch.func.vmap)"

    assert in_a_new_process(code) == "[] True"


def test_every_name_is_a_part_of_torch():
    code = "print(all(name in sys.modules for name in POSTPONED), type(torch.optim).__name__)"

    assert in_a_new_process(code) == "True _Later"
    assert WAKES not in POSTPONED


@pytest.fixture
def slow_module(tmp_path, monkeypatch):
    (tmp_path / "slow_one.py").write_text(
        "import sys, time\nassert not hasattr(sys.modules[__name__], 'late')\ntime.sleep(0.2)\nlate = object()\n"
    )
    monkeypatch.syspath_prepend(tmp_path)
    monkeypatch.setattr("tacolm_core.postponed.POSTPONED", ("slow_one",))
    yield
    sys.modules.pop("slow_one", None)


@pytest.mark.usefixtures("slow_module")
def test_two_threads_that_ask_at_once_get_the_same():
    import slow_one

    found = []
    threads = [threading.Thread(target=lambda: found.append(slow_one.late)) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert len(found) == 2
    assert found[0] is found[1]
    assert type(slow_one) is types.ModuleType
