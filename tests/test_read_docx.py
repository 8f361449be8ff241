"""A Word document is read as its reader sees it, and every place in it leads back to its runs."""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree
from word_files import STRICT, Docx, mark, note, p, r, raw

from sucheck.model import BlockKind, Document, InputError, Place, ProblemKind
from sucheck.ooxml.package import Package
from sucheck.ooxml.tags import outline
from sucheck.ooxml.word_index import TextIndex, mark_of_note
from sucheck.ooxml.word_symbols import symbol
from sucheck.ooxml.word_text import part_text
from sucheck.read.documents import read_input

MAIN = "word/document.xml"
BREAK = "<w:lastRenderedPageBreak/>"
HIDDEN = "<w:vanish/>"
DELETED = '<w:del><w:r><w:delText xml:space="preserve">25 </w:delText></w:r></w:del>'
LISTS = (
    '<w:abstractNum w:abstractNumId="7"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/></w:lvl>'
    '<w:lvl w:ilvl="1"><w:numFmt w:val="lowerLetter"/><w:pStyle w:val="Deep"/></w:lvl>'
    '<w:lvl w:ilvl="2"><w:numFmt w:val="none"/></w:lvl></w:abstractNum>'
    '<w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num>'
)


def read(folder: Path, docx: Docx) -> Document:
    document = read_input(str(docx.write(folder / "report.docx")), 2)
    assert isinstance(document, Document)
    return document


def texts(document: Document) -> list[str]:
    return [block.text for block in document.blocks if block.kind is not BlockKind.NOTE]


def notes(document: Document) -> list[tuple[int | None, str]]:
    return [(block.number, block.text) for block in document.blocks if block.kind is BlockKind.NOTE]


def marks(document: Document) -> list[tuple[int, str, str | None]]:
    """Each mark with the words before it and the text of its note."""
    return [
        (
            found.number,
            document.blocks[found.block].text[: found.at],
            None if found.note is None else document.blocks[found.note].text,
        )
        for found in document.marks
    ]


def unread(document: Document) -> list[str]:
    return [problem.detail for problem in document.problems if problem.kind is ProblemKind.UNREAD]


def style(id_: str, name: str, content: str = "", based: str = "") -> str:
    below = f'<w:basedOn w:val="{based}"/>' if based else ""
    return f'<w:style w:type="paragraph" w:styleId="{id_}"><w:name w:val="{name}"/>{below}{content}</w:style>'


def turn(kind: str) -> str:
    return raw(f'<w:fldChar w:fldCharType="{kind}"/>')


def field(code: str, *result: str) -> str:
    return turn("begin") + raw(f"<w:instrText>{code}</w:instrText>") + turn("separate") + "".join(result) + turn("end")


def box(*paragraphs: str) -> str:
    return f"<w:txbxContent>{''.join(paragraphs)}</w:txbxContent>"


def one_of(choice: str, fallback: str) -> str:
    return raw(
        f'<mc:AlternateContent><mc:Choice Requires="wps">{choice}</mc:Choice>'
        f"<mc:Fallback>{fallback}</mc:Fallback></mc:AlternateContent>"
    )


