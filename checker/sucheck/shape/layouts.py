"""What each sheet of a workbook is taken for: by its name and first row, else by what stands on it."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from sucheck.frozen import dataclass
from sucheck.model import Sheet, Workbook
from sucheck.shape.blocks.find import blocks_of
from sucheck.shape.columns import SheetSchema
from sucheck.shape.found import Block, Form, FoundTable, Region
from sucheck.shape.layout import Layout, find_layout
from sucheck.shape.mapping.entries import TableMapping
from sucheck.shape.mapping.mapped import mapped_table, schema_said
from sucheck.shape.names import says_nothing
from sucheck.shape.recognisers import RECOGNISERS
from sucheck.shape.words.meanings import Words

#: How a sheet begins that is for people only, such as the legend of our template.
NOT_READ = "Not read by sucheck"
_NUMBER = re.compile(r"(?<=\S)[\s_-]+\d{1,4}$")  # "Claims 2", "Notifications 2019": one kind on several sheets
_ENOUGH = 2  # columns by which a sheet of a known name is known to begin with its header


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetLayout:
    """What a sheet was taken for: its tables, and the blocks on it that were understood as nothing.

    `kind` is the one that the sheet's name names, None where it names none. Of a sheet that `is_ignored`, a mapping
    says that something on it is not to be read. Of a sheet that is `by_name`, the whole is one list.
    """

    sheet: Sheet
    kind: str | None
    tables: tuple[FoundTable, ...] = ()
    unread: tuple[Block, ...] = ()
    is_ignored: bool = False
    by_name: bool = False

    @property
    def is_empty(self) -> bool:
        """Whether nothing stands on the sheet."""
        return all(says_nothing(cell) for row in self.sheet.rows for cell in row)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Known:
    """What a sheet's name names, and its layout from the first row on, which may be that kind's or not."""

    schema: SheetSchema
    layout: Layout | None

    @property
    def is_headed(self) -> bool:
        """Whether the sheet begins with a header that has all that its kind needs, or with nothing."""
        layout = self.layout
        return layout is None or (
            bool(layout.columns) and all(c.name in layout.columns for c in self.schema.columns if c.required)
        )

    @property
    def needs_nothing(self) -> bool:
        """Whether its kind has no column that must be there, so that none can be missed."""
        return not self.schema.at_least_one and not any(column.required for column in self.schema.columns)


def layouts_of(workbook: Workbook, words: Words, mapping: Sequence[TableMapping] = ()) -> tuple[SheetLayout, ...]:
    """What each sheet of a workbook is taken for, in the order of the sheets.

    Raises:
        SucheckError: the mapping says what cannot be, with its file and line.
    """
    said = {sheet.name: [entry for entry in mapping if entry.sheet == sheet.name] for sheet in workbook.sheets}
    by_name = [_named(sheet, words) for sheet in workbook.sheets]
    blocks: list[tuple[Block, ...]] = []
    for sheet, known in zip(workbook.sheets, by_name, strict=True):
        blocks.append(() if known and known.is_headed and not said[sheet.name] else _blocks(sheet))
    knowing = replace(words, blocks=tuple(block for here in blocks for block in here))
    found: list[SheetLayout] = []
    for sheet, known, here in zip(workbook.sheets, by_name, blocks, strict=True):
        layout = _layout(sheet, known, here, knowing)
        found.append(_as_mapped(layout, said[sheet.name], here, knowing) if said[sheet.name] else layout)
    return tuple(found)


def _named(sheet: Sheet, words: Words) -> _Known | None:
    schema = words.named(sheet.name) or words.named(_NUMBER.sub("", sheet.name))
    return _Known(schema=schema, layout=find_layout(sheet, schema)) if schema else None


def is_for_people(sheet: Sheet) -> bool:
    """Whether a sheet says of itself that it is not to be read, as the legend of our template does."""
    first = next((cell for row in sheet.rows for cell in row if cell != ""), "")
    return isinstance(first, str) and first.startswith(NOT_READ)


def _blocks(sheet: Sheet) -> tuple[Block, ...]:
    return () if is_for_people(sheet) else blocks_of(sheet)


def _layout(sheet: Sheet, known: _Known | None, blocks: Sequence[Block], words: Words) -> SheetLayout:
    if known is not None and known.layout is None:
        return SheetLayout(sheet=sheet, kind=known.schema.kind)
    tables: list[FoundTable] = []
    if known is None or not known.is_headed:
        tables = [found for block in blocks if (found := _best(block, words))]
    if known is None or known.layout is None:
        return SheetLayout(sheet=sheet, kind=None, tables=tuple(tables), unread=_unread(blocks, tables))
    kind = known.schema.kind
    if len(known.layout.columns) >= _ENOUGH:  # its header is there: what it is, is settled, not in which form
        tables = [table for table in tables if table.kind == kind]
    if tables:
        return SheetLayout(sheet=sheet, kind=kind, tables=tuple(tables), unread=_unread(blocks, tables))
    if not known.layout.columns and (known.needs_nothing or any(block.title for block in blocks)):
        # words, no header of that kind
        return SheetLayout(sheet=sheet, kind=None, unread=_unread(blocks, ()))
    return SheetLayout(sheet=sheet, kind=kind, tables=(_whole(sheet, known.schema, known.layout),), by_name=True)


def _best(
    block: Block, words: Words, is_allowed: Callable[[FoundTable], bool] = lambda _table: True
) -> FoundTable | None:
    """The best proposal for a block; of equal ones the first recogniser's."""
    proposals = [found for recogniser in RECOGNISERS if (found := recogniser(block, words))]
    allowed = [proposal for proposal in proposals if is_allowed(proposal.table)]
    return max(allowed, key=lambda proposal: proposal.score).table if allowed else None


def _unread(blocks: Sequence[Block], tables: Sequence[FoundTable]) -> tuple[Block, ...]:
    return tuple(b for b in blocks if len(b.body) and not any(b.region.overlaps(table.region) for table in tables))


def _as_mapped(
    layout: SheetLayout, entries: Sequence[TableMapping], blocks: Sequence[Block], words: Words
) -> SheetLayout:
    """The sheet with the tables that the entries describe in place of what was recognised there."""
    tables, unread = list(layout.tables), list(layout.unread)
    for entry in entries:
        found = None if entry.is_ignored else _said(layout, entry, blocks, words)
        region = found.region if found else entry.region
        tables = [table for table in tables if region and not table.region.overlaps(region)]
        unread = [block for block in unread if region and not block.region.overlaps(region)]
        tables += [found] if found else []
    tables.sort(key=lambda table: (table.region.first_row, table.region.first_column))
    ignored = any(entry.is_ignored for entry in entries)
    return replace(layout, tables=tuple(tables), unread=tuple(unread), is_ignored=ignored)


def _said(layout: SheetLayout, entry: TableMapping, blocks: Sequence[Block], words: Words) -> FoundTable:
    """The table of an entry: the whole sheet where its name says so already and the entry says no more."""
    if layout.by_name and layout.kind == entry.kind and not entry.says_where:
        return replace(layout.tables[0], schema=schema_said(entry, words))
    return mapped_table(entry, layout.sheet, blocks, words, _best)


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
