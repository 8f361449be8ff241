"""Claims and places of a result."""

from __future__ import annotations

from sucheck.model import Certainty, Claim, Kind, Member, Part, Place, StateList
from sucheck.result.fields import Fields

_KINDS = {kind.value: kind for kind in Kind}
_CERTAINTIES = {certainty.value: certainty for certainty in Certainty}
_CELL = 10  # characters of the longest address, XFD1048576


def place(fields: Fields, inputs: int) -> Place:
    """Where a value stands; `inputs` is the number of inputs, which it must be in one of."""
    number = fields.number("input")
    if number >= inputs:
        fields.fail("input", "is no number of an input")
    text = fields.text("text", "")
    if fields.has("block"):
        block, page, note, start, end = map(fields.optional_number, ("block", "page", "note", "start", "end"))
        part = fields.optional("part")
        return Place(input=number, text=text, block=block, page=page, note=note, part=part, start=start, end=end)
    cell = fields.optional("cell")
    if cell is not None and not _is_cell(cell):
        fields.fail("cell", "must be an address such as F7")
    return Place(input=number, sheet=fields.optional("sheet"), cell=cell, text=text)


def _is_cell(cell: str) -> bool:
    letters = cell.rstrip("0123456789")
    return len(cell) <= _CELL and letters.isascii() and letters.isalpha() and letters.isupper() and letters != cell


def claim(fields: Fields, inputs: int) -> Claim:
    """One claim, as far as a result tells of it."""
    listed, noted = (_list(fields.inside(key), inputs) if fields.has(key) else None for key in ("list", "noted"))
    places = [place(each, inputs) for each in fields.objects("places")]
    if not places:
        fields.fail("places", "must hold at least one place")
    return Claim(
        id=fields.text("id"), label=fields.text("label", ""), kind=_KINDS[fields.one_of("kind", tuple(_KINDS))],
        place=places[0], document=fields.text("document", ""), section=fields.text("section", ""),
        act=fields.optional("act"), acts=fields.texts("acts"), about=fields.text("about", ""),
        ground=fields.optional("ground"), value=fields.scalar("value"), words=fields.text("words", ""),
        unit=fields.text("unit", ""), op=fields.one_of("op", ("=", "≥", "≤", "≈"), "="),
        stated_of=fields.optional_number("stated_of"), listed=listed, noted=noted, among=fields.optional("among"),
        repeats=fields.optional("repeats"), universe=fields.optional("universe") or "", as_of=fields.optional("as_of"),
        when=fields.optional("when"), tense=fields.text("tense", "current"), basis=fields.text("basis", "declared"),
        certainty=_CERTAINTIES[fields.one_of("certainty", tuple(_CERTAINTIES), "read")],
        is_row_claim=fields.flag("from_rows", default=False),
        parts=() if listed or noted or not fields.has("parts") else _parts(fields, inputs),
    )  # fmt: skip


def _parts(fields: Fields, inputs: int) -> tuple[Part, ...]:
    return tuple(
        Part(value=_amount(part), place=place(part.inside("place"), inputs)) for part in fields.objects("parts")
    )


def _amount(part: Fields) -> int | float | None:
    value = part.scalar("value")
    return part.fail("value", "must be a number or null") if isinstance(value, str) else value


def _list(fields: Fields, inputs: int) -> StateList:
    members = tuple(
        Member(state=each.optional("state"), text=each.text("text"), number=each.optional_number("number"))
        for each in fields.objects("members")
    )
    return StateList(
        members=members,
        closed=fields.flag("closed"),
        complement=fields.flag("complement"),
        more=fields.number("more"),
        place=place(fields.inside("place"), inputs),
    )
