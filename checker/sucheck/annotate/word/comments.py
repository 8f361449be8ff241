"""The comments of a document as they are kept (ECMA-376 part 1, 17.13.4.6), edited as they are written."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence

from lxml import etree

from sucheck.annotate.notes.wording import AUTHOR, FINGERPRINT, Run
from sucheck.annotate.word.spans import Spelling, id_of
from sucheck.frozen import dataclass
from sucheck.ooxml.splices import Splice
from sucheck.ooxml.tags import escaped, outline
from sucheck.ooxml.word import attribute, name_of
from sucheck.ooxml.word_text import words

_INITIALS = "su"
_HEADER = re.compile(r"(?:error|warning|note) \S+ · \S.*")
_MORE = re.compile(r"[0-9]+ further findings?: .*")


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnComment:
    """A comment of ours: its number, its position among the elements, the ids that Word gave its paragraphs.

    `paragraphs` are the positions of those that say what we said, if a person has added others; none where all go.
    """

    id: int
    element: int
    names: frozenset[str]
    paragraphs: tuple[int, ...]


def empty_comments(namespace: str) -> bytes:
    """The part that comments are added to where a document has none yet."""
    return (
        f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<w:comments xmlns:w="{namespace}"></w:comments>'
    ).encode()


def with_comments(content: bytes, namespace: str, comments: Mapping[int, Sequence[Run]]) -> Splice:
    """The splice that adds comments behind those that are there.

    Args:
        content: the comments part, or `empty_comments`.
        namespace: that of its elements.
        comments: the words by number: a line each, which becomes a paragraph.
    """
    root = outline(content)[0]
    spelling = Spelling(content, root, namespace)
    return root.appended(b"".join(_comment(spelling, id_, comments[id_]) for id_ in comments))


def own_comments(root: etree._Element) -> Iterator[OwnComment]:
    """The comments of ours: our author, and a line with a fingerprint."""
    for position, element in enumerate(root.iter("*")):
        id_ = attribute(element, "id")
        if name_of(element) == "comment" and attribute(element, "author") == AUTHOR and id_.isascii() and id_.isdigit():
            held = [(position + at, each) for at, each in enumerate(element.iter("*")) if name_of(each) == "p"]
            lines = [words(paragraph).strip() for _, paragraph in held]
            ours = _ours(lines)
            if ours:
                others = [line for line in (*lines[: ours.start], *lines[ours.stop :]) if line]
                yield OwnComment(
                    id=int(id_),
                    element=position,
                    names=frozenset(name for _, paragraph in held for name in _names(paragraph)),
                    paragraphs=tuple(held[at][0] for at in ours) if others else (),
                )


def without_comments(content: bytes, comments: Collection[OwnComment]) -> Iterator[Splice]:
    """The splices that take our comments away; what a person has written into one stays."""
    elements = outline(content)
    for comment in comments:
        for position in comment.paragraphs or (comment.element,):
            yield elements[position].removed(content)


def comment_ids(content: bytes) -> frozenset[int]:
    """The numbers of all comments."""
    return frozenset(
        id_ for element in outline(content) if element.name == "comment" and (id_ := id_of(element)) is not None
    )


def _ours(lines: Sequence[str]) -> range:
    """The lines from our first to our last."""
    first = next((at for at, line in enumerate(lines) if _HEADER.fullmatch(line)), len(lines))
    ends = (at for at, line in enumerate(lines) if FINGERPRINT.fullmatch(line) or _MORE.fullmatch(line))
    last = max(ends, default=-1)
    has_fingerprint = any(FINGERPRINT.fullmatch(line) for line in lines[first : last + 1])
    return range(first, last + 1) if has_fingerprint else range(0)


def _names(paragraph: etree._Element) -> Iterator[str]:
    """The id that Word 2010 and later give to a paragraph ([MS-DOCX])."""
    for key, value in paragraph.items():
        if str(key).endswith("}paraId"):
            yield str(value).upper()


def _comment(spelling: Spelling, id_: int, lines: Sequence[Run]) -> bytes:
    start = spelling.tag("comment", f'%:id="{id_}" %:author="{AUTHOR}" %:initials="{_INITIALS}"')
    number = b"<%b><%b/>%b" % (spelling.tag("r"), spelling.tag("annotationRef"), spelling.end("r"))
    paragraphs = (_paragraph(spelling, line, b"" if at else number) for at, line in enumerate(lines))
    return b"<" + start + b">" + b"".join(paragraphs) + spelling.end("comment")


def _paragraph(spelling: Spelling, line: Run, number: bytes) -> bytes:
    bold = b"<%b><%b/>%b" % (spelling.tag("rPr"), spelling.tag("b"), spelling.end("rPr")) if line.bold else b""
    text = b'<%b xml:space="preserve">%b%b' % (spelling.tag("t"), escaped(line.text.strip("\n")), spelling.end("t"))
    run = b"<%b>%b%b%b" % (spelling.tag("r"), bold, text, spelling.end("r"))
    return b"<%b>%b%b%b" % (spelling.tag("p"), number, run, spelling.end("p"))
