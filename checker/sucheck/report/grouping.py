"""What belongs together on the page: findings by act, and repeats of one fault as one line with their total."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from typing import TypeVar

from sucheck.frozen import dataclass
from sucheck.model import AcceptedBy, Finding, Kind, Place, Report, Severity, Undecided
from sucheck.report.wording import PLACES_OF_MANY, PLACES_OF_ONE

#: The heading of what concerns no single act, where all inputs are workbooks.
NO_ACT = "workbook"

Entry = TypeVar("Entry")
Key = TypeVar("Key", bound=Hashable)


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """Findings of one rule on one act that differ only in their cells.

    `finding` is the first in reading order; `places` are its own places where it stands alone, else the first place of
    each finding.
    """

    finding: Finding
    places: tuple[Place, ...]
    times: int

    @property
    def limit(self) -> int:
        """How many of the places are named."""
        return PLACES_OF_ONE if self.times == 1 else PLACES_OF_MANY


@dataclass(frozen=True, slots=True, kw_only=True)
class ActGroup:
    """All blocks of one act, gravest first; `title` is the act's number or `workbook`."""

    title: str
    blocks: tuple[Block, ...]

    @property
    def counts(self) -> Mapping[Severity, int]:
        """How many findings, not blocks, there are of each severity."""
        return counts_of(self.blocks)


