"""A sheet with its marks: which bytes change, where, and that all others stay."""

from __future__ import annotations

import re
import tracemalloc
from collections.abc import Iterator, Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree
from packages import MAIN, RELATED, STRICT, STRICT_RELATED

from sucheck.annotate.cells.met import Met
from sucheck.annotate.cells.rows import marked_sheet
from sucheck.annotate.cells.shell import Columns, Shell, shell_of
from sucheck.model import InputError, Severity, column_number
from sucheck.ooxml.splices import Splice, edited, inverted

E, W, N = Severity.ERROR, Severity.WARNING, Severity.NOTE
Marks = Mapping[tuple[int, int], Severity]
COMPATIBILITY = "http://schemas.openxmlformats.org/markup-compatibility/2006"
#: All that can stand behind the cells, in the order of the schema (ECMA-376 part 4, CT_Worksheet).
BEHIND = (
    "sheetCalcPr sheetProtection protectedRanges scenarios autoFilter sortState dataConsolidate customSheetViews "
    "mergeCells phoneticPr conditionalFormatting dataValidations hyperlinks printOptions pageMargins pageSetup "
    "headerFooter rowBreaks colBreaks customProperties cellWatches ignoredErrors smartTags drawing | legacyDrawingHF "
    "drawingHF picture oleObjects controls webPublishItems tableParts extLst"
)
BEFORE_NOTES, AFTER_NOTES = (part.split() for part in BEHIND.split(" | "))


def damaged(why: str) -> InputError:
    return InputError(f"the sheet: {why}")


def sheet(data: str, *, before: str = "", after: str = "", root: str = f'worksheet xmlns="{MAIN}"') -> bytes:
    name = root.split(maxsplit=1)[0]
    prefix = name.removesuffix("worksheet")
    return f"<{root}>{before}<{prefix}sheetData>{data}</{prefix}sheetData>{after}</{name}>".encode()


def pieces(content: bytes, size: int) -> Iterator[bytes]:
    return (content[at : at + size] for at in range(0, len(content), size))


def shell(content: bytes, *cells: tuple[int, int], size: int = 1 << 20) -> Shell:
    return shell_of(pieces(content, size), cells, damaged)


def derived(style: int, severity: Severity) -> int:
    return 10 * style + severity


def marked(content: bytes, marks: Marks, legacy: str | None = None, size: int = 1 << 20) -> tuple[bytes, list[Splice]]:
    done: list[Splice] = []
    around = shell(content, size=size)
    chunks = marked_sheet(pieces(content, size), around, marks, derived, legacy_id=legacy, done=done, met=Met())
    return b"".join(chunks), done


ROW = '<row r="2"><c r="B2" s="4"><v>1</v></c></row>'


