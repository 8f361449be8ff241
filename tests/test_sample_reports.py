"""The made-up report: built from one source, the same in every format, with the faults that its README lists."""

from __future__ import annotations

import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from sucheck.api import check
from sucheck.claims.text.document import read_claims_of
from sucheck.model import BlockKind, Claim, Document, Report
from sucheck.read.documents import read_input

SAMPLES = Path(__file__).resolve().parents[1] / "sample_inputs"
SOURCE = tomllib.loads((SAMPLES / "report.toml").read_text(encoding="utf-8"))
NAMES = ("report", "report_faults")
#: What is made of the source by build.py; the PDF files are printed from the Word files.
BUILT = ("docx", "html", "txt")
ENDINGS = (*BUILT, "pdf")
KINDS = {"subheading": "heading"}


def document(name: str, ending: str) -> Document:
    read = read_input(str(SAMPLES / f"{name}.{ending}"), 0)
    assert isinstance(read, Document)
    return read


def test_the_same_source_gives_the_same_bytes_and_the_reports_that_are_committed(tmp_path: Path) -> None:
    subprocess.run([sys.executable, str(SAMPLES / "build.py"), str(tmp_path)], check=True)
    for name in NAMES:
        for ending in BUILT:
            file = f"{name}.{ending}"
            assert (tmp_path / file).read_bytes() == (SAMPLES / file).read_bytes(), file


@pytest.mark.parametrize("ending", ENDINGS)
def test_every_format_holds_the_blocks_the_marks_and_the_notes_of_the_source(ending: str) -> None:
    read = document("report", ending)
    blocks = [("heading", SOURCE["title"]), *((KINDS.get(kind, kind), text) for kind, text in SOURCE["blocks"])]
    body = [block for block in read.blocks if block.kind is not BlockKind.NOTE]
    assert [(block.kind.value, block.text) for block in body] == [
        (kind, re.sub(r"\[\^[a-z-]+\]", "", text)) for kind, text in blocks
    ]
    names = re.findall(r"\[\^([a-z-]+)\]", " ".join(text for _, text in blocks))
    notes = {block.number: block.text for block in read.blocks if block.kind is BlockKind.NOTE}
    assert notes == {number: SOURCE["notes"][name] for number, name in enumerate(names, start=1)}
    for mark, name in zip(read.marks, names, strict=True):
        before = read.blocks[mark.block].text[: mark.at][-10:]
        assert f"{before}[^{name}]" in " ".join(text for _, text in blocks)
        assert mark.note is not None
        assert read.blocks[mark.note].text == SOURCE["notes"][name]
    assert read.problems == ()


@pytest.mark.parametrize("ending", ENDINGS)
def test_the_faults_are_the_only_difference(ending: str) -> None:
    right, wrong = (document(name, ending).blocks for name in NAMES)
    differing = [(a.text, b.text) for a, b in zip(right, wrong, strict=True) if a.text != b.text]
    assert len(differing) == len(SOURCE["faults"]) == 7
    for fault in SOURCE["faults"]:
        [(before, after)] = [pair for pair in differing if fault["reads"] in pair[1]]
        assert before.replace(fault["instead_of"], fault["reads"]) == after


def test_the_readme_lists_the_faults() -> None:
    readme = (SAMPLES / "README.md").read_text(encoding="utf-8")
    listed = re.findall(r"^\| \d \| [^|]+ \| `([^`]+)` \|", readme.partition("## The report")[2], re.MULTILINE)
    assert len(listed) == len(SOURCE["faults"])
    for words, fault in zip(listed, SOURCE["faults"], strict=True):
        assert words in fault["reads"]


@pytest.mark.parametrize("name", NAMES)
def test_the_printed_report_is_there(name: str) -> None:
    assert (SAMPLES / f"{name}.pdf").read_bytes().startswith(b"%PDF-")


def said(claim: Claim) -> tuple[object, ...]:
    """What a claim says, wherever it stands."""
    lists = [states for states in (claim.listed, claim.noted) if states]
    return (
        claim.kind, claim.act, claim.acts, claim.about, claim.ground, claim.value, claim.words, claim.unit, claim.op,
        claim.stated_of, claim.among, claim.repeats, claim.as_of, claim.when, claim.tense, claim.basis, claim.certainty,
        claim.section, [(states.members, states.closed, states.complement, states.more) for states in lists],
    )  # fmt: skip


@pytest.mark.parametrize("name", NAMES)
def test_every_format_gives_the_same_claims(name: str) -> None:
    claims = {ending: [said(claim) for claim in read_claims_of(document(name, ending))[1]] for ending in ENDINGS}
    assert len(claims["txt"]) > 50
    for ending in ENDINGS:
        assert claims[ending] == claims["txt"], ending


def found(report: Report) -> set[tuple[object, ...]]:
    return {(each.rule, each.severity, each.act, each.message) for each in report.findings}


def test_every_format_gives_the_same_findings() -> None:
    findings = {ending: found(check([SAMPLES / f"report_faults.{ending}"])) for ending in ENDINGS}
    assert {rule for rule, *_ in findings["txt"]} == {"CI06", "CL01", "CL04", "CL09", "DL01"}
    for ending in ENDINGS:
        assert findings[ending] == findings["txt"], ending
        assert check([SAMPLES / f"report.{ending}"]).findings == (), ending
