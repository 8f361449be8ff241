"""Flat lists: one row per Member State and act, per decision, per statement: the kinds that the schemas describe."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from sucheck.frozen import dataclass
from sucheck.model import CellValue
from sucheck.shape.columns import ColumnSchema, ColumnType, SheetSchema
from sucheck.shape.found import Block, Form, FoundTable
from sucheck.shape.headings import named_by
from sucheck.shape.layout import Layout
from sucheck.shape.names import key
from sucheck.shape.proposal import Proposal
from sucheck.shape.samples import column_sample, share
from sucheck.shape.cell_sorts import Sort
from sucheck.shape.views import list_view
from sucheck.shape.words import Words

_NEARLY_ALL, _HALF, _MOST = 0.9, 0.5, 0.65
_LEAST = 2  # columns of a kind that no Member State and no status tells from anything else
_SORTS = {
    ColumnType.STATE: frozenset({Sort.STATE, Sort.OTHER_COUNTRY}),
    ColumnType.ACT: frozenset({Sort.ACT}),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class _Match:
    """The columns of a kind in a block, by column number, and which of them only their cells tell."""

    schema: SheetSchema
    columns: Mapping[str, int]
    by_contents: tuple[str, ...]
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
        layout=layout, why=_why(block, best, samples), others=block.others,
    )  # fmt: skip
    return Proposal(table=table, score=best.score)


def _match(
    block: Block, schema: SheetSchema, words: Words, samples: Mapping[int, Sequence[CellValue]]
) -> _Match | None:
    required = [column for column in schema.columns if column.required]
    is_named = words.named(block.sheet.name) is schema or any(words.named(title) is schema for title in block.title)
    if not required and not is_named:
        return None
    columns = named_by(block, schema, words, samples, accepts)
    by_contents: list[str] = []
    for column in required:
        if column.name not in columns and column.type in _SORTS:
            number = _by_contents(column, {n: cells for n, cells in samples.items() if n not in columns.values()})
            if number is not None:
                columns[column.name] = number
                by_contents.append(column.name)
    if any(column.name not in columns for column in required):
        return None
    if schema.at_least_one and not any(name in columns for name in schema.at_least_one):
        return None
    understood = len(columns) / len(block.labels)
    is_told = sum(column.type in {*_SORTS, ColumnType.CHOICE} for column in required) > 1
    if not is_told and not is_named and (len(columns) < _LEAST or understood < _MOST):
        return None
    in_order = {column.name: columns[column.name] for column in schema.columns if column.name in columns}
    return _Match(schema=schema, columns=in_order, by_contents=tuple(by_contents), score=_HALF + understood / 2)


def accepts(column: ColumnSchema, cells: Sequence[CellValue]) -> bool:
    """Whether the cells under a header that names a column may be what it holds; of words and dates, anything may."""
    if not cells:
        return not column.required
    if column.type in _SORTS:
        return share(cells, _SORTS[column.type]) >= _HALF
    if column.type in {ColumnType.CHOICE, ColumnType.ABOUT} and column.required:
        known = {key(word) for choice in column.choices for word in (choice.value, *choice.aliases)}
        told = [cell for cell in cells if isinstance(cell, str)]
        return sum(key(cell) in known or "+" in cell for cell in told) >= _HALF * len(cells)
    return True


def _by_contents(column: ColumnSchema, samples: Mapping[int, Sequence[CellValue]]) -> int | None:
    """The one column whose cells are nearly all Member States, or acts; None where none is or several are."""
    sorts = _SORTS[column.type]
    found = [number for number, cells in samples.items() if cells and share(cells, sorts) >= _NEARLY_ALL]
    return found[0] if len(found) == 1 else None


def _why(block: Block, match: _Match, samples: Mapping[int, Sequence[CellValue]]) -> tuple[str, ...]:
    headers = [block.labels[number] for name, number in match.columns.items() if name not in match.by_contents]
    phrases = [f"headers {', '.join(headers)}"] if headers else []
    for name, number in match.columns.items():
        column = match.schema.column(name)
        if column is not None and column.type in _SORTS:
            cells = samples[number]
            hits = round(share(cells, _SORTS[column.type]) * len(cells))
            what = "a Member State" if column.type is ColumnType.STATE else "an act"
            phrases.append(f"{hits} of {len(cells)} rows name {what}")
    return tuple(phrases)
