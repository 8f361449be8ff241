"""Where a value stands."""

from __future__ import annotations

from sucheck.frozen import dataclass

#: What tells a place from every other: input, sheet, cell; block, first and last character.
PlaceKey = tuple[int, str | None, str | None, int | None, int | None, int | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """The exact spot of a value: an input's number, then sheet and cell, or block and characters.

    `input` counts the files of the command line from 0. In a workbook, `cell` is an A1 address without dollar signs;
    None means the sheet as a whole, and `sheet` None the file as a whole. In a document, `block` counts its blocks
    from 0, `start` and `end` are offsets in the source (for a text file: characters of the decoded file), `page` counts
    from 1, `note` is the number of the note, `part` the package part. `text` holds the words that stand there.
    """

    input: int
    sheet: str | None = None
    cell: str | None = None
    text: str = ""
    block: int | None = None
    page: int | None = None
    note: int | None = None
    part: str | None = None
    start: int | None = None
    end: int | None = None

    @property
    def address(self) -> str:
        """The place as a person writes it: `Claims!F7`, the sheet, `p. 11, note 49`, `¶57`, `the file`."""
        if self.block is not None:
            page = f"p. {self.page}, " if self.page is not None else ""
            return page + (f"note {self.note}" if self.note is not None else f"¶{self.block + 1}")
        if self.sheet is None:
            return "the file"
        return f"{self.sheet}!{self.cell}" if self.cell else self.sheet

    @property
    def key(self) -> PlaceKey:
        """What tells this place from every other: all but its words."""
        return (self.input, self.sheet, self.cell, self.block, self.start, self.end)

    def order(self) -> tuple[int, str, int, int]:
        """A key that sorts places in reading order: input, sheet, row, column; or block and character."""
        if self.block is not None:
            return (self.input, "", self.block, self.start or 0)
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
