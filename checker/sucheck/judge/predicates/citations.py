"""Authors of acts, references to the Official Journal, numbers of Commission documents: CI."""

from __future__ import annotations

import datetime as dt
import re

from sucheck.judge.predicates.registry import HOLDS, Answer, fails, predicate
from sucheck.judge.template import in_words
from sucheck.judge.values import Day
from sucheck.law.acts import Act, act, find_citations
from sucheck.law.citations import written_date

#: From this day each act is an issue of its own (ISG 3.1).
_ACT_BY_ACT = dt.date(2023, 10, 1)
_JANUARY = 1
_AROUND = 40
_AUTHORS = {
    "EP+Council": "the European Parliament and the Council",
    "Council": "the Council",
    "Commission": "the Commission",
}
#: "OJ L 119, 4.5.2016, p. 132": series, issue, date, page.
_JOURNAL = re.compile(
    r"OJ\s?[LC]\s?(?:I\s?|A\s?)?(?P<issue>\d{1,4}),\s?(?P<date>\d{1,2}\.\d{1,2}\.\d{4})(?P<page>,\s?p\.\s?\d+)?"
)
#: What binds or applies without national law (Article 288 TFEU), and the word for the national law of a directive.
_APPLY_BY_THEMSELVES = {"regulation", "decision"}
_TRANSPOSED = re.compile(r"\btranspos(?:e|es|ed|ing|ition)\b", re.IGNORECASE)
#: Other things than the act as it was first published; and another act named between an act and a reference.
_ANOTHER_TEXT = re.compile(r"corrig|correct|special edition|amended by|repealed by", re.IGNORECASE)


def author_is_of_the_act(cited_author: str, law_authors: tuple[str, ...]) -> Answer:
    """The author that is written is one that passes for the act's."""
    if cited_author in law_authors:
        return HOLDS
    return fails(author=" or ".join(_AUTHORS.get(author, author) for author in law_authors))


def journal_references_are_possible(text: str) -> Answer:
    """No issue is older than the act it stands behind, and none since October 2023 has a number and a page."""
    end = 0
    for found in _JOURNAL.finditer(text):
        day = written_date(found["date"])
        before, end = text[end : found.start()], found.end()
        if day is None:
            return fails(reference=found.group(), trouble="no such day")
        if day >= _ACT_BY_ACT and found["page"]:
            return fails(
                reference=found.group(),
                trouble="since 1 October 2023 each act is published by itself, without issue and page",
            )
        around = before + text[end : end + _AROUND]
        law = None if _ANOTHER_TEXT.search(around) else _act_before(before)
        if law and day < law.document_date:
            reference = found.group().removesuffix(found["page"] or "")
            signed = in_words(Day.of(law.document_date))
            return fails(reference=reference, trouble=f"before the date of {law.cite}, {signed}")
    return HOLDS


def only_directives_are_transposed(text: str) -> Answer:
    """No sentence that names no directive speaks of transposing a regulation or a decision."""
    for sentence in re.split(r"(?<=[a-z)\]])\.\s", text):
        verb = _TRANSPOSED.search(sentence)
        if verb is None or "irective" in sentence:
            continue
        for found in find_citations(sentence):
            if 0 <= found.start - verb.end() <= _AROUND and found.citation.type in _APPLY_BY_THEMSELVES:
                return fails(written=sentence[found.start : found.end], kind=str(found.citation.type))
    return HOLDS


def _act_before(text: str) -> Act | None:
    """The one directive that stands right before a reference."""
    found = find_citations(text)
    return act(found[0].citation.celex) if len(found) == 1 else None


def document_numbers_agree(
    first_reference: str, second_reference: str | None = None, second_date: Day | None = None
) -> Answer:
    """Two mentions of one document bear one number; its year is that of the date, or in January the one before."""
    if second_reference is not None and second_reference != first_reference:
        return fails(trouble=f"a document of the same title is {second_reference} elsewhere")
    year = int(re.sub(r"^\w+\((\d{4})\).*$", r"\1", first_reference))
    if second_date is not None:
        late = second_date.first.year - year
        if late and not (late == 1 and second_date.first.month == _JANUARY):
            return fails(trouble=f"dated {in_words(second_date)}, another year")
    return HOLDS


PREDICATES = (
    predicate(only_directives_are_transposed, "written", "kind"),
    predicate(author_is_of_the_act, "author"),
    predicate(journal_references_are_possible, "reference", "trouble"),
    predicate(document_numbers_agree, "trouble"),
)
