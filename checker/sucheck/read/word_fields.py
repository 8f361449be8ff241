"""The fields of a paragraph of a Word document (ECMA-376 part 1, 17.16): what is code, and what is shown."""

from __future__ import annotations

from lxml import etree

from sucheck.ooxml.word import attribute

_LONGEST = 200  # characters of a code: its name and its switches stand at its start


class Fields:
    """The fields that are open at a spot, the innermost last: the code of each, and whether it has ended.

    A paragraph starts afresh: a result may run over several paragraphs and is shown anyway, a code does not.
    """

    def __init__(self) -> None:
        self._open: list[tuple[str, bool]] = []
        self._codes = 0

    @property
    def is_code(self) -> bool:
        """Whether what stands here is code, or the result of a field within one."""
        return self._codes > 0

    @property
    def is_note_number(self) -> bool:
        """Whether what stands here is the number of a note, repeated (17.16.5.42)."""
        return bool(self._open) and self._open[-1][0].split()[:1] == ["NOTEREF"]

    @property
    def is_raised(self) -> bool:
        """Whether that number looks like the mark of a note."""
        return "\\f" in self._open[-1][0].split()

    def open(self, code: str) -> None:
        """Enter the result of a field with this code."""
        self._open.append((code, True))

    def close(self) -> None:
        """Leave the innermost field."""
        if self._open:
            self._codes -= not self._open.pop()[1]

    def read(self, element: etree._Element, name: str) -> bool:
        """Take note of what a run holds; whether it was part of a field."""
        if name == "fldChar":
            self._turn(attribute(element, "fldCharType"))
        elif name == "instrText" and self._open:
            code, has_ended = self._open[-1]
            self._open[-1] = ((code + (element.text or ""))[:_LONGEST], has_ended)
        return name in {"fldChar", "instrText", "delInstrText"}

    def _turn(self, kind: str) -> None:
        if kind == "begin":
            self._open.append(("", False))
            self._codes += 1
        elif kind == "separate" and self._open:
            code, has_ended = self._open[-1]
            self._open[-1] = code, True
            self._codes -= not has_ended
        elif kind == "end":
            self.close()
