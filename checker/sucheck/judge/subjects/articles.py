"""The Treaty articles that the steps of a case cite, with the day of the step."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from sucheck.judge.infringements import Case, Step
from sucheck.judge.values import Day, Value
from sucheck.model import Place

_EX = re.compile(r"\bex[\s-]", re.IGNORECASE)
#: Articles 226 and 228 EC became Articles 258 and 260 TFEU on 1.12.2009; 260(3) came with the Treaty of Lisbon.
_EC = re.compile(r"\b22[68]\b")
_TFEU = re.compile(r"\b(?:258|260)\b")
_SANCTION = re.compile(r"\b260\s*\(?\s*3\b")


def cited_articles(case: Case) -> Iterator[tuple[str, Value, tuple[Place, ...]]]:
    """The last step that cites Article 226 or 228 EC; the first that cites 258 or 260 TFEU, and 260(3)."""
    kinds: tuple[tuple[str, Callable[[str], bool], int], ...] = (
        ("ec_basis", lambda words: bool(_EC.search(words)) and not _EX.search(words), -1),
        ("tfeu_basis", lambda words: bool(_TFEU.search(words)), 0),
        ("sanction_basis", lambda words: bool(_SANCTION.search(words)), 0),
    )
    for name, cites, position in kinds:
        citing = [step for step in case.steps if cites(step.basis)]
        if citing:
            step = _dated_first(citing)[position]
            yield name, step.basis, (case.place(step, "legal_basis"),)
            if step.on:
                yield f"{name.removesuffix('_basis')}_on", Day.of(step.on), (case.place(step, "decided_on"),)


def _dated_first(steps: list[Step]) -> list[Step]:
    """The steps that have a date, in order; all of them where none has."""
    return [step for step in steps if step.on] or steps
