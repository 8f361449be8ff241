"""Known facts: who was bound, from when, and how sure that is."""

from __future__ import annotations

import datetime as dt

import pytest

from sucheck.law.acts import DateKind, Evidence, act, acts_named
from sucheck.law.calendar import deadline_on, extensions, latest_deadline, own_deadline, postponements
from sucheck.law.participation import Status, bound, record
from sucheck.law.states import members

REPORT = dt.date(2019, 10, 17)


def test_passenger_names_bind_27_of_28() -> None:
    who = bound("2016/681", REPORT)
    assert who.must == members(REPORT) - {"DK"}
    assert len(who.must) == 27
    assert {"IE", "UK"} <= who.must
    assert who.is_known
    assert who.basis[0] == "DK: not bound (Protocol No 22 rule)"


def test_passenger_names_left_spain_over() -> None:
    full = "AT BE BG CY CZ DE EE EL FR HR HU IE IT LT LU LV MT PL PT RO SE SK UK FI NL SI"  # 10.6.2019, and three later
    assert bound("2016/681", REPORT).must - set(full.split()) == {"ES"}


def test_terrorism_leaves_out_denmark_and_ireland_and_asks_about_the_uk() -> None:
    who = bound("2017/541", REPORT)
    assert (len(who.must), who.may, who.partly) == (25, frozenset({"UK"}), frozenset())
    assert not {"DK", "IE"} & (who.must | who.may)
    later = bound("2017/541", dt.date(2021, 11, 18))
    assert (len(later.must), later.is_known) == (25, True)


def test_firearms_and_money_laundering_bind_all_28() -> None:
    for key in ("2017/853", "2015/849", "2016/1148"):
        assert bound(key, REPORT).must == members(REPORT)
        assert bound(key, REPORT).is_known
    assert bound("2013/40", REPORT).must == members(REPORT) - {"DK"}


def test_police_data_protection_binds_three_in_part() -> None:
    who = bound("2016/680", REPORT)
    assert who.partly == who.may == {"DK", "IE", "UK"}
    assert len(who.must) == 25


def test_the_uk_in_transition_is_told_apart() -> None:
    before, within = bound("2018/1972", dt.date(2020, 1, 31)), bound("2018/1972", dt.date(2020, 2, 1))
    after = bound("2018/1972", dt.date(2021, 1, 1))
    assert (len(before.must), before.transition) == (28, frozenset())
    assert (len(within.must), within.transition) == (27, frozenset({"UK"}))
    assert (len(after.must), after.transition) == (27, frozenset())


def test_an_act_that_is_not_known_binds_nobody_for_certain() -> None:
    who = bound("2099/1", REPORT)
    assert (who.must, who.may) == (frozenset(), members(REPORT))
    assert record("2099/1", "FR") is None
    assert act("2099/1") is None
    assert act("Regulation (EU) 2016/679") is None
    assert act("PNR") is None


def test_schengen_and_data_protection_are_left_open() -> None:
    assert "DK" in bound("2001/51", dt.date(2005, 1, 1)).may  # builds on the Schengen acquis
    assert record("2001/51", "DK") is None
    assert bound("2022/211", dt.date(2023, 1, 1)).may == {"DK", "IE"}  # Article 16 TFEU, no record
    assert "UK" in bound("94/45", dt.date(1996, 1, 1)).may  # the agreement on social policy was made without it


def test_ireland_joined_the_reception_conditions_later() -> None:
    assert "IE" not in bound("2013/33", dt.date(2017, 12, 31)).must | bound("2013/33", dt.date(2017, 12, 31)).may
    assert "IE" in bound("2013/33", dt.date(2018, 6, 1)).may
    assert "IE" in bound("2013/33", dt.date(2019, 1, 1)).must


@pytest.mark.parametrize(
    ("key", "state", "status", "source"),
    [
        ("2016/681", "DK", Status.NOT_BOUND, "Protocol No 22 rule"),
        ("2016/681", "IE", Status.BOUND, "https://ie.vlex.com/vid/777356457"),
        ("2017/853", "DK", Status.BOUND, "legal basis 12016E114"),
        ("2016/680", "DK", Status.PARTLY, "recital 100 of the act"),
        ("2016/681", "FR", Status.BOUND, "Article 288 TFEU"),
    ],
)
def test_a_record_names_its_source(key: str, state: str, status: Status, source: str) -> None:
    found = record(key, state)
    assert found is not None
    assert (found.status, found.source) == (status, source)


@pytest.mark.parametrize(
    ("key", "day", "evidence"),
    [
        ("2015/849", "2017-06-26", Evidence.CERTAIN),
        ("2017/853", "2018-09-14", Evidence.CERTAIN),
        ("2017/541", "2018-09-08", Evidence.CERTAIN),
        ("2016/681", "2018-05-25", Evidence.CERTAIN),
        ("2016/680", "2018-05-06", Evidence.CERTAIN),
        ("2022/2555", "2024-10-17", Evidence.CERTAIN),
        ("2011/93", "2013-12-18", Evidence.ASKS),
        ("91/477", "1993-01-01", Evidence.WEAK),
        ("2000/31", "2002-01-16", Evidence.CERTAIN),  # before 17 January 2002
    ],
)
def test_deadlines_carry_their_evidence(key: str, day: str, evidence: Evidence) -> None:
    law = act(key)
    assert law is not None
    assert law.deadline is not None
    assert (law.deadline.date, law.deadline.evidence) == (dt.date.fromisoformat(day), evidence)


