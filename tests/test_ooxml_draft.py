"""A package with changes: what is touched, and that not one byte of the rest is."""

from __future__ import annotations

import contextlib
import io
import random
import struct
import tracemalloc
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sucheck.model import InputError
from sucheck.ooxml.coding import in_utf8
from sucheck.ooxml.draft import Checksum, Draft
from sucheck.ooxml.package import Package
from sucheck.ooxml.splices import Splice, spliced

TIME_FIELD = struct.pack("<HHBI", 0x5455, 5, 1, 1_700_000_000)
FULL = 0xFFFFFFFF


@dataclass(kw_only=True)
class Old:
    """One entry of an old archive, and how it is written."""

    name: str
    content: bytes = b"old"
    method: int = zipfile.ZIP_DEFLATED
    extra: bytes = b""
    is_wide: bool = False
    is_orphan: bool = False


@dataclass(kw_only=True)
class Layout:
    """An old archive: `order` sorts the directory, `is_streamed` writes data descriptors."""

    entries: list[Old]
    order: list[int] = field(default_factory=list)
    prefix: bytes = b""
    comment: bytes = b""
    is_streamed: bool = False
    is_wide: bool = False

    def written(self) -> bytes:
        raw = io.BytesIO()
        file = Unseekable(raw) if self.is_streamed else raw
        with zipfile.ZipFile(file, "w") as archive:
            for old in self.entries:
                info = zipfile.ZipInfo(old.name, (2021, 5, 6, 7, 8, 10))
                info.compress_type, info.extra, info.external_attr = old.method, old.extra, 0o640 << 16
                info.comment, info.create_system = b"of " + old.name.encode(), 3
                with archive.open(info, "w", force_zip64=old.is_wide) as stream:
                    stream.write(old.content)
            order = dict(enumerate(self.order))
            listed = sorted(enumerate(archive.filelist), key=lambda item: order.get(item[0], 0))
            archive.filelist[:] = [info for index, info in listed if not self.entries[index].is_orphan]
            archive.comment = self.comment
        return self.prefix + (widened(raw.getvalue()) if self.is_wide else raw.getvalue())


class Unseekable(io.RawIOBase):
    """Standard output, say: `zipfile` writes sizes behind the data then."""

    def __init__(self, file: io.BytesIO) -> None:
        self._file = file

    def writable(self) -> bool:
        return True

    def write(self, data: bytes) -> int:  # type: ignore[override]
        return self._file.write(data)


def widened(content: bytes) -> bytes:
    """The archive with the wide fields of zip64 in its directory, as some programs always write it."""
    old = zipfile.ZipFile(io.BytesIO(content))
    directory = b""
    at = old.start_dir
    for info in old.infolist():
        names, extras, comments = struct.unpack_from("<HHH", content, at + 28)
        fixed = bytearray(content[at : at + 46])
        wide = struct.pack("<HHQQQ", 1, 24, info.file_size, info.compress_size, info.header_offset)
        extra = TIME_FIELD + wide
        struct.pack_into("<II", fixed, 20, FULL, FULL)
        struct.pack_into("<I", fixed, 42, FULL)
        struct.pack_into("<H", fixed, 30, len(extra))
        name = content[at + 46 : at + 46 + names]
        directory += fixed + name + extra + info.comment
        at += 46 + names + extras + comments
    count, end = len(old.infolist()), old.start_dir + len(directory)
    record = struct.pack("<4sQHHIIQQQQ", b"PK\6\6", 44, 45, 45, 0, 0, count, count, len(directory), old.start_dir)
    locator = struct.pack("<4sIQI", b"PK\6\7", 0, end, 1)
    last = struct.pack("<4sHHHHIIH", b"PK\5\6", 0, 0, 0xFFFF, 0xFFFF, FULL, FULL, len(old.comment)) + old.comment
    return content[: old.start_dir] + directory + record + locator + last


def drafted(content: bytes) -> Draft:
    file = io.BytesIO(content)
    return Draft(Package(file, "book.xlsx"), file)


def written(draft: Draft) -> bytes:
    out = io.BytesIO()
    draft.write(out)
    return out.getvalue()


