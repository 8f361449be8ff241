"""The words for where a State stands: transposition states and procedure steps, two separate axes."""

from __future__ import annotations

#: What a State has done for an act, from least to most.
TRANSPOSITION = ("none", "partial", "incomplete", "full", "conform", "applied")
#: Derived: everything short of full transposition.
NOT_FULL = frozenset({"none", "partial", "incomplete"})
#: Full transposition as the State declares it holds these as well.
AT_LEAST_FULL = frozenset({"full", "conform", "applied"})
#: The steps of an infringement procedure (Articles 258 and 260 TFEU), and `open` for any that is not closed.
STEPS = ("formal_notice", "reasoned_opinion", "referral", "judgment", "closed", "open")
#: What else a claim can be about.
DATES = ("deadline", "act_date", "as_of")


def expand(about: str) -> frozenset[str]:
    """The transposition states that an `about` covers: `not_full` and sums are taken apart, steps give nothing."""
    parts = set(about.split("+")) if about else set()
    states = parts & set(TRANSPOSITION)
    return frozenset(states | NOT_FULL) if "not_full" in parts else frozenset(states)


def is_step(about: str) -> bool:
    """Whether a claim is about steps of a procedure only."""
    return bool(about) and set(about.split("+")) <= set(STEPS)