@pytest.mark.parametrize(
    ("data", "marks", "expected"),
    [
        pytest.param(ROW, {}, ROW, id="nothing"),
        pytest.param(ROW, {(2, 2): E}, ROW.replace('s="4"', 's="43"'), id="styled"),
        pytest.param('<row r="1"><c r="A1"/></row>', {(1, 1): W}, '<row r="1"><c r="A1" s="2"/></row>', id="unstyled"),
        pytest.param(
            "<row r = '1' ><c s = '4' r = 'A1' ><v>1</v></c ></row >",
            {(1, 1): E, (1, 2): N},
            "<row r = '1' ><c s = '43' r = 'A1' ><v>1</v></c ><c r=\"B1\" s=\"1\"/></row >",
            id="single quotes and blanks",
        ),
        pytest.param(
            '<row r="1"><c r="A1" t="str" foo:s="7" foo:r="C1"><v/></c></row>',
            {(1, 1): E},
            '<row r="1"><c r="A1" t="str" foo:s="7" foo:r="C1" s="3"><v/></c></row>',
            id="attributes of another namespace",
        ),
        pytest.param(
            '<row r="2"><c r="C2"/><c r="E2"/></row>',
            {(2, 1): E, (2, 2): W, (2, 4): E, (2, 6): E, (2, 27): N},
            '<row r="2"><c r="A2" s="3"/><c r="B2" s="2"/><c r="C2"/><c r="D2" s="3"/><c r="E2"/><c r="F2" s="3"/>'
            '<c r="AA2" s="1"/></row>',
            id="missing cells",
        ),
        pytest.param(
            '<row r="3"/>\n<row r="5"></row>\n',
            {(1, 1): E, (3, 2): E, (4, 1): E, (4, 3): N, (5, 1): E, (7, 1): W},
            '<row r="1"><c r="A1" s="3"/></row><row r="3"><c r="B3" s="3"/></row>\n'
            '<row r="4"><c r="A4" s="3"/><c r="C4" s="1"/></row><row r="5"><c r="A5" s="3"/></row>\n'
            '<row r="7"><c r="A7" s="2"/></row>',
            id="missing rows and rows without cells",
        ),
        pytest.param(
            "<row><c><v>1</v></c><c/></row><row/><row s='5'><c r='B3'/><c/></row>",
            {(1, 2): E, (2, 1): W, (3, 1): N, (3, 3): N},
            '<row><c><v>1</v></c><c s="3"/></row><row><c r="A2" s="2"/></row>'
            '<row s=\'5\'><c r="A3" s="1"/><c r=\'B3\'/><c s="1"/></row>',
            id="without addresses",
        ),
        pytest.param(
            '<row r="1" s="5" customFormat="1" ht="30"><c r="B1"/></row><row r="2" s="6"/>',
            {(1, 1): E, (1, 2): E, (1, 3): E, (2, 1): E},
            '<row r="1" s="5" customFormat="1" ht="30"><c r="A1" s="53"/><c r="B1" s="3"/><c r="C1" s="53"/></row>'
            '<row r="2" s="6"><c r="A2" s="3"/></row>',
            id="format of the row",
        ),
        pytest.param(
            '<row r="1"><!-- <row r="9"> <c r="A1"/> --><c r="A1"><v><![CDATA[</c></row></sheetData>]]></v></c>'
            '<?note <c r="B1"> ?></row><!-- > --><row r="2"><c r="A2"/></row>',
            {(1, 1): E, (1, 2): E, (2, 1): W},
            '<row r="1"><!-- <row r="9"> <c r="A1"/> --><c r="A1" s="3"><v><![CDATA[</c></row></sheetData>]]></v></c>'
            '<c r="B1" s="3"/><?note <c r="B1"> ?></row><!-- > --><row r="2"><c r="A2" s="2"/></row>',
            id="what looks like cells",
        ),
        pytest.param(
            '<row r="1"><c r="A1"><is><t>x</t><r><rPr><color></color></rPr></r></is></c></row>',
            {(1, 2): E},
            '<row r="1"><c r="A1"><is><t>x</t><r><rPr><color></color></rPr></r></is></c><c r="B1" s="3"/></row>',
            id="end tags that begin like that of a cell",
        ),
        pytest.param(
            '<row r="1"><c r="A1"><v>1</v><extLst><ext><c xmlns="u:x" r="B1"/></ext></extLst></c>'
            '<extLst><ext><row xmlns="u:x" r="3"><c r="A1"/></row></ext></extLst></row><row r="2"><extLst /></row>',
            {(1, 1): E, (1, 2): E, (2, 1): W},
            '<row r="1"><c r="A1" s="3"><v>1</v><extLst><ext><c xmlns="u:x" r="B1"/></ext></extLst></c>'
            '<c r="B1" s="3"/><extLst><ext><row xmlns="u:x" r="3"><c r="A1"/></row></ext></extLst></row>'
            '<row r="2"><c r="A2" s="2"/><extLst /></row>',
            id="extensions",
        ),
        pytest.param(
            '<row r="1" title="a > b"><c foo=">" r="A1"/></row>',
            {(1, 1): E},
            '<row r="1" title="a > b"><c foo=">" r="A1" s="3"/></row>',
            id="an attribute with the end of a tag",
        ),
        pytest.param(
            '<row r="1"><c r="$b$1"/></row><row r="1048576"><c r="XFD1048576"/></row>',
            {(1, 2): E, (1048576, 16384): E},
            '<row r="1"><c r="$b$1" s="3"/></row><row r="1048576"><c r="XFD1048576" s="3"/></row>',
            id="odd and last addresses",
        ),
    ],
)
@pytest.mark.parametrize("size", [1, 7, 1 << 20])
def test_only_marked_cells_change(data: str, marks: Marks, expected: str, size: int) -> None:
    old = sheet(data)
    new, done = marked(old, marks, size=size)
    assert new.decode() == sheet(expected).decode()
    assert edited(old, done) == new
    assert edited(new, inverted(done)) == old


