"""Stretches of text that rules read: the notes of Footnotes sheets and of documents, and the blocks of documents."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

from sucheck.frozen import dataclass
from sucheck.model import Block, BlockKind, Document, Dossier, Place, Table


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """A text with its place: a note, or a block of a document.

    `name` tells it from the others of its document in words (`note 43`), `document` is the input and the document's
    title. `span` is the place of the characters from one position to another; in a workbook always the cell.
    """

    name: str
    document: tuple[int, str]
    text: str
    place: Place
    span: Callable[[int, int], Place]

    @property
    def key(self) -> str:
        """What names it in a finding."""
        return f"{self.name} · {self.document[1]}"

    def find(self, words: str) -> Place | None:
        """Where these words stand first; None where they do not."""
        at = self.text.find(words) if words else -1
        return self.span(at, at + len(words)) if at >= 0 else None


def notes_of(dossier: Dossier) -> Iterator[Passage]:
    """The notes of the Footnotes sheets, then those of the documents."""
    for table in dossier.shaped.of("Footnotes"):
        yield from _rows(table)
    for document in dossier.documents:
        yield from (passage for block, passage in _blocks(document, dossier) if block.kind is BlockKind.NOTE)


def blocks_of(dossier: Dossier) -> Iterator[Passage]:
    """The blocks of the documents, notes included."""
    for document in dossier.documents:
        yield from (passage for _, passage in _blocks(document, dossier))


def _rows(table: Table) -> Iterator[Passage]:
    for row, text, document in zip(table.frame.index, table.frame["text"], table.frame["document"], strict=True):
        if isinstance(text, str):
            place = table.place(int(row), "text")
            yield Passage(
                name=f"note {table.words(int(row), 'footnote')}", text=text, place=place,
                document=(table.input, document if isinstance(document, str) else ""), span=_always(place),
            )  # fmt: skip


def _always(place: Place) -> Callable[[int, int], Place]:
    return lambda _start, _end: place


def _blocks(document: Document, dossier: Dossier) -> Iterator[tuple[Block, Passage]]:
    title = dossier.edition(document.input).title or document.path
    for index, block in enumerate(document.blocks):
        place = document.place(index, 0, len(block.text))
        yield block, Passage(
            name=_name(block), document=(document.input, title), text=block.text, place=place,
            span=partial(document.place, index),
        )  # fmt: skip


def _name(block: Block) -> str:
    if block.number is not None:
        return f"note {block.number}"
    words = " ".join(block.text.split()[:6])
    return f"{block.kind.value} “{words}”"