class TestWhatIsShown:
    @pytest.mark.parametrize(
        ("paragraph", "shown"),
        [
            (p(r("24 Mem"), r("ber States")), "24 Member States"),
            (p(r("24 "), f"<w:ins>{r('25 ')}</w:ins>", r("States")), "24 25 States"),
            (p(r("24 "), DELETED, r("States")), "24 States"),
            (p(f"<w:moveFrom>{r('no ')}</w:moveFrom>", r("States"), f"<w:moveTo>{r(' yes')}</w:moveTo>"), "States yes"),
            (p(f'<w:hyperlink w:anchor="a">{r("see here")}</w:hyperlink>'), "see here"),
            (p(r("by "), field("DATE \\@ d", r("5 May")), r(" 2018")), "by 5 May 2018"),
            (p(field("IF " + "x", raw("<w:t>yes</w:t>"))), "yes"),
            (p(turn("begin"), field("PAGE", r("inner")), turn("separate"), r("outer"), turn("end")), "outer"),
            (p(r("a"), turn("end"), turn("separate"), turn("begin"), r("code")) + p(r("never lost")), "a|never lost"),
            (p(f'<w:fldSimple w:instr="REF x">{r("Article 5")}</w:fldSimple>'), "Article 5"),
            (p(raw("<w:t>anti</w:t><w:noBreakHyphen/><w:t>money</w:t>")), "anti-money"),
            (p(raw("<w:t>trans</w:t><w:softHyphen/><w:t>position</w:t>")), "transposition"),
            (p(r("trans\u00adposition")), "transposition"),
            (p(raw("<w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/><w:t>c</w:t><w:cr/><w:t>d</w:t>")), "a b c d"),
            (p(r("27\u00a0States"), properties='<w:tabs><w:tab w:val="left" w:pos="1"/></w:tabs>'), "27\u00a0States"),
            (p(raw('<w:t xml:space="preserve">is </w:t><w:sym w:font="Symbol" w:char="F0B3"/><w:t>5</w:t>')), "is ≥5"),
            (p(raw("<w:t> a </w:t>"), raw("<w:t> b </w:t>")), "ab"),
            (p(r("x", HIDDEN), r("seen"), r("y", '<w:vanish w:val="1"/>')), "seen"),
            (p(r("seen", '<w:vanish w:val="0"/>')), "seen"),
            (p(f"<w:sdt><w:sdtPr/><w:sdtContent>{r('held')}</w:sdtContent></w:sdt>"), "held"),
            (p(r("a"), f"<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr>{r('x')}</w:sdt>"), "a"),
            (p("<w:smartTag><w:customXml>" + r("tagged") + "</w:customXml></w:smartTag>"), "tagged"),
            (p("<w:ruby><w:rt>" + r("up") + "</w:rt><w:rubyBase>" + r("base") + "</w:rubyBase></w:ruby>"), "base"),
            (p("<m:oMath><m:r><m:t>x=3</m:t></m:r></m:oMath>"), "x=3"),
            (p(r("a"), raw('<w:commentReference w:id="1"/>'), r("b")), "ab"),
            (p(one_of("<w:t>new</w:t>", "<w:t>old</w:t>")), "new"),
            (p(raw("<mc:AlternateContent><mc:Fallback><w:t>old</w:t></mc:Fallback></mc:AlternateContent>")), "old"),
        ],
    )  # fmt: skip
    def test_words_are_those_that_a_reader_sees(self, tmp_path: Path, paragraph: str, shown: str) -> None:
        assert texts(read(tmp_path, Docx(body=paragraph))) == shown.split("|")

    def test_a_text_box_is_read_once_behind_the_paragraph_that_holds_it(self, tmp_path: Path) -> None:
        drawn = f"<wps:wsp><wps:txbx>{box(p(r('boxed')), p(r('twice')))}</wps:txbx></wps:wsp>"
        body = p(r("before "), one_of(drawn, f"<w:pict>{box(p(r('boxed')))}</w:pict>"), r("after")) + p(r("next"))
        document = read(tmp_path, Docx(body=body))
        assert texts(document) == ["before after", "boxed", "twice", "next"]
        assert [block.element for block in document.blocks] == [0, 1, 2, 4]

    def test_a_box_of_an_old_file_is_read_too(self, tmp_path: Path) -> None:
        body = p(r("holder"), raw(f"<w:pict><v:shape><v:textbox>{box(p(r('boxed')))}</v:textbox></v:shape></w:pict>"))
        assert texts(read(tmp_path, Docx(body=body))) == ["holder", "boxed"]

    def test_a_table_is_read_cell_by_cell(self, tmp_path: Path) -> None:
        row = "<w:tr><w:tc>{}</w:tc><w:tc>{}</w:tc></w:tr>".format
        gone = f"<w:tr><w:trPr><w:del/></w:trPr><w:tc>{p(r('gone'))}</w:tc></w:tr>"
        body = (
            f"<w:tbl><w:tblPr/>{row(p(r('Act')), p(r('Full')) + p(r('Partial')))}{gone}{row(p(), p(r('24')))}</w:tbl>"
        )
        document = read(tmp_path, Docx(body=body + p(r("below"))))
        assert [(block.kind, block.text) for block in document.blocks] == [
            *((BlockKind.CELL, text) for text in ("Act", "Full", "Partial", "24")),
            (BlockKind.PARAGRAPH, "below"),
        ]

    def test_paragraphs_joined_by_a_tracked_deletion_are_one(self, tmp_path: Path) -> None:
        body = p(r("24 Member "), mark="<w:del/>") + p(r("States"), style="H") + p(r("end"))
        document = read(tmp_path, Docx(body=body, styles=style("H", "heading 1")))
        assert [(block.kind, block.text) for block in document.blocks] == [
            (BlockKind.HEADING, "24 Member States"),
            (BlockKind.PARAGRAPH, "end"),
        ]


