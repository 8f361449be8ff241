"""A baseline as a file: JSON, with a line of its own for each fingerprint.

The lines are sorted by rule and subject, so that a change shows what came and what went; there is no day and no path in
them. Rule, subject and States stand beside the fingerprint that is made of them: a line that somebody changed does not
fit its fingerprint any more.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Sequence
from pathlib import Path
from typing import NoReturn

from sucheck.accept.baseline import Baseline, Entry
from sucheck.model import SucheckError
from sucheck.model.fingerprints import fingerprint_of

FORMAT = "sucheck-baseline/1"
#: The name of the file where the user gives none.
NAME = "sucheck.baseline.json"

_LARGEST = 64 << 20  # bytes: some 200,000 findings
_FIRST = f'{{"format": "{FORMAT}", "findings": ['
_LAST = "]}"
_FORMAT = re.compile(r'\{\s*"format": *"(?P<format>sucheck-baseline/[^"]*)"')
_AGAIN = "write the file again with 'sucheck baseline'"
_TYPES: dict[type, str] = {str: "text", int: "whole number", list: "list"}
_KEYS = {"fingerprint": str, "count": int, "rule": str, "subject": str, "states": list, "message": str}
#: What UTF-8 cannot hold, and what a terminal would obey or a program take for a line end.
_UNSAFE = re.compile("[\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")


def text_of(baseline: Baseline) -> str:
    """The file's text; reading it gives the same baseline again."""
    lines = [_UNSAFE.sub(lambda unsafe: f"\\u{ord(unsafe[0]):04x}", _line(entry)) for entry in baseline.entries]
    return "\n".join([_FIRST, ",\n".join(lines), _LAST] if lines else [_FIRST, _LAST]) + "\n"


def read_baseline(path: str) -> Baseline:
    """The baseline in a file.

    Raises:
        SucheckError: it cannot be read, is of another format, or a line is not as `text_of` writes it.
    """
    try:
        file = Path(path)
        if file.exists() and not file.is_file():
            raise SucheckError(f"{path}: is no file but a folder, a pipe or a device; name a baseline")
        with file.open("rb") as stream:
            written = stream.read(_LARGEST + 1)
    except OSError as error:
        raise SucheckError(f"{path}: cannot be read ({error.strerror}); 'sucheck baseline' writes it") from None
    if len(written) > _LARGEST:
        raise SucheckError(f"{path}: is larger than {_LARGEST >> 20} MB, which no baseline is; name another file")
    try:
        text = written.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        _refuse(path, written.count(b"\n", 0, error.start) + 1, "is not UTF-8")
    entries = _read(path, [line.removesuffix("\r") for line in text.rstrip("\r\n").split("\n")])
    return Baseline(source=path, entries=entries, sha256=hashlib.sha256(written).hexdigest())


def is_baseline(path: str) -> bool:
    """Whether a file begins as a baseline does, of whatever version and however damaged."""
    try:
        with Path(path).open("rb") as file:
            return _FORMAT.match(file.read(200).decode("utf-8-sig", "replace")) is not None
    except OSError:
        return False


def _read(path: str, lines: Sequence[str]) -> tuple[Entry, ...]:
    if lines[0] != _FIRST:
        found = _FORMAT.match(lines[0])
        if found and found["format"] != FORMAT:
            told = f"is of the format {found['format']}, and {FORMAT} is what this version reads"
            raise SucheckError(f"{path}: line 1: {told}; {_AGAIN}")
        _refuse(path, 1, "is not the first line of a baseline")
    if lines[-1] != _LAST or len(lines) == 1:
        _refuse(path, len(lines), f"is not the last line of a baseline, {_LAST}")
    entries: list[Entry] = []
    lines_of: dict[str, int] = {}
    for number, line in enumerate(lines[1:-1], start=2):
        is_last = number == len(lines) - 1
        if line.endswith(",") == is_last:
            _refuse(path, number, "has a comma behind it, and no line follows" if is_last else "has no comma behind it")
        entry = _read_line(path, number, line.removesuffix(","))
        if entry.fingerprint in lines_of:
            _refuse(path, number, f"has the fingerprint of line {lines_of[entry.fingerprint]}")
        lines_of[entry.fingerprint] = number
        entries.append(entry)
    return tuple(entries)


def _read_line(path: str, number: int, line: str) -> Entry:
    try:
        held = json.loads(line)
    except (ValueError, RecursionError):
        _refuse(path, number, "is no JSON object")
    if not isinstance(held, dict) or held.keys() != _KEYS.keys():
        _refuse(path, number, f"has not the keys {', '.join(_KEYS)}")
    for key, kind in _KEYS.items():
        if not isinstance(held[key], kind) or isinstance(held[key], bool):
            _refuse(path, number, f"{key} is no {_TYPES[kind]}")
    if held["count"] < 1:
        _refuse(path, number, "count is less than 1")
    if not all(isinstance(state, str) for state in held["states"]):
        _refuse(path, number, "states is no list of codes")
    if held["fingerprint"] != fingerprint_of(held["rule"], held["subject"], held["states"]):
        _refuse(path, number, "was changed: its fingerprint is not that of its rule, subject and states")
    return Entry(
        fingerprint=held["fingerprint"], count=held["count"], rule=held["rule"], subject=held["subject"],
        states=tuple(held["states"]), message=held["message"], line=number,
    )  # fmt: skip


def _refuse(path: str, number: int, why: str) -> NoReturn:
    raise SucheckError(f"{path}: line {number}: {why}; {_AGAIN}")


def _line(entry: Entry) -> str:
    held = {
        "fingerprint": entry.fingerprint, "count": entry.count, "rule": entry.rule, "subject": entry.subject,
        "states": list(entry.states), "message": entry.message,
    }  # fmt: skip
    return json.dumps(held, ensure_ascii=False)
