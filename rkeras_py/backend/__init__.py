"""The functions `k_*`: operations on tensors, variables, arrays and symbolic tensors.

The public function `backend()` has the name of this package, which therefore can be called.
"""

from __future__ import annotations

import sys
from types import ModuleType
from typing import Any


class _Callable(ModuleType):
    def __call__(self, *args: Any, **kwargs: Any) -> Any:
        from rkeras_py.backend.module import backend

        return backend(*args, **kwargs)


sys.modules[__name__].__class__ = _Callable
