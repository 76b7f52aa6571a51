"""Parts of PyTorch that speaking never uses, and that are not read before something asks for them.

`import torch` reads some 1,100 modules, for tracing, exporting, compiling, distributing and quantising models as well.
Without those below it takes half of the time and 36 MB less (docs/experiments.md). A module that is asked for is read
then, as it would have been before; only what registers itself in silence has to be woken for those who count on that.
"""

import os
import sys
from collections.abc import Callable, Sequence
from importlib.machinery import ModuleSpec
from threading import Lock, RLock
from types import ModuleType
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from importlib.abc import Loader, MetaPathFinder
else:  # which read a good deal themselves
    Loader = MetaPathFinder = object

SHAPES: Final = "torch._meta_registrations"  # shapes of results without their values
# These and their parts import each other in one order, which is that of PyTorch; whoever asks for one reads them all.
TRACING: Final = ("torch.fx", "torch.fx.traceback", "torch.nested", "torch.func", "torch._higher_order_ops")
PARTS: Final = (  # of them
    *("torch.fx.", "torch._higher_order_ops.", "torch._subclasses"),
    "torch._functorch.eager_transforms",
)
APART: Final = (
    *("torch.fx._compatibility", "torch.fx.operator_schemas"),
    *("torch.fx.experimental", "torch.fx.experimental.sym_node"),  # of any tensor's sizes
)
POSTPONED: Final = (
    *TRACING,
    *(SHAPES, "torch.distributed._meta_registrations"),
    *("torch.export", "torch.compiler", "torch._native", "torchgen.model", "torch.testing", "torch.profiler"),
    *("torch.quantization", "torch.nn.intrinsic", "torch.nn.qat", "torch.nn.quantizable", "torch.nn.quantized"),
    *("torch.distributions", "torch.masked", "torch.optim", "torch.utils.data", "torch.hub"),
)
FUNCTIONS: Final = {"torch.func": ("vmap",), "torch._higher_order_ops": ("cond", "while_loop")}  # `torch` has them, too
WAKES: Final = "torch._dynamo"  # compiling counts on what registers itself

_ordering = Lock()


class _Later(ModuleType):
    """A module that is read when it is first asked for something that it does not have yet."""

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__") and name != "__all__":  # questions of `inspect` and `warnings`, put to all modules
            raise AttributeError(f"module {self.__name__!r} has no attribute {name!r} yet")
        if name in FUNCTIONS.get(self.__name__, ()) and not _is_being_read(self):
            return _function_of(self, name)
        _read(self)
        if isinstance(self, _Later):  # it asks itself while it is being read
            raise AttributeError(f"module {self.__name__!r} has no attribute {name!r} yet")
        return getattr(self, name)


class _PostponingLoader(Loader):
    """Makes a module with another's loader, and leaves reading it for later."""

    def __init__(self, loader: Loader) -> None:
        self.loader, self.lock, self.is_reading = loader, RLock(), False

    def create_module(self, spec: ModuleSpec) -> ModuleType | None:
        return self.loader.create_module(spec)

    def exec_module(self, module: ModuleType) -> None:
        module.__class__ = _Later
        if module.__name__ == SHAPES and not _generators_can_be_made():
            _read(module)


class _ThereLoader(Loader):
    """For a module that was read while it was looked for."""

    def __init__(self, module: ModuleType) -> None:
        self.module, self.spec = module, module.__spec__
        module.__spec__ = ModuleSpec(module.__name__, self)  # else Python would take the one that is there

    def create_module(self, spec: ModuleSpec) -> ModuleType:  # noqa: ARG002
        return self.module

    def exec_module(self, module: ModuleType) -> None:
        module.__spec__ = self.spec


class _PostponingFinder(MetaPathFinder):
    """Finds what is to be postponed by asking the finders after it."""

    def find_spec(
        self, fullname: str, path: Sequence[str] | None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        if fullname == WAKES:
            wake()
        if fullname not in POSTPONED:
            if not fullname.startswith(PARTS) or fullname in APART:
                return None
            _read_in_order()
            there = sys.modules.get(fullname)
            return _ThereLoader(there).module.__spec__ if there else None
        for finder in sys.meta_path:
            if finder is not self and (spec := finder.find_spec(fullname, path, target)) is not None:
                if spec.loader is not None:
                    spec.loader = _PostponingLoader(spec.loader)
                return spec
        return None


def postpone() -> None:
    """Postpone what is not read yet."""
    os.environ.setdefault("TORCH_DEVICE_BACKEND_AUTOLOAD", "0")  # nor does it search all packages for more devices
    if not any(isinstance(finder, _PostponingFinder) for finder in sys.meta_path):
        sys.meta_path.insert(0, _PostponingFinder())


def wake() -> None:
    """Read all that was postponed."""
    for name in POSTPONED:
        if isinstance(module := sys.modules.get(name), _Later):
            _read(module)
    for name, functions in FUNCTIONS.items():
        for function in functions:
            setattr(sys.modules["torch"], function, getattr(sys.modules[name], function))


def _generators_can_be_made() -> bool:
    """Whether `torch.Generator` works without what SHAPES reads on its way: its metaclass, as of PyTorch 2.13."""
    import torch

    try:
        from torch._opaque_base import OpaqueBaseMeta

        torch._C._set_generator_metaclass(OpaqueBaseMeta)  # doing so once more does no harm
    except (ImportError, AttributeError):
        pass  # another version, which may need none
    try:
        torch._C.Generator()
    except RuntimeError:
        return False
    return True


def _function_of(module: ModuleType, name: str) -> Callable[..., Any]:
    """A function of a module that is read when it is called."""

    def call(*arguments: Any, **named: Any) -> Any:
        _read(module)
        return getattr(module, name)(*arguments, **named)

    return call


def _is_being_read(module: ModuleType) -> bool:
    loader = module.__spec__.loader if module.__spec__ else None
    return isinstance(loader, _PostponingLoader) and loader.is_reading


def _read(module: ModuleType) -> None:
    if module.__name__ in TRACING:
        _read_in_order()
    _read_one(module)


def _read_in_order() -> None:
    """Read all of TRACING, unless that is going on: waiting for another thread that may wait for this one is worse."""
    if _ordering.acquire(blocking=False):
        try:
            for name in TRACING:
                if isinstance(module := sys.modules.get(name), _Later):
                    _read_one(module)
        finally:
            _ordering.release()


def _read_one(module: ModuleType) -> None:
    spec = module.__spec__
    if spec is None or not isinstance(found := spec.loader, _PostponingLoader):
        return
    with found.lock:
        if found.is_reading or spec.loader is not found:  # by itself, or meanwhile by another thread
            return
        found.is_reading = True
        try:
            found.loader.exec_module(module)
        finally:
            found.is_reading = False
        spec.loader = module.__loader__ = found.loader
        module.__class__ = ModuleType
