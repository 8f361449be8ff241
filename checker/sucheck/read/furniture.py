"""What a page repeats: its number, running headers and footers. None of it is text of the document."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence

from sucheck.read.lines import Line

_EDGE = 3  # furniture stands in the first or the last lines of a page
_LONGEST = 120
_FIRST = (1, 2)  # a file may hold several documents; the first page of one often has no number
_NO_SHIFT = 1 << 20
_DIGITS = re.compile(r"[0-9]+")
# 12 | - 12 - | 3/12 | EN 12 EN | EN 12 | [12]
_PAGE_NUMBER = re.compile(
    r"(?:[A-Z]{2} +)?[-\u2013\u2014|\[]? ?[0-9]{1,4}(?: ?/ ?[0-9]{1,4})? ?[-\u2013\u2014|\]]?(?: +[A-Z]{2})?"
)
_LANGUAGE_CODE = re.compile(r"[A-Z]{2}")


def running_lines(lines: Sequence[Line]) -> set[int]:
    """Headers, footers and numbers of pages: at the same height of most pages the same words, or a rising number.

    Only a text with form feeds shows where its pages begin.
    """
    heights: dict[tuple[int, str, int], list[int]] = defaultdict(list)
    pages = 0
    for page, (first, last) in enumerate(_pages(lines), start=1):
        pages = page
        edges = range(min(_EDGE, (last - first + 1) // 2))
        for height, index in [(at, first + at) for at in edges] + [(-1 - at, last - 1 - at) for at in edges]:
            for words, shift in _keys(lines[index].text, page):
                heights[height, words, shift].append(index)
    most = max(pages / 2, 2)
    return {index for found in heights.values() if len(found) >= most for index in found}


def page_numbers(lines: Sequence[Line], used: Collection[int]) -> set[int]:
    """Lines that are nothing but a rising page number (and the language code beside it), save the `used` ones."""
    found: set[int] = set()
    last = 0
    for index, line in enumerate(lines):
        if index in used or len(line.text) > _LONGEST or not _PAGE_NUMBER.fullmatch(line.text):
            continue
        digits = _DIGITS.search(line.text)
        number = int(digits[0]) if digits else 0
        if number > last or number in _FIRST:
            last = number
            found.add(index)
            found.update(
                near
                for near in (index - 1, index + 1)
                if 0 <= near < len(lines) and near not in used and _LANGUAGE_CODE.fullmatch(lines[near].text)
            )
    return found


def _pages(lines: Sequence[Line]) -> Iterator[tuple[int, int]]:
    if not lines or lines[0].page is None:
        return
    first = 0
    for index in range(1, len(lines) + 1):
        if index == len(lines) or lines[index].page != lines[first].page:
            yield first, index
            first = index


def _keys(text: str, page: int) -> Iterator[tuple[str, int]]:
    """What tells that two lines are the same furniture: their words, or how far their number is from the page."""
    if len(text) > _LONGEST:
        return
    yield text, _NO_SHIFT
    if (number := _DIGITS.search(text)) and len(number[0]) <= len("1000"):
        yield _DIGITS.sub("", text, count=1), int(number[0]) - page
