"""What must hold of the sheets and the formats of an annotated workbook."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import pairwise

from opened import Opened, Tree, attributes, canonical, cells, local

from sucheck.model import Sheet
from sucheck.model.places import a1
from sucheck.read.workbook import read_workbook

#: The elements of a worksheet in the order that the schema demands (ECMA-376 part 1, 18.3.1.99).
_ORDER = (
    "sheetPr", "dimension", "sheetViews", "sheetFormatPr", "cols", "sheetData", "sheetCalcPr", "sheetProtection",
    "protectedRanges", "scenarios", "autoFilter", "sortState", "dataConsolidate", "customSheetViews", "mergeCells",
    "phoneticPr", "conditionalFormatting", "dataValidations", "hyperlinks", "printOptions", "pageMargins",
    "pageSetup", "headerFooter", "rowBreaks", "colBreaks", "customProperties", "cellWatches", "ignoredErrors",
    "smartTags", "drawing", "legacyDrawing", "legacyDrawingHF", "drawingHF", "picture", "oleObjects", "controls",
    "webPublishItems", "tableParts", "extLst",
)  # fmt: skip
_LISTS = ("numFmts", "fonts", "fills", "borders", "cellStyleXfs", "cellXfs", "cellStyles", "dxfs", "tableStyles",
          "colors", "extLst")  # fmt: skip
#: What an xf counts on in which list.
_PARTS_OF_A_FORMAT = {"fontId": "fonts", "fillId": "fills", "borderId": "borders", "xfId": "cellStyleXfs"}
_FILLS = {"FFFFC4C6", "FFFFE49A", "FFD6E6F9"}  # error, warning, note


def values_are_the_same(before: Opened, after: Opened) -> Iterator[str]:
    """All that is read of a workbook, reread: values with their types, what they hide, and what is shown."""
    old, new = (read_workbook(str(package.path), 0).sheets for package in (before, after))
    if [sheet.name for sheet in old] != [sheet.name for sheet in new][: len(new) - bool(after.summary)]:
        yield f"the sheets are {', '.join(sheet.name for sheet in new)}"
    for one, other in zip(old, new, strict=False):
        for name in ("visibility", "oddities", "merged", "hidden_rows", "hidden_columns"):
            if getattr(one, name) != getattr(other, name):
                yield f"{one.name}: {name} differ"
        ours, theirs = _values(one), _values(other)
        for place in sorted(ours.keys() | theirs.keys()):
            if ours.get(place) != theirs.get(place):
                yield f"{one.name}!{a1(*place)} was {ours.get(place, 'empty')}, is {theirs.get(place, 'empty')}"


def cells_stand_in_order(_before: Opened, after: Opened) -> Iterator[str]:
    """Rows and cells ascend, none is there twice, and each cell stands in the row that it names."""
    for name, part in after.sheets.items():
        rows = list(cells(after.tree(part)))
        for (_, one, _), (_, other, _) in pairwise(rows):
            if other <= one:
                yield f"{name}: row {other} stands behind row {one}"
        for _, number, found in rows:
            columns = [column for _, column in found]
            for one, other in pairwise(columns):
                if other <= one:
                    yield f"{name}: {a1(number, other)} stands behind {a1(number, one)}"
            for cell, column in found:
                if cell.get("r", a1(number, column)) != a1(number, column):
                    yield f"{name}: {cell.get('r')} stands in row {number}"


def nothing_else_changes_in_a_sheet(before: Opened, after: Opened) -> Iterator[str]:
    """But for formats of cells, empty cells and the drawing of the notes, a sheet part is what it was."""
    for name, part in before.sheets.items():
        if part in after.parts and _bare(before.tree(part)) != _bare(after.tree(part)):
            yield f"{name} differs in more than marks"


def parts_of_a_sheet_stand_in_order(_before: Opened, after: Opened) -> Iterator[str]:
    """The elements around the cells stand as the schema demands; the drawing of the notes is there once at most."""
    for name, part in after.sheets.items():
        found = [_first(element) for element in after.tree(part)]
        for one, other in pairwise(found):
            if _ORDER.index(other) < _ORDER.index(one):
                yield f"{name}: {other} stands behind {one}"
        if found.count("legacyDrawing") > 1:
            yield f"{name}: legacyDrawing is there {found.count('legacyDrawing')} times"


def formats_exist(_before: Opened, after: Opened) -> Iterator[str]:
    """Each index of a format is in range, in the sheets and within the formats; each stated count is right."""
    lists = {local(element): len(element) for element in after.styles}
    for element in after.styles:
        if int(element.get("count", len(element))) != len(element):
            yield f"{local(element)} counts {element.get('count')}, holds {len(element)}"
    for element in after.styles.iterfind("{*}cellXfs/{*}xf"):
        for name, kind in _PARTS_OF_A_FORMAT.items():
            if int(element.get(name, 0)) >= lists.get(kind, 1):
                yield f"a format has the {name} {element.get(name)} of {lists.get(kind)}"
    for name, part in after.sheets.items():
        for element in after.tree(part).iter("{*}c", "{*}row", "{*}col"):
            index = int(element.get("style" if local(element) == "col" else "s", 0))
            if not 0 <= index < lists["cellXfs"]:
                yield f"{name}: {element.get('r', 'a column')} has the format {index} of {lists['cellXfs']}"


def formats_are_kept(before: Opened, after: Opened) -> Iterator[str]:
    """The formats that there were keep their places; new ones stand behind them."""
    new = {local(element): element for element in after.styles}
    for element in before.styles:
        kind = local(element)
        items = list(new[kind]) if kind in new else []
        if kind not in _LISTS or [canonical(item) for item in element] != [canonical(i) for i in items[: len(element)]]:
            yield f"{kind} does not begin with the old ones"


def marks_keep_the_format(before: Opened, after: Opened) -> Iterator[str]:
    """A marked cell has a new format: one of our fills, and for the rest what the cell had."""
    old, new = (package.styles.findall("{*}cellXfs/{*}xf") for package in (before, after))
    fills = after.styles.findall("{*}fills/{*}fill")
    for name, part in before.sheets.items():
        if part not in after.parts:
            continue
        tree = before.tree(part)
        styles, columns = _styles(tree), _column_styles(tree)
        rows = {number: int(row.get("s", 0)) for row, number, _ in cells(tree) if row.get("customFormat") == "1"}
        for place, index in _styles(after.tree(part)).items():
            had = styles.get(place, rows.get(place[0], columns.get(place[1], 0)))
            if index == had or index >= len(new):
                continue
            if index < len(old) or _unfilled(new[index]) != _unfilled(old[had]):
                yield f"{name}!{a1(*place)} had the format {had}, has {index}"
            elif _colour(fills[int(new[index].get("fillId", 0))]) not in _FILLS or new[index].get("applyFill") != "1":
                yield f"{name}!{a1(*place)} has the format {index}, whose fill is none of ours"


def _values(sheet: Sheet) -> Mapping[tuple[int, int], str]:
    return {
        (row, column): f"{value} ({type(value).__name__})"
        for row, line in zip(sheet.row_numbers, sheet.rows, strict=True)
        for column, value in zip(sheet.column_numbers, line, strict=False)
        if value != ""
    }


def _bare(sheet: Tree) -> bytes:
    """A sheet without the formats of its cells, empty cells and rows, and the drawing of its notes."""
    for row, number, found in list(cells(sheet)):
        row.set("r", str(number))
        for cell, column in found:
            cell.set("r", a1(number, column))
            cell.attrib.pop("s", "")
            if len(cell) == 0 and set(cell.keys()) == {"r"}:
                row.remove(cell)
        if len(row) == 0 and set(row.keys()) <= {"r", "spans"}:
            _remove(row)
    for element in sheet.findall("{*}legacyDrawing"):
        _remove(element)
    return canonical(sheet)


def _remove(element: Tree) -> None:
    parent = element.getparent()
    assert parent is not None
    parent.remove(element)


def _first(element: Tree) -> str:
    """What an element stands for: an alternative for its first choice."""
    if local(element) != "AlternateContent":
        return local(element)
    return next(local(child) for choice in element for child in choice if isinstance(child.tag, str))


def _styles(sheet: Tree) -> Mapping[tuple[int, int], int]:
    return {(row, column): int(cell.get("s", 0)) for _, row, found in cells(sheet) for cell, column in found}


def _column_styles(sheet: Tree) -> Mapping[int, int]:
    return {
        column: int(element.get("style", 0))
        for element in sheet.iterfind("{*}cols/{*}col")
        for column in range(int(element.get("min", 0)), min(int(element.get("max", 0)), 1000) + 1)
    }


def _unfilled(xf: Tree) -> tuple[Mapping[str, str], list[bytes]]:
    kept = {key: value for key, value in attributes(xf).items() if key not in {"fillId", "applyFill"}}
    return kept, [canonical(element) for element in xf]


def _colour(fill: Tree) -> str:
    found = fill.find("{*}patternFill/{*}fgColor")
    return "" if found is None else found.get("rgb", "")
