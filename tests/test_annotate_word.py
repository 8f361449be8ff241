"""A comment of Word stands on the very words of a finding, and nothing else in the document changes."""

from __future__ import annotations

from pathlib import Path

import pytest
from commented import (
    MAIN,
    Commented,
    attribute,
    check_only_comments_came,
    comment_on,
    comments,
    finding,
    parts,
    place_of,
    read,
)
from commented import mark as mark_file
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree
from opened import local
from word_files import STRICT, Docx, mark, note, p, r, raw

from sucheck import api
from sucheck.model import InputError, Place, Severity
from sucheck.ooxml.relations import TRANSITIONAL

WORDS = "24 Member States"


def link(*runs: str) -> str:
    return f"<w:hyperlink w:anchor='a'>{''.join(runs)}</w:hyperlink>"


def tracked(name: str, *runs: str) -> str:
    return f'<w:{name} w:id="7" w:author="A" w:date="2021-01-01T00:00:00Z">{"".join(runs)}</w:{name}>'


def control(*runs: str, properties: str = "") -> str:
    return f"<w:sdt><w:sdtPr>{properties}</w:sdtPr><w:sdtContent>{''.join(runs)}</w:sdtContent></w:sdt>"


def box(*paragraphs: str) -> str:
    shape = f"<w:txbxContent>{''.join(paragraphs)}</w:txbxContent>"
    return f"<w:pict><v:shape><v:textbox>{shape}</v:textbox></v:shape></w:pict>"


BODIES = {
    "alone in a run": p(r("Of these, "), r(WORDS), r(" have.")),
    "in the middle of a run": p(r("Of these, 24 Member States have.")),
    "at the start and the end of runs": p(r("Of these, 24 "), r("Member", "<w:b/>"), r(" States have.")),
    "in runs with properties": p(r("Of 24 Mem", '<w:b/><w:color w:val="FF0000"/>'), r("ber States have", "<w:i/>")),
    "with a tracked format": p(
        r("Of 24 Member States", '<w:b/><w:rPrChange w:id="3" w:author="A"><w:rPr/></w:rPrChange>')
    ),
    "partly in a link": p(link(r("Of 24 Mem")), r("ber States have")),
    "in a link": p(r("Of "), link(r("the 24 Member States now")), r(" have")),
    "inserted": p(r("Of "), tracked("ins", r("the 24 Member States now")), r(" have")),
    "around what was deleted": p(
        r("Of 24 "), tracked("del", raw("<w:delText>25</w:delText>")), r("Member States have")
    ),
    "moved": p(r("Of "), tracked("moveTo", r("24 Member"), r(" States"))),
    "in a control": p(control(r("Of 24 Member States have"))),
    "in a simple field": p('<w:fldSimple w:instr="REF a">' + r("Of 24 Member States") + "</w:fldSimple>"),
    "in a field": p(
        raw('<w:fldChar w:fldCharType="begin"/>') + raw("<w:instrText>REF a</w:instrText>")
        + raw('<w:fldChar w:fldCharType="separate"/>') + r("Of 24 Member States have")
        + raw('<w:fldChar w:fldCharType="end"/>')
    ),
    "in a table": f"<w:tbl><w:tr><w:tc>{p(r('Of 24 Member States have'))}</w:tc></w:tr></w:tbl>" + p(),
    "in a control of paragraphs": control(p(r("Of 24 Member States have"))),
    "with a sign of a font": p(
        raw('<w:t>Of 24 Member</w:t><w:sym w:font="Symbol" w:char="F020"/><w:t>States have</w:t>')
    ),
    "with a tab and a break": p(raw("<w:t>Of 24</w:t><w:tab/><w:t>Member</w:t><w:br/><w:t>States have</w:t>")),
    "behind the page break that Word writes": p(raw("<w:lastRenderedPageBreak/><w:t>24 Member States have</w:t>")),
    "in character data": p(raw("<w:t>Of <![CDATA[the 24 Mem]]>ber <![CDATA[States have]]></w:t>")),
    "with references": p(raw("<w:t>A &amp; B: &#50;4 Member&#x20;States &lt;</w:t>")),
    "around a comment of XML": p(raw("<w:t>Of 24 <!-- x > y -->Member States have</w:t>")),
    "where blanks are not kept": p(raw("<w:t> Of 24 Member States have </w:t>")),
    "where a bookmark begins": p(r("Of 24 "), '<w:bookmarkStart w:id="0" w:name="a"/>', r("Member States")),
}  # fmt: skip


