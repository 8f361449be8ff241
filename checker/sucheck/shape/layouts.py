"""What each sheet of a workbook is taken for: by its name and first row, else by what stands on it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from sucheck.frozen import dataclass
from sucheck.model import Sheet, Workbook
from sucheck.shape.blocks import blocks_of
from sucheck.shape.columns import SheetSchema
from sucheck.shape.found import Block, Form, FoundTable, Region
from sucheck.shape.layout import Layout, find_layout
from sucheck.shape.names import says_nothing
from sucheck.shape.recognisers import RECOGNISERS
from sucheck.shape.words import Words

#: How a sheet begins that is for people only, such as the legend of our template.
NOT_READ = "Not read by sucheck"
_NUMBER = re.compile(r"(?<=\S)[\s_-]+\d{1,4}$")  # "Claims 2", "Notifications 2019": one kind on several sheets
_ENOUGH = 2  # columns by which a sheet of a known name is known to begin with its header


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetLayout:
    """What a sheet was taken for: its tables, and the blocks on it that were understood as nothing.

    `kind` is the one that the sheet's name names, None where it names none.
    """

    sheet: Sheet
    kind: str | None
    tables: tuple[FoundTable, ...] = ()
    unread: tuple[Block, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether nothing stands on the sheet."""
        return all(says_nothing(cell) for row in self.sheet.rows for cell in row)


def layouts_of(workbook: Workbook, words: Words) -> tuple[SheetLayout, ...]:
    """What each sheet of a workbook is taken for, in the order of the sheets."""
    by_name = [_named(sheet, words) for sheet in workbook.sheets]
    blocks = [
        () if known and known[1] else _blocks(sheet) for sheet, known in zip(workbook.sheets, by_name, strict=True)
    ]
    knowing = replace(words, blocks=tuple(block for each in blocks for block in each))
    return tuple(
        _layout(sheet, known, here, knowing)
        for sheet, known, here in zip(workbook.sheets, by_name, blocks, strict=True)
    )


def _named(sheet: Sheet, words: Words) -> tuple[SheetSchema, bool] | None:
    """The kind that a sheet's name names, and whether the sheet's first row is the header of one."""
    schema = words.named(sheet.name) or words.named(_NUMBER.sub("", sheet.name))
    if schema is None:
        return None
    layout = find_layout(sheet, schema)
    has_all = layout is not None and all(c.name in layout.columns for c in schema.columns if c.required)
    return schema, layout is None or (has_all and len(layout.columns) > 0)


def _blocks(sheet: Sheet) -> tuple[Block, ...]:
    first = next((cell for row in sheet.rows for cell in row if cell != ""), "")
    return () if isinstance(first, str) and first.startswith(NOT_READ) else blocks_of(sheet)


def _layout(sheet: Sheet, known: tuple[SheetSchema, bool] | None, blocks: Sequence[Block], words: Words) -> SheetLayout:
    if known is None:
        tables = tuple(_tables(blocks, words))
        return SheetLayout(sheet=sheet, kind=None, tables=tables, unread=_unread(blocks, tables))
    schema, is_headed = known
    layout = find_layout(sheet, schema)
    if layout is None:
        return SheetLayout(sheet=sheet, kind=schema.kind)
    tables = () if is_headed else tuple(_tables(blocks, words))
    if len(layout.columns) >= _ENOUGH:  # its header is there: what it is, is settled, not in which form
        tables = tuple(table for table in tables if table.kind == schema.kind)
    if tables:
        return SheetLayout(sheet=sheet, kind=schema.kind, tables=tables, unread=_unread(blocks, tables))
    return SheetLayout(sheet=sheet, kind=schema.kind, tables=(_whole(sheet, schema, layout),))


def _tables(blocks: Sequence[Block], words: Words) -> Iterator[FoundTable]:
    """The best proposal for each block; of equal ones the first recogniser's."""
    for block in blocks:
        proposals = [found for recogniser in RECOGNISERS if (found := recogniser(block, words))]
        if proposals:
            yield max(proposals, key=lambda proposal: proposal.score).table


def _unread(blocks: Sequence[Block], tables: Sequence[FoundTable]) -> tuple[Block, ...]:
    regions = {table.region for table in tables}
    return tuple(block for block in blocks if block.region not in regions and len(block.body))


def _whole(sheet: Sheet, schema: SheetSchema, layout: Layout) -> FoundTable:
    """A sheet that is a list from its first row on, by its name."""
    return FoundTable(
        kind=schema.kind, form=Form.LIST,
        region=Region(
            first_row=sheet.row_numbers[layout.header], first_column=sheet.column_numbers[layout.first_header],
            last_row=sheet.row_numbers[-1], last_column=sheet.column_numbers[-1],
        ),
        header_rows=(sheet.row_numbers[layout.header],), view=sheet, layout=layout, why=("the name of the sheet",),
    )  # fmt: skip
