"""Totals and lines of figures, as the sheets state them."""

from __future__ import annotations

from collections.abc import Iterator

from sucheck.judge.subjects.subject import Subject
from sucheck.judge.values import Value
from sucheck.model import Dossier, Place, column_letters, row_and_column


def total_subjects(dossier: Dossier) -> Iterator[Subject]:
    """One subject per total that a sheet states, typed or by formula."""
    for total in dossier.shaped.totals:
        values: dict[str, Value] = {
            "label": total.label, "counts": total.counts, "over": total.over, "stated": total.stated,
            "tolerance": total.tolerance, "left_out": _cells(total.left_out), "too_much": _cells(total.too_much),
        }  # fmt: skip
        known = (("evaluated", total.evaluated), ("expected", total.expected))
        values |= {name: value for name, value in known if value is not None}
        yield Subject(
            key=f"{total.place.sheet} · {total.label or 'total'} · {_column(total.place)}", values=values,
            sources={"stated": (total.place,), "left_out": total.left_out, "too_much": total.too_much},
            home=(total.place,),
        )  # fmt: skip


def line_subjects(dossier: Dossier) -> Iterator[Subject]:
    """One subject per line of figures."""
    for line in dossier.shaped.lines:
        values: dict[str, Value] = {
            "label": line.label, "figures": float(line.figures), "zeros": float(line.zeros), "lines": float(line.lines),
            "usual": line.usual, "explained": line.is_explained,
        }  # fmt: skip
        yield Subject(key=f"{line.place.sheet} · {line.label}", values=values, home=(line.place,))


def _cells(places: tuple[Place, ...]) -> tuple[str, ...]:
    return tuple(place.cell or "" for place in places)


def _column(place: Place) -> str:
    return column_letters(row_and_column(place.cell)[1]) if place.cell else ""
