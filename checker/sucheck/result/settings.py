"""With which settings and rules a result was made."""

from __future__ import annotations

from sucheck.model import Configuration, InputFile, RuleSet, Severity, UsedMapping, Waiver
from sucheck.result.fields import Fields

_SEVERITIES = {severity.word: severity for severity in Severity}


def severity(word: object, fields: Fields, key: str) -> Severity:
    """A severity by its word."""
    found = _SEVERITIES.get(word) if isinstance(word, str) else None
    return found or fields.fail(key, "must be error, warning or note")


def threshold(fields: Fields) -> Severity | None:
    """The least severity that gave exit code 1; None for never."""
    word = fields.one_of("fail_on", (*_SEVERITIES, "never"))
    return None if word == "never" else _SEVERITIES[word]


def configuration(fields: Fields) -> Configuration:
    """The settings of the run."""
    return Configuration(
        select=fields.texts("select"),
        ignore=fields.texts("ignore"),
        severity={word: severity(value, fields, "severity") for word, value in fields.pairs("severity")},
        as_of=fields.day("as_of"),
        rules=fields.texts("rules"),
        schemas=fields.texts("schemas"),
        waivers=tuple(_waiver(each) for each in fields.objects("waivers")),
        mappings=tuple(_mapping(each) for each in fields.objects("mappings")) if fields.has("mappings") else (),
        baseline=_baseline(fields.inside("baseline")) if fields.has("baseline") else None,
        today=fields.day("today"),
        remarks=fields.texts("remarks"),
    )


def _waiver(fields: Fields) -> Waiver:
    waiver = Waiver(
        rule=fields.text("rule"),
        reason=fields.text("reason"),
        source=fields.text("source"),
        owner=fields.optional("owner") or "",
        until=fields.day("until"),
        act=fields.optional("act"),
        states=fields.texts("states"),
        fingerprint=fields.optional("fingerprint"),
        subject=fields.optional("subject"),
        file=fields.optional("file"),
    )
    if not waiver.reason.strip():
        fields.fail("reason", "must say why")
    if not (waiver.act or waiver.states or waiver.fingerprint or waiver.subject):
        fields.fail("", "must say what it is for")
    return waiver


def _mapping(fields: Fields) -> UsedMapping:
    file = InputFile(path=fields.text("path"), sha256=fields.text("sha256"), kind="mapping")
    return UsedMapping(file=file, input=fields.optional_number("input"))


def _baseline(fields: Fields) -> InputFile:
    return InputFile(path=fields.text("path"), sha256=fields.text("sha256"), kind="baseline")


def rule_set(fields: Fields) -> RuleSet:
    """The digests of rules, sheets, languages and law."""
    named = {}
    for key in ("records", "schemas", "languages"):
        pairs = dict(fields.pairs(key))
        named[key] = {name: text if isinstance(text, str) else fields.fail(key, "must hold texts")
                      for name, text in pairs.items()}  # fmt: skip
    return RuleSet(**named, law=fields.text("law"))
