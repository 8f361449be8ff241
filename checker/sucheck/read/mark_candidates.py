"""What could be the mark of a note in a plain text, and what could be the start of one: candidates with weights."""

from __future__ import annotations

import re
import unicodedata
from collections import deque
from collections.abc import Iterator, Sequence

from sucheck.frozen import dataclass
from sucheck.read.lines import Line

_SUPER = "\u00b9\u00b2\u00b3\u2070\u2074-\u2079"
_ALONE = re.compile(rf"[0-9]{{1,4}}|\[[0-9]{{1,4}}\]|[{_SUPER}]{{1,4}}")
# A number glued to the word, the quotation mark, the parenthesis or the full stop before it.
_GLUED = re.compile(r"(?<=[^\W\d_]|[\"'\u2019\u201d\u00bb)\].,;:!?%\u2026])[0-9]{1,3}(?![\w/%\u00b0]|[.,:][0-9]|-\w)")
_BEHIND_YEAR = re.compile(r"(?<![0-9/])(?:19|20)[0-9]{2}([0-9]{1,3})(?![\w/%])")
_SUPERSCRIPT = re.compile(rf"[{_SUPER}]{{1,4}}")
_BRACKETED = re.compile(r" ?\[([0-9]{1,4})\]")
_SPACED = re.compile(r"(?<=[\w)\u2019\u201d]) ([0-9]{1,3}) ?(?=[,;:.](?: |$))")
_OPENING = re.compile(r"([0-9]{1,3})(?=[,;:] )")
_AFTER_YEAR = re.compile(r"(?<![0-9])(?:19|20)[0-9]{2}[.,;:]?$")
_DOCUMENT_NUMBER = re.compile(r"[A-Z]\([0-9]{4}\)$")
_UNIT = re.compile(r"(?<![^\W\d_])[kcdm]?m$")
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+")
_START = re.compile(
    rf"(?P<number>\[[0-9]{{1,4}}\]|\([0-9]{{1,3}}\)|[0-9]{{1,4}}|[{_SUPER}]{{1,4}})(?P<stop>[.)]?)(?P<space>\s*)(?=(?P<next>https?:|www\.|.?))"
)
_PLAIN, _STRONG, _WEAK = 1.0, 1.2, 0.3


@dataclass(frozen=True, slots=True, kw_only=True)
class MarkCandidate:
    """A possible mark: its line, the offsets in the text of what to cut out, and how much it looks like one."""

    line: int
    start: int
    end: int
    number: int
    weight: float
    is_alone: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class StartCandidate:
    """A possible first line of a note; its words begin at the offset `words` in the text (or in the next line)."""

    line: int
    words: int
    number: int
    weight: float
    is_alone: bool = False
    is_plain: bool = False


def number_of(digits: str) -> int:
    """The number that plain or superscript digits show, whatever brackets stand around them."""
    return int("".join(str(unicodedata.digit(sign)) for sign in digits if sign.isdigit()))


def start_candidates(lines: Sequence[Line]) -> Iterator[StartCandidate]:
    """The lines that could start a note, in order."""
    for index, line in enumerate(lines):
        found = _START.match(line.text)
        if found is None or not (weight := _start_weight(found)):
            continue
        is_alone = not found["next"]
        if is_alone and index + 1 == len(lines):
            continue
        if index and not (line.is_below_rule or lines[index - 1].ends_sentence):
            weight -= 0.2
        yield StartCandidate(
            line=index, words=line.start + found.end(), number=number_of(found["number"]), weight=weight,
            is_alone=is_alone, is_plain=found["number"].isdecimal() and not is_alone,
        )  # fmt: skip


def _start_weight(found: re.Match[str]) -> float:
    """How much the match looks like a note's number; 0 where it cannot be one."""
    if found["number"][0] == "(":
        return _WEAK
    if not found["number"].isdecimal():
        return _STRONG
    if not found["next"]:
        return 0.2 if found["stop"] else _PLAIN
    if not found["space"]:
        return 0.4 if (found["next"].isupper() or len(found["next"]) > 1) and not found["stop"] else 0.0
    if found["stop"]:
        return 0.2
    return 0.7 if len(found["space"]) > 1 or found["space"] == "\t" else 0.5


def mark_candidates(lines: Sequence[Line]) -> Iterator[MarkCandidate]:
    """What could be marks, in order; no two of them overlap."""
    for index, line in enumerate(lines):
        text = line.text
        if _ALONE.fullmatch(text):
            weight = 0.9 if text.isdecimal() else _STRONG
            yield MarkCandidate(
                line=index, start=line.start, end=line.end, number=number_of(text), weight=weight, is_alone=True
            )
            continue
        addresses = deque(found.span() for found in _ADDRESS.finditer(text))
        taken = 0
        for start, end, number, weight in sorted(_in_line(text)):
            while addresses and addresses[0][1] <= start:
                addresses.popleft()
            if start >= taken and not (addresses and addresses[0][0] <= start):
                taken = end
                yield MarkCandidate(
                    line=index, start=line.start + start, end=line.start + end, number=number, weight=weight
                )


def _in_line(text: str) -> Iterator[tuple[int, int, int, float]]:
    for found in _GLUED.finditer(text):
        if weight := _glued_weight(text, found.start()):
            yield (*found.span(), int(found[0]), weight)
    for found in _BEHIND_YEAR.finditer(text):
        yield (*found.span(1), int(found[1]), 0.5)
    for found in _SUPERSCRIPT.finditer(text):
        if weight := _superscript_weight(text, found.start()):
            yield (*found.span(), number_of(found[0]), weight)
    for found in _BRACKETED.finditer(text):
        yield (*found.span(), int(found[1]), _STRONG)
    for found in _SPACED.finditer(text):
        yield (*found.span(), int(found[1]), _WEAK)
    if opening := _OPENING.match(text):
        yield (*opening.span(), int(opening[1]), 0.4)


def _glued_weight(text: str, at: int) -> float:
    before = text[max(at - 12, 0) : at]
    if before[-1].isalpha():
        return _PLAIN if before[-1].islower() else _WEAK
    if before[-1] == ")" and _DOCUMENT_NUMBER.search(before):
        return 0.0
    if before[-2:-1].isdigit() and before[-1] in ".,:;" and not _AFTER_YEAR.search(before):
        return 0.0
    return _PLAIN


def _superscript_weight(text: str, at: int) -> float:
    before = text[max(at - 12, 0) : at]
    if _UNIT.search(before):
        return 0.0
    return _WEAK if before[-1:].isdigit() and not _AFTER_YEAR.search(before) else _STRONG
