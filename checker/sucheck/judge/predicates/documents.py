"""What published text does not hold: references that lead nowhere, leftovers of drafting: DH."""

from __future__ import annotations

import re

from sucheck.judge.predicates.registry import HOLDS, Answer, fails, predicate

#: "see note 35", "footnote 12 above"; not "note 3 of Directive …", which is another document's.
_TO_NOTE = re.compile(
    r"\b(?:see|cf\.?|in)\s+(?:also\s+)?(?:foot)?note\s+(?P<number>\d{1,4})\b(?!\s+(?:of|to|in)\s)", re.IGNORECASE
)
#: What stands for a text that was never written. "[…]" leaves out words of a quotation, "[YYYY/N]" is the Journal's.
_LEFTOVERS = (
    ((r"(?<!Annex )(?<!Chapter )(?<!Title )(?<!Part )(?<!Article )(?<!Section )"
     r"(?<![\w-])XX+(?![\w-])(?! century)"),
     "a figure or a name is still to come"),
    (r"\[\s*(?:TB[CD]|tb[cd]|to be \w+[^\]]{0,40}|insert[^\]]{0,40}|date|number|xx+)\s*\]", "a text is still to come"),
    (r"\bTB[CD]\b", "a text is still to come"),
    (r"\bError! (?:Reference source|Bookmark) not (?:found|defined)\b", "a reference is broken"),
)  # fmt: skip


def references_lead_somewhere(text: str, notes: tuple[str, ...]) -> Answer:
    """Every note that the text refers to by number is one of the document."""
    for found in _TO_NOTE.finditer(text):
        if found["number"] not in notes:
            return fails(written=found.group(), last=notes[-1] if notes else "0")
    return HOLDS


def nothing_is_left_over(text: str) -> Answer:
    """The text holds no placeholder and no broken reference."""
    for pattern, trouble in _LEFTOVERS:
        found = re.search(pattern, text)
        if found:
            return fails(written=found.group(), trouble=trouble)
    return HOLDS


PREDICATES = (
    predicate(references_lead_somewhere, "written", "last"),
    predicate(nothing_is_left_over, "written", "trouble"),
)
