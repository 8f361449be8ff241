"""Which column a header means, through units, line breaks, note marks and the headers stacked above it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence

from sucheck.model import CellValue
from sucheck.shape.blocks.cell_sorts import Sort, sort_of
from sucheck.shape.columns import ColumnSchema, SheetSchema
from sucheck.shape.found import Block
from sucheck.shape.names import label_key
from sucheck.shape.words.meanings import Words

_BRACKET = re.compile(r"\s*[(\[][^()\[\]]*[)\]]\s*")
_FIRST = re.compile(r"\s*[\n;:\u2013\u2014]\s*|\s+-\s+|\s*/\s*")


def named_by(
    block: Block,
    schema: SheetSchema,
    words: Words,
    samples: Mapping[int, Sequence[CellValue]],
    accepts: Callable[[ColumnSchema, Sequence[CellValue]], bool] = lambda _column, _cells: True,
) -> dict[str, int]:
    """The columns of a kind that headers name, with their numbers on the sheet; each header names one at most.

    A name or a title wins over an alias and an earlier alias over a later one, then the left column.
    """
    offers: dict[str, list[tuple[int, int]]] = {}
    for number, parts in block.parts.items():
        column = _column(parts, schema, words)
        if column is not None and number in samples and (number in words.said or accepts(column, samples[number])):
            offers.setdefault(column.name, []).append((_rank(parts, column), number))
    found = {name: min(each)[1] for name, each in offers.items()}
    if "celex" in found and "act" not in found:  # the only column that names the act
        found["act"] = found.pop("celex")
    return found


def _rank(parts: Sequence[str], column: ColumnSchema) -> int:
    """How well a header names its column: 0 by its name or title, else by the number of the alias."""
    written = {label_key(spelling) for spelling in spellings(parts)}
    labels = ((column.name, column.title), *((alias,) for alias in column.aliases))
    return next(rank for rank, own in enumerate(labels) if written & {label_key(label) for label in own})


def _column(parts: Sequence[str], schema: SheetSchema, words: Words) -> ColumnSchema | None:
    found = (words.column(schema.kind, spelling) for spelling in spellings(parts))
    return next((column for column in found if column is not None), None)


def spellings(parts: Sequence[str]) -> Iterator[str]:
    """A header in its own words, then with less and less: without brackets, its first part, one of stacked headers."""
    for text in (" ".join(parts), *reversed(parts)):
        yield text
        bare = _BRACKET.sub(" ", text).strip()
        yield bare
        first, *rest = _FIRST.split(bare)
        says_when = any(sort_of(part) is Sort.DATE for part in rest)  # "State of play: 17 October 2019" is no header
        if rest and not says_when:
            yield first
