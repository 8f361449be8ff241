"""sucheck proves or refutes every figure that a report on the transposition of EU law states."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sucheck.api import check as check
    from sucheck.comparing import compare as compare
    from sucheck.config import Config as Config
    from sucheck.model import Comparison as Comparison
    from sucheck.model import Finding as Finding
    from sucheck.model import Report as Report
    from sucheck.model import Severity as Severity
    from sucheck.model import SucheckError as SucheckError
    from sucheck.model import Verification as Verification
    from sucheck.model import Waiver as Waiver
    from sucheck.settings import load_config as load_config
    from sucheck.verifying import verify as verify

__version__ = "0.1.0"
__all__ = [
    "Comparison", "Config", "Finding", "Report", "Severity", "SucheckError", "Verification", "Waiver", "__version__",
    "check", "compare", "load_config", "verify",
]  # fmt: skip


#: What Python users call, and the module that each is in.
_PUBLIC = {
    "Comparison": "sucheck.model",
    "Config": "sucheck.config",
    "Finding": "sucheck.model",
    "Report": "sucheck.model",
    "Severity": "sucheck.model",
    "SucheckError": "sucheck.model",
    "Verification": "sucheck.model",
    "Waiver": "sucheck.model",
    "check": "sucheck.api",
    "compare": "sucheck.comparing",
    "load_config": "sucheck.settings",
    "verify": "sucheck.verifying",
}


def __getattr__(name: str) -> object:
    """Load what is public on first use, so that `import sucheck` stays without pandas."""
    if name not in _PUBLIC:
        raise AttributeError(f"module 'sucheck' has no attribute {name!r}")
    return getattr(import_module(_PUBLIC[name]), name)
