"""What stands before the root element of an XML part."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TypeAlias, cast

from lxml import etree

#: Elements as they start and end: the word for which, and the element.
Events: TypeAlias = "Iterator[tuple[str, etree._Element]]"  # noqa: SLF001 - lxml's only name for the type

_STEP = 4096  # no more than that is parsed behind the root's tag


def declares_document_type(chunks: Iterable[bytes]) -> bool:
    """Whether an XML part declares a document type, behind comments of any length and in any encoding.

    Raises:
        lxml.etree.XMLSyntaxError: the part is not well formed, down to its root element.
    """
    parser = etree.XMLPullParser(("start",), resolve_entities=False, no_network=True, load_dtd=False)
    for chunk in chunks:
        for start in range(0, len(chunk), _STEP):
            parser.feed(chunk[start : start + _STEP])
            for _, root in cast("Events", parser.read_events()):
                return root.getroottree().docinfo.internalDTD is not None
    return False
