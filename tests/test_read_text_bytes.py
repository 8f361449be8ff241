"""What bytes are a text, in which encoding, and what is none: one clear line, in bounded time."""

from __future__ import annotations

from pathlib import Path

import pytest

from sucheck.model import Document, InputError, ProblemKind
from sucheck.read.documents import read_input
from sucheck.read.text import read_text


def read(folder: Path, content: str | bytes) -> Document:
    path = folder / "report.txt"
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return read_text(str(path), 3)


class TestEncodings:
    TEXT = "L\u2019État \u2013 13 lamps\n"

    @pytest.mark.parametrize(
        ("encoding", "mark", "name"),
        [
            ("utf-8", b"", "utf-8"),
            ("utf-8", b"\xef\xbb\xbf", "utf-8"),
            ("utf-16-le", b"\xff\xfe", "utf-16-le"),
            ("utf-16-be", b"\xfe\xff", "utf-16-be"),
            ("utf-16-le", b"", "utf-16-le"),
            ("utf-16-be", b"", "utf-16-be"),
            ("utf-32-le", b"\xff\xfe\0\0", "utf-32-le"),
            ("cp1252", b"", "cp1252"),
        ],
    )
    def test_an_encoding_is_told_by_the_bytes(self, tmp_path: Path, encoding: str, mark: bytes, name: str) -> None:
        document = read(tmp_path, mark + self.TEXT.encode(encoding))
        assert document.encoding == name
        assert document.blocks[0].text == "L\u2019État \u2013 13 lamps"
        place = document.place(0, 9, 17)
        assert (place.start, place.end, place.text) == (9, 17, "13 lamps")

    def test_damaged_bytes_are_kept_and_reported_once(self, tmp_path: Path) -> None:
        document = read(tmp_path, "Les É".encode() + b"\xff lamps \xfe.\n")
        assert document.encoding == "utf-8"
        assert document.blocks[0].text == "Les É\ufffd lamps \ufffd."
        [problem] = document.problems
        assert (problem.kind, problem.detail) == (ProblemKind.DAMAGED_TEXT, "2")
        assert problem.place == document.place(0, 5, 6)

    def test_a_byte_without_a_meaning_in_windows_1252_is_damaged(self, tmp_path: Path) -> None:
        document = read(tmp_path, b"L\x92eau \x81 caf\xe9\n")
        assert document.blocks[0].text == "L\u2019eau \ufffd café"
        [problem] = document.problems
        assert (problem.kind, problem.detail) == (ProblemKind.DAMAGED_TEXT, "1")
        assert problem.place == document.place(0, 6, 7)


class TestBadInput:
    @pytest.mark.parametrize(
        ("content", "line"),
        [
            (b"", "the file is empty; export or save the document again"),
            (b"\xef\xbb\xbf \r\n\f", "the file is empty; export or save the document again"),
            (bytes(range(256)) * 8, "is no text (its bytes are of an unknown kind); name a document or a workbook"),
            (
                b"\xff\xfe" + b"\0\xd8" * 99,
                "is no text (its bytes are of an unknown kind); name a document or a workbook",
            ),
        ],
    )
    def test_a_file_without_text_ends_in_one_line(self, tmp_path: Path, content: bytes, line: str) -> None:
        with pytest.raises(InputError) as caught:
            read(tmp_path, content)
        assert str(caught.value) == f"{tmp_path / 'report.txt'}: {line}"

    def test_a_text_that_is_too_large(self, tmp_path: Path) -> None:
        with pytest.raises(InputError, match="is a text of more than 64 MB; split it"):
            read(tmp_path, b"a" * ((64 << 20) + 1))

    @pytest.mark.parametrize(
        "piece", ["lamp1 ", "Of 25 Member States, 13 notified2. ", "https://a1 ", "[1] ", "9", "\u00ad-", "1\n", "•\n"]
    )
    def test_a_hostile_text_is_read(self, tmp_path: Path, piece: str) -> None:
        text = "The lamps " + piece * (300_000 // len(piece))
        document = read(tmp_path, text)
        assert document.blocks[0].text.startswith("The lamps")

    def test_a_line_of_ten_megabytes(self, tmp_path: Path) -> None:
        text = "The 13 lamps of ports shine. " * 350_000
        document = read(tmp_path, text)
        assert [block.text for block in document.blocks] == [text.strip()]


class TestInputs:
    def test_bytes_decide_and_not_the_ending(self, tmp_path: Path) -> None:
        path = tmp_path / "report.pdf"
        path.write_text("The lamps shine.\n")
        read_as = read_input(str(path), 1)
        assert isinstance(read_as, Document)
        assert (read_as.input, read_as.kind, read_as.path) == (1, "text", str(path))

    @pytest.mark.parametrize(
        ("name", "content", "kind"),
        [("a.txt", b"{\\rtf1", "an RTF document"), ("a", b"<?xml", "an XML file")],
    )
    def test_other_kinds_are_named(self, tmp_path: Path, name: str, content: bytes, kind: str) -> None:
        (tmp_path / name).write_bytes(content)
        with pytest.raises(InputError, match=f"is {kind}, which is not read yet"):
            read_input(str(tmp_path / name), 0)

    def test_an_empty_file_is_no_document(self, tmp_path: Path) -> None:
        (tmp_path / "a.docx").write_bytes(b"")
        with pytest.raises(InputError, match=r"a\.docx: the file is empty; export or save the document again"):
            read_input(str(tmp_path / "a.docx"), 0)
