"""A torture workbook beside the same with its faults marked, by the command itself."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Protocol

import pytest
import torture
from opened import Opened

import sucheck
from sucheck.model import Finding


@dataclass(frozen=True, slots=True, kw_only=True)
class Marked:
    """A workbook, its marked copy, what was found in it, and what the command said."""

    original: Path
    copy: Path
    findings: tuple[Finding, ...]
    printed: str
    complained: str


class Marking(Protocol):
    """Marks a torture workbook with options of the command; each only once."""

    def __call__(self, name: str, *options: str) -> Marked:
        """The workbook and its copy, in a folder of their own."""


def marking(folders: pytest.TempPathFactory) -> Marking:
    """What marks torture workbooks for the tests of a module, which change neither of the files."""
    return cache(lambda name, *options: mark(name, folders.mktemp("marked"), *options))


def mark(name: str, folder: Path, *options: str) -> Marked:
    """Build a torture workbook and run `sucheck annotate` on it."""
    original = torture.build(name, folder)
    copy = folder / f"marked-{name}"
    run = annotate(original, "-o", copy, *options)
    report = sucheck.check([original])
    return Marked(original=original, copy=copy, findings=report.findings, printed=run.stdout, complained=run.stderr)


def annotate(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    """Run `sucheck annotate`, which must succeed."""
    command = [sys.executable, "-m", "sucheck", "annotate", *map(str, arguments)]
    run = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)
    assert run.returncode == 0, run.stderr
    return run


def notes(path: Path) -> Mapping[str, str]:
    """The text of each note by its cell, such as `Claims!F2`, as it stands in the XML."""
    package = Opened(path)
    return {
        f"{name}!{note.get('ref')}": "".join(element.text or "" for element in note.iter("{*}t"))
        for name, part in package.sheets.items()
        if package.notes_part(part)
        for note in package.tree(package.notes_part(part)).iterfind("{*}commentList/{*}comment")
    }
