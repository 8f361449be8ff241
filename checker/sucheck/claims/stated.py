"""The rows of the Claims sheets: what each states, and the list that belongs to it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from sucheck.claims.cues import note_list
from sucheck.claims.language import Language
from sucheck.claims.lists import parse_list
from sucheck.claims.notes import find_note, note_number
from sucheck.claims.numbers import Stated, parse_stated
from sucheck.claims.reading import Reading, cell_of, columns_of
from sucheck.dates.days import DayOrder
from sucheck.dates.periods import read_when
from sucheck.model import Certainty, Claim, Kind, StateList, Table
from sucheck.model.vocabulary import DATES, expand

_DATE_KINDS = {"deadline": Kind.DEADLINE, "act_date": Kind.ACT_DATE, "as_of": Kind.AS_OF}


def read_claims(table: Table, reading: Reading, words: Language) -> None:
    """Add the claims of one Claims sheet; a row that does not say what it is about is not understood."""
    frame = table.frame
    for row in frame.index:
        cells = {column: cell_of(frame[column].loc[row]) for column in frame.columns}
        about = cells["about"]
        if not isinstance(about, str):
            wanted = ("about", *(name for name in ("stated", "listed") if cells[name] is not None))
            reading.unread += [table.place(int(row), name) for name in wanted]
            continue
        claim = _row_claim(table, int(row), cells, reading, words)
        if about in DATES:
            reading.claims.append(_dated(claim, cells["stated"], reading))
        else:
            reading.claims.append(_counted(claim, cells, (table, int(row)), reading, words))


def _row_claim(table: Table, row: int, cells: Mapping[str, object], reading: Reading, words: Language) -> Claim:
    """Everything of a Claims row but what it states and lists."""
    edition = reading.editions[table.input]
    text = {name: str("" if cell is None else cell).strip() for name, cell in cells.items()}
    acts = tuple(act for act in text["act"].split(";") if act)
    as_of = text["as_of"] or (edition.as_of.isoformat() if edition.as_of else None)
    assessed = bool(expand(text["about"]) & {"incomplete", "conform"})
    return Claim(
        id="", label=text["claim"], kind=Kind.COUNT, place=table.place(row, "stated"), document=text["document"],
        section=text["section"], act=acts[0] if len(acts) == 1 else None, acts=acts, about=text["about"],
        ground=text["ground"] or None, among=text["among"] or None, repeats=text["repeats"] or None,
        universe=text["universe"], universe_list=parse_list(text["universe"], table.place(row, "universe"), words),
        as_of=as_of, when=text["when"] or None,
        basis=text["basis"] or ("assessed" if assessed else "declared"), columns=columns_of(table, row),
        certainty=Certainty(text["certainty"] or Certainty.READ.value),
    )  # fmt: skip


def _dated(claim: Claim, stated: object, reading: Reading) -> Claim:
    """A claim whose value is a date."""
    claim = replace(claim, kind=_DATE_KINDS[claim.about], words=claim.place.text)
    if stated is None:
        return claim
    read = read_when(stated, DayOrder.UNKNOWN)  # type: ignore[arg-type]
    if not isinstance(read, str):
        reading.unread.append(claim.place)
        return claim
    return replace(claim, value=read)


def _counted(
    claim: Claim, cells: Mapping[str, object], at: tuple[Table, int], reading: Reading, words: Language
) -> Claim:
    """A claim with a count, a share or a list."""
    stated = parse_stated(cells["stated"], words)
    claim = _with_stated(claim, stated)
    listed, noted = _lists(claim, cells, stated, at, reading, words)
    if stated is None and cells["stated"] is not None and (listed is None or listed.place != claim.place):
        reading.unread.append(claim.place)
    if stated is None and listed is not None:
        claim = replace(claim, kind=Kind.LIST, place=listed.place, words=listed.place.text)
    elif listed is not None and listed.members and all(member.number is not None for member in listed.members):
        claim = replace(claim, kind=Kind.SUM)
    return replace(claim, listed=listed, noted=noted)


def _with_stated(claim: Claim, stated: Stated | None) -> Claim:
    if stated is None:
        return replace(claim, words=claim.place.text)
    kind = Kind.QUANTITY if stated.unit == "percent_change" else Kind.SHARE if stated.is_share else Kind.COUNT
    return replace(
        claim, kind=kind, value=stated.value, op=stated.op, unit=stated.unit, stated_of=stated.of, share=stated.share,
        decimals=stated.decimals, words=claim.place.text, quantifier=stated.quantifier,
    )  # fmt: skip


def _lists(
    claim: Claim,
    cells: Mapping[str, object],
    stated: Stated | None,
    at: tuple[Table, int],
    reading: Reading,
    words: Language,
) -> tuple[StateList | None, StateList | None]:
    """The row's list (its own cell first, then the words of the count, then the note), and the note's beside it."""
    table, row = at
    own = str(cells["listed"] or "")
    listed = parse_list(own, table.place(row, "listed"), words)
    if listed is None and stated is not None and stated.listing:
        listed = parse_list(stated.listing, claim.place, words)
        if listed and listed.members and not listed.states:  # "21 (of which most were late)"
            reading.unread.append(claim.place)
            listed = None
    if listed is None and stated is None:  # "all but Germany" in place of a count
        everyone = parse_list(str(cells["stated"] or ""), claim.place, words)
        listed = everyone if everyone and everyone.complement else None
    number = note_number(cells["footnote"] or (stated.mark if stated else ""))
    note = find_note(reading.notes, table.input, claim.document, number) if number else None
    if number and note is None and reading.notes:
        reading.unread.append(table.place(row, "footnote"))
    if note is None:
        return listed, None
    reading.used_notes.add(note.place)
    noted = note_list(note.text, expand(claim.about), note.place, words)
    return (noted, None) if listed is None else (listed, noted)
