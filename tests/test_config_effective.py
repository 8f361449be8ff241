"""Which source of a setting holds: the command line, then the file, then the default; and how grave rules are then."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sucheck.config import Config, chosen
from sucheck.judge.ruleset import load_rules
from sucheck.model import Severity
from sucheck.settings import DEFAULTS, Options, Stated, effective
from sucheck.settings.options import NAMES, key_of

WORDS = st.lists(st.sampled_from(["CL", "DL01", "-"]), max_size=2).map(tuple)
VALUES: dict[str, st.SearchStrategy[Any]] = {
    "severity": st.dictionaries(st.sampled_from(["CL", "DL01"]), st.sampled_from(Severity), max_size=2),
    "fail_on": st.sampled_from(["error", "warning", "note", "never"]),
    "as_of": st.dates(),
    "baseline": st.just("b.json"),
    "annotate": st.sampled_from(["", "marked"]),
    "rules": st.just((Path("own"),)),
    "schemas": st.just((Path("own"),)),
    "waiver": st.just(()),
    "quiet": st.booleans(),
    "no_color": st.booleans(),
}
OPTIONS = st.builds(Options, **{name: st.none() | VALUES.get(name, WORDS) for name in NAMES})
RULES = load_rules()


def stated(options: Options) -> Stated:
    said = {key_of(name): "sucheck.toml:1" for name in NAMES if getattr(options, name) is not None}
    return Stated(file="sucheck.toml", options=options, origins=said)


@given(OPTIONS, OPTIONS)
def test_each_setting_is_that_of_the_first_source_that_says_it(line: Options, file: Options) -> None:
    settings = effective(line, stated(file))
    for name in NAMES:
        in_file = None if name == "format" and line.output is not None else getattr(file, name)
        expected = (getattr(DEFAULTS, name), "default")
        if in_file is not None:
            expected = (in_file, "sucheck.toml:1")
        if getattr(line, name) is not None:
            expected = (getattr(line, name), "command line")
        assert (getattr(settings.options, name), settings.origins[key_of(name)]) == expected, name


@given(OPTIONS)
def test_without_a_file_nothing_comes_from_one(line: Options) -> None:
    settings = effective(line, None)
    assert (settings.file, settings.remarks, settings.config(today=None).origins) == (None, (), {})
    empty = effective(line, stated(Options()))
    assert (settings.options, settings.origins) == (empty.options, empty.origins)


def test_what_checking_needs_is_handed_on() -> None:
    day = dt.date(2026, 1, 1)
    file = stated(Options(select=("CL",), severity={"CL": Severity.NOTE}, fail_on="never", baseline="b.json"))
    settings = effective(Options(ignore=("CL02",), as_of=day), file)
    assert settings.config(today=day) == Config(
        select=("CL",), ignore=("CL02",), severity={"CL": Severity.NOTE}, as_of=day, baseline="b.json", today=day,
        origins=dict.fromkeys(("select", "severity", "fail-on", "baseline"), "sucheck.toml:1"),
        remarks=settings.remarks,
    )  # fmt: skip
    assert settings.remarks == ("sucheck.toml sets select, severity, baseline",)
    assert settings.threshold is None
    assert effective(Options(fail_on="warning"), file).threshold is Severity.WARNING


@pytest.mark.parametrize("told", Severity)
def test_a_rule_is_never_graver_than_it_was_told_to_be(told: Severity) -> None:
    named = chosen(RULES, Config(severity={rule.family: told for rule in RULES}))
    assert {rule.severity for rule in named} == {told}
    assert [rule.severity_when for rule in named] == [
        tuple((name, min(before, told)) for name, before in rule.severity_when) for rule in RULES
    ]


def test_other_rules_stay_as_they_are() -> None:
    named = chosen(RULES, Config(severity={"cl04": Severity.NOTE}))
    assert [rule for rule, told in zip(RULES, named, strict=True) if rule != told] == [
        rule for rule in RULES if rule.id == "CL04"
    ]
