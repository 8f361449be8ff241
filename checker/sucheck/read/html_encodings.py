"""What encoding an HTML page is in: its byte order mark, what it says of itself, or what its bytes look like."""

from __future__ import annotations

import codecs
import re

from sucheck.read.encodings import Decoded, decode

_LOOKED_AT = 4096
_DECLARED = re.compile(
    rb"<(?:meta|\?xml)\b[^>]{0,400}?(?:charset|encoding)\s*=\s*[\"']?\s*([A-Za-z0-9_.:-]{1,40})", re.IGNORECASE
)
_BYTE_ORDER_MARKS = (codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
# WHATWG, Encoding Standard, 4.2: what pages call Latin-1 or ASCII is Windows-1252.
_MEANT = {"iso8859-1": "cp1252", "ascii": "cp1252", "iso8859-9": "cp1254"}


def decode_page(content: bytes, path: str) -> Decoded:
    """The characters of a page; every damaged byte becomes one U+FFFD.

    Raises:
        InputError: these are no bytes of a text.
    """
    declared = _declared(content)
    if declared is None:
        return decode(content, path)
    return Decoded(text=content.decode(declared, errors="replace"), encoding=declared)


def _declared(content: bytes) -> str | None:
    """The encoding that a page declares; None where its bytes tell better: a mark, UTF-8, an unknown name."""
    found = _DECLARED.search(content, 0, _LOOKED_AT)
    if found is None or content.startswith(_BYTE_ORDER_MARKS):
        return None
    try:
        name = codecs.lookup(found[1].decode("ascii")).name
    except LookupError:
        return None
    if name.startswith(("utf", "hex", "base64", "bz2", "zlib", "rot", "quopri", "uu", "idna", "punycode")):
        return None
    return _MEANT.get(name, name)