def refusal(content: bytes) -> str:
    with pytest.raises(InputError) as caught:
        drafted(content)
    return str(caught.value)


def extents(content: bytes) -> dict[str, bytes]:
    """The bytes of each entry, from its local header to the next, by name."""
    archive = zipfile.ZipFile(io.BytesIO(content))
    infos = sorted(archive.infolist(), key=lambda info: info.header_offset)
    borders = [*(info.header_offset for info in infos), archive.start_dir]
    return {info.filename: content[start:end] for info, (start, end) in zip(infos, pairwise(borders), strict=True)}


NAMES = ("[Content_Types].xml", "xl/workbook.xml", "xl/Styles.xml", "xl/sheet1.xml", "docProps/a\u0142.xml", "xl/")
contents = st.one_of(st.binary(max_size=60), st.sampled_from([b"", b"<a/>" * 9_000]))
olds = st.builds(
    Old,
    name=st.sampled_from(NAMES),
    content=contents,
    method=st.sampled_from([zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2]),
    extra=st.sampled_from([b"", TIME_FIELD, TIME_FIELD + struct.pack("<HH2s", 0xCAFE, 2, b"PK")]),
    is_wide=st.booleans(),
    is_orphan=st.booleans(),
)
layouts = st.builds(
    Layout,
    entries=st.lists(olds, max_size=6, unique_by=lambda old: old.name),
    order=st.permutations(range(6)),
    prefix=st.sampled_from([b"", b"#!/bin/sh\n", b"PK\3\4 no entry"]),
    comment=st.sampled_from([b"", b"of a friend", b"PK\1\2"]),
    is_streamed=st.booleans(),
    is_wide=st.booleans(),
)


@given(layout=layouts)
def test_a_draft_without_changes_is_the_old_file(layout: Layout) -> None:
    content = layout.written()
    with drafted(content) as draft:
        assert written(draft) == content
        assert draft.untouched == tuple(zipfile.ZipFile(io.BytesIO(content)).namelist())
        assert (draft.changed, draft.added, draft.removed) == ((), (), ())


@given(
    layout=layouts,
    changes=st.dictionaries(st.sampled_from([*NAMES, "xl/new.xml", "xl/n\u00e9w.xml"]), st.one_of(st.none(), contents)),
)
def test_only_what_is_changed_changes(layout: Layout, changes: dict[str, bytes | None]) -> None:
    old = layout.written()
    before = zipfile.ZipFile(io.BytesIO(old))
    expected = {name: before.read(name) for name in before.namelist()}
    with drafted(old) as draft:
        for name, content in changes.items():
            if content is None:
                draft.remove(name)
                expected.pop(name, None)
            else:
                draft.put(name, [content[:7], content[7:]])
                expected[name] = content
        new = written(draft)
        assert written(draft) == new
        after = zipfile.ZipFile(io.BytesIO(new))
        assert {name: after.read(name) for name in after.namelist()} == expected
        assert after.namelist() == [*expected]
        assert (after.comment, new[: len(layout.prefix)]) == (before.comment, layout.prefix)
        raw = extents(old)
        assert {name: extents(new)[name] for name in draft.untouched} == {name: raw[name] for name in draft.untouched}
        for name in draft.untouched:
            assert drawn(after.getinfo(name)) == drawn(before.getinfo(name))
            assert after.getinfo(name).extra[:9] == before.getinfo(name).extra[:9]
        for name in draft.changed:
            assert drawn(after.getinfo(name))[:4] == drawn(before.getinfo(name))[:4]
            assert not after.getinfo(name).flag_bits & 8


def drawn(info: zipfile.ZipInfo) -> tuple[object, ...]:
    return info.date_time, info.external_attr, info.comment, info.create_system, info.flag_bits, info.compress_type


def test_entries_keep_their_order_in_the_file_and_in_the_directory() -> None:
    layout = Layout(entries=[Old(name="a"), Old(name="b"), Old(name="c")], order=[2, 0, 1])
    with drafted(layout.written()) as draft:
        draft.put("d", [b"new"])
        draft.put("C", [b"longer than before"])
        draft.put("e", [b"new"])
        draft.put("d", [b"newer"])
        new = written(draft)
    infos = zipfile.ZipFile(io.BytesIO(new)).infolist()
    assert [info.filename for info in infos] == ["b", "c", "a", "d", "e"]
    assert [info.filename for info in sorted(infos, key=lambda info: info.header_offset)] == ["a", "b", "c", "d", "e"]


