"""The two headers that a zip entry has, one before its data and one in the directory (APPNOTE 4.3.7 and 4.3.12)."""

from __future__ import annotations

import struct

from sucheck.frozen import dataclass

LOCAL_SIZE, RECORD_SIZE = 30, 46
_LOCAL, _RECORD = b"PK\x03\x04", b"PK\x01\x02"
_ENCRYPTED_OR_DESCRIBED = 0x1 | 0x8  # APPNOTE 4.4.4, bits 0 and 3: sizes follow the data
_UTF_8 = 0x800
_VERSION = 20
_FIRST_DAY = 0x21  # 1980-01-01, the first day that the format knows
_DEFLATED = 8
_ZIP64 = 1
_FULL = 0xFFFFFFFF


@dataclass(frozen=True, slots=True, kw_only=True)
class Checksum:
    """What a part inflates to: its CRC-32 and its number of bytes."""

    crc: int
    size: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Packed:
    """How new content is packed: the method (0 stored, 8 deflated), its packed bytes, what it inflates to."""

    method: int
    size: int
    checksum: Checksum


def record_end(directory: bytes, start: int) -> int:
    """Where the record ends that starts at a byte of the directory; the start itself where there is none."""
    if len(directory) < start + RECORD_SIZE or not directory.startswith(_RECORD, start):
        return start
    return start + RECORD_SIZE + int(sum(struct.unpack_from("<HHH", directory, start + 28)))


def local_end(header: bytes, start: int) -> int:
    """Where the data of an entry start whose local header (its first 30 bytes) stands at `start`; -1 if it is none."""
    if len(header) < LOCAL_SIZE or not header.startswith(_LOCAL):
        return -1
    return start + LOCAL_SIZE + int(sum(struct.unpack_from("<HH", header, 26)))


def offset_of(record: bytes) -> int:
    """The offset of the local header that a directory record states."""
    place, form = _offset_field(record)
    return int(struct.unpack_from(form, record, place)[0])


def moved(record: bytes, offset: int) -> bytes:
    """A directory record with another offset (below 4 GB), all else as it is."""
    changed = bytearray(record)
    place, form = _offset_field(record)
    struct.pack_into(form, changed, place, offset)
    return bytes(changed)


def repacked_record(record: bytes, packed: Packed, offset: int) -> bytes:
    """The directory record of an entry with new content: name, time, attributes and comment as they are."""
    fixed = bytearray(record[:RECORD_SIZE])
    names, extras, _ = struct.unpack_from("<HHH", record, 28)
    extra_at = RECORD_SIZE + names
    extra = _without_zip64(record[extra_at : extra_at + extras])
    _pack(fixed, 8, packed)
    struct.pack_into("<H", fixed, 30, len(extra))
    struct.pack_into("<H", fixed, 34, 0)
    struct.pack_into("<I", fixed, 42, offset)
    return bytes(fixed) + record[RECORD_SIZE:extra_at] + extra + record[extra_at + extras :]


def repacked_local(header: bytes, packed: Packed) -> bytes:
    """The local header, given whole, of an entry with new content: name and time as they are."""
    fixed = bytearray(header[:LOCAL_SIZE])
    (names,) = struct.unpack_from("<H", header, 26)
    extra = _without_zip64(header[LOCAL_SIZE + names :])
    _pack(fixed, 6, packed)
    struct.pack_into("<H", fixed, 28, len(extra))
    return bytes(fixed) + header[LOCAL_SIZE : LOCAL_SIZE + names] + extra


def new_record(name: str, packed: Packed, offset: int) -> bytes:
    """The directory record of an entry that is added."""
    shared = _shared(name, packed)
    return struct.pack("<4sH", _RECORD, _VERSION) + shared + struct.pack("<HHHII", 0, 0, 0, 0, offset) + name.encode()


def new_local(name: str, packed: Packed) -> bytes:
    """The local header of an entry that is added."""
    return _LOCAL + _shared(name, packed) + name.encode()


def _shared(name: str, packed: Packed) -> bytes:
    """What both headers hold, from the version that is needed to the length of the extra fields."""
    flags = 0 if name.isascii() else _UTF_8
    sizes = packed.checksum.crc, packed.size, packed.checksum.size, len(name.encode()), 0
    return struct.pack("<HHHHHIIIHH", _VERSION, flags, packed.method, 0, _FIRST_DAY, *sizes)


def _pack(header: bytearray, at: int, packed: Packed) -> None:
    """Set flags, method, checksum and sizes, which stand in both headers alike, from the flags on."""
    (flags,) = struct.unpack_from("<H", header, at)
    struct.pack_into("<HH", header, at, flags & ~_ENCRYPTED_OR_DESCRIBED, packed.method)
    struct.pack_into("<III", header, at + 8, packed.checksum.crc, packed.size, packed.checksum.size)


def _offset_field(record: bytes) -> tuple[int, str]:
    """Where a record states its offset, and the form: in its zip64 field behind the sizes that do not fit either."""
    if struct.unpack_from("<I", record, 42) != (_FULL,):
        return 42, "<I"
    names, extras = struct.unpack_from("<HH", record, 28)
    at, end = RECORD_SIZE + names, RECORD_SIZE + names + extras
    while at + 4 <= end:
        kind, size = struct.unpack_from("<HH", record, at)
        if kind == _ZIP64:
            place = at + 4 + 8 * sum(struct.unpack_from("<I", record, field) == (_FULL,) for field in (20, 24))
            return (place, "<Q") if place + 8 <= min(at + 4 + size, len(record)) else (42, "<I")
        at += 4 + size
    return 42, "<I"


def _without_zip64(extra: bytes) -> bytes:
    """Extra fields without the one for large sizes; what is no well-formed field (padding) stays."""
    kept, at = [], 0
    while at + 4 <= len(extra):
        kind, size = struct.unpack_from("<HH", extra, at)
        if at + 4 + size > len(extra):
            break
        if kind != _ZIP64:
            kept.append(extra[at : at + 4 + size])
        at += 4 + size
    return b"".join(kept) + extra[at:]
