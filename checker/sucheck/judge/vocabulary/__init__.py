"""What a rule may speak of: for each kind of subject the names of its values, with types and meanings.

The builders in `judge/subjects/` give the values; a name that one of them cannot give does not stand here.
"""

from __future__ import annotations

from collections.abc import Mapping

from sucheck.judge.vocabulary.acts import ACT, SERIES, STATE
from sucheck.judge.vocabulary.cases import CASE
from sucheck.judge.vocabulary.claims import CLAIM
from sucheck.judge.vocabulary.conditions import CONDITIONS
from sucheck.judge.vocabulary.figures import LINE, SCOREBOARD, STANDING, TOTAL
from sucheck.judge.vocabulary.law import AS_OF, BOUND, LAW, PUBLISHED
from sucheck.judge.vocabulary.pairs import PAIR, TIES
from sucheck.judge.vocabulary.sheets import CELL, COLUMN, DOCUMENT, LIST, NOTE, PARAGRAPH, PROBLEM, ROW
from sucheck.judge.vocabulary.word import Word

__all__ = ["CONDITIONS", "ROW_SHEETS", "TIES", "VOCABULARY", "Word"]

VOCABULARY: Mapping[str, Mapping[str, Word]] = {
    "cell": CELL,
    "row": ROW | AS_OF | PUBLISHED,
    "column": COLUMN,
    "claim": CLAIM | BOUND | LAW | AS_OF | PUBLISHED,
    "pair": PAIR,
    "act": ACT | BOUND | LAW | AS_OF,
    "state": STATE | AS_OF,
    "case": CASE | LAW | AS_OF | PUBLISHED,
    "document": DOCUMENT | AS_OF | PUBLISHED,
    "problem": PROBLEM,
    "paragraph": PARAGRAPH,
    "note": NOTE | PUBLISHED,
    "list": LIST | PUBLISHED,
    "series": SERIES,
    "total": TOTAL,
    "line": LINE,
    "standing": STANDING,
    "scoreboard": SCOREBOARD,
}

#: The sheets that rules of rows are about.
ROW_SHEETS = ("Notifications", "Procedures", "Measures")
