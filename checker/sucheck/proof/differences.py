"""Where two JSON values differ."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from itertools import zip_longest

from sucheck.model import Difference
from sucheck.result.values import Value

_LONGEST = 60
_ABSENT = object()


def differences(recorded: object, found: object, where: str = "") -> Iterator[Difference]:
    """Each value that differs, the innermost ones, with where they stand: `summary.error`, `claims[3].value`."""
    if isinstance(recorded, dict) and isinstance(found, dict):
        for key in dict.fromkeys((*recorded, *found)):
            at = f"{where}.{key}" if where else str(key)
            yield from differences(recorded.get(key, _ABSENT), found.get(key, _ABSENT), at)
    elif isinstance(recorded, list) and isinstance(found, list):
        for number, (one, other) in enumerate(zip_longest(recorded, found, fillvalue=_ABSENT)):
            yield from differences(one, other, f"{where}[{number}]")
    elif type(recorded) is not type(found) or recorded != found:  # JSON's 1, 1.0 and true are three values
        yield Difference(where=where, recorded=_told(recorded), found=_told(found))


def keys_that_differ(recorded: dict[str, Value], found: dict[str, Value], but: Sequence[str] = ()) -> tuple[str, ...]:
    """The keys of two objects whose values differ, some aside."""
    keys = [key for key in dict.fromkeys((*recorded, *found)) if key not in but]
    return tuple(
        key for key in keys if next(differences(recorded.get(key, _ABSENT), found.get(key, _ABSENT)), None) is not None
    )


def _told(value: object) -> str:
    if value is _ABSENT:
        return "nothing"
    text = json.dumps(value, ensure_ascii=False)
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"
