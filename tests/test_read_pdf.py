"""A PDF document becomes blocks in reading order, its raised numbers find their notes, its pages are counted."""

from __future__ import annotations

from pathlib import Path

import pytest
from documents import body, marks, notes
from pdf_files import Page, Words, lines, pdf
from printed_files import COLUMNS, LONG, LONG_NOTE, MARK

from sucheck.model import Document, InputError, ProblemKind
from sucheck.read.documents import read_input
from sucheck.read.pdf import read_pdf

PRINTED = Path(__file__).parent / "printed"
SAMPLES = Path(__file__).resolve().parents[1] / "sample_inputs"


def read(folder: Path, content: bytes) -> Document:
    path = folder / "report.pdf"
    path.write_bytes(content)
    return read_pdf(str(path), 3)


def made(folder: Path, *pages: list[Words]) -> Document:
    return read(folder, pdf([Page(words=words) for words in pages]))


def problems(document: Document) -> list[tuple[ProblemKind, str, int | None]]:
    return [(problem.kind, problem.detail, problem.place.page) for problem in document.problems]


def plain(line: str) -> str:
    return MARK.sub("", line.removeprefix("# ").removeprefix(":: ")).strip()


class TestPrinted:
    def test_a_note_over_three_pages_and_what_every_page_repeats(self) -> None:
        document = read_pdf(str(PRINTED / "long_note.pdf"), 0)
        assert body(document) == [
            ("heading", plain(LONG[0])), *(("paragraph", plain(line)) for line in LONG[1:])
        ]  # fmt: skip
        assert notes(document) == list(
            enumerate(["Directive (EU) 2014/9999 (3.2.2014).", LONG_NOTE, "Cyprus, Malta and Portugal."], start=1)
        )
        assert [(number, words) for number, words, _ in marks(document)] == [
            (1, " applies"),
            (2, " of them"),
            (3, "o notify"),
        ]
        assert document.problems == ()
        assert {segment.page for segment in document.blocks[6].segments} == {1, 2, 3}
        assert document.place(6, len(LONG_NOTE) - 6, len(LONG_NOTE)).address == "p. 3, note 2"

    def test_two_columns_and_a_table(self) -> None:
        document = read_pdf(str(PRINTED / "columns.pdf"), 0)
        cells = [cell for line in COLUMNS if line.startswith("|") for cell in line.strip("| ").split(" | ")]
        assert body(document)[1:] == [
            ("heading", "II. Two columns"),
            *(("paragraph", plain(line)) for line in COLUMNS if line.startswith("::")),
            *(("table cell", cell) for cell in cells),
            ("paragraph", "The table ends here."),
        ]
        assert marks(document) == [(1, "r States", "Cyprus and Malta."), (2, "er State", "Portugal.")]
        assert document.problems == ()


@pytest.mark.parametrize("name", ["report", "report_faults"])
def test_the_same_report_as_html_and_pdf_gives_the_same_document(name: str) -> None:
    page, printed = (read_input(str(SAMPLES / f"{name}.{ending}"), 0) for ending in ("html", "pdf"))
    assert isinstance(page, Document)
    assert isinstance(printed, Document)
    assert body(printed) == body(page)
    assert notes(printed) == notes(page)
    assert printed.marks == page.marks
    assert printed.problems == page.problems == ()
    assert len(printed.marks) > 10


class TestLines:
    def test_a_raised_number_is_a_mark_whatever_its_place_in_the_file(self, tmp_path: Path) -> None:
        first = lines("Three Member States have yet to notify", "their measures for the lamps of harbours.")
        raised = Words(text="1", x=72 + 210.6, y=700, size=7, rise=4)
        note = [Words(text="1", y=104, size=6), *lines("Cyprus, Malta and Portugal.", x=78, top=100, size=9)]
        document = made(tmp_path, [*first, *note, raised])
        assert body(document) == [
            ("paragraph", "Three Member States have yet to notify their measures for the lamps of harbours.")
        ]
        assert marks(document) == [(1, "o notify", "Cyprus, Malta and Portugal.")]
        assert problems(document) == []

    def test_a_square_metre_is_no_mark(self, tmp_path: Path) -> None:
        words = [*lines("The lamps light 12 m"), Words(text="2", x=72 + 110.1, y=700, size=7, rise=4)]
        assert made(tmp_path, words).marks == ()

    def test_a_hyphen_at_a_line_end_stays_unless_the_word_stands_elsewhere_without_it(self, tmp_path: Path) -> None:
        words = lines(
            "The services of the Commission tested the lamps against anti-",
            "money fog and found that the ser-",
            "vices of the port were right about all of them.",
        )
        [block] = made(tmp_path, words).blocks
        assert block.text == (
            "The services of the Commission tested the lamps against anti-money fog and found that the services of the "
            "port were right about all of them."
        )

    def test_words_in_pieces_make_one_line_with_its_blanks(self, tmp_path: Path) -> None:
        words = [
            Words(text="Thir", x=72),
            Words(text="teen", x=92.6),
            Words(text="lamps", x=124),
            Words(text="shine.", x=162),
        ]
        [block] = made(tmp_path, words).blocks
        assert block.text == "Thirteen lamps shine."

    def test_one_note_is_not_taken_for_a_footer_because_another_looks_like_it(self, tmp_path: Path) -> None:
        pages = [
            [
                *lines(
                    f"The lamps of port {n} were tested in spring by the services",
                    "of the port, and all of them shine.",
                    top=600,
                ),
                Words(text=str(n), x=72 + 187.5, y=585.6, size=7, rise=4),
                Words(text=str(n), y=54, size=6),
                *lines("See the first report.", x=80, top=50, size=9),
            ]
            for n in range(1, 6)
        ]
        document = made(tmp_path, *pages)
        assert notes(document) == [(n, "See the first report.") for n in range(1, 6)]
        assert [mark.number for mark in document.marks] == [1, 2, 3, 4, 5]

    def test_every_character_knows_its_page_and_its_place_on_it(self, tmp_path: Path) -> None:
        document = made(tmp_path, lines("Thirteen lamps shine in the"), lines("north, and none in the south."))
        [block] = document.blocks
        assert block.text == "Thirteen lamps shine in the north, and none in the south."
        place = document.place(0, block.text.index("none"), block.text.index("none") + 4)
        assert (place.input, place.page, place.start, place.end, place.text) == (3, 2, 11, 15, "none")
        assert place.address == "p. 2, ¶1"


