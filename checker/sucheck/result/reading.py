"""A JSON result of an earlier run becomes a report again."""

from __future__ import annotations

from collections.abc import Mapping

from sucheck.frozen import dataclass
from sucheck.model import (
    Acceptance,
    AcceptedBy,
    Finding,
    Fix,
    InputFile,
    Ledger,
    Place,
    Report,
    Severity,
    Shown,
    Undecided,
)
from sucheck.read.files import open_file
from sucheck.result.claims import claim, place
from sucheck.result.fields import Fields
from sucheck.result.settings import configuration, rule_set, severity, threshold
from sucheck.result.values import Value, read_value

_FORMAT = "sucheck/1"
_KINDS = ("workbook", "docx", "pdf", "html", "text")


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """A result as it was read: the report that it tells, its threshold, and all that stands in the file.

    Of claims the report has what a result tells of them, which is not all that a run knows.
    """

    path: str
    report: Report
    threshold: Severity | None
    values: Mapping[str, Value]


def is_result(path: str) -> bool:
    """Whether a file looks like a JSON result: it begins with a brace, and is named or says so.

    Raises:
        InputError: the file cannot be opened.
    """
    with open_file(path, "a workbook, a document or a JSON result") as file:
        head = file.read(4096)
    is_object = head.removeprefix(b"\xef\xbb\xbf").lstrip().startswith(b"{")
    return is_object and (path.lower().endswith(".json") or b'"sucheck/' in head)


def read_result(path: str) -> Result:
    """The result in a JSON file.

    Raises:
        InputError: the file cannot be read, or is no `sucheck/1`; one line says where.
    """
    value = read_value(path)
    fields = Fields(value, path)
    if fields.text("format", "") != _FORMAT:
        fields.fail("format", f"must be {_FORMAT}")
    inputs = tuple(_input(each) for each in fields.objects("inputs"))
    settings = fields.inside("configuration") if fields.has("configuration") else None
    held = fields.inside("ledger")
    report = Report(
        version=fields.inside("tool").text("version"),
        inputs=inputs,
        findings=tuple(_finding(each, len(inputs)) for each in fields.objects("findings")),
        undecided=tuple(_undecided(each, len(inputs)) for each in fields.objects("undecided")),
        claims=tuple(claim(each, len(inputs)) for each in fields.objects("claims")),
        ledger=_ledger(held, len(inputs)),
        holds={rule: _count(number, fields) for rule, number in fields.pairs("holds")},
        remarks=fields.texts("remarks"),
        crashed=fields.texts("crashed"),
        configuration=configuration(settings) if settings else None,
        rule_set=rule_set(fields.inside("rules")) if fields.has("rules") else None,
    )
    assert isinstance(value, dict)
    at = threshold(settings) if settings else Severity.ERROR
    return Result(path=path, report=report, threshold=at, values=value)


def _count(number: Value, fields: Fields) -> int:
    return number if type(number) is int and number >= 0 else fields.fail("holds", "must hold whole numbers from 0")


def _input(fields: Fields) -> InputFile:
    return InputFile(path=fields.text("path"), sha256=fields.text("sha256"), kind=fields.one_of("kind", _KINDS))


def _finding(fields: Fields, inputs: int) -> Finding:
    places = _places(fields, "places", inputs)
    if not places:
        fields.fail("places", "must hold at least one place")
    return Finding(
        rule=fields.text("rule"), name=fields.text("name"),
        severity=severity(fields.text("severity"), fields, "severity"),
        message=fields.text("message"), act=fields.optional("act"), subject=fields.text("subject"),
        states=fields.texts("states"), values={name: _shown(value, fields) for name, value in fields.pairs("values")},
        basis=fields.texts("basis"), places=places,
        fix=_fix(fields.inside("fix")) if fields.has("fix") else None, fingerprint=fields.text("fingerprint"),
        waived=_acceptance(fields.inside("waived")) if fields.has("waived") else None,
    )  # fmt: skip


def _shown(value: Value, fields: Fields) -> Shown:
    if isinstance(value, list):
        return [each if isinstance(each, str) else fields.fail("values", "must hold lists of texts") for each in value]
    if isinstance(value, int | float | str | None):
        return value
    return fields.fail("values", "must hold no objects")


def _fix(fields: Fields) -> Fix:
    return Fix(text=fields.text("text"), safe=fields.flag("safe"))


def _acceptance(fields: Fields) -> Acceptance:
    by = AcceptedBy(fields.one_of("by", [each.value for each in AcceptedBy]))
    return Acceptance(
        by=by, reason=fields.text("reason"), source=fields.text("source"), owner=fields.optional("owner") or "",
        until=fields.day("until"),
    )  # fmt: skip


def _undecided(fields: Fields, inputs: int) -> Undecided:
    return Undecided(
        rule=fields.text("rule"), act=fields.optional("act"), subject=fields.text("subject"), why=fields.text("why"),
        places=_places(fields, "places", inputs),
    )  # fmt: skip


def _ledger(fields: Fields, inputs: int) -> Ledger:
    return Ledger(
        seen=fields.number("seen"), checked=fields.number("checked"), undecided=fields.number("undecided"),
        not_understood=_places(fields, "not_understood", inputs), unchecked=_places(fields, "unchecked", inputs),
    )  # fmt: skip


def _places(fields: Fields, key: str, inputs: int) -> tuple[Place, ...]:
    return tuple(place(each, inputs) for each in fields.objects(key))
