"""A baseline accepts what was there and no more, and a file that is none is refused with its line."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from findings_made import RAN, finding
from hypothesis import given
from hypothesis import strategies as st

from sucheck.accept.accepting import accepted
from sucheck.accept.baseline import Baseline, baseline_of, without_stale
from sucheck.accept.baseline_file import is_baseline, read_baseline, text_of
from sucheck.model import Acceptance, AcceptedBy, Finding, SucheckError, Waiver

GREECE, FINLAND = finding(states=("EL",)), finding(states=("FI",))
DEADLINE = finding("2016/681 · deadline", (), rule="DL01", message="deadline given as 1 May")
WAIVER = Waiver(rule="CL01", reason="agreed", source="sucheck.toml:1", states=("EL",))

FIRST = '{"format": "sucheck-baseline/1", "findings": ['
ONE = (
    '{"fingerprint": "6bcfd159d02f3d7f", "count": 2, "rule": "CL01", "subject": "2016/681 · full · 2019-10-17", '
    '"states": ["EL"], "message": "21 stated, 20 listed"}'
)
TWO = (
    '{"fingerprint": "c9f8a3a9f6b7d4de", "count": 1, "rule": "DL01", "subject": "2016/681 · deadline", '
    '"states": [], "message": "deadline given as 1 May"}'
)


def accept(
    findings: Sequence[Finding], baseline: Baseline, *waivers: Waiver
) -> tuple[list[str | None], tuple[str, ...]]:
    """For each finding the source of its acceptance, and the remarks."""
    marked, remarks = accepted(findings, waivers=waivers, baseline=baseline, today=dt.date(2026, 11, 22), ran=RAN)
    return [each.waived.source if each.waived else None for each in marked], remarks


def written(*findings: Finding) -> Baseline:
    return baseline_of(findings, "base.json")


def test_what_was_there_is_accepted_with_its_line_and_what_is_new_is_not() -> None:
    (known, new), remarks = accepted([GREECE, FINLAND], waivers=[], baseline=written(GREECE), today=None, ran=RAN)
    assert known.waived == Acceptance(
        by=AcceptedBy.BASELINE, reason="it was there when the baseline was written", source="base.json: line 2"
    )
    assert replace(known, waived=None) == GREECE
    assert (new, remarks) == (FINLAND, ())


def test_a_third_finding_with_a_fingerprint_that_stood_there_twice_is_new() -> None:
    assert accept([GREECE] * 3, written(GREECE, GREECE)) == (["base.json: line 2", "base.json: line 2", None], ())


def test_a_wider_finding_is_new() -> None:
    both = finding(states=("EL", "FI"))
    sources, _ = accept([both], written(GREECE))
    assert sources == [None]


def test_what_went_is_told_with_its_lines() -> None:
    assert accept([], written(GREECE)) == ([], (
        "base.json: 1 finding that it holds was not met, or waived (line 2); 'sucheck baseline --update' takes it out",
    ))  # fmt: skip
    assert accept([DEADLINE], written(GREECE, GREECE, FINLAND, DEADLINE))[1] == (
        (
            "base.json: 3 findings that it holds were not met, or waived (lines 2, 3); "
            "'sucheck baseline --update' takes them out"
        ),
    )
    many = [finding(f"2016/681 · {number}") for number in range(7)]
    assert "(lines 2, 3, 4, 5, 6 …)" in accept([], written(*many))[1][0]


def test_nothing_is_said_of_findings_of_a_rule_that_was_not_run() -> None:
    ran = replace(RAN, rules={"DL01": "wrong-deadline"})
    assert accepted([], waivers=[], baseline=written(GREECE), today=None, ran=ran) == ((), ())


def test_a_waiver_comes_first_and_what_it_accepts_is_in_no_baseline() -> None:
    sources, remarks = accept([GREECE, FINLAND], written(GREECE, FINLAND), WAIVER)
    assert sources == ["sucheck.toml:1", "base.json: line 3"]
    assert remarks == (("base.json: 1 finding that it holds was not met, or waived (line 2); "
                       "'sucheck baseline --update' takes it out"),)  # fmt: skip
    marked, _ = accepted([GREECE, FINLAND], waivers=[WAIVER], baseline=None, today=None, ran=RAN)
    assert [entry.states for entry in written(*marked).entries] == [("FI",)]


def test_an_update_takes_out_what_went_and_takes_in_nothing() -> None:
    old = written(GREECE, GREECE, FINLAND)
    new = without_stale(old, [GREECE, replace(DEADLINE)], RAN.rules)
    assert [(entry.states, entry.count, entry.line) for entry in new.entries] == [(("EL",), 1, 2)]
    assert without_stale(old, [GREECE] * 5 + [FINLAND], RAN.rules) == old


def test_an_update_leaves_the_rules_alone_that_were_not_run() -> None:
    old = written(GREECE, DEADLINE)
    assert without_stale(old, [], {"CL01"}).entries == (replace(old.entries[1], line=2),)


def test_the_file_has_a_line_for_each_fingerprint_in_the_order_of_rule_and_subject() -> None:
    text = text_of(written(DEADLINE, GREECE, GREECE))
    entries = [json.loads(line.removesuffix(",")) for line in text.splitlines()[1:-1]]
    assert [(entry["rule"], entry["count"]) for entry in entries] == [("CL01", 2), ("DL01", 1)]
    assert text == text_of(written(GREECE, DEADLINE, GREECE))
    assert json.loads(text) == {"format": "sucheck-baseline/1", "findings": entries}
    assert text.splitlines()[1] == ONE + ","


def test_an_empty_baseline_accepts_nothing(tmp_path: Path) -> None:
    file = tmp_path / "base.json"
    file.write_text(text_of(written()), "utf-8")
    assert read_baseline(str(file)).entries == ()
    assert json.loads(file.read_text("utf-8")) == {"format": "sucheck-baseline/1", "findings": []}


_WORDS = st.text(max_size=12)


@given(st.lists(st.tuples(_WORDS, st.lists(_WORDS, max_size=2), _WORDS), max_size=4), st.sampled_from(["\n", "\r\n"]))
def test_what_is_written_is_read_again(
    tmp_path_factory: pytest.TempPathFactory, held: list[tuple[str, list[str], str]], end: str
) -> None:
    file = tmp_path_factory.mktemp("baseline") / "base.json"
    base = baseline_of(
        [finding(subject, tuple(states), message=message) for subject, states, message in held], str(file)
    )
    text = text_of(base)
    assert len(text.splitlines()) == len(base.entries) + 2
    file.write_bytes(text.replace("\n", end).encode())
    assert read_baseline(str(file)).entries == base.entries
    assert is_baseline(str(file))


@pytest.mark.parametrize(
    ("lines", "message"),
    [
        ([], "line 1: is not the first line of a baseline"),
        (["[]"], "line 1: is not the first line of a baseline"),
        (['{"format": "sucheck/1"}'], "line 1: is not the first line of a baseline"),
        (['{"format": "sucheck-baseline/2", "findings": [', "]}"],
         "line 1: is of the format sucheck-baseline/2, and sucheck-baseline/1 is what this version reads"),
        ([FIRST], "line 1: is not the last line of a baseline, ]}"),
        ([FIRST, ONE], "line 2: is not the last line of a baseline, ]}"),
        ([FIRST, ONE + ",", "]}"], "line 2: has a comma behind it, and no line follows"),
        ([FIRST, ONE, TWO, "]}"], "line 2: has no comma behind it"),
        ([FIRST, ONE + ",", ONE, "]}"], "line 3: has the fingerprint of line 2"),
        ([FIRST, "<<<<<<< HEAD,", ONE, "]}"], "line 2: is no JSON object"),
        ([FIRST, "[" * 100_000, "]}"], "line 2: is no JSON object"),
        ([FIRST, "[]", "]}"],
         "line 2: has not the keys fingerprint, count, rule, subject, states, message"),
        ([FIRST, ONE.replace('"count": 2, ', ""), "]}"],
         "line 2: has not the keys fingerprint, count, rule, subject, states, message"),
        ([FIRST, ONE.replace("2,", "0,", 1), "]}"], "line 2: count is less than 1"),
        ([FIRST, ONE.replace("2,", "true,", 1), "]}"], "line 2: count is no whole number"),
        ([FIRST, ONE.replace("2,", '"2",', 1), "]}"], "line 2: count is no whole number"),
        ([FIRST, ONE.replace('["EL"]', '"EL"'), "]}"], "line 2: states is no list"),
        ([FIRST, ONE.replace('["EL"]', "[1]"), "]}"], "line 2: states is no list of codes"),
        ([FIRST, ONE.replace('"CL01"', "1"), "]}"], "line 2: rule is no text"),
        ([FIRST, ONE.replace('"EL"', '"FI"'), "]}"],
         "line 2: was changed: its fingerprint is not that of its rule, subject and states"),
        ([FIRST, ONE.replace("full", "part"), "]}"],
         "line 2: was changed: its fingerprint is not that of its rule, subject and states"),
    ],
)  # fmt: skip
def test_a_bad_line_is_named(tmp_path: Path, lines: list[str], message: str) -> None:
    file = tmp_path / "base.json"
    file.write_text("".join(f"{line}\n" for line in lines), "utf-8")
    with pytest.raises(SucheckError) as raised:
        read_baseline(str(file))
    assert str(raised.value) == f"{file}: {message}; write the file again with 'sucheck baseline'"


def test_bytes_that_are_no_utf_8_are_named_with_their_line(tmp_path: Path) -> None:
    file = tmp_path / "base.json"
    file.write_bytes(f"{FIRST}\n".encode() + b"\xff\n]}\n")
    with pytest.raises(SucheckError) as raised:
        read_baseline(str(file))
    assert str(raised.value) == f"{file}: line 2: is not UTF-8; write the file again with 'sucheck baseline'"


def test_a_missing_file_and_a_folder_are_told() -> None:
    with pytest.raises(SucheckError) as raised:
        read_baseline("nowhere/base.json")
    assert str(raised.value) == (
        "nowhere/base.json: cannot be read (No such file or directory); 'sucheck baseline' writes it"
    )
    with pytest.raises(SucheckError, match=r"^\.: is no file but a folder, a pipe or a device; name a baseline$"):
        read_baseline(".")


@pytest.mark.parametrize(
    ("text", "known"),
    [(FIRST, True), ('{"format":"sucheck-baseline/9"', True), ("", False), ('{"format": "sucheck/1"}', False)],
)
def test_a_file_that_begins_as_a_baseline_is_one(tmp_path: Path, text: str, *, known: bool) -> None:
    file = tmp_path / "base.json"
    file.write_text(text, "utf-8")
    assert is_baseline(str(file)) is known
    assert not is_baseline(str(tmp_path))
