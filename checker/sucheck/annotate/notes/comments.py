"""The notes of a sheet (ECMA-376 part 1, 18.7), as their part holds them.

Content is the part in an encoding in which ASCII stands for itself, or its view in UTF-8; it is well-formed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from sucheck.annotate.marks import Cell
from sucheck.annotate.notes.texts import encoding_in, pieces, read_text
from sucheck.frozen import dataclass
from sucheck.model import row_and_column
from sucheck.ooxml.tags import Element, children, outline

_INDEX = re.compile("[0-9]{1,9}")
_ADDRESS = re.compile("[A-Z]{1,3}[1-9][0-9]{0,6}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """A note as it is read."""

    cell: Cell
    author: str
    text: str

    @property
    def is_conversation(self) -> bool:
        """Whether it only stands for a conversation (a threaded comment), which is kept in another part."""
        return self.author.startswith("tc={")


def read_notes(content: bytes) -> tuple[Note, ...]:
    """All notes in the order in which they are written."""
    elements, encoding = outline(content), encoding_in(content)
    names = (read_text(inner_of(content, elements[index]), encoding) for index in written_authors(elements))
    authors = dict(enumerate(names))
    return tuple(
        Note(
            cell=cell,
            author=authors.get(author_number(elements[index]), ""),
            text="".join(
                piece.text for text in texts_of(elements, index) for piece in pieces(content, elements, text, encoding)
            ),
        )
        for cell, index in written_notes(elements)
    )


def written_notes(elements: Sequence[Element]) -> Iterator[tuple[Cell, int]]:
    """Each note by its cell, as the index of its element."""
    for index, element in enumerate(elements):
        if element.name == "comment":
            address = (element.get("ref") or "").partition(":")[0].replace("$", "").upper()
            if _ADDRESS.fullmatch(address):
                yield row_and_column(address), index


def texts_of(elements: Sequence[Element], comment: int) -> Iterator[int]:
    """The indices of what a note says: one element, by the schema."""
    return children(elements, comment, "text")


def written_authors(elements: Sequence[Element]) -> list[int]:
    """The indices of the authors; a note names its own by the place in this list."""
    return [index for index, element in enumerate(elements) if element.name == "author"]


def author_number(comment: Element) -> int:
    """The place of a note's author in the list; -1 where none is named."""
    written = comment.get("authorId") or ""
    return int(written) if _INDEX.fullmatch(written) else -1


def inner_of(content: bytes, element: Element) -> bytes:
    """What is written between the tags of an element."""
    return content[element.inner : element.inner_end]
