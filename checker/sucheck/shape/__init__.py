"""Sheets become typed frames: which sheet is which, where its table stands, what each cell says."""

from __future__ import annotations

from collections.abc import Sequence

from sucheck.model import Shaped, Workbook
from sucheck.shape.columns import SheetSchema

__all__ = ["shape_workbooks"]


def shape_workbooks(workbooks: Sequence[Workbook], schemas: Sequence[SheetSchema]) -> Shaped:
    """The tables of all recognised sheets, the faults of their cells, and remarks on what was and was not read.

    Nothing in a workbook raises: what cannot be read is a fault of its cell. Where no sheet is recognised, there are no
    tables and a remark names the sheets that were looked for.
    """
    from sucheck.shape.recognition import recognise  # noqa: PLC0415 - loading schemas must not wait for this part

    return recognise(workbooks, schemas)
