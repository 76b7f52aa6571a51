"""Parts of PyTorch that speaking never uses, and that are not read before something asks for them.

`import torch` reads some 1,100 modules, for exporting, compiling, distributing and quantising models as well. Without
those below it takes two thirds of the time and 26 MB less (docs/experiments.md). A module that is asked for is read
then, as it would have been before; only what registers itself in silence has to be woken for those who count on that.
"""

import os
import sys
from collections.abc import Sequence
from importlib.machinery import ModuleSpec
from threading import RLock
from types import ModuleType
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from importlib.abc import Loader, MetaPathFinder
else:  # which read a good deal themselves
    Loader = MetaPathFinder = object

SHAPES: Final = "torch._meta_registrations"  # shapes of results without their values
POSTPONED: Final = (
    *(SHAPES, "torch.distributed._meta_registrations"),
    *("torch.export", "torch.quantization", "torch.testing"),
    *("torch.distributions", "torch.masked", "torch.optim", "torch.utils.data"),
)
WAKES: Final = "torch._dynamo"  # compiling counts on what registers itself


class _Later(ModuleType):
    """A module that is read when it is first asked for something that it does not have yet."""

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__") and name != "__all__":  # questions of `inspect` and `warnings`, put to all modules
            raise AttributeError(f"module {self.__name__!r} has no attribute {name!r} yet")
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


class _PostponingFinder(MetaPathFinder):
    """Finds what is to be postponed by asking the finders after it."""

    def find_spec(
        self, fullname: str, path: Sequence[str] | None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        if fullname == WAKES:
            wake()
        if fullname not in POSTPONED:
            return None
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


def _read(module: ModuleType) -> None:
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