class TestKinds:
    STYLES = (
        style("H", "heading 3")
        + style("Own", "Section title", based="H")
        + style("Level", "x", '<w:pPr><w:outlineLvl w:val="1"/></w:pPr>')
        + style("Body", "y", '<w:pPr><w:outlineLvl w:val="9"/></w:pPr>', based="Level")
        + style("Top", "Title")
        + style("Item", "List", '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>')
        + style("Deep", "List 2", '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>', based="Item")
        + style("Loop", "z", based="Pool")
        + style("Pool", "z", based="Loop")
    )

    @pytest.mark.parametrize(
        ("paragraph", "kind", "level"),
        [
            (p(r("words"), style="H"), BlockKind.HEADING, 3),
            (p(r("words"), style="Own"), BlockKind.HEADING, 3),
            (p(r("words"), style="Level"), BlockKind.HEADING, 2),
            (p(r("words"), style="Body"), BlockKind.PARAGRAPH, 1),
            (p(r("words"), style="Top"), BlockKind.HEADING, 1),
            (p(r("words"), properties='<w:outlineLvl w:val="4"/>'), BlockKind.HEADING, 5),
            (p(r("words"), style="H", properties='<w:numPr><w:numId w:val="1"/></w:numPr>'), BlockKind.HEADING, 3),
            (p(r("words"), style="Item"), BlockKind.BULLET, 1),
            (p(r("words"), style="Deep"), BlockKind.BULLET, 2),
            (p(r("words"), style="Item", properties='<w:numPr><w:ilvl w:val="1"/></w:numPr>'), BlockKind.BULLET, 2),
            (p(r("words"), style="Item", properties='<w:numPr><w:ilvl w:val="2"/></w:numPr>'), BlockKind.PARAGRAPH, 1),
            (p(r("words"), style="Item", properties='<w:numPr><w:numId w:val="0"/></w:numPr>'), BlockKind.PARAGRAPH, 1),
            (p(r("• "), r("words")), BlockKind.BULLET, 1),
            (p(raw("<w:t>\u2013</w:t><w:tab/><w:t>words</w:t>")), BlockKind.BULLET, 1),
            (p(r("words"), style="Loop"), BlockKind.PARAGRAPH, 1),
            (p(r("words"), style="nowhere", properties='<w:outlineLvl w:val="deep"/>'), BlockKind.PARAGRAPH, 1),
        ],
    )
    def test_a_block_is_what_its_style_and_its_list_make_of_it(
        self, tmp_path: Path, paragraph: str, kind: BlockKind, level: int
    ) -> None:
        [block] = read(tmp_path, Docx(body=paragraph, styles=self.STYLES, numbering=LISTS)).blocks
        assert (block.kind, block.level, block.text) == (kind, level, "words")

    def test_a_list_that_is_described_by_a_style_has_bullets(self, tmp_path: Path) -> None:
        linked = (
            '<w:abstractNum w:abstractNumId="8"><w:numStyleLink w:val="Ours"/></w:abstractNum>'
            '<w:num w:numId="2"><w:abstractNumId w:val="8"/></w:num>'
        )
        ours = style("Ours", "o", '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>')
        body = p(r("words"), properties='<w:numPr><w:numId w:val="2"/></w:numPr>')
        [block] = read(tmp_path, Docx(body=body, styles=ours, numbering=LISTS + linked)).blocks
        assert block.kind is BlockKind.BULLET

    def test_styles_can_hide_and_runs_can_show(self, tmp_path: Path) -> None:
        styles = style("Gone", "g", "<w:rPr><w:vanish/></w:rPr>") + style("Sub", "s", based="Gone")
        body = p(r("hidden"), r("shown", '<w:vanish w:val="false"/>'), style="Sub") + p(
            r("x", '<w:rStyle w:val="Gone"/>')
        )
        document = read(tmp_path, Docx(body=body, styles=styles))
        assert texts(document) == ["shown"]
        assert unread(document) == ["hidden text (2)"]


