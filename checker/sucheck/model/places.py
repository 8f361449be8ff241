"""Where a value stands."""

from __future__ import annotations

from sucheck.frozen import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """The exact spot of a value: an input's number, then sheet and cell.

    `input` counts the files of the command line from 0. `cell` is an A1 address without dollar signs; None means
    the sheet as a whole, and `sheet` None the file as a whole. `text` holds the words that stand there.
    """

    input: int
    sheet: str | None = None
    cell: str | None = None
    text: str = ""

    @property
    def address(self) -> str:
        """The place as a person writes it: `Claims!F7`, or the sheet, or `the file`."""
        if self.sheet is None:
            return "the file"
        return f"{self.sheet}!{self.cell}" if self.cell else self.sheet

    def order(self) -> tuple[int, str, int, int]:
        """A key that sorts places in reading order: input, sheet, row, column."""
        row, column = row_and_column(self.cell) if self.cell else (0, 0)
        return (self.input, self.sheet or "", row, column)


def column_letters(number: int) -> str:
    """The letters of a column counted from 1: 1 is A, 27 is AA, 16384 is XFD."""
    letters = ""
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def column_number(letters: str) -> int:
    """The number of a column counted from 1: A is 1, XFD is 16384."""
    number = 0
    for letter in letters.upper():
        number = number * 26 + ord(letter) - ord("A") + 1
    return number


def a1(row: int, column: int) -> str:
    """The A1 address of a row and a column, both counted from 1."""
    return f"{column_letters(column)}{row}"


def row_and_column(cell: str) -> tuple[int, int]:
    """The row and the column, both counted from 1, of an A1 address."""
    letters = cell.rstrip("0123456789")
    return int(cell[len(letters) :]), column_number(letters)