@pytest.mark.parametrize("empty", ["<sheetData/>", "<sheetData />", "<sheetData></sheetData>"])
def test_a_sheet_without_rows_gets_them(empty: str) -> None:
    old = f'<worksheet xmlns="{MAIN}">{empty}</worksheet>'.encode()
    new, done = marked(old, {(2, 1): E}, "rId1", size=5)
    assert b'<row r="2"><c r="A2" s="3"/></row></sheetData><legacyDrawing' in new
    assert edited(new, inverted(done)) == old


def test_the_sheet_s_own_prefix_is_used() -> None:
    root = f'x:worksheet xmlns:x="{MAIN}" xmlns:rel="{RELATED}"'
    old = sheet('<x:row r="2"><x:c r="B2"/></x:row>', root=root)
    new, _ = marked(old, {(1, 1): E, (2, 2): E, (2, 3): W}, "rId7")
    assert new == sheet(
        '<x:row r="1"><x:c r="A1" s="3"/></x:row><x:row r="2"><x:c r="B2" s="3"/><x:c r="C2" s="2"/></x:row>',
        after='<x:legacyDrawing rel:id="rId7"/>',
        root=root,
    )


@pytest.mark.parametrize(
    ("root", "expected"),
    [
        (f'worksheet xmlns="{MAIN}" xmlns:r="{RELATED}"', '<legacyDrawing r:id="rId3"/>'),
        (f"worksheet xmlns='{MAIN}'", f'<legacyDrawing xmlns:r="{RELATED}" r:id="rId3"/>'),
        (f'worksheet xmlns="{MAIN}" xmlns:r="u:x"', f'<legacyDrawing xmlns:r="{RELATED}" r:id="rId3"/>'),
        (f'worksheet xmlns="{STRICT}" xmlns:q="{STRICT_RELATED}"', '<legacyDrawing q:id="rId3"/>'),
        (f'worksheet xmlns="{STRICT}" xmlns:r="{RELATED}"', f'<legacyDrawing xmlns:r="{STRICT_RELATED}" r:id="rId3"/>'),
    ],
)
def test_notes_are_named_in_the_sheet_s_own_namespaces(root: str, expected: str) -> None:
    old = sheet("", root=root)
    assert marked(old, {}, "rId3")[0] == sheet("", after=expected, root=root)
    assert shell(old).is_strict is (STRICT in root)


@pytest.mark.parametrize("size", [1, 1 << 20])
@pytest.mark.parametrize("name", AFTER_NOTES)
def test_notes_are_named_where_the_schema_wants_them(name: str, size: int) -> None:
    first = "".join(f"<{one}><a/><!-- <extLst/> --></{one}>" for one in BEFORE_NOTES)
    later = "".join(f"<{one}/>" for one in AFTER_NOTES[AFTER_NOTES.index(name) :])
    old = sheet(ROW, after=first + later)
    declared = f'<legacyDrawing xmlns:r="{RELATED}" r:id="rId3"/>'
    new, done = marked(old, {(2, 2): E}, "rId3", size)
    assert new == sheet(ROW.replace('s="4"', 's="43"'), after=first + declared + later)
    assert edited(new, inverted(done)) == old


@pytest.mark.parametrize(
    ("after", "expected"),
    [
        (
            "<pageMargins/><mc:AlternateContent><mc:Choice Requires='x14'><controls><control/></controls></mc:Choice>",
            14,
        ),
        ("<drawing r:id='d'/><mc:AlternateContent><mc:Choice/><mc:Fallback><oleObjects/></mc:Fallback>", 19),
        ("<mc:AlternateContent><mc:Choice><x14:drawing/><picture/></mc:Choice>", None),
        ("<mc:AlternateContent><mc:Choice/>", None),
    ],
)
def test_alternatives_stand_where_their_first_element_does(after: str, expected: int | None) -> None:
    after += "</mc:AlternateContent>"
    old = sheet("", after=after, root=f'worksheet xmlns="{MAIN}" xmlns:mc="{COMPATIBILITY}" xmlns:x14="u:x"')
    start = old.index(b"</sheetData>") + len("</sheetData>")
    assert shell(old).legacy_at == start + (len(after) if expected is None else expected)