class TestNotes:
    def test_notes_stand_behind_the_body_in_the_order_of_their_marks(self, tmp_path: Path) -> None:
        body = p(r("Directive"), mark(5), r(" and Code"), mark(2), r(".")) + p(r("End"), mark(1, "endnote"))
        document = read(
            tmp_path,
            Docx(
                body=body,
                footnotes='<w:footnote w:type="separator" w:id="0">' + p(raw("<w:separator/>")) + "</w:footnote>"
                + note(2, "second") + note(3, "never marked") + note(5, "first", p(r("goes on"))),
                endnotes=note(1, "last", kind="endnote"),
            ),
        )  # fmt: skip
        assert texts(document) == ["Directive and Code.", "End"]
        assert notes(document) == [(1, "first goes on"), (2, "second"), (1, "last")]
        assert marks(document) == [
            (1, "Directive", "first goes on"),
            (2, "Directive and Code", "second"),
            (1, "End", "last"),
        ]
        assert document.problems == ()
        assert [document.blocks[i].part for i in (2, 4)] == ["word/footnotes.xml", "word/endnotes.xml"]

    def test_a_mark_between_marks_leaves_no_comma(self, tmp_path: Path) -> None:
        body = p(r("words"), mark(1), r(", ", '<w:vertAlign w:val="superscript"/>'), mark(2), r(", more"))
        document = read(tmp_path, Docx(body=body, footnotes=note(1, "a") + note(2, "b")))
        assert texts(document) == ["words, more"]
        assert [(found.at, found.number) for found in document.marks] == [(5, 1), (5, 2)]

    def test_marks_of_ones_own_are_shown_as_they_are_and_do_not_count(self, tmp_path: Path) -> None:
        body = p(r("a"), mark(1, custom="*"), r("b"), mark(2), r("c"), mark(3, custom="17"))
        held = note(1, p(r("* star"))) + note(2, "one") + note(3, p(r("17 own")))
        document = read(tmp_path, Docx(body=body, footnotes=held))
        assert texts(document) == ["abc"]
        assert notes(document) == [(None, "star"), (1, "one"), (17, "own")]
        assert [found.number for found in document.marks] == [0, 1, 17]

    @pytest.mark.parametrize(
        ("settings_", "first", "second", "numbers"),
        [
            ("", "", "", [1, 2, 3, 4]),
            ("", '<w:numRestart w:val="eachSect"/>', '<w:numRestart w:val="eachSect"/>', [1, 2, 1, 2]),
            ("", "", '<w:numStart w:val="10"/><w:numRestart w:val="eachSect"/>', [1, 2, 10, 11]),
            ('<w:numStart w:val="5"/>', "", "", [5, 6, 7, 8]),
            ('<w:numRestart w:val="eachPage"/>', "", "", [1, 1, 1, 2]),
            ('<w:numFmt w:val="lowerRoman"/>', "", '<w:numFmt w:val="upperLetter"/>', [1, 2, 3, 4]),
            ('<w:numStart w:val="many"/>', "", "", [1, 2, 3, 4]),
        ],
    )
    def test_numbers_are_those_that_word_shows(
        self, tmp_path: Path, settings_: str, first: str, second: str, numbers: list[int]
    ) -> None:
        section = "<w:sectPr><w:footnotePr>{}</w:footnotePr></w:sectPr>".format
        body = (
            p(r("a"), mark(1), raw(BREAK), r("b"), mark(2), properties=section(first))
            + p(raw(BREAK), r("c"), mark(3), r("d"), mark(4)) + section(second)
        )  # fmt: skip
        settings_ = f"<w:footnotePr>{settings_}</w:footnotePr>"
        held = "".join(note(number, f"n{number}") for number in range(1, 5))
        document = read(tmp_path, Docx(body=body, footnotes=held, settings=settings_))
        assert [found.number for found in document.marks] == numbers
        assert notes(document) == [(number, f"n{at}") for at, number in enumerate(numbers, start=1)]

    def test_where_pages_are_not_known_numbers_by_page_are_not_guessed(self, tmp_path: Path) -> None:
        settings_ = '<w:footnotePr><w:numRestart w:val="eachPage"/></w:footnotePr>'
        document = read(tmp_path, Docx(body=p(r("a"), mark(1)), footnotes=note(1, "n"), settings=settings_))
        assert notes(document) == [(None, "n")]
        assert marks(document) == [(0, "a", "n")]

    def test_a_mark_alone_in_its_paragraph_stands_behind_the_words_before(self, tmp_path: Path) -> None:
        body = p(mark(1)) + p(r("words")) + p(mark(2)) + p()
        document = read(tmp_path, Docx(body=body, footnotes=note(1, "a") + note(2, "b")))
        assert texts(document) == ["", "words"]
        assert marks(document) == [(1, "", "a"), (2, "words", "b")]

    def test_notes_that_mark_each_other_end(self, tmp_path: Path) -> None:
        chain = "".join(note(number, p(r("n"), mark(number % 2000 + 1))) for number in range(1, 2001))
        document = read(tmp_path, Docx(body=p(r("a"), mark(1)), footnotes=chain + '<w:footnote w:id="2001"/>'))
        assert len(document.blocks) == 2001
        assert len(document.marks) == 2001
        assert document.marks[-1].note == 1

    def test_a_note_without_a_paragraph_is_none(self, tmp_path: Path) -> None:
        document = read(tmp_path, Docx(body=p(r("a"), mark(1)), footnotes='<w:footnote w:id="1"/>'))
        assert marks(document) == [(1, "a", None)]
        assert [problem.kind for problem in document.problems] == [ProblemKind.MARK_WITHOUT_NOTE]

    def test_deleted_and_hidden_marks_do_not_count(self, tmp_path: Path) -> None:
        hidden = raw('<w:footnoteReference w:id="2"/>', HIDDEN)
        body = p(f"<w:del>{mark(1)}</w:del>", r("a"), hidden, mark(3))
        document = read(tmp_path, Docx(body=body, footnotes=note(1, "x") + note(2, "y") + note(3, "z")))
        assert notes(document) == [(1, "z")]

    def test_a_field_that_repeats_a_number_is_a_mark_where_it_is_raised(self, tmp_path: Path) -> None:
        raised = field("NOTEREF _Ref1 \\h", r("1", '<w:vertAlign w:val="superscript"/>'))
        body = p(r("a"), mark(4), r("b"), raised, r(", see note "), field("NOTEREF _Ref1", r("1")))
        document = read(tmp_path, Docx(body=body, footnotes=note(4, "n")))
        assert texts(document) == ["ab, see note 1"]
        assert marks(document) == [(1, "a", "n"), (1, "ab", "n")]

    def test_a_mark_without_its_note_is_a_problem_at_the_mark(self, tmp_path: Path) -> None:
        document = read(tmp_path, Docx(body=p(r("24 States"), mark(1), r("."), mark(8)), footnotes=note(1, "n")))
        [problem] = document.problems
        assert (problem.kind, problem.detail) == (ProblemKind.MARK_WITHOUT_NOTE, "2")
        assert problem.place == Place(input=2, block=0, part=MAIN, start=12, end=13, text="2")

    def test_a_note_has_the_page_of_its_mark(self, tmp_path: Path) -> None:
        cell = f"<w:tc>{p(r('a'), raw(BREAK), r('b'))}</w:tc>"
        body = f"{p(r('first'))}<w:tbl><w:tr>{cell}{cell}</w:tr></w:tbl>" + p(r("on two"), mark(1), raw(BREAK), r("x"))
        document = read(tmp_path, Docx(body=body, footnotes=note(1, "n")))
        pages = [[segment.page for segment in block.segments] for block in document.blocks]
        assert pages == [[1], [1, 2], [1, 2], [2, 3], [2]]
        assert document.place(3, 0, 6).address == "p. 2, ¶4"

    def test_without_the_breaks_of_a_program_no_page_is_known(self, tmp_path: Path) -> None:
        [block] = read(tmp_path, Docx(body=p(r("a"), raw('<w:br w:type="page"/>'), r("b")))).blocks
        assert {segment.page for segment in block.segments} == {None}


