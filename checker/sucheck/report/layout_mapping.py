"""What the sheets of a workbook were taken for, as a mapping to edit: read unedited, it changes nothing."""

from __future__ import annotations

import json
from collections.abc import Iterator

from sucheck.model.layouts import LaidSheet, LaidTable, LaidWorkbook, NotUnderstood

_HEAD = """\
# What the tables of {path} are, as sucheck understood them.
# Mend what is wrong and delete what is right: what is not said here is recognised. Use it with --mapping, or keep it as
# {beside} beside the workbook. A sheet to leave out: sheet = "…", ignore = true.
"""
_LIST = "list"


def render(workbook: LaidWorkbook, beside: str) -> str:
    """The mapping of a workbook; `beside` is the name by which it is found beside it."""
    parts = [_HEAD.format(path=_plain(workbook.path), beside=_plain(beside))]
    for sheet in workbook.sheets:
        parts += ["\n".join(lines) + "\n" for lines in _sheet(sheet)]
    return "\n".join(parts)


def _sheet(sheet: LaidSheet) -> Iterator[list[str]]:
    for table in sheet.tables:
        if table.form != "legend":
            yield list(_table(sheet, table))
    for cells in sheet.not_understood:
        yield [f"# {line}" for line in _left(sheet, cells)]


def _table(sheet: LaidSheet, table: LaidTable) -> Iterator[str]:
    yield from (f"# {_plain(why)}" for why in table.why)
    yield "[[table]]"
    yield f"sheet = {_text(sheet.name)}"
    if not table.by_name:
        yield f"range = {_text(table.cells)}"
    yield f"kind = {_text(table.kind)}"
    if not table.by_name:
        yield f"form = {_text(table.form)}"
        yield f"header_rows = [{', '.join(map(str, table.header_rows))}]"
    for column in table.columns:
        header = f"  # {_plain(column.header)}" if column.header else ""
        if column.name and column.letters and "-" not in column.letters:
            is_said = table.form == _LIST and not table.by_name
            yield f"{'' if is_said else '# '}columns.{column.name} = {_text(column.letters)}{header}"
        elif column.header and not column.name:
            yield f"# columns.… = {_text(column.letters)}{header}: not read"
    for code in table.codes:
        if code.meaning:
            yield f"# codes.{_text(code.code)} = {_text(code.meaning)}"
        else:
            yield f'codes.{_text(code.code)} = ""  # not understood: {", ".join(code.choices)}'


def _left(sheet: LaidSheet, cells: NotUnderstood) -> Iterator[str]:
    yield f"Not understood: {_plain(', '.join(cells.headers))}"
    yield "[[table]]"
    yield f"sheet = {_text(sheet.name)}"
    yield f"range = {_text(cells.cells)}"
    yield f"kind = {_text(cells.kind or '…')}"
    yield f"header_rows = [{', '.join(map(str, cells.header_rows))}]"
    yield from (f'columns.{name} = "…"' for name in cells.missing)


def _text(value: str) -> str:
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")


def _plain(text: str) -> str:
    """Words for a comment: TOML allows no control characters there."""
    return " ".join("".join(character if character.isprintable() else " " for character in text).split())
