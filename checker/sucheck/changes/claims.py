"""Which figures, lists and dates appeared, went or changed."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Mapping, Sequence
from dataclasses import replace

from sucheck.changes.dates import answering
from sucheck.changes.matching import matched
from sucheck.changes.measures import Measure, measure_of, stated
from sucheck.changes.reasons import list_changes, reason
from sucheck.changes.rows import Rows
from sucheck.frozen import dataclass
from sucheck.model import Change, Claim, ClaimChange, Kind, Report, Stated

#: From the same words at the same spot to any figure of the same measure; what has no name of its own must at least
#: say the same, or stand where nothing else like it does.
_KEYS = (
    lambda each: (each.claim.document, each.claim.section, each.label, each.says),
    lambda each: (each.claim.document, each.claim.section, each.says),
    lambda each: (each.says,),
    lambda each: (each.claim.document, each.claim.section, each.label) if each.label else None,
    lambda each: (each.claim.document, each.claim.section) if each.is_named else None,
    lambda each: (each.label,) if each.is_named and each.label else None,
    lambda each: () if each.is_named else None,
)
#: What one source says under one name, or the same at one spot on the same act, though of something else: what was
#: none is now partial.
_RECAST = (
    lambda each: (each.claim.document, each.claim.section, each.label, each.claim.acts) if each.label else None,
    lambda each: (each.claim.document, each.claim.section, each.claim.acts, each.says) if each.is_named else None,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimChanges:
    """What changed, and how many claims both sides have."""

    changes: tuple[ClaimChange, ...]
    unchanged: int


def claim_changes(old: Report, new: Report, by: int, before: Rows, after: Rows) -> ClaimChanges:
    """The changes between two reports; `by` is added to the numbers of the new one's inputs.

    What rows add up to is left to the States that the rows name.
    """
    found: list[tuple[Measure, Measure]] = []
    went: list[Measure] = []
    came: list[Measure] = []
    unchanged = 0
    left, right = _measures(old), _measures(new)
    for what in dict.fromkeys((*left, *right)):
        first, second = left.get(what, []), right.get(what, [])
        pairs, gone, come = _matched(first, second)
        pairs, come = _with_restated(pairs, come, first)
        unchanged += sum(one.says == other.says for one, other in pairs)
        found += [(one, other) for one, other in pairs if one.says != other.says]
        went += gone
        came += come
    recast, went, came = matched(went, came, _RECAST)
    changes = [_changed(one.claim, other.claim, by, before, after) for one, other in (*found, *recast)]
    changes += [_one_sided(Change.WENT, each.claim, 0) for each in went]
    changes += [_one_sided(Change.APPEARED, each.claim, by) for each in came]
    return ClaimChanges(changes=tuple(sorted(_joined(changes), key=_order)), unchanged=unchanged)


def _measures(report: Report) -> Mapping[Hashable, list[Measure]]:
    by_id = {claim.id: claim for claim in report.claims}
    found: dict[Hashable, list[Measure]] = {}
    for claim in report.claims:
        if not claim.is_row_claim:
            measure = measure_of(claim, by_id)
            found.setdefault(measure.what, []).append(measure)
    return found


def _matched(
    old: Sequence[Measure], new: Sequence[Measure]
) -> tuple[list[tuple[Measure, Measure]], list[Measure], list[Measure]]:
    """The claims of one measure in pairs, those of the new side at the date of the old side that answers to theirs."""
    answers = answering({each.moment for each in old}, {each.moment for each in new})
    moments = {id(each): answers.get(each.moment, ("new", *each.moment)) for each in new}
    moments |= {id(each): each.moment for each in old}
    keys = [lambda each, key=key: None if (found := key(each)) is None else (moments[id(each)], found) for key in _KEYS]
    if old and old[0].claim.kind is Kind.ACT_NUMBER:
        return [(old[0], each) for each in new[:1]], [], []
    return matched(old, new, keys) if old and new else ([], list(old), list(new))


def _with_restated(
    pairs: list[tuple[Measure, Measure]], come: list[Measure], old: Sequence[Measure]
) -> tuple[list[tuple[Measure, Measure]], list[Measure]]:
    """The pairs with those in which the new side tells again what the old one said for the same date."""
    told = {each.moment: each for each in reversed(old) if each.moment != ("", "")}
    again = [(told[each.moment], each) for each in come if each.moment in told and _has_gone_on(pairs, each)]
    taken = {id(each) for _, each in again}
    return [*pairs, *again], [each for each in come if id(each) not in taken]


def _has_gone_on(pairs: Sequence[tuple[Measure, Measure]], restated: Measure) -> bool:
    """Whether the old claim of this date was compared with one of a later date."""
    return any(one.moment == restated.moment != other.moment for one, other in pairs)


def _changed(old: Claim, new: Claim, by: int, before: Rows, after: Rows) -> ClaimChange:
    gained, lost = list_changes(old, new)
    found = reason(old, new, before, after)
    return replace(
        _frame(Change.CHANGED, new), old=stated(old, 0), new=stated(new, by), gained=gained, lost=lost,
        why=found[0] if found else "", is_explained=found[1] if found else None,
    )  # fmt: skip


def _one_sided(change: Change, claim: Claim, by: int) -> ClaimChange:
    told = stated(claim, by)
    return replace(_frame(change, claim), **{"old" if change is Change.WENT else "new": told})  # type: ignore[arg-type]


def _frame(change: Change, claim: Claim) -> ClaimChange:
    return ClaimChange(
        change=change, kind=claim.kind.value, acts=claim.acts, about=claim.about, ground=claim.ground, unit=claim.unit
    )


def _joined(changes: Sequence[ClaimChange]) -> Iterator[ClaimChange]:
    """The changes, those that say the same told once with all their places."""
    groups: dict[Hashable, list[ClaimChange]] = {}
    for change in changes:
        bare = tuple(_content(side) for side in (change.old, change.new))
        key = (change.change, change.kind, change.acts, change.about, change.ground, change.unit, bare, change.why)
        groups.setdefault(key, []).append(change)
    for same in groups.values():
        first = same[0]
        yield replace(first, old=_together([each.old for each in same]), new=_together([each.new for each in same]))


def _content(side: Stated | None) -> Stated | None:
    return replace(side, places=(), words="") if side else None


def _together(sides: Sequence[Stated | None]) -> Stated | None:
    told = [side for side in sides if side]
    places = dict.fromkeys(place for side in told for place in side.places)
    return replace(told[0], places=tuple(places)) if told else None


def _order(change: ClaimChange) -> tuple[object, ...]:
    """By act; within it in the reading order of the new side, and what went in that of the old."""
    side = change.new or change.old
    assert side is not None
    place = side.places[0]
    return (not change.acts, change.acts, change.new is None, place.order())
