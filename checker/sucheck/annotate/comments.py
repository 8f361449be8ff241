"""The notes of a sheet (ECMA-376 part 1, 18.7), edited as they are written.

Content is the part in an encoding in which ASCII stands for itself, or its view in UTF-8; it is well-formed.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain
from operator import attrgetter

from sucheck.annotate.marks import Cell
from sucheck.annotate.note_texts import cut, encoding_in, pieces, read_text, written_text
from sucheck.annotate.notes import AUTHOR, Run, own_section
from sucheck.frozen import dataclass
from sucheck.model import a1, row_and_column
from sucheck.ooxml.splices import Splice
from sucheck.ooxml.tags import Element, children, escaped, outline

_INDEX = re.compile("[0-9]{1,9}")
_ADDRESS = re.compile("[A-Z]{1,3}[1-9][0-9]{0,6}")
#: The face of our words: Excel's own for notes, in the colour of text on a hint.
_FACE = b'<%bsz val="9"/><%bcolor indexed="81"/><%brFont val="Tahoma"/><%bfamily val="2"/>'


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


@dataclass(frozen=True, slots=True, kw_only=True)
class Clearance:
    """How our words leave a part: the splices, the cells whose note goes as a whole, whether no note stays."""

    splices: tuple[Splice, ...]
    removed: frozenset[Cell]
    is_bare: bool


def empty_comments(namespace: str) -> bytes:
    """The part that notes are added to where a sheet has none yet.

    Args:
        namespace: that of the sheet itself: transitional or strict.
    """
    return (
        f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<comments xmlns="{namespace}">'
        "<authors></authors><commentList></commentList></comments>"
    ).encode()


def with_notes(content: bytes, notes: Mapping[Cell, Sequence[Run]]) -> tuple[Splice, ...]:
    """The splices that add notes: each of its own, or below the words of the note that its cell has already.

    Args:
        content: the comments part, or `empty_comments`.
        notes: the words by cell; new notes are written in the order of rows.
    """
    elements = outline(content)
    known = dict(reversed(list(_comments(elements))))
    below = (_below(elements, known[cell], notes[cell]) for cell in sorted(notes) if cell in known)
    new = [(cell, notes[cell]) for cell in sorted(notes) if cell not in known]
    own = _own(content, elements, new) if new else ()
    return tuple(sorted(chain(own, *below), key=attrgetter("at")))


def read_notes(content: bytes) -> tuple[Note, ...]:
    """All notes in the order in which they are written."""
    elements, encoding = outline(content), encoding_in(content)
    authors = dict(enumerate(read_text(_inner(content, elements[index]), encoding) for index in _authors(elements)))
    return tuple(
        Note(
            cell=cell,
            author=authors.get(_author_id(elements[index]), ""),
            text="".join(
                piece.text for text in _texts(elements, index) for piece in pieces(content, elements, text, encoding)
            ),
        )
        for cell, index in _comments(elements)
    )


def without_ours(content: bytes) -> Clearance:
    """How to take our words out of the notes; those of people stay, letter by letter, ours before and behind too.

    A note in which nothing else stands goes as a whole, and `sucheck` as an author with the last of his notes.
    """
    elements, encoding = outline(content), encoding_in(content)
    splices: list[Splice] = []
    removed: set[Cell] = set()
    gone: set[int] = set()
    for cell, index in _comments(elements):
        held = [piece for text in _texts(elements, index) for piece in pieces(content, elements, text, encoding)]
        whole = "".join(piece.text for piece in held)
        ours = tuple(_sections(whole))
        if ours and not _left(whole, ours).strip():
            removed.add(cell)
            gone.add(elements[index].start)
            splices.append(_gone(content, elements[index]))
        else:
            splices += (splice for start, end in ours for splice in cut(content, held, start, end, encoding))
    left = [each for each in elements if each.name == "comment" and each.start not in gone]
    if removed:
        splices += _without_author(content, elements, left)
    return Clearance(splices=tuple(sorted(splices, key=attrgetter("at"))), removed=frozenset(removed), is_bare=not left)


def _sections(text: str) -> Iterator[tuple[int, int]]:
    at = 0
    while found := own_section(text[at:]):
        yield at + found[0], at + found[1]
        at += found[1]


def _left(text: str, sections: Iterable[tuple[int, int]]) -> str:
    for start, end in reversed(list(sections)):
        text = text[:start] + text[end:]
    return text


def _comments(elements: Sequence[Element]) -> Iterator[tuple[Cell, int]]:
    for index, element in enumerate(elements):
        if element.name == "comment":
            address = (element.get("ref") or "").partition(":")[0].replace("$", "").upper()
            if _ADDRESS.fullmatch(address):
                yield row_and_column(address), index


def _texts(elements: Sequence[Element], comment: int) -> Iterator[int]:
    return children(elements, comment, "text")


def _authors(elements: Sequence[Element]) -> list[int]:
    return [index for index, element in enumerate(elements) if element.name == "author"]


def _author_id(comment: Element) -> int:
    written = comment.get("authorId") or ""
    return int(written) if _INDEX.fullmatch(written) else -1


def _own(content: bytes, elements: Sequence[Element], notes: Sequence[tuple[Cell, Sequence[Run]]]) -> Iterator[Splice]:
    """The splices for notes of our own, and for their author unless he is there."""
    root = elements[0]
    first = {element.name: element for element in reversed(elements)}
    authors = [_inner(content, elements[index]).strip() for index in _authors(elements)]
    prefix = root.prefix
    author = b"<%bauthor>%b</%bauthor>" % (prefix, AUTHOR.encode(), prefix)
    number = authors.index(AUTHOR.encode()) if AUTHOR.encode() in authors else len(authors)
    comments = b"".join(_comment(prefix, cell, number, runs) for cell, runs in notes)
    rest = b""  # lists that are still missing
    if "authors" not in first:
        rest += b"<%bauthors>%b</%bauthors>" % (prefix, author, prefix)
    elif number == len(authors):
        yield first["authors"].appended(author)
    if "commentList" not in first:
        rest += b"<%bcommentList>%b</%bcommentList>" % (prefix, comments, prefix)
    else:
        yield first["commentList"].appended(comments)
    if rest:
        yield _placed(root, first.get("authors"), rest)


def _placed(root: Element, authors: Element | None, lists: bytes) -> Splice:
    if root.is_empty_tag:
        return root.appended(lists)
    return Splice(at=authors.end if authors else root.inner, come=lists)


def _comment(prefix: bytes, cell: Cell, author: int, runs: Sequence[Run]) -> bytes:
    start = b'<%bcomment ref="%b" authorId="%d">' % (prefix, a1(*cell).encode(), author)
    return start + _text(prefix, runs) + b"</%bcomment>" % prefix


def _text(prefix: bytes, runs: Sequence[Run]) -> bytes:
    return b"<%btext>%b</%btext>" % (prefix, _runs(prefix, runs), prefix)


def _below(elements: Sequence[Element], comment: int, runs: Sequence[Run]) -> Iterator[Splice]:
    """The splices that put our words under those of a person, which become a run if they are bare text."""
    prefix = elements[comment].prefix
    text = next(_texts(elements, comment), None)
    if text is None:
        yield elements[comment].appended(_text(prefix, runs))
        return
    held = [elements[index] for index in children(elements, text) if elements[index].name in {"t", "r"}]
    if not held:
        yield _first_in(elements[text], _runs(prefix, runs))
        return
    ours = _runs(prefix, [Run(text="\n" + runs[0].text, bold=runs[0].bold), *runs[1:]])
    for element in held:
        if element.name == "t":
            yield Splice(at=element.start, come=b"<%br>" % prefix)
            yield Splice(at=element.end, come=b"</%br>" % prefix)
    yield Splice(at=held[-1].end, come=ours)


def _first_in(element: Element, xml: bytes) -> Splice:
    return element.appended(xml) if element.is_empty_tag else Splice(at=element.inner, come=xml)


def _runs(prefix: bytes, runs: Iterable[Run]) -> bytes:
    face = _FACE.replace(b"%b", prefix)
    return b"".join(
        b'<%br><%brPr>%b%b</%brPr><%bt xml:space="preserve">%b</%bt></%br>'
        % (prefix, prefix, b"<%bb/>" % prefix if run.bold else b"", face, prefix, prefix,
           escaped(written_text(run.text)), prefix, prefix)
        for run in runs
    )  # fmt: skip


def _without_author(content: bytes, elements: Sequence[Element], left: Sequence[Element]) -> Iterator[Splice]:
    """The splice that removes our author: only where he is the last, for the others are known by their number."""
    authors = _authors(elements)
    if not authors or _inner(content, elements[authors[-1]]).strip() != AUTHOR.encode():
        return
    if all(_author_id(comment) != len(authors) - 1 for comment in left):
        yield _gone(content, elements[authors[-1]])


def _gone(content: bytes, element: Element) -> Splice:
    return Splice(at=element.start, gone=content[element.start : element.end])


def _inner(content: bytes, element: Element) -> bytes:
    return content[element.inner : element.inner_end]
