"""Our notes put into the part of a sheet's notes: each of its own, or below the words of a person."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain
from operator import attrgetter

from sucheck.annotate.marks import Cell
from sucheck.annotate.notes.comments import inner_of, texts_of, written_authors, written_notes
from sucheck.annotate.notes.texts import written_text
from sucheck.annotate.notes.wording import AUTHOR, Run
from sucheck.model import a1
from sucheck.ooxml.splices import Splice
from sucheck.ooxml.tags import Element, children, escaped, outline

#: The face of our words: Excel's own for notes, in the colour of text on a hint.
_FACE = b'<%bsz val="9"/><%bcolor indexed="81"/><%brFont val="Tahoma"/><%bfamily val="2"/>'


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
    known = dict(reversed(list(written_notes(elements))))
    below = (_below(elements, known[cell], notes[cell]) for cell in sorted(notes) if cell in known)
    new = [(cell, notes[cell]) for cell in sorted(notes) if cell not in known]
    own = _own(content, elements, new) if new else ()
    return tuple(sorted(chain(own, *below), key=attrgetter("at")))


def _own(content: bytes, elements: Sequence[Element], notes: Sequence[tuple[Cell, Sequence[Run]]]) -> Iterator[Splice]:
    """The splices for notes of our own, and for their author unless he is there."""
    root = elements[0]
    first = {element.name: element for element in reversed(elements)}
    authors = [inner_of(content, elements[index]).strip() for index in written_authors(elements)]
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
    text = next(texts_of(elements, comment), None)
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
