"""The lists of a styles part (ECMA-376 part 1, 18.8): what stands in them, and what is added at their ends."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from sucheck.ooxml.splices import Splice
from sucheck.ooxml.tags import Element, children

#: The children of the root in the order of the schema.
_ORDER = (
    "numFmts", "fonts", "fills", "borders", "cellStyleXfs", "cellXfs", "cellStyles", "dxfs", "tableStyles", "colors",
    "extLst",
)  # fmt: skip
#: What each list holds, and what its first items are: programs rely on them, whatever is written there.
_ITEMS = {
    "fonts": ("font", (b'<{p}font><{p}sz val="11"/><{p}name val="Calibri"/><{p}family val="2"/></{p}font>',)),
    "fills": (
        "fill",
        (
            b'<{p}fill><{p}patternFill patternType="none"/></{p}fill>',
            b'<{p}fill><{p}patternFill patternType="gray125"/></{p}fill>',
        ),
    ),
    "cellXfs": ("xf", (b'<{p}xf numFmtId="0" fontId="0" fillId="0" borderId="0"/>',)),
}


def empty_styles(namespace: str) -> bytes:
    """The styles part that formats are added to where a workbook has none."""
    return (
        f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<styleSheet xmlns="{namespace}">'
        '<fonts count="1"><font><sz val="11"/><name val="Calibri"/><family val="2"/></font></fonts>'
        '<fills count="2"><fill><patternFill patternType="none"/></fill>'
        '<fill><patternFill patternType="gray125"/></fill></fills>'
        '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>'
        '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>'
        '<cellXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/></cellXfs>'
        '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>'
    ).encode()


class Table:
    """One list of a styles part: `name` is `fonts`, `fills` or `cellXfs`.

    `items` are the XML of all items, the added ones last; `prefix` is that of the list's elements, with its colon.
    """

    def __init__(self, content: bytes, elements: Sequence[Element], name: str) -> None:
        item, self._firsts = _ITEMS[name]
        found = next(children(elements, 0, name), None)
        self.name = name
        self.element = None if found is None else elements[found]
        self.prefix = (self.element or elements[0]).prefix
        held = () if found is None else children(elements, found, item)
        self.items = [content[elements[index].start : elements[index].end] for index in held]
        self._old = len(self.items)

    def original(self, index: int) -> bytes:
        """The XML of an item that was there before; of the first one where there is none with this index."""
        if not self._old:
            return self._first(0)
        return self.items[index if index < self._old else 0]

    def add(self, xml: bytes) -> int:
        """The index of a new item, behind those that must be first."""
        self.items += [self._first(index) for index in range(len(self.items), len(self._firsts))]
        self.items.append(xml)
        return len(self.items) - 1

    def _first(self, index: int) -> bytes:
        return self._firsts[index].replace(b"{p}", self.prefix)

    @property
    def added(self) -> bytes:
        """The XML of the added items."""
        return b"".join(self.items[self._old :])

    def splices(self) -> Iterator[Splice]:
        """The splices that add the items to a list that is there, and count them if they were counted."""
        if self.element is not None and self.added:
            if self.element.get("count") is not None:
                yield self.element.with_attribute("count", str(len(self.items)))
            yield self.element.appended(self.added)

    def whole(self) -> bytes:
        """The list as an element of its own."""
        tag = self.prefix + self.name.encode()
        return b'<%b count="%d">%b</%b>' % (tag, len(self.items), self.added, tag)


def missing_lists(elements: Sequence[Element], tables: Iterable[Table]) -> Iterator[Splice]:
    """The splices that add lists that are not there yet, each where the schema wants it."""
    root = elements[0]
    new = [table for table in tables if table.element is None and table.added]
    if new and root.is_empty_tag:
        yield root.appended(b"".join(table.whole() for table in new))
        return
    for table in new:
        behind = set(_ORDER[_ORDER.index(table.name) :])
        starts = (elements[index].start for index in children(elements, 0) if elements[index].name in behind)
        yield Splice(at=min(starts, default=root.inner_end), come=table.whole())
