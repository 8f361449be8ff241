"""What stands around the cells of a sheet, found in one pass over its XML: where to mark, and with which words."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import replace

from sucheck.annotate.cells.merging import Merging
from sucheck.annotate.marks import Cell
from sucheck.frozen import dataclass
from sucheck.model import InputError
from sucheck.ooxml.splices import Splice
from sucheck.ooxml.streaming import streamed_tags
from sucheck.ooxml.tags import Element, escaped

_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_STRICT = "http://purl.oclc.org/ooxml/spreadsheetml/main"
_RELATED = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_STRICT_RELATED = "http://purl.oclc.org/ooxml/officeDocument/relationships"
_NAMESPACE = re.compile(rb"""\sxmlns(?::([^\s=]+))?\s*=\s*(?:"([^"]*)"|'([^']*)')""")
_NUMBER = re.compile(r"[0-9]{1,9}")
_LENGTH = re.compile(r"[0-9]{1,6}(?:\.[0-9]{1,20})?")
#: What stands behind `legacyDrawing` in a sheet (ECMA-376 part 4, CT_Worksheet), and what may have an alternative.
_LATER = frozenset(
    {"legacyDrawingHF", "drawingHF", "picture", "oleObjects", "controls", "webPublishItems", "tableParts", "extLst"}
)
_CHILD, _GRANDCHILD, _CHOSEN = 1, 2, 3  # how deep: below the root, below that, inside an alternative of a child

#: Makes the error that names the file and the part, for a reason why the sheet cannot be marked.
Damaged = Callable[[str], InputError]


@dataclass(frozen=True, slots=True, kw_only=True)
class Columns:
    """The columns from `first` to `last`: the format of empty cells, their width in characters (0 if hidden)."""

    first: int
    last: int
    style: int
    width: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Shell:
    """A sheet without its cells. Offsets are bytes of the sheet's XML, in UTF-8 or the encoding that it is marked in.

    `prefix` is that of the sheet's own elements, with its colon, and `is_mixed` whether others can stand for the same.
    `related` is the prefix, with its colon, that stands for relationships in the whole sheet, empty without one.
    `data` is the element that holds the rows. `merged` gives the top left cell of the merged range for each cell asked
    about that stands in one, itself included. `legacy_id` is the relationship of the drawing that holds notes, None
    where the sheet has none; one is to be named at `legacy_at`. The default height is in points.
    """

    prefix: bytes
    is_strict: bool
    is_mixed: bool
    related: bytes
    columns: tuple[Columns, ...]
    default_height: float | None
    default_width: float | None
    merged: Mapping[Cell, Cell]
    data: Element
    legacy_id: str | None
    legacy_at: int
    damaged: Damaged

    def legacy_drawing(self, id_: str) -> Splice:
        """The splice that names the drawing of the notes, where the schema wants it."""
        related = _STRICT_RELATED if self.is_strict else _RELATED
        declared = b"" if self.related else b' xmlns:r="' + related.encode() + b'"'
        name = b" " + (self.related or b"r:") + b'id="' + escaped(id_) + b'"'
        return Splice(at=self.legacy_at, come=b"<" + self.prefix + b"legacyDrawing" + declared + name + b"/>")


def shell_of(chunks: Iterable[bytes], cells: Collection[Cell], damaged: Damaged) -> Shell:
    """What stands around the cells of a sheet.

    Args:
        chunks: the sheet's XML, in UTF-8 or any encoding in which ASCII stands for itself.
        cells: those of which must be known whether they are merged.
        damaged: makes the error for a reason.

    Raises:
        InputError: it is no worksheet, or is cut off.
    """
    seen = _Seen(cells)
    depth = 0
    for is_end, tag in streamed_tags(chunks, "sheetData"):
        if is_end:
            depth -= 1
            seen.end(depth, tag)
        else:
            seen.start(depth, tag)
            depth += not tag.attributes.endswith(b"/")
    return seen.shell(damaged)


class _Seen:
    """What the tags have told so far."""

    def __init__(self, cells: Collection[Cell]) -> None:
        self._merging = Merging(cells)
        self._columns: list[Columns] = []
        self._root: Element | None = None
        self._formats: Element | None = None
        self._data: Element | None = None
        self._legacy: Element | None = None
        self._closing: Element | None = None
        self._later: int | None = None
        self._alternative: int | None = None

    def start(self, depth: int, tag: Element) -> None:
        """Take up a start tag or an empty tag that stands so many elements deep."""
        if depth == _CHILD:
            self._child(tag)
        elif depth == _GRANDCHILD and tag.name == "col":
            self._columns.extend(_columns(tag))
        elif depth == _GRANDCHILD and tag.name == "mergeCell":
            self._merging.take(tag.get("ref") or "")
        elif depth == _CHOSEN and self._alternative is not None:
            self._place(tag, self._alternative)
            self._alternative = None
        elif depth == 0:
            self._root = tag

    def end(self, depth: int, tag: Element) -> None:
        """Take up the end tag of an element that stands so many elements deep."""
        if depth == 0:
            self._closing = tag
        elif depth == _CHILD and self._data is not None and tag.tag == self._data.tag:
            self._data = replace(self._data, inner_end=tag.start, end=tag.end)

    def shell(self, damaged: Damaged) -> Shell:
        """What all tags together tell."""
        root, data, closing = self._root, self._data, self._closing
        if root is None or data is None or closing is None or root.name != "worksheet" or closing.tag != root.tag:
            raise damaged("it is no worksheet, or is cut off")
        spaces = {match[1] or b"": _value(match) for match in _NAMESPACE.finditer(root.attributes)}
        main = spaces.get(root.prefix.rstrip(b":"), "")
        if main not in {_MAIN, _STRICT} or data.prefix != root.prefix:
            raise damaged("its elements are not those of a worksheet")
        related = _STRICT_RELATED if main == _STRICT else _RELATED
        return Shell(
            prefix=root.prefix,
            is_strict=main == _STRICT,
            is_mixed=list(spaces.values()).count(main) > 1,
            related=next((prefix + b":" for prefix, space in spaces.items() if prefix and space == related), b""),
            columns=tuple(self._columns),
            default_height=_length(self._formats, "defaultRowHeight"),
            default_width=_length(self._formats, "defaultColWidth"),
            merged=self._merging.merged,
            data=data,
            legacy_id=None if self._legacy is None else self._legacy.get("id") or "",
            legacy_at=closing.start if self._later is None else self._later,
            damaged=damaged,
        )

    def _child(self, tag: Element) -> None:
        self._alternative = tag.start if tag.name == "AlternateContent" else None
        if tag.name == "sheetData":
            self._data = tag
        elif tag.name == "sheetFormatPr":
            self._formats = tag
        self._place(tag, tag.start)

    def _place(self, tag: Element, at: int) -> None:
        if tag.name == "legacyDrawing":
            self._legacy = tag
        elif tag.name in _LATER and self._later is None:
            self._later = at


def _columns(tag: Element) -> Iterator[Columns]:
    first, last, style = (_NUMBER.fullmatch(tag.get(name) or "") for name in ("min", "max", "style"))
    if first and last:
        width = 0.0 if tag.own("hidden") in {"1", "true"} else _length(tag, "width")
        yield Columns(first=int(first[0]), last=int(last[0]), style=int(style[0]) if style else 0, width=width)


def _length(tag: Element | None, name: str) -> float | None:
    written = _LENGTH.fullmatch((tag and tag.get(name)) or "")
    return float(written[0]) if written else None


def _value(match: re.Match[bytes]) -> str:
    return (match[2] if match[2] is not None else match[3]).decode("utf-8", "replace")
