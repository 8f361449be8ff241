"""All changes to one file, collected so that they can be taken back."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from sucheck.annotate.patches import patches_back
from sucheck.annotate.record import CONTENT_TYPE, RELATIONSHIP, AddedPart, ChangedPart, Record, free_part, record_xml
from sucheck.annotate.styles.formats import ReplacedFill
from sucheck.ooxml.coding import in_encoding, viewed
from sucheck.ooxml.draft import Draft
from sucheck.ooxml.package import Package
from sucheck.ooxml.relations import (
    CONTENT_TYPES,
    NewRelationship,
    free_ids,
    relationships_part,
    target_of,
    with_relationships,
    with_types,
)
from sucheck.ooxml.splices import Splice, replaced, spliced

#: Makes the new view of a part from the old, and puts each splice done into the list.
Edit = Callable[[Iterator[bytes], list[Splice]], Iterator[bytes]]


class Changes:
    """What is changed in a package and added to it; each part is changed once.

    Args:
        package: the workbook or document.
        draft: where its new parts go.
        main: its main part, to which the record is related.
        related: what the types of its relationships start with (transitional or strict).
    """

    def __init__(self, package: Package, draft: Draft, main: str, related: str) -> None:
        self.package = package
        self._draft = draft
        self._main = main
        self._related = related
        self._changed: list[ChangedPart] = []
        self._added: list[AddedPart] = []
        self._relationships: dict[str, list[NewRelationship]] = {}
        self._types: dict[str, str] = {}

    @property
    def is_empty(self) -> bool:
        """Whether nothing was changed or added."""
        return not (self._changed or self._added)

    def content(self, part: str) -> bytes:
        """The view of a part as it was."""
        return b"".join(viewed(self.package, part))

    def change(self, part: str, splices: Iterable[Splice]) -> None:
        """Change a part that fits into memory; the splices may come in any order."""
        in_order = sorted((each for each in splices if each.gone != each.come), key=lambda splice: splice.at)
        if in_order:
            self._put(part, spliced([self.content(part)], in_order), in_order)

    def stream(self, part: str, edit: Edit) -> None:
        """Change a part of any size, chunk by chunk."""
        done: list[Splice] = []
        self._put(part, edit(viewed(self.package, part), done), done)

    def add(self, part: str, content: bytes, kind: str) -> None:
        """Add a part with its content type."""
        self._added.append(AddedPart(name=part, now=self._draft.put(part, [content])))
        self._types[part] = kind

    def relate(self, source: str, kind: str, part: str) -> str:
        """Relate two parts; the id of the relationship. `kind` is the last word of its type."""
        pending = self._relationships.setdefault(source, [])
        holder = relationships_part(source)
        content = self.content(holder) if holder in self.package else None
        id_ = free_ids(content, len(pending) + 1)[-1]
        pending.append(NewRelationship(id=id_, type=f"{self._related}/{kind}", target=target_of(part, source)))
        return id_

    def usual_name(self, usual: str) -> str:
        """A part name that nothing has yet: the usual one, else with the first number that is free before its ending.

        Some programs look nowhere else than there, whatever the relationships say.
        """
        stem, dot, ending = usual.rpartition(".")
        return self.free_name(f"{stem}{{}}{dot}{ending}") if usual in self.package else usual

    def free_name(self, pattern: str) -> str:
        """A part name that nothing has yet: the pattern with the first number that is free in place of `{}`."""
        taken = {name.lower() for name in self.package.names} | {part.name.lower() for part in self._added}
        numbers = range(1, len(taken) + 2)
        return next(name for number in numbers if (name := pattern.format(number)).lower() not in taken)

    def finish(self, fills: Sequence[ReplacedFill] = (), summary: str = "") -> None:
        """Write the relationships, the content types and the record of all this."""
        record = free_part(self.package.names)
        self.relate(self._main, RELATIONSHIP, record)
        for source, added in self._relationships.items():
            self._relate(relationships_part(source), added)
        types = self.content(CONTENT_TYPES)
        stated = with_types(types, self._types | {record: CONTENT_TYPE}, by_extension=("vml",))
        self.change(CONTENT_TYPES, [replaced(types, stated)])
        undo = Record(changed=tuple(self._changed), added=tuple(self._added), fills=tuple(fills), summary=summary)
        self._draft.put(record, [record_xml(undo)])

    def _relate(self, holder: str, added: Sequence[NewRelationship]) -> None:
        if holder in self.package:
            content = self.content(holder)
            self.change(holder, [replaced(content, with_relationships(content, added))])
        else:
            self._added.append(AddedPart(name=holder, now=self._draft.put(holder, [with_relationships(None, added)])))

    def _put(self, part: str, view: Iterator[bytes], done: Sequence[Splice]) -> None:
        if any(part.lower() == each.name.lower() for each in self._changed):
            raise self.package.damaged(part, "the file uses it for two things at once")
        before = self._draft.checksum(part)
        now = self._draft.put(part, in_encoding(view, self.package.encoding(part)))
        self._changed.append(ChangedPart(name=part, now=now, before=before, patches=patches_back(done)))
