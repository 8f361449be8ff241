"""A file that is no readable workbook ends in one clear line that names it, says what is wrong and what to do."""

from __future__ import annotations

import io
import os
import random
import struct
import subprocess
import sys
import zipfile
import zlib
from pathlib import Path

import pytest
from packages import Book, Part, row

from sucheck.model import InputError
from sucheck.read.workbook import read_workbook

READ = "xlsx, xlsm, xlsb, ods, xls, csv, tsv"
NOT_READ = f"which is not read yet; save it as a workbook ({READ})"
SAVE_AGAIN = "open the file in a spreadsheet program and save it again"
COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def refusal(path: Path | str) -> str:
    """The one line that refuses the file, without the path that it starts with."""
    with pytest.raises(InputError) as caught:
        read_workbook(str(path), 0)
    line = str(caught.value)
    assert "\n" not in line
    assert line.startswith(f"{path}: ")
    return line.removeprefix(f"{path}: ")


def is_read_or_refused(path: str) -> bool:
    """Whether a file is read, or refused in one line; anything else is an error of ours."""
    try:
        return len(read_workbook(path, 0).sheets) > 0
    except InputError as error:
        return str(error).startswith(f"{path}: ") and "\n" not in str(error)


def written(tmp_path: Path, content: bytes, name: str = "book.xlsx") -> Path:
    path = tmp_path / name
    path.write_bytes(content)
    return path


def archive(entries: dict[str, str | bytes], compression: int = zipfile.ZIP_DEFLATED) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", compression) as file:
        for name, content in entries.items():
            file.writestr(name, content)
    return target.getvalue()


def book(**extra: str) -> Book:
    return Book(sheets=[Part(data=row(1, "><v>1</v>"), name="Claims")], extra=dict(extra))


def test_a_missing_file(tmp_path: Path) -> None:
    assert refusal(tmp_path / "none.xlsx") == "no such file; check the name and the folder"
    assert refusal(written(tmp_path, b"x") / "none.xlsx") == "no such file; check the name and the folder"
    assert refusal("a\0b") == "cannot be opened; check the name"


def test_a_folder(tmp_path: Path) -> None:
    assert refusal(tmp_path) == f"is no file but a folder or a device; name a workbook ({READ})"


def test_a_file_that_may_not_be_read(tmp_path: Path) -> None:
    path = book().save(tmp_path / "book.xlsx")
    Path(path).chmod(0)
    expected = "no permission to read this file; ask its owner for access"
    code = (
        "import os, sys\nfrom sucheck.read.workbook import read_workbook\n"
        "if hasattr(os, 'seteuid') and os.geteuid() == 0: os.seteuid(65534)\n"
        "try: read_workbook(sys.argv[1], 0)\nexcept Exception as error: print(error)"
    )
    for folder in (tmp_path, *list(tmp_path.parents)[:2]):
        folder.chmod(0o755)
    done = subprocess.run([sys.executable, "-c", code, path], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == f"{path}: {expected}"


def test_an_empty_file(tmp_path: Path) -> None:
    assert refusal(written(tmp_path, b"")) == "the file is empty; export or save the workbook again"


def test_an_encrypted_workbook(tmp_path: Path) -> None:
    content = COMPOUND + bytes(3000) + "EncryptedPackage\0".encode("utf-16-le") + bytes(2_000_000)
    assert refusal(written(tmp_path, content)) == "the file is encrypted; remove the password and save it again"


@pytest.mark.parametrize(
    ("stream", "kind"),
    [
        ("Book", "an Excel 5.0/95 workbook (.xls)"),
        ("Else", "an old binary Office file"),
    ],
)
@pytest.mark.parametrize("name", ["book.xlsx", "book.xls"])
def test_old_binary_files(tmp_path: Path, stream: str, kind: str, name: str) -> None:
    content = COMPOUND + bytes(2_000_000) + f"{stream}\0".encode("utf-16-le") + bytes(3000)
    assert refusal(written(tmp_path, content, name)) == f"is {kind}, {NOT_READ}"


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (COMPOUND + bytes(4000) + "WordDocument\0".encode("utf-16-le"), "a Word 97-2003 document (.doc)"),
        (b"{\\rtf1 words}", "an RTF document"),
    ],
)
def test_old_documents(tmp_path: Path, content: bytes, kind: str) -> None:
    advice = "which is not read yet; save it as a Word document (docx)"
    assert refusal(written(tmp_path, content, "report.doc")) == f"is {kind}, {advice}"


