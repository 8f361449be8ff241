"""How a change is told to people, the same in every output that people read."""

from __future__ import annotations

from collections.abc import Sequence

from sucheck.model import Change, ClaimChange, Compared, Comparison, Place, StateChange, Stated
from sucheck.report.wording import PLACES_OF_MANY, counted, inert

#: The words of the changes, short enough for a narrow column.
WORDS = {Change.APPEARED: "new", Change.WENT: "gone", Change.CHANGED: "changed"}
_KINDS = {
    "deadline": "deadline",
    "act_date": "date of the act",
    "as_of": "state of play",
    "event_date": "date",
    "share": "share",
    "sum": "sum",
    "enumeration": "enumeration",
}
_MOST_STATES = 30


def told_change(change: ClaimChange) -> str:
    """A change in a line: `full: 22 → 25`, `not full: list - NL, FI, SI`, `deadline: 2018-06-26`."""
    if change.kind == "act_number":
        return "the act is named" if change.new else "the act is no longer named"
    old, new = change.old, change.new
    if old is None or new is None:
        side = old or new
        assert side is not None
        return f"{_subject(change, side)}: {_all_of(change, side)}"
    before, after = _subject(change, old), _subject(change, new)
    parts = [f"{before} → {after}"] if before != after else []
    if (old.value, old.op, old.of) != (new.value, new.op, new.of):
        parts.append(f"{_value(change, old)} → {_value(change, new)}")
    parts += _lists(change, old, new)
    if not parts:
        parts = [f"{_all_of(change, old)} → {_all_of(change, new)}"]
    return f"{', '.join(parts)}" if before != after else f"{after}: {', '.join(parts)}"


def _subject(change: ClaimChange, side: Stated) -> str:
    about = side.about if side.about != change.kind else ""
    words = [
        _KINDS.get(change.kind, ""),
        about.replace("_", " ").replace("+", " or "),
        (side.ground or "").replace("_", " "),
    ]
    if change.unit != "member_states" and change.unit:
        words.append(change.unit.replace("_", " "))
    told = ", ".join(dict.fromkeys(word for word in words if word)) or "figure"
    return inert(f"{told} ({side.when})" if side.when else told)


def _all_of(change: ClaimChange, side: Stated) -> str:
    """The value with its list, or the words where neither says it."""
    told = [_value(change, side)] if side.value is not None else []
    told += [f"list {_list(side)}" if told else _list(side)] if side.states is not None else []
    return " · ".join(told) or inert(side.words)[:60] or "stated"


def _value(change: ClaimChange, side: Stated) -> str:
    if side.value is None:
        return "no number"
    number = f"{side.value:g}" if isinstance(side.value, float) else inert(str(side.value))
    op = "" if side.op == "=" else side.op
    return f"{op}{number}{' %' if change.kind == 'share' else ''}{f' of {side.of}' if side.of is not None else ''}"


def _lists(change: ClaimChange, old: Stated, new: Stated) -> list[str]:
    if old.states is None and new.states is None:
        return []
    if old.states is None:
        return [f"a new list: {_list(new)}"]
    if new.states is None:
        return [f"no list any more, was: {_list(old)}"]
    signs = [
        f"{sign} {inert(', '.join(states))}" for sign, states in (("+", change.gained), ("-", change.lost)) if states
    ]
    if signs:
        return [f"list {' '.join(signs)}"]
    same = (old.states, old.is_closed, old.is_complement, old.more) == (
        new.states,
        new.is_closed,
        new.is_complement,
        new.more,
    )
    return [] if same else [f"list {_list(old)} → {_list(new)}"]


def _list(side: Stated) -> str:
    states = side.states or ()
    named = inert(", ".join(states[:_MOST_STATES])) + (" …" if len(states) > _MOST_STATES else "")
    words = "all but " if side.is_complement else "" if side.is_closed else "including "
    more = f" and {side.more} more" if side.more else ""
    return f"{words}{named or 'empty'}{more}"


def groups_of_states(changes: Sequence[StateChange]) -> list[tuple[StateChange, ...]]:
    """The States of one act that went the same way, in the order of the first of them."""
    groups: dict[tuple[str | None, ...], list[StateChange]] = {}
    for each in changes:
        groups.setdefault((each.act, each.old, each.new, each.old_as_of, each.new_as_of), []).append(each)
    return [tuple(group) for group in groups.values()]


def places_of(group: Sequence[StateChange]) -> list[Place]:
    """The cells of the first States' rows on either side."""
    return sorted(
        [place for each in group for place in each.places][: PLACES_OF_MANY + 1], key=lambda place: place.input
    )


def told_states(group: Sequence[StateChange]) -> str:
    """States that went the same way: `NL, FI and SI: none → full`."""
    codes = [inert(each.state) for each in group]
    named = f"{', '.join(codes[:-1])} and {codes[-1]}" if len(codes) > 1 else codes[0]
    old, new = ("no row" if each is None else inert(each.replace("_", " ")) for each in (group[0].old, group[0].new))
    return f"{named}: {old} → {new}"


def told_input(compared: Compared) -> str:
    """An input with its side and its state of play."""
    on = f" (state of play {', '.join(compared.as_of[:3])})" if compared.as_of else ""
    return inert(f"{compared.side}: {compared.file.path}{on}")


def acts_of(comparison: Comparison) -> list[str]:
    """The acts that something changed for, those of several acts as one; the empty text for what is of none."""
    found = {", ".join(change.acts) for change in comparison.claims} | {each.act for each in comparison.states}
    found |= {each.finding.act or "" for each in comparison.findings}
    return sorted(found, key=lambda act: (not act, act))


def sum_of(comparison: Comparison) -> str:
    """All changes in numbers: `3 figures and lists, 2 States, 1 finding changed`, or `nothing changed`."""
    if comparison.is_empty:
        return "nothing to compare: neither side states anything that was understood"
    if comparison.is_same:
        return "nothing changed"
    parts = [counted(len(comparison.claims), "claim"), counted(len(comparison.states), "State")]
    by_word = {word: sum(1 for each in comparison.findings if each.change is change) for change, word in WORDS.items()}
    told = [f"{number} {word}" for word, number in by_word.items() if number]
    parts.append(f"findings: {', '.join(told)}" if told else "no finding")
    if comparison.series:
        parts.append(f"{len(comparison.series)} of both together")
    return ", ".join(parts)


def rest_of(comparison: Comparison) -> str:
    """What is on both sides: `20 claims and 3 findings unchanged`."""
    return f"{counted(comparison.unchanged, 'claim')} and {counted(comparison.standing, 'finding')} unchanged"


def spots_of(change: ClaimChange) -> list[Place]:
    """The first place of either side and a few more: that both are named matters more than all of one."""
    sides = [list(side.places) for side in (change.old, change.new) if side]
    first = [places[0] for places in sides]
    rest = [place for places in sides for place in places[1:]]
    return sorted([*first, *rest][:PLACES_OF_MANY], key=lambda place: place.input)
