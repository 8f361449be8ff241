"""What a run looked at."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from sucheck.frozen import dataclass
from sucheck.model import Claim, Finding, Undecided


@dataclass(frozen=True, slots=True, kw_only=True)
class Ran:
    """What a run looked at: the rules that came to an end, by id with their names; the inputs' paths; the acts.

    A waiver that no finding fits is told only where a finding could have come of it.
    """

    rules: Mapping[str, str]
    inputs: tuple[str, ...]
    acts: frozenset[str]


def ran(
    rules: Mapping[str, str],
    crashed: Iterable[str],
    inputs: Sequence[str],
    claims: Iterable[Claim],
    verdicts: Iterable[Finding | Undecided],
) -> Ran:
    """What a run looked at.

    Args:
        rules: those that were chosen, by id with their names.
        crashed: a line for each that failed inside, its id first.
        inputs: the paths as the user gave them.
        claims: what the inputs state; the acts of the run are theirs and those of the verdicts.
        verdicts: findings, and what is undecided.
    """
    failed = {line.split(":", 1)[0] for line in crashed}
    acts = {act for claim in claims for act in (claim.act, *claim.acts) if act}
    acts |= {verdict.act for verdict in verdicts if verdict.act}
    kept = {rule: name for rule, name in rules.items() if rule not in failed}
    return Ran(rules=kept, inputs=tuple(inputs), acts=frozenset(acts))
