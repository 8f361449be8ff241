"""A Word document with real footnotes, written part by part: the same content gives the same bytes."""

from __future__ import annotations

import datetime as dt
import io
import zipfile
from collections.abc import Sequence
from html import escape

_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_RELATED = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_PARTS = ("styles", "numbering", "settings", "footnotes")
_NAMED = {"title": "Title", "heading": "Heading1", "subheading": "Heading2", "bullet": "ListBullet"}
_SEPARATORS = (
    '<w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>'
    '<w:footnote w:type="continuationSeparator" w:id="0"><w:p><w:r><w:continuationSeparator/></w:r></w:p></w:footnote>'
)
_NUMBERING = (
    '<w:abstractNum w:abstractNumId="0"><w:multiLevelType w:val="singleLevel"/><w:lvl w:ilvl="0"><w:start w:val="1"/>'
    '<w:numFmt w:val="bullet"/><w:pStyle w:val="ListBullet"/><w:lvlText w:val="•"/><w:lvlJc w:val="left"/>'
    '<w:pPr><w:ind w:left="360" w:hanging="360"/></w:pPr></w:lvl></w:abstractNum>'
    '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
)
_SETTINGS = (
    '<w:footnotePr><w:footnote w:id="-1"/><w:footnote w:id="0"/></w:footnotePr>'
    '<w:compat><w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" '
    'w:val="15"/></w:compat>'
)
_DEFAULTS = (
    '<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" '
    'w:cs="Times New Roman"/><w:sz w:val="22"/><w:lang w:val="en-GB"/></w:rPr></w:rPrDefault>'
    '<w:pPrDefault><w:pPr><w:spacing w:after="140" w:line="276" w:lineRule="auto"/></w:pPr></w:pPrDefault>'
    "</w:docDefaults>"
)
_SECTION = (
    '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1418" w:right="1418" w:bottom="1418" w:left="1418" '
    'w:header="709" w:footer="709" w:gutter="0"/></w:sectPr>'
)
_FIRST_DAY = (1980, 1, 1, 0, 0, 0)  # the earliest that a zip archive can hold


def docx_of(
    title: str, blocks: Sequence[tuple[str, Sequence[str | int]]], notes: Sequence[str], date: dt.date
) -> bytes:
    """A Word document.

    Args:
        title: of the document.
        blocks: kind (heading, subheading, paragraph, bullet) and words, between them the numbers of notes.
        notes: from number 1 on.
        date: when it is said to have been written.
    """
    body = _paragraph("title", [title]) + "".join(_paragraph(kind, pieces) for kind, pieces in blocks)
    parts = {
        "[Content_Types].xml": _content_types(),
        "_rels/.rels": _relations(
            (f"{_RELATED}/officeDocument", "word/document.xml"),
            (f"{_PACKAGE}/relationships/metadata/core-properties", "docProps/core.xml"),
        ),
        "docProps/core.xml": _properties(title, date),
        "word/document.xml": _part("document", f"<w:body>{body}{_SECTION}</w:body>"),
        "word/_rels/document.xml.rels": _relations(*((f"{_RELATED}/{name}", f"{name}.xml") for name in _PARTS)),
        "word/styles.xml": _part("styles", _DEFAULTS + _styles()),
        "word/numbering.xml": _part("numbering", _NUMBERING),
        "word/settings.xml": _part("settings", _SETTINGS),
        "word/footnotes.xml": _part("footnotes", _SEPARATORS + "".join(map(_note, range(1, len(notes) + 1), notes))),
    }
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_STORED) as archive:  # packed, its bytes would be those of one zlib
        for name, xml in parts.items():
            entry = zipfile.ZipInfo(name, _FIRST_DAY)
            entry.create_system = 3  # else Windows would write its own number
            archive.writestr(entry, (_DECLARATION + xml).encode())
    return file.getvalue()


