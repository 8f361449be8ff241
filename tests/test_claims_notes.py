"""What a note says of the States that it names, and which note a row means."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sucheck.claims.cues import note_list, read_note
from sucheck.claims.language import language
from sucheck.claims.notes import Note, find_note, note_number
from sucheck.model import Place

PLACE = Place(input=0, sheet="Footnotes", cell="C2")
ENGLISH = language()

STATEMENTS = [
    ("Greece, Luxembourg and Poland.", [("EL LU PL", None)]),
    ("Slovenia notified partial transposition. Spain did not notify any measure.", [("SI", "partial"), ("ES", "none")]),
    ("Spain did not notify full transposition.", [("ES", "not_full")]),
    ("Spain has not yet notified full transposition of the Directive.", [("ES", "not_full")]),
    ("Spain has failed to notify. Slovenia failed to notify full transposition.", [("ES", "none"), ("SI", "not_full")]),
    ("As of 17.10.2019 Spain did not notify full transposition.", [("ES", "not_full")]),
    ("Spain notified on 12.3.2019 full transposition. France did not notify.", [("ES", "full"), ("FR", "none")]),
    (
        "Although Germany notified complete transposition, the Commission considers it not to be complete.",
        [("DE", "incomplete")],
    ),
    ("Although Germany and France notified complete transposition, it is incomplete.", [("DE FR", "incomplete")]),
    ("Greece notified full transposition but the Commission held it incomplete.", [("EL", "incomplete")]),
    ("Germany has declared complete transposition. The assessment is ongoing.", [("DE", "full")]),
    ("None: Spain; partial: Slovenia", [("ES", "none"), ("SI", "partial")]),
    ("partial (Slovenia), none (Spain)", [("SI", "partial"), ("ES", "none")]),
    ("Spain (no measures notified); Slovenia (partially).", [("ES", "none"), ("SI", "partial")]),
    (
        "Luxembourg did not notify, Poland notified partially, and Greece notified fully.",
        [("LU", "none"), ("PL", "partial"), ("EL", "full")],
    ),
    ("Slovenia and Spain, which notified partially, are late.", [("SI ES", "partial")]),
    ("Decision of 19.7.2018. Art. 260(3) TFEU. Greece.", [("EL", None)]),
    ("Northern Ireland and Ireland", [("? IE", None)]),
    ("IT systems of the French authorities", []),
    ("", []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "statements"), STATEMENTS, ids=[text for text, _ in STATEMENTS])
def test_each_sentence_says_its_own_of_its_states(text: str, statements: list[tuple[str, str | None]]) -> None:
    found = [(" ".join(m.state or "?" for m in s.members), s.state) for s in read_note(text, ENGLISH)]
    assert found == statements


MIXED = (
    "Slovenia notified partial transposition. Spain did not notify any measure. Although Germany notified complete "
    "transposition, the Commission considers this transposition not to be complete."
)
NOT_FULL = frozenset({"none", "partial", "incomplete"})

LISTS = [
    (MIXED, {"partial"}, "SI"),
    (MIXED, {"none"}, "ES"),
    (MIXED, {"incomplete"}, "DE"),
    (MIXED, NOT_FULL, "SI ES DE"),
    (MIXED, {"full"}, None),
    (MIXED, set(), "SI ES DE"),
    ("Greece, Luxembourg and Poland.", {"full"}, "EL LU PL"),
    ("Spain did not notify full transposition. Slovenia notified partially.", NOT_FULL, "ES SI"),
    ("BE, BG and CZ.", {"full"}, "BE BG CZ"),
    ("DE FR", set(), "DE FR"),
    ("No State is named.", set(), None),
]


@pytest.mark.parametrize(("text", "about", "codes"), LISTS, ids=[f"{text[:30]} {sorted(a)}" for text, a, _ in LISTS])
def test_a_note_lists_the_states_that_the_claim_is_about(text: str, about: set[str], codes: str | None) -> None:
    listing = note_list(text, frozenset(about), PLACE, ENGLISH)
    assert (" ".join(m.state or "?" for m in listing.members) if listing else None) == codes
    assert listing is None or (listing.closed and not listing.complement and listing.place == PLACE)


def test_a_note_that_leaves_open_what_a_state_did_is_an_open_list() -> None:
    text = "Slovenia notified partial transposition. Spain did not notify full transposition."
    listing = note_list(text, frozenset({"partial"}), PLACE, ENGLISH)
    assert listing is not None
    assert ([m.state for m in listing.members], listing.closed) == (["SI"], False)


@pytest.mark.parametrize(
    ("text", "complement", "closed"),
    [
        ("All Member States except Spain and Slovenia.", True, True),
        ("all but ES, SI", True, True),
        ("Letters were sent to sixteen Member States, including Spain and Slovenia.", False, False),
        ("Including Spain and Slovenia.", False, False),
    ],
)
def test_a_note_may_be_a_complement_or_open(text: str, *, complement: bool, closed: bool) -> None:
    listing = note_list(text, frozenset(), PLACE, ENGLISH)
    assert listing is not None
    assert {m.state for m in listing.members} == {"ES", "SI"}
    assert (listing.complement, listing.closed) == (complement, closed)


@given(st.text(), st.sampled_from([frozenset(), frozenset({"full"}), NOT_FULL]))
def test_no_text_breaks_the_reading(text: str, about: frozenset[str]) -> None:
    listing = note_list(text, about, PLACE, ENGLISH)
    assert listing is None or listing.place == PLACE


@pytest.mark.parametrize(
    ("written", "key"),
    [
        (41, "41"), (41.0, "41"), ("41", "41"), ("41.0", "41"), ("[41]", "41"), ("(41)", "41"), ("41)", "41"),
        ("¹", "1"),
        ("⁴¹", "41"), ("note 41", "41"), ("Footnote 41", "41"), ("fn. 41", "41"), ("n. 41", "41"), ("41a", "41a"),
        ("41, 42", "41, 42"), ("", ""), (None, ""),
    ],
)  # fmt: skip
def test_a_note_is_known_by_its_number(written: object, key: str) -> None:
    assert note_number(written) == key


def note(document: str, cell: str) -> Note:
    return Note(document=document, number="41", text="Greece", place=Place(input=0, sheet="Footnotes", cell=cell))


def test_a_row_means_the_note_of_its_own_document() -> None:
    report, press = note("report", "C2"), note("press", "C3")
    notes = {(0, "41"): [report, press]}
    assert find_note(notes, 0, "press", "41") is press
    assert find_note(notes, 0, "other", "41") is None
    assert find_note(notes, 0, "", "41") is None
    assert find_note(notes, 1, "report", "41") is None
    assert find_note({(0, "41"): [note("", "C2")]}, 0, "report", "41") is not None
    assert find_note({(0, "41"): [report]}, 0, "", "41") is report
    assert find_note({(0, "41"): [report]}, 0, "press", "41") is None
