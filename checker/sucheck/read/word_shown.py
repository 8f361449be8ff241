"""What a reader sees of the paragraphs of a Word document: stretches of own text, marks of notes."""

from __future__ import annotations

from dataclasses import dataclass as mutable
from dataclasses import field
from enum import Enum

from lxml import etree

from sucheck.frozen import dataclass


class LeftOut(Enum):
    """What a document holds and its blocks do not, in words; insertions are in them as if they were settled."""

    DELETIONS = "deletions"
    INSERTIONS = "insertions"
    HIDDEN = "hidden text"
    EMBEDDED = "embedded documents"
    GRAPHICS = "charts and diagrams"


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """The characters `start` to `end` of the part's own text."""

    start: int
    end: int
    page: int | None


@mutable(slots=True, kw_only=True)
class Reference:
    """The mark of a note: `name` and `id` say of which, `custom` is what is shown in place of an automatic number.

    `name` is empty for a second mark, made by a field, of the note whose number is `custom`.
    """

    start: int
    name: str
    id: str
    section: int = 0
    page: int | None = None
    is_custom: bool = False
    custom: str = ""


@mutable(slots=True, kw_only=True)
class Paragraph:
    """What is shown of a paragraph, or of several that a tracked deletion joins: `properties` are those of the last."""

    element: int
    start: int
    properties: etree._Element | None = None
    is_cell: bool = False
    items: list[Stretch | Reference] = field(default_factory=list)
