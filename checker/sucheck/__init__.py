"""sucheck proves or refutes every figure that a report on the transposition of EU law states."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sucheck.api import check as check

__version__ = "0.1.0"
__all__ = ["__version__", "check"]


def __getattr__(name: str) -> object:
    """Load `check` on first use, so that `import sucheck` stays without pandas."""
    if name == "check":
        from sucheck.api import check  # noqa: PLC0415  lazy on purpose

        return check
    raise AttributeError(f"module 'sucheck' has no attribute {name!r}")
