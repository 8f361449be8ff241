"""What names a finding across runs."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable

#: How many hexadecimal digits a fingerprint has.
LENGTH = 16


def fingerprint_of(rule: str, subject: str, states: Iterable[str]) -> str:
    """The fingerprint of a rule's id, the subject's words and the witnesses in protocol order; of nothing else.

    Two findings that agree in these have one fingerprint: what counts them, counts by fingerprint.
    """
    named = "|".join((rule, subject, *states))
    return hashlib.sha256(named.encode("utf-8", "surrogatepass")).hexdigest()[:LENGTH]