def test_what_names_notes_already_is_found() -> None:
    after = "<drawing r:id='rId1'/><legacyDrawing r:id='rId2'/><legacyDrawingHF r:id='rId3'/>"
    root = f'worksheet xmlns="{MAIN}" xmlns:r="{RELATED}"'
    assert shell(sheet("", after=after, root=root), size=3).legacy_id == "rId2"
    assert shell(sheet("", after=after.replace("<legacyDrawing r:id='rId2'/>", ""), root=root)).legacy_id is None


def test_the_shell_tells_what_marking_needs() -> None:
    before = (
        '<sheetPr/><sheetFormatPr baseColWidth="10" defaultColWidth="11.5" defaultRowHeight="15"/><cols>'
        '<col min="1" max="2" width="20.25" style="3" customWidth="1"/><col min="5" max="16384" style="7"/>'
        '<col min="x" max="2"/></cols>'
    )
    content = sheet("", before=before)
    found = shell(content, size=11)
    assert found.columns == (
        Columns(first=1, last=2, style=3, width=20.25),
        Columns(first=5, last=16384, style=7, width=None),
    )
    assert (found.default_height, found.default_width, found.prefix, found.merged) == (15.0, 11.5, b"", {})
    assert content[found.data.start : found.data.end] == b"<sheetData></sheetData>"
    assert content[found.legacy_at :] == b"</worksheet>"
    new, _ = marked(sheet('<row r="2" s="4" customFormat="true"/>', before=before), {(1, 2): E, (1, 3): E, (2, 5): E})
    assert new == sheet(
        '<row r="1"><c r="B1" s="33"/><c r="C1" s="3"/></row>'
        '<row r="2" s="4" customFormat="true"><c r="E2" s="43"/></row>',
        before=before,
    )


def test_a_merged_range_is_known_by_its_top_left_cell() -> None:
    after = (
        '<mergeCells count="3"><mergeCell ref="B2:D4"/><mergeCell ref="$F$1:$F$9"/><mergeCell ref="H1"/></mergeCells>'
    )
    found = shell(sheet("", after=after), (2, 2), (3, 3), (4, 5), (5, 2), (9, 6), (1, 8), (1, 6), (3, 1))
    assert found.merged == {(2, 2): (2, 2), (3, 3): (2, 2), (9, 6): (1, 6), (1, 6): (1, 6)}


def test_of_ranges_that_overlap_the_first_counts() -> None:
    after = '<mergeCells><mergeCell ref="B2:C3"/><mergeCell ref="A1:D9"/></mergeCells>'
    assert shell(sheet("", after=after), (3, 3), (3, 4)).merged == {(3, 3): (2, 2), (3, 4): (1, 1)}


def test_memory_does_not_grow_with_the_rows() -> None:
    def chunks() -> Iterator[bytes]:
        start, end = sheet("|").split(b"|")
        yield start
        for first in range(1, 40_001, 200):
            yield "".join(
                f'<row r="{row}"><c r="A{row}">{value}</c></row>' for row in range(first, first + 200)
            ).encode()
        yield end

    value = "<v>" + "7" * 150 + "</v>"
    done: list[Splice] = []
    tracemalloc.start()
    around = shell_of(chunks(), (), damaged)
    marks = {(20_000, 1): E, (50_000, 1): E}
    size = sum(
        map(
            len,
            marked_sheet(chunks(), around, marks, derived, legacy_id=None, done=done, met=Met()),
        )
    )
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert [splice.come for splice in done] == [b' s="3"', b'<row r="50000"><c r="A50000" s="3"/></row>']
    assert size > 7_000_000
    assert peak < 1_000_000


def test_a_format_that_cannot_be_marked_leaves_the_cell_alone() -> None:
    old, done = sheet('<row r="1"><c r="A1" s="5"/></row>'), list[Splice]()
    marks = {(1, 1): E, (1, 2): E, (2, 1): E}
    new = marked_sheet([old], shell(old), marks, lambda style, _: style, legacy_id=None, done=done, met=Met())
    assert b"".join(new) == old
    assert done == []


