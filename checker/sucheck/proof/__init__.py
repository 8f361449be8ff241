"""Whether an earlier result still stands: what is recorded beside what is computed now."""

from sucheck.proof.locating import located
from sucheck.proof.verifying import verified

__all__ = ["located", "verified"]
