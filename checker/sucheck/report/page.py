"""How a terminal page is set: columns of fixed width, sections with a heading, nothing wider than the page."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence
from textwrap import wrap

from tabulate import tabulate

from sucheck.frozen import dataclass
from sucheck.model import Place
from sucheck.report.job_logs import defused
from sucheck.report.wording import PLACES_OF_MANY, TIE, inert, spots

NARROWEST = 40
LABEL = len("because")  # the longest word in the narrow columns, "warning" being as long
_ESCAPE = "\x1b"
_GAP = 2  # what tabulate's plain format puts between two columns
_WIDEST_TEXT = 100  # longer lines are hard to read, however wide the terminal
#: Stands behind each character that fills two columns while columns are set, so that tabulate, which knows such
#: characters only where the package wcwidth is installed, counts two either way.
_FILLER = "\u200b"

Row = Sequence[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """The page's width and that of its first column, in characters; whether it has colours and several inputs."""

    width: int
    place: int
    color: bool
    name_input: bool

    @property
    def text(self) -> int:
        """The width of the last of four columns: place, severity, rule or label, text."""
        return min(self.width - self.place - 2 * LABEL - 3 * _GAP, _WIDEST_TEXT)

    @property
    def beside_place(self) -> int:
        """The width of all that stands to the right of a place."""
        return self.text + 2 * (LABEL + _GAP)

    def styled(self, text: str, style: str) -> str:
        """The text in an ANSI style (`1;31`), where the page has colours."""
        return f"{_ESCAPE}[{style}m{text}{_ESCAPE}[0m" if self.color and text else text

    def spots(self, places: Sequence[Place], limit: int = PLACES_OF_MANY) -> str:
        """The first places, and how many more."""
        return spots(places, name_input=self.name_input, limit=limit)

    def labelled(self, rows: Iterable[Row]) -> str:
        """Rows of severity, rule or label, and text, as they stand beside a place."""
        return columns(rows, (LABEL, LABEL, self.text))

    def beside(self, *cells: str) -> str:
        """One row as it stands beside a place: narrow columns, and the last one wide."""
        narrow = len(cells) - 1
        return columns([cells], [*[LABEL] * narrow, self.beside_place - narrow * (LABEL + _GAP)])

    def section(self, heading: str, total: str, rows: Iterable[Row], *, apart: bool = False) -> str:
        """A heading with its total, a line, and rows of a place and the columns set beside it; empty without rows.

        `apart` leaves an empty line between two rows.
        """
        body = ("\n\n" if apart else "\n").join(columns([row], (self.place, None)) for row in rows)
        return f"{self._heading(f'{heading} · {total}')}\n{body}" if body else ""

    def bullets(self, heading: str, texts: Iterable[str]) -> str:
        """A heading and one item for each text; empty without texts."""
        body = columns([("-", inert(text)) for text in texts], (1, self._set_width - 1 - _GAP))
        return f"{self._heading(heading)}\n{body}" if body else ""

    def sentence(self, parts: Sequence[str]) -> str:
        """The parts with a dot between them on one line, or on as many as the page's width asks for."""
        line = " · ".join(parts)
        return line if len(line) <= self.width else "\n".join(row for part in parts for row in wrap(part, self.width))

    @property
    def _set_width(self) -> int:
        return self.place + _GAP + self.beside_place

    def _heading(self, words: str) -> str:
        lines = wrap(words, self._set_width)
        return "\n".join([*(self.styled(line, "1") for line in lines), "─" * self._set_width])


def columns(rows: Iterable[Row], widths: Sequence[int | None]) -> str:
    """The rows in left-aligned columns of exactly these widths, wrapped; the empty string without rows.

    A column without a width holds text whose lines are already set.
    """
    body = [[_wrapped(cell, width) for cell, width in zip(row, widths, strict=True)] for row in rows]
    if not body:
        return ""
    # tabulate knows no least width: a first row that fills each column gives it, and is then cut off.
    ruler = ["─" * (width or 1) for width in widths]
    text = tabulate([ruler, *body], tablefmt="plain", disable_numparse=True)
    return text.split("\n", 1)[1]


def trimmed(text: str) -> str:
    """The finished page: no blanks at the ends of lines, no fillers or ties, no commands, a line break at the end."""
    return defused("\n".join(line.rstrip() for line in text.replace(_FILLER, "").replace(TIE, " ").split("\n"))) + "\n"


def _wrapped(text: str, width: int | None) -> str:
    """The text in lines of at most `width`.

    textwrap and not tabulate's `maxcolwidths`: that takes three times as long, and tears addresses at their hyphens.
    """
    if width is None or _ESCAPE in text:  # what is styled is one of our own short words
        return _filled(text)
    filled = _filled(text)
    if filled.isascii() or _FILLER not in filled:
        return "\n".join(wrap(filled, width, break_on_hyphens=False))
    # A line may end between a wide character and its filler: one column is kept for that.
    return "\n".join(map(_filled, wrap(filled, width - 1, break_on_hyphens=False)))


def _filled(text: str) -> str:
    """The text with a filler behind each wide character that has none."""
    if text.isascii():
        return text
    bare = text.replace(_FILLER, "")
    return "".join(c + _FILLER if c > "\u10ff" and unicodedata.east_asian_width(c) in "WF" else c for c in bare)
