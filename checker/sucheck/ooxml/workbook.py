"""Where a package keeps its workbook and its worksheets."""

from __future__ import annotations

from sucheck.frozen import dataclass
from sucheck.model import InputError, Visibility
from sucheck.ooxml.package import Package
from sucheck.ooxml.related import main_part

_ID = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_STRICT_ID = "{http://purl.oclc.org/ooxml/officeDocument/relationships}id"
_VISIBILITIES = {"hidden": Visibility.HIDDEN, "veryHidden": Visibility.VERY_HIDDEN}


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetPart:
    """A worksheet: its name, whether it is shown, its part, its position among all sheets (charts included)."""

    name: str
    visibility: Visibility
    part: str
    position: int


def workbook_part(package: Package) -> str:
    """The name of the part that lists the sheets; the empty string where the package is no workbook in XML."""
    return main_part(package, lambda kind: "spreadsheetml" in kind or ("ms-excel" in kind and "binary" not in kind))


def sheet_parts(package: Package, workbook: str) -> tuple[SheetPart, ...]:
    """The worksheets that the part `workbook` lists, in its order; charts, dialogs and macro sheets are left out.

    Raises:
        InputError: a sheet is listed but not in the file, or there is no worksheet at all.
    """
    targets = {relationship.id: relationship for relationship in package.relationships(workbook)}
    sheets = []
    for position, element in enumerate(package.tree(workbook).iterfind("{*}sheets/{*}sheet")):
        name = element.get("name", "")
        target = targets.get(element.get(_ID) or element.get(_STRICT_ID) or "")
        if target is None or target.is_external or target.target not in package:
            raise InputError(
                f"{package.path}: the sheet {name!r} is listed but not in the file; "
                "open the file in a spreadsheet program and save it again"
            )
        if target.kind == "worksheet":
            visibility = _VISIBILITIES.get(element.get("state", ""), Visibility.VISIBLE)
            sheets.append(SheetPart(name=name, visibility=visibility, part=target.target, position=position))
    if not sheets:
        raise InputError(f"{package.path}: the workbook has no worksheet; name a workbook with at least one")
    return tuple(sheets)
