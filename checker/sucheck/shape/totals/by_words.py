"""Totals that are typed: what a row or a column of totals should hold, by the words that name it.

A sum of numbers is clear from the word total alone. What a total of codes counts (those that are F, or all) is told by
its label, or by the totals beside it: where three or more agree on one reading and one differs, that one is wrong.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from sucheck.frozen import dataclass
from sucheck.model import CellValue, Total, Workbook, a1
from sucheck.model.sheets import words as in_words
from sucheck.shape.blocks.row_words import row_kind
from sucheck.shape.found import RowKind
from sucheck.shape.names import key, says_nothing
from sucheck.shape.totals.sections import Ruled, numbers_in
from sucheck.shape.words.meanings import Words
from sucheck.shape.words.packs import listed

_AGREEING = 3
_ENOUGH = 2  # a single number is no column of figures
_STATUS = ("Notifications", "status")
_HALF = 0.5


@dataclass(frozen=True, slots=True, kw_only=True)
class _Stated:
    """A number in a row or a column of totals, and the cells that it may total, in one or several ways."""

    at: tuple[int, int]
    value: float
    ways: tuple[tuple[int, ...], ...]


def typed_totals(workbook: Workbook, table: Ruled, words: Words) -> Iterator[Total]:
    """The totals of a table that are no formulas."""
    for row in sorted(table.named_totals):
        yield from _row_totals(workbook, table, row, words)
    for column in _total_columns(table):
        yield from _column_totals(workbook, table, column)


def _total_columns(table: Ruled) -> list[int]:
    return [column for column, parts in table.block.parts.items() if parts and row_kind(parts[-1]) is RowKind.TOTAL]


def _row_totals(workbook: Workbook, table: Ruled, row: int, words: Words) -> Iterator[Total]:
    region = table.block.region
    columns = [each for each in range(region.first_column, region.last_column + 1) if each != table.label_column]
    label = table.label(row)
    codes: list[_Stated] = []
    for column in columns:
        value = table.cells.value(row, column)
        if not isinstance(value, float) or (row, column) in table.cells.sheet.formulas:
            continue
        stated = _Stated(at=(row, column), value=value, ways=_ways(table, row))
        if any(numbers_in(table.cells, way, column) is None for way in stated.ways):
            codes.append(stated)
        elif total := _sum(workbook, table, stated, label):
            yield total
    yield from _code_totals(workbook, table, codes, label, words)


def _ways(table: Ruled, row: int) -> tuple[tuple[int, ...], ...]:
    """The rows that a row of totals may be about: the section above it, else below; for the last one also all."""
    above = [section for section in table.sections if section[-1] < row]
    below = [section for section in table.sections if section[0] > row]
    nearest = above[-1] if above else below[0] if below else ()
    every = tuple(each for each in table.records if each != row)
    is_last = not any(total > row for total in table.totals) or not above
    return tuple(dict.fromkeys(way for way in (nearest, every if is_last else nearest) if way))


def _sum(workbook: Workbook, table: Ruled, stated: _Stated, label: str) -> Total | None:
    """The total of a column of numbers; None where it is none: an average, a share, a year."""
    row, column = stated.at
    shown = set(table.cells.sheet.hidden_rows)
    best: tuple[float, tuple[int, ...], dict[int, float]] | None = None
    for way in (*stated.ways, *(tuple(each for each in way if each not in shown) for way in stated.ways)):
        numbers = numbers_in(table.cells, way, column) or {}
        if len(numbers) < _ENOUGH:
            continue
        found = (sum(numbers.values()), way, numbers)
        if best is None or abs(found[0] - stated.value) < _tolerance(found[2]) + _HALF / 10**6:
            best = found
    if best is None or _is_no_sum(table, column, stated.value, best):
        return None
    expected, way, numbers = best
    return Total(
        place=workbook.place(table.cells.sheet, row, column, in_words(stated.value)), label=label,
        over=f"{a1(way[0], column)}:{a1(way[-1], column)}", stated=stated.value, expected=round(expected, 9),
        tolerance=_tolerance(numbers),
    )  # fmt: skip


def _tolerance(numbers: Mapping[int, float]) -> float:
    """By how much the sum of rounded numbers may differ from a rounded sum: half a unit of each; whole ones not."""
    decimals = max((_decimals(value) for value in numbers.values()), default=0)
    return 0.0 if not decimals else (len(numbers) + 1) * _HALF / 10**decimals


def _decimals(value: float) -> int:
    text = f"{value:.6f}".rstrip("0")
    return len(text.partition(".")[2])


def _is_no_sum(
    table: Ruled, column: int, stated: float, found: tuple[float, Sequence[int], Mapping[int, float]]
) -> bool:
    """Whether a number under a column is something else than its sum.

    Shares and averages do not add up; and of directives that several States are late with, each counts once.
    """
    expected, _, numbers = found
    largest = max(numbers.values())
    if any(_decimals(value) for value in (*numbers.values(), stated)) and stated <= largest:
        return True
    header = table.block.labels.get(column, "")
    is_union = largest <= stated < expected and any(key(word) in key(header) for word in listed("units", "acts"))
    return is_union or "%" in header or min(numbers.values()) < 0


def _code_totals(
    workbook: Workbook, table: Ruled, codes: Sequence[_Stated], label: str, words: Words
) -> Iterator[Total]:
    """The totals of columns of codes, counted as the label says, or as most of them agree."""
    counted: list[tuple[_Stated, Counter[str]]] = []
    for stated in codes:
        cells = [table.cells.value(row, stated.at[1]) for row in stated.ways[-1]]
        counted.append((stated, _counter(cells, words)))
    counted = [(stated, counter) for stated, counter in counted if not _is_of_figures(table, stated)]
    wanted = _named_code(label, words, counted) or _agreed_code(counted)
    if wanted is None:
        return
    for stated, counter in counted:
        row, column = stated.at
        rows = stated.ways[-1]
        yield Total(
            place=workbook.place(table.cells.sheet, row, column, in_words(stated.value)), label=label,
            counts=f"count of {wanted}" if wanted else "count", over=f"{a1(rows[0], column)}:{a1(rows[-1], column)}",
            stated=stated.value, expected=float(counter[wanted]),
        )  # fmt: skip


def _is_of_figures(table: Ruled, stated: _Stated) -> bool:
    """Whether most cells of a column are numbers, so that the words among them are no codes: a header within."""
    cells = [table.cells.value(row, stated.at[1]) for row in stated.ways[-1]]
    return 2 * sum(isinstance(cell, float) for cell in cells) > sum(not says_nothing(cell) for cell in cells)


def _counter(cells: Sequence[CellValue], words: Words) -> Counter[str]:
    """How often each code stands in a column, by its meaning where it is known; under "" all that are filled."""
    filled = [cell for cell in cells if not says_nothing(cell)]
    counter = Counter(_meaning(in_words(cell), words) for cell in filled)
    counter[""] = len(filled)
    return counter


def _meaning(code: str, words: Words) -> str:
    return words.meaning(*_STATUS, code) or code.strip().upper()


def _named_code(label: str, words: Words, counted: Sequence[tuple[_Stated, Counter[str]]]) -> str | None:
    """The code that a label such as "Total F" or "Full" names, where it stands in the table."""
    leads = (*listed("totals"), *listed("summaries", "counts"))
    names = [label, *(label[len(lead) :] for lead in leads if label.casefold().startswith(lead.casefold()))]
    known = {code for _, counter in counted for code in counter if code}
    return next((found for name in names if (found := _meaning(name.strip(" :()="), words)) in known), None)


def _agreed_code(counted: Sequence[tuple[_Stated, Counter[str]]]) -> str | None:
    """The one code whose count nearly all totals give; None where too few do, or where two codes fit as well."""
    codes = {code for _, counter in counted for code in counter}
    fits = {code: sum(counter[code] == stated.value for stated, counter in counted) for code in codes}
    most = max(fits.values(), default=0)
    best = sorted(code for code, number in fits.items() if number == most)
    return best[0] if len(best) == 1 and most >= max(_AGREEING, len(counted) - 1) else None


def _column_totals(workbook: Workbook, table: Ruled, column: int) -> Iterator[Total]:
    """The totals at the end of rows: sums of the figures before them, where nearly all rows agree on it."""
    cells, region = table.cells, table.block.region
    others = [
        each for each in range(region.first_column, region.last_column + 1)
        if each not in {column, table.label_column, *_total_columns(table)} and _is_part(table, each)
    ]  # fmt: skip
    before = tuple(each for each in others if each < column)
    for parts in dict.fromkeys((before, tuple(others))):
        rows = {row: cells.value(row, column) for row in table.records if (row, column) not in cells.sheet.formulas}
        sums = {row: sum(_figure(cells.value(row, each)) for each in parts) for row in rows}
        stated = {row: value for row, value in rows.items() if isinstance(value, float)}
        wrong = [row for row, value in stated.items() if abs(value - sums[row]) > _HALF / 10**6]
        if len(parts) >= _ENOUGH and len(stated) - len(wrong) > max(len(wrong), len(stated) - _AGREEING, 1):
            for row, value in stated.items():
                yield Total(
                    place=workbook.place(cells.sheet, row, column, in_words(value)), label=table.label(row),
                    over=f"{a1(row, parts[0])}:{a1(row, parts[-1])}", stated=value, expected=round(sums[row], 9),
                )  # fmt: skip
            return


def _is_part(table: Ruled, column: int) -> bool:
    """Whether a column holds whole numbers that may be added up."""
    parts = table.block.parts.get(column, ())
    numbers = numbers_in(table.cells, table.records, column)
    is_whole = bool(numbers) and all(value.is_integer() for value in (numbers or {}).values())
    return is_whole and not (parts and row_kind(parts[-1]) is RowKind.OF_WHICH)


def _figure(value: CellValue) -> float:
    return value if isinstance(value, float) else 0.0
