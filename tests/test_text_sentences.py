"""Where sentences begin and end."""

from __future__ import annotations

from itertools import pairwise

import pytest
from documents import document
from hypothesis import given
from hypothesis import strategies as st

from sucheck.claims.text.scan import Scan
from sucheck.claims.text.sentences import sentence_at, split_sentences
from sucheck.model import Document


def scans_of(held: Document) -> list[Scan]:
    return [Scan(block=index, kind=block.kind, text=block.text) for index, block in enumerate(held.blocks)]


def sentences_of(text: str) -> list[str]:
    held = document(text)
    return [held.blocks[s.block].text[s.start : s.end] for s in split_sentences(scans_of(held), "en")]


@pytest.mark.parametrize(
    "sentences",
    [
        ["Malta replied.", "Cyprus did not."],
        ["The period ended in 2018.", "The Commission wrote to Malta."],
        ["It ended on 17.10.2019.", "15 Member States were late."],
        ["Malta replied (on 17.10.2019.), Cyprus did not.", "Letters followed."],
        ["See Art. 5, No. 7 and p. 12 of e.g. Annex II.", "The rest is new."],
        ["Was it late?", "It was!", "Nobody knows."],
        ["“It is late.”", "That was said in Malta."],
        ["J. Borg of the U.S. Senate spoke.", "Malta listened."],
        ["It stands in Annex A.", "The next Annex is empty."],
        ["1. Finding the measures"],
        ["Malta (see the note. It is long.) replied.", "Cyprus did not."],
        ["The bracket (of 2018 stays open.", "The next sentence stands alone."],
        ["The answer was no.", "The second answer was yes."],
        ["It costs 3.5 million.", "Malta pays."],
    ],
)
def test_sentences_end_where_they_end(sentences: list[str]) -> None:
    assert sentences_of(" ".join(sentences)) == sentences


def test_blocks_and_blank_edges_are_respected() -> None:
    assert sentences_of("# Heading without a stop\n  Malta replied.  \n\n- A bullet; no stop") == [
        "Heading without a stop", "Malta replied.", "A bullet; no stop",
    ]  # fmt: skip


def test_a_bullet_knows_the_sentence_that_leads_into_it() -> None:
    held = document("All is well. The States are:{1}\n{1} See above.\n- Malta\n- Cyprus. And more.\nThe end.\n- Spain")
    sentences = split_sentences(scans_of(held), "en")
    assert [sentence.lead for sentence in sentences] == [None, None, None, 1, 1, 1, None, None]


def test_a_place_belongs_to_the_sentence_around_it_or_before_it() -> None:
    text = "Malta replied. Cyprus did not."
    sentences = split_sentences(scans_of(document(f"First.\n{text}")), "en")
    assert [sentence_at(sentences, 1, text.index(word)) for word in ("Malta", ". ", "Cyprus", "not")] == [1, 1, 2, 2]
    assert sentence_at(sentences, 0, len("First.")) == 0


@given(st.lists(st.text(alphabet="aB .()1?!\n", max_size=40), max_size=4))
def test_every_sign_is_in_one_sentence_at_most_and_every_letter_in_one(lines: list[str]) -> None:
    held = document("\n".join(lines))
    sentences = split_sentences(scans_of(held), "en")
    for index, block in enumerate(held.blocks):
        spans = [(s.start, s.end) for s in sentences if s.block == index]
        assert spans == sorted(spans)
        assert all(first[1] <= second[0] for first, second in pairwise(spans))
        held_letters = sum(len(block.text[start:end].split()) for start, end in spans)
        assert held_letters == len(block.text.split())
