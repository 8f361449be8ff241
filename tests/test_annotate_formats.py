"""The formats of marked cells: their own but for the fill, at the end of the styles part, and to be taken back."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree
from packages import MAIN, STRICT

from sucheck.annotate.styles.formats import COLOURS, Formats, ReplacedFill, fill_number
from sucheck.annotate.styles.tables import empty_styles
from sucheck.model import Severity
from sucheck.ooxml.splices import edited, inverted

ERROR, WARNING, NOTE = Severity.ERROR, Severity.WARNING, Severity.NOTE
YELLOW = '<fill><patternFill patternType="solid"><fgColor rgb="FFFFFF00"/><bgColor indexed="64"/></patternFill></fill>'
FILLS = (
    '<fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>'
    f"{YELLOW}</fills>"
)
FONTS = (
    '<fonts count="1" x14ac:knownFonts="1"><font><i/><u/><sz val="10"/><color theme="1"/><name val="Arial"/>'
    '<family val="2"/><scheme val="minor"/></font></fonts>'
)
CELLS = (
    '<cellXfs count="3"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>'
    '<xf numFmtId="14" fontId="1" fillId="2" borderId="3" xfId="4" applyFill="0" quotePrefix="1">'
    '<alignment wrapText="1"/><protection locked="0"/></xf><xf numFmtId="9"/></cellXfs>'
)


def styles(*lists: str) -> bytes:
    start = f'<styleSheet xmlns="{MAIN}" xmlns:x14ac="http://schemas.microsoft.com/office/spreadsheetml/2009/9/ac">'
    return f"{start}{''.join(lists)}</styleSheet>".encode()


WHOLE = styles(
    "<numFmts/>",
    FONTS,
    FILLS,
    "<borders/>",
    "<cellStyleXfs><xf/></cellStyleXfs>",
    CELLS,
    "<cellStyles/>",
    "<dxfs/>",
)


def new_styles(content: bytes, formats: Formats) -> etree._Element:
    """The part with all that was asked for: well-formed, counted, in the order of the schema, and to be undone."""
    splices = formats.splices()
    assert list(splices) == sorted(splices, key=lambda splice: splice.at)
    new = edited(content, splices)
    assert edited(new, inverted(splices)) == content
    assert b"".join(splice.come for splice in splices).isascii()
    root = etree.fromstring(new)
    for table in root:
        assert table.get("count") in {None, str(len(table))}, table.tag
    order = ["numFmts", "fonts", "fills", "borders", "cellStyleXfs", "cellXfs", "cellStyles", "dxfs", "extLst"]
    names = [etree.QName(child).localname for child in root]
    assert names == sorted(names, key=order.index)
    return root


def one(element: etree._Element, path: str) -> etree._Element:
    """The first element on the path."""
    return element.findall("/".join(f"{{*}}{name}" for name in path.split("/")))[0]


def test_a_mark_changes_the_fill_and_nothing_else() -> None:
    formats = Formats(WHOLE)
    assert formats.derived(1, ERROR) == 3
    root = new_styles(WHOLE, formats)
    old, new = root.findall("{*}cellXfs/{*}xf")[1:4:2]
    assert sorted(new.items()) == sorted({**dict(old.items()), "fillId": "3", "applyFill": "1"}.items())
    assert [etree.tostring(child) for child in new] == [etree.tostring(child) for child in old]
    fill = root.findall("{*}fills/{*}fill")[3]
    assert one(fill, "patternFill").get("patternType") == "solid"
    assert one(fill, "patternFill/fgColor").get("rgb") == "FFFFC4C6"
    assert one(fill, "patternFill/bgColor").get("rgb") == "FF5C0001"
    assert formats.replaced() == (ReplacedFill(number=1, fill=YELLOW.encode(), apply="0"),)


def test_each_format_and_severity_has_one_format_and_equal_fills_are_shared() -> None:
    formats = Formats(WHOLE)
    asked = [(0, ERROR), (2, ERROR), (0, NOTE), (0, ERROR), (1, WARNING), (2, ERROR)]
    assert [formats.derived(*each) for each in asked] == [3, 4, 5, 3, 6, 4]
    root = new_styles(WHOLE, formats)
    assert [xf.get("fillId") for xf in root.findall("{*}cellXfs/{*}xf")] == ["0", "2", None, "3", "3", "4", "5"]
    assert [replaced.number for replaced in formats.replaced()] == [1, 2]


def test_existing_formats_keep_their_numbers_and_bytes() -> None:
    formats = Formats(WHOLE)
    formats.derived(2, NOTE)
    formats.header()
    new = edited(WHOLE, formats.splices())
    for old in (FONTS, FILLS, CELLS):
        inner = old.partition(">")[2].rpartition("</")[0].encode()
        assert inner in new


@pytest.mark.parametrize("style", [3, 99, 10**9])
def test_a_format_that_is_not_there_counts_as_the_first(style: int) -> None:
    formats = Formats(WHOLE)
    formats.derived(1, ERROR)
    at = formats.derived(style, ERROR)
    cells = new_styles(WHOLE, formats).findall("{*}cellXfs/{*}xf")
    assert cells[at].get("numFmtId") == "0"


@pytest.mark.parametrize("fill", ["9", "x", "-1", "9" * 5000])
def test_a_fill_that_is_not_there_counts_as_none(fill: str) -> None:
    content = styles(FILLS, f'<cellXfs><xf fillId="{fill}"/></cellXfs>')
    formats = Formats(content)
    formats.derived(0, ERROR)
    assert formats.replaced()[0].fill == b'<fill><patternFill patternType="none"/></fill>'
    assert one(new_styles(content, formats), "cellXfs")[1].get("fillId") == "3"


@pytest.mark.parametrize(
    "content",
    [
        f'<styleSheet xmlns="{MAIN}"/>'.encode(),
        styles(),
        styles("<numFmts/>", "<extLst/>"),
        styles('<fonts count="0"/>', '<fills count="0"></fills>', "<borders/>", '<cellXfs count="0"/>', "<dxfs/>"),
        styles('<fills count="1"><fill><patternFill patternType="none"/></fill></fills>'),
        styles("<fonts/>", "<dxfs/>"),
    ],
)
def test_lists_that_are_missing_begin_with_what_programs_rely_on(content: bytes) -> None:
    formats = Formats(content)
    numbers = formats.derived(0, ERROR), formats.header()
    root = new_styles(content, formats)
    assert numbers == (1, 2)
    fonts, fills, cells = (one(root, name) for name in ("fonts", "fills", "cellXfs"))
    assert [fill[0].get("patternType") for fill in fills] == ["none", "gray125", "solid"]
    assert [font.findall("{*}b") != [] for font in fonts] == [False, True]
    assert [(xf.get("fillId"), xf.get("fontId")) for xf in cells] == [("0", "0"), ("2", "0"), ("0", "1")]


def test_a_part_with_prefixes_keeps_them_and_the_replaced_fill_has_none() -> None:
    plain = f'<styleSheet xmlns="{MAIN}">{FILLS}{CELLS}</styleSheet>'
    content = plain.replace("<", "<x:").replace("<x:/", "</x:").replace("xmlns=", "xmlns:x=").encode()
    formats = Formats(content)
    assert formats.derived(1, ERROR) == 3
    formats.link()
    root = new_styles(content, formats)
    assert {etree.QName(element).namespace for element in root.iter()} == {MAIN}
    assert one(one(root, "fills")[3], "patternFill/fgColor").get("rgb") == "FFFFC4C6"
    assert formats.replaced()[0].fill == YELLOW.encode()


def test_a_workbook_without_styles_gets_a_whole_part() -> None:
    for namespace in (MAIN, STRICT):
        content = empty_styles(namespace)
        formats = Formats(content)
        assert formats.derived(0, WARNING) == 1
        assert new_styles(content, formats).tag == f"{{{namespace}}}styleSheet"


def test_the_formats_of_the_list_of_findings() -> None:
    formats = Formats(WHOLE)
    numbers = formats.header(), formats.wrapped(), formats.link()
    root = new_styles(WHOLE, formats)
    cells, fonts = one(root, "cellXfs"), one(root, "fonts")
    header, wrapped, link = (cells[number] for number in numbers)
    assert {one(xf, "alignment").get("wrapText") for xf in (header, wrapped, link)} == {"1"}
    assert {(xf.get("fillId"), xf.get("xfId")) for xf in (header, wrapped, link)} == {("0", "0")}
    shown = [
        [etree.QName(each).localname for each in fonts[int(xf.get("fontId") or 0)]] for xf in (header, wrapped, link)
    ]
    assert shown == [
        ["b", "sz", "name", "family", "scheme"],
        ["i", "u", "sz", "color", "name", "family", "scheme"],
        ["u", "sz", "color", "name", "family", "scheme"],
    ]


def test_numbers_go_on_behind_those_of_an_earlier_marking() -> None:
    ours = (
        '<fill><patternFill patternType="solid"><fgColor rgb="FFFFC4C6"/><bgColor rgb="FF5C00FE"/></patternFill></fill>'
    )
    content = styles(FILLS.replace("</fills>", f"{ours}</fills>").replace('"3"', '"4"'), CELLS)
    formats = Formats(content)
    formats.derived(0, ERROR)
    formats.derived(1, ERROR)
    assert [replaced.number for replaced in formats.replaced()] == [0xFF, 0x100]
    fills = one(new_styles(content, formats), "fills")
    assert [fill_number(etree.tostring(fill)) for fill in fills] == [None, None, None, 0xFE, 0xFF, 0x100]


@pytest.mark.parametrize(
    ("fill", "number"),
    [
        (YELLOW, None),
        ('<fill><patternFill><fgColor rgb="FFFFC4C6"/><bgColor indexed="64"/></patternFill></fill>', None),
        ('<fill><patternFill><fgColor rgb="FF000000"/><bgColor rgb="FF5C0001"/></patternFill></fill>', None),
        (
            '<x:fill><x:patternFill><x:fgColor rgb="FFFFE49A"/><x:bgColor rgb="FF5CFFFF"/></x:patternFill></x:fill>',
            65535,
        ),
        ("<fill/>", None),
    ],
)
def test_only_a_fill_of_ours_has_a_number(fill: str, number: int | None) -> None:
    assert fill_number(fill.encode()) == number


def test_where_no_more_formats_are_possible_the_cell_keeps_its_own() -> None:
    cells = '<cellXfs count="65489">' + '<xf fillId="0"/>' * 65_489 + "</cellXfs>"
    content = styles(FILLS, cells)
    formats = Formats(content)
    assert [formats.derived(7, ERROR), formats.derived(8, ERROR), formats.derived(7, ERROR)] == [65_489, 8, 65_489]
    assert len(one(new_styles(content, formats), "cellXfs")) == 65_490


def test_nothing_asked_for_changes_nothing() -> None:
    assert Formats(WHOLE).splices() == ()
    assert Formats(WHOLE).replaced() == ()


@given(st.lists(st.tuples(st.integers(0, 5), st.sampled_from(Severity)), max_size=30))
def test_the_original_fill_of_every_format_is_known(asked: list[tuple[int, Severity]]) -> None:
    formats = Formats(WHOLE)
    numbers = [formats.derived(*each) for each in asked]
    root = new_styles(WHOLE, formats)
    cells, fills = one(root, "cellXfs"), one(root, "fills")
    replaced = {each.number: each for each in formats.replaced()}
    for (style, severity), number in zip(asked, numbers, strict=True):
        fill = fills[int(cells[number].get("fillId") or 0)]
        original = cells[style if style < 3 else 0]
        known = replaced[fill_number(etree.tostring(fill)) or 0]
        assert one(fill, "patternFill/fgColor").get("rgb") == COLOURS[severity]
        assert known.apply == original.get("applyFill")
        assert known.fill == (YELLOW.encode() if original.get("fillId") == "2" else known.fill)
    assert len(cells) == 3 + len(set(asked))
