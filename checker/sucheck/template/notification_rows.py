"""The Member States that documents name one by one, as rows of Notifications.

Rows for some States only are read as an extract of what was notified. They are left out where they would say more than
the document does: where so many are named that the rest would seem forgotten, and where the figures contradict them.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import field

from sucheck.frozen import dataclass
from sucheck.law.acts import act
from sucheck.law.participation import Bound, bound
from sucheck.law.states import protocol_order
from sucheck.model import Certainty, Claim, Kind
from sucheck.model.vocabulary import AT_LEAST_FULL, TRANSPOSITION, expand
from sucheck.template.book import Row
from sucheck.template.stated_cells import day_cell

_DAY = len("2019-10-17")


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """The States that the documents name under one act at one date (ISO 8601), by status, and all claims on both."""

    act: str
    as_of: str
    statuses: dict[str, dict[str, Claim]] = field(default_factory=dict)
    claims: list[Claim] = field(default_factory=list)

    @property
    def bound(self) -> Bound:
        """The States that the act binds on that day."""
        return bound(self.act, dt.date.fromisoformat(self.as_of))

    @property
    def certain(self) -> dict[str, tuple[str, Claim]]:
        """The States with one status only, of those that the act can bind, with the claim that names them."""
        law = self.bound
        return {
            state: next(iter(found.items()))
            for state, found in self.statuses.items()
            if len(found) == 1 and state in law.must | law.may
        }

    def why_not(self) -> str | None:
        """Why there are no rows; None where there are."""
        certain, law = self.certain, self.bound
        if len(certain) < len(self.statuses) or not all(self._fits(claim) for claim in self.claims):
            return "its figures and lists contradict each other"
        if 2 * len(certain) >= len(law.must) and not law.must <= certain.keys():
            return "many Member States are named, but not each that it binds"
        return None

    def _fits(self, claim: Claim) -> bool:
        """Whether a count leaves room for the States that are named, and needs no more than those that are not."""
        wanted = expand(claim.about)
        is_whole = claim.kind is Kind.COUNT and claim.op == "=" and not claim.among
        if not wanted or not is_whole or not isinstance(claim.value, int):
            return True
        law, rows = self.bound, {state: status for state, (status, _) in self.certain.items()}
        inside = {s for s, status in rows.items() if status in wanted or ("full" in wanted and status in AT_LEAST_FULL)}
        either = {s for s, status in rows.items() if status == "incomplete" and s not in inside}
        return len(inside) <= claim.value <= len(inside | either | ((law.must | law.may) - rows.keys()))


def named_states(claims: Sequence[Claim]) -> list[Named]:
    """What the documents say of single Member States: a status at a date, in a list that was read and not guessed."""
    found: dict[tuple[str, str], Named] = {}
    for claim in claims:
        if not (claim.act and act(claim.act) and claim.as_of and len(claim.as_of) == _DAY and claim.tense == "current"):
            continue
        named = found.setdefault((claim.act, claim.as_of), Named(act=claim.act, as_of=claim.as_of))
        named.claims.append(claim)
        listed = claim.listed
        if claim.about in TRANSPOSITION and listed and not listed.complement and claim.certainty is Certainty.READ:
            for state in listed.states:
                named.statuses.setdefault(state, {}).setdefault(claim.about, claim)
    return [named for named in found.values() if named.statuses]


def notification_rows(named: Sequence[Named], numbers: Mapping[str, str]) -> Iterator[Row]:
    """One row for each State that is named, in protocol order."""
    for group in named:
        certain = group.certain
        for state in protocol_order(certain):
            status, claim = certain[state]
            yield {
                "act": numbers[group.act], "state": state, "status": status, "as_of": day_cell(group.as_of),
                "found_at": claim.listed.place.address if claim.listed else claim.place.address,
            }  # fmt: skip
