"""What a waiver in the configuration may say, and which mistakes in it are named."""

from __future__ import annotations

import datetime as dt

import pytest

from sucheck.accept.waivers import KEYS, check_waivers, read_waiver
from sucheck.model import SucheckError, Waiver

RULES = {"CL01": "count-and-list-differ", "DL01": "wrong-deadline"}
LEAST: dict[str, object] = {"rule": "CL01", "reason": "agreed with the unit", "act": "2016/681"}


def read(**keys: object) -> Waiver:
    return read_waiver({**LEAST, **keys}, "sucheck.toml: waiver 2")


def test_every_key_is_read() -> None:
    assert read(
        act="Directive (EU) 2016/681", states=["Finland", "el"], fingerprint="975C72175AB95E1B", owner=" A.  Editor ",
        subject="2016/681 · full", file="report.docx", until=dt.date(2026, 12, 31), reason="agreed\n with the unit",
    ) == Waiver(
        rule="CL01", reason="agreed with the unit", source="sucheck.toml: waiver 2", owner="A. Editor",
        until=dt.date(2026, 12, 31), act="2016/681", states=("EL", "FI"), fingerprint="975c72175ab95e1b",
        subject="2016/681 · full", file="report.docx",
    )  # fmt: skip


def test_the_least_waiver_names_rule_reason_and_one_subject() -> None:
    assert read() == Waiver(rule="CL01", reason="agreed with the unit", source="sucheck.toml: waiver 2", act="2016/681")


def test_a_day_may_be_a_text() -> None:
    assert read(until="2026-12-31").until == dt.date(2026, 12, 31)


@pytest.mark.parametrize(
    ("keys", "message"),
    [
        ({"reason": ""}, "reason: is missing; a finding is accepted only with a reason"),
        ({"reason": " \n "}, "reason: is missing; a finding is accepted only with a reason"),
        ({"rule": ""}, "rule: is missing; name the rule whose finding is accepted, by id or name"),
        ({"reason": 5}, "reason: must be a text, in quotation marks"),
        ({"act": ""}, "say what it is for with act, states, fingerprint or subject; to leave a rule out, use ignore"),
        ({"untill": "x"}, "untill: is no key of a waiver; the nearest is until"),
        ({"State": ["EL"]}, "State: is no key of a waiver; the nearest is states"),
        ({"zzz": 1}, f"zzz: is no key of a waiver; use {', '.join(KEYS)}"),
        ({"until": "soon"}, "until: 'soon' is no day; write it as 2026-12-31"),
        ({"until": "2026-02-30"}, "until: '2026-02-30' is no day; write it as 2026-12-31"),
        ({"until": dt.datetime(2026, 12, 31, tzinfo=dt.UTC)},
         "until: 2026-12-31 00:00:00+00:00 is no day; write it as 2026-12-31"),
        ({"until": 2026}, "until: 2026 is no day; write it as 2026-12-31"),
        ({"act": "the PNR one"}, "act: 'the PNR one' is no act; write its number, such as 2016/681"),
        ({"states": ["EL", "Findland"]}, "states: 'Findland' is no State; close: Finland"),
        ({"states": ["??"]}, "states: '??' is no State; write its code or name, such as EL or Greece"),
        ({"states": "EL"}, 'states: must be a list of texts, such as ["EL", "FI"]'),
        ({"states": [""]}, 'states: must be a list of texts, such as ["EL", "FI"]'),
        ({"fingerprint": "975c"}, "fingerprint: '975c' is none; copy all 16 letters and digits of it"),
    ],
)  # fmt: skip
def test_a_mistake_names_its_place_and_key(keys: dict[str, object], message: str) -> None:
    with pytest.raises(SucheckError) as raised:
        read(**keys)
    assert str(raised.value) == f"sucheck.toml: waiver 2: {message}"


def test_a_missing_key_is_like_an_empty_one() -> None:
    with pytest.raises(SucheckError, match=r"^f: reason: is missing; a finding is accepted only with a reason$"):
        read_waiver({"rule": "CL01", "act": "2016/681"}, "f")
    with pytest.raises(SucheckError, match=r"^f: rule: is missing; "):
        read_waiver({"reason": "agreed", "act": "2016/681"}, "f")


@pytest.mark.parametrize("rule", ["CL01", "cl01", "count-and-list-differ", "Count-And-List-Differ"])
def test_a_rule_is_known_by_id_and_name(rule: str) -> None:
    check_waivers([read(rule=rule)], RULES)
    assert read(rule=rule).rule == rule


@pytest.mark.parametrize(
    ("rule", "nearest"),
    [("CL1", "CL01"), ("wrong-deadlines", "wrong-deadline"), ("CL", "CL01")],
)
def test_an_unknown_rule_is_named_with_the_nearest(rule: str, nearest: str) -> None:
    with pytest.raises(SucheckError) as raised:
        check_waivers([read(rule=rule)], RULES)
    assert (
        str(raised.value) == f"sucheck.toml: waiver 2: rule: {rule!r} is no rule's id or name; the nearest is {nearest}"
    )
