"""A result says with which settings, and by which rules, it was made."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest

import sucheck
from sucheck.config import Config
from sucheck.judge.ruleset import load_rules, read_rules
from sucheck.model import Severity, Waiver
from sucheck.provenance import configuration
from sucheck.report import json as as_json
from sucheck.resources import resource
from sucheck.shape.schemas import load_schemas

ROOT = Path(__file__).resolve().parent.parent
SCHEMA = json.loads((ROOT / "docs" / "sucheck-1.schema.json").read_text("utf-8"))
SAMPLE = "sample_inputs/seeded_faults.xlsx"
WAIVER = Waiver(rule="CL01", act="2018/843", reason="known", source="sucheck.toml", until=dt.date(2026, 3, 31))


def told(config: Config, threshold: Severity | None = Severity.ERROR) -> dict[str, Any]:
    text = as_json.render(sucheck.check([ROOT / SAMPLE], config), threshold=threshold)
    result: dict[str, Any] = json.loads(text)
    jsonschema.validate(result, SCHEMA)
    return result


def test_the_settings_of_a_run_stand_in_its_result() -> None:
    config = Config(select=("CL", "WB"), ignore=("CL02",), severity={"CL01": Severity.NOTE}, as_of=dt.date(2024, 1, 2))
    result = told(config, None)
    assert result["configuration"] == {
        "fail_on": "never", "select": ["CL", "WB"], "ignore": ["CL02"], "severity": {"CL01": "note"},
        "as_of": "2024-01-02", "rules": [], "schemas": [], "mappings": [], "waivers": [], "baseline": None,
        "remarks": [],
        "today": None,
    }  # fmt: skip
    ran = result["rules"]["records"]
    assert set(ran) == {rule.id for rule in load_rules() if rule.family in {"CL", "WB"} and rule.id != "CL02"}


def test_every_table_has_its_digest_and_all_have_one() -> None:
    rules = told(Config(select=("CL01",)))["rules"]
    assert rules["records"] == {"CL01": next(rule.digest for rule in load_rules() if rule.id == "CL01")}
    assert set(rules["schemas"]) == {schema.kind for schema in load_schemas([resource("schemas")])}
    assert set(rules["languages"]) == {"de", "en", "fr"}
    assert len(rules["law"]) == 16
    other = told(Config(select=("CL02",)))["rules"]
    assert other["sha256"] != rules["sha256"]
    assert {key: other[key] for key in ("schemas", "languages", "law")} == {
        key: rules[key] for key in ("schemas", "languages", "law")
    }


@pytest.mark.parametrize(
    ("old", "new", "is_other"),
    [
        ("the other day", "the other night", True),
        ('severity = "error"', 'severity = "warning"', True),
        ("full = 26, bound = 26 }]", "full = 25, bound = 26 }]", False),
    ],
)
def test_a_rule_has_another_digest_once_it_says_something_else(
    tmp_path: Path, old: str, new: str, *, is_other: bool
) -> None:
    record = """
[[rule]]
id = "CL90"
name = "more-than-bound"
title = "the other day"
severity = "error"
basis = [{ instrument = "TFEU" }]
per = "act"
assert = "full <= bound"
message = "{full} of {bound}"
ok = [{ full = 26, bound = 26 }]
bad = [{ full = 27, bound = 26 }]
"""
    (tmp_path / "a.toml").write_text(record, "utf-8")
    (tmp_path / "b.toml").write_text(record.replace(old, new), "utf-8")
    (first,), (second,) = read_rules(tmp_path / "a.toml"), read_rules(tmp_path / "b.toml")
    assert (first.digest != second.digest) is is_other


@pytest.mark.parametrize(
    ("today", "told_as"),
    [
        (None, None),
        (dt.date(2026, 3, 31), "0001-01-01"),
        (dt.date(2026, 4, 1), "2026-04-01"),
        (dt.date(2027, 9, 9), "2026-04-01"),
    ],
)
def test_of_the_calendar_only_what_has_expired_is_told(today: dt.date | None, told_as: str | None) -> None:
    found = configuration(Config(waivers=(WAIVER,), today=today)).today
    assert (found.isoformat() if found else None) == told_as
