"""Flat lists: one row per Member State and act, per decision, per statement: the kinds that the schemas describe."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise

from sucheck.frozen import dataclass
from sucheck.model import CellValue, a1
from sucheck.model.sheets import words as in_words
from sucheck.shape.blocks.cell_sorts import sort_of
from sucheck.shape.blocks.samples import column_sample, sample_rows
from sucheck.shape.columns import ColumnSchema, ColumnType, SheetSchema
from sucheck.shape.found import Block, Form, FoundTable, Said
from sucheck.shape.layout import Layout
from sucheck.shape.legends.meanings import is_about_measures, is_about_notifying, is_about_procedures
from sucheck.shape.lists.columns import SORTS, columns_in
from sucheck.shape.lists.headings import named_by
from sucheck.shape.lists.views import list_view
from sucheck.shape.proposal import Proposal
from sucheck.shape.titles.said import said_of
from sucheck.shape.words.meanings import Words

_HALF, _MOST = 0.5, 0.65
_LEAST = 2  # columns of a kind that no Member State and no status tells from anything else


@dataclass(frozen=True, slots=True, kw_only=True)
class _Match:
    """The columns of a kind in a block, by column number; what is said of all rows; how much was understood."""

    schema: SheetSchema
    columns: Mapping[str, int]
    score: float
    said: Mapping[str, Said]

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
        said=best.said,
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
    missing = [column for column in required if column.name not in columns]
    said = _said(block, schema, missing, words) if _tells_of(block, schema, columns, words) else {}
    if not columns or len(said) < len(missing):
        return None
    if schema.at_least_one and not any(name in columns for name in schema.at_least_one):
        return None
    understood = len(columns) / sum(
        number in columns.values() or not _counts_rows(samples[number]) for number in samples
    )
    is_told = sum(column.type in {*SORTS, ColumnType.CHOICE} for column in required) > 1
    if not is_told and not is_named and (len(columns) < _LEAST or understood < _MOST):
        return None
    return _Match(schema=schema, columns=columns, score=_HALF + understood / 2, said=said)


def _counts_rows(cells: Sequence[CellValue]) -> bool:
    """Whether a column only numbers the rows."""
    numbers = [cell for cell in cells if isinstance(cell, float)]
    is_rising = all(one < other for one, other in pairwise(numbers))
    return 1 < len(numbers) == len(cells) and numbers[0] in {0.0, 1.0} and is_rising


def _tells_of(block: Block, schema: SheetSchema, columns: Mapping[str, int], words: Words) -> bool:
    """Whether a title on the sheet, or the headers of statuses and dates, tell of transposition: all has a status."""
    if schema.kind != "Notifications":
        return True
    headers = [block.labels[columns[name]] for name in ("status", "notified_on") if name in columns]
    beside = (text for other in words.blocks if other.sheet is block.sheet for text in other.title)
    titles = [text for text in (*block.title, *beside) if not is_about_measures(text) and not is_about_procedures(text)]
    return any(is_about_notifying(text) for text in (*headers, *titles))


def _said(block: Block, schema: SheetSchema, missing: Sequence[ColumnSchema], words: Words) -> dict[str, Said]:
    """The one column that the title or the sheet's name says in place of a header, where the rest tells of the kind."""
    is_told = any(column.required and column.type is ColumnType.CHOICE for column in schema.columns)
    if not is_told or len(missing) != 1:
        return {}
    found = said_of(block, missing[0].type, words)
    return {missing[0].name: found} if found else {}


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
    for name, said in match.said.items():
        where = "the name of the sheet" if said.at is None else a1(*said.at)
        phrases.append(f"{name} {in_words(said.value)} by {where}")
    return tuple(phrases)
