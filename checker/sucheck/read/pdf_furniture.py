"""What the pages of a PDF repeat: headers, footers and page numbers. None of it is text of the document."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence

from sucheck.read.pdf_lines import PdfLine

_EDGE = 0.2  # of a page's height: furniture stands no farther from its upper or lower edge
_STEP = 4.0  # points: heights that differ by less are the same
_LONGEST = 200
_SHARE = 0.4  # of the pages: left and right pages differ, the first one has none
_FEWEST = 2
_LONGEST_NUMBER = len("EN - 1234 / 1234 - EN")
_NUMBER = re.compile(r"[0-9]{1,9}")
_NO_SHIFT = 1 << 40
_PAGE_NUMBER = re.compile(
    r"(?:[A-Z]{2} )?[-\u2013\u2014|\[]? ?([0-9]{1,4})(?: ?/ ?[0-9]{1,4})? ?[-\u2013\u2014|\]]?(?: [A-Z]{2})?"
)


def without_furniture(pages: Sequence[Sequence[PdfLine]]) -> list[list[PdfLine]]:
    """The lines of the pages without those whose words stand at the same height of most pages.

    A number alone at the edge of a page is its number if it counts the page, or goes on from the page before.
    """
    seen: dict[tuple[int, str, int], set[int]] = defaultdict(set)
    for index, lines in enumerate(pages):
        for line in lines:
            for key in _keys(line):
                seen[key].add(index)
    most = max(_FEWEST, len(pages) * _SHARE)
    kept = [[line for line in lines if all(len(seen[key]) < most for key in _keys(line))] for lines in pages]
    shifts = Counter(number - line.page for lines in kept for line in lines if (number := _page_number(line)))
    usual = max(shifts, key=lambda shift: (shifts[shift], shift == 0), default=0)
    if usual and shifts[usual] < _FEWEST:
        return kept
    return [
        [line for line in lines if _page_number(line) != line.page + usual or line.page + usual < 1] for lines in kept
    ]


def _keys(line: PdfLine) -> list[tuple[int, str, int]]:
    """Where a line stands and what it says, a note left out: all its words, or how far a number is from the page.

    Of its numbers the first and the last count. Each also stands one step higher, for heights in between.
    """
    from_edge = line.base if line.base < line.height / 2 else line.base - line.height
    is_note = line.glyphs[0].sign.isdecimal() and line.has_raised(line.glyphs[0])
    if is_note or abs(from_edge) > line.height * _EDGE or len(line.glyphs) > _LONGEST:
        return []
    step, words = int(from_edge // _STEP), line.words
    said = [(words, _NO_SHIFT)]
    if numbers := _NUMBER.findall(words):
        masked = _NUMBER.sub("#", words)
        said += [(masked, int(number) - line.page) for number in {numbers[0], numbers[-1]}]
    return [(step + more, text, shift) for text, shift in said for more in (0, 1)]


def _page_number(line: PdfLine) -> int:
    """The number that is all the line says, at the edge of its page; else 0."""
    found = _PAGE_NUMBER.fullmatch(line.words) if _keys(line) and len(line.glyphs) <= _LONGEST_NUMBER else None
    return int(found[1]) if found else 0
