"""What the sheets of a workbook were taken for, in words: what `sucheck layout` shows and a mapping proposes."""

from __future__ import annotations

from sucheck.frozen import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class LaidColumn:
    """A column of a table: its letters (`C`, `C-F`), its header, and what it is read as; empty where it is not read."""

    letters: str
    header: str
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LaidCode:
    """A code of a table and what it is read as; empty where it is not understood. `choices` are what it could be."""

    code: str
    meaning: str
    choices: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class LaidTable:
    """A table that was understood. `cells` is its range, `left_out` names rows that are no records and what they are.

    Of a table that is `by_name`, the name of its sheet says what it is.
    """

    cells: str
    kind: str
    form: str
    header_rows: tuple[int, ...]
    why: tuple[str, ...]
    columns: tuple[LaidColumn, ...]
    codes: tuple[LaidCode, ...]
    left_out: tuple[str, ...]
    unread: tuple[str, ...]
    by_name: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class NotUnderstood:
    """Cells that were taken for no table: their range and headers, what comes closest and what that lacks.

    `kind` is empty where nothing comes close.
    """

    cells: str
    header_rows: tuple[int, ...]
    headers: tuple[str, ...]
    kind: str
    missing: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class LaidSheet:
    """What one sheet was taken for. `state` says what else is known of it: empty, hidden, ignored by a mapping."""

    name: str
    state: tuple[str, ...]
    tables: tuple[LaidTable, ...]
    not_understood: tuple[NotUnderstood, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class LaidWorkbook:
    """What the sheets of one workbook were taken for; `remark` says by which mapping, where one lies beside it."""

    path: str
    sheets: tuple[LaidSheet, ...]
    remark: str = ""
