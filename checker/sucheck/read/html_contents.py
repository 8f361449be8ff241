"""What an HTML page holds."""

from __future__ import annotations

from collections.abc import Mapping

from sucheck.frozen import dataclass
from sucheck.model import BlockKind
from sucheck.read.traced import TracedText


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """The text between two offsets, and the name of what stands there: where a link leads, an id, an element."""

    start: int
    end: int
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PageBlock:
    """A block between two offsets of the page's text.

    `element` counts the blocks, `look` is what those of one sort have in common (element and class), `row` the table
    row that it stands in (0: none).
    """

    start: int
    end: int
    kind: BlockKind
    level: int
    element: int
    look: str
    row: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """What a page holds; all offsets are those of `text`, in which a blank stands between two blocks."""

    text: str
    traced: TracedText
    blocks: list[PageBlock]
    links: list[Span]
    ids: Mapping[str, Span]
    raised: list[Span]
