"""The records of a binary workbook's parts ([MS-XLSB] 2.1.4): a type, a size, and the bytes."""

from __future__ import annotations

import struct
from collections.abc import Iterator

from sucheck.ooxml.package import Package

_MORE = 0x80  # the bit that says that a number goes on in the next byte
_SEVEN = 0x7F
_LONGEST_HEAD = 6  # bytes: at most two of the type, four of the size
_LARGEST_RECORD = 64 << 20
_RK_DIVIDED, _RK_WHOLE = 1, 2
_HIGH_BITS = struct.Struct("<Q")
_LENGTH = struct.Struct("<I")

ERRORS = {
    0x00: "#NULL!", 0x07: "#DIV/0!", 0x0F: "#VALUE!", 0x17: "#REF!", 0x1D: "#NAME?", 0x24: "#NUM!", 0x2A: "#N/A",
    0x2B: "#GETTING_DATA",
}  # fmt: skip


def records(package: Package, part: str) -> Iterator[tuple[int, bytes]]:
    """The records of a part in order: their types and their bytes.

    Raises:
        InputError: the part is damaged.
    """
    pending = b""
    for chunk in package.chunks(part):
        pending = pending + chunk if pending else chunk
        start, end = 0, len(pending)
        while end - start > _LONGEST_HEAD:
            kind, size, body = _head(pending, start)
            if size > _LARGEST_RECORD:
                raise package.damaged(part, f"a record of {size} bytes")
            if body + size > end:
                break
            start = body + size
            yield kind, pending[body:start]
        pending = pending[start:]
    yield from _last(package, part, pending)


def _last(package: Package, part: str, pending: bytes) -> Iterator[tuple[int, bytes]]:
    start, end = 0, len(pending)
    padded = pending + bytes(_LONGEST_HEAD)
    while start < end:
        kind, size, body = _head(padded, start)
        start = body + size
        if start > end:
            raise package.damaged(part, "it is cut off within a record")
        yield kind, pending[body:start]


def _head(content: bytes, start: int) -> tuple[int, int, int]:
    """The type and the size of the record at `start`, and where its bytes begin."""
    kind = content[start]
    start += 1
    if kind & _MORE:
        kind = kind & _SEVEN | (content[start] & _SEVEN) << 7
        start += 1
    size = content[start]
    start += 1
    if size & _MORE:
        size &= _SEVEN
        for shift in (7, 14, 21):
            byte = content[start]
            start += 1
            size |= (byte & _SEVEN) << shift
            if not byte & _MORE:
                break
    return kind, size, start


def wide_string(content: bytes, start: int) -> tuple[str, int]:
    """The string at `start`, and where it ends; a null string (length 0xFFFFFFFF) is empty."""
    (length,) = _LENGTH.unpack_from(content, start)
    start += 4
    if length == 0xFFFF_FFFF:  # noqa: PLR2004 - said in the line above
        return "", start
    end = start + 2 * length
    if end > len(content):
        raise struct.error("a string longer than its record")
    return content[start:end].decode("utf-16-le", errors="replace"), end


def rk_number(rk: int) -> float:
    """The number that four bytes stand for: the upper half of a double or a whole number, perhaps in hundredths."""
    if rk & _RK_WHOLE:
        whole = rk >> 2
        value = float(whole - (1 << 30) if whole & (1 << 29) else whole)
    else:
        value = float(struct.unpack("<d", _HIGH_BITS.pack((rk & 0xFFFF_FFFC) << 32))[0])
    return value / 100 if rk & _RK_DIVIDED else value
