"""Lists of cases: one row per case, a column of dates for each step; read as one row per step."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from sucheck.model import CellValue
from sucheck.shape.blocks.bands import Piece
from sucheck.shape.blocks.cell_sorts import Sort
from sucheck.shape.blocks.samples import column_sample, share
from sucheck.shape.columns import SheetSchema
from sucheck.shape.found import Block, Form, FoundTable
from sucheck.shape.lists.columns import columns_in
from sucheck.shape.lists.headings import spellings
from sucheck.shape.lists.made import Seen, made_list
from sucheck.shape.names import says_nothing
from sucheck.shape.proposal import Proposal
from sucheck.shape.words.meanings import Words

_KIND, _STEP, _DAY = "Procedures", "step", "decided_on"
_NEEDED = ("act", "state")
_HALF = 0.5
_ABOUT_DATES = re.compile(
    r"\b(?:date|day|sent|issued|decided|on|of|the|in|datum|vom|der|des|am|date|de|du|la|le|l')\b'?", re.IGNORECASE
)


def find_cases(block: Block, words: Words) -> Proposal | None:
    """The cases that a block lists: Member State and act in each row, and columns of dates headed by steps."""
    schema = words.schema(_KIND)
    if schema is None or not len(block.body):
        return None
    samples = {number: column_sample(block, number) for number in block.labels}
    steps = _steps(block, words, samples)
    if not steps:
        return None
    rest = {number: cells for number, cells in samples.items() if number not in steps}
    columns = columns_in(block, schema, words, rest)
    kept = {name: number for name, number in columns.items() if name not in {_STEP, _DAY}}
    if any(name not in kept for name in _NEEDED) or _STEP in columns:
        return None
    return _proposal(block, schema, kept, steps)


def _proposal(block: Block, schema: SheetSchema, kept: Mapping[str, int], steps: Mapping[int, str]) -> Proposal:
    names = [column.name for column in schema.columns if column.name in {*kept, _STEP, _DAY}]
    corner = (block.header_rows[-1], block.region.first_column)
    made = made_list(block.sheet, names, list(_rows(block, kept, steps)), corner)
    headers = ", ".join(block.labels[number] for number in (*kept.values(), *steps))
    table = FoundTable(
        kind=_KIND, form=Form.CASES, region=block.region, header_rows=block.header_rows, view=made.view,
        layout=made.layout, origins=made.origins, others=block.others,
        why=(f"headers {headers}", f"a column of dates for {len(steps)} steps"),
        codes={block.labels[number]: step for number, step in steps.items()},
    )  # fmt: skip
    understood = len(kept) + len(steps)
    return Proposal(table=table, score=_HALF + understood / len(block.labels) / 2)


def _steps(block: Block, words: Words, samples: Mapping[int, Sequence[CellValue]]) -> dict[int, str]:
    """The columns of dates whose header names a step, by column number."""
    found: dict[int, str] = {}
    for number, parts in block.parts.items():
        cells = samples[number]
        step = next((step for text in _told(parts) if (step := words.meaning(_KIND, _STEP, text))), None)
        if step and (not cells or share(cells, {Sort.DATE}) >= _HALF) and step not in found.values():
            found[number] = step
    return found if any(samples[number] for number in found) else {}


def _told(parts: Sequence[str]) -> Iterator[str]:
    """A header, and what it says beside that it is of dates: "Date of the reasoned opinion", "LFN sent on"."""
    for text in spellings(parts):
        yield text
        yield " ".join(_ABOUT_DATES.sub(" ", text).split())


def _rows(block: Block, kept: Mapping[str, int], steps: Mapping[int, str]) -> Iterator[dict[str, Seen]]:
    """One row for each step of each case that has a date; what stands there and is no date is kept for its fault."""
    sheet = block.sheet
    piece = Piece(sheet=sheet, top=0, bottom=len(sheet.rows), left=0, right=len(sheet.column_numbers))
    position = {number: at for at, number in enumerate(sheet.column_numbers)}
    for row in block.body:
        cells = piece.cells(sheet.row_numbers.index(row))
        own = {name: Seen(value=cells[position[number]], at=(row, number)) for name, number in kept.items()}
        for number, step in steps.items():
            value = cells[position[number]]
            if not _is_without(value) or (row, number) in sheet.oddities:
                at = (row, number)
                yield own | {_STEP: Seen(value=step, at=at), _DAY: Seen(value=value, at=at)}


def _is_without(value: CellValue) -> bool:
    """Whether a cell says that there was no such step: nothing, a dash, "n/a", "none"."""
    if not isinstance(value, str):
        return False
    return says_nothing(value) or value.strip().casefold() in {"n/a", "na", "none", "no", "entfällt", "néant", "s.o."}
