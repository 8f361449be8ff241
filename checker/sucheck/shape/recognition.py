"""Which sheet is which: by its name or an alias, and nothing else."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from sucheck.frozen import dataclass
from sucheck.model import Shaped, Sheet, Workbook
from sucheck.shape.columns import SheetSchema
from sucheck.shape.layout import find_layout
from sucheck.shape.names import label_key
from sucheck.shape.remarks import on_missing, on_table, on_unknown

if TYPE_CHECKING:
    from sucheck.shape.tables import ShapedSheet  # loads pandas

_NUMBER = re.compile(r"(?<=\S)[\s_-]+\d{1,4}$")  # "Claims 2", "Notifications 2019": one kind on several sheets


@dataclass(frozen=True, slots=True, kw_only=True)
class _Outcome:
    """What became of a sheet: the kind that it was recognised as, its table where it has one, and remarks."""

    kind: str | None
    shaped: ShapedSheet | None
    remarks: tuple[str, ...]


def recognise(workbooks: Sequence[Workbook], schemas: Sequence[SheetSchema]) -> Shaped:
    """The tables, faults and remarks of all workbooks, in the order of the inputs and of their sheets."""
    by_key = {label_key(name): schema for schema in schemas for name in (schema.kind, *schema.aliases)}
    wanted = [schema.kind for schema in schemas if schema.offered]
    outcomes: list[_Outcome] = []
    remarks: list[str] = []
    for workbook in workbooks:
        here = [_read_sheet(workbook, sheet, _schema_of(sheet, by_key)) for sheet in workbook.sheets]
        lines = [line for outcome in here for line in outcome.remarks]
        if not any(outcome.kind for outcome in here):
            lines.append(f"no sheet was recognised; looked for {', '.join(wanted)}")
        remarks += [f"{workbook.path}: {line}" if len(workbooks) > 1 else line for line in lines]
        outcomes += here
    there = {outcome.kind for outcome in outcomes if outcome.kind}
    if there:  # otherwise it was said of each workbook
        remarks += on_missing([kind for kind in wanted if kind not in there])
    shaped = [outcome.shaped for outcome in outcomes if outcome.shaped]
    return Shaped(
        tables=tuple(sheet.table for sheet in shaped),
        faults=tuple(fault for sheet in shaped for fault in sheet.faults),
        remarks=tuple(remarks),
    )


def _schema_of(sheet: Sheet, by_key: Mapping[str, SheetSchema]) -> SheetSchema | None:
    return by_key.get(label_key(sheet.name)) or by_key.get(label_key(_NUMBER.sub("", sheet.name)))


def _read_sheet(workbook: Workbook, sheet: Sheet, schema: SheetSchema | None) -> _Outcome:
    if schema is None:
        return _Outcome(kind=None, shaped=None, remarks=tuple(on_unknown(sheet)))
    layout = find_layout(sheet, schema)
    if layout is None:
        return _Outcome(kind=schema.kind, shaped=None, remarks=(f"{sheet.name}: the sheet is empty",))
    from sucheck.shape.tables import shape_sheet  # noqa: PLC0415 - loads pandas, only where there is a table to make

    shaped = shape_sheet(workbook, sheet, schema, layout)
    return _Outcome(kind=schema.kind, shaped=shaped, remarks=tuple(on_table(shaped, layout)))
