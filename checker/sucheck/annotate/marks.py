"""Which cells of a workbook are marked: the cells that findings point at."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from sucheck.frozen import dataclass
from sucheck.model import Finding, Report, Severity, Visibility, row_and_column
from sucheck.ooxml.workbook import SheetPart

#: A row and a column, both counted from 1.
Cell = tuple[int, int]
#: The findings at a cell by their identity: a cell can have thousands, and to compare each with each takes minutes.
_Held = dict[int, Finding]


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetMarks:
    """What is marked in one sheet: the severity of each cell, and what its note tells, gravest first.

    The cells of `conversing` hold a conversation, beside which there can be no note, or a note with no room left:
    `spokesman` tells what was found.
    """

    severities: Mapping[Cell, Severity]
    noted: Mapping[Cell, tuple[Finding, ...]]
    conversing: tuple[Cell, ...]
    spokesman: Cell


def marks_of(report: Report, number: int, sheets: Sequence[SheetPart]) -> dict[str, dict[Cell, tuple[Finding, ...]]]:
    """The findings by sheet and cell, for the input with this number.

    A finding on a sheet as a whole stands at A1; one on the file as a whole at A1 of the first sheet that is shown.
    """
    first = next((sheet for sheet in sheets if sheet.visibility is Visibility.VISIBLE), sheets[0]).name
    found: dict[str, dict[Cell, _Held]] = {}
    for finding in report.findings:
        for place in finding.places:
            if place.input == number:
                cells = found.setdefault(first if place.sheet is None else place.sheet, {})
                _hold(cells, row_and_column(place.cell or "A1"), [finding])
    return {name: _told(cells) for name, cells in found.items()}


def settled(
    cells: Mapping[Cell, tuple[Finding, ...]], merged: Mapping[Cell, Cell], threads: frozenset[Cell]
) -> SheetMarks:
    """The marks of a sheet once its XML is known.

    Args:
        cells: the findings by the cell they point at.
        merged: for a cell inside a merged range, the range's top left cell, which alone is shown.
        threads: the cells with a conversation, which can hold no note beside it: what is found there is told at A1, or
            at the next cell of the first row that has no conversation.
    """
    shown: dict[Cell, _Held] = {}
    for cell in sorted(cells):
        _hold(shown, merged.get(cell, cell), cells[cell])
    placed = _told(shown)
    free = next(cell for cell in ((1, column) for column in range(1, len(threads) + 2)) if cell not in threads)
    free = merged.get(free, free)
    speaking: dict[Cell, _Held] = {}
    for cell in sorted(placed):
        _hold(speaking, free if cell in threads else cell, placed[cell])
    noted = _told(speaking)
    return SheetMarks(
        severities={cell: _severity(placed[cell]) for cell in sorted(placed)},
        noted={cell: noted[cell] for cell in sorted(noted)},
        conversing=tuple(cell for cell in sorted(placed) if cell in threads),
        spokesman=free,
    )


def gravest_first(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """The findings in the order in which they are told."""
    return tuple(sorted(findings, key=lambda finding: -_severity([finding])))


def _hold(cells: dict[Cell, _Held], cell: Cell, findings: Iterable[Finding]) -> None:
    held = cells.setdefault(cell, {})
    for finding in findings:
        held.setdefault(id(finding), finding)


def _told(cells: Mapping[Cell, _Held]) -> dict[Cell, tuple[Finding, ...]]:
    return {cell: gravest_first(held.values()) for cell, held in cells.items()}


def _severity(findings: Sequence[Finding]) -> Severity:
    """The gravest severity; what is waived counts as a note."""
    return max(Severity.NOTE if finding.waived is not None else finding.severity for finding in findings)
