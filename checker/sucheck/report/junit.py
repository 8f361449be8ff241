"""The JUnit output: XML as Jenkins, GitLab and others read it, one case for each rule and subject."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby

from lxml import etree

from sucheck.model import Finding, InputFile, Place, Report, RuleCard, Severity
from sucheck.report.job_logs import with_hash
from sucheck.report.junit_cases import Case, Outcome, cases
from sucheck.report.wording import accepted_as, computation, counted, inert


def render(report: Report, *, threshold: Severity | None) -> str:
    """A suite for each rule that reached a verdict, with a case for each subject; rows that hold are one case.

    A case fails where a finding is at or above `threshold`, as the run does: JUnit knows no warnings, so that a case
    with lesser findings passes and tells them in its output. What is undecided or accepted is skipped, with the reason;
    a rule that crashed is an error. There are no times: two runs give the same bytes.
    """
    found = cases(report, threshold)
    cards = {card.id: card for card in report.rules}
    root = etree.Element("testsuites", {"name": "sucheck", **_counts(found)})
    for rule, group in groupby(found, key=lambda case: case.rule):
        _add_suite(root, rule, cards.get(rule), list(group), report.inputs)
    text: str = etree.tostring(root, encoding="unicode", pretty_print=True)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{with_hash(text, "&#35;")}'


def _counts(found: Iterable[Case]) -> dict[str, str]:
    """How many cases there are, fail, and are errors."""
    outcomes = Counter(case.outcome for case in found)
    return {
        "tests": str(outcomes.total()),
        "failures": str(outcomes[Outcome.FAILURE]),
        "errors": str(outcomes[Outcome.ERROR]),
    }


def _add_suite(
    root: etree._Element, rule: str, card: RuleCard | None, found: Sequence[Case], inputs: Sequence[InputFile]
) -> None:
    skipped = sum(1 for case in found if case.outcome is Outcome.SKIPPED)
    name = f"{rule} {card.name}" if card else rule
    suite = etree.SubElement(root, "testsuite", {"name": inert(name), **_counts(found), "skipped": str(skipped)})
    if card is not None:
        properties = etree.SubElement(suite, "properties")
        for key, value in _properties(card).items():
            etree.SubElement(properties, "property", {"name": key, "value": inert(value)})
    for case in found:
        _add_case(suite, case, inputs)


def _properties(card: RuleCard) -> Mapping[str, str]:
    told = {"title": card.title, "severity": card.severity.word, "basis": "; ".join(card.basis)}
    return told | ({"links": " ".join(card.links)} if card.links else {})


def _add_case(suite: etree._Element, case: Case, inputs: Sequence[InputFile]) -> None:
    name = {"name": inert(case.subject) or "the inputs", "classname": inert(f"sucheck.{case.rule}")}
    element = etree.SubElement(suite, "testcase", name)
    text = "\n".join(_lines(case, inputs))
    if case.outcome is Outcome.PASSED and text:
        etree.SubElement(element, "system-out").text = text
    elif case.outcome is not Outcome.PASSED:
        told = {"message": _message(case), "type": _type(case)}
        etree.SubElement(element, case.outcome.value, told).text = text


def _type(case: Case) -> str:
    if case.outcome is Outcome.FAILURE:
        return max(finding.severity for finding in case.findings).word
    if case.outcome is Outcome.ERROR:
        return "crashed"
    return next((accepted_as(finding.waived) for finding in case.findings if finding.waived), "undecided")


def _message(case: Case) -> str:
    """What a list of cases shows: the gravest finding, or why the case is skipped."""
    if case.told:
        return inert(case.told)
    if case.outcome is Outcome.FAILURE:
        ranked = sorted(case.findings, key=lambda finding: (finding.waived is not None, -finding.severity))
        more = f" (and {counted(len(ranked) - 1, 'finding')} more)" if len(ranked) > 1 else ""
        return inert(ranked[0].message) + more
    accepted = [f"{accepted_as(each.waived)}: {each.waived.words}" for each in case.findings if each.waived]
    return inert("; ".join(dict.fromkeys([*accepted, *(f"undecided: {entry.why}" for entry in case.undecided)])))


def _lines(case: Case, inputs: Sequence[InputFile]) -> Iterator[str]:
    if case.told:
        yield inert(case.told)
    if case.holds > 1:
        yield f"holds {case.holds} times"
    for finding in case.findings:
        yield from _finding(finding, inputs)
    for entry in case.undecided:
        yield f"undecided: {inert(entry.why)}"
        yield from _places(entry.places, inputs)


def _finding(finding: Finding, inputs: Sequence[InputFile]) -> Iterator[str]:
    """A finding in full, line by line."""
    yield f"{finding.severity.word}: {inert(finding.message)}"
    yield from _places(finding.places, inputs)
    if finding.values:
        yield f"  because {computation(finding.values)}"
    if finding.basis:
        yield f"  basis {inert('; '.join(finding.basis))}"
    if finding.fix:
        yield f"  fix {inert(finding.fix.text)}"
    if finding.waived:
        yield f"  {accepted_as(finding.waived)} {inert(finding.waived.words)}"
    yield f"  fingerprint {inert(finding.fingerprint)}"


def _places(places: Iterable[Place], inputs: Sequence[InputFile]) -> Iterator[str]:
    for place in places:
        yield f"  {inert(inputs[place.input].path)}: {inert(place.address)}"