def _paragraph(kind: str, pieces: Sequence[str | int]) -> str:
    style = f'<w:pPr><w:pStyle w:val="{_NAMED[kind]}"/></w:pPr>' if kind in _NAMED else ""
    return f"<w:p>{style}{''.join(_mark(piece) if isinstance(piece, int) else _run(piece) for piece in pieces)}</w:p>"


def _run(words: str) -> str:
    return f'<w:r><w:t xml:space="preserve">{escape(words, quote=False)}</w:t></w:r>'


def _mark(number: int) -> str:
    style = '<w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr>'
    return f'<w:r>{style}<w:footnoteReference w:id="{number}"/></w:r>'


def _note(number: int, text: str) -> str:
    own = '<w:r><w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr><w:footnoteRef/></w:r>'
    style = '<w:pPr><w:pStyle w:val="FootnoteText"/></w:pPr>'
    return f'<w:footnote w:id="{number}"><w:p>{style}{own}{_run(f" {text}")}</w:p></w:footnote>'


def _styles() -> str:
    styles = (
        _style("Normal", "Normal", ' w:default="1"'),
        _style("Title", "Title", "", '<w:jc w:val="center"/>', '<w:b/><w:sz w:val="32"/>'),
        _style("Heading1", "heading 1", "", '<w:keepNext/><w:outlineLvl w:val="0"/>', '<w:b/><w:sz w:val="26"/>'),
        _style("Heading2", "heading 2", "", '<w:keepNext/><w:outlineLvl w:val="1"/>', '<w:b/><w:sz w:val="23"/>'),
        _style("ListBullet", "List Bullet", "", '<w:numPr><w:numId w:val="1"/></w:numPr>'),
        _style("FootnoteText", "footnote text", "", '<w:spacing w:after="0" w:line="240"/>', '<w:sz w:val="18"/>'),
    )
    return (
        "".join(styles)
        + '<w:style w:type="character" w:styleId="FootnoteReference"><w:name w:val="footnote reference"/>'
        '<w:rPr><w:vertAlign w:val="superscript"/></w:rPr></w:style>'
    )


def _style(id_: str, name: str, attributes: str, paragraph: str = "", run: str = "") -> str:
    based = "" if id_ == "Normal" else '<w:basedOn w:val="Normal"/>'
    return (
        f'<w:style w:type="paragraph" w:styleId="{id_}"{attributes}><w:name w:val="{name}"/>{based}'
        f"<w:pPr>{paragraph}</w:pPr><w:rPr>{run}</w:rPr></w:style>"
    )


def _part(root: str, content: str) -> str:
    return f'<w:{root} xmlns:w="{_WORD}">{content}</w:{root}>'


def _content_types() -> str:
    types = {f"word/{name}.xml": f"{_TYPE}.{name}+xml" for name in _PARTS}
    types["word/document.xml"] = f"{_TYPE}.document.main+xml"
    types["docProps/core.xml"] = "application/vnd.openxmlformats-package.core-properties+xml"
    overrides = "".join(f'<Override PartName="/{name}" ContentType="{kind}"/>' for name, kind in types.items())
    return (
        f'<Types xmlns="{_PACKAGE}/content-types"><Default Extension="rels" '
        f'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>{overrides}</Types>'
    )


def _relations(*targets: tuple[str, str]) -> str:
    return (
        f'<Relationships xmlns="{_PACKAGE}/relationships">'
        + "".join(
            f'<Relationship Id="rId{number}" Type="{kind}" Target="{target}"/>'
            for number, (kind, target) in enumerate(targets, start=1)
        )
        + "</Relationships>"
    )


def _properties(title: str, date: dt.date) -> str:
    return (
        f'<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
        f'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title>{escape(title)}</dc:title>'
        f'<dcterms:created xsi:type="dcterms:W3CDTF">{date.isoformat()}T00:00:00Z</dcterms:created></cp:coreProperties>'
    )
