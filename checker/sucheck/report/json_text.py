"""How JSON is written: the same bytes for the same report, and safe to show."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from typing import TypeAlias

from sucheck.report.job_logs import with_hash

Json: TypeAlias = "str | int | float | bool | Sequence[Json] | dict[str, Json] | None"

#: What UTF-8 cannot hold (lone surrogates, from odd file names), and what a terminal would obey: C1 controls and
#: bidirectional formats. JSON can always escape them.
_UNSAFE = re.compile("[\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")


def json_text(shape: Json) -> str:
    """The shape in lines, keys in their order, with all that is unsafe to show escaped."""
    text = json.dumps(shape, ensure_ascii=False, allow_nan=False, indent=2)
    return with_hash(_UNSAFE.sub(lambda unsafe: f"\\u{ord(unsafe[0]):04x}", text), r"\u0023") + "\n"
