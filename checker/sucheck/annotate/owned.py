"""Which part belongs to which: what a part relates to must be there, and what a sheet has, it has alone."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from sucheck.ooxml.package import Package
from sucheck.ooxml.workbook import SheetPart


def held_part(package: Package, part: str, kind: str) -> str:
    """The part that another one relates to by a kind of relationship; the empty string where it relates to none.

    Raises:
        InputError: it relates to one that is not there; beside a new one the file would have two.
    """
    targets = [each.target for each in package.relationships(part) if each.kind == kind and not each.is_external]
    found = next((target for target in targets if target in package), "")
    if targets and not found:
        raise package.missing(targets[0])
    return found


def shared_parts(package: Package, sheets: Iterable[SheetPart]) -> frozenset[str]:
    """The names in lower case of parts that are a sheet, or belong to one, and are or belong to another as well."""
    owned = Counter(
        name
        for sheet in sheets
        for name in {
            sheet.part.lower(),
            *(each.target.lower() for each in package.relationships(sheet.part) if not each.is_external),
        }
    )
    return frozenset(name for name, sheets_with_it in owned.items() if sheets_with_it > 1)
