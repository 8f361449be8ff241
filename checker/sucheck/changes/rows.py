"""Where each State stands under each act by the rows of a report, and what changed in that."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from sucheck.changes.dates import answering
from sucheck.changes.measures import moved
from sucheck.frozen import dataclass
from sucheck.law.states import protocol_order
from sucheck.model import Place, Report, StateChange


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """The transposition state that a row gives a State, and its cell (the first such row where only that is told)."""

    status: str
    place: Place


#: By act, and state of play (empty where none is stated): the standing of each State that has a row.
Rows = Mapping[str, Mapping[str, Mapping[str, Standing]]]


def rows_of(report: Report, by: int) -> Rows:
    """What the rows of a report say; a State that two inputs disagree on is left out. `by` raises input numbers."""
    found: dict[str, dict[str, dict[str, Standing]]] = {}
    torn: set[tuple[str, str, str]] = set()
    for claim in report.claims:
        if not (claim.is_row_claim and claim.act and claim.listed):
            continue
        dated = found.setdefault(claim.act, {}).setdefault(claim.as_of or "", {})
        for state in claim.listed.states:
            cell = claim.listed.cells.get(state)
            place = replace(claim.listed.place, cell=cell, text="") if cell else claim.listed.place
            before = dated.setdefault(state, Standing(status=claim.about, place=moved(place, by)))
            if before.status != claim.about:
                torn.add((claim.act, claim.as_of or "", state))
    for act, on, state in torn:
        del found[act][on][state]
    return found


def state_changes(old: Rows, new: Rows) -> Iterator[StateChange]:
    """Each State whose rows say something else at the date that answers to theirs, by act and in protocol order."""
    for act in sorted(old.keys() | new.keys()):
        before, after = old.get(act, {}), new.get(act, {})
        pairs = {(then, now) for now, then in answering(before, after).items()}
        if not before or not after:
            pairs = {(max(before, default=""), max(after, default=""))}
        for then, now in sorted(pairs):
            yield from _between(act, (then, before.get(then, {})), (now, after.get(now, {})))


def _between(
    act: str, old: tuple[str, Mapping[str, Standing]], new: tuple[str, Mapping[str, Standing]]
) -> Iterator[StateChange]:
    (then, before), (now, after) = old, new
    for state in protocol_order(before.keys() | after.keys()):
        sides = (before.get(state), after.get(state))
        first, second = (side.status if side else None for side in sides)
        if first != second:
            yield StateChange(
                act=act, state=state, old=first, new=second, old_as_of=then or None, new_as_of=now or None,
                places=tuple(side.place for side in sides if side),
            )  # fmt: skip