@pytest.mark.parametrize(
    ("key", "day", "kind", "provision"),
    [
        ("2017/853", "2019-12-14", DateKind.TRANSPOSITION, "Article 4(3) and (4)"),
        ("2022/2555", "2024-10-18", DateKind.APPLICATION, ""),
        ("2022/2557", "2024-10-18", DateKind.APPLICATION, ""),
        ("2019/882", "2025-06-28", DateKind.APPLICATION, ""),
    ],
)
def test_other_dates_say_what_they_are_for(key: str, day: str, kind: DateKind, provision: str) -> None:
    law = act(key)
    assert law is not None
    assert (dt.date.fromisoformat(day), kind, provision) in [(d.date, d.kind, d.provision) for d in law.other_dates]


def test_a_state_that_joined_later_had_until_its_accession() -> None:
    assert own_deadline("2009/28", "HR") == dt.date(2013, 7, 1)
    assert own_deadline("2009/28", "FR") == dt.date(2010, 12, 5)
    assert own_deadline("2016/681", "HR") == dt.date(2018, 5, 25)


def test_who_is_not_bound_has_no_deadline() -> None:
    assert own_deadline("2016/681", "DK") is None
    assert own_deadline("2016/681", "UK") == dt.date(2018, 5, 25)
    assert own_deadline("2019/790", "UK") is None  # 7.6.2021, after the transition
    assert own_deadline("2099/1", "FR") is None


def test_an_extension_whose_states_are_unknown_moves_only_the_latest_day() -> None:
    assert own_deadline("2016/797", "DE") == dt.date(2019, 6, 16)
    assert latest_deadline("2016/797", "DE") == dt.date(2020, 10, 31)
    assert latest_deadline("2016/681", "DE") == dt.date(2018, 5, 25)
    assert [each.state for each in extensions("2016/797")] == [None, None]


@pytest.mark.parametrize(
    ("key", "on", "day", "evidence"),
    [
        ("2014/65", "2016-06-22", "2016-07-03", Evidence.CERTAIN),
        ("2014/65", "2018-01-01", "2017-07-03", Evidence.CERTAIN),
        ("2024/1760", "2025-01-01", "2026-07-26", Evidence.CERTAIN),
        ("2024/1760", "2025-06-01", "2027-07-26", Evidence.CERTAIN),
        ("2024/1760", "2026-11-22", "2028-07-26", Evidence.CERTAIN),
        ("2009/138", "2010-01-01", "2012-10-31", Evidence.ASKS),
        ("2009/138", "2013-01-01", "2013-06-30", Evidence.ASKS),
        ("2009/138", "2016-01-01", "2015-03-31", Evidence.WEAK),
        ("2004/39", "2005-01-01", "2006-04-30", Evidence.ASKS),
        ("2016/681", "2017-01-01", "2018-05-25", Evidence.CERTAIN),
        ("2017/2455", "2021-01-01", "2018-12-31", Evidence.CERTAIN),  # only Articles 2 and 3 were postponed
    ],
)
def test_the_deadline_is_that_of_the_day(key: str, on: str, day: str, evidence: Evidence) -> None:
    deadline = deadline_on(key, dt.date.fromisoformat(on))
    assert deadline is not None
    assert (deadline.date, deadline.evidence) == (dt.date.fromisoformat(day), evidence)


def test_postponements_form_a_chain() -> None:
    moves = postponements("2024/1760")
    assert [move.amending_celex for move in moves] == ["32025L0794", "32026L0470"]
    assert [move.original for move in moves[1:]] == [move.new for move in moves[:-1]]
    assert own_deadline("2024/1760", "FR", dt.date(2025, 6, 1)) == dt.date(2027, 7, 26)


@pytest.mark.parametrize(
    ("name", "keys"),
    [
        ("PNR Directive", ("2016/681",)),
        ("the PNR directive", ("2016/681",)),
        ("Firearms Directive", ("91/477", "2017/853", "2021/555")),
        ("LED", ("2016/680",)),
        ("led", ()),
        ("NIS2", ("2022/2555",)),
        ("4th Anti-Money Laundering Directive", ("2015/849",)),
        ("Directive on combatting terrorism", ("2017/541",)),
        ("Blue Card Directive", ("2009/50", "2021/1883")),
        ("No such Directive", ()),
    ],
)
def test_names_in_common_use_lead_to_their_acts(name: str, keys: tuple[str, ...]) -> None:
    assert acts_named(name) == keys


def test_an_act_shows_what_the_table_knows() -> None:
    law = act("2015/849")
    assert law is not None
    assert (law.cite, law.author, law.author_is_derived) == ("(EU) 2015/849", "EP+Council", False)
    assert (law.document_date, law.oj_date) == (dt.date(2015, 5, 20), dt.date(2015, 6, 5))
    assert law.end_of_validity == dt.date(2027, 7, 9)
    assert (law.in_force, law.form, law.repealed_by) == (True, "directive", ("32024L1640",))
    assert "32005L0060" in law.repeals


def test_the_act_printed_with_another_number_is_explained() -> None:
    law = act("2011/93")
    assert law is not None
    assert law.as_titled is not None
    assert (law.as_titled.citation.key, law.title_note) == (
        "2011/92",
        "title printed with another number in the Official Journal",
    )