class TestWords:
    @pytest.mark.parametrize("body", BODIES.values(), ids=BODIES)
    def test_a_comment_is_on_the_words_alone(self, tmp_path: Path, body: str) -> None:
        commented = comment_on(tmp_path, Docx(body=p(r("Before.")) + body + p(r("Behind."))), WORDS)
        [(words, told)] = comments(commented.copy).values()
        assert words.replace("25", "").replace("\t", " ").replace("\n", " ") == WORDS
        assert told == "error CL01 · count-differs\nis wrong\nfingerprint " + commented.report.findings[0].fingerprint
        assert commented.done.comments == 1
        check_only_comments_came(commented)

    @pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "iso-8859-1"])
    @pytest.mark.parametrize("namespace", [None, STRICT])
    def test_strict_documents_and_other_encodings_are_kept(
        self, tmp_path: Path, encoding: str, namespace: str | None
    ) -> None:
        docx = Docx(body=p(r("Naïveté: 24 Member States, é")), encoding=encoding)
        if namespace:
            docx.namespace = namespace
        commented = comment_on(tmp_path, docx, WORDS)
        assert [words for words, _ in comments(commented.copy).values()] == [WORDS]
        check_only_comments_came(commented)
        held = parts(commented.copy)
        assert etree.QName(etree.fromstring(held["word/comments.xml"])).namespace == docx.namespace
        types = [each.get("Type", "") for each in etree.fromstring(held["word/_rels/document.xml.rels"])]
        family = "http://purl.oclc.org" if namespace else "http://schemas.openxmlformats.org"
        assert [kind.startswith(family) for kind in types if kind.endswith("/comments")] == [True]

    def test_a_tracked_change_of_the_format_is_copied_under_another_number(self, tmp_path: Path) -> None:
        change = '<w:b/><w:rPrChange w:id="0" w:author="A"><w:rPr/></w:rPrChange>'
        commented = comment_on(tmp_path, Docx(body=p(r("Of 24 Member States have", change))), WORDS)
        root = etree.fromstring(parts(commented.copy)[MAIN])
        assert [attribute(each, "id") for each in root.iter("{*}rPrChange")] == ["0", "2", "1"]

    def test_one_comment_tells_all_that_was_found_on_the_same_words(self, tmp_path: Path) -> None:
        original = Docx(body=p(r("Of these, 24 Member States have."))).write(tmp_path / "report.docx")
        place = place_of(read(original), WORDS)
        grave = finding(place, message="grave", print_="a" * 16)
        light = finding(place, message="light", severity=Severity.NOTE, print_="b" * 16)
        commented = mark_file(original, tmp_path / "marked.docx", [light, grave])
        [(words, told)] = comments(commented.copy).values()
        assert (words, told.split("\n")[1::3]) == (WORDS, ["grave", "light"])
        check_only_comments_came(commented)

    def test_comments_may_overlap(self, tmp_path: Path) -> None:
        wanted = ["Of these, 24", "24 Member", "Member", "Member States have", "Of these, 24 Member States have."]
        commented = comment_on(tmp_path, Docx(body=p(r("Of these, 24 Member "), r("States have.", "<w:b/>"))), *wanted)
        assert sorted(words for words, _ in comments(commented.copy).values()) == sorted(wanted)
        check_only_comments_came(commented)

    def test_the_other_places_of_a_finding_are_named(self, tmp_path: Path) -> None:
        original = Docx(body=p(r("24 Member States")) + p(r("25 of them"))).write(tmp_path / "report.docx")
        document = read(original)
        places = place_of(document, WORDS), place_of(document, "25")
        told = comments(mark_file(original, tmp_path / "marked.docx", [finding(*places)]).copy)
        assert {words: text.split("\n")[2] for words, text in told.values()} == {
            WORDS: f"see also: {places[1].address}", "25": f"see also: {places[0].address}",
        }  # fmt: skip


