"""What the sheets of workbooks were taken for, as JSON."""

from __future__ import annotations

import json
from collections.abc import Sequence

from sucheck.model.layouts import LaidSheet, LaidTable, LaidWorkbook, NotUnderstood

FORMAT = "sucheck-layout/1"


def render(workbooks: Sequence[LaidWorkbook]) -> str:
    """The workbooks with their sheets and tables; keys are only added within format 1."""
    told = {"format": FORMAT, "inputs": [_workbook(workbook) for workbook in workbooks]}
    return json.dumps(told, ensure_ascii=False, indent=2) + "\n"


def _workbook(workbook: LaidWorkbook) -> dict[str, object]:
    return {"path": workbook.path, "remark": workbook.remark or None, "sheets": list(map(_sheet, workbook.sheets))}


def _sheet(sheet: LaidSheet) -> dict[str, object]:
    return {
        "sheet": sheet.name,
        "state": list(sheet.state),
        "tables": list(map(_table, sheet.tables)),
        "not_understood": list(map(_left, sheet.not_understood)),
    }


def _table(table: LaidTable) -> dict[str, object]:
    return {
        "range": table.cells, "kind": table.kind, "form": table.form, "header_rows": list(table.header_rows),
        "why": list(table.why),
        "columns": [
            {"letters": column.letters, "header": column.header or None, "name": column.name or None}
            for column in table.columns
        ],
        "codes": [{"code": code.code, "meaning": code.meaning or None} for code in table.codes],
        "left_out": list(table.left_out), "not_understood": list(table.unread),
    }  # fmt: skip


def _left(cells: NotUnderstood) -> dict[str, object]:
    return {
        "range": cells.cells, "headers": list(cells.headers), "closest": cells.kind or None,
        "missing": list(cells.missing),
    }  # fmt: skip