@pytest.mark.parametrize(
    ("data", "why"),
    [
        ('<row r="2"/><row r="1"/>', "its rows stand in no order: 1 comes after 2"),
        ('<row r="2"/><row r="2"/>', "its rows stand in no order: 2 comes after 2"),
        ('<row r="x"/>', "the row number 'x' is none"),
        ('<row r="0"/>', "its rows stand in no order: 0 comes after 0"),
        ('<row r="5"><c r="B5"/><c r="A5"/></row>', "the cell A5 does not belong where it stands"),
        ('<row r="5"><c r="A5"/><c r="A5"/></row>', "the cell A5 does not belong where it stands"),
        ('<row r="5"><c r="A6"/></row>', "the cell A6 does not belong where it stands"),
        ('<row r="5"><c r="5A"/></row>', "the cell address '5A' is none"),
        ('<row r="5"><c r="A5"></row>', "a cell in its row 5 is cut off"),
        ('<foo/><row r="5"/>', "something other than rows stands among its rows"),
        (f'<y:row xmlns:y="{MAIN}" r="5"/>', "its rows and cells are written with several prefixes"),
    ],
)
@pytest.mark.parametrize("size", [3, 1 << 20])
def test_a_sheet_in_disorder_is_refused(data: str, why: str, size: int) -> None:
    with pytest.raises(InputError, match=f"^{re.escape(f'the sheet: {why}')}$"):
        marked(sheet(data), {(5, 3): E}, size=size)


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (sheet("")[:-1], "it is no worksheet, or is cut off"),
        (sheet(ROW)[:-30], "it is no worksheet, or is cut off"),
        (sheet(ROW + "<!--"), "it is no worksheet, or is cut off"),
        (f'<worksheet xmlns="{MAIN}"/>'.encode(), "it is no worksheet, or is cut off"),
        (f'<chartsheet xmlns="{MAIN}"><sheetData/></chartsheet>'.encode(), "it is no worksheet, or is cut off"),
        (b"<worksheet xmlns='u:x'><sheetData/></worksheet>", "its elements are not those of a worksheet"),
        (
            f"<worksheet xmlns='{MAIN}' xmlns:x='{MAIN}'><x:sheetData/></worksheet>".encode(),
            "its elements are not those of a worksheet",
        ),
    ],
)
def test_what_is_no_whole_sheet_is_refused(content: bytes, why: str) -> None:
    with pytest.raises(InputError, match=f"^the sheet: {why}$"):
        shell(content)


# --- any sheet ---------------------------------------------------------------------------------------------------

NOISE = st.sampled_from(["", "", "", "\n  ", "<!-- <row r='1'/><c> -->", "<?p <c r='A1'/> ?>", "<!---->"])
VALUE = st.sampled_from(["<v>1</v>", "<v><![CDATA[<c r='B2'/></c></row></sheetData>]]></v>", "<is><t>ä!?</t></is>", ""])
MARKS = st.dictionaries(st.tuples(st.integers(1, 12), st.integers(1, 6)), st.sampled_from(Severity), max_size=12)


@st.composite
def sheets(draw: st.DrawFn) -> bytes:
    prefix = draw(st.sampled_from(["", "", "x:"]))
    space = draw(st.sampled_from([MAIN, STRICT]))
    declared = f'xmlns{":x" if prefix else ""}="{space}"' + draw(st.sampled_from(["", f' xmlns:r="{RELATED}"']))
    if draw(st.booleans()):
        declared += f' xmlns:other="{space}"'
    row, rows = 0, []
    for gap in draw(st.lists(st.integers(1, 4), max_size=5)):
        row += gap
        rows.append(draw(NOISE) + draw(written_row(prefix, row, is_addressed=gap > 1 or draw(st.booleans()))))
    data = "".join(rows) + draw(NOISE)
    cells = f"<{prefix}sheetData>{data}</{prefix}sheetData>" if data else f"<{prefix}sheetData/>"
    before = draw(st.sampled_from(["", "<cols><col min='2' max='3' style='8'/></cols>"])).replace("<c", f"<{prefix}c")
    after = "".join(f"<{prefix}{name}/>" for name in BEFORE_NOTES[-3:] + AFTER_NOTES if draw(st.booleans()))
    before = before.replace("</", "</" + prefix)
    return f"<{prefix}worksheet {declared}>{before}{cells}{draw(NOISE)}{after}</{prefix}worksheet>".encode()