def test_a_changed_entry_keeps_its_fields_but_those_of_a_large_or_a_streamed_one() -> None:
    entries = [Old(name="a", extra=TIME_FIELD, is_wide=True), Old(name="b")]
    with drafted(Layout(entries=entries, is_streamed=True, is_wide=True).written()) as draft:
        draft.put("a", [b"new"])
        draft.put("n", [b"<n/>"])
        new = written(draft)
    info = zipfile.ZipFile(io.BytesIO(new)).getinfo("a")
    assert (info.extra, info.flag_bits, info.date_time) == (TIME_FIELD, 0, (2021, 5, 6, 7, 8, 10))
    local = extents(new)["a"]
    assert struct.unpack_from("<HHIII", local, 6)[0] == 0
    assert struct.unpack_from("<III", local, 14) == (info.CRC, info.compress_size, 3)
    assert local[30 : 31 + len(TIME_FIELD)] == b"a" + TIME_FIELD
    added = zipfile.ZipFile(io.BytesIO(new)).getinfo("n")
    assert (added.date_time, added.extra, added.compress_type) == ((1980, 1, 1, 0, 0, 0), b"", zipfile.ZIP_DEFLATED)


@pytest.mark.parametrize("method", [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED])
def test_the_method_of_a_part_is_kept(method: int) -> None:
    with drafted(Layout(entries=[Old(name="a", method=method)]).written()) as draft:
        draft.put("a", [b"new" * 100])
        assert zipfile.ZipFile(io.BytesIO(written(draft))).getinfo("a").compress_type == method
        assert draft.content("a") == b"new" * 100


def test_a_draft_says_what_its_parts_hold_now() -> None:
    with drafted(Layout(entries=[Old(name="xl/A.xml"), Old(name="b"), Old(name="c")]).written()) as draft:
        assert draft.checksum("XL/a.xml") == Checksum(crc=0x3F5DD4E5, size=3)
        assert draft.put("xl/a.xml", [b"n", b"ew"]) == draft.checksum("xl/A.xml") == Checksum(crc=0x6BE34445, size=3)
        assert draft.put("n", []) == Checksum(crc=0, size=0)
        draft.put("gone", [b"x"])
        draft.remove("gone")
        draft.remove("B")
        draft.remove("never there")
        assert (draft.content("xl/A.xml"), draft.content("n"), draft.content("c")) == (b"new", b"", b"old")
        assert [name in draft for name in ("XL/A.XML", "b", "N", "c", "gone")] == [True, False, True, True, False]
        assert (draft.untouched, draft.changed, draft.added, draft.removed) == (("c",), ("xl/A.xml",), ("n",), ("b",))
        for ask in (draft.content, draft.checksum):
            with pytest.raises(InputError, match=r"^book\.xlsx: the part B is missing; open the file"):
                ask("B")
        draft.put("b", [b"back"])
        assert (draft.changed, draft.removed) == (("xl/A.xml", "b"), ())


@settings(max_examples=15)
@given(sizes=st.lists(st.integers(1, 900_000), min_size=1, max_size=6))
def test_the_bytes_do_not_depend_on_the_pieces(sizes: list[int]) -> None:
    content = b"".join(b"<c r='%d'/>" % number for number in range(200_000))

    def pieces() -> Iterator[bytes]:
        at, turn = 0, 0
        while at < len(content):
            size = sizes[turn % len(sizes)] + 20_000
            yield content[at : at + size]
            at, turn = at + size, turn + 1

    old = Layout(entries=[Old(name="a")]).written()
    with drafted(old) as one, drafted(old) as other:
        one.put("a", [content])
        other.put("a", pieces())
        assert written(one) == written(other)


def test_memory_does_not_grow_with_a_part() -> None:
    chance = random.Random(3)  # noqa: S311  bytes that do not shrink, no secret
    with drafted(Layout(entries=[Old(name="a", method=zipfile.ZIP_STORED)]).written()) as draft:
        tracemalloc.start()
        draft.put("a", (chance.randbytes(1 << 20) for _ in range(64)))
        _, peak = tracemalloc.get_traced_memory()
        tracemalloc.stop()
        assert draft.checksum("a").size == 64 << 20
    assert peak < 40 << 20


