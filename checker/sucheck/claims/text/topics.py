"""Acts that a text paraphrases: "EU rules on access to firearms", "EU anti-money laundering legislation".

A paraphrase is never certain: it means every act of its topic, those that the document cites before all others.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from typing import NamedTuple

from sucheck.claims.language import pack
from sucheck.claims.text.mention import NamedAct, Origin
from sucheck.claims.text.phrases import alternatives, first_words, plain
from sucheck.claims.text.scan import Scan
from sucheck.law.acts import acts_named
from sucheck.model import Certainty


class _Grammar(NamedTuple):
    pattern: re.Pattern[str]
    first_words: frozenset[str]
    acts: Mapping[str, tuple[str, ...]]


def find_topics(scan: Scan, cited: frozenset[str], code: str) -> None:
    """Add the acts that a block paraphrases; `cited` are those that the document cites by number."""
    grammar = _grammar(code)
    for match in scan.matches(grammar.pattern, grammar.first_words):
        acts = grammar.acts[plain(match["before"] or match["behind"])]
        here = tuple(key for key in acts if key in cited)
        scan.take(*match.span(), NamedAct(acts=here or acts, origin=Origin.TOPIC, certainty=Certainty.GUESSED))


@cache
def _grammar(code: str) -> _Grammar:
    section = pack(code)["acts"]
    names = {phrase.lower(): name for name, phrases in section["topics"].items() for phrase in phrases}
    topic, rules = alternatives(names), alternatives(section["paraphrase"]["rules"])
    union = alternatives(section["paraphrase"]["union"])
    return _Grammar(
        pattern=re.compile(
            rf"(?:{union})\s+(?:(?P<before>{topic})\s+(?:{rules})|(?:{rules})\s+(?:[\w-]+\s+){{0,5}}?(?P<behind>{topic}))(?!\w)",
            re.IGNORECASE,
        ),
        first_words=first_words(section["paraphrase"]["union"]),
        acts={phrase: acts_named(name) for phrase, name in names.items()},
    )
