"""Small Word documents made by hand, so that a test can say exactly which XML its words come from."""

from __future__ import annotations

import zipfile
from dataclasses import dataclass, field
from pathlib import Path

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"
_RELATED = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_OTHERS = {
    "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
    "m": "http://schemas.openxmlformats.org/officeDocument/2006/math",
    "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
    "c": "http://schemas.openxmlformats.org/drawingml/2006/chart",
    "v": "urn:schemas-microsoft-com:vml",
}
_ROOTS = {
    "document": "document", "footnotes": "footnotes", "endnotes": "endnotes", "styles": "styles",
    "numbering": "numbering", "settings": "settings",
}  # fmt: skip


@dataclass(kw_only=True)
class Docx:
    """A hand-made Word document: what stands in each of its parts, with the prefix `w` for WordprocessingML."""

    body: str = ""
    footnotes: str = ""
    endnotes: str = ""
    styles: str = ""
    numbering: str = ""
    settings: str = ""
    namespace: str = WORD
    encoding: str = "utf-8"
    main_type: str = f"{_TYPE}.document.main+xml"
    extra: dict[str, bytes] = field(default_factory=dict)

    def part(self, name: str) -> bytes:
        """The XML of a part."""
        content = f"<w:body>{self.body}</w:body>" if name == "document" else getattr(self, name)
        spaces = "".join(f' xmlns:{prefix}="{uri}"' for prefix, uri in {"w": self.namespace, **_OTHERS}.items())
        xml = f'<?xml version="1.0" encoding="{self.encoding}"?><w:{name}{spaces}>{content}</w:{name}>'
        return xml.encode(self.encoding)

    def parts(self) -> dict[str, bytes]:
        """The parts by name; those in `extra` replace the others."""
        held = [name for name in _ROOTS if name == "document" or getattr(self, name)]
        types = "".join(
            f'<Override PartName="/word/{name}.xml" '
            f'ContentType="{self.main_type if name == "document" else f"{_TYPE}.{name}+xml"}"/>'
            for name in held
        )
        relations = "".join(
            f'<Relationship Id="r{number}" Type="{_RELATED}/{name}" Target="{name}.xml"/>'
            for number, name in enumerate(held[1:])
        )
        return {
            "[Content_Types].xml": f'<Types xmlns="{_PACKAGE}/content-types">{types}</Types>'.encode(),
            "_rels/.rels": f'<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="r" '
            f'Type="{_RELATED}/officeDocument" Target="word/document.xml"/></Relationships>'.encode(),
            "word/_rels/document.xml.rels": (
                f'<Relationships xmlns="{_PACKAGE}/relationships">{relations}</Relationships>'.encode()
            ),
            **{f"word/{name}.xml": self.part(name) for name in held},
            **self.extra,
        }

    def write(self, path: Path) -> Path:
        """Write the document."""
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
            for name, content in self.parts().items():
                archive.writestr(name, content)
        return path


def p(*runs: str, style: str = "", properties: str = "", mark: str = "") -> str:
    """A paragraph; `properties` stand in its `pPr`, `mark` in the properties of its end."""
    named = f'<w:pStyle w:val="{style}"/>' if style else ""
    end = f"<w:rPr>{mark}</w:rPr>" if mark else ""
    return f"<w:p><w:pPr>{named}{properties}{end}</w:pPr>{''.join(runs)}</w:p>"


def r(text: str, properties: str = "") -> str:
    """A run with words."""
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def raw(xml: str, properties: str = "") -> str:
    """A run with any XML."""
    return f"<w:r><w:rPr>{properties}</w:rPr>{xml}</w:r>"


def mark(number: int, kind: str = "footnote", custom: str = "") -> str:
    """The mark of a note; `custom` is what it shows in place of a number."""
    follows = ' w:customMarkFollows="1"' if custom else ""
    shown = f"<w:t>{custom}</w:t>" if custom else ""
    return raw(f'<w:{kind}Reference w:id="{number}"{follows}/>{shown}', '<w:vertAlign w:val="superscript"/>')


def note(number: int, *paragraphs: str, kind: str = "footnote") -> str:
    """A note; a paragraph that is no XML is words behind the note's own number."""
    whole = "".join(held if held.startswith("<") else p(raw(f"<w:{kind}Ref/>"), r(f" {held}")) for held in paragraphs)
    return f'<w:{kind} w:id="{number}">{whole}</w:{kind}>'