class TestProblems:
    def test_tracked_changes_are_said_once(self, tmp_path: Path) -> None:
        gone = "<w:del><w:r><w:delText>x</w:delText></w:r></w:del>"
        body = p(r("first")) + p(r("a"), gone, f"<w:ins>{r('b')}</w:ins>") + p(gone, r("c"))
        document = read(tmp_path, Docx(body=body))
        [problem] = document.problems
        assert problem.kind is ProblemKind.UNREAD
        assert problem.detail == "tracked changes, read as if accepted: deletions (2), insertions (1)"
        assert problem.place == Place(input=2, block=1, part=MAIN, start=8, end=8)

    @pytest.mark.parametrize(
        ("body", "detail"),
        [
            ('<w:altChunk r:id="x" xmlns:r="y"/>', "embedded documents (1)"),
            (p(raw("<w:drawing><c:chart/><c:chart/></w:drawing>")), "charts and diagrams (2)"),
            (p(r("gone", HIDDEN)), "hidden text (1)"),
            (p(raw(f"<w:pict>{box()}</w:pict>")) + p(DELETED), "tracked changes, read as if accepted: deletions (1)"),
        ],
    )  # fmt: skip
    def test_what_is_left_out_is_said(self, tmp_path: Path, body: str, detail: str) -> None:
        assert unread(read(tmp_path, Docx(body=p(r("text")) + body))) == [detail]

    def test_damaged_characters_are_said_once(self, tmp_path: Path) -> None:
        [problem] = read(tmp_path, Docx(body=p(r("na\ufffdve")) + p(r("\ufffd")))).problems
        assert (problem.kind, problem.detail) == (ProblemKind.DAMAGED_TEXT, "2")
        assert problem.place == Place(input=2, block=0, part=MAIN, start=3, end=4, text="\ufffd")


