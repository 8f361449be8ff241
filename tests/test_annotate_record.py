"""The record of what was changed: written and read again, and not believed where it is damaged or hostile."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from packages import Book, Part

from sucheck.annotate.patches import Patch, patched_back, patches_back
from sucheck.annotate.record import (
    AddedPart,
    ChangedPart,
    FoundRecord,
    Record,
    find_record,
    free_part,
    record_parts,
    record_xml,
)
from sucheck.annotate.styles.formats import ReplacedFill
from sucheck.ooxml.draft import Checksum
from sucheck.ooxml.package import Package
from sucheck.ooxml.splices import MisfitError, Splice, edited

ITEM = "customXml/item1.xml"
SHEET = ChangedPart(
    name="xl/worksheets/sheet1.xml",
    now=Checksum(crc=0xABC, size=310),
    before=Checksum(crc=0xFFFFFFFF, size=300),
    patches=(Patch(at=7, length=0, original=b"\xff\0<x>"), Patch(at=9, length=12, original=b"")),
)
RECORD = Record(
    changed=(SHEET, ChangedPart(name="xl/Ünïcode.xml", now=SHEET.now, before=SHEET.before, patches=())),
    added=(AddedPart(name="xl/comments1.xml", now=Checksum(crc=1, size=2)),),
    fills=(
        ReplacedFill(number=1, fill=b'<fill><patternFill patternType="none"/></fill>', apply=None),
        ReplacedFill(number=2, fill=b"<fill/>", apply="1"),
    ),
    summary="sucheck (2)",
)


def found(folder: Path, **parts: str | bytes) -> FoundRecord | None:
    """The record of a workbook with these parts of custom XML (`item1`)."""
    extra = {f"customXml/{name}.xml": content for name, content in parts.items()}
    path = Book(sheets=[Part()], extra=extra).save(folder / "book.xlsx")
    with open(path, "rb") as file:  # noqa: PTH123 - the package's own file
        return find_record(Package(file, path))


def test_what_is_written_is_read_again(tmp_path: Path) -> None:
    assert found(tmp_path, item1=record_xml(RECORD)) == FoundRecord(part=ITEM, record=RECORD)


def test_the_record_is_plain_ascii_and_always_the_same() -> None:
    assert record_xml(RECORD).isascii()
    assert record_xml(RECORD) == record_xml(RECORD)
    assert record_xml(Record(changed=())) == (
        b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        b'<annotation xmlns="urn:sucheck:annotation:1" summary=""></annotation>'
    )


def test_many_patches_are_read_again(tmp_path: Path) -> None:
    patches = tuple(Patch(at=9 * at, length=3, original=b"%d" % at) for at in range(2_500))
    record = Record(changed=(ChangedPart(name="a", now=SHEET.now, before=SHEET.before, patches=patches),))
    assert found(tmp_path, item1=record_xml(record)) == FoundRecord(part=ITEM, record=record)


def test_a_record_that_another_program_wrote_anew_is_read(tmp_path: Path) -> None:
    text = record_xml(RECORD).decode().replace("><", ">\r\n  <").replace(" 9,12,", "\r\n\t9,12,")
    again = text.replace("UTF-8", "UTF-16").encode("utf-16")
    assert found(tmp_path, item1=again) == FoundRecord(part=ITEM, record=RECORD)


def test_other_custom_xml_is_no_record(tmp_path: Path) -> None:
    assert found(tmp_path, item1="<a/>", item2='<a xmlns="urn:other"/>', itemProps1="<b/>") is None


def test_a_record_elsewhere_is_none(tmp_path: Path) -> None:
    path = Book(sheets=[Part()], extra={"docProps/item1.xml": record_xml(RECORD)}).save(tmp_path / "book.xlsx")
    with open(path, "rb") as file:  # noqa: PTH123 - the package's own file
        assert record_parts(Package(file, path)) == ()


def test_of_several_the_first_that_can_be_read_counts(tmp_path: Path) -> None:
    broken = record_xml(RECORD)[:-5]
    assert found(tmp_path, item1=broken, item2=record_xml(RECORD)) == FoundRecord(
        part="customXml/item2.xml", record=RECORD
    )


@pytest.mark.parametrize(
    ("old", "new"),
    [
        pytest.param("</annotation>", "", id="cut off"),
        pytest.param("<annotation", "<!DOCTYPE annotation><annotation", id="document type"),
        pytest.param('part="xl/worksheets/sheet1.xml"', "", id="no name"),
        pytest.param('now="00000abc:310"', "", id="no checksum"),
        pytest.param("00000abc:310", "abc", id="short checksum"),
        pytest.param("00000abc:310", "00000abc:-1", id="negative size"),
        pytest.param("00000abc:310", "00000abc:" + "9" * 5_000, id="endless size"),
        pytest.param("9,12,", "-9,12,", id="negative place"),
        pytest.param("9,12,", "9,", id="field too few"),
        pytest.param("9,12,", "9,12,1,", id="field too many"),
        pytest.param("9,12,", "9,12,%%%%", id="no base64"),
        pytest.param("9,12,", "\u0663,12,", id="another script's figure"),
        pytest.param('number="1"', 'number="one"', id="number in words"),
    ],
)
def test_a_damaged_or_hostile_record_is_found_and_not_believed(tmp_path: Path, old: str, new: str) -> None:
    text = record_xml(RECORD).decode()
    assert old in text
    assert found(tmp_path, item1=text.replace(old, new)) == FoundRecord(part=ITEM, record=None)


def test_a_record_that_inflates_to_more_than_its_bytes_allow_is_not_believed(tmp_path: Path) -> None:
    path = tmp_path / "book.xlsx"
    Book(sheets=[Part()], extra={ITEM: record_xml(RECORD)}).save(path)
    content = bytearray(path.read_bytes())
    with zipfile.ZipFile(path) as archive:
        start = archive.getinfo(ITEM).header_offset
    at = start + 30 + len(ITEM) + 4
    content[at : at + 8] = b"\xff" * 8
    path.write_bytes(content)
    with path.open("rb") as file:
        assert find_record(Package(file, str(path))) is None  # its start cannot be read, so it does not say it is one


def test_the_record_takes_the_first_free_name() -> None:
    assert free_part([]) == ITEM
    assert free_part(["CustomXml/Item1.xml", "customXml/item3.xml"]) == "customXml/item2.xml"


@st.composite
def edits(draw: st.DrawFn) -> tuple[bytes, list[Splice]]:
    """A content, and splices of it in their order."""
    content = draw(st.binary(max_size=60))
    cuts = sorted(draw(st.lists(st.integers(0, len(content)), max_size=8)))
    come = st.binary(max_size=5)
    pairs = zip(cuts[::2], cuts[1::2], strict=False)
    return content, [Splice(at=at, gone=content[at:end], come=draw(come)) for at, end in pairs]


@given(edits(), st.integers(1, 70))
def test_patches_lead_back_whatever_the_chunks(edit: tuple[bytes, list[Splice]], size: int) -> None:
    content, splices = edit
    new = edited(content, splices)
    chunks = [new[at : at + size] for at in range(0, len(new), size)]
    assert b"".join(patched_back(chunks, patches_back(splices))) == content


@pytest.mark.parametrize(
    "patches",
    [
        pytest.param((Patch(at=2, length=2, original=b""), Patch(at=3, length=1, original=b"")), id="overlapping"),
        pytest.param((Patch(at=5, length=0, original=b""), Patch(at=1, length=0, original=b"")), id="in disorder"),
        pytest.param((Patch(at=4, length=5, original=b""),), id="behind the end"),
        pytest.param((Patch(at=9, length=0, original=b""),), id="from behind the end"),
    ],
)
def test_patches_of_another_content_are_refused(patches: tuple[Patch, ...]) -> None:
    with pytest.raises(MisfitError):
        b"".join(patched_back([b"abc", b"def"], patches))
