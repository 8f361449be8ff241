"""Rule records: one table of a rule file becomes a rule, or one line says what is wrong with it."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Mapping, Sequence
from pathlib import Path

from sucheck.judge.expression import Expression, parse
from sucheck.judge.predicates import PREDICATES, Predicate
from sucheck.judge.rule import Rule
from sucheck.judge.template import template_fault, template_names
from sucheck.judge.typecheck import check_for_rows
from sucheck.judge.vocabulary import CONDITIONS, ROW_SHEETS, TIES, VOCABULARY, Word
from sucheck.model import RuleFileError, Severity
from sucheck.toml_file import read_toml

_REQUIRED = {"id", "name", "title", "severity", "basis", "per", "message", "ok", "bad"}
_OPTIONAL = {
    "severity_when", "of", "tie", "when", "assert", "check", "fix", "after", "silent", "undecided", "needs", "confirms",
}  # fmt: skip
_CASES = ("ok", "bad", "undecided")
_BASIS_KEYS = {"instrument", "article", "paragraph", "section", "note"}
_ID = re.compile(r"[A-Z]{2,4}\d{2}")
_NAME = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)+")
_Record = Mapping[str, object]


def read_rules(file: Path) -> list[Rule]:
    """The rules of one file.

    Raises:
        RuleFileError: the file cannot be read, or a record is not well formed; the message names file and rule.
    """
    content = read_toml(file, file.name)
    if content.keys() - {"rule"}:
        raise RuleFileError(f"{file.name}: holds {', '.join(sorted(content))}; a rule file holds [[rule]] tables only")
    return [_rule(record, file.name) for record in _tables(content.get("rule", []), f"{file.name}: rule")]


def _rule(record: _Record, file: str) -> Rule:
    where = f"{file}: rule {record.get('id', '?')}"
    _check_keys(record, where)
    text = {key: _text(record[key], f"{where}: {key}") for key in ("id", "name", "title", "per", "message")}
    words = _vocabulary(record, text["per"], where)
    types = {name: word.type for name, word in words.items()}
    cases = {key: _tables(record.get(key, []), f"{where}: {key}") for key in _CASES}
    rule = Rule(
        file=file, id=text["id"], name=text["name"], title=text["title"], per=text["per"], message=text["message"],
        cases=cases, digest=_digest(record),
        severity=_severity(record["severity"], where),
        severity_when=tuple(_condition(item, where) for item in _tables(record.get("severity_when", []), where)),
        basis=tuple(_basis(item, where) for item in _tables(record["basis"], f"{where}: basis")),
        of=str(record.get("of", "")), tie=str(record.get("tie", "")),
        when=_expression(record, "when", types, where) if "when" in record else None,
        assertion=_expression(record, "assert", types, where) if "assert" in record else _check(record, words, where),
        fix=_text(record["fix"], f"{where}: fix") if "fix" in record else "",
        after=_strings(record.get("after", []), f"{where}: after"),
        silent=_strings(record.get("silent", []), f"{where}: silent"),
        needs=_strings(record.get("needs", []), f"{where}: needs"),
        confirms=_flag(record.get("confirms", True), f"{where}: confirms"),
    )  # fmt: skip
    _check_rule(rule, types, where)
    return rule


def _digest(record: _Record) -> str:
    """What tells one wording of a rule from another; its cases prove it and change nothing."""
    told = {key: value for key, value in record.items() if key not in _CASES}
    return hashlib.sha256(json.dumps(told, sort_keys=True, default=str).encode()).hexdigest()[:16]


def _check_keys(record: _Record, where: str) -> None:
    missing = _REQUIRED - record.keys()
    unknown = record.keys() - _REQUIRED - _OPTIONAL
    if missing or unknown:
        both = (("lacks", missing), ("does not know", unknown))
        raise RuleFileError(
            f"{where}: " + "; ".join(f"{word} {', '.join(sorted(keys))}" for word, keys in both if keys)
        )
    if ("assert" in record) == ("check" in record):
        raise RuleFileError(f"{where}: needs either assert or check")
    for key in ("ok", "bad", "basis"):
        if not record[key]:
            raise RuleFileError(f"{where}: {key} needs at least one entry")


def _vocabulary(record: _Record, per: str, where: str) -> Mapping[str, Word]:
    """The words of the rule's kind of subject; `of` goes with rows and `tie` with pairs."""
    if per not in VOCABULARY:
        raise RuleFileError(f"{where}: per must be one of {', '.join(VOCABULARY)}")
    for key, owner, known in (("of", "row", ROW_SHEETS), ("tie", "pair", tuple(TIES))):
        stated = str(record.get(key, "")).split(", ") if key in record else []
        if bool(stated) != (per == owner):
            raise RuleFileError(f"{where}: {key} goes with per = {owner!r}, and only with that")
        if not set(stated) <= set(known):
            raise RuleFileError(f"{where}: {key} must be of {', '.join(known)}, not {record[key]!r}")
    return VOCABULARY[per]


