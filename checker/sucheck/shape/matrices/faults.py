"""How the faults of a matrix's cells are told: each cell once, and by the legend that explains its codes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from sucheck.model import CellFault, FaultKind, PlaceKey
from sucheck.shape.columns import SheetSchema
from sucheck.shape.found import FoundTable


def schema_for(found: FoundTable, schema: SheetSchema) -> SheetSchema:
    """The schema of a table in its form: what the form may lack or leave empty is not asked for."""
    if not found.optional:
        return schema
    columns = tuple(
        replace(column, required=False, nullable=True) if column.name in found.optional else column
        for column in schema.columns
    )
    return replace(schema, columns=columns)


def told_once(found: FoundTable, faults: Iterable[CellFault]) -> Iterator[CellFault]:
    """The faults of a table whose cells stand in many rows of its list, each cell of the sheet once."""
    codes = {code: meaning for code, meaning in found.codes.items() if meaning}
    seen: set[tuple[FaultKind, PlaceKey]] = set()
    for fault in faults:
        if (fault.kind, fault.place.key) in seen:
            continue
        seen.add((fault.kind, fault.place.key))
        if fault.kind is FaultKind.NOT_A_CHOICE and codes:
            known = ", ".join(code if code == meaning else f"{code} ({meaning})" for code, meaning in codes.items())
            yield replace(fault, expected=f"one of the codes {known}")
        else:
            yield fault
