"""Which larger claim a claim is part of, and which it says again: by position and by what they are about."""

from __future__ import annotations

from sucheck.claims.text.cues import phrase_list
from sucheck.claims.text.drafts import Drafts
from sucheck.claims.text.statements import Statement
from sucheck.claims.text.surroundings import lead_of
from sucheck.model import Claim

#: How far back "of which" may begin.
_BACK = 40
#: How many counts back in the paragraph the larger one may be.
_FAR = 12


def larger_of(statement: Statement, drafts: Drafts) -> str | None:
    """The larger claim: the step that the sentence answers to ("In response, …"), or the count before "of them"."""
    is_rest = statement.count is not None and statement.count.determiner in {"remaining", "other"}
    if not (statement.is_response or is_rest or _is_part(statement)):
        return None
    for claim in reversed(drafts.counts_in.get(statement.passage.block, [])[-_FAR:]):
        if claim.acts != statement.acts.keys:
            continue
        if statement.is_response:
            if claim.when:
                return claim.id
        elif is_rest:
            if claim.among:
                return claim.among
        else:
            return claim.id
    return None


def said_before(statement: Statement, drafts: Drafts) -> str | None:
    """The only earlier count of the same step on the same act and ground, where the later one gives no day."""
    if not statement.is_step or statement.when is not None or not statement.acts.keys:
        return None
    status = statement.status
    same = [c for c in drafts.counts_of.get((statement.acts.keys, status.about), [])[:2] if c.ground == status.ground]
    return same[0].id if len(same) == 1 and same[0].when else None


def launched_before(claim: Claim, drafts: Drafts) -> str | None:
    """The count of the same step in the month or the year in which a day of it lies."""
    earlier = drafts.counts_of.get((claim.acts, claim.about), [])
    return next((c.id for c in earlier if c.when and claim.when and claim.when.startswith(c.when)), None)


def _is_part(statement: Statement) -> bool:
    """Whether "of them" stands in the words of the count, or "of which" right before it."""
    passage, mention = statement.passage, statement.mention
    index = phrase_list("subjects", "part", passage.words.code)
    before = passage.text[max(passage.sentence.start, lead_of(mention) - _BACK) : lead_of(mention)]
    last = list(index.find(before, 0, len(before)))
    is_behind = bool(last) and not before[last[-1].end :].strip(" ,")
    return is_behind or any(index.find(mention.words, 0, len(mention.words)))
