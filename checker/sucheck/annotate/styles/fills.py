"""The fills of a styles part, and fills on record put back into it, whatever prefixes either is written with."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lxml import etree

from sucheck.annotate.styles.tables import Table
from sucheck.ooxml.splices import Splice
from sucheck.ooxml.tags import Element, escaped, outline

#: What a fill is made of (ECMA-376 part 1, 18.8.20).
_WORDS = {"fill", "patternFill", "fgColor", "bgColor", "gradientFill", "stop", "color"}
_NAMESPACE = "urn:fill"


class FillTable:
    """The fills of a styles part, to which others can be added.

    Args:
        content: the styles part or its view.
        elements: its outline.
    """

    def __init__(self, content: bytes, elements: Sequence[Element]) -> None:
        self._table = Table(content, elements, "fills")
        self._known = [_rewritten(fill, self._table.prefix) for fill in self._table.items]

    def index_of(self, xml: bytes) -> int | None:
        """The index of a fill written as `xml` elsewhere, added if there is none like it; None if it is no fill."""
        fill = _rewritten(xml, self._table.prefix)
        if fill is None:
            return None
        if fill not in self._known:
            self._table.add(fill)
            self._known.append(fill)
        return self._known.index(fill)

    def splices(self) -> Iterator[Splice]:
        """What adds the new fills."""
        return self._table.splices()


def _rewritten(xml: bytes, prefix: bytes) -> bytes | None:
    """A fill in one fixed form, its elements with this prefix; None where the XML is no fill."""
    written = outline(xml)
    name = (written[0].prefix if written else b"").rstrip(b":")
    declared = b' xmlns%b="%b"' % (b":" + name if name else b"", _NAMESPACE.encode())
    try:
        parser = etree.XMLParser(resolve_entities=False, no_network=True, remove_comments=True, remove_pis=True)
        around = etree.fromstring(b"<around" + declared + b">" + xml + b"</around>", parser)
    except etree.XMLSyntaxError:
        return None
    fills = list(around)
    if [fill.tag for fill in fills] != [f"{{{_NAMESPACE}}}fill"]:
        return None
    if any(etree.QName(element).localname not in _WORDS for element in fills[0].iter()):
        return None
    return _written(fills[0], prefix)


def _written(element: etree._Element, prefix: bytes) -> bytes:
    tag = prefix + etree.QName(element).localname.encode()
    stated = b"".join(
        b' %b="%b"' % (key.encode(), escaped(element.get(key, "")))
        for key in sorted(str(key) for key in element.attrib)
        if not key.startswith("{") and key.isascii()
    )
    inner = b"".join(_written(child, prefix) for child in element)
    return b"<" + tag + stated + (b">" + inner + b"</" + tag + b">" if inner else b"/>")
