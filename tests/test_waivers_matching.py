"""Which findings a waiver hides, for how long, and what is said of a waiver that hides none."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace

import pytest
from findings_made import RAN, finding
from hypothesis import given
from hypothesis import strategies as st

from sucheck.accept.accepting import accepted
from sucheck.accept.ran import Ran
from sucheck.model import Acceptance, AcceptedBy, Finding, Waiver

TODAY = dt.date(2026, 11, 22)
WHERE = "sucheck.toml:4: the waiver of"


def waiver(  # noqa: PLR0913  each is one thing that a waiver can name
    *,
    rule: str = "CL01",
    act: str | None = None,
    states: tuple[str, ...] = (),
    fingerprint: str | None = None,
    subject: str | None = None,
    file: str | None = None,
    number: int | None = None,
    until: dt.date | None = None,
    source: str = "sucheck.toml:4",
) -> Waiver:
    return Waiver(
        rule=rule, reason="agreed", source=source, owner="A. Editor", until=until, act=act, states=states,
        fingerprint=fingerprint, subject=subject, file=file, input=number,
    )  # fmt: skip


def accept(
    findings: Sequence[Finding], *waivers: Waiver, today: dt.date | None = TODAY, ran: Ran = RAN
) -> tuple[list[str | None], tuple[str, ...]]:
    """For each finding the source of its waiver, and the remarks."""
    marked, remarks = accepted(findings, waivers=waivers, baseline=None, today=today, ran=ran)
    assert [replace(each, waived=None) for each in marked] == list(findings)
    return [each.waived.source if each.waived else None for each in marked], remarks


def is_hidden(found: Finding, by: Waiver) -> bool:
    (source,), remarks = accept([found], by)
    assert bool(remarks) == (source is None)
    return source is not None


def test_an_accepted_finding_says_who_accepts_it_why_and_until_when() -> None:
    found = finding()
    last = dt.date(2026, 12, 31)
    ((marked,), remarks) = accepted(
        [found], waivers=[waiver(act="2016/681", until=last)], baseline=None, today=TODAY, ran=RAN
    )
    assert marked.waived == Acceptance(
        by=AcceptedBy.WAIVER, reason="agreed", source="sucheck.toml:4", owner="A. Editor", until=last
    )
    assert remarks == ()


@pytest.mark.parametrize("rule", ["CL01", "cl01", "count-and-list-differ", "Count-and-List-Differ"])
def test_a_rule_by_id_or_name(rule: str) -> None:
    assert is_hidden(finding(), waiver(rule=rule, act="2016/681"))


def test_no_other_rule_and_no_family() -> None:
    assert accept([finding(rule="DL01")], waiver(act="2016/681"))[0] == [None]
    assert accept([finding()], waiver(rule="CL", act="2016/681"))[0] == [None]


def test_no_other_act_and_none_that_only_the_subject_names() -> None:
    assert not is_hidden(finding(act="2016/680"), waiver(act="2016/681"))
    assert not is_hidden(finding(act=None), waiver(act="2016/681"))


@pytest.mark.parametrize(
    ("found", "named", "hidden"),
    [
        (("EL",), ("EL",), True),
        (("EL", "FI"), ("EL",), False),  # what was accepted for Greece says nothing of Finland
        (("EL",), ("EL", "FI"), False),  # nor does what was accepted for both say it of one alone
        (("EL", "FI"), ("FI", "EL"), True),
        ((), ("EL",), False),
        (("EL",), (), True),
    ],
)
def test_the_states_are_exactly_the_witnesses(found: tuple[str, ...], named: tuple[str, ...], *, hidden: bool) -> None:
    assert is_hidden(finding(states=found), waiver(act="2016/681", states=named)) is hidden


@pytest.mark.parametrize(("named", "hidden"), [(("SE",), True), (("EL",), False), (("EL", "SE"), False)])
def test_where_a_row_is_at_fault_its_subject_names_the_state(named: tuple[str, ...], *, hidden: bool) -> None:
    found = finding("2016/681 · SE · 2024-12-31", (), rule="DL01")
    assert is_hidden(found, waiver(rule="DL01", states=named)) is hidden
    assert not is_hidden(replace(found, states=("FI",)), waiver(rule="DL01", states=("SE",)))


def test_the_fingerprint_is_the_whole_one() -> None:
    found = finding()
    assert is_hidden(found, waiver(fingerprint=found.fingerprint))
    assert not is_hidden(found, waiver(fingerprint=found.fingerprint[:15] + "g"))


@pytest.mark.parametrize(
    ("words", "hidden"),
    [
        ("2016/681 · full · 2019-10-17", True),
        ("2016/681 · full", True),
        ("2019-10-17·2016/681", True),
        ("  Full ", True),
        ("2016/681 · partial", False),
        ("ful", False),
        ("2016/68", False),
        ("2016/681 full", False),
    ],
)
def test_the_words_of_the_subject_are_whole_ones_in_any_order(words: str, *, hidden: bool) -> None:
    assert is_hidden(finding(), waiver(subject=words)) is hidden


@pytest.mark.parametrize(
    ("file", "hidden"),
    [
        ("book.xlsx", True),
        ("drafts/book.xlsx", True),
        ("drafts\\book.xlsx", True),
        ("ook.xlsx", False),
        ("old/drafts/book.xlsx", False),
        ("report.docx", False),
    ],
)
def test_the_file_is_the_end_of_the_inputs_path(file: str, *, hidden: bool) -> None:
    sources, _ = accept([finding(inputs=(0,))], waiver(act="2016/681", file=file))
    assert (sources == ["sucheck.toml:4"]) is hidden


def test_a_waiver_of_a_workbook_reaches_what_has_a_place_in_it() -> None:
    own = waiver(act="2016/681", number=0, source="drafts/book.xlsx: Waivers!A2")
    findings = [finding(inputs=(0,)), finding(inputs=(1,)), finding(inputs=(1, 0))]
    assert accept(findings, own) == (["drafts/book.xlsx: Waivers!A2", None, "drafts/book.xlsx: Waivers!A2"], ())


def test_all_that_a_waiver_names_must_fit() -> None:
    assert is_hidden(finding(), waiver(act="2016/681", states=("EL",), subject="full"))
    assert not is_hidden(finding(), waiver(act="2016/681", states=("EL",), subject="partial"))
    assert not is_hidden(finding(), waiver(act="2016/681", states=("FI",), subject="full"))


def test_the_first_waiver_that_holds_is_the_one_that_is_told_and_the_others_are_used_too() -> None:
    past = waiver(act="2016/681", until=dt.date(2026, 1, 1), source="a:1")
    first, second = waiver(act="2016/681", source="a:2"), waiver(states=("EL",), source="a:3")
    sources, remarks = accept([finding()], past, first, second)
    assert sources == ["a:2"]
    assert remarks == (("a:1: the waiver of CL01 (2016/681) expired on 2026-01-01 and no longer hides the finding that "
                       "fits it"),)  # fmt: skip


@pytest.mark.parametrize(("today", "hidden"), [(-1, True), (0, True), (1, False)])
def test_until_is_the_last_day(today: int, *, hidden: bool) -> None:
    last = dt.date(2026, 12, 31)
    sources, remarks = accept([finding()], waiver(act="2016/681", until=last), today=last + dt.timedelta(days=today))
    assert (sources == ["sucheck.toml:4"]) is hidden
    assert (remarks == ()) is hidden


def test_an_expired_waiver_is_told_with_what_it_does_not_hide() -> None:
    past = waiver(act="2016/681", states=("EL",), until=dt.date(2026, 11, 21))
    told = f"{WHERE} CL01 (2016/681, EL) expired on 2026-11-21"
    assert accept([finding()], past)[1] == (f"{told} and no longer hides the finding that fits it",)
    assert accept([finding(), finding()], past)[1] == (f"{told} and no longer hides the 2 findings that fit it",)
    assert accept([], past)[1] == (f"{told}, and no finding fits it; remove it",)


def test_where_the_day_is_not_known_an_expiry_hides_nothing() -> None:
    ending, endless = waiver(act="2016/681", until=dt.date(2999, 1, 1)), waiver(rule="DL01", act="2016/681")
    sources, remarks = accept([finding(), finding(rule="DL01")], ending, endless, today=None)
    assert sources == [None, "sucheck.toml:4"]
    assert remarks == (
        f"{WHERE} CL01 (2016/681) holds until 2999-01-01, and the day of this run is not known: it hides nothing",
    )


def test_an_unused_waiver_is_told_with_where_it_stands_and_what_it_names() -> None:
    idle = waiver(act="2016/681", states=("EL", "FI"), subject="full", file="book.xlsx")
    assert accept([finding()], idle)[1] == (
        f"{WHERE} CL01 (2016/681, EL, FI, full, book.xlsx) fits no finding; remove it, or correct what it names",
    )


@pytest.mark.parametrize(
    "idle",
    [
        waiver(rule="IN01", act="2016/681"),
        waiver(act="2016/681", file="other.docx"),
        waiver(act="2017/853"),
    ],
    ids=["its rule was not run", "its file is no input", "no input speaks of its act"],
)
@pytest.mark.parametrize("until", [None, dt.date(2020, 1, 1)])
def test_nothing_is_said_where_no_finding_could_have_come_of_it(idle: Waiver, until: dt.date | None) -> None:
    assert accept([finding()], replace(idle, until=until)) == ([None], ())


_STATES = st.frozensets(st.sampled_from(["EL", "FI", "SI"])).map(lambda codes: tuple(sorted(codes)))


@given(found=_STATES, named=_STATES)
def test_no_waiver_hides_a_state_that_it_does_not_name(found: tuple[str, ...], named: tuple[str, ...]) -> None:
    (source,), _ = accept([finding(states=found)], waiver(act="2016/681", states=named))
    assert (source is not None) == (not named or set(named) == set(found))


@given(st.permutations([finding(states=(code,)) for code in ("EL", "FI", "SI")]))
def test_the_order_of_the_findings_changes_nothing(findings: list[Finding]) -> None:
    sources, remarks = accept(findings, waiver(states=("FI",)))
    assert {found.states: source for found, source in zip(findings, sources, strict=True)} == {
        ("EL",): None, ("FI",): "sucheck.toml:4", ("SI",): None,
    }  # fmt: skip
    assert remarks == ()