class TestPlaces:
    BODY = (
        p(r("Of the "), r("25", "<w:b/>"), mark(1), "<w:del><w:r><w:delText>x</w:delText></w:r></w:del>", r(" bound"))
        + p(r("see "), raw(box(p(r("in a box")))), r("below"))
    )  # fmt: skip
    DOCX = Docx(body=BODY, footnotes=note(1, "Greece", p(r("and Malta"))))

    def test_a_place_leads_to_the_elements_that_give_its_words(self, tmp_path: Path) -> None:
        place = read(tmp_path, self.DOCX).place(0, 5, 12)
        assert (place.text, place.part) == ("e 25 bo", MAIN)
        content = self.DOCX.part("document")
        elements, tags = list(etree.fromstring(content).iter("*")), outline(content)
        pieces = TextIndex(elements[0]).touched(place.start or 0, place.end or 0)
        assert [(piece.name, piece.first, piece.last) for piece in pieces] == [
            ("t", 5, 7), ("t", 0, 2), ("footnoteReference", 0, 1), ("delText", 0, 1), ("t", 0, 3),
        ]  # fmt: skip
        assert [elements[piece.element].text for piece in pieces] == ["Of the ", "25", None, "x", " bound"]
        for piece in pieces:
            assert tags[piece.element].name == piece.name
            assert tags[piece.run].name == "r"
            assert tags[piece.element].parent == piece.run

    def test_a_place_across_a_box_leaves_the_box_out(self, tmp_path: Path) -> None:
        document = read(tmp_path, self.DOCX)
        place = document.place(1, 0, len(document.blocks[1].text))
        root = etree.fromstring(self.DOCX.part("document"))
        elements = list(root.iter("*"))
        pieces = TextIndex(root).touched(place.start or 0, place.end or 0)
        assert [elements[piece.element].text for piece in pieces] == ["see ", "below"]

    def test_an_empty_place_is_in_the_word_before_it(self) -> None:
        root = etree.fromstring(self.DOCX.part("document"))
        [piece] = TextIndex(root).touched(8, 8)
        assert (piece.name, piece.first, piece.last) == ("t", 7, 7)
        assert TextIndex(root).touched(0, 0) == ()

    def test_a_place_in_a_note_leads_to_its_paragraphs_and_to_its_mark(self, tmp_path: Path) -> None:
        document = read(tmp_path, self.DOCX)
        assert document.blocks[3].text == "Greece and Malta"
        place = document.place(3, 7, 16)
        body, held = (etree.fromstring(self.DOCX.part(name)) for name in ("document", "footnotes"))
        [piece] = TextIndex(held).touched(place.start or 0, place.end or 0)
        assert list(held.iter("*"))[piece.element].text == "and Malta"
        at = mark_of_note(TextIndex(body), TextIndex(held), place.start or 0)
        assert at is not None
        assert [found.name for found in TextIndex(body).touched(*at)] == ["footnoteReference"]

    def test_a_note_without_a_mark_has_none(self) -> None:
        body, held = (etree.fromstring(self.DOCX.part(name)) for name in ("document", "footnotes"))
        other = TextIndex(etree.fromstring(Docx(body=p(r("a"))).part("document")))
        assert mark_of_note(other, TextIndex(held), 3) is None
        assert mark_of_note(TextIndex(body), TextIndex(held), 999) is None


