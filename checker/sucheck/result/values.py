"""The JSON value in a file, read within limits."""

from __future__ import annotations

import json
import math
from collections.abc import Sequence
from typing import NoReturn, TypeAlias

from sucheck.model import InputError
from sucheck.read.files import open_file

Value: TypeAlias = "str | int | float | bool | Sequence[Value] | dict[str, Value] | None"

EXPECTED = "a result of 'sucheck -f json'"
_LARGEST = 64 << 20  # bytes: some 40,000 findings
#: Brackets, braces and commas: there are no more values than that, and each takes some 200 bytes of memory.
_MOST_SIGNS = 4_000_000
_MOST_DIGITS = 15  # what a number that sucheck writes never reaches


def read_value(path: str) -> Value:
    """The value in a JSON file.

    Raises:
        InputError: the file cannot be read, is too large or too deep, or no JSON: twice the same key, a number that is
            none, bytes that are no UTF-8.
    """
    with open_file(path, EXPECTED) as file:
        content = file.read(_LARGEST + 1)
    if len(content) > _LARGEST:
        raise InputError(f"{path}: is larger than {_LARGEST >> 20} MB; name {EXPECTED}")
    if sum(map(content.count, (b"[", b"{", b","))) > _MOST_SIGNS:
        raise InputError(f"{path}: holds more than {_MOST_SIGNS} values; name {EXPECTED}")
    try:
        return _parsed(content.decode("utf-8-sig"))
    except RecursionError:
        raise InputError(f"{path}: is nested too deeply; name {EXPECTED}") from None
    except ValueError as error:
        raise InputError(f"{path}: is no JSON ({_reason(error)}); name {EXPECTED}") from None


def _parsed(text: str) -> Value:
    value: Value = json.loads(
        text, object_pairs_hook=_distinct, parse_constant=_refused, parse_float=_finite, parse_int=_whole
    )
    return value


def _reason(error: ValueError) -> str:
    if isinstance(error, json.JSONDecodeError):
        return f"line {error.lineno}, column {error.colno}"
    return "not UTF-8" if isinstance(error, UnicodeDecodeError) else str(error)


def _distinct(pairs: list[tuple[str, Value]]) -> dict[str, Value]:
    """The object, in which no key stands twice: readers would differ on which one counts."""
    found = dict(pairs)
    if len(found) < len(pairs):
        raise ValueError("a key stands twice in one object")
    return found


def _finite(digits: str) -> float:
    number = float(digits)
    return number if math.isfinite(number) else _refused(digits)


def _whole(digits: str) -> int:
    return int(digits) if len(digits) <= _MOST_DIGITS else _refused(digits)


def _refused(_digits: str) -> NoReturn:
    raise ValueError("a number that is too large, or none")