@pytest.mark.parametrize(
    ("name", "content", "kind"),
    [
        ("book.xlsx", b"The lamps shine.\nAll of them.\n", "text without columns"),
        ("book.pdf", b"%PDF-1.7\n", "a PDF document"),
        ("book.xlsx", b"%PDF-1.7\n", "a PDF document"),
        ("book.xlsx", b"\xef\xbb\xbf<?xml version='1.0'?><x/>", "an XML file"),
        ("book.xls", b"<html><table>", "an HTML page"),
        ("book.xlsx", archive({}), "an empty zip archive"),
        ("book.zip", archive({"a.txt": "x"}), "a zip archive without a workbook"),
        (
            "book.ods",
            archive({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": "<x/>"}),
            "an OpenDocument file that is no spreadsheet (.odt, .odp, .odg)",
        ),
    ],
    ids=lambda value: value if isinstance(value, str) else "bytes",
)
def test_other_kinds_of_file(tmp_path: Path, name: str, content: bytes, kind: str) -> None:
    assert refusal(written(tmp_path, content, name)) == f"is {kind}, {NOT_READ}"


def test_a_word_document(tmp_path: Path) -> None:
    parts = book().parts()
    types, relations = parts["[Content_Types].xml"].decode(), parts["_rels/.rels"].decode()
    content = archive(
        {
            "[Content_Types].xml": types.replace("spreadsheetml.sheet", "wordprocessingml.document").replace(
                "xl/workbook", "word/document"
            ),
            "_rels/.rels": relations.replace("xl/workbook", "word/document"),
            "word/document.xml": "<document/>",
        }
    )
    for name in ("report.docx", "report.xlsx"):
        assert refusal(written(tmp_path, content, name)) == f"is a Word document (.docx), {NOT_READ}"


@pytest.mark.parametrize("share", [0.05, 0.5, 0.95])
def test_a_truncated_file(tmp_path: Path, share: float) -> None:
    content = Path(book().save(tmp_path / "whole.xlsx")).read_bytes()
    cut = written(tmp_path, content[: int(len(content) * share)])
    assert refusal(cut) == "the file is cut off or damaged (no readable zip archive); copy or export it again"


def test_bytes_changed_on_the_way(tmp_path: Path) -> None:
    noise = random.Random(1).randbytes(20_000).hex()  # noqa: S311 - only to fill the file
    path = Path(
        Book(sheets=[Part(data=row(1, f' t="inlineStr"><is><t>{noise}</t></is>'))]).save(tmp_path / "book.xlsx")
    )
    content = bytearray(path.read_bytes())
    middle = len(content) // 2
    content[middle : middle + 200] = bytes(200)
    line = refusal(written(tmp_path, bytes(content)))
    assert line.startswith("the part xl/worksheets/sheet1.xml is damaged (")
    assert line.endswith(SAVE_AGAIN)


@pytest.mark.parametrize(
    ("data", "why"),
    [
        ('<row r="1"><c r="A1"><v>1</c></row>', "Opening and ending tag mismatch"),
        ('<row r="1"><c r="A1" t="inlineStr"><is><t>a & b</t></is></c></row>', "xmlParseEntityRef"),
        ('<row r="1"><c r="A1" t="s"><v>7</v></c></row>', "a cell names the shared string 7, which is not there"),
        ('<row r="1"><c r="A1" t="s"><v>x</v></c></row>', "a cell names the shared string x, which is not there"),
        ('<row r="1"><c r="R1C1"><v>7</v></c></row>', "the cell address 'R1C1' is none"),
        ('<row r="1"><c r="A1048577"><v>7</v></c></row>', "a cell in row 1048577, column 1 lies outside any sheet"),
        ('<row r="1"><c r="XFE1"><v>7</v></c></row>', "a cell in row 1, column 16385 lies outside any sheet"),
        ("<x>" * 300 + "</x>" * 300, "Excessive depth"),
    ],
)
def test_a_damaged_sheet(tmp_path: Path, data: str, why: str) -> None:
    line = refusal(Book(sheets=[Part(data=data)]).save(tmp_path / "book.xlsx"))
    assert line.startswith(f"the part xl/worksheets/sheet1.xml is damaged ({why}")
    assert line.endswith(f"; {SAVE_AGAIN}")


def test_a_sheet_that_ends_too_soon(tmp_path: Path) -> None:
    whole = '<worksheet><sheetData><row r="1"><c r="A1"><v>1</v></c></row>'
    for end in ("", "</sheetData>"):
        line = refusal(Book(sheets=[Part(whole=whole + end)]).save(tmp_path / "book.xlsx"))
        assert line.startswith("the part xl/worksheets/sheet1.xml is damaged (Premature end of data")


@pytest.mark.parametrize(
    "part", ["xl/workbook.xml", "xl/styles.xml", "[Content_Types].xml", "xl/_rels/workbook.xml.rels"]
)
def test_a_damaged_part(tmp_path: Path, part: str) -> None:
    line = refusal(book(**{part: "<broken>"}).save(tmp_path / "book.xlsx"))
    assert line.startswith(f"the part {part} is damaged (")


def test_a_damaged_shared_string_table(tmp_path: Path) -> None:
    broken = Book(
        sheets=[Part(data=row(1, ' t="s"><v>0</v>'))], extra={"xl/sharedStrings.xml": "<sst><si><t>a</si></sst>"}
    )
    assert refusal(broken.save(tmp_path / "book.xlsx")).startswith("the part xl/sharedStrings.xml is damaged (")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
@pytest.mark.parametrize(
    "part", ["xl/workbook.xml", "xl/worksheets/sheet1.xml", "xl/sharedStrings.xml", "xl/styles.xml"]
)
def test_entities_are_refused(tmp_path: Path, part: str, encoding: str) -> None:
    hostile = Book(sheets=[Part(data=row(1, ' t="s"><v>0</v>'))], shared="<si><t>x</t></si>")
    head = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;"><!ENTITY c SYSTEM "file:///etc/passwd">]>'
    hostile.extra[part] = head + hostile.parts()[part].decode().replace("x</t>", "&b;&c;</t>")
    hostile.encodings[part] = encoding
    line = refusal(hostile.save(tmp_path / "book.xlsx"))
    assert line == f"the part {part} is damaged (it declares a document type or entities); {SAVE_AGAIN}"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
@pytest.mark.parametrize(
    "part", ["xl/workbook.xml", "xl/worksheets/sheet1.xml", "xl/sharedStrings.xml", "xl/styles.xml"]
)
@pytest.mark.parametrize("mark", ["", "<rPr><vertAlign val='superscript'/></rPr>"], ids=["plain", "marked"])
def test_a_document_type_is_refused_however_far_behind(tmp_path: Path, part: str, encoding: str, mark: str) -> None:
    hostile = Book(sheets=[Part(data=row(1, ' t="s"><v>0</v>'))], shared=f"<si><r>{mark}<t>x</t></r></si>")
    noise = random.Random(1).randbytes(400_000).hex()  # noqa: S311 - does not shrink as a bomb would
    head = f"<!--{noise}--><!--{noise[1:]}--><!DOCTYPE x>"
    hostile.extra[part] = head + hostile.parts()[part].decode()
    hostile.encodings[part] = encoding
    line = refusal(hostile.save(tmp_path / "book.xlsx"))
    assert line == f"the part {part} is damaged (it declares a document type or entities); {SAVE_AGAIN}"


def test_words_about_document_types_are_words(tmp_path: Path) -> None:
    cells = row(1, ' t="s"><v>0</v>', ' t="inlineStr"><is><t><![CDATA[<!DOCTYPE html>]]></t></is>')
    book = Book(sheets=[Part(data=cells)], shared="<!--<!DOCTYPE x>--><si><t><![CDATA[<!ENTITY a>]]></t></si>")
    (sheet,) = read_workbook(book.save(tmp_path / "book.xlsx"), 0).sheets
    assert [list(cells) for cells in sheet.rows] == [["<!ENTITY a>", "<!DOCTYPE html>"]]


def test_a_listed_sheet_that_is_missing(tmp_path: Path) -> None:
    parts: dict[str, str | bytes] = dict(book().parts())
    del parts["xl/worksheets/sheet1.xml"]
    assert (
        refusal(written(tmp_path, archive(parts))) == f"the sheet 'Claims' is listed but not in the file; {SAVE_AGAIN}"
    )


def test_a_workbook_of_charts_only(tmp_path: Path) -> None:
    path = Book(sheets=[Part(kind="chartsheet")]).save(tmp_path / "book.xlsx")
    assert refusal(path) == "the workbook has no worksheet; name a workbook with at least one"


def test_a_zip_bomb_by_its_ratio(tmp_path: Path) -> None:
    entries: dict[str, str | bytes] = {**book().parts(), "xl/media/bomb.bin": bytes(40 << 20)}
    line = refusal(written(tmp_path, archive(entries)))
    assert line.startswith("the archive holds an entry that inflates more than 200 times: 'xl/media/bomb.bin'")


@pytest.mark.parametrize(("is_forged", "why"), [(False, "Bad CRC-32"), (True, "Premature end of data")])
def test_a_zip_bomb_that_lies_about_its_size(tmp_path: Path, why: str, *, is_forged: bool) -> None:
    bomb = Book(sheets=[Part(data=" " * (8 << 20))])
    content = bytearray(Path(bomb.save(tmp_path / "honest.xlsx")).read_bytes())
    record = content.rindex(b"xl/worksheets/sheet1.xml") - 46  # the entry in the central directory
    struct.pack_into("<L", content, record + 24, 1000)
    if is_forged:
        struct.pack_into("<L", content, record + 16, zlib.crc32(bomb.parts()["xl/worksheets/sheet1.xml"][:1000]))
    line = refusal(written(tmp_path, bytes(content)))
    assert line.startswith(f"the part xl/worksheets/sheet1.xml is damaged ({why}")


def test_a_zip_with_too_many_entries(tmp_path: Path) -> None:
    entries: dict[str, str | bytes] = {**book().parts(), **{f"x/{i}": "" for i in range(10_001)}}
    line = refusal(written(tmp_path, archive(entries, zipfile.ZIP_STORED)))
    assert line.startswith("the archive holds 10008 entries, more than 10000")


@pytest.mark.parametrize("name", ["../evil.xml", "/etc/evil.xml", "xl/../../evil.xml", "xl\\evil.xml", "C:evil.xml"])
def test_an_entry_that_leads_outside(tmp_path: Path, name: str) -> None:
    line = refusal(written(tmp_path, archive({**book().parts(), name: "x"})))
    assert line.startswith(f"the archive holds an entry that leads outside it: {name!r}")


@pytest.mark.filterwarnings("ignore:Duplicate name")
@pytest.mark.parametrize("name", ["xl/workbook.xml", "XL/Workbook.xml"])
def test_an_entry_that_is_there_twice(tmp_path: Path, name: str) -> None:
    path = book().save(tmp_path / "book.xlsx")
    with zipfile.ZipFile(path, "a") as file:
        file.writestr(name, "<other/>")
    assert refusal(path).startswith(f"the archive holds the entry {name!r} twice")


def test_an_encrypted_entry(tmp_path: Path) -> None:
    content = bytearray(Path(book().save(tmp_path / "plain.xlsx")).read_bytes())
    name = b"xl/workbook.xml"
    content[content.rindex(name) - 46 + 8] |= 1
    line = refusal(written(tmp_path, bytes(content)))
    assert line == "the entry 'xl/workbook.xml' is encrypted; remove the password and save it again"


def test_a_compression_that_is_not_supported(tmp_path: Path) -> None:
    content = bytearray(Path(book().save(tmp_path / "plain.xlsx")).read_bytes())
    name = b"xl/workbook.xml"
    for place in (content.index(name) - 30 + 8, content.rindex(name) - 46 + 10):
        content[place] = 9  # deflate64
    assert refusal(written(tmp_path, bytes(content))).startswith(
        "the part xl/workbook.xml is damaged (That compression"
    )


def test_a_bad_path_does_not_wait_for_the_readers(tmp_path: Path) -> None:
    code = (
        "import sys\nfrom sucheck.read.workbook import read_workbook\n"
        "try: read_workbook(sys.argv[1], 0)\nexcept Exception as error: print(error)\n"
        "print(sorted({'pandas', 'lxml', 'python_calamine'} & set(sys.modules)))"
    )
    path = os.fspath(tmp_path / "none.xlsx")
    done = subprocess.run([sys.executable, "-c", code, path], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines() == [f"{path}: no such file; check the name and the folder", "[]"]


def test_the_input_is_never_changed(tmp_path: Path) -> None:
    path = Path(book().save(tmp_path / "book.xlsx"))
    path.chmod(0o444)
    before = (path.read_bytes(), path.stat().st_mtime_ns)
    read_workbook(str(path), 0)
    assert (path.read_bytes(), path.stat().st_mtime_ns) == before
    assert [file.name for file in tmp_path.iterdir()] == ["book.xlsx"]
