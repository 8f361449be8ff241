"""Flat lists: one row per Member State and act, per decision, per statement: the kinds that the schemas describe."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from sucheck.frozen import dataclass
from sucheck.model import CellValue
from sucheck.shape.cell_sorts import sort_of
from sucheck.shape.columns import ColumnType, SheetSchema
from sucheck.shape.found import Block, Form, FoundTable
from sucheck.shape.headings import named_by
from sucheck.shape.layout import Layout
from sucheck.shape.list_columns import SORTS, columns_in
from sucheck.shape.proposal import Proposal
from sucheck.shape.samples import column_sample, sample_rows
from sucheck.shape.views import list_view
from sucheck.shape.words import Words

_HALF, _MOST = 0.5, 0.65
_LEAST = 2  # columns of a kind that no Member State and no status tells from anything else


@dataclass(frozen=True, slots=True, kw_only=True)
class _Match:
    """The columns of a kind in a block, by column number, and how much of the block they are."""

    schema: SheetSchema
    columns: Mapping[str, int]
    score: float

    @property
    def rank(self) -> tuple[float, int]:
        """The better match is larger: by what was understood, then by how much the kind asks for."""
        return self.score, sum(column.required for column in self.schema.columns)


def find_list(block: Block, words: Words) -> Proposal | None:
    """The list that a block is: the kind of which all required columns are there and most others are understood."""
    if not len(block.body):
        return None
    samples = {number: column_sample(block, number) for number in block.labels}
    matches = [match for schema in words.schemas if (match := _match(block, schema, words, samples))]
    if not matches:
        return None
    best = max(matches, key=lambda match: match.rank)
    view = list_view(block)
    numbers = view.column_numbers
    columns = {name: numbers.index(number) for name, number in best.columns.items()}
    layout = Layout(header=0, columns=columns, repeated=(), first_header=numbers.index(min(block.labels)))
    table = FoundTable(
        kind=best.schema.kind, form=Form.LIST, region=block.region, header_rows=block.header_rows, view=view,
        layout=layout, why=_why(block, best, words, samples), others=block.others,
    )  # fmt: skip
    return Proposal(table=table, score=best.score)


def _match(
    block: Block, schema: SheetSchema, words: Words, samples: Mapping[int, Sequence[CellValue]]
) -> _Match | None:
    required = [column for column in schema.columns if column.required]
    is_named = words.named(block.sheet.name) is schema or any(words.named(title) is schema for title in block.title)
    if not required and not is_named:
        return None
    columns = columns_in(block, schema, words, samples)
    if any(column.name not in columns for column in required):
        return None
    if not columns:
        return None
    if schema.at_least_one and not any(name in columns for name in schema.at_least_one):
        return None
    understood = len(columns) / len(block.labels)
    is_told = sum(column.type in {*SORTS, ColumnType.CHOICE} for column in required) > 1
    if not is_told and not is_named and (len(columns) < _LEAST or understood < _MOST):
        return None
    return _Match(schema=schema, columns=columns, score=_HALF + understood / 2)


def _why(block: Block, match: _Match, words: Words, samples: Mapping[int, Sequence[CellValue]]) -> tuple[str, ...]:
    headers = [
        block.labels[number]
        for name, number in match.columns.items()
        if name in named_by(block, match.schema, words, samples)
    ]
    rows = "rows" if len(sample_rows(block)) == len(block.body) else "rows looked at"
    phrases = [f"headers {', '.join(headers)}"] if headers else []
    for name, number in match.columns.items():
        column = match.schema.column(name)
        if column is not None and column.type in SORTS:
            cells = samples[number]
            hits = sum(sort_of(cell) in SORTS[column.type] for cell in cells)
            what = "a Member State" if column.type is ColumnType.STATE else "an act"
            phrases.append(f"{hits} of {len(cells)} {rows} name {what}")
    return tuple(phrases)
