"""All sheets of a package, each read the fast way where that is safe, else the careful way."""

from __future__ import annotations

import functools

from python_calamine import CalamineWorkbook

from sucheck.model import Sheet
from sucheck.ooxml.package import Package
from sucheck.ooxml.workbook import SheetPart
from sucheck.read.cells import CellReader
from sucheck.read.contents import Contents, is_plain, read_contents
from sucheck.read.dense import read_dense
from sucheck.read.formats import NumberKind
from sucheck.read.grid import sheet_of_cells
from sucheck.read.guard import Suspicion
from sucheck.read.sparse import read_cells
from sucheck.read.strings import may_hold_marks, read_shared_strings


def read_sheets(package: Package, *, is_careful: bool = False) -> tuple[Sheet, ...]:
    """The worksheets in workbook order; `is_careful` reads all of them the careful way (the two ways must agree).

    Raises:
        InputError: the package is no workbook, or a part of it is damaged.
    """
    contents = read_contents(package)
    strings = functools.cache(lambda: read_shared_strings(package, contents.strings))
    opened = functools.cache(lambda: CalamineWorkbook.from_path(package.path))
    suspicion = functools.cache(lambda: _suspicion(package, contents))

    def read(part: SheetPart) -> Sheet:
        reader = CellReader(
            package=package, part=part.part, strings=strings, kinds=contents.kinds, fills=contents.fills,
            is_1904=contents.is_1904,
        )  # fmt: skip
        may_be_fast = contents.is_conventional and not is_careful and is_plain(package, part.part)
        sheet = read_dense(part, reader, suspicion(), opened) if may_be_fast else None
        return sheet or sheet_of_cells(part, read_cells(reader))

    return tuple(read(part) for part in contents.sheets)


def _suspicion(package: Package, contents: Contents) -> Suspicion:
    has_marks = may_hold_marks(package, contents.strings)
    marked = read_shared_strings(package, contents.strings).marks if has_marks else {}
    styles = (index for index, kind in enumerate(contents.kinds) if kind is not NumberKind.NUMBER)
    return Suspicion(marked=frozenset(marked), date_styles=frozenset(styles))
