"""What something may be said of: counts of States and of steps, lists of States, percentages of the States."""

from __future__ import annotations

import re
from functools import cache

from sucheck.claims.language import pack
from sucheck.claims.text.mention import CitedAct, Count, Mention, Role, Stands, States
from sucheck.claims.text.name_grammar import act_words
from sucheck.claims.text.phrases import alternatives, leading

#: Units that count steps of procedures: their own noun is a cue.
STEP_UNITS = {"letters": "formal_notice", "opinions": "reasoned_opinion", "referrals": "referral"}
CASE_UNITS = frozenset({"cases", "procedures"})


def name_start(mention: Mention, code: str) -> int:
    """Where the name of an act begins: "implementing Directive …" is a verb and a name, unless it is in capitals."""
    if not isinstance(mention.said, CitedAct):
        return mention.start
    named = act_words(code).word.search(mention.words)
    first = next((at for at, sign in enumerate(mention.words) if not sign.islower() and sign != " "), 0)
    return mention.start + min(first, named.start() if named else first)


def is_subject(mention: Mention) -> bool:
    """Whether a status or a step may be said of it."""
    said = mention.said
    if isinstance(said, Count):
        return said.unit in {"member_states", "countries", *STEP_UNITS, *CASE_UNITS} or said.is_bare
    return isinstance(said, States) and said.role is Role.STATES and said.stands is Stands.SENTENCE


def without_article(text: str, code: str) -> str:
    """The words before the name of a State, without the article right before it."""
    return _article(code).sub("", text)


@cache
def _article(code: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w-]){leading(pack(code)['states']['articles'])}$", re.IGNORECASE)


@cache
def exceptions(code: str) -> re.Pattern[str]:
    """The words that leave out what follows them, at the end of a text: "all but "."""
    return re.compile(rf"(?<!\w)(?:{alternatives(pack(code)['lists']['exceptions'])})\s+$", re.IGNORECASE)


@cache
def of_states(code: str) -> re.Pattern[str]:
    """The words "of the Member States" behind a percentage."""
    sections = pack(code)
    of = alternatives(sections["numbers"]["of"])
    return re.compile(rf"\s+(?:{of})\s+(?:{alternatives(sections['units']['member_states'])})(?!\w)", re.IGNORECASE)
