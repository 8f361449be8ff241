"""A number of things and the things themselves: "four reports" and the four that a note, brackets or bullets name."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from sucheck.claims.language import pack
from sucheck.claims.text.mention import CitedAct, CitedDocument, Count, Mention, Noted, Role, States
from sucheck.claims.text.passage import Passage
from sucheck.claims.text.phrases import alternatives
from sucheck.claims.text.reading import Reading
from sucheck.claims.text.subjects import CASE_UNITS, STEP_UNITS
from sucheck.frozen import dataclass
from sucheck.model import BlockKind, Part

_COLON = re.compile(r":\s+")
_BRACKETED = re.compile(r"\s*\((?P<inner>[^()]*(?:\([^()]*\)[^()]*)*)\)")
_NUMBERED = re.compile(r"\(\s?(?:\d{1,2}|[ivx]{1,4}|[a-h])\s?\)\s*")
_ACT_UNITS = {"directives": "directive", "regulations": "regulation", "decisions": "decision"}
#: Units of time and of steps are measured, not named one by one.
_MEASURES = {"months", "years", "days", "weeks", "hours", "member_states", *STEP_UNITS, *CASE_UNITS}
#: In an enumeration with commas, no thing has more words.
_SHORT = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class Enumeration:
    """A count and the things that the words beside it name."""

    passage: Passage
    count: Mention
    parts: tuple[Part, ...]


def enumerations_in(reading: Reading, passage: Passage) -> Iterator[Enumeration]:
    """The counts of a sentence whose things are named: in brackets, behind a colon, in bullets, in a note."""
    for mention in passage.own:
        said = mention.said
        if (
            isinstance(said, Count)
            and said.value is not None
            and said.value > 1
            and said.unit not in _MEASURES
            and said.noun
        ):
            parts = (
                _in_brackets(passage, mention) or _behind_colon(passage, mention)
                or _in_bullets(reading, passage, mention) or _with_countries(passage, mention)
                or _in_note(reading, passage, mention, said)
            )  # fmt: skip
            if len(parts) > 1:
                yield Enumeration(passage=passage, count=mention, parts=tuple(parts))


def _in_brackets(passage: Passage, count: Mention) -> Sequence[Part]:
    found = _BRACKETED.match(passage.text, count.end, passage.sentence.end)
    return _pieces(passage, found.start("inner"), found.end("inner")) if found else ()


def _behind_colon(passage: Passage, count: Mention) -> Sequence[Part]:
    """What stands behind the colon of the sentence, if the count is the last one before it."""
    found = _COLON.search(passage.text, count.end, passage.sentence.end)
    between = [m for m in passage.own if isinstance(m.said, Count) and found and count.end <= m.start < found.start()]
    return _pieces(passage, found.end(), passage.sentence.end) if found and not between else ()


def _in_bullets(reading: Reading, passage: Passage, count: Mention) -> Sequence[Part]:
    """One thing for each bullet below the sentence, if the count is the last one in it."""
    if not passage.text[: passage.sentence.end].rstrip().endswith(":") or any(
        isinstance(m.said, Count) and m.start > count.start for m in passage.own
    ):
        return ()
    parts = []
    for block in range(passage.block + 1, len(reading.document.blocks)):
        if reading.document.blocks[block].kind is not BlockKind.BULLET:
            break
        parts.append(Part(place=reading.document.place(block, 0, len(reading.document.blocks[block].text))))
    return parts


def _with_countries(passage: Passage, count: Mention) -> Sequence[Part]:
    """One thing for each country: "two arrangements with A and B"."""
    for mention in passage.own:
        if isinstance(mention.said, States) and mention.start >= count.end:
            between = passage.text[count.end : mention.start].split()
            is_close = len(between) == 1 and mention.said.listed.closed and not mention.said.listed.complement
            spans = mention.said.spans if is_close else ()
            return [Part(place=passage.document.place(span.block, span.start, span.end)) for span in spans]
    return ()


def _in_note(reading: Reading, passage: Passage, count: Mention, said: Count) -> Sequence[Part]:
    """The acts or documents that the note marked behind the count cites, one after the other."""
    marks = [m for m in passage.own if isinstance(m.said, Noted) and m.start >= count.end]
    later = [m for m in passage.own if isinstance(m.said, Count) and m.start > count.start]
    for mark in marks[:1]:
        note = mark.said.note if isinstance(mark.said, Noted) else None
        if note is None or any(other.start < mark.start for other in later):
            return ()
        if said.unit == "countries":
            return _countries(reading, note)
        cited = [m for each in reading.finder.by_block.get(note, ()) for m in each.own if _is_cited(m, said.unit)]
        return [Part(place=reading.document.place(m.block, m.start, m.end)) for m in cited]
    return ()


def _countries(reading: Reading, note: int) -> Sequence[Part]:
    """The countries that a note lists, if it has one list."""
    mentions = [m for each in reading.finder.by_block.get(note, ()) for m in each.own]
    lists = [m.said for m in mentions if isinstance(m.said, States) and m.said.role is Role.STATES]
    spans = lists[0].spans if len(lists) == 1 and lists[0].listed.closed else ()
    return [Part(place=reading.document.place(span.block, span.start, span.end)) for span in spans]


def _is_cited(mention: Mention, unit: str) -> bool:
    said = mention.said
    if unit in _ACT_UNITS:
        return isinstance(said, CitedAct) and not said.is_inner and said.citation.type == _ACT_UNITS[unit]
    return unit == "reports" and isinstance(said, CitedDocument)


def _pieces(passage: Passage, start: int, end: int) -> Sequence[Part]:
    """The things between two offsets: numbered, between semicolons, or short ones between commas."""
    text = passage.text[start:end].rstrip(" .;")
    numbered = list(_NUMBERED.finditer(text))
    if len(numbered) > 1 and not text[: numbered[0].start()].strip():
        cuts = [(hit.end(), following.start()) for hit, following in pairwise(numbered)]
        return [_part(passage, start, text, *cut) for cut in (*cuts, (numbered[-1].end(), len(text)))]
    if ";" in text:
        return [_part(passage, start, text, *cut) for cut in _cuts(text, _joints(passage.words.code).semicolon)]
    cuts = _between_commas(text, _joints(passage.words.code))
    are_short = all(len(text[first:last].split()) <= _SHORT for first, last in cuts)
    return [_part(passage, start, text, *cut) for cut in cuts] if are_short else ()


def _between_commas(text: str, joints: _Joints) -> list[tuple[int, int]]:
    """The things between commas; a conjunction joins the last two: "home and justice affairs, and trade" are two."""
    cuts = list(_cuts(text, joints.comma))
    first, last = cuts[-1]
    before = joints.comma.search(text, max(0, first - _SHORT * 2), first) if first else None
    inner = list(joints.conjunction.finditer(text, first, last))
    if inner and not (before and before["conjunction"] and before.end() == first):
        if len(cuts) == 1 and len(inner) > 1:
            return []
        cuts[-1:] = [(first, inner[-1].start()), (inner[-1].end(), last)]
    return cuts


class _Joints(NamedTuple):
    """What stands between the things of an enumeration."""

    semicolon: re.Pattern[str]
    comma: re.Pattern[str]
    conjunction: re.Pattern[str]


@cache
def _joints(code: str) -> _Joints:
    words = alternatives(pack(code)["grammar"]["joints"]["addition"])
    return _Joints(
        semicolon=re.compile(rf";\s*(?:(?:{words})\s+)?", re.IGNORECASE),
        comma=re.compile(rf",\s*(?P<conjunction>(?:{words})\s+)?", re.IGNORECASE),
        conjunction=re.compile(rf"\s+(?:{words})\s+", re.IGNORECASE),
    )


def _cuts(text: str, between: re.Pattern[str]) -> Iterator[tuple[int, int]]:
    at = 0
    for hit in between.finditer(text):
        yield at, hit.start()
        at = hit.end()
    yield at, len(text)


def _part(passage: Passage, offset: int, text: str, start: int, end: int) -> Part:
    piece = text[start:end]
    first = offset + start + len(piece) - len(piece.lstrip())
    return Part(place=passage.document.place(passage.block, first, first + len(piece.strip(" .;,"))))