@dataclass(frozen=True, slots=True, kw_only=True)
class Stalemate:
    """One rule that reached no verdict for one reason: how often, and where."""

    rule: str
    why: str
    where: str
    places: tuple[Place, ...]
    times: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Unread:
    """The same words, not understood at one or more places."""

    text: str
    places: tuple[Place, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Idle:
    """What running text holds and no rule is meant for: one kind, for one of them and for several, with its places."""

    one: str
    several: str
    places: tuple[Place, ...]


#: What running text holds, and only a person can check.
_IDLE = {
    Kind.ACT_NUMBER: ("act or document that the tables of law do not have",
                      "acts and documents that the tables of law do not have"),
    Kind.ACT_DATE: ("date of an act that the tables of law do not have",
                    "dates of acts that the tables of law do not have"),
    Kind.ENUMERATION: ("enumeration", "enumerations"),
    Kind.QUANTITY: ("other quantity", "other quantities"),
    Kind.EVENT_DATE: ("date of an event", "dates of events"),
}  # fmt: skip


def without_act(report: Report) -> str:
    """The heading of what concerns no single act: what the inputs are."""
    kinds = {file.kind == "workbook" for file in report.inputs}
    if kinds == {False}:
        return "document" if len(report.inputs) == 1 else "documents"
    return NO_ACT if kinds != {True, False} else "workbook and documents"


def counts_of(blocks: Iterable[Block]) -> Mapping[Severity, int]:
    """How many findings of each severity the blocks hold."""
    counts: Counter[Severity] = Counter()
    for block in blocks:
        counts[block.finding.severity] += block.times
    return counts


def by_act(findings: Iterable[Finding], rest: str = NO_ACT) -> tuple[ActGroup, ...]:
    """The findings that are not waived, by act in the natural order of numbers; what names no act is last: `rest`."""
    groups = _gather((f for f in findings if f.waived is None), lambda finding: finding.act or "")
    return tuple(
        ActGroup(title=act or rest, blocks=_blocks(groups[act]))
        for act in sorted(groups, key=lambda act: (not act, natural(act)))
    )


def shares(groups: Sequence[ActGroup], most: int) -> tuple[int, ...]:
    """How many blocks of each group are among the `most` gravest of all: so many of its first ones."""
    ranked = sorted((-block.finding.severity, number) for number, group in enumerate(groups) for block in group.blocks)
    counts = Counter(number for _, number in ranked[:most])
    return tuple(counts[number] for number in range(len(groups)))


def open_blocks(findings: Iterable[Finding]) -> tuple[Block, ...]:
    """The findings that are not waived, gravest first whatever their act."""
    return _blocks(finding for finding in findings if finding.waived is None)


def waived(findings: Iterable[Finding], by: AcceptedBy | None = None) -> tuple[Block, ...]:
    """The findings that are accepted: by waivers, by the baseline, or (None) by either."""
    accepted = ((finding, finding.waived) for finding in findings)
    return _blocks(finding for finding, waiver in accepted if waiver and by in {None, waiver.by})


def stalemates(undecided: Iterable[Undecided]) -> tuple[Stalemate, ...]:
    """Undecided verdicts by rule and reason; `where` names the first subject, for those that have no place."""
    return tuple(
        Stalemate(
            rule=rule,
            why=why,
            where=entries[0].subject or entries[0].act or NO_ACT,
            places=tuple(sorted((e.places[0] for e in entries if e.places), key=Place.order)),
            times=len(entries),
        )
        for (rule, why), entries in sorted(_gather(undecided, lambda entry: (entry.rule, entry.why)).items())
    )


def unread(places: Iterable[Place]) -> tuple[Unread, ...]:
    """What was not understood, by its words, in reading order."""
    groups = _gather(sorted(places, key=Place.order), lambda place: place.text)
    return tuple(Unread(text=text, places=tuple(alike)) for text, alike in groups.items())


def unchecked(report: Report) -> tuple[tuple[Unread, ...], tuple[Idle, ...]]:
    """What was understood, and met by no rule, also by none that stayed undecided.

    First what an audit is about, by its words; then what running text holds and no rule is meant for, by its kind.
    """
    told = {at.key for entry in report.undecided for at in entry.places}
    left = [at for at in report.ledger.unchecked if at.key not in told]
    claims = {claim.place.key: claim for claim in report.claims}
    idle: dict[Kind, list[Place]] = defaultdict(list)
    rest: list[Place] = []
    for place in left:
        claim = claims.get(place.key)
        is_idle = claim is not None and not claim.act and claim.kind in _IDLE and place.block is not None
        (idle[claim.kind] if claim and is_idle else rest).append(place)
    kinds = ((*_IDLE[kind], idle[kind]) for kind in _IDLE if idle[kind])
    return unread(rest), tuple(Idle(one=one, several=several, places=tuple(at)) for one, several, at in kinds)


def natural(text: str) -> tuple[tuple[int, str], ...]:
    """A key that sorts the numbers inside a text by their value: 2016/97 before 2016/680."""
    return tuple((int(part), "") if part.isdecimal() else (-1, part) for part in re.findall(r"\d+|\D+", text))


def _blocks(findings: Iterable[Finding]) -> tuple[Block, ...]:
    blocks = [_block(alike) for alike in _gather(findings, _fault).values()]
    return tuple(sorted(blocks, key=_gravest_first))


def _block(alike: list[Finding]) -> Block:
    ordered = sorted(alike, key=lambda finding: [place.order() for place in finding.places])
    first = ordered[0]
    if len(ordered) == 1:
        return Block(finding=first, places=first.places, times=1)
    return Block(finding=first, places=tuple(f.places[0] for f in ordered if f.places), times=len(ordered))


def _fault(finding: Finding) -> Hashable:
    """All that a reader sees of a finding except its cells."""
    values = tuple((name, repr(value)) for name, value in finding.values.items())
    return (
        finding.rule,
        finding.act,
        finding.severity,
        finding.message,
        finding.states,
        values,
        finding.basis,
        finding.fix,
        finding.waived and (finding.waived.by, finding.waived.words),
    )


def _gravest_first(block: Block) -> tuple[int, tuple[tuple[int, str], ...], list[tuple[int, str, int, int]], str]:
    finding = block.finding
    return -finding.severity, natural(finding.rule), [place.order() for place in block.places], finding.message


def _gather(entries: Iterable[Entry], key: Callable[[Entry], Key]) -> dict[Key, list[Entry]]:
    groups: dict[Key, list[Entry]] = defaultdict(list)
    for entry in entries:
        groups[key(entry)].append(entry)
    return groups
