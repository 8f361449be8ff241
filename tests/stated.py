"""What a text in any language states, in a short form that tests compare."""

from __future__ import annotations

from documents import document

from sucheck.claims.language import language
from sucheck.claims.text.grammar import claims_of
from sucheck.claims.text.mentions import read_mentions
from sucheck.model import Claim, Kind, Place

ON_STATES = {Kind.COUNT, Kind.LIST, Kind.SHARE}


def claims_in(text: str, code: str) -> tuple[tuple[Claim, ...], tuple[Place, ...]]:
    """The claims of the document that a text describes, read in a language, and the places that no claim has."""
    held, words = document(text), language(code)
    return claims_of(held, read_mentions(held, words), words)


def states_in(text: str, code: str) -> list[tuple[str, ...]]:
    """Each claim on States: its words, its acts, what it is about, its value, its list, a step's day and ground."""
    found = [claim for claim in claims_in(text, code)[0] if claim.kind in ON_STATES]
    return [
        (claim.place.text, "+".join(claim.acts), claim.about, value_of(claim), listed(claim), _of_step(claim))
        for claim in found
    ]


def dates_in(text: str, code: str) -> list[tuple[str, ...]]:
    """Each claim that gives a day: its words, what it is about, the day, the act."""
    kinds = {Kind.DEADLINE, Kind.AS_OF, Kind.ACT_DATE, Kind.EVENT_DATE}
    found = [claim for claim in claims_in(text, code)[0] if claim.kind in kinds]
    return [(claim.place.text, claim.about, str(claim.value), claim.act or "") for claim in found]


def value_of(claim: Claim) -> str:
    """The value with its relation and its whole: `=21`, `≥10 of 27`, `most`, `=75.0 %`; empty for a list."""
    if claim.value is None:
        return claim.quantifier
    whole = f" of {claim.stated_of}" if claim.stated_of is not None else ""
    return f"{claim.op}{claim.value}{' %' if claim.kind is Kind.SHARE else ''}{whole}"


def listed(claim: Claim) -> str:
    """A list: `EL LU`, `incl. HR`, `all but DK`, `AT BE +2`; empty where there is none."""
    if claim.listed is None:
        return ""
    head = "all but " if claim.listed.complement else "" if claim.listed.closed else "incl. "
    more = f" +{claim.listed.more}" if claim.listed.more else ""
    return head + " ".join(member.state or "?" for member in claim.listed.members) + more


def _of_step(claim: Claim) -> str:
    return " ".join(filter(None, (claim.when, claim.ground)))