def test_content_that_fails_on_the_way_is_an_input_error_and_changes_nothing() -> None:
    old = Layout(entries=[Old(name="a"), Old(name="b")]).written()
    with drafted(old) as draft:
        with pytest.raises(
            InputError, match=r"^book\.xlsx: the part a is damaged .it changed while it was read.; open"
        ):
            draft.put("a", spliced([b"old"], [Splice(at=1, gone=b"x")]))
        with pytest.raises(
            InputError, match=r"^book\.xlsx: the part b is damaged .it is not in UTF-16-LE, as it states"
        ):
            draft.put("b", in_utf8([b"<\0a"], "utf-16-le"))
        assert draft.changed == ()
        assert written(draft) == old


OVERLAP = "book.xlsx: the archive holds entries that overlap: {} and another, so it is not read; "
TWO_VIEWS = "book.xlsx: the archive says different things in different places, so it is not read; "


def test_two_records_of_one_entry_are_refused() -> None:
    raw = io.BytesIO()
    with zipfile.ZipFile(raw, "w") as archive:
        archive.writestr("a", b"1")
        archive.writestr("b", b"2")
        archive.filelist[1].header_offset = 0
    assert refusal(raw.getvalue()).startswith(OVERLAP.format("'b'"))


def test_an_entry_that_reaches_into_the_next_is_refused() -> None:
    raw = io.BytesIO()
    with zipfile.ZipFile(raw, "w") as archive:
        archive.writestr("a", b"1")
        archive.writestr("b", b"2")
        archive.filelist[0].compress_size = 2
    assert refusal(raw.getvalue()).startswith(OVERLAP.format("'a'"))


@pytest.mark.parametrize("shift", [1, -1, 1 << 20])
def test_an_entry_that_starts_elsewhere_is_refused(shift: int) -> None:
    raw = io.BytesIO()
    with zipfile.ZipFile(raw, "w") as archive:
        archive.writestr("a", b"1")
        archive.writestr("b", b"2")
        archive.filelist[1].header_offset += shift
    message = refusal(raw.getvalue())
    assert message.startswith((TWO_VIEWS, OVERLAP.format("'b'"), OVERLAP.format("'a'")))


@pytest.mark.parametrize(("at", "form"), [(-14, "<H"), (-12, "<H")])
def test_an_archive_that_counts_its_entries_wrongly_is_refused(at: int, form: str) -> None:
    old = bytearray(Layout(entries=[Old(name="a"), Old(name="b")]).written())
    struct.pack_into(form, old, len(old) + at, 1)
    assert refusal(bytes(old)).startswith(TWO_VIEWS)


def test_an_entry_without_a_header_of_its_own_is_refused() -> None:
    old = Layout(entries=[Old(name="a"), Old(name="b")]).written()
    assert refusal(b"XX" + old[2:]).startswith(TWO_VIEWS)


def test_a_file_that_shrinks_while_it_is_copied_is_an_input_error() -> None:
    file = io.BytesIO(Layout(entries=[Old(name="a", content=bytes(range(99)))]).written())
    with Draft(Package(file, "book.xlsx"), file) as draft:
        file.truncate(40)
        with pytest.raises(InputError, match=r"^book\.xlsx: the file was cut off while it was copied; start again$"):
            written(draft)


SOUND = Layout(entries=[Old(name="a"), Old(name="b", is_wide=True)], is_wide=True).written()


@given(damage=st.dictionaries(st.integers(0, len(SOUND) - 1), st.integers(0, 255), max_size=4))
def test_a_damaged_archive_is_refused_or_rewritten_whole(damage: dict[int, int]) -> None:
    old = bytearray(SOUND)
    for at, value in damage.items():
        old[at] = value
    with contextlib.suppress(InputError), drafted(bytes(old)) as draft:
        assert written(draft) == old
        draft.put("n", [b"new"])
        assert zipfile.ZipFile(io.BytesIO(written(draft))).read("n") == b"new"