@st.composite
def written_row(draw: st.DrawFn, prefix: str, row: int, *, is_addressed: bool) -> str:
    quote = draw(st.sampled_from("\"'"))
    attributes = f" r={quote}{row}{quote}" if is_addressed else ""
    attributes += draw(st.sampled_from(["", " spans='1:3'", ' s="4" customFormat="1"', " s='4'"]))
    column, cells = 0, []
    for gap in draw(st.lists(st.integers(1, 3), max_size=3)):
        column += gap
        address = f' r="{chr(64 + column)}{row}"' if gap > 1 or draw(st.booleans()) else ""
        style = draw(st.sampled_from(["", ' s="2"', " s='3'"]))
        start = f"<{prefix}c" + (address + style if draw(st.booleans()) else style + address)
        value = draw(VALUE)
        cells.append(draw(NOISE) + (f"{start}>{value}</{prefix}c>" if value or draw(st.booleans()) else start + "/>"))
    content = "".join(cells) + draw(NOISE)
    return f"<{prefix}row{attributes}>{content}</{prefix}row>" if content else f"<{prefix}row{attributes}/>"


def styles(content: bytes) -> tuple[dict[tuple[int, int], int], dict[int, int]]:
    """The formats of all cells, and those of the rows, by a real parser; rows and cells must stand in order."""
    cells: dict[tuple[int, int], int] = {}
    rows: dict[int, int] = {}
    row = 0
    for element in etree.fromstring(content).iterfind("{*}sheetData/{*}row"):
        number = int(element.get("r", row + 1))
        assert number > row
        row, column = number, 0
        if element.get("customFormat") == "1":
            rows[row] = int(element.get("s", ""))
        for cell in element.iterfind("{*}c"):
            letters, digits = re.fullmatch("([A-Z]*)([0-9]*)", cell.get("r", "")).groups()  # type: ignore[union-attr]
            position = column_number(letters) if letters else column + 1
            assert position > column
            assert not digits or int(digits) == row
            column = position
            cells[row, column] = int(cell.get("s", 0))
    return cells, rows


#: All that may go and come: a number of a format, cells and rows without content, the naming of notes.
CHANGE = re.compile(
    rb"""[0-9]*\ >\ [0-9]+|\ >\ \ s="[0-9]+"
    |(?P<opened>/>)?\ >\ (?(opened)>)(?:<x?:?row\ r="[0-9]+">)?(?:<x?:?c\ r="[A-Z]+[0-9]+"\ s="[0-9]+"/>
        |</x?:?row><x?:?row\ r="[0-9]+">)+(?:</x?:?row>)?(?(opened)(?:</x?:?sheetData>)?)
    |\ >\ <x?:?legacyDrawing(?:\ xmlns:r="[^"]+")?\ r:id="rId5"/>""",
    re.VERBOSE,
)


@given(sheets(), MARKS, st.sampled_from([None, "rId5"]), st.integers(1, 60))
def test_any_sheet_is_marked_in_order_and_led_back(old: bytes, marks: Marks, legacy: str | None, size: int) -> None:
    new, done = marked(old, marks, legacy)
    assert marked(old, marks, legacy, size) == (new, done)
    assert edited(old, done) == new
    assert edited(new, inverted(done)) == old
    before, rows = styles(old)
    columns = {2: 8, 3: 8} if b"cols>" in old else {}
    expected = dict(before)
    for (row, column), severity in marks.items():
        style = before.get((row, column), rows.get(row, columns.get(column, 0)))
        expected[row, column] = derived(style, severity)
    assert styles(new)[0] == expected
    names = [etree.QName(child).localname for child in etree.fromstring(new) if isinstance(child.tag, str)]
    order = ["cols", "sheetData", *BEFORE_NOTES, "legacyDrawing", *AFTER_NOTES]
    assert names == sorted(names, key=order.index)
    assert names.count("legacyDrawing") == (legacy is not None)
    assert all(CHANGE.fullmatch(splice.gone + b" > " + splice.come) for splice in done)


def test_the_heights_of_rows_near_marks_are_seen_and_hidden_ones_have_none() -> None:
    rows = "".join(
        f'<row r="{number}" {look}><c r="A{number}"/></row>'
        for number, look in [(1, 'ht="30.5" customHeight="1"'), (2, 'hidden="1" ht="15"'), (3, ""), (200, 'ht="99"')]
    )
    old = f'<worksheet xmlns="{MAIN}"><sheetData>{rows}</sheetData></worksheet>'.encode()
    met = Met()
    list(
        marked_sheet(
            [old], shell(old), {(2, 1): Severity.NOTE}, lambda style, _: style, legacy_id=None, done=[], met=met
        )
    )
    assert met.heights == {1: 30.5, 2: 0}
