"""Ten workbooks as ten offices keep them: understood without a mapping, and of one fault exactly that one is found."""

from __future__ import annotations

from pathlib import Path

import pytest
from offices import OFFICES, Office

import sucheck
from sucheck.model import Severity

each_office = pytest.mark.parametrize("office", OFFICES, ids=[office.name for office in OFFICES])


@each_office
def test_a_consistent_workbook_is_understood_and_nothing_is_wrong(office: Office, tmp_path: Path) -> None:
    path = tmp_path / f"decisions.{office.ending}"
    office.write(path, is_faulty=False)
    report = sucheck.check([path])
    assert not report.crashed
    assert [(f.rule, f.message, f.places[0].address) for f in report.findings if f.severity > Severity.NOTE] == []
    assert report.exit_code(Severity.WARNING) == 0, report.remarks


@each_office
def test_its_one_fault_is_found_at_its_cell_and_no_other(office: Office, tmp_path: Path) -> None:
    path = tmp_path / f"decisions.{office.ending}"
    office.write(path, is_faulty=True)
    report = sucheck.check([path])
    assert not report.crashed
    found = [finding for finding in report.findings if finding.severity > Severity.NOTE]
    assert {finding.rule for finding in found} == {office.rule}, [(f.rule, f.message) for f in found]
    assert office.cell in {place.address for finding in found for place in finding.places}
    assert office.message in found[0].message