RUNS = st.lists(
    st.one_of(
        st.text("ab 7\t\u00a0\u00ad-é😀", min_size=1, max_size=6).map(r),
        st.sampled_from([
            raw("<w:tab/>"), raw("<w:br/>"), raw("<w:noBreakHyphen/>"), raw("<w:softHyphen/>"), mark(1),
            "<w:del><w:r><w:delText>del</w:delText></w:r></w:del>", f"<w:ins>{r('ins')}</w:ins>", r("hid", HIDDEN),
            raw(box(p(r("box")))), one_of("<w:t>new</w:t>", "<w:t>old</w:t>"), field("REF x", r("res")),
            raw('<w:sym w:font="Wingdings" w:char="F04A"/>'), raw("<w:t> q </w:t>"), raw(BREAK),
        ]),
    ),
    max_size=7,
).map(lambda runs: p(*runs))  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(st.lists(RUNS, min_size=1, max_size=4))
def test_every_character_knows_where_it_stands(tmp_path_factory: pytest.TempPathFactory, body: list[str]) -> None:
    docx = Docx(body=p(r("text")) + "".join(body), footnotes=note(1, *body))
    document = read(tmp_path_factory.mktemp("docx"), docx)
    parts = {f"word/{name}.xml": etree.fromstring(docx.part(name)) for name in ("document", "footnotes")}
    for index, block in enumerate(document.blocks):
        root = parts[block.part or ""]
        own = part_text(root).text
        elements = list(root.iter("*"))
        assert block.text == block.text.strip()
        for at, sign in enumerate(block.text):
            source, _ = block.source(at)
            assert own[source] == sign or (sign == " " and own[source] in "\t\n")
            for piece in TextIndex(root).touched(source, source + 1):
                if elements[piece.element].text is not None:
                    assert (elements[piece.element].text or "")[piece.first : piece.last] == own[source]
        place = document.place(index, 0, len(block.text))
        assert not block.text or own[place.start or 0] == block.text[0]


