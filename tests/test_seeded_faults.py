"""One fault sown into a workbook gives exactly its rule, at its cells; the same workbook without it gives nothing."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import seeding

import sucheck
from sucheck.judge.ruleset import load_rules

SAMPLES = seeding.ROOT / "sample_inputs"
SEEDS = seeding.load_seeds()


def test_without_a_fault_nothing_is_found() -> None:
    report = sucheck.check([SAMPLES / "consistent.xlsx"])
    assert [(found.rule, found.places[0].address) for found in report.findings] == []
    assert not report.crashed


@pytest.mark.parametrize("seed", SEEDS, ids=[seed.fault for seed in SEEDS])
def test_a_fault_gives_its_rule_and_no_other(seed: seeding.Seed, tmp_path: Path) -> None:
    book = seeding.sown(seed)
    report = sucheck.check(seeding.write_all(seed, book, tmp_path))
    assert not report.crashed
    told = [(found.rule, found.severity.word, found.message) for found in report.findings]
    assert {each[:2] for each in told} == {(seed.rule, seed.severity)}, told
    assert [message for *_, message in told if seed.message not in message] == []
    wanted = seeding.cells(seed, book)
    places = [{place.address for place in found.places} for found in report.findings]
    assert [found for found in places if not found & wanted] == []
    assert wanted - set[str]().union(*places) == set()


def test_every_rule_is_reached() -> None:
    assert {seed.rule for seed in SEEDS} == {rule.id for rule in load_rules()}


def test_no_two_seeds_are_told_in_the_same_words() -> None:
    assert len({seed.fault for seed in SEEDS}) == len(SEEDS)


def test_the_tour_finds_each_fault_with_the_rule_and_at_the_cell_of_its_readme() -> None:
    readme = (SAMPLES / "README.md").read_text(encoding="utf-8")
    lines = re.findall(r"^\| \d+ \| `(\w+![A-Z]\d+)` \|.*\| ([A-Z]{2}\d\d) \|$", readme, re.MULTILINE)
    report = sucheck.check([SAMPLES / "seeded_faults.xlsx"])
    assert len(lines) == 12
    assert sorted(found.rule for found in report.findings) == sorted(rule for _, rule in lines)
    at = {found.rule: {place.address for place in found.places} for found in report.findings}
    assert [cell for cell, rule in lines if cell not in at[rule]] == []
