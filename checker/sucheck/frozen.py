"""Frozen dataclasses that cost little to define.

The standard library writes and compiles six methods for every frozen dataclass (before Python 3.13, one by one): for
the ninety of sucheck a tenth of what importing Pandera takes. Here only `__init__` is compiled; comparing, hashing and
showing are shared. That no field is set again is left to the type checkers, which see the standard decorator;
`dataclasses.replace` and `fields` work as ever.
"""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING, Any, TypeVar

__all__ = ["dataclass"]

if TYPE_CHECKING:
    from dataclasses import dataclass
else:

    def dataclass(*, frozen: bool, slots: bool, kw_only: bool = False):  # noqa: ANN201  checkers see the one above
        """A frozen dataclass with slots; compared, hashed and shown by its fields."""
        if not (frozen and slots):
            raise TypeError("only frozen dataclasses with slots are made here")
        return lambda cls: _frozen(dataclasses.dataclass(slots=True, kw_only=kw_only, eq=False, repr=False)(cls))


_T = TypeVar("_T")


def _frozen(cls: type[_T]) -> type[_T]:
    for name, method in _SHARED.items():
        setattr(cls, name, method)
    return cls


def _values(self: Any) -> tuple[object, ...]:  # noqa: ANN401  any of the frozen classes
    return tuple([getattr(self, name) for name in self.__slots__])


def _shown(self: Any) -> str:  # noqa: ANN401
    fields = ", ".join(f"{name}={getattr(self, name)!r}" for name in self.__slots__)
    return f"{type(self).__qualname__}({fields})"


def _equal(self: object, other: object) -> bool:
    return _values(self) == _values(other) if type(self) is type(other) else NotImplemented


def _hashed(self: object) -> int:
    return hash(_values(self))


_SHARED = {
    "__repr__": _shown,
    "__eq__": _equal,
    "__hash__": _hashed,
}
