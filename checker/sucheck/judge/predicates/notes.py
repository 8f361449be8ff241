"""What a note says of protocols: PM."""

from __future__ import annotations

import re

from sucheck.judge.predicates.registry import HOLDS, Answer, fails, predicate
from sucheck.law.protocols import PROTOCOL, sentences

_DENMARK = re.compile(r"\b(?:Denmark|Danish|DK)\b")
_IRELAND_UK = re.compile(r"\b(?:Ireland|Irish|IE|United Kingdom|UK)\b")
_TITLED = re.compile(
    r"\s*(?:annexed[^.]*?\s)?(?:,\s*)?on the position of\s+(?:the\s+)?(?P<whom>Denmark|United Kingdom|Ireland)"
)
#: The number of the protocol on a State's position, and the one it had before the Treaty of Lisbon.
_NUMBERS = {"Denmark": ("22", "5"), "United Kingdom": ("21", "4"), "Ireland": ("21", "4")}


def protocol_is_the_states(text: str) -> Answer:
    """Protocol No 22 is on the position of Denmark, Protocol No 21 on that of the United Kingdom and Ireland."""
    for sentence in sentences(text):
        found = list(PROTOCOL.finditer(sentence))
        for each in found:
            titled = _TITLED.match(sentence, each.end())
            if titled and each["number"] not in _NUMBERS[titled["whom"]]:
                return fails(named=each["number"], right=_NUMBERS[titled["whom"]][0], whom=titled["whom"])
        named = {each["number"] for each in found}
        denmark, others = bool(_DENMARK.search(sentence)), bool(_IRELAND_UK.search(sentence))
        if named == {"21"} and denmark and not others:
            return fails(named="21", right="22", whom="Denmark")
        if named == {"22"} and others and not denmark:
            return fails(named="22", right="21", whom="the United Kingdom and Ireland")
    return HOLDS


PREDICATES = (predicate(protocol_is_the_states, "named", "right", "whom"),)
