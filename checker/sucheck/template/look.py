"""How the template looks: one family of blues, a header that stands out, quiet lines, text at the top of its cell."""

from __future__ import annotations

from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

FONT = "Calibri"
_INK, _BLUE, _MIDDLE, _GREY, _LINE = "1F2937", "1F3864", "5B7DB1", "7F7F7F", "D5DAE3"

TOP = Alignment(horizontal="left", vertical="top", wrap_text=True)
HEAD = Alignment(vertical="center", wrap_text=True)
ONE_LINE = Alignment(vertical="center")
LINE = Border(bottom=Side(style="thin", color=_LINE))
BODY_FONT = Font(name=FONT, size=10, color=_INK)
QUIET_FONT = Font(name=FONT, size=9, italic=True, color=_GREY)
HEAD_FONT = Font(name=FONT, size=10, bold=True, color="FFFFFF")
TITLE_FONT = Font(name=FONT, size=14, bold=True, color=_BLUE)
SECTION_FONT = Font(name=FONT, size=11, bold=True, color=_BLUE)
BOLD_FONT = Font(name=FONT, size=10, bold=True, color=_INK)
DAY = "yyyy-mm-dd"
LINE_HEIGHT = 13.5  # points, of the body's font
#: The colours of the sheets' tabs: what is filled in, and what is only for people.
TAB, QUIET_TAB = _BLUE, "A6A6A6"


def filled_with(color: str) -> PatternFill:
    """A plain fill."""
    return PatternFill(fill_type="solid", start_color=color, end_color=color)


#: The fills of headers: must be filled in; may be; not read by sucheck.
NEEDED, OPTIONAL, UNREAD = filled_with(_BLUE), filled_with(_MIDDLE), filled_with(_GREY)


def print_across(sheet: Worksheet, paper: int) -> None:
    """The sheet across, as wide as the page; paper 9 is A4, 8 is A3 (ECMA-376, 18.3.1.63)."""
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = paper
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.oddFooter.center.text = "&A, page &P of &N"  # type: ignore[union-attr]  # there from the start
    sheet.page_margins.left = sheet.page_margins.right = 0.4