def _check_rule(rule: Rule, types: Mapping[str, str], where: str) -> None:
    for pattern, text, key in ((_ID, rule.id, "id"), (_NAME, rule.name, "name")):
        if not pattern.fullmatch(text):
            raise RuleFileError(f"{where}: {key} {text!r} is not of the form {'CL04' if key == 'id' else 'the-defect'}")
    strangers = set(rule.needs) - types.keys()
    if strangers:
        raise RuleFileError(f"{where}: needs names {', '.join(sorted(strangers))}, which per = {rule.per!r} has not")
    if rule.per in {"row", "state"}:
        if isinstance(rule.assertion, Predicate):
            raise RuleFileError(f"{where}: rules of rows and states take assert, not check")
        for expression in filter(None, (rule.assertion, rule.when)):
            check_for_rows(expression.tree, types, where)
    _check_templates(rule, types, where)


def _check_templates(rule: Rule, types: Mapping[str, str], where: str) -> None:
    offered = types.keys() | {"left", "right", "missing", "extra", "states"}
    if isinstance(rule.assertion, Predicate):
        offered |= set(rule.assertion.tells)
    for key, text in (("message", rule.message), ("fix", rule.fix)):
        unknown = template_names(text) - offered
        fault = f"names {', '.join(sorted(unknown))}, which it has not" if unknown else template_fault(text)
        if fault:
            raise RuleFileError(f"{where}: {key} {fault}")


def _expression(record: _Record, key: str, types: Mapping[str, str], where: str) -> Expression:
    return parse(_text(record[key], f"{where}: {key}"), where=where, types=types)


def _check(record: _Record, words: Mapping[str, Word], where: str) -> Predicate:
    name = _text(record["check"], f"{where}: check")
    if name not in PREDICATES:
        raise RuleFileError(f"{where}: unknown check {name!r}; known: {', '.join(sorted(PREDICATES))}")
    unknown = set(PREDICATES[name].names) - words.keys()
    if unknown:
        lacking = ", ".join(sorted(unknown))
        raise RuleFileError(f"{where}: check {name} needs {lacking}, which per = {record['per']!r} has not")
    return PREDICATES[name]


def _severity(word: object, where: str) -> Severity:
    found = next((severity for severity in Severity if severity.word == word), None)
    if found is None:
        raise RuleFileError(f"{where}: severity must be error, warning or note, not {word!r}")
    return found


def _condition(item: _Record, where: str) -> tuple[str, Severity]:
    name = item.get("if")
    if item.keys() != {"if", "then"} or name not in CONDITIONS:
        raise RuleFileError(
            f"{where}: severity_when takes if and then; unknown condition {name!r} of {', '.join(CONDITIONS)}"
        )
    return str(name), _severity(item["then"], where)


def _basis(item: _Record, where: str) -> str:
    if "instrument" not in item or item.keys() - _BASIS_KEYS:
        raise RuleFileError(f"{where}: basis takes instrument, and article, paragraph, section or note: {dict(item)}")
    texts = {key: _text(value, f"{where}: basis: {key}") for key, value in item.items()}
    parts = [texts["instrument"]]
    if "article" in texts:
        paragraph = f"({texts['paragraph']})" if "paragraph" in texts else ""
        parts.append(f"Article {texts['article']}{paragraph}")
    parts += [texts[key] for key in ("section", "note") if key in texts]
    return ", ".join(parts)


def _text(value: object, where: str) -> str:
    if not isinstance(value, str) or not value.strip():
        raise RuleFileError(f"{where} must be a text, not {value!r}")
    return value


def _tables(value: object, where: str) -> Sequence[_Record]:
    if not isinstance(value, list) or not all(isinstance(item, dict) for item in value):
        raise RuleFileError(f"{where}: a list of tables is needed, not {value!r}")
    return value


def _flag(value: object, where: str) -> bool:
    if not isinstance(value, bool):
        raise RuleFileError(f"{where}: true or false is needed, not {value!r}")
    return value


def _strings(value: object, where: str) -> tuple[str, ...]:
    if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
        raise RuleFileError(f"{where}: a list of strings is needed, not {value!r}")
    return tuple(value)
