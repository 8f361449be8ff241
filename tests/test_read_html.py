"""An HTML page becomes blocks as a browser shows them; whoever wrote it, its notes find their marks."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from html import escape
from pathlib import Path

import pytest
from documents import body, marks, notes
from hypothesis import given, settings
from hypothesis import strategies as st
from renderings import BLOCKS, BODY, NOTES

from sucheck.model import Document, InputError, ProblemKind
from sucheck.read.documents import read_input
from sucheck.read.html import read_html
from sucheck.read.html_encodings import decode_page

_MARK = re.compile(r"\{(\d+)\}")
_TAGS = {"heading": "h2", "paragraph": "p", "bullet": "li"}


@dataclass(frozen=True, kw_only=True)
class Style:
    """How a program writes a mark and a note (its number and its words)."""

    mark: Callable[[int], str]
    note: Callable[[int, str], str]
    before_notes: str = "<hr>"
    bullet: str = "<ul><li>{}</li></ul>"

    def write(self) -> str:
        """The page of the made-up report."""
        blocks = "\n".join(self._block(kind, text) for kind, text in BODY)
        notes = "\n".join(self.note(number, escape(text)) for number, text in NOTES.items())
        head = "<!DOCTYPE html>\n<html><head><title>T</title></head><body>\n"
        return f"{head}{blocks}{self.before_notes}{notes}</body></html>"

    def _block(self, kind: str, text: str) -> str:
        words = _MARK.sub(lambda found: self.mark(int(found[1])), escape(text, quote=False))
        return self.bullet.format(words) if kind == "bullet" else f"<{_TAGS[kind]}>{words}</{_TAGS[kind]}>"


STYLES = {
    "Official Journal": Style(
        mark=lambda n: f' <a id="ntc{n}-L_1" href="#ntr{n}-L_1">(<span class="super note-tag">{n}</span>)</a>',
        note=lambda n, text: (
            f'<p class="oj-note"><a id="ntr{n}-L_1" href="#ntc{n}-L_1">(<span>{n}</span>)</a> {text}</p>'
        ),
        bullet='<table><tr><td><p>—</p></td><td><p class="oj-normal">{}</p></td></tr></table>',
    ),
    "COM document": Style(
        mark=lambda n: f'<a class="footnoteRef" href="#footnote{n}" id="footnoteref{n}"><span>{n}</span></a>',
        note=lambda n, text: f'<dl id="footnote{n}"><dd><p><a href="#footnoteref{n}">({n})</a> {text}</p></dd></dl>',
    ),
    "Word": Style(
        mark=lambda n: (
            f"<a style='mso-footnote-id:ftn{n}' href=\"#_ftn{n}\" name=\"_ftnref{n}\" title=\"\"><span\n"
            "class=MsoFootnoteReference><span style='mso-special-character:footnote'><![if !supportFootnotes]><span\n"
            f"class=MsoFootnoteReference>[{n}]</span><![endif]></span></span></a>"
        ),
        note=lambda n, text: (
            f"<div style='mso-element:footnote' id=ftn{n}><p class=MsoFootnoteText><a style='mso-footnote-id:ftn{n}' "
            f'href="#_ftnref{n}" name="_ftn{n}" title=""><span class=MsoFootnoteReference>[{n}]</span></a> '
            f"{text}</p></div>"
        ),
        bullet=(
            "<p class=MsoListParagraph><![if !supportLists]><span style='font-family:Symbol'>·<span>&nbsp;&nbsp; "
            "</span></span><![endif]>{}</p>"
        ),
    ),
    "old Word": Style(
        mark=lambda n: f'<a name="_ftnref{n}"></a><a href="#_ftn{n}">[{n}]</a>',
        note=lambda n, text: f'<p><a name="_ftn{n}"></a><a href="#_ftnref{n}">[{n}]</a> {text}',
    ),
    "LibreOffice": Style(
        mark=lambda n: f'<a class="sdfootnoteanc" name="sdfootnote{n}anc" href="#sdfootnote{n}sym"><sup>{n}</sup></a>',
        note=lambda n, text: (
            f'<div id="sdfootnote{n}"><p class="sdfootnote"><a class="sdfootnotesym" name="sdfootnote{n}sym" '
            f'href="#sdfootnote{n}anc">{n}</a>\t{text}</p></div>'
        ),
    ),
    "numbers of a list": Style(
        mark=lambda n: f'<sup id="fnref{n}"><a href="#fn{n}">{n}</a></sup>',
        note=lambda n, text: f'<li id="fn{n}"><p>{text} <a href="#fnref{n}">↩</a></p></li>',
        before_notes="<ol>",
    ),
    "raised numbers without links": Style(
        mark=lambda n: f"<sup>{n}</sup>", note=lambda n, text: f"<p><sup>{n}</sup> {text}</p>"
    ),
    "numbers in brackets without links": Style(
        mark=lambda n: f" [{n}]", note=lambda n, text: f"<p>[{n}] {text}</p>"
    ),
}  # fmt: skip
PIECES = (
    "<p>", "</p>", "<div", ">", "<a href='#x' id=y>", "1", "</a>", "<a href='#y' id=x>", "<sup>", "lamps ", "&amp;",
    "<table>", "<td>", "</table>", "<!--", "-->", '"', "'", "=", "<li>", "<br>", "\n", "<script>", "</script>",
    "<ul>", "<pre>",
)  # fmt: skip
BEFORE = (
    "r lights", "position", "in 2015.", "o notify", "May 2016", "r States", "harbours", "in 2017.", "ication;",
    "r before", "measures",
)  # fmt: skip


def read(folder: Path, content: str | bytes) -> Document:
    path = folder / "report.html"
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return read_html(str(path), 3)


def problems(document: Document) -> list[tuple[ProblemKind, str, str]]:
    return [(problem.kind, problem.detail, problem.place.text) for problem in document.problems]


@pytest.mark.parametrize("name", STYLES)
def test_every_program_gives_the_same_document(tmp_path: Path, name: str) -> None:
    document = read(tmp_path, STYLES[name].write())
    assert body(document) == BLOCKS
    assert notes(document) == list(NOTES.items())
    assert marks(document) == [(n, words, NOTES[n]) for n, words in enumerate(BEFORE, start=1)]
    assert problems(document) == []


@pytest.mark.parametrize("name", STYLES)
def test_every_character_knows_where_it_stands(tmp_path: Path, name: str) -> None:
    page = STYLES[name].write()
    document = read(tmp_path, page)
    for block in document.blocks:
        for at, sign in enumerate(block.text):
            source, number = block.source(at)
            assert number is None
            assert page[source] == sign or (sign == " " and page[source] in "\n\t>") or page[source] == "&"


class TestText:
    @pytest.mark.parametrize(
        ("page", "expected"),
        [
            (
                "<p>Lamps &amp; lights &#8211; 13&nbsp;of&#xA0;them; AT&T, x &lt; y, a&shy;b",
                "Lamps & lights \u2013 13\u00a0of\u00a0them; AT&T, x < y, ab",
            ),
            ("<p>The  lamps\n\tof <b>13</b> ports<br>shine  .</p>", "The lamps of 13 ports shine ."),
            ("<p>13<script>alert('<p>no</p>')</script> lamps<style>p { color: red }</style> shine.", "13 lamps shine."),
            ("<p>13 <!-- <p>no --> lamps <![if !x]>shine<![endif]>.", "13 lamps shine."),
            (
                "<p>13 <span style='display: none'>no</span><i hidden>no</i><i class='x sr-only'>no</i>lamps.",
                "13 lamps.",
            ),
            ('<p title="a > b" data-x=\'"\'>13 lamps.', "13 lamps."),
            ("<title>no</title><nav>no</nav><noscript>no</noscript><template>no</template><p>13 lamps.", "13 lamps."),
            ("<p>13 lamps < 14 lamps <3.", "13 lamps < 14 lamps <3."),
            ("<p>13 lamps. <a", "13 lamps. <a"),
        ],
    )
    def test_what_is_text_and_what_is_not(self, tmp_path: Path, page: str, expected: str) -> None:
        assert [block.text for block in read(tmp_path, page).blocks] == [expected]

    def test_tables_lists_and_paragraphs_in_reading_order(self, tmp_path: Path) -> None:
        page = (
            "<h1>Lamps</h1>Loose words.<table><tr><th>State<th>Lamps<tr><td>Malta<td>"
            "<p>13 of them.<p>They shine.</table>"
            "<ul><li>Red ones;<ul><li>dark red ones;</ul><li><p>white ones.</p><p>They shine.</p></ul>One<br><br>Two."
            "<pre>Three\nfour.\n\nFive.</pre>"
        )
        assert [(block.kind.value, block.level, block.text) for block in read(tmp_path, page).blocks] == [
            ("heading", 1, "Lamps"), ("paragraph", 1, "Loose words."), ("table cell", 1, "State"),
            ("table cell", 1, "Lamps"), ("table cell", 1, "Malta"), ("table cell", 1, "13 of them."),
            ("table cell", 1, "They shine."), ("bullet", 1, "Red ones;"), ("bullet", 2, "dark red ones;"),
            ("bullet", 1, "white ones."), ("paragraph", 1, "They shine."), ("heading", 1, "One"),
            ("paragraph", 1, "Two."), ("paragraph", 1, "Three four."), ("paragraph", 1, "Five."),
        ]  # fmt: skip

    def test_a_list_item_with_a_sign_of_its_own(self, tmp_path: Path) -> None:
        document = read(tmp_path, "<ul><li><p><span>•</span><span>•</span>13 lamps;</p></li><li>-5 lamps.</li></ul>")
        assert body(document) == [("bullet", "13 lamps;"), ("bullet", "-5 lamps.")]

    def test_a_place_points_into_the_file(self, tmp_path: Path) -> None:
        page = "<p>So far, &quot;<b>13</b> lamps&quot; shine."
        document = read(tmp_path, page)
        place = document.place(0, 9, 17)
        assert (place.input, place.start, place.end, place.text) == (
            3,
            page.index("13"),
            page.index("lamps") + 5,
            "13 lamps",
        )


class TestNotes:
    def test_a_mark_whose_note_is_gone_and_a_note_without_a_mark(self, tmp_path: Path) -> None:
        style = STYLES["LibreOffice"]
        page = f"<p>One{style.mark(1)} and two{style.mark(2)} and four.</p>"
        page += style.note(1, "First.") + style.note(4, "Fourth.")
        document = read(tmp_path, page)
        assert marks(document) == [(1, "One", "First."), (2, " and two", None)]
        assert notes(document) == [(1, "First."), (4, "Fourth.")]
        assert problems(document) == [
            (ProblemKind.MARK_WITHOUT_NOTE, "2", "2"),
            (ProblemKind.NOTE_WITHOUT_MARK, "4", "Fourth."),
            (ProblemKind.GAP, "3", "Fourth."),
        ]
        assert document.problems[0].place.start == page.index("<sup>2") + 5

    def test_notes_out_of_order_and_numbered_twice(self, tmp_path: Path) -> None:
        style = STYLES["COM document"]
        page = "<p>Lamps" + "".join(
            f'<a href="#footnote{i}" id="footnoteref{i}">{n}</a>' for i, n in [(1, 2), (2, 2), (3, 1)]
        )
        page += "".join(style.note(i, f"Note {i}.").replace(f"({i})", f"({n})") for i, n in [(1, 3), (2, 3), (3, 2)])
        assert [(kind, detail) for kind, detail, _ in problems(read(tmp_path, page))][-2:] == [
            (ProblemKind.NUMBER_TWICE, "3"),
            (ProblemKind.OUT_OF_ORDER, "2"),
        ]

    def test_several_paragraphs_of_a_note_are_one_block(self, tmp_path: Path) -> None:
        style = STYLES["Official Journal"]
        page = (
            f"<p>Lamps{style.mark(1)} shine.</p>{style.note(1, 'First.')}<p class=oj-note>It goes on.</p><p>Text.</p>"
        )
        document = read(tmp_path, page)
        assert notes(document) == [(1, "First. It goes on.")]
        assert body(document) == [("paragraph", "Lamps shine."), ("paragraph", "Text.")]

    def test_two_marks_of_one_note_and_marks_beside_each_other(self, tmp_path: Path) -> None:
        style = STYLES["COM document"]
        page = (
            f"<p>One<sup>{style.mark(1)}, {style.mark(2)}</sup> and <a href='#footnote1'>1</a> again.</p>"
            f"{style.note(1, 'First.')}{style.note(2, 'Second.')}"
        )
        document = read(tmp_path, page)
        assert body(document) == [("paragraph", "One and again.")]
        assert marks(document) == [(1, "One", "First."), (2, "One", "Second."), (1, "One and", "First.")]

    def test_links_of_a_table_of_contents_are_no_marks(self, tmp_path: Path) -> None:
        page = (
            "<div id=top><p><a href='#s1'>1</a> Lamps</p><p><a href='#s2'>2</a> Ports</p></div>"
            "<h2 id=s1>1 Lamps</h2><p>They shine. <a href='#top'>Up</a></p><h2 id=s2>2 Ports</h2><p>They do not.</p>"
        )
        document = read(tmp_path, page)
        assert document.marks == ()
        assert notes(document) == []

    def test_a_square_metre_is_no_mark(self, tmp_path: Path) -> None:
        page = "<p>The lamps<sup>1</sup> light 12 m<sup>2</sup> each.</p><p>So<sup>2</sup>.</p>"
        page += "<p><sup>1</sup> A.</p><p><sup>2</sup> B."
        document = read(tmp_path, page)
        assert body(document)[0] == ("paragraph", "The lamps light 12 m2 each.")
        assert marks(document) == [(1, "he lamps", "A."), (2, "So", "B.")]


class TestEncodings:
    @pytest.mark.parametrize(
        ("head", "written", "encoding"),
        [
            ("", "utf-8", "utf-8"),
            ("", "cp1252", "cp1252"),
            ("", "utf-16", "utf-16-le"),
            ("", "utf-8-sig", "utf-8"),
            ("<meta charset=windows-1252>", "cp1252", "cp1252"),
            ('<meta http-equiv="Content-Type" content="text/html; charset=iso-8859-1">', "cp1252", "cp1252"),
            ('<meta charset="iso-8859-2">', "iso8859-2", "iso8859-2"),
            ('<?xml version="1.0" encoding="iso-8859-15"?>', "iso8859-15", "iso8859-15"),
            ("<meta charset=utf-8>", "cp1252", "cp1252"),
            ("<meta charset=klingon>", "utf-8", "utf-8"),
            ("<meta charset=utf-16>", "utf-8", "utf-8"),
        ],
    )
    def test_the_encoding_is_found(self, tmp_path: Path, head: str, written: str, encoding: str) -> None:
        words = "é \u2013 €" if written in {"utf-8", "utf-8-sig", "utf-16", "cp1252"} else "é lamps"
        document = read(tmp_path, f"{head}<html><p>{words}".encode(written))
        assert (document.blocks[0].text, document.encoding) == (words, encoding)

    def test_damaged_bytes_are_kept_and_reported_once(self, tmp_path: Path) -> None:
        document = read(tmp_path, "<p>Été, ".encode() + b"\xff lamps \xfe.</p>")
        assert document.blocks[0].text == "Été, \ufffd lamps \ufffd."
        assert problems(document) == [(ProblemKind.DAMAGED_TEXT, "2", "\ufffd")]

    def test_bytes_of_no_text(self) -> None:
        with pytest.raises(InputError, match=r"x\.html: is no text"):
            decode_page(bytes(range(256)) * 8, "x.html")


class TestBadInput:
    @pytest.mark.parametrize("page", ["<html><script>fetch('x')</script></html>", "<html><p hidden>x", "<p>&nbsp;</p>"])
    def test_a_page_that_shows_nothing_ends_in_one_line(self, tmp_path: Path, page: str) -> None:
        with pytest.raises(InputError) as caught:
            read(tmp_path, page)
        assert str(caught.value) == (
            f"{tmp_path / 'report.html'}: the page shows no text (perhaps a script fetches it); save it again from a "
            "browser"
        )

    def test_a_page_that_is_too_large(self, tmp_path: Path) -> None:
        with pytest.raises(InputError, match="is an HTML page of more than 64 MB; save it without its pictures"):
            read(tmp_path, b"<p>" + b"a" * (64 << 20))

    @pytest.mark.parametrize(
        "page",
        [
            "<p>Lamps " + "shine. " * 1_500_000,
            "<p>Lamps" + "<div>" * 100_000 + "x" + "</div>" * 100_000,
            "<p>Lamps" + "<div>" * 20_000 + "</p>" * 20_000,
            "<p>Lamps" + "<table><tr><td>" * 9_000,
            "<p>Lamps" + "<b>" * 20_000,
            "<p>Lamps" + "<a b='" * 300_000,
            "<p>Lamps" + '<a b="' * 300_000 + ">",
            "<p>Lamps" + "<!--" * 300_000,
            "<p>Lamps" + "<script>" * 300_000,
            "<p>Lamps" + "&" * 300_000,
            "<p>Lamps" + "<a id=a href='#a'>1</a>" * 9_000,
            "<p>Lamps" + "<sup>1</sup>" * 20_000,
            "<p>Lamps" + "".join(f"<a id=a{n} href='#b{n}'>{n}</a>" for n in range(4_000)),
        ],
    )  # fmt: skip
    def test_a_hostile_page_is_read(self, tmp_path: Path, page: str) -> None:
        assert read(tmp_path, page).blocks[0].text.startswith("Lamps")

    def test_nothing_is_fetched(self, tmp_path: Path) -> None:
        page = (
            '<!DOCTYPE html SYSTEM "http://192.0.2.1/x.dtd" [<!ENTITY e SYSTEM "file:///etc/passwd">]><p>13 &e; lamps.'
        )
        assert [block.text for block in read(tmp_path, page).blocks] == ["]>", "13 &e; lamps."]

    @settings(max_examples=60)
    @given(pieces=st.lists(st.sampled_from(PIECES)))
    def test_no_page_is_too_odd(self, tmp_path_factory: pytest.TempPathFactory, pieces: list[str]) -> None:
        page = "<p>x " + "".join(pieces)
        document = read(tmp_path_factory.mktemp("html"), page)
        for index, block in enumerate(document.blocks):
            place = document.place(index, 0, len(block.text))
            assert place.start is not None
            assert place.end is not None
            assert 0 <= place.start <= place.end <= len(page)
        for mark in document.marks:
            assert 0 <= mark.at <= len(document.blocks[mark.block].text)


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("report.xlsx", "<!DOCTYPE html><p>13 lamps."), ("report", '<?xml version="1.0"?>\n<html><p>13 lamps.'),
        ("report.htm", "<!-- saved --><div>13 lamps.</div>"), ("report.csv", "<html><p>13 lamps."),
    ],
)  # fmt: skip
def test_bytes_decide_and_not_the_ending(tmp_path: Path, name: str, content: str) -> None:
    (tmp_path / name).write_text(content)
    document = read_input(str(tmp_path / name), 1)
    assert isinstance(document, Document)
    assert (document.kind, document.input, document.blocks[0].text) == ("html", 1, "13 lamps.")
