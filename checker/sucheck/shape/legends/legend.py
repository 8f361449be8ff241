"""What the codes and colours of a table mean, as the workbook itself explains them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import field

from sucheck.frozen import dataclass
from sucheck.model import a1
from sucheck.shape.names import without_marks

_DASHES = re.compile("[\u2010\u2011\u2012\u2013\u2014\u2212]")
_TICKS = str.maketrans({"✔": "✓", "✅": "✓", "☑": "✓", "✗": "✘", "✖": "✘", "❌": "✘", "\u00d7": "✘", "⬤": "●"})
_PRESENTATION = re.compile("[\ufe0e\ufe0f]")  # says how a sign is drawn, not which sign it is


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One line of a legend: the code or colour as written, its words, where they stand, and the choice they name.

    `meaning` is None where the words are not understood: the code is explained, but not to us.
    """

    code: str
    words: str
    meaning: str | None
    sheet: str
    row: int
    column: int

    @property
    def address(self) -> str:
        """The cell of the words, such as `Legend!B3`."""
        return f"{self.sheet}!{a1(self.row, self.column)}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Legend:
    """All that a workbook explains of a table's cells.

    `codes` is keyed by `code_key`, `fills` by colour (`RRGGBB`), `hues` by the name of a colour in English; `empty`
    says what an empty cell means.
    """

    codes: Mapping[str, Entry] = field(default_factory=dict)
    fills: Mapping[str, Entry] = field(default_factory=dict)
    hues: Mapping[str, Entry] = field(default_factory=dict)
    empty: Entry | None = None

    @property
    def explains_fills(self) -> bool:
        """Whether colours mean something."""
        return bool(self.fills or self.hues)

    def code(self, words: str) -> Entry | None:
        """What explains a cell's words: as they stand, else without a note mark at their end."""
        return self.codes.get(code_key(words)) or self.codes.get(code_key(without_marks(words)))


def code_key(words: str) -> str:
    """A code without what never distinguishes: case, white space, the kinds of dashes, ticks and crosses."""
    plain = _PRESENTATION.sub("", _DASHES.sub("-", " ".join(words.split()))).translate(_TICKS)
    return plain.casefold()
