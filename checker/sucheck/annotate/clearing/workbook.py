"""Sheets out of the part that lists them, and all that is told there of sheets by their place in the list."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence

from sucheck.ooxml.splices import Splice
from sucheck.ooxml.tags import Element, children, outline

_HIDDEN = {"hidden", "veryHidden"}
_PLACE = re.compile("[0-9]{1,9}")
_QUOTE = b"(?:'|&apos;|&#39;)"


def without_sheets(content: bytes, positions: Collection[int]) -> tuple[Splice, ...]:
    """The splices that take sheets out of the workbook part.

    Args:
        content: the workbook part.
        positions: the places of the sheets in its list, from 0; at least one other is shown.
    """
    elements = outline(content)
    sheets = _listed(elements, "sheets", "sheet")
    gone = {position: sheets[position] for position in sorted(positions)}
    names = _listed(elements, "definedNames", "definedName")
    kept = [name for name in names if _place(name, "localSheetId") not in gone]
    if names and not kept:  # a list of names is never empty
        lost = [elements[at] for at in children(elements, 0, "definedNames")]
    else:
        lost = [name for name in names if _place(name, "localSheetId") in gone]
    return (
        *(element.removed(content) for element in (*gone.values(), *lost)),
        *(splice for name in kept for splice in _named(content, name, gone)),
        *(splice for view in _listed(elements, "bookViews", "workbookView") for splice in _turned(view, sheets, gone)),
    )


def _listed(elements: Sequence[Element], around: str, name: str) -> list[Element]:
    return [elements[at] for top in children(elements, 0, around) for at in children(elements, top, name)]


def _place(element: Element, name: str) -> int | None:
    match = _PLACE.fullmatch(element.get(name) or "")
    return int(match[0]) if match else None


def _shifted(place: int, gone: Collection[int]) -> int:
    return place - sum(each < place for each in gone)


def _named(content: bytes, name: Element, gone: Mapping[int, Element]) -> Iterator[Splice]:
    """A name that lives on a sheet counts anew; where it speaks of a sheet that goes, it leads nowhere, as in Excel."""
    place = _place(name, "localSheetId")
    if place is not None and _shifted(place, gone) != place:
        yield name.with_attribute("localSheetId", str(_shifted(place, gone)))
    for sheet in gone.values():
        title = re.escape((sheet.get("name") or "").encode())
        spoken = re.compile(rb"%b%b%b(?=!)|(?<![\w.!'\]])%b(?=!)" % (_QUOTE, title, _QUOTE, title), re.IGNORECASE)
        for match in spoken.finditer(content, name.inner, name.inner_end):
            yield Splice(at=match.start(), gone=match[0], come=b"#REF")


def _turned(view: Element, sheets: Sequence[Element], gone: Mapping[int, Element]) -> Iterator[Splice]:
    """The sheet that is open stays so; where it goes, the first that is shown is opened."""
    shown = [at for at, sheet in enumerate(sheets) if at not in gone and sheet.get("state") not in _HIDDEN]
    for attribute in ("activeTab", "firstSheet"):
        place = _place(view, attribute)
        if place is None:
            continue
        new = _shifted(shown[0] if place in gone and shown else place, gone)
        if new != place:
            yield view.with_attribute(attribute, str(new))
