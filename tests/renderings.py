"""One made-up report, written as several programs write the text of a PDF."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Callable
from dataclasses import dataclass

SUPERSCRIPTS = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_MARK = re.compile(r"\{(\d+)\}")

BODY = (
    ("heading", "I. STATE OF PLAY"),
    (
        "paragraph",
        (
            "The Directive on harbour lights{1} had to be transposed by 12 March 2016. To date, 24 Member States "
            "have notified full transposition{2}, which is more than in 2015.{3} Three Member States have yet to "
            "notify{4} their measures, despite the reminders sent on 4 May 2016{5}. The anti-fog measures of the "
            "second chapter apply from the same day in all ports of the Union, and the lamps must be tested twice "
            "a year by the services of the port, with reports to the Commission."
        ),
    ),
    (
        "paragraph",
        (
            "In response to the letters of the Commission, five Member States{6} announced that they would adopt "
            "the missing laws before the end of the year. The Commission maintains its procedures against 3 "
            "Member States as it assessed that their laws do not cover small harbours{7}. It will report again in "
            "2017.{8}"
        ),
    ),
    ("heading", "II. NEXT STEPS"),
    ("paragraph", "The Commission calls on Member States to take the following steps:"),
    (
        "bullet",
        (
            "to notify all the measures that are still missing for the lamps of harbours, where 3 Member States "
            "have to complete their notification;{9}"
        ),
    ),
    ("bullet", "to test the lamps twice a year."),
    (
        "paragraph",
        (
            "The second report, on the 21st of its kind, will follow next spring. The number of lamps tested more "
            "than doubled, with around 2000 tests so far compared to 765 tests in the year before{10}, and the G7 "
            "partners took part in 12 of them. The work goes on with the anti-fog measures{11} of the third "
            "chapter, which apply to 5G networks as well."
        ),
    ),
)
NOTES = {
    1: "Directive (EU) 2014/9999 (3.2.2014).",
    2: "As declared by the Member States, without prejudice to the assessment by the services of the Commission "
    "(state of play as of 30.6.2016).",
    3: "See the first report (COM(2015) 77 final (1.4.2015)).",
    4: "Belgium, Malta and Slovenia (state of play as of 30.6.2016).",
    5: "25 letters were sent.",
    6: "Cyprus, Estonia, Ireland, Latvia and Portugal.",
    7: "Malta and 2 others.",
    8: "https://example.org/reports-2016_EN.html",
    9: "See note 4.",
    10: "Estimates.",
    11: "SWD(2016) 12 final (2.2.2016). The measures were described in the first report and are being assessed by the "
    "services of the Commission together with the ports.",
}
PAGES = ((0, 1), (2, 3, 4, 5), (6, 7))
BLOCKS = [(kind, _MARK.sub("", text)) for kind, text in BODY]


@dataclass(frozen=True, kw_only=True)
class Style:
    """How a program writes a text; `width` 0 leaves lines whole, `lost` notes are left out, `bare` ones unnumbered."""

    mark: Callable[[int], str] = str
    note: Callable[[int, str], str] = lambda number, text: f"{number} {text}"
    width: int = 90
    empty: int = 0
    page_end: str = "\f"
    rule: str = ""
    page_number: Callable[[int], str] = lambda page: f"{page}\n"
    at_feet: bool = True
    lost: frozenset[int] = frozenset()
    bare: frozenset[int] = frozenset()
    line_end: str = "\n"

    def write(self) -> str:
        """The text of the report."""
        pages = [self._page(page, indices) for page, indices in enumerate(PAGES, start=1)]
        text = self.page_end.join(pages)
        if not self.at_feet:
            text += "\n" + "".join(self._note(number) for number in NOTES)
        return text.replace("\n", self.line_end)

    def _page(self, page: int, indices: tuple[int, ...]) -> str:
        numbers = [int(found) for index in indices for found in _MARK.findall(BODY[index][1])]
        body = "".join(self._block(*BODY[index]) for index in indices)
        notes = "".join(self._note(number) for number in numbers) if self.at_feet else ""
        return body + (f"{self.rule}\n" if notes and self.rule else "") + notes + self.page_number(page)

    def _block(self, kind: str, text: str) -> str:
        written = _MARK.sub(lambda found: self.mark(int(found[1])), text)
        return self._wrapped(("• " if kind == "bullet" else "") + written, self.width) + "\n"

    def _note(self, number: int) -> str:
        if number in self.lost:
            return ""
        text = f"  {NOTES[number]}" if number in self.bare else self.note(number, NOTES[number])
        return self._wrapped(text, self.width and self.width + 12)

    def _wrapped(self, text: str, width: int) -> str:
        lines: list[str] = []
        for line in text.split("\n"):
            indent = line[: len(line) - len(line.lstrip())]
            lines += textwrap.wrap(line, width, initial_indent=indent) if width else [line]
        return ("\n" * (1 + self.empty)).join(lines) + "\n"


def superscript(number: int) -> str:
    return str(number).translate(SUPERSCRIPTS)


def _on_its_own(number: int) -> str:
    return f"\n{number}\n"


def _no_number(_page: int) -> str:
    return ""


STYLES = {
    "plain": Style(),
    "rule of signs": Style(rule="_" * 30),
    "no form feeds": Style(page_end=""),
    "neither form feeds nor page numbers": Style(page_end="", page_number=_no_number),
    "rule of blanks": Style(page_end="", page_number=_no_number, rule=" " * 60),
    "double spaced": Style(
        empty=1, page_end="", note=lambda n, text: f"{n}\n  {text}", rule=" " * 59, page_number=lambda n: f"\n{n}\n\n"
    ),
    "superscripts": Style(mark=superscript, note=lambda n, text: f"{superscript(n)} {text}"),
    "superscripts without a blank": Style(mark=superscript, note=lambda n, text: superscript(n) + text),
    "brackets": Style(mark=lambda n: f" [{n}]", note=lambda n, text: f"[{n}] {text}"),
    "brackets at the end": Style(
        mark=lambda n: f"[{n}]", note=lambda n, text: f"[{n}] {text}", at_feet=False, page_end="",
        page_number=_no_number,
    ),
    "whole lines, notes at the end": Style(width=0, at_feet=False, page_end="", page_number=_no_number),
    "whole lines, tabs": Style(
        width=0, at_feet=False, page_end="", page_number=_no_number, note=lambda n, text: f"{n}\t{text}"
    ),
    "whole lines, full stops": Style(
        width=0, at_feet=False, page_end="", page_number=_no_number, note=lambda n, text: f"{n}. {text}"
    ),
    "whole lines, notes at feet": Style(width=0, page_end="", page_number=_no_number),
    "marks and numbers on lines of their own": Style(mark=_on_its_own, note=lambda n, text: f"{n}\n{text}"),
    "language codes": Style(page_end="", page_number=lambda page: f"EN {page} EN\n"),
    "carriage returns": Style(line_end="\r\n"),
}  # fmt: skip
