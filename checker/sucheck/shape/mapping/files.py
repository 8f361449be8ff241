"""Which mapping is for which workbook: the one that was named, else the one beside it."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from sucheck.frozen import dataclass
from sucheck.model import InputFile, Workbook
from sucheck.shape.mapping.entries import TableMapping, nearest, read_mapping

#: What stands behind the stem of a workbook's name in that of the mapping beside it.
BESIDE = ".mapping.toml"


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkbookMapping:
    """What is said of the tables of one workbook; `remark` says where that was found, where nobody named it.

    `file` is the mapping that was read, None where there is none.
    """

    tables: tuple[TableMapping, ...] = ()
    remark: str = ""
    file: InputFile | None = None


def mappings_for(workbooks: Sequence[Workbook], named: Path | None = None) -> tuple[WorkbookMapping, ...]:
    """The mapping of each workbook: the named file for all of them, else `report.mapping.toml` beside `report.xlsx`.

    Raises:
        SucheckError: a mapping cannot be read or has a mistake, or describes a sheet that is not there.
    """
    if named is not None:
        return (mapping_at(named, str(named), workbooks),) * len(workbooks)
    return tuple(_beside(workbook) for workbook in workbooks)


def mapping_at(path: Path, shown: str, workbooks: Sequence[Workbook]) -> WorkbookMapping:
    """The mapping in a file for workbooks of which one has each of its sheets; `shown` is the file's name in a result.

    Raises:
        SucheckError: as for `mappings_for`.
    """
    tables = read_mapping(path)
    _prove_sheets(tables, workbooks)
    digest = hashlib.sha256(path.read_bytes()).hexdigest()
    return WorkbookMapping(tables=tables, file=InputFile(path=shown, sha256=digest, kind="mapping"))


def _beside(workbook: Workbook) -> WorkbookMapping:
    path = Path(workbook.path)
    beside = path.with_name(path.stem + BESIDE) if path.name else path
    try:
        is_there = beside != path and beside.is_file()
    except OSError:  # a name that is too long, a folder that may not be looked into
        is_there = False
    if not is_there:
        return WorkbookMapping()
    found = mapping_at(beside, str(beside), [workbook])
    return replace(found, remark=beside_it(beside.name))


def beside_it(name: str) -> str:
    """What a user is told of a mapping that nobody named."""
    return f"read with the mapping beside it, {name}"


def _prove_sheets(tables: Sequence[TableMapping], workbooks: Sequence[Workbook]) -> None:
    sheets = [sheet.name for workbook in workbooks for sheet in workbook.sheets]
    for entry in tables:
        if entry.sheet not in sheets:
            entry.fail("sheet", f"no sheet is called {entry.sheet!r}{nearest(entry.sheet, sheets)}")
