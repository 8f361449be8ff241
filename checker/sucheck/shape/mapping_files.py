"""Which mapping is for which workbook: the one that was named, else the one beside it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from sucheck.frozen import dataclass
from sucheck.model import Workbook
from sucheck.shape.mapping import TableMapping, nearest, read_mapping

#: What stands behind the stem of a workbook's name in that of the mapping beside it.
BESIDE = ".mapping.toml"


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkbookMapping:
    """What is said of the tables of one workbook; `remark` says where that was found, where nobody named it."""

    tables: tuple[TableMapping, ...] = ()
    remark: str = ""


def mappings_for(workbooks: Sequence[Workbook], named: Path | None = None) -> tuple[WorkbookMapping, ...]:
    """The mapping of each workbook: the named file for all of them, else `report.mapping.toml` beside `report.xlsx`.

    Raises:
        SucheckError: a mapping cannot be read or has a mistake, or describes a sheet that is not there.
    """
    if named is not None:
        tables = read_mapping(named)
        _prove_sheets(tables, workbooks)
        return tuple(WorkbookMapping(tables=tables) for _ in workbooks)
    return tuple(_beside(workbook) for workbook in workbooks)


def _beside(workbook: Workbook) -> WorkbookMapping:
    path = Path(workbook.path)
    beside = path.with_name(path.stem + BESIDE) if path.name else path
    try:
        is_there = beside != path and beside.is_file()
    except OSError:  # a name that is too long, a folder that may not be looked into
        is_there = False
    if not is_there:
        return WorkbookMapping()
    tables = read_mapping(beside)
    _prove_sheets(tables, [workbook])
    return WorkbookMapping(tables=tables, remark=f"read with the mapping beside it, {beside.name}")


def _prove_sheets(tables: Sequence[TableMapping], workbooks: Sequence[Workbook]) -> None:
    sheets = [sheet.name for workbook in workbooks for sheet in workbook.sheets]
    for entry in tables:
        if entry.sheet not in sheets:
            entry.fail("sheet", f"no sheet is called {entry.sheet!r}{nearest(entry.sheet, sheets)}")
