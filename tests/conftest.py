"""Settings of the whole run: what a skipped test means, and how Hypothesis searches."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings

if TYPE_CHECKING:
    from collections.abc import Generator

NO_SKIP = bool(os.environ.get("SUCHECK_NO_SKIP"))

# Machines differ in speed and a run must not: no deadline, and where every run must give the same verdict, no chance.
settings.register_profile("sucheck", deadline=None, derandomize=NO_SKIP, print_blob=True)
settings.load_profile("sucheck")


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport() -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Fail a skipped test where none may be skipped; an expected failure stays one."""
    report = yield
    if NO_SKIP and report.skipped and not hasattr(report, "wasxfail"):
        report.outcome, report.longrepr = "failed", f"skipped, and this run allows no skip: {_reason(report)}"
    return report


@pytest.hookimpl(wrapper=True)
def pytest_make_collect_report() -> Generator[None, pytest.CollectReport, pytest.CollectReport]:
    """Fail a file that is skipped as a whole where none may be skipped."""
    report = yield
    if NO_SKIP and report.skipped:
        report.outcome, report.longrepr = "failed", f"skipped, and this run allows no skip: {_reason(report)}"
    return report


def _reason(report: pytest.TestReport | pytest.CollectReport) -> str:
    """The words of a skip, without its place."""
    return str(report.longrepr[2]) if isinstance(report.longrepr, tuple) else str(report.longrepr)
