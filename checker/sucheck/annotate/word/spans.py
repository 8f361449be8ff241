"""Comments in the text of a document: where each begins, where it ends, and its mark (ECMA-376 part 1, 17.13.4)."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import count, islice

from sucheck.annotate.word.anchors import MainPart, Remark
from sucheck.annotate.word.edges import Edge
from sucheck.ooxml.splices import Splice
from sucheck.ooxml.tags import Element, children

_BOUNDS = frozenset({"commentRangeStart", "commentRangeEnd"})
_MARK = "commentReference"
_NAMES = _BOUNDS | {_MARK}
_NUMBER = re.compile("[0-9]{1,10}")
_DECLARED = re.compile(rb"""\sxmlns:([^\s=:]+)\s*=\s*["']([^"']*)["']""")


class Spelling:
    """How elements of WordprocessingML are written in a part, so that its own names stand for them.

    Args:
        content: the part.
        root: its root element.
        namespace: that of its elements.
    """

    def __init__(self, content: bytes, root: Element, namespace: str) -> None:
        uri = namespace.encode()
        prefixes = [match[1] for match in _DECLARED.finditer(b" " + root.attributes) if match[2] == uri]
        # Where a name is declared twice, it may stand for something else in the place where it is needed.
        safe = [each for each in prefixes if len(re.findall(rb"\sxmlns:%b\s*=" % re.escape(each), content)) == 1]
        self.prefix = safe[0] if safe else b"w"
        self._declared = b"" if safe else b' xmlns:w="' + uri + b'"'

    def tag(self, name: str, attributes: str = "") -> bytes:
        """The text of a start tag between its brackets: `w:r`; attributes are given with `%` for the prefix."""
        stated = attributes.encode("ascii").replace(b"%", self.prefix)
        return self.prefix + b":" + name.encode() + self._declared + (b" " + stated if stated else b"")

    def end(self, name: str) -> bytes:
        """An end tag."""
        return b"</" + self.prefix + b":" + name.encode() + b">"


def taken_ids(elements: Sequence[Element], names: Collection[str] = _NAMES) -> frozenset[int]:
    """The numbers of comments that elements of some names speak of."""
    return frozenset(id_ for element in elements if element.name in names and (id_ := id_of(element)) is not None)


def id_of(element: Element) -> int | None:
    """The number of the comment that an element speaks of."""
    written = (element.get("id") or "").strip()
    return int(written) if _NUMBER.fullmatch(written) else None


def free_ids(taken: Collection[int], number: int) -> tuple[int, ...]:
    """So many numbers that no comment has, the lowest first."""
    return tuple(islice((each for each in count() if each not in taken), number))


def with_spans(main: MainPart, spelling: Spelling, remarks: Mapping[int, Remark]) -> tuple[Splice, ...]:
    """The splices that put comments into the main part.

    Args:
        main: the part.
        spelling: how its elements are written.
        remarks: the comments by their number.
    """
    edges: dict[int, Edge] = {}
    ends: dict[int, list[bytes]] = {}
    starts: dict[int, list[bytes]] = {}
    for id_, remark in remarks.items():
        anchor = remark.anchor
        edges |= {anchor.start.at: anchor.start, anchor.end.at: anchor.end}
        starts.setdefault(anchor.start.at, []).append(_bound(spelling, "commentRangeStart", id_))
        ends.setdefault(anchor.end.at, []).append(_bound(spelling, "commentRangeEnd", id_))
        ends.setdefault(anchor.mark, []).append(_mark(spelling, id_))
    divided = sorted({edge.text for edge in edges.values()} - {-1})
    blanks = [splice for text in divided for splice in main.edges.kept_blanks(text)]
    inserted = []
    for at in sorted(starts.keys() | ends.keys()):
        edge = edges.get(at) or Edge(at=at)
        marks = b"".join([*ends.get(at, ()), *starts.get(at, ())])
        inserted.append(Splice(at=at, come=edge.ending + marks + edge.beginning))
    return (*blanks, *inserted)


def without_spans(content: bytes, elements: Sequence[Element], ids: Collection[int]) -> Iterator[Splice]:
    """The splices that take the comments with these numbers out of a part; a run that only held their marks goes."""
    gone: set[int] = set()
    for index, element in enumerate(elements):
        if element.name not in _NAMES or id_of(element) not in ids:
            continue
        run = element.parent
        held = [] if run < 0 else list(children(elements, run))
        is_own_run = element.name == _MARK and elements[run].name == "r" and all(
            elements[each].name == "rPr" or (elements[each].name == _MARK and id_of(elements[each]) in ids)
            for each in held
        )  # fmt: skip
        target = run if is_own_run else index
        if target not in gone:
            gone.add(target)
            yield elements[target].removed(content)


def _bound(spelling: Spelling, name: str, id_: int) -> bytes:
    return b"<" + spelling.tag(name, f'%:id="{id_}"') + b"/>"


def _mark(spelling: Spelling, id_: int) -> bytes:
    run, reference = spelling.tag("r"), spelling.tag(_MARK, f'%:id="{id_}"')
    return b"<" + run + b"><" + reference + b"/>" + spelling.end("r")
