"""The sheets of the torture workbook: rows with seeded faults, and all that XlsxWriter can put around them."""

from __future__ import annotations

import datetime as dt
import struct
import zlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

import openpyxl
import xlsxwriter  # type: ignore[import-untyped]  # it ships no types, nor does anybody else
from xlsxwriter.chart import Chart  # type: ignore[import-untyped]
from xlsxwriter.format import Format  # type: ignore[import-untyped]
from xlsxwriter.worksheet import Worksheet  # type: ignore[import-untyped]

ROOT = Path(__file__).resolve().parents[1]
Value = str | int | float | dt.date | None
Rows = list[list[Value]]

#: The threads on cells of Procedures; the author of the note that stands in for one is `tc=` and its id.
THREADS = {"A2": "{6F0A5E7C-0B5C-4B0E-9C1B-000000000001}", "E3": "{6F0A5E7C-0B5C-4B0E-9C1B-000000000002}"}
#: The author of the notes that people wrote before anything was marked.
PERSON = "María Pérez"
#: The start of a compound file: enough for everybody who does not run the macros.
MACROS = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(range(256)) * 30
#: The one claim of each further sheet, which lists a State twice.
FURTHER = {
    "Claims 2": "(EU) 2017/1371",
    "Claims 3": "(EU) 2019/713",
    "Claims 4": "(EU) 2023/970",
    "Claims 5": "(EU) 2017/541",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """The formats that cells of the workbook have before anything is marked."""

    head: Format
    text: Format
    day: Format
    money: Format
    bold: Format
    raised: Format
    open: Format


def write_sheets(path: Path, *, with_macros: bool = False, from_1904: bool = False) -> None:
    """Write the workbook: the sheets of the template, four more with claims, figures with a chart, a chart sheet."""
    rows = _rows()
    with xlsxwriter.Workbook(path, {"date_1904": from_1904}) as book:
        book.set_properties({"title": "Torture", "created": dt.datetime(2026, 1, 1, tzinfo=dt.UTC)})
        book.set_calc_mode("auto")
        look = _look(book)
        sheets = {name: _filled(book.add_worksheet(name), lines, look) for name, lines in rows.items()}
        _dress_report(sheets["Report"], look)
        _dress_directives(sheets["Directives"], len(rows["Directives"]))
        _dress_notifications(sheets["Notifications"], len(rows["Notifications"]), look)
        _dress_procedures(sheets["Procedures"])
        _dress_claims(sheets["Claims"], len(rows["Claims"]), look, with_macros=with_macros)
        sheets["Claims 2"].hide()
        sheets["Claims 3"].very_hidden()
        sheets["Claims 5"].insert_button("R3", {"caption": "Compare", "width": 90, "height": 30})
        _add_figures(book, look)
        _name_ranges(book)
        if with_macros:
            book.add_signed_vba_project(BytesIO(MACROS), BytesIO(b"signature" * 9), True, True)  # noqa: FBT003 - XlsxWriter's own


def _rows() -> Mapping[str, Rows]:
    """The teaching sample, whose every fault is known, and what it lacks: notes, gaps, ranges to merge."""
    sample = openpyxl.load_workbook(ROOT / "sample_inputs" / "seeded_faults.xlsx")
    rows: dict[str, Rows] = {
        page.title: [[_plain(value) for value in line] for line in page.iter_rows(values_only=True)] for page in sample
    }
    rows["Notifications"] += [
        ["(EU) 2018/843", "Slovakai", "full"],
        ["(EU) 2018/843"],
        [],
        ["(EU) 2018/843", "Portugal", None, None, "a measure without a status"],
    ]
    rows["Footnotes"] = [["document", "footnote", "text"], ["Teaching sample", 1, "Austria and Austria."]]
    heads = rows["Claims"][0]
    for number, (name, act) in enumerate(FURTHER.items(), start=21):
        claim: list[Value] = [
            f"T-{number}",
            "Teaching sample",
            "tour",
            act,
            "partial",
            3,
            "Belgium, Greece, Greece, Portugal",
        ]
        rows[name] = [heads, [*claim, None, dt.date(2024, 12, 31)]]
    return rows


def _plain(value: object) -> Value:
    if isinstance(value, dt.datetime):
        return value.date()
    assert value is None or isinstance(value, str | int | float)
    return value


def _look(book: xlsxwriter.Workbook) -> Look:
    return Look(
        head=book.add_format({"bold": True, "bg_color": "#DDEBF7", "bottom": 2}),
        text=book.add_format({"text_wrap": True, "valign": "top", "border": 1, "font_color": "#1F3864"}),
        day=book.add_format({"num_format": "d.m.yyyy", "align": "left", "italic": True}),
        money=book.add_format({"num_format": "#,##0.00 [$€-407]", "pattern": 4, "fg_color": "#99CC00"}),
        bold=book.add_format({"bold": True, "font_color": "#C00000"}),
        raised=book.add_format({"font_script": 1}),
        open=book.add_format({"locked": False, "num_format": "@"}),
    )


def _filled(sheet: Worksheet, lines: Rows, look: Look) -> Worksheet:
    sheet.set_column(0, 15, 14)
    for row, line in enumerate(lines):
        for column, value in enumerate(line):
            if row == 0:
                sheet.write(row, column, value, look.head)
            elif isinstance(value, dt.date):
                sheet.write_datetime(row, column, value, look.day)
            elif isinstance(value, str) and column % 2:
                sheet.write_string(row, column, value)
            elif value is not None:
                sheet.write(row, column, value, look.text)
    return sheet


def _dress_report(sheet: Worksheet, look: Look) -> None:
    sheet.insert_image("B6", "dot.png", {"image_data": BytesIO(png(b"\x20\x60\xc0")), "x_scale": 4, "y_scale": 4})
    sheet.write_url("A4", "https://eur-lex.europa.eu/eli/dir/2016/681/oj", string="the act")
    sheet.write_rich_string("B4", "in ", look.bold, "bold", " and ", look.raised, "raised", look.text)
    sheet.set_first_sheet()


def _dress_directives(sheet: Worksheet, count: int) -> None:
    heads = ["act", "celex", "short_title", "adopted_on", "deadline", "not_bound", "remark"]
    sheet.add_table(0, 0, count - 1, 6, {"name": "Acts", "columns": [{"header": head} for head in heads]})
    sheet.freeze_panes(1, 1)
    sheet.set_header("&L&G&CDirectives", {"image_left": "head.png", "image_data_left": BytesIO(png(b"\xc0\x20\x20"))})
    sheet.set_comments_author(PERSON)
    sheet.write_comment("A5", "Is this EC or EU?\nPlease check <b>&amp; answer</b>.")
    sheet.write_comment("B3", "Nothing is wrong here.", {"visible": True, "x_scale": 2})


def _dress_notifications(sheet: Worksheet, count: int, look: Look) -> None:
    sheet.merge_range(4, 1, 5, 1, "Slovakai", look.text)
    sheet.autofilter(0, 0, count - 1, 6)
    sheet.data_validation(1, 2, 99, 2, {"validate": "list", "source": ["none", "partial", "full"]})
    sheet.conditional_format(1, 0, 99, 6, {"type": "no_blanks", "format": look.bold})
    sheet.write_column(0, 7, ["share", 0.4, 0.9, -0.2, 0.7])
    sheet.conditional_format(1, 7, 4, 7, {"type": "data_bar", "data_bar_2010": True, "bar_solid": True})
    sheet.conditional_format(1, 7, 4, 7, {"type": "icon_set", "icon_style": "3_arrows"})
    sheet.add_sparkline(1, 8, {"range": "Notifications!H2:H5", "markers": True})
    sheet.insert_textbox("J2", "A box of text\nin two lines", {"width": 180, "height": 60})
    sheet.set_column("E:E", 20, look.open)
    sheet.protect("secret", {"autofilter": True, "format_cells": False})
    sheet.unprotect_range("E2:E99", "measures")


def _dress_procedures(sheet: Worksheet) -> None:
    for cell, thread in THREADS.items():
        sheet.write_comment(cell, "[Threaded comment]\n\nComment:\n    Who dated this?", {"author": f"tc={thread}"})
    sheet.set_row(2, 30, None, {"level": 1})
    sheet.set_column("F:F", 10, None, {"hidden": True})
    sheet.set_paper(9)
    sheet.repeat_rows(0)


def _dress_claims(sheet: Worksheet, count: int, look: Look, *, with_macros: bool) -> None:
    sheet.write_rich_string("G2", "Germany, ", look.bold, "Spain", ", Cyprus", look.text)
    sheet.write_rich_string("F8", "3", look.raised, "1", look.text)
    sheet.write_formula("F5", "=20+3", look.money, 23)
    sheet.write_comment("F4", "26 or 25?", {"author": PERSON, "color": "#D0FFD0"})
    sheet.write_comment("P9", "A note at the edge", {"author": "Jürgen & Söhne", "start_cell": "R12"})
    button = {"caption": "Run & compare", "width": 100, "height": 30}
    sheet.insert_button("R3", button | ({"macro": "Compare"} if with_macros else {}))
    sheet.autofilter(0, 0, count - 1, 15)
    sheet.filter_column("C", "x == tour")
    sheet.set_row(2, None, None, {"hidden": True})
    sheet.set_row(3, 40, look.money)
    sheet.ignore_errors({"number_stored_as_text": "A1:P9"})
    sheet.set_h_pagebreaks([6])
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)


