"""Notes in the comments part: ours are added, those of people stay letter by letter, and ours go again."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree
from packages import MAIN, STRICT

from sucheck.annotate.clearing.words import without_ours
from sucheck.annotate.notes.adding import empty_comments, with_notes
from sucheck.annotate.notes.comments import Note, read_notes
from sucheck.annotate.notes.wording import END, START, Run
from sucheck.ooxml.splices import edited, inverted

OURS = (Run(text=f"{START}\n"), Run(text="error CL01\n", bold=True), Run(text=f"fingerprint 0123456789abcdef\n{END}"))
TEXT = f"{START}\nerror CL01\nfingerprint 0123456789abcdef\n{END}"
ANN = "<authors><author>Ann</author></authors>"


def part(comments: str, authors: str = ANN, encoding: str = "utf-8") -> bytes:
    whole = f'<comments xmlns="{MAIN}">{authors}<commentList>{comments}</commentList></comments>'
    return f'<?xml version="1.0" encoding="{encoding}"?>{whole}'.encode(encoding)


def note(text: str, cell: str = "B2") -> str:
    return f'<comment ref="{cell}" authorId="0" shapeId="0"><text>{text}</text></comment>'


def noted(content: bytes, notes: Mapping[tuple[int, int], Sequence[Run]]) -> bytes:
    """The content with notes, well-formed; the splices come in order and lead back."""
    splices = with_notes(content, notes)
    assert list(splices) == sorted(splices, key=lambda splice: splice.at)
    new = edited(content, splices)
    etree.fromstring(new)
    assert edited(new, inverted(splices)) == content
    return new


def cleared(content: bytes) -> bytes:
    new = edited(content, without_ours(content).splices)
    etree.fromstring(new)
    return new


@pytest.mark.parametrize("namespace", [MAIN, STRICT])
def test_a_sheet_without_notes_gets_a_part_of_its_own(namespace: str) -> None:
    new = noted(empty_comments(namespace), {(10, 2): OURS, (2, 28): OURS})
    assert read_notes(new) == (
        Note(cell=(2, 28), author="sucheck", text=TEXT),
        Note(cell=(10, 2), author="sucheck", text=TEXT),
    )
    assert new.isascii()
    root = etree.fromstring(new)
    assert root.tag == f"{{{namespace}}}comments"
    assert [element.get("ref") for element in root.iter(f"{{{namespace}}}comment")] == ["AB2", "B10"]


def test_bold_words_are_bold_and_every_space_is_kept() -> None:
    root = etree.fromstring(noted(empty_comments(MAIN), {(1, 1): OURS}))
    runs = root.findall(".//{*}r")
    assert [(bool(run.findall("{*}rPr/{*}b")), run.findtext("{*}t")) for run in runs] == [
        (run.bold, run.text) for run in OURS
    ]
    assert root.xpath("//@xml:space") == ["preserve"] * len(OURS)


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("<t>Ask Bob</t>", "Ask Bob"),
        ('<t xml:space="preserve"> two\nlines </t>', " two\nlines "),
        ("<r><rPr><b/></rPr><t>Ann:</t></r><r><t>\nAsk</t></r>", "Ann:\nAsk"),
        ("<t>Ask</t><r><t> Bob</t></r>", "Ask Bob"),
        ("<t><![CDATA[a < b]]><!-- no --> &amp; &#xe9;</t>", "a < b & é"),
        ("<r><t>東京</t></r><rPh sb='0' eb='1'><t>トウキョウ</t></rPh><phoneticPr fontId='1'/>", "東京"),
        ("<r><rPr><b/></rPr><t>One_x000D_\ntwo</t></r>", "One\r\ntwo"),
    ],
)
def test_the_words_of_a_person_stay_and_ours_stand_below(written: str, read: str) -> None:
    old = part(note(written))
    new = noted(old, {(2, 2): OURS})
    assert read_notes(old) == (Note(cell=(2, 2), author="Ann", text=read),)
    assert read_notes(new) == (Note(cell=(2, 2), author="Ann", text=f"{read}\n{TEXT}"),)
    assert read_notes(cleared(new)) == read_notes(old)
    assert b"sucheck</author>" not in new
    names = [etree.QName(child).localname for child in etree.fromstring(new).findall(".//{*}text/*")]
    assert names == sorted(names, key=["r", "rPh", "phoneticPr"].index), "the order of the schema, no bare text left"


def test_an_empty_note_of_a_person_gets_our_words_alone() -> None:
    for comment in (note(""), '<comment ref="B2" authorId="0"/>', '<comment ref="$B$2" authorId="0"><text/></comment>'):
        assert read_notes(noted(part(comment), {(2, 2): OURS})) == (Note(cell=(2, 2), author="Ann", text=TEXT),)


def test_our_author_is_added_once_and_found_again() -> None:
    once = noted(part(note("<t>x</t>")), {(1, 1): OURS})
    twice = noted(once, {(1, 3): OURS})
    assert [found.author for found in read_notes(twice)] == ["Ann", "sucheck", "sucheck"]
    assert twice.count(b"<author>sucheck</author>") == 1


@pytest.mark.parametrize(
    "content",
    [
        f'<comments xmlns="{MAIN}"/>',
        f'<comments xmlns="{MAIN}"></comments>',
        f'<comments xmlns="{MAIN}"><authors/><commentList/></comments>',
        f'<comments xmlns="{MAIN}"><authors/></comments>',
        f'<comments xmlns="{MAIN}"><commentList/></comments>',
        f'<x:comments xmlns:x="{MAIN}"><x:authors/><x:commentList></x:commentList><x:extLst/></x:comments>',
        f'<x:comments xmlns:x="{MAIN}" />',
    ],
)
def test_lists_that_are_missing_or_empty_are_filled(content: str) -> None:
    new = noted(content.encode(), {(3, 3): OURS})
    assert read_notes(new) == (Note(cell=(3, 3), author="sucheck", text=TEXT),)
    root = etree.fromstring(new)
    assert [etree.QName(child).localname for child in root][:2] == ["authors", "commentList"]
    assert {etree.QName(element).namespace for element in root.iter()} == {MAIN}


def test_a_part_with_prefixes_keeps_them() -> None:
    old = (
        f'<x:comments xmlns:x="{MAIN}"><x:authors><x:author>Ann</x:author></x:authors><x:commentList>'
        '<x:comment ref="B2" authorId="0"><x:text><x:t>mine</x:t></x:text></x:comment></x:commentList></x:comments>'
    ).encode()
    new = noted(old, {(2, 2): OURS, (5, 5): OURS})
    assert {etree.QName(element).namespace for element in etree.fromstring(new).iter()} == {MAIN}
    assert [found.text for found in read_notes(new)] == [f"mine\n{TEXT}", TEXT]
    assert [found.text for found in read_notes(cleared(new))] == ["mine"]


@pytest.mark.parametrize("encoding", ["windows-1252", "iso-8859-2", "shift_jis", "utf-8"])
def test_a_part_in_another_encoding_is_read_and_cut_at_the_right_bytes(encoding: str) -> None:
    words = "東京" if encoding == "shift_jis" else "é§ä"
    words = words.encode(encoding, "replace").decode(encoding)
    old = part(note(f"<t>{words}</t>"), encoding=encoding)
    new = noted(old, {(2, 2): OURS})
    assert read_notes(new)[0].text == f"{words}\n{TEXT}"
    # A program that saves the file may put all of it into one run.
    joined = part(note(f"<r><t>{words}\n{TEXT}\n{words}</t></r>".replace("──", "&#9472;&#9472;")), encoding=encoding)
    assert read_notes(cleared(joined))[0].text == f"{words}\n{words}"


def test_a_view_of_a_part_in_utf_16_is_read_as_what_it_is() -> None:
    view = part(note("<t>é</t>")).replace(b"utf-8", b"utf-16")
    assert read_notes(view)[0].text == "é"
    assert read_notes(edited(view, with_notes(view, {(2, 2): OURS})))[0].text == f"é\n{TEXT}"


def test_a_note_of_ours_alone_goes_as_a_whole_and_its_author_with_it() -> None:
    old = part(note("<t>x</t>"))
    clearance = without_ours(noted(old, {(1, 1): OURS, (2, 2): OURS}))
    assert clearance.removed == {(1, 1)}
    assert not clearance.is_bare
    assert read_notes(cleared(noted(old, {(1, 1): OURS}))) == read_notes(old)
    assert cleared(noted(old, {(1, 1): OURS})) == old
    assert without_ours(noted(empty_comments(MAIN), {(1, 1): OURS})).is_bare


def test_what_a_person_wrote_into_our_note_stays() -> None:
    mixed = part(note(f"<t>before\n{TEXT}\nbehind</t>"), "<authors><author>sucheck</author></authors>")
    clearance = without_ours(mixed)
    assert clearance.removed == frozenset()
    assert read_notes(cleared(mixed)) == (Note(cell=(2, 2), author="sucheck", text="before\nbehind"),)


def test_two_sections_in_one_note_both_go() -> None:
    twice = part(note(f"<t>before\n{TEXT}\nbetween\n{TEXT}</t>"))
    assert read_notes(cleared(twice))[0].text == "before\nbetween"


def test_notes_without_our_words_are_not_touched() -> None:
    old = part(note(f"<t>{START} is what they write</t>") + note("<t/>", "C3"))
    assert without_ours(old).splices == ()


def test_an_author_that_others_are_counted_behind_stays() -> None:
    authors = "<authors><author>sucheck</author><author>Ann</author></authors>"
    old = part(note(f"<t>{TEXT}</t>") + note("<t>x</t>", "C3").replace('"0"', '"1"', 1), authors)
    assert read_notes(cleared(old)) == (Note(cell=(3, 3), author="Ann", text="x"),)


def test_a_conversation_is_told_from_a_note() -> None:
    authors = "<authors><author>tc={0C7F4F3E-0000-4000-8000-000000000000}</author></authors>"
    assert [found.is_conversation for found in read_notes(part(note("<t>x</t>"), authors))] == [True]
    assert [found.is_conversation for found in read_notes(part(note("<t>x</t>")))] == [False]


def test_what_looks_like_a_code_or_like_markup_is_plain_text() -> None:
    words = 'a _x0041_ <b> & "c" \x01 é'
    new = noted(empty_comments(MAIN), {(1, 1): (Run(text=words),)})
    assert read_notes(new)[0].text == words.replace("\x01", "\ufffd")
    assert b"_x005F_x0041_" in new


def test_damaged_numbers_and_addresses_do_no_harm() -> None:
    odd = f'<comment ref="B2" authorId="{"9" * 5000}"><text><t>x</t></text></comment>' + note("<t>y</t>", "B0")
    content = part(odd)
    assert read_notes(content) == (Note(cell=(2, 2), author="", text="x"),)
    assert [found.text for found in read_notes(noted(content, {(2, 2): OURS}))] == [f"x\n{TEXT}"]
    alone = part(note(f"<t>{TEXT}</t>") + note("<t>y</t>", "B0"))
    assert not without_ours(alone).is_bare


WORDS = st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs"), exclude_characters="\ufffe\uffff"))


@given(st.lists(WORDS, min_size=1, max_size=4), st.booleans())
def test_ours_come_and_go_and_all_words_stay(words: list[str], is_plain: bool) -> None:  # noqa: FBT001  a drawn value
    escaped = [each.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&#62;") for each in words]
    runs = f"<t>{escaped[0]}</t>" if is_plain else "".join(f"<r><t>{each}</t></r>" for each in escaped)
    old = part(note(runs) + note("<t>other</t>", "C3"))
    new = noted(old, {(2, 2): OURS, (9, 9): OURS})
    before, after = read_notes(old), read_notes(new)
    assert after[0].text == f"{before[0].text}\n{TEXT}"
    if before[0].text.strip():
        assert read_notes(cleared(new)) == before