class TestElsewhere:
    """Where Word shows no comment, it stands as near as can be and quotes the words."""

    def test_words_of_a_note_are_told_at_its_mark(self, tmp_path: Path) -> None:
        docx = Docx(
            body=p(r("They have"), mark(1), r(", all"), mark(2), r(".")),
            footnotes=note(1, "Not Poland.") + note(2, "Only Malta and Italy."),
        )
        commented = comment_on(tmp_path, docx, "Malta", "Italy")
        [(words, told)] = comments(commented.copy).values()
        assert words == "\ufffc"
        assert [line for line in told.split("\n") if line.startswith("where")] == [
            "where: note 2: “Malta”", "where: note 2: “Italy”",
        ]  # fmt: skip
        root = etree.fromstring(parts(commented.copy)[MAIN])
        start = next(element for element in root.iter("*") if local(element) == "commentRangeStart")
        run = start.getnext()
        assert run is not None
        assert [attribute(element, "id") for element in run if local(element) == "footnoteReference"] == ["2"]
        check_only_comments_came(commented)

    @pytest.mark.parametrize(
        ("body", "words"),
        [
            (p(r("See "), raw(box(p(r("Of 24 Member States")))), r("below.")), "\nOf 24 Member States"),
            (p(r("Of "), control(r("the 24 Member States"), properties="<w:text/>")), "the 24 Member States"),
            (p(r("Of "), "<m:oMath><m:r><m:t>24 Member States</m:t></m:r></m:oMath>"), WORDS),
        ],
        ids=["in a text box", "in a control that holds data", "in a formula"],
    )  # fmt: skip
    def test_what_cannot_be_divided_is_commented_on_as_a_whole(self, tmp_path: Path, body: str, words: str) -> None:
        commented = comment_on(tmp_path, Docx(body=body), "4 Member States")
        [(held, told)] = comments(commented.copy).values()
        assert held == words.lstrip("\n")
        assert "“4 Member States”" in told
        check_only_comments_came(commented)

    def test_a_finding_on_the_document_is_on_its_first_paragraph(self, tmp_path: Path) -> None:
        commented = comment_on(tmp_path, Docx(body=p() + p(r("A "), r("report")) + p(r("goes on"))), "")
        [(words, told)] = comments(commented.copy).values()
        assert (words, told.count("\n")) == ("A report", 2)
        check_only_comments_came(commented)

    def test_an_empty_place_is_its_paragraph(self, tmp_path: Path) -> None:
        original = Docx(body=p(r("A report")) + p(r("goes "), r("on"))).write(tmp_path / "report.docx")
        place = place_of(read(original), "on")
        empty = Place(input=0, block=1, part=MAIN, start=place.start, end=place.start)
        commented = mark_file(original, tmp_path / "marked.docx", [finding(empty)])
        [(words, told)] = comments(commented.copy).values()
        assert (words, told.split("\n")[2]) == ("goes on", f"where: {empty.address}")

    def test_a_note_without_a_mark_is_told_at_the_first_paragraph(self, tmp_path: Path) -> None:
        original = Docx(body=p(r("A report")), footnotes=note(1, "Malta")).write(tmp_path / "report.docx")
        lost = Place(input=0, block=1, part="word/footnotes.xml", note=1, start=2, end=7, text="Malta")
        commented = mark_file(original, tmp_path / "marked.docx", [finding(lost)])
        assert [words for words, _ in comments(commented.copy).values()] == ["A report"]