def _add_figures(book: xlsxwriter.Workbook, look: Look) -> None:
    sheet = book.add_worksheet("Counts")
    lines: Rows = [["State", "Status", "Count"], ["BE", "full", 4], ["EL", "none", 2], ["PT", "full", 1]]
    for row, line in enumerate(lines):
        sheet.write_row(row, 0, line)
    sheet.write_dynamic_array_formula("E2:E4", "=LEN(A2:A4)", look.money, 2)
    sheet.write_array_formula("F2:F2", "{=SUM(C2:C4*2)}", None, 14)
    sheet.write_formula("G2", "=SUM(C2:C4)", None, 7)
    sheet.insert_chart("A8", _chart(book))
    book.add_chartsheet("Chart").set_chart(_chart(book))
    pivot = book.add_worksheet("Pivot")
    sums: Rows = [["Status", "Sum of Count"], ["full", 5], ["none", 2], ["Total", 7]]
    for row, line in enumerate(sums, start=2):
        pivot.write_row(row, 0, line)


def _chart(book: xlsxwriter.Workbook) -> Chart:
    chart = book.add_chart({"type": "column"})
    chart.add_series({"categories": "=Counts!$A$2:$A$4", "values": "=Counts!$C$2:$C$4"})
    return chart


def _name_ranges(book: xlsxwriter.Workbook) -> None:
    book.define_name("Stated", "=Claims!$F$2:$F$9")
    book.define_name("Counts!Sums", "=Counts!$C$2:$C$4")
    book.define_name("Rate", "=0.21")


def png(colour: bytes, size: int = 16) -> bytes:
    """A square picture in one colour (PNG, 8-bit RGB)."""
    lines = (b"\0" + colour * size) * size
    header = struct.pack(">IIBBBBB", size, size, 8, 2, 0, 0, 0)
    chunks: Sequence[tuple[bytes, bytes]] = ((b"IHDR", header), (b"IDAT", zlib.compress(lines)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body)) for kind, body in chunks
    )
