"""Edits of XML as it is written: tags, splices, encodings, relationships and content types."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree
from packages import STRICT_RELATED

from sucheck.model import InputError
from sucheck.ooxml.coding import CodingError, in_encoding, in_utf8, is_ascii_based, viewed
from sucheck.ooxml.package import Package, encoding_of
from sucheck.ooxml.relations import (
    STRICT,
    TRANSITIONAL,
    NewRelationship,
    free_ids,
    relationships_part,
    target_of,
    with_relationships,
    with_types,
    without_overrides,
    without_relationships,
)
from sucheck.ooxml.splices import MisfitError, Splice, edited, inverted, replaced, spliced
from sucheck.ooxml.tags import children, escaped, masked, outline, unescaped


@st.composite
def splice_lists(draw: st.DrawFn) -> tuple[bytes, list[Splice]]:
    """Content, and splices that fit it, in their order."""
    content, at = b"", 0
    splices = []
    for gap, gone, come in draw(
        st.lists(st.tuples(st.binary(max_size=9), st.binary(max_size=9), st.binary(max_size=9)))
    ):
        content += gap + gone
        at += len(gap)
        splices.append(Splice(at=at, gone=gone, come=come))
        at += len(gone)
    return content + draw(st.binary(max_size=9)), splices


def pieces(content: bytes, sizes: list[int]) -> Iterator[bytes]:
    at = 0
    for size in sizes:
        yield content[at : at + size]
        at += size
    yield content[at:]


cuts = st.lists(st.integers(0, 12), max_size=20)


@given(case=splice_lists(), there=cuts, back=cuts)
def test_splices_taken_back_leave_the_old_content(
    case: tuple[bytes, list[Splice]], there: list[int], back: list[int]
) -> None:
    old, splices = case
    new = b"".join(spliced(pieces(old, there), splices))
    assert new == edited(old, splices)
    assert b"".join(spliced(pieces(new, back), inverted(splices))) == old
    assert inverted(inverted(splices)) == tuple(splices)


@given(
    old=st.binary(max_size=30), new=st.binary(max_size=30), shared=st.binary(max_size=9), other=st.binary(max_size=9)
)
def test_one_splice_leads_from_any_content_to_any_other(old: bytes, new: bytes, shared: bytes, other: bytes) -> None:
    old, new = shared + old + other, shared + new + other
    splice = replaced(old, new)
    assert edited(old, [splice]) == new
    assert splice.at >= len(shared) or splice.gone == splice.come == b""
    assert len(splice.gone) <= len(old) - len(shared) - len(other)


def test_edits_at_one_byte_insert_first_and_keep_their_order() -> None:
    splices = [Splice(at=1, gone=b"b", come=b"B"), Splice(at=1, come=b"1"), Splice(at=1, come=b"2")]
    assert edited(b"abc", splices) == b"a12Bc"


@pytest.mark.parametrize(
    "splices",
    [
        [Splice(at=1, gone=b"bc"), Splice(at=2, gone=b"c")],
        [Splice(at=2), Splice(at=1)],
        [Splice(at=0, gone=b"x")],
        [Splice(at=2, gone=b"cd")],
        [Splice(at=4)],
    ],
)
def test_splices_of_other_content_are_refused(splices: list[Splice]) -> None:
    with pytest.raises(MisfitError):
        b"".join(spliced([b"a", b"", b"bc"], splices))


def test_many_splices_in_one_piece_copy_it_once() -> None:
    splices = [Splice(at=at, gone=b"a", come=b"bc") for at in range(0, 600_000, 2)]
    assert edited(b"ab" * 300_000, splices) == b"bcb" * 300_000


names = st.sampled_from(["a", "x:b", "c-d.e", "\u00e9t\u00e9"])
texts = st.text(st.characters(codec="utf-8", exclude_characters="\r", exclude_categories=("Cs", "Cc")), max_size=9)
noise = st.sampled_from(["", "text", "<!-- <a> -->", "<![CDATA[</a><b]]>", "<?p <a?>", "\n", "&lt;a&gt;"])


@st.composite
def documents(draw: st.DrawFn, depth: int = 3) -> str:
    """An element with others in it, and what only looks like one."""
    name = draw(names)
    quote = draw(st.sampled_from("\"'"))
    value = escaped(draw(texts)).decode().replace("'", "&apos;") + draw(
        st.sampled_from(["", ">", "/>", "'"[quote == "'" :]])
    )
    start = f"<{name} xmlns:x='urn:x' k = {quote}{value}{quote}"
    if draw(st.booleans()):
        return start + draw(st.sampled_from(["/>", " />"]))
    inner = [draw(noise) + draw(documents(depth - 1)) for _ in range(draw(st.integers(0, depth)))]
    return f"{start}>{''.join(inner)}{draw(noise)}</{name}{draw(st.sampled_from(['', ' ']))}>"


@given(document=documents())
def test_the_outline_is_what_a_parser_sees(document: str) -> None:
    content = document.encode()
    elements = outline(content)
    parsed = list(etree.fromstring(content).iter("*"))
    assert [element.get("k") for element in elements] == [each.get("k") for each in parsed]
    assert [element.name for element in elements] == [etree.QName(each).localname for each in parsed]
    parents = [parsed.index(parent) if (parent := each.getparent()) is not None else -1 for each in parsed]
    assert [element.parent for element in elements] == parents
    for index, element in enumerate(elements):
        whole, inner = content[element.start : element.end], content[element.inner : element.inner_end]
        assert whole.startswith(b"<" + element.tag)
        assert whole.endswith(b"/>" if element.is_empty_tag else b">")
        assert element.is_empty_tag or whole.rstrip(b" >").endswith(b"</" + element.tag)
        assert (
            b"".join([b"<", element.tag, element.attributes, b">", inner]) == content[element.start : element.inner_end]
        )
        assert list(children(elements, index)) == [at for at, each in enumerate(elements) if each.parent == index]


@given(document=documents(), value=texts, name=st.sampled_from(["k", "new", "x:k"]), data=st.data())
def test_an_edit_of_an_element_changes_it_alone(document: str, value: str, name: str, data: st.DataObject) -> None:
    content = document.encode()
    elements = outline(content)
    index = data.draw(st.integers(0, len(elements) - 1))
    splices = [elements[index].with_attribute(name, value + "\n\t'"), elements[index].appended(b"<z/>")]
    after = outline(edited(content, splices))
    grown = [each for each in after if each.name != "z"]
    assert len(after) == len(grown) + 1
    assert grown[index].get(name) == value + "\n\t'"
    assert [each.name for each in grown] == [each.name for each in elements]
    parent = next(each.parent for each in after if each.name == "z")
    assert after[parent].start == elements[index].start
    without = edited(content, [elements[index].removed(content)])
    inside = [each for each in elements if each.start >= elements[index].start and each.end <= elements[index].end]
    assert len(outline(without)) == len(elements) - len(inside)


def test_a_tag_without_an_end_ends_where_its_parent_does() -> None:
    content = b"<x:p><font face=arial><br>One<br/></font></x:q><r b='1'/></x:p>"
    elements = outline(content)
    assert [each.tag for each in elements] == [b"x:p", b"font", b"br", b"br", b"r"]
    assert [content[each.inner : each.inner_end] for each in elements[1:3]] == [b"<br>One<br/>", b"One<br/>"]
    assert [each.is_empty_tag for each in elements] == [False, False, False, True, True]
    assert edited(b"<p><br></p>", [outline(b"<p><br></p>")[1].appended(b"x")]) == b"<p><br>x</p>"


def test_an_attribute_is_found_by_its_own_name_first() -> None:
    (element,) = outline(b"""<s xmlns:id="n" r:id='rId1' id = "a'b&#10;&amp;lt;&nbsp;&#x2019;"/>""")
    assert element.get("id") == "a'b\n&lt;&nbsp;\u2019"
    assert (element.get("r:id"), element.get("d"), element.get("ID")) == ("rId1", None, None)
    assert element.prefix == b""


def test_what_never_ends_costs_no_more_than_its_length() -> None:
    for content in (
        b"<!--" * 200_000,
        b"<a '" * 200_000,
        b"<a " * 200_000,
        b"<?<![CDATA[" * 100_000,
        b"<a><b></c>" * 50_000,
    ):
        assert len(masked(content)) == len(content)
        assert len(outline(content)) in {0, 100_000}
    (element,) = outline(b"<a " + b"b" * 400_000 + b">")
    assert element.get("b") is None


@given(text=st.text())
def test_text_survives_being_written_in_ascii(text: str) -> None:
    shown = escaped(text).decode("ascii")
    parsed = etree.fromstring(f'<a b="{shown}">{shown}</a>')
    assert unescaped(shown) == (parsed.text or "")
    assert unescaped(shown).replace("\ufffd", "") == "".join(
        sign
        for sign in text
        if sign in "\t\n\r" or (sign >= " " and sign not in "\ufffd\ufffe\uffff" and not "\ud800" <= sign <= "\udfff")
    )


def test_references_are_those_of_xml() -> None:
    assert unescaped("&lt;&#65;&#x42;&apos;&copy;&#x110000;&#92") == "<AB'&copy;&#x110000;&#92"


UTF_16 = [("utf-16-le", b"\xff\xfe"), ("utf-16-be", b"\xfe\xff"), ("utf-16-le", b""), ("utf-16-be", b"")]


@given(text=st.text(st.characters(codec="utf-16")), of=st.sampled_from(UTF_16), there=cuts, back=cuts)
def test_a_part_in_utf_16_comes_back_byte_for_byte(
    text: str, of: tuple[str, bytes], there: list[int], back: list[int]
) -> None:
    encoding, mark = of
    part = mark + f"<a>{text}</a>".encode(encoding)
    assert encoding_of(part) == encoding
    view = b"".join(in_utf8(pieces(part, there), encoding))
    assert view == (b"\xef\xbb\xbf" if mark else b"") + f"<a>{text}</a>".encode()
    assert b"".join(in_encoding(pieces(view, back), encoding)) == part


@pytest.mark.parametrize(
    "encoding", ["utf-8", "us-ascii", "iso-8859-1", "windows-1252", "shift_jis", "gb18030", "euc-kr"]
)
def test_where_ascii_stands_for_itself_a_part_is_its_own_view(encoding: str) -> None:
    assert is_ascii_based(encoding)
    part = [b"<a>", b"\xff\xfe\x80", b"</a>"]
    assert list(in_utf8(part, encoding)) == list(in_encoding(part, encoding)) == part


@pytest.mark.parametrize(
    "encoding", ["utf-7", "utf-16", "utf-32", "cp037", "iso-2022-jp", "hz", "base64", "no-such", ""]
)
def test_no_view_is_made_of_other_encodings(encoding: str) -> None:
    assert not is_ascii_based(encoding)
    for recoded in (in_utf8, in_encoding):
        with pytest.raises(CodingError, match=rf"^its encoding '{encoding}' is none of a workbook$"):
            list(recoded([b"<a/>"], encoding))


def test_a_part_in_another_encoding_than_it_states_is_an_input_error() -> None:
    for content, why in [
        (b"\xff\xfe<\0a", "it is not in UTF-16-LE, as it states"),
        (b"\xfe\xff\xd8\0\0a", "it is not in UTF-16-BE, as it states"),
        (b"<?xml version='1.0' encoding='utf-7'?><a/>", "its encoding 'utf-7' is none of a workbook"),
    ]:
        file = io.BytesIO()
        with zipfile.ZipFile(file, "w") as archive:
            archive.writestr("xl/a.xml", content)
        with pytest.raises(InputError) as caught:
            list(viewed(Package(file, "book.xlsx"), "xl/a.xml"))
        assert str(caught.value).startswith(f"book.xlsx: the part xl/a.xml is damaged ({why}); open the file")
    with pytest.raises(CodingError, match=r"^it is not in UTF-8, as it states$"):
        list(in_encoding([b"\xff"], "utf-16-le"))


@pytest.mark.parametrize(
    ("part", "relations"),
    [
        ("", "_rels/.rels"),
        ("book.xml", "_rels/book.xml.rels"),
        ("xl/worksheets/s.xml", "xl/worksheets/_rels/s.xml.rels"),
    ],
)
def test_relationships_stand_beside_their_part(part: str, relations: str) -> None:
    assert relationships_part(part) == relations


@pytest.mark.parametrize(
    ("part", "source", "target"),
    [
        ("xl/comments1.xml", "xl/worksheets/sheet1.xml", "../comments1.xml"),
        ("xl/worksheets/sheet9.xml", "xl/workbook.xml", "worksheets/sheet9.xml"),
        ("customXml/item1.xml", "", "customXml/item1.xml"),
        ("a b%20#\u00e9.xml", "xl/workbook.xml", "../a%20b%2520%23%C3%A9.xml"),
    ],
)
def test_a_target_leads_to_its_part(part: str, source: str, target: str) -> None:
    assert target_of(part, source) == target
    relations = with_relationships(None, [NewRelationship(id="r", type=f"{TRANSITIONAL}/x", target=target)])
    (found,) = package({part: b"", relationships_part(source): relations}).relationships(source)
    assert (found.target, found.kind, found.is_external) == (part, "x", False)


def package(parts: dict[str, bytes]) -> Package:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return Package(file, "book.xlsx")


PACKAGE = "http://schemas.openxmlformats.org/package/2006"
PREFIXED = (
    f'\ufeff<?xml version="1.0"?><p:Relationships xmlns:p="{PACKAGE}/relationships">'
    "<!-- <p:Relationship Id='rId3'/> -->\n"
    f"  <p:Relationship Id='rId2' Type='{TRANSITIONAL}/x' Target='x.xml'></p:Relationship>\n</p:Relationships>\n"
).encode()


@pytest.mark.parametrize(
    ("content", "ids"),
    [
        (None, ["rId1", "rId2"]),
        (PREFIXED, ["rId3", "rId4"]),
        (b"<R><r Id='rId3'/><r Id='rId999'/></R>", ["rId4", "rId5"]),
    ],
)
def test_free_ids_are_taken_by_nobody(content: bytes | None, ids: list[str]) -> None:
    assert list(free_ids(content, 2)) == ids


def test_relationships_are_added_behind_the_others_with_their_prefix() -> None:
    added = [
        NewRelationship(id="rId3", type=f"{STRICT}/comments", target="../a&b.xml"),
        NewRelationship(id="rId4", type=f"{STRICT}/vmlDrawing", target="/v.vml"),
    ]
    new = with_relationships(PREFIXED, added)
    splice = replaced(PREFIXED, new)
    assert (splice.gone, edited(new, inverted([splice]))) == (b"", PREFIXED)
    assert splice.come.startswith(b'<p:Relationship Id="rId3" Type="') or splice.come.startswith(b"p:Relationship Id=")
    found = package({"_rels/.rels": new}).relationships("")
    assert [(each.id, each.kind, each.target) for each in found] == [
        ("rId2", "x", "x.xml"), ("rId3", "comments", "a&b.xml"), ("rId4", "vmlDrawing", "v.vml"),
    ]  # fmt: skip
    assert without_relationships(new, {"rId3", "rId4", "none"}) == PREFIXED
    assert STRICT == STRICT_RELATED


@pytest.mark.parametrize(
    "root",
    ["<Relationships xmlns='{}'/>", "<Relationships xmlns='{}' />", "<Relationships xmlns='{}'></Relationships>"],
)
def test_relationships_fit_into_an_empty_part(root: str) -> None:
    content = root.format(f"{PACKAGE}/relationships").encode()
    new = with_relationships(content, [NewRelationship(id=id_, type="t/x", target="t") for id_ in ("a", "b")])
    assert [each.id for each in package({"_rels/.rels": new}).relationships("")] == ["a", "b"]
    assert with_relationships(content, []) == content
    with pytest.raises(MisfitError):
        with_relationships(b"no XML", [])


TYPES = (
    f'<t:Types xmlns:t="{PACKAGE}/content-types"><t:Default Extension="XML" ContentType="application/xml"/>'
    '<t:Override PartName="/xl/Workbook.xml" ContentType="book"/></t:Types>'
).encode()


def types(content: bytes, *parts: str) -> list[str]:
    found = package({"[Content_Types].xml": content})
    return [found.content_type(part) for part in parts]


def test_content_types_are_added_once() -> None:
    parts = {"xl/comments1.xml": "notes", "xl/d1.vml": "vml", "xl/d2.vml": "vml", "c/item1.xml": "application/xml"}
    new = with_types(TYPES, parts, by_extension={"vml", "xml"})
    assert types(new, *parts, "xl/workbook.xml") == [*parts.values(), "book"]
    assert replaced(TYPES, new).come.count(b"ContentType=") == 2
    assert with_types(new, parts, by_extension={"vml", "xml"}) == new
    assert types(without_overrides(new, {"XL/Comments1.xml"}), "xl/comments1.xml", "xl/workbook.xml") == [
        "application/xml",
        "book",
    ]


def test_a_default_of_another_type_and_a_stale_override_give_way() -> None:
    content = TYPES.replace(b'"XML"', b'"vml"')
    new = with_types(content, {"xl/d1.vml": "vml", "xl/workbook.xml": "macro's"}, by_extension=["vml"])
    assert types(new, "xl/d1.vml", "other.vml", "xl/workbook.xml") == ["vml", "application/xml", "macro's"]
    assert with_types(new, {"xl/d1.vml": "vml"}) == new
