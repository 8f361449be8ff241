"""A waiver put at the end of a configuration file, of which nothing else changes."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

import tomli

from sucheck.accept.waivers import KEYS, read_waiver
from sucheck.model import SucheckError, Waiver


def with_waiver(before: bytes, waiver: Waiver, *, remark: str, tables: Sequence[str], file: str) -> bytes:
    """The file's bytes with one more `[[waiver]]` behind them; reading both has proved that nothing else changed.

    Args:
        before: the file as it is; comments, order and line ends stay. Empty for a new one.
        waiver: what to write; it stands in no workbook.
        remark: what it is about, for readers of the file: one line that becomes a comment.
        tables: the tables that hold the waivers, `tool` and `sucheck` in a `pyproject.toml`.
        file: its name, for messages.

    Raises:
        SucheckError: the file cannot be read as TOML, or takes no table at its end.
    """
    block = "\n".join([f"# {remark}", f"[[{'.'.join((*tables, 'waiver'))}]]", *_lines(waiver)]) + "\n"
    parts = [before, b"" if not before or before.endswith(b"\n") else b"\n", b"\n" if before.strip() else b""]
    after = b"".join([*parts, block.encode("utf-8", "replace")])
    if b"\r\n" in before:
        after = before + after[len(before) :].replace(b"\n", b"\r\n")
    wanted, found = _read(before, file), _read(after, file, added=True)
    table: Any = wanted
    for name in tables:
        table = table.setdefault(name, {}) if isinstance(table, dict) else None
    held = table.setdefault("waiver", []) if isinstance(table, dict) else None
    written = tomli.loads("\n".join(_lines(waiver)))
    if isinstance(held, list):
        held.append(written)
    if found != wanted or read_waiver(written, waiver.source) != waiver:
        raise SucheckError(f"{file}: takes no waiver at its end; write it there by hand")
    return after


def _lines(waiver: Waiver) -> list[str]:
    held = {key: getattr(waiver, key) for key in KEYS}
    return [f"{key} = {_value(value)}" for key, value in held.items() if value]


def _value(value: object) -> str:
    """A text, a day or a list of texts in TOML."""
    if isinstance(value, str):
        return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
    if isinstance(value, tuple):
        return f"[{', '.join(map(_value, value))}]"
    return str(value)


def _read(content: bytes, file: str, *, added: bool = False) -> dict[str, Any]:
    try:
        return tomli.loads(content.decode("utf-8-sig"))
    except (tomli.TOMLDecodeError, UnicodeDecodeError, RecursionError) as error:
        told = "takes no table [[waiver]] at its end" if added else "cannot be read as TOML"
        raise SucheckError(f"{file}: {told} ({error})") from None