class TestPackages:
    @pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
    @pytest.mark.parametrize("namespace", [Docx().namespace, STRICT])
    def test_strict_files_and_other_encodings_are_read_alike(
        self, tmp_path: Path, namespace: str, encoding: str
    ) -> None:
        body = p(r("Größe"), mark(1), style="H")
        held = Docx(body=body, footnotes=note(1, "n"), styles=style("H", "heading 1"))
        document = read(tmp_path, replace(held, namespace=namespace, encoding=encoding))
        assert [(block.kind, block.text) for block in document.blocks] == [
            (BlockKind.HEADING, "Größe"),
            (BlockKind.NOTE, "n"),
        ]

    @pytest.mark.parametrize("kind", ["template.main+xml", "ms-word.document.macroEnabled.main+xml"])
    def test_templates_and_files_with_macros_are_documents(self, tmp_path: Path, kind: str) -> None:
        docx = Docx(
            body=p(r("words")), main_type=f"application/vnd.openxmlformats-officedocument.wordprocessingml.{kind}"
        )
        assert texts(read(tmp_path, docx)) == ["words"]

    def test_the_document_says_which_file_it_is(self, tmp_path: Path) -> None:
        document = read(tmp_path, Docx(body=p(r("words"))))
        assert (document.kind, document.input, document.path) == ("docx", 2, str(tmp_path / "report.docx"))
        assert re.fullmatch("[0-9a-f]{64}", document.sha256)

    @pytest.mark.parametrize(
        ("docx", "message"),
        [
            (Docx(), "holds no text; name a document with text"),
            (Docx(body=p(r("a")), extra={MAIN: b"<w:document"}), "the part word/document.xml is damaged ("),
            (Docx(body=p(r("a")), extra={MAIN: b"<!DOCTYPE x><x/>"}), "it declares a document type or entities"),
            (Docx(body=p(r("a")), extra={MAIN: b"<document/>"}), "(it has no body); open the file in a word processor"),
            (Docx(body="<w:sdt>" * 500 + "</w:sdt>" * 500), "the part word/document.xml is damaged ("),
            (Docx(body=p(r("a")), styles="x", extra={"word/styles.xml": b""}), "the part word/styles.xml is damaged ("),
        ],
    )
    def test_what_cannot_be_read_is_one_line(self, tmp_path: Path, docx: Docx, message: str) -> None:
        with pytest.raises(InputError) as caught:
            read(tmp_path, docx)
        assert message in str(caught.value)
        assert str(caught.value).startswith(f"{tmp_path / 'report.docx'}: ")
        assert "\n" not in str(caught.value)

    def test_an_encrypted_file_says_so(self, tmp_path: Path) -> None:
        path = tmp_path / "report.docx"
        header = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)
        path.write_bytes(header + "EncryptedPackage".encode("utf-16-le") + bytes(512))
        with pytest.raises(InputError, match="the file is encrypted; remove the password and save it again"):
            read_input(str(path), 0)

    def test_a_bomb_is_refused(self, tmp_path: Path) -> None:
        docx = Docx(body=p(r("a")), extra={"word/media/x.bin": bytes(64 << 20)})
        with pytest.raises(InputError, match="inflates more than 200 times"):
            read(tmp_path, docx)

    def test_a_file_cut_off_is_refused(self, tmp_path: Path) -> None:
        path = Docx(body=p(r("a"))).write(tmp_path / "report.docx")
        path.write_bytes(path.read_bytes()[:-40])
        with pytest.raises(InputError, match="the file is cut off or damaged"):
            read_input(str(path), 0)


@pytest.mark.parametrize(
    ("font", "code", "sign"),
    [
        ("Symbol", "F0B3", "≥"), ("symbol", "B3", "≥"), ("Symbol", "F035", "5"), ("Wingdings", "F04A", "\uf04a"),
        ("Arial", "2265", "≥"), ("Symbol", "", "\ufffd"), ("x", "D800", "\ufffd"), ("x", "110000", "\ufffd"),
        ("x", "zz", "\ufffd"), ("x", "0", "\ufffd"), ("x", "1F600", "😀"),
    ],
)  # fmt: skip
def test_symbols_are_characters(font: str, code: str, sign: str) -> None:
    assert symbol(font, code) == sign


def test_the_same_bytes_give_the_same_document(tmp_path: Path) -> None:
    path = Docx(body=TestPlaces.BODY, footnotes=note(1, "n")).write(tmp_path / "a.docx")
    assert read_input(str(path), 0) == read_input(str(path), 0)
    with zipfile.ZipFile(path) as archive:
        assert Package(io.BytesIO(path.read_bytes()), str(path)).names == set(archive.namelist())
