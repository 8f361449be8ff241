"""Sheets become typed frames: which sheet is which, where its table stands, what each cell says."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from sucheck.model import Shaped, Workbook
from sucheck.shape.columns import SheetSchema

if TYPE_CHECKING:
    from sucheck.shape.mapping.files import WorkbookMapping

__all__ = ["shape_workbooks"]


def shape_workbooks(
    workbooks: Sequence[Workbook], schemas: Sequence[SheetSchema], mappings: Sequence[WorkbookMapping] = ()
) -> Shaped:
    """The tables of all recognised sheets, the faults of their cells, and remarks on what was and was not read.

    Nothing in a workbook raises: what cannot be read is a fault of its cell. Where no sheet is recognised, there are no
    tables and a remark names the sheets that were looked for. `mappings` hold one for each workbook, or none at all.

    Raises:
        SucheckError: a mapping says what cannot be.
    """
    from sucheck.shape.recognition import recognise  # noqa: PLC0415 - loading schemas must not wait for this part

    return recognise(workbooks, schemas, mappings)
