"""Citations become claims: acts with their dates and documents that notes cite, and the cells that name acts."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from sucheck.claims.notes import Note
from sucheck.law.acts import act, find_citations
from sucheck.law.citations import FoundCitation, parse_citation
from sucheck.law.documents import find_references
from sucheck.model import Claim, Kind, Place, Table
from sucheck.model.sheets import words

#: The sheets whose act cells are keys, repeated in every row: each way of writing an act is looked at once.
_KEYED = ("Notifications", "Procedures", "Measures")


def note_claims(notes: Iterable[Note]) -> Iterator[Claim]:
    """What notes cite: the number of each act, the date behind it, and the documents of the Commission.

    Only a directive that the table of law knows has an `act`.
    """
    for note in notes:
        for found in find_citations(note.text):
            yield from _of_citation(note, found)
        for reference in find_references(note.text):
            yield _seen(note, note.text[reference.start : reference.end])


def act_cell_claims(tables: Sequence[Table]) -> Iterator[Claim]:
    """The acts as the cells of Claims, Notifications and Procedures name them.

    In Claims every cell gives its own; in the others, where an act stands in each row, one for each way it is written.
    A cell of a summary, of which several rows were made, gives one as well.
    """
    for table in tables:
        if "act" in table.letters:
            rows = {table.place(row, "act"): (row, text) for row, text in reversed(_texts(table))}
            for row, text in reversed(rows.values()):
                yield from _of_cell(table, row, text)


def _texts(table: Table) -> list[tuple[int, str]]:
    """The words of the act column with their rows; in a keyed sheet only where they stand first."""
    rows = table.frame.index
    if table.kind in _KEYED:
        found = [(row, words(value)) for value, row in table.first_rows("act").items() if row in rows]
    else:
        found = [(int(row), table.words(int(row), "act")) for row in rows]
    return [(row, text) for row, text in found if text]


def _of_cell(table: Table, row: int, text: str) -> Iterator[Claim]:
    place = table.place(row, "act")
    for piece in re.split(r"\s*[;\n]\s*", text):
        cited = parse_citation(piece)
        if cited:
            yield Claim(
                id="", kind=Kind.ACT_NUMBER, place=place, act=cited.key, acts=(cited.key,), about=Kind.ACT_NUMBER.value,
                words=piece, columns={"act": place},
            )  # fmt: skip


def _of_citation(note: Note, found: FoundCitation) -> Iterator[Claim]:
    cited = found.citation
    known = act(cited.celex) if cited.type in {None, "directive"} else None
    seen = _seen(note, note.text[found.start : found.end])
    claim = replace(seen, act=known.key, acts=(known.key,)) if known else seen
    yield claim if known else replace(seen, words=cited.words)
    if found.date:
        yield replace(claim, kind=Kind.ACT_DATE, about=Kind.ACT_DATE.value, value=found.date.isoformat())


def _seen(note: Note, cited: str) -> Claim:
    place = Place(input=note.place.input, sheet=note.place.sheet, cell=note.place.cell, text=cited)
    return Claim(
        id="", kind=Kind.ACT_NUMBER, place=place, document=note.document, about=Kind.ACT_NUMBER.value, words=cited,
        columns={"text": place},
    )  # fmt: skip
