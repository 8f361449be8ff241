"""Findings as judging makes them, for what works on finished ones."""

from __future__ import annotations

from sucheck.accept.ran import Ran
from sucheck.model import Finding, Place, Severity
from sucheck.model.fingerprints import fingerprint_of

#: A run of two files and two rules that speaks of one act.
RAN = Ran(
    rules={"CL01": "count-and-list-differ", "DL01": "wrong-deadline"},
    inputs=("drafts/book.xlsx", "report.docx"),
    acts=frozenset({"2016/681"}),
)


def finding(
    subject: str = "2016/681 · full · 2019-10-17",
    states: tuple[str, ...] = ("EL",),
    *,
    rule: str = "CL01",
    act: str | None = "2016/681",
    inputs: tuple[int, ...] = (0,),
    message: str = "21 stated, 20 listed",
) -> Finding:
    """A finding with the fingerprint that it must have, at one cell of each of the inputs."""
    return Finding(
        rule=rule, name=RAN.rules[rule], severity=Severity.ERROR, message=message, act=act, subject=subject,
        states=states, places=tuple(Place(input=number, sheet="Claims", cell="F7") for number in inputs),
        fingerprint=fingerprint_of(rule, subject, states),
    )  # fmt: skip
