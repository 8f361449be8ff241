"""Which column a header means, through units, line breaks, note marks and the headers stacked above it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence

from sucheck.model import CellValue
from sucheck.shape.columns import ColumnSchema, SheetSchema
from sucheck.shape.found import Block
from sucheck.shape.names import label_key
from sucheck.shape.words import Words

_BRACKET = re.compile(r"\s*[(\[][^()\[\]]*[)\]]\s*")
_FIRST = re.compile(r"\s*[\n;:–—]\s*|\s+-\s+|\s*/\s*")


def named_by(
    block: Block,
    schema: SheetSchema,
    words: Words,
    samples: Mapping[int, Sequence[CellValue]],
    accepts: Callable[[ColumnSchema, Sequence[CellValue]], bool],
) -> dict[str, int]:
    """The columns of a kind that headers name, with their numbers on the sheet; each header names one at most.

    A name or a title wins over an alias, then the column of which more cells are filled, then the left one.
    """
    offers: dict[str, list[tuple[bool, int, int]]] = {}
    for number, parts in block.parts.items():
        column = _column(parts, schema, words)
        if column is not None and accepts(column, samples[number]):
            own = {label_key(column.name), label_key(column.title)}
            is_alias = not any(label_key(spelling) in own for spelling in _spellings(parts))
            offers.setdefault(column.name, []).append((is_alias, -len(samples[number]), number))
    return {name: min(found)[2] for name, found in offers.items()}


def _column(parts: Sequence[str], schema: SheetSchema, words: Words) -> ColumnSchema | None:
    found = (words.column(schema.kind, spelling) for spelling in _spellings(parts))
    return next((column for column in found if column is not None), None)


def _spellings(parts: Sequence[str]) -> Iterator[str]:
    """A header in its own words, then with less and less: without brackets, its first part, one of stacked headers."""
    for text in (" ".join(parts), *reversed(parts)):
        yield text
        bare = _BRACKET.sub(" ", text).strip()
        yield bare
        yield from (part for part in _FIRST.split(bare)[:1] if part != bare)