class TestPages:
    def test_headers_footers_and_page_numbers_are_no_text(self, tmp_path: Path) -> None:
        pages = [
            [Words(text="Harbour lights", y=800), *lines(f"{colour} lamps shine."), Words(text=f"EN {n} EN", y=40)]
            for n, colour in enumerate(["Red", "White", "Green", "Blue"], start=7)
        ]
        assert [text for _, text in body(made(tmp_path, *pages))] == [
            "Red lamps shine. White lamps shine. Green lamps shine. Blue lamps shine."
        ]

    @pytest.mark.parametrize(("rotate", "direction"), [(90, (0, 1)), (180, (-1, 0)), (270, (0, -1))])
    def test_a_page_that_is_shown_turned(self, tmp_path: Path, rotate: int, direction: tuple[float, float]) -> None:
        words = []
        for at, text in enumerate(["Thirteen lamps shine in the north,", "and none of them in the south."]):
            fall = at * 15
            x, y = {90: (300 + fall, 200), 180: (400, 300 + fall), 270: (300 - fall, 600)}[rotate]
            words.append(Words(text=text, x=x, y=y, direction=direction))
        document = read(tmp_path, pdf([Page(words=words, rotate=rotate)]))
        assert [block.text for block in document.blocks] == [
            "Thirteen lamps shine in the north, and none of them in the south."
        ]
        assert problems(document) == []

    def test_text_that_leans_is_left_out_and_said(self, tmp_path: Path) -> None:
        words = [*lines("Thirteen lamps shine."), Words(text="DRAFT", x=200, y=300, size=60, direction=(0.7, 0.7))]
        document = made(tmp_path, words)
        assert [block.text for block in document.blocks] == ["Thirteen lamps shine."]
        assert problems(document) == [(ProblemKind.UNREAD, "text that is not upright, or of no size", 1)]

    def test_a_page_without_text_is_said_and_an_empty_one_is_not(self, tmp_path: Path) -> None:
        scanned = Page(drawing=b"0 0 400 400 re f\n")
        document = read(tmp_path, pdf([Page(words=lines("Thirteen lamps shine.")), scanned, Page()]))
        assert problems(document) == [(ProblemKind.UNREAD, "a page without text, perhaps scanned", 2)]

    def test_words_beyond_the_edge_are_not_shown(self, tmp_path: Path) -> None:
        document = made(tmp_path, [*lines("Thirteen lamps shine."), *lines("Not shown.", top=900)])
        assert [block.text for block in document.blocks] == ["Thirteen lamps shine."]


class TestBadInput:
    @pytest.mark.parametrize(
        ("content", "line"),
        [
            (
                pdf([Page(drawing=b"0 0 400 400 re f\n")]),
                (
                    "none of its pages holds text (perhaps they are scanned); run text recognition on it, or name the "
                    "document that it was made from"
                ),
            ),
            (b"%PDF-1.7\nnothing", "is no whole PDF document (cut off or damaged); export it again"),
            (pdf([Page()])[:80], "is no whole PDF document (cut off or damaged); export it again"),
            (pdf([Page()] * 5_001), "has 5001 pages, more than 5000; split it"),
        ],
    )  # fmt: skip
    def test_what_cannot_be_read_ends_in_one_line(self, tmp_path: Path, content: bytes, line: str) -> None:
        with pytest.raises(InputError) as caught:
            read(tmp_path, content)
        assert str(caught.value) == f"{tmp_path / 'report.pdf'}: {line}"

    def test_an_encrypted_document(self) -> None:
        with pytest.raises(InputError) as caught:
            read_pdf(str(PRINTED / "encrypted.pdf"), 0)
        assert str(caught.value).endswith("encrypted.pdf: the file is encrypted; remove the password and save it again")

    def test_a_page_with_thousands_of_words_in_no_order(self, tmp_path: Path) -> None:
        words = [Words(text="lamp1 ", x=at * 37 % 500, y=at * 91 % 800, size=6 + at % 9) for at in range(6_000)]
        document = made(tmp_path, words)
        assert sum(block.text.count("lamp") for block in document.blocks) > 5_000

    def test_every_cut_of_a_document_is_read_or_ends_in_one_line(self, tmp_path: Path) -> None:
        whole = pdf([Page(words=lines("Thirteen lamps shine."))])
        for end in range(10, len(whole), 37):
            try:
                document = read(tmp_path, whole[:end])
            except InputError as error:
                assert "\n" not in str(error)  # noqa: PT017 - some cuts leave the page whole
            else:
                assert document.blocks[0].text.startswith("Thirteen")


def test_bytes_decide_and_not_the_ending(tmp_path: Path) -> None:
    path = tmp_path / "report.txt"
    path.write_bytes(b"junk\n" + pdf([Page(words=lines("Thirteen lamps shine."))]))
    document = read_input(str(path), 1)
    assert isinstance(document, Document)
    assert (document.kind, document.input, document.blocks[0].text) == ("pdf", 1, "Thirteen lamps shine.")
