"""What a cell in the column `stated` says."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sucheck.claims.language import language
from sucheck.claims.numbers import Stated, parse_number, parse_stated

ENGLISH = language()


def count(value: int | None, **more: object) -> Stated:
    return Stated(value=value, **more)  # type: ignore[arg-type]


def share(value: float, **more: object) -> Stated:
    return Stated(value=value, is_share=True, **more)  # type: ignore[arg-type]


READ: list[tuple[object, Stated]] = [
    (21, count(21)),
    (21.0, count(21)),
    (0, count(0)),
    ("21", count(21)),
    ("21 Member States", count(21)),
    ("21 Member States.", count(21)),
    ("21\u00a0Member\u00a0States", count(21)),
    ("1 Member State", count(1)),
    ("21 MS", count(21)),
    ("021", count(21)),
    ("twenty-one", count(21)),
    ("twenty\u2011one", count(21)),
    ("Twenty one Member States", count(21)),
    ("TWENTY-ONE", count(21)),
    ("one", count(1)),
    ("zero", count(0)),
    ("1 234", count(1234)),
    ("1,234", count(1234)),
    ("1\u202f234", count(1234)),
    ("the other five Member States", count(5)),
    ("all 27 Member States", count(27)),
    ("the 27", count(27)),
    ("a total of 16 Member States", count(16)),
    ("Only 3 Member States", count(3)),
    ("12 of those", count(12)),
    ("nearly 20", count(20, op="≈")),
    ("about twenty Member States", count(20, op="≈")),
    ("at least 5", count(5, op="≥")),
    ("more than 20", count(21, op="≥")),
    ("fewer than five", count(4, op="≤")),
    ("up to 5", count(5, op="≤")),
    ("24 of 27", count(24, of=27)),
    ("24 of the 27", count(24, of=27)),
    ("24 out of the 27 Member States", count(24, of=27)),
    ("24/27", count(24, of=27)),
    ("twenty Member States of the 27", count(20, of=27)),
    ("twenty-one of the twenty-seven Member States", count(21, of=27)),
    ("at least 21 of 27 Member States", count(21, of=27, op="≥")),
    ("21¹", count(21, mark="1")),
    ("21 Member States⁴¹", count(21, mark="41")),
    ("21 Member States [41]", count(21, mark="41")),
    ("21 Member States (41)", count(21, mark="41")),
    ("21*", count(21)),
    ("26 (all but ES, SI)", count(26, listing="all but ES, SI")),
    ("17 Member States: Austria, Belgium", count(17, listing="Austria, Belgium")),
    ("five: AT, BE, CY, CZ and DE", count(5, listing="AT, BE, CY, CZ and DE")),
    ("21 cases", count(21, unit="cases")),
    ("5 letters of formal notice", count(5, unit="letters")),
    ("89 %", share(89.0)),
    ("89%", share(89.0)),
    ("88.9 per cent", share(88.9, decimals=1)),
    ("12,5 %", share(12.5, decimals=1)),
    ("approximately 50 %", share(50.0, op="≈")),
    ("78 % of Member States", share(78.0)),
    ("None", count(None, quantifier="none")),
    ("no Member State", count(None, quantifier="none")),
    ("none of the Member States", count(None, quantifier="none")),
    ("all", count(None, quantifier="all")),
    ("most Member States", count(None, quantifier="most")),
    ("half of the Member States", count(None, quantifier="half")),
    ("two thirds", count(None, quantifier="two thirds")),
    ("two thirds of the Member States", count(None, quantifier="two thirds")),
]


@pytest.mark.parametrize(("cell", "stated"), READ, ids=[repr(cell) for cell, _ in READ])
def test_a_count_is_read_as_it_is_meant(cell: object, stated: Stated) -> None:
    assert parse_stated(cell, ENGLISH) == stated


NOT_READ: list[object] = [
    "", " ", "n/a", "-3", -3, 21.5, True, False, None, math.nan, math.inf, "12.5", "1.234", "1,2", "1 2", "21 27",
    "EU-27", "17.10.2019", "2019-10-17", "17/10/2019", "17 October 2019", "between 3 and 5", "3-5", "3 to 5", "3 or 4",
    "21 Member States and Iceland", "Member States: 21", "all but two", "²", "soon", b"21", (21,),
]  # fmt: skip


@pytest.mark.parametrize("cell", NOT_READ, ids=repr)
def test_what_is_no_count_is_not_guessed(cell: object) -> None:
    assert parse_stated(cell, ENGLISH) is None


def test_a_count_with_its_percentage_keeps_both() -> None:
    for words in ("24 of 27 (89 %)", "24 (89 %)"):
        stated = parse_stated(words, ENGLISH)
        assert stated is not None
        assert (stated.value, stated.share, stated.is_share) == (24, 89.0, False)


@given(st.integers(0, 99))
def test_words_and_figures_say_the_same(number: int) -> None:
    words = [word for word, value in ENGLISH.numbers.items() if value == number]
    assert words
    for word in words:
        for spelling in (word, word.title(), f"{word} Member States"):
            stated = parse_stated(spelling, ENGLISH)
            assert stated is not None
            assert stated.value == number


@given(st.text() | st.integers() | st.floats() | st.none() | st.booleans())
def test_no_cell_breaks_the_reading(cell: object) -> None:
    stated = parse_stated(cell, ENGLISH)
    assert stated is None or stated.value is not None or stated.quantifier


@given(
    st.lists(st.sampled_from([*"0123456789 .,%/()[]:-⁴¹", "Member States", "of", "at least", "twenty", "one", "all"]))
)
def test_no_mix_of_known_words_breaks_the_reading(words: list[str]) -> None:
    stated = parse_stated(" ".join(words), ENGLISH)
    assert stated is None or stated.op in {"=", "≥", "≤", "≈"}


def test_a_number_leaves_what_follows() -> None:
    assert parse_number("twenty-one of 27", ENGLISH) == (21, 0, " of 27")
    assert parse_number("88.9 %", ENGLISH) == (88.9, 1, " %")
    assert parse_number("Member States", ENGLISH) is None
