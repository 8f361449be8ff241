"""One sheet with its marks and notes: the sheet itself, its notes, the boxes that show them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from sucheck.annotate.cells.met import Met
from sucheck.annotate.cells.rows import marked_sheet
from sucheck.annotate.cells.shell import Shell, shell_of
from sucheck.annotate.changes import Changes
from sucheck.annotate.marks import Cell, SheetMarks, settled
from sucheck.annotate.notes.adding import empty_comments, with_notes
from sucheck.annotate.notes.anchors import Grid, grid_of
from sucheck.annotate.notes.comments import read_notes
from sucheck.annotate.notes.drawing import Box, blocks, with_shapes
from sucheck.annotate.notes.vml import EMPTY_DRAWING
from sucheck.annotate.notes.wording import LEAST_SIGNS, MOST_SIGNS, Run, note_runs, signs
from sucheck.annotate.owned import held_part, shared_parts
from sucheck.annotate.styles.colours import Palette
from sucheck.annotate.styles.formats import Formats
from sucheck.annotate.styles.own_fill import NONE, fill_in_words
from sucheck.frozen import dataclass
from sucheck.model import Finding, Place, a1, row_and_column
from sucheck.ooxml.coding import viewed
from sucheck.ooxml.package import Package
from sucheck.ooxml.splices import edited
from sucheck.ooxml.workbook import SheetPart

_COMMENTS_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.comments+xml"
_DRAWING_TYPE = "application/vnd.openxmlformats-officedocument.vmlDrawing"
_TOLD = 100  # cells beside its own of which a note tells


@dataclass(frozen=True, slots=True, kw_only=True)
class Book:
    """What the sheets of one workbook share while they are marked.

    `input` is the workbook's number, `namespace` that of its parts, `palette` what its colours are, `blocks` the blocks
    of shape ids that each of its VML parts uses, and `shared` the parts (in lower case) that belong to several sheets.
    """

    input: int
    namespace: str
    changes: Changes
    formats: Formats
    palette: Palette
    blocks: dict[str, frozenset[int]]
    shared: frozenset[str]

    def refuse_shared(self, part: str) -> None:
        """Refuse a part that two sheets have: what is marked on the one would be shown on the other, or be lost."""
        if part.lower() in self.shared:
            raise self.changes.package.shared(part)


@dataclass(frozen=True, slots=True, kw_only=True)
class MarkedSheet:
    """What became of a sheet: its marks, the cells among them without a colour, those whose note is full already."""

    marks: SheetMarks
    uncoloured: tuple[Cell, ...]
    full: tuple[Cell, ...]


def book_of(
    changes: Changes, formats: Formats, palette: Palette, sheets: Iterable[SheetPart], number: int, namespace: str
) -> Book:
    """The workbook whose sheets are to be marked."""
    drawings = sorted(name for name in changes.package.names if name.lower().endswith(".vml"))
    used = {name.lower(): blocks(changes.content(name)) for name in drawings}
    return Book(
        input=number, namespace=namespace, changes=changes, formats=formats, palette=palette, blocks=used,
        shared=shared_parts(changes.package, sheets),
    )  # fmt: skip


def mark_sheet(book: Book, sheet: SheetPart, findings: Mapping[Cell, tuple[Finding, ...]]) -> MarkedSheet:
    """Mark the cells of a sheet that findings point at, and give them their notes.

    Raises:
        InputError: a part of the sheet is damaged, or belongs to another sheet as well.
    """
    package, part = book.changes.package, sheet.part
    book.refuse_shared(part)
    before = _texts(book, part)
    threads = _threads(package, part)
    full = frozenset(cell for cell in before if _room(before, cell) < LEAST_SIGNS) - threads
    silent = threads | full
    asked = {*findings, *((1, column) for column in range(1, len(silent) + 2))}
    shell = shell_of(viewed(package, part), asked, lambda why: package.damaged(part, why))
    marks = settled(findings, shell.merged, silent)
    drawing, legacy = _drawing(book, part, shell)
    met = Met()
    book.changes.stream(
        part,
        lambda chunks, done: marked_sheet(
            chunks, shell, marks.severities, book.formats.derived, legacy_id=legacy, done=done, met=met
        ),
    )
    runs = _runs(book, sheet, marks, _fills(book, met), before)
    _write_notes(book, part, runs)
    texts = {cell: before.get(cell, "") + "".join(run.text for run in runs[cell]) for cell in runs}
    _write_boxes(book, drawing, [Box(cell=cell, text=texts[cell]) for cell in texts], _grid(shell, met.heights))
    return MarkedSheet(
        marks=marks,
        uncoloured=tuple(met.uncoloured),
        full=tuple(cell for cell in marks.conversing if cell in full),
    )


def _threads(package: Package, part: str) -> frozenset[Cell]:
    """The cells that hold a conversation."""
    return frozenset(
        row_and_column(address)
        for relationship in package.relationships(part)
        if relationship.kind == "threadedComment" and relationship.target in package
        for element in package.tree(relationship.target).iter("{*}threadedComment")
        if (address := element.get("ref", ""))
    )


def _fills(book: Book, met: Met) -> dict[Cell, str]:
    """The fills that the marked cells had, in words; empty for none."""
    words = {
        style: fill_in_words(book.formats.own_fill(style), book.palette) for style in sorted(set(met.styles.values()))
    }
    return {cell: words[style] for cell, style in met.styles.items()}


def _texts(book: Book, part: str) -> dict[Cell, str]:
    """What the notes of a sheet say already, with the line end before our words."""
    holder = held_part(book.changes.package, part, "comments")
    if not holder:
        return {}
    book.changes.package.tree(holder)  # only well-formed XML is read and edited as it is written
    return {note.cell: f"{note.text}\n" for note in reversed(read_notes(book.changes.content(holder)))}


def _room(before: Mapping[Cell, str], cell: Cell) -> int:
    return MOST_SIGNS - signs(before.get(cell, ""))


def _runs(
    book: Book, sheet: SheetPart, marks: SheetMarks, fills: Mapping[Cell, str], before: Mapping[Cell, str]
) -> dict[Cell, tuple[Run, ...]]:
    """Our part of each note; where there can be none, the spokesman tells of the fill, too."""
    told = {cell: {cell: fills[cell]} if fills.get(cell) else {} for cell in marks.noted}
    for cell in marks.conversing[:_TOLD]:
        if cell in fills:
            told[marks.spokesman][cell] = fills[cell] or NONE
    return {
        cell: note_runs(
            findings, Place(input=book.input, sheet=sheet.name, cell=a1(*cell)), told[cell], _room(before, cell)
        )
        for cell, findings in marks.noted.items()
    }


def _write_notes(book: Book, part: str, runs: Mapping[Cell, Sequence[Run]]) -> None:
    changes = book.changes
    holder = held_part(changes.package, part, "comments")
    if not holder:
        holder = changes.free_name("xl/comments{}.xml")
        empty = empty_comments(book.namespace)
        changes.add(holder, edited(empty, with_notes(empty, runs)), _COMMENTS_TYPE)
        changes.relate(part, "comments", holder)
        return
    book.refuse_shared(holder)
    changes.change(holder, with_notes(changes.content(holder), runs))


def _drawing(book: Book, part: str, shell: Shell) -> tuple[str, str | None]:
    """The part for the boxes of a sheet's notes, and its relationship where the sheet does not name it yet."""
    package = book.changes.package
    if shell.legacy_id is None:
        name = book.changes.free_name("xl/drawings/vmlDrawing{}.vml")
        return name, book.changes.relate(part, "vmlDrawing", name)
    drawing = next((each.target for each in package.relationships(part) if each.id == shell.legacy_id), "")
    if drawing not in package:
        raise package.damaged(part, "it names a drawing that is not there")
    book.refuse_shared(drawing)
    return drawing, None


def _write_boxes(book: Book, drawing: str, boxes: Sequence[Box], grid: Grid) -> None:
    changes = book.changes
    taken = frozenset[int]().union(*(used for name, used in book.blocks.items() if name != drawing.lower()))
    is_new = drawing not in changes.package
    content = EMPTY_DRAWING if is_new else changes.content(drawing)
    splices = with_shapes(content, boxes, grid, taken)
    marked = edited(content, splices)
    if is_new:
        changes.add(drawing, marked, _DRAWING_TYPE)
    else:
        changes.change(drawing, splices)
    book.blocks[drawing.lower()] = blocks(marked)


def _grid(shell: Shell, heights: Mapping[int, float]) -> Grid:
    return grid_of(
        ((columns.first, columns.last, columns.width) for columns in shell.columns if columns.width is not None),
        heights,
        default_width=shell.default_width,
        default_height=shell.default_height,
    )
