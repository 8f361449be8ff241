"""Lists of Member States: what a cell or a note names, and whether it names all of them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sucheck.claims.language import Language
from sucheck.claims.numbers import parse_number
from sucheck.law import names
from sucheck.model import Member, Place, StateList

_BRACKETED = re.compile(r"\s*[(\[][^()\[\]]*[)\]]")
_FIGURE_BEHIND = re.compile(r"^(?P<name>.*?\D)[\s:]*(?:\(\s*)?(?P<number>\d{1,4})\s*\)?$")
_CODES = re.compile(r"^[A-Z]{2,3}(?:\s+[A-Z]{2,3})+$")


def parse_list(text: str, place: Place, language: Language) -> StateList | None:
    """Read a cell that lists States; None where it is empty.

    Closed or open ("including …"), a complement ("all but …"), with unnamed others ("and four others"), with a figure per State
    ("AT 1, DE 3"). A name that is not known stays in the list with no code.
    """
    body = text.strip().strip(".").strip()
    if not body:
        return None
    if body.lower() in language.everybody:
        return StateList(members=(), complement=True, place=place)
    if body.lower() in language.nobody or body in {"-", "–", "—"}:
        return StateList(members=(), place=place)
    complement = language.exceptions.match(body)
    body = body[complement.end() :] if complement else body
    lead = language.leads.match(body)
    body = body[lead.end() :] if lead else body
    opener = language.openers.match(body)
    body = body[opener.end() :] if opener else body
    members, more = _entries(body, language)
    return StateList(members=tuple(members), closed=not opener, complement=bool(complement), more=more, place=place)


def _entries(body: str, language: Language) -> tuple[list[Member], int]:
    members: list[Member] = []
    more = 0
    for piece in _pieces(body, language):
        others = language.others.match(piece)
        number = parse_number(others["number"], language) if others else None
        if number:
            more += int(number[0])
        else:
            members.append(_member(piece))
    return members, more


def _pieces(body: str, language: Language) -> Iterator[str]:
    for part in re.split("|".join(re.escape(mark) for mark in language.separators), body):
        piece = part.strip(" .\t\u00a0")
        for opening in ("and ", "& "):
            piece = piece.removeprefix(opening)
        if not piece:
            continue
        if names.resolve(_bare(piece)) or names.other_country(_bare(piece)):
            yield piece
        elif _CODES.match(piece):
            yield from piece.split()
        else:
            yield from (each.strip() for each in language.conjunctions.split(piece) if each.strip())


def _bare(piece: str) -> str:
    """A name without what stands in brackets behind it."""
    return _BRACKETED.sub("", piece).strip()


def _member(piece: str) -> Member:
    name = _bare(piece) or piece
    code = names.resolve(name) or names.other_country(name)
    figure = None if code else _FIGURE_BEHIND.match(piece)
    if figure:
        named = _bare(figure["name"]).rstrip(" :–-")
        code = names.resolve(named) or names.other_country(named)
        if code:
            return Member(state=code, text=piece, number=int(figure["number"]))
    return Member(state=code, text=piece)
