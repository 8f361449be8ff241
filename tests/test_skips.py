"""A skipped test is a failure where `SUCHECK_NO_SKIP` is set, and only there."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

SKIPPING = """
import pytest

@pytest.mark.skip(reason="marked")
def test_marked():
    assert False

def test_calls():
    pytest.skip("called")

@pytest.mark.xfail(strict=True)
def test_expected_failure():
    assert False
"""
MISSING = 'import pytest\npytest.importorskip("a_package_that_is_not_there")\n'


def run(folder: Path, test: str, no_skip: str) -> subprocess.CompletedProcess[str]:
    folder.joinpath("conftest.py").write_bytes(Path(__file__).with_name("conftest.py").read_bytes())
    folder.joinpath("test_it.py").write_text(test, "utf-8")
    command = [sys.executable, "-m", "pytest", "-q", "-rfE", "-p", "no:cacheprovider", "--rootdir", "."]
    environment = {**os.environ, "SUCHECK_NO_SKIP": no_skip, "COLUMNS": "200"}
    return subprocess.run(
        command, cwd=folder, env=environment, capture_output=True, text=True, encoding="utf-8", check=False
    )


def test_a_skip_fails_the_run_and_gives_its_reason(tmp_path: Path) -> None:
    done = run(tmp_path, SKIPPING, "1")
    assert done.returncode == 1
    assert "1 failed, 1 xfailed, 1 error" in done.stdout  # a marked skip is decided in the set-up: an error
    assert "skipped, and this run allows no skip: Skipped: marked" in done.stdout
    assert "skipped, and this run allows no skip: Skipped: called" in done.stdout


def test_a_file_skipped_as_a_whole_fails_the_run(tmp_path: Path) -> None:
    done = run(tmp_path, MISSING, "1")
    assert done.returncode == pytest.ExitCode.INTERRUPTED
    assert "this run allows no skip: Skipped: could not import 'a_package_that_is_not_there'" in done.stdout


def test_elsewhere_a_skip_stays_a_skip(tmp_path: Path) -> None:
    done = run(tmp_path, SKIPPING, "")
    assert done.returncode == 0
    assert "2 skipped, 1 xfailed" in done.stdout
