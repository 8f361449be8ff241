"""The documents in tests/printed, which the tests of the PDF reader read; the texts are made up.

    python tests/printed_files.py tests/printed    (LibreOffice must be installed: it prints them)

LibreOffice gives every file a date and an id of its own, so the printed ones are checked in and not compared.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
from html import escape
from pathlib import Path

MARK = re.compile(r"\{([^{}]*)\}")
_STYLES = """
<office:styles>
 <style:default-style style:family="paragraph"><style:text-properties style:font-name="Liberation Serif"
  fo:font-size="12pt" fo:hyphenate="false" fo:language="en" fo:country="GB"/></style:default-style>
 <style:style style:name="Text" style:family="paragraph"><style:paragraph-properties fo:margin-bottom="0.2cm"
  fo:text-align="justify"/></style:style>
 <style:style style:name="Head" style:family="paragraph"><style:paragraph-properties fo:margin-bottom="0.4cm"/>
  <style:text-properties fo:font-weight="bold"/></style:style>
 <style:style style:name="Footnote" style:family="paragraph"><style:paragraph-properties fo:margin-left="0.6cm"
  fo:text-indent="-0.6cm"/><style:text-properties fo:font-size="10pt"/></style:style>
 <style:style style:name="Raised" style:family="text"><style:text-properties
  style:text-position="super 58%"/></style:style>
 <text:notes-configuration text:note-class="footnote" text:citation-style-name="Raised"
  text:citation-body-style-name="Raised" text:default-style-name="Footnote"
  style:num-format="1" text:start-value="0" text:footnotes-position="page" text:start-numbering-at="document"/>
</office:styles>
<office:automatic-styles>
 <style:style style:name="Columns" style:family="section"><style:section-properties
  text:dont-balance-text-columns="false"><style:columns
  fo:column-count="2" fo:column-gap="1cm"/></style:section-properties></style:style>
 <style:page-layout style:name="Page"><style:page-layout-properties fo:page-width="21cm" fo:page-height="HEIGHT"
  fo:margin="2cm"/><style:header-style><style:header-footer-properties fo:min-height="1cm"/></style:header-style>
  <style:footer-style><style:header-footer-properties fo:min-height="1cm"/></style:footer-style></style:page-layout>
</office:automatic-styles>
<office:master-styles><style:master-page style:name="Standard" style:page-layout-name="Page">
 <style:header><text:p>Harbour lights of the Union</text:p></style:header>
 <style:footer><text:p>EN <text:page-number/> EN</text:p></style:footer>
</style:master-page></office:master-styles>
"""
_NAMESPACES = " ".join(
    f'xmlns:{prefix}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for prefix, name in [
        ("office", "office"), ("text", "text"), ("style", "style"), ("table", "table"), ("fo", "xsl-fo-compatible")
    ]
)  # fmt: skip

SENTENCE = "The lamps of the {place} were tested in spring by the services of the port, and all of them shine. "
LONG_NOTE = "".join(SENTENCE.format(place=f"pier of port {n}") for n in range(1, 25)).strip()

#: What the documents hold: heading (`# `), table (`| `, cells parted by `|`), columns (`:: `), else paragraphs.
LONG = [
    "# I. State of play",
    *(SENTENCE.format(place=place) * 4 for place in ("north", "south")),
    f"The Directive on harbour lights applies{{Directive (EU) 2014/9999 (3.2.2014).}} to all of them{{{LONG_NOTE}}}. "
    + SENTENCE.format(place="east") * 12,
    "Three Member States have yet to notify{Cyprus, Malta and Portugal.} their measures. "
    + SENTENCE.format(place="west") * 10,
]
COLUMNS = [
    "# II. Two columns",
    ":: " + SENTENCE.format(place="upper left quay") * 3 + "Two Member States{Cyprus and Malta.} wait.",
    ":: " + SENTENCE.format(place="lower left quay") * 3,
    ":: " + SENTENCE.format(place="upper right quay") * 3 + "One Member State{Portugal.} waits.",
    ":: " + SENTENCE.format(place="lower right quay") * 3,
    "| Member State | Notified | Day |",
    "| Malta | the lamps of all its northern and southern harbours | 4 May 2016 |",
    "| Portugal | nothing | none |",
    "The table ends here.",
]


def _inline(words: str) -> str:
    """The words with notes for what stands in braces."""
    plain = MARK.split(words)
    notes = [
        '<text:note text:note-class="footnote"><text:note-citation/><text:note-body>'
        '<text:p text:style-name="Footnote">'
        f"{escape(note)}</text:p></text:note-body></text:note>"
        for note in plain[1::2]
    ]
    return "".join(escape(piece) + note for piece, note in zip(plain[::2], [*notes, ""], strict=True))


def document(lines: list[str], height: str) -> str:
    """A flat OpenDocument text of these lines, on pages of that height."""
    body, rows, columns = "", "", ""
    for line in [*lines, ""]:
        kind, _, words = line.partition(" ")
        if kind != "|" and rows:
            body += f'<table:table><table:table-column table:number-columns-repeated="3"/>{rows}</table:table>'
            rows = ""
        if kind != "::" and columns:
            body += f'<text:section text:style-name="Columns" text:name="Columns">{columns}</text:section>'
            columns = ""
        if kind == "|":
            cells = words.strip("| ").split(" | ")
            rows += "<table:table-row>" + "".join(
                f'<table:table-cell office:value-type="string"><text:p>{cell}</text:p></table:table-cell>'
                for cell in cells
            ) + "</table:table-row>"  # fmt: skip
        elif kind == "::":
            columns += f'<text:p text:style-name="Text">{_inline(words.strip())}</text:p>'
        elif kind == "#":
            body += f'<text:p text:style-name="Head">{words}</text:p>'
        elif line:
            body += f'<text:p text:style-name="Text">{_inline(line.strip())}</text:p>'
    return (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document {_NAMESPACES} office:version="1.3" '
        f'office:mimetype="application/vnd.oasis.opendocument.text">{_STYLES.replace("HEIGHT", height)}'
        f"<office:body><office:text>{body}</office:text></office:body></office:document>"
    )


def printed(source: Path, folder: Path, options: str = "") -> None:
    """Print a document into this folder."""
    profile = (source.parent / "profile").resolve().as_uri()
    office = ["soffice", f"-env:UserInstallation={profile}", "--headless"]
    subprocess.run(
        [*office, "--convert-to", f"pdf:writer_pdf_Export{options}", "--outdir", str(folder), str(source)], check=True
    )


def main(folder: Path) -> None:
    """Write and print the documents in this folder; one of them once more with a password."""
    for name, lines, height in [("long_note", LONG, "16cm"), ("columns", COLUMNS, "29.7cm")]:
        source = folder / f"{name}.fodt"
        source.write_text(document(lines, height), encoding="utf-8")
        printed(source, folder)
    encrypted = {"EncryptFile": {"type": "boolean", "value": "true"}}
    encrypted["DocumentOpenPassword"] = {"type": "string", "value": "lamp"}
    source.rename(folder / "encrypted.fodt")
    printed(folder / "encrypted.fodt", folder, f":{json.dumps(encrypted)}")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
