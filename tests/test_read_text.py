"""A plain text becomes whole paragraphs, and its notes find their marks, whatever program wrote it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from documents import body, marks, notes
from hypothesis import given, settings
from hypothesis import strategies as st
from renderings import BLOCKS, NOTES, STYLES, superscript

from sucheck.model import Block, Document, InputError, Place, ProblemKind
from sucheck.read.text import read_text


def read(folder: Path, content: str | bytes) -> Document:
    path = folder / "report.txt"
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return read_text(str(path), 3)


def problems(document: Document) -> list[tuple[ProblemKind, str, str]]:
    return [(problem.kind, problem.detail, problem.place.text) for problem in document.problems]


BEFORE = (
    "r lights", "position", "in 2015.", "o notify", "May 2016", "r States", "harbours", "in 2017.", "ication;",
    "r before", "measures",
)  # fmt: skip


@pytest.mark.parametrize("name", STYLES)
def test_every_program_gives_the_same_document(tmp_path: Path, name: str) -> None:
    document = read(tmp_path, STYLES[name].write())
    assert body(document) == BLOCKS
    assert notes(document) == list(NOTES.items())
    assert marks(document) == [(n, words, NOTES[n]) for n, words in enumerate(BEFORE, start=1)]
    assert problems(document) == []


@pytest.mark.parametrize("name", STYLES)
def test_every_character_knows_where_it_stands(tmp_path: Path, name: str) -> None:
    text = STYLES[name].write()
    document = read(tmp_path, text)
    for index, block in enumerate(document.blocks):
        assert_places(document, text, index, block)


def assert_places(document: Document, text: str, index: int, block: Block) -> None:
    for at, sign in enumerate(block.text):
        source, _ = block.source(at)
        assert text[source] == sign or (sign == " " and text[source].isspace())
    place = document.place(index, 0, len(block.text))
    assert place.start is not None
    assert place.end is not None
    if place.end - place.start == len(block.text):
        assert text[place.start : place.end].split() == block.text.split()


@given(data=st.data())
def test_words_of_a_block_stand_in_the_file_where_its_place_says(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    words = st.text(alphabet="ab-é\u2019.,1 \t\u00a0\u00ad\u00b2", min_size=1, max_size=12)
    lines = data.draw(st.lists(words | st.sampled_from(["", "\f", "1", "1 See a.", "• b", "th", "____________"])))
    end = data.draw(st.sampled_from(["\n", "\r\n", "\r"]))
    text = "x " + end.join(lines)
    document = read(tmp_path_factory.mktemp("text"), text)
    for index, block in enumerate(document.blocks):
        assert_places(document, text, index, block)
        start = data.draw(st.integers(0, len(block.text)))
        stop = data.draw(st.integers(start, len(block.text)))
        place = document.place(index, start, stop)
        assert place.start is not None
        assert place.end is not None
        assert place.text == block.text[start:stop]
        assert 0 <= place.start <= place.end <= len(text)
        if stop - start == place.end - place.start:
            assert text[place.start : place.end].split() == place.text.split()


@settings(max_examples=50)
@given(text=st.text(max_size=300))
def test_no_text_is_too_odd(tmp_path_factory: pytest.TempPathFactory, text: str) -> None:
    folder = tmp_path_factory.mktemp("text")
    try:
        document = read(folder, text.encode("utf-8", "surrogatepass"))
    except InputError as error:
        assert "\n" not in str(error).removeprefix(str(folder))  # noqa: PT017 - most texts raise nothing
    else:
        assert document == read(folder, text.encode("utf-8", "surrogatepass"))


class TestPages:
    def test_form_feeds_count_pages(self, tmp_path: Path) -> None:
        document = read(tmp_path, STYLES["plain"].write())
        assert [document.place(index, 0, 1).page for index in range(len(document.blocks))] == [
            1, 1, 2, 2, 2, 2, 3, 3, 1, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3,
        ]  # fmt: skip

    def test_a_text_without_form_feeds_has_no_pages(self, tmp_path: Path) -> None:
        document = read(tmp_path, STYLES["no form feeds"].write())
        assert {document.place(index, 0, 1).page for index in range(len(document.blocks))} == {None}

    def test_running_headers_and_footers_are_no_text(self, tmp_path: Path) -> None:
        page = "Harbours of the Union\n\n{1} lamps were tested.\n\nDraft, {0} of 3\n"
        colours = ["Red", "White", "Green"]
        document = read(tmp_path, "\f".join(page.format(n, colour) for n, colour in enumerate(colours, start=1)))
        expected = [("paragraph", f"{colour} lamps were tested.") for colour in colours]
        assert body(document) == expected

    def test_a_paragraph_goes_on_over_the_notes_of_its_page(self, tmp_path: Path) -> None:
        text = (
            "The lamps of the northern ports were tested in spring by the\nservices of the ports1 and then by those "
            "of\n\n1 See the first report.\n\n7\n\fthe Commission, which found all of them to be in a good state.\n"
        )
        document = read(tmp_path, text)
        assert body(document) == [
            (
                "paragraph",
                (
                    "The lamps of the northern ports were tested in spring by the services of the ports and then by "
                    "those of the Commission, which found all of them to be in a good state."
                ),
            )
        ]
        place = document.place(0, document.blocks[0].text.index("Commission"), len(document.blocks[0].text))
        assert place.page == 2
        assert text[place.start : place.end] == place.text

    def test_the_text_goes_on_below_the_last_note(self, tmp_path: Path) -> None:
        text = (
            "The lamps of the northern ports1 were tested by the\n1 The tests were made by the services of these ports "
            "and by others.\nservices of ports2 in spring, and then once more by\n2 See the first report of the "
            "Commission on the lamps of the\nharbours of the Union.\nThe lamps of the south will be tested by those "
            "of\nMalta.\n"
        )
        document = read(tmp_path, text)
        assert notes(document) == [
            (1, "The tests were made by the services of these ports and by others."),
            (2, "See the first report of the Commission on the lamps of the harbours of the Union."),
        ]

    def test_a_note_goes_on_at_the_foot_of_the_next_page(self, tmp_path: Path) -> None:
        text = (
            "The lamps were tested1 in all ports.\n__________\n1 The tests were made by the services of the port and\n"
            "\fThe lights were not2 tested.\n__________\nby those of the Commission.\n2 See above.\n"
        )
        document = read(tmp_path, text)
        assert notes(document) == [
            (1, "The tests were made by the services of the port and by those of the Commission."),
            (2, "See above."),
        ]
        assert body(document) == [
            ("paragraph", "The lamps were tested in all ports."),
            ("paragraph", "The lights were not tested."),
        ]


class TestMarks:
    def test_a_number_in_the_text_is_no_mark(self, tmp_path: Path) -> None:
        text = "The G7 and the EU27 met on 12.10.2018. COVID19 costs EUR 29.000.000 over 25 km² in 5G networks.\n"
        document = read(tmp_path, text)
        assert body(document) == [("paragraph", text.strip())]
        assert document.marks == ()

    def test_a_counted_state_is_never_cut_out(self, tmp_path: Path) -> None:
        text = (
            "The law on the lamps1 of the harbours binds all but\n2 Member States of the Union.2\n\n"
            "1 Directive 2014/9999/EU.\n2 See above.\n"
        )
        document = read(tmp_path, text)
        assert body(document) == [
            ("paragraph", "The law on the lamps of the harbours binds all but 2 Member States of the Union.")
        ]
        assert [n for n, *_ in marks(document)] == [1, 2]

    def test_a_mark_glued_to_a_year(self, tmp_path: Path) -> None:
        text = "Letters were sent on 4 May 20161 and on 5 June 2017.2\n\n1 To Malta.\n2 To Cyprus.\n"
        document = read(tmp_path, text)
        assert body(document) == [("paragraph", "Letters were sent on 4 May 2016 and on 5 June 2017.")]
        assert marks(document) == [(1, "May 2016", "To Malta."), (2, "ne 2017.", "To Cyprus.")]

    def test_a_broken_ordinal_is_one_word(self, tmp_path: Path) -> None:
        text = (
            "The lamps are set out in the 4\nth\n\nHarbour Directive\n\n, and in the lists of the services of all "
            "ports\n\nwhich are sent to the States of the Union in the\n\nfirst and the second half of every year.\n"
        )
        document = read(tmp_path, text)
        assert document.blocks[0].text.startswith(
            "The lamps are set out in the 4th Harbour Directive, and in the lists"
        )

    def test_notes_may_begin_again_at_one(self, tmp_path: Path) -> None:
        pages = [
            f"The {name} lamps1 were tested in ports2 of the Union.\n\n1 The {name} note.\n2 A {name} port.\n"
            for name in ("red", "green", "white")
        ]
        document = read(tmp_path, "\f".join(pages))
        assert problems(document) == []
        assert [(n, note) for n, _, note in marks(document)] == [
            pair for name in ("red", "green", "white") for pair in ((1, f"The {name} note."), (2, f"A {name} port."))
        ]

    def test_a_second_series_with_marks_on_lines_of_their_own(self, tmp_path: Path) -> None:
        once = STYLES["marks and numbers on lines of their own"].write()
        document = read(tmp_path, f"{once}\f{once}")
        assert problems(document) == []
        assert [(n, note) for n, _, note in marks(document)] == list(NOTES.items()) * 2

    def test_marks_of_a_text_whose_notes_were_cut_off(self, tmp_path: Path) -> None:
        document = read(tmp_path, "The lamps¹ of all² ports³ shine.\n")
        assert body(document) == [("paragraph", "The lamps of all ports shine.")]
        assert problems(document) == [(ProblemKind.MARK_WITHOUT_NOTE, str(n), superscript(n)) for n in (1, 2, 3)]


class TestProblems:
    @pytest.mark.parametrize("name", ["plain", "superscripts", "rule of blanks", "double spaced", "brackets"])
    def test_a_mark_without_its_note(self, tmp_path: Path, name: str) -> None:
        style = replace(STYLES[name], lost=frozenset({7}))
        text = style.write()
        document = read(tmp_path, text)
        assert body(document) == BLOCKS
        [problem] = document.problems
        sign = style.mark(7)
        start = text.index("harbours" + sign) + len("harbours")
        assert (problem.kind, problem.detail) == (ProblemKind.MARK_WITHOUT_NOTE, "7")
        assert problem.place == Place(
            input=3, block=2, page=problem.place.page, start=start, end=start + len(sign), text=sign
        )

    @pytest.mark.parametrize("number", [6, 7])
    @pytest.mark.parametrize("name", ["rule of blanks", "double spaced"])
    def test_a_note_that_lost_its_number(self, tmp_path: Path, name: str, number: int) -> None:
        text = replace(STYLES[name], bare=frozenset({number})).write()
        document = read(tmp_path, text)
        assert body(document) == BLOCKS
        assert notes(document) == [(None if n == number else n, words) for n, words in NOTES.items()]
        assert (number, BEFORE[number - 1], NOTES[number]) in marks(document)
        [problem] = document.problems
        assert (problem.kind, problem.detail) == (ProblemKind.NOTE_WITHOUT_NUMBER, str(number))
        assert text[problem.place.start : problem.place.end] == NOTES[number]

    def test_a_note_without_its_mark(self, tmp_path: Path) -> None:
        text = "The lamps1 of ports3 shine.\n\n1 One.\n2 Two.\n3 Three.\n"
        assert problems(read(tmp_path, text)) == [(ProblemKind.NOTE_WITHOUT_MARK, "2", "Two.")]

    def test_a_gap_in_the_numbers(self, tmp_path: Path) -> None:
        text = "The lamps1 of ports4 shine.\n\n1 One.\n4 Four.\n"
        assert problems(read(tmp_path, text)) == [(ProblemKind.GAP, "2, 3", "Four.")]


class TestParagraphs:
    def test_a_press_release_has_one_paragraph_to_a_line(self, tmp_path: Path) -> None:
        lines = [
            "Harbours shine brighter",
            "Today the Commission reports on lamps.",
            "Only 13 Member States test them.",
        ]
        document = read(tmp_path, "\n\n".join(lines))
        assert body(document) == list(zip(["heading", "paragraph", "paragraph"], lines, strict=True))

    def test_an_empty_line_parts_paragraphs_of_wrapped_text(self, tmp_path: Path) -> None:
        text = (
            "The lamps of the northern ports were tested in\nspring by the services of these ports. All lamps\n"
            "were found to be in a good state, as they had\n\nThe lamps of the south will be tested by those of\n"
            "Malta and Cyprus in the autumn of next year.\n"
        )
        assert [words[:15] for _, words in body(read(tmp_path, text))] == ["The lamps of th", "The lamps of th"]

    @pytest.mark.parametrize(
        ("text", "expected"),
        [
            ("The anti-\nmoney law.", "The anti-money law."),
            ("To transpose it, trans-\npose it.", "To transpose it, transpose it."),
            ("The re-entry and the reentry: re-\nentry.", "The re-entry and the reentry: re-entry."),
            ("From 2014-\n2019 it held.", "From 2014-2019 it held."),
            ("The har\u00ad\nbours shine.", "The harbours shine."),
            ("The soft\u00adly lit port.", "The softly lit port."),
        ],
    )
    def test_a_hyphen_at_the_end_of_a_line(self, tmp_path: Path, text: str, expected: str) -> None:
        wide = (
            "The lamps of the ports were tested by services that\nare named in the list of the Commission and of the\n"
        )
        wide += "ports, and by others who were asked to do so by the\nstates. "
        assert read(tmp_path, wide + text).blocks[0].text.endswith(expected)

    def test_bullets_and_numbered_headings(self, tmp_path: Path) -> None:
        text = "1.2 Lamps of ports\n\nThe steps are:\n\n\u2013 to test them;\n(b) to mend them.\n\uf0b7to report.\n"
        document = read(tmp_path, text)
        assert body(document) == [
            ("heading", "1.2 Lamps of ports"),
            ("paragraph", "The steps are:"),
            ("bullet", "to test them;"),
            ("bullet", "to mend them."),
            ("bullet", "to report."),
        ]
        assert document.blocks[0].level == 2
