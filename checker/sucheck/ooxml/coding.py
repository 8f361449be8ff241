"""A part in the encoding in which tags can be found by their bytes, and back again.

A package holds XML in UTF-8 or UTF-16 (ECMA-376 part 2, 8.1.1). Where ASCII stands for itself, a part is edited as it
is; one in UTF-16 is edited in a view of it in UTF-8, whose byte order mark and declaration are those of the part, so
that the way back is exact.
"""

from __future__ import annotations

import codecs
from collections.abc import Iterable, Iterator

from sucheck.ooxml.package import Package

#: Families of codecs in which no byte below 0x80 that XML gives a meaning is ever part of another sign. (The second
#: byte of a sign may be a letter or a bracket in some of them, never one of `<>&"'/=`.)
_ASCII_FAMILIES = ("ascii", "utf-8", "iso8859", "cp", "koi8", "mac-", "gb", "big5", "shift_jis", "euc_")
_MARKUP = bytes(range(0x20, 0x7F)) + b"\t\r\n"
_RECODED = frozenset({"utf-16-le", "utf-16-be"})


class CodingError(Exception):
    """The bytes are not in the encoding; `viewed` and `Draft.put` say so to the user as an `InputError`."""


def is_ascii_based(encoding: str) -> bool:
    """Whether ASCII stands for itself in an encoding, so that its parts are edited in place; no, where it is unknown.

    Args:
        encoding: as `Package.encoding` gives it.
    """
    try:
        return codecs.lookup(encoding).name.startswith(_ASCII_FAMILIES) and _MARKUP.decode(encoding) == _MARKUP.decode()
    except (LookupError, UnicodeError):
        return False


def in_utf8(chunks: Iterable[bytes], encoding: str) -> Iterator[bytes]:
    """The view of a part: in UTF-8 where it is in UTF-16, else as it is.

    Args:
        chunks: the part, in pieces of any size.
        encoding: as `Package.encoding` gives it: UTF-16 with its byte order.

    Raises:
        CodingError: the bytes are not in the encoding, or no tag can be found in it.
    """
    if is_ascii_based(encoding):
        yield from chunks
        return
    for text in _decoded(chunks, encoding):
        yield text.encode()


def in_encoding(chunks: Iterable[bytes], encoding: str) -> Iterator[bytes]:
    """The part whose view this is: the way back from `in_utf8`.

    Raises:
        CodingError: the view is not in UTF-8, or `in_utf8` makes none of this encoding.
    """
    if is_ascii_based(encoding):
        yield from chunks
        return
    _check(encoding)
    for text in _decoded(chunks, "utf-8"):
        yield text.encode(encoding)


def viewed(package: Package, name: str) -> Iterator[bytes]:
    """The view of a part, streamed; `package.encoding(name)` leads back from it.

    Raises:
        InputError: the part is damaged, or not in the encoding that it states.
    """
    try:
        yield from in_utf8(package.chunks(name), package.encoding(name))
    except CodingError as error:
        raise package.damaged(name, str(error)) from None


def _decoded(chunks: Iterable[bytes], encoding: str) -> Iterator[str]:
    if encoding != "utf-8":
        _check(encoding)
    decoder = codecs.getincrementaldecoder(encoding)()
    try:
        for chunk in chunks:
            yield decoder.decode(chunk)
        yield decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        raise CodingError(f"it is not in {encoding.upper()}, as it states") from None


def _check(encoding: str) -> None:
    if encoding not in _RECODED:
        raise CodingError(f"its encoding {encoding!r} is none of a workbook")
