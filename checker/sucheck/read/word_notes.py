"""The numbers that a Word document shows at its notes (ECMA-376 part 1, 17.11)."""

from __future__ import annotations

from collections.abc import Sequence

from lxml import etree

from sucheck.ooxml.word import value
from sucheck.read.word_shown import Reference


def numbers_of(
    references: Sequence[Reference], sections: Sequence[etree._Element], settings: etree._Element | None
) -> list[int | None]:
    """The number of each reference: i, ii and a, b count as 1, 2.

    None for a mark of one's own that is no number (`*`), and where the numbers begin anew on each page but the file
    does not tell its pages.

    Args:
        references: the marks of the body, in its order.
        sections: the properties of its sections, in their order.
        settings: the root of the settings part, if there is one.
    """
    series = {name: _Series(f"{name.removesuffix('Reference')}Pr", sections, settings) for name in _NAMES}
    return [
        series[reference.name].number(reference) if reference.name else written_number(reference)
        for reference in references
    ]


_NAMES = ("footnoteReference", "endnoteReference")


class _Series:
    """The numbers of the footnotes, or of the endnotes, while they are counted."""

    def __init__(self, kind: str, sections: Sequence[etree._Element], settings: etree._Element | None) -> None:
        self._kind = kind
        self._sections = sections
        self._settings = settings
        self._next: int | None = None
        self._before: Reference | None = None

    def number(self, reference: Reference) -> int | None:
        """The number of the next reference."""
        if reference.is_custom:
            return written_number(reference)
        restart = self._stated(reference, "numRestart")
        before, self._before = self._before, reference
        if restart == "eachPage" and reference.page is None:
            return None
        is_new = before is None or (
            (restart == "eachSect" and before.section != reference.section)
            or (restart == "eachPage" and before.page != reference.page)
        )
        if is_new or self._next is None:
            self._next = _digits(self._stated(reference, "numStart") or "") or 1
        self._next += 1
        return self._next - 1

    def _stated(self, reference: Reference, name: str) -> str | None:
        """What the section of a reference says, else what the document says."""
        section = self._sections[reference.section] if reference.section < len(self._sections) else None
        return value(section, self._kind, name) or value(self._settings, self._kind, name)


def written_number(reference: Reference) -> int | None:
    """The number that a mark writes out itself, or that a field repeats."""
    return _digits(reference.custom.strip(" ()[]."))


def _digits(text: str) -> int | None:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 6 else None  # noqa: PLR2004  no note has more
