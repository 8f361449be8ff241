"""Why a figure changed, as far as the rows tell, or else the lists: nothing is said that they do not name."""

from __future__ import annotations

from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from typing import TypeAlias

from sucheck.changes.measures import named
from sucheck.changes.rows import Rows, Standing
from sucheck.law.states import protocol_order
from sucheck.model import Claim
from sucheck.model.vocabulary import AT_LEAST_FULL, NOT_FULL, expand

_Standings: TypeAlias = Mapping[str, Standing]
#: What was found of the reason, and whether it accounts for the whole change.
Reason: TypeAlias = tuple[str, bool]

_NO_STATE = "the rows name no State that changed"


def reason(old: Claim, new: Claim, before: Rows, after: Rows) -> Reason | None:
    """What the rows say of a figure or list that changed, else what its lists say.

    None where it is of no States, or of something else than before.
    """
    if (old.unit, old.about) != ("member_states", new.about) or not (
        _are_counts(old, new) or any(list_changes(old, new))
    ):
        return None
    wanted = expand(old.about)
    standings = [_standings(rows, claim) for rows, claim in ((before, old), (after, new))]
    if wanted and old.acts == new.acts and standings[0] is not None and standings[1] is not None:
        return _by_rows(old, new, standings[0], standings[1])
    return _by_lists(old, new) if _are_counts(old, new) else None


def _are_counts(old: Claim, new: Claim) -> bool:
    """Whether both give a number, and not the same."""
    return isinstance(old.value, int) and isinstance(new.value, int) and old.value != new.value


def _standings(rows: Rows, claim: Claim) -> _Standings | None:
    """The rows for a claim's act and state of play; those of the only date where the claim or the rows give none."""
    dated = rows.get(claim.act or "", {}) if len(claim.acts) == 1 else {}
    if claim.as_of and claim.as_of in dated:
        return dated[claim.as_of]
    only = next(iter(dated)) if len(dated) == 1 else None
    return dated[only] if only is not None and not (only and claim.as_of) else None


def _by_rows(old: Claim, new: Claim, before: _Standings, after: _Standings) -> Reason:
    """The States that moved by the rows; one held incomplete may stand on either side of a declared count."""
    wanted = expand(old.about)
    wanted = wanted | AT_LEAST_FULL if "full" in wanted else wanted
    ways = [wanted, wanted ^ {"incomplete"}] if wanted & {"full"} or wanted >= NOT_FULL else [wanted]
    found = [_moves(way, before, after) for way in ways]
    gained, lost = next((move for move in found if _accounts(old, new, *move)), found[0])
    if not gained and not lost:
        return _NO_STATE, False
    told = "; ".join(_told(gained | lost, before, after, is_later=_is_later(old, new)))
    if _accounts(old, new, gained, lost):
        return told, True
    return f"{told}; that does not account for {_step(old, new)}", False


def _moves(wanted: AbstractSet[str], before: _Standings, after: _Standings) -> tuple[frozenset[str], frozenset[str]]:
    first, second = ({state for state, at in side.items() if at.status in wanted} for side in (before, after))
    return frozenset(second - first), frozenset(first - second)


def _accounts(old: Claim, new: Claim, gained: AbstractSet[str], lost: AbstractSet[str]) -> bool:
    """Whether these States make the whole difference: of the counts, and of the lists, if both name all of them."""
    if isinstance(old.value, int) and isinstance(new.value, int):
        if old.op != new.op or new.value - old.value != len(gained) - len(lost):
            return False
        if not _are_whole(old, new):
            return old.op == "="
    came, gone = map(frozenset, list_changes(old, new))
    return (came, gone) == (gained, lost) if _are_whole(old, new) else came <= gained and gone <= lost


def _step(old: Claim, new: Claim) -> str:
    if isinstance(old.value, int) and isinstance(new.value, int):
        return f"a change of {new.value - old.value:+d}" if new.value != old.value else "the change of the list"
    return "the change"


def _is_later(old: Claim, new: Claim) -> bool:
    return bool(old.as_of and new.as_of and old.as_of < new.as_of)


def _told(states: AbstractSet[str], before: _Standings, after: _Standings, *, is_later: bool) -> list[str]:
    """Which States went from where to where, the largest group of States first."""
    groups: dict[tuple[str | None, str | None], list[str]] = {}
    for state in protocol_order(states):
        move = tuple(side[state].status if state in side else None for side in (before, after))
        groups.setdefault((move[0], move[1]), []).append(state)
    ordered = sorted(groups.items(), key=lambda group: (-len(group[1]), str(group[0])))
    return [_move(in_words(members), *move, is_later=is_later) for move, members in ordered]


def _move(states: str, old: str | None, new: str | None, *, is_later: bool) -> str:
    if new == "full" and old in {"none", "partial"} and is_later:
        return f"{states} notified between the two dates"
    return f"{states}: {status_words(old)} → {status_words(new)}"


def status_words(status: str | None) -> str:
    """A status for people; `no row` where there is none."""
    return "no row" if status is None else status.replace("_", " ")


def in_words(codes: list[str] | tuple[str, ...]) -> str:
    """Codes as they are spoken: `FI, NL and SI`."""
    return f"{', '.join(codes[:-1])} and {codes[-1]}" if len(codes) > 1 else "".join(codes)


def _by_lists(old: Claim, new: Claim) -> Reason:
    if not (old.listed and new.listed):
        return "no rows and no lists of both sides say which States", False
    came, gone = list_changes(old, new)
    if not came and not gone:
        return "the lists of both sides name the same States", False
    parts = [f"{in_words(states)} {word} the list" for states, word in ((came, "came into"), (gone, "left")) if states]
    told = " and ".join(parts)
    if _are_whole(old, new) and _accounts(old, new, frozenset(came), frozenset(gone)):
        return told, True
    return f"{told}; that does not account for {_step(old, new)}", False


def _are_whole(old: Claim, new: Claim) -> bool:
    """Whether both lists name all that belong there."""
    return all(
        states is not None and states.closed and not states.complement and not states.more and states.is_understood
        for states in (old.listed, new.listed)
    )


def list_changes(old: Claim, new: Claim) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The States that came into the list and those that left it, where both sides have one of the same form."""
    if not (old.listed and new.listed) or old.listed.complement != new.listed.complement:
        return (), ()
    before, after = named(old.listed), named(new.listed)
    return tuple(each for each in after if each not in before), tuple(each for each in before if each not in after)
