"""Lists of Member States: what a cell or a note names, and whether it names all of them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sucheck.claims.language import Language
from sucheck.claims.numbers import parse_number
from sucheck.law import names
from sucheck.model import Member, Place, StateList

_BRACKETED = re.compile(r"\s*[(\[][^()\[\]]*[)\]]")
_FIGURE_BEHIND = re.compile(r"^(?P<name>.*?\D)[\s:]*(?:\(\s*)?(?P<number>\d{1,3})\s*\)?$")
_CODES = re.compile(r"^[A-Z]{2,3}(?:\s+[A-Z]{2,3})+$")
#: No name of a country holds "and" more often than this.
_MOST_JOINTS = 2
_DASHES = frozenset("-–—")  # noqa: RUF001 - what stands in an empty cell


def parse_list(text: str, place: Place, language: Language) -> StateList | None:
    """Read a cell that lists States; None where it is empty.

    Closed or open ("including …", "… etc."), a complement ("all but …"), with unnamed others ("and four others"), with
    a figure per State ("AT 1, DE 3"). A name that is not known stays in the list with no code.
    """
    body = _unwrapped(text.strip().strip(".").strip())
    if not body:
        return None
    if language.everybody.fullmatch(body):
        return StateList(members=(), complement=True, place=place)
    if body.lower() in language.nobody or body in _DASHES:
        return StateList(members=(), place=place)
    found: dict[str, bool] = {}
    for kind, phrase in (("complement", language.exceptions), ("lead", language.leads), ("open", language.openers)):
        start = phrase.match(body)
        found[kind] = start is not None and bool(body[start.end() :].strip())
        body = body[start.end() :] if start and found[kind] else body
    trailer = language.trailers.search(body)
    body = body[: trailer.start()] if trailer and body[: trailer.start()].strip() else body
    is_open = found["open"] or trailer is not None
    members, more = _entries(_unwrapped(body), language, counts_alone=found["complement"])
    return StateList(
        members=tuple(members), closed=not is_open, complement=found["complement"], more=more, place=place
    )  # fmt: skip


def _unwrapped(body: str) -> str:
    """A list without the brackets that hold all of it."""
    inner = body[1:-1]
    is_wrapped = body[:1] + body[-1:] in {"()", "[]"} and not set(inner) & set("()[]")
    return inner.strip() if is_wrapped else body


def _entries(body: str, language: Language, *, counts_alone: bool) -> tuple[list[Member], int]:
    """The named members, and how many are counted without a name ("four others"; in "all but two", a number alone)."""
    members: list[Member] = []
    more = 0
    for piece in _pieces(body, language):
        others = language.others.match(piece)
        number = parse_number(others["number"] if others else piece, language) if others or counts_alone else None
        if number and not number[2].strip() and isinstance(number[0], int):
            more += number[0]
        else:
            members.append(_member(piece))
    return members, more


def _pieces(body: str, language: Language) -> Iterator[str]:
    for part in _parts(body, language.separators):
        piece = language.joined.sub("", part.strip(" .\t\u00a0")).strip()
        if not piece:
            continue
        if _code_of(_bare(piece)):
            yield piece
        elif _CODES.match(piece):
            yield from piece.split()
        else:
            yield from _conjoined(piece, language)


def _parts(body: str, separators: tuple[str, ...]) -> Iterator[str]:
    """The text between separators; what stands in brackets is not taken apart."""
    depth, start = 0, 0
    for position, character in enumerate(body):
        depth = max(depth + (character in "([") - (character in ")]"), 0)
        if character in separators and not depth:
            yield body[start:position]
            start = position + 1
    yield body[start:]


def _conjoined(piece: str, language: Language) -> Iterator[str]:
    """The names on both sides of each "and", a name that holds one ("Bosnia and Herzegovina") in one piece."""
    joints = [found.span() for found in language.conjunctions.finditer(piece)]
    starts, ends = [0, *(end for _, end in joints)], [*(start for start, _ in joints), len(piece)]
    first = 0
    while first < len(starts):
        last = next(
            (
                n
                for n in range(min(first + _MOST_JOINTS, len(ends) - 1), first, -1)
                if _code_of(_bare(piece[starts[first] : ends[n]]))
            ),
            first,
        )
        if name := piece[starts[first] : ends[last]].strip():
            yield name
        first = last + 1


def _bare(piece: str) -> str:
    """A name without what stands in brackets behind it."""
    return _BRACKETED.sub("", piece).strip()


def _code_of(name: str) -> str | None:
    return names.resolve(name) or names.other_country(name)


def _member(piece: str) -> Member:
    code = _code_of(_bare(piece) or piece)
    figure = None if code else _FIGURE_BEHIND.match(piece)
    if figure:
        code = _code_of(_bare(figure["name"]).rstrip(" :–-"))  # noqa: RUF001 - a dash before the figure
        if code:
            return Member(state=code, text=piece, number=int(figure["number"]))
    return Member(state=code, text=piece)