class TestExistingComments:
    COMMENT = '<w:comment w:id="0" w:author="Ann"><w:p><w:r><w:t>Sure?</w:t></w:r></w:p></w:comment>'
    BODY = (
        p('<w:commentRangeStart w:id="0"/>', r("Of these, 24 "), '<w:commentRangeEnd w:id="0"/>',
          raw('<w:commentReference w:id="0"/>'), r("Member States"))
    )  # fmt: skip

    def docx(self) -> Docx:
        docx = Docx(body=self.BODY)
        held = docx.parts()
        xml = f'<w:comments xmlns:w="{docx.namespace}">{self.COMMENT}</w:comments>'
        relation = f'<Relationship Id="c" Type="{TRANSITIONAL}/comments" Target="comments.xml"/></Relationships>'
        relations = held["word/_rels/document.xml.rels"].replace(b"</Relationships>", relation.encode())
        docx.extra = {
            "word/comments.xml": xml.encode(),
            "word/_rels/document.xml.rels": relations,
            "word/commentsExtended.xml": b"<x/>",
        }
        return docx

    def test_those_of_people_stay(self, tmp_path: Path) -> None:
        commented = comment_on(tmp_path, self.docx(), WORDS)
        told = comments(commented.copy)
        assert told["0"] == ("Of these, 24 ", "Sure?")
        assert told["1"][0] == WORDS
        before, after = parts(commented.original), parts(commented.copy)
        assert after["word/commentsExtended.xml"] == before["word/commentsExtended.xml"]
        assert after["word/comments.xml"].startswith(before["word/comments.xml"].removesuffix(b"</w:comments>"))
        assert mark_file(commented.copy, tmp_path / "again.docx", commented.report.findings).copy.read_bytes() == (
            commented.copy.read_bytes()
        )


class TestRefusals:
    def test_a_file_that_changed_is_refused(self, tmp_path: Path) -> None:
        commented = comment_on(tmp_path, Docx(body=p(r("24 Member States"))), WORDS)
        Docx(body=p(r("25 Member States"))).write(commented.original)
        with pytest.raises(InputError, match="the file changed while it was checked"):
            api.annotate(commented.report, tmp_path / "other.docx")
        assert not (tmp_path / "other.docx").exists()

    def test_no_findings_make_a_copy(self, tmp_path: Path) -> None:
        commented: Commented = comment_on(tmp_path, Docx(body=p(r("24 Member States"))))
        assert commented.copy.read_bytes() == commented.original.read_bytes()
        assert commented.done.comments == 0


TEXTS = st.lists(st.text("ab é&<\t7", min_size=1, max_size=5), min_size=1, max_size=5)
FACES = st.sampled_from(["", "<w:b/>", '<w:color w:val="00FF00"/>'])
WRAPS = st.sampled_from(["{}", '<w:ins w:id="1" w:author="A">{}</w:ins>', "<w:hyperlink>{}</w:hyperlink>"])


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60, deadline=None)
@given(data=st.data(), texts=TEXTS)
def test_any_words_of_any_runs_get_their_comment(tmp_path: Path, data: st.DataObject, texts: list[str]) -> None:
    runs = []
    for text in texts:
        keeps = data.draw(st.sampled_from([' xml:space="preserve"', ""]))
        written = text.replace("&", "&amp;").replace("<", "&lt;")
        runs.append(data.draw(WRAPS).format(raw(f"<w:t{keeps}>{written}</w:t>", data.draw(FACES))))
    original = Docx(body=p(r("x"), *runs, r("y"))).write(tmp_path / "report.docx")
    document = read(original)
    shown = document.blocks[0].text
    found, wanted = [], set()
    for _ in range(data.draw(st.integers(1, 3))):
        start = data.draw(st.integers(0, len(shown) - 1))
        end = data.draw(st.integers(start + 1, len(shown)))
        found.append(finding(document.place(0, start, end)))
        wanted.add(shown[start:end])
    commented = mark_file(original, tmp_path / "marked.docx", found)
    held = {words.replace("\t", " ") for words, _ in comments(commented.copy).values()}
    assert {"".join(each.split()) for each in held} == {"".join(each.split()) for each in wanted}
    check_only_comments_came(commented)
