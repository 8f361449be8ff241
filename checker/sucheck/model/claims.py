"""One thing that a source states, and what became of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import field
from enum import Enum

from sucheck.frozen import dataclass
from sucheck.model.places import Place, PlaceKey


class Kind(Enum):
    """What a claim's value is."""

    COUNT = "count"
    LIST = "list"
    DEADLINE = "deadline"
    ACT_DATE = "act_date"
    ACT_NUMBER = "act_number"
    IN_FORCE = "in_force"
    AS_OF = "as_of"
    EVENT_DATE = "event_date"
    SHARE = "share"
    SUM = "sum"
    ENUMERATION = "enumeration"
    QUANTITY = "quantity"


class Certainty(Enum):
    """How we know what a claim says. Only `READ` may raise an error."""

    READ = "read"
    INHERITED = "inherited"
    GUESSED = "guessed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """One entry of a list: the State's code (None where the name is not known) and its words."""

    state: str | None
    text: str
    number: int | None = None  # "DE 3": the figure that a breakdown gives this State


@dataclass(frozen=True, slots=True, kw_only=True)
class StateList:
    """A list of States as it stands: in the order written, closed or open, plain or a complement.

    `closed` is False after "including" or "such as". `complement` is True for "all but A and B": the list then holds
    the exceptions. `more` counts unnamed further States ("and four others"). `cells` are the addresses of the States'
    rows, by code, where rows make up the list.
    """

    members: tuple[Member, ...]
    closed: bool = True
    complement: bool = False
    more: int = 0
    place: Place
    cells: Mapping[str, str] = field(default_factory=dict)

    @property
    def states(self) -> frozenset[str]:
        """The codes of all entries that were understood."""
        return frozenset(member.state for member in self.members if member.state)

    @property
    def is_understood(self) -> bool:
        """Whether every entry is a known name."""
        return all(member.state for member in self.members)


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One amount of a sum, in the unit of its claim, or one thing of an enumeration, which has no value."""

    value: int | float | None = None
    place: Place


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """One thing that a source states about an act, a state or a step.

    `id` is the input's number and the claim's place in reading order (`0:17`); `label` is the name that the source
    itself gives it. `about` is a transposition state, a step, or several joined by `+`. `value` is a count, an ISO date
    (with the precision that was written) or a share in percent; None where only a list is given. `op` is one of
    `=`, `≥`, `≤`, `≈`. `among` is the id of the larger claim this one is part of, `repeats` that of the claim it says
    again. `as_of` is the state of play, `when` the day of the event. `place` is where the value stands, or the list
    where there is no value; `columns` maps the columns of its row to their cells. `also` are further cells that
    state the same: a list of measures repeats the date of its act in each row.
    """

    id: str
    label: str = ""
    kind: Kind
    place: Place
    document: str = ""
    section: str = ""
    act: str | None = None
    acts: tuple[str, ...] = ()  # all acts, where a headline speaks of several
    about: str = ""
    ground: str | None = None
    value: int | float | str | None = None
    words: str = ""
    unit: str = "member_states"
    op: str = "="
    stated_of: int | None = None  # "24 of 27"
    share: float | None = None  # "24 of 27 (89 %)": the percentage beside the count
    decimals: int = 0  # a share's printed precision
    quantifier: str = ""  # "most", "half": a word in place of a number
    listed: StateList | None = None
    noted: StateList | None = None  # what the footnote lists, where `listed` comes from the row's own cell
    among: str | None = None
    repeats: str | None = None
    universe: str = ""
    universe_list: StateList | None = None  # the States that `universe` names, where it is a list
    as_of: str | None = None
    when: str | None = None
    tense: str = "current"
    basis: str = "declared"
    certainty: Certainty = Certainty.READ
    is_row_claim: bool = False  # grouped from rows (notifications, procedures), not stated anywhere
    columns: Mapping[str, Place] = field(default_factory=dict)
    also: Sequence[Place] = ()
    may_be_of_a_part: bool = False  # rows beside it give the act another deadline: each may be that of one part of it
    parts: tuple[Part, ...] = ()  # of a sum its amounts, of an enumeration what it names
    cues: tuple[Place, ...] = ()  # the words of a text that decided how it was read


@dataclass(frozen=True, slots=True, kw_only=True)
class Ledger:
    """The account of every count, list, date and citation that was seen.

    `unchecked` are the places of those that were understood and on which no rule reached a verdict; `checked_by` names,
    for each of the others (by `Place.key`), the rules that did.
    """

    seen: int
    checked: int
    undecided: int
    not_understood: tuple[Place, ...]
    unchecked: tuple[Place, ...] = ()
    checked_by: Mapping[PlaceKey, tuple[str, ...]] = field(default_factory=dict)
