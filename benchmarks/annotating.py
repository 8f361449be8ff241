"""Fifty marks and notes in a workbook, the writing alone: what `run.py` measures against openpyxl."""

from __future__ import annotations

import hashlib
import sys
import tempfile
from pathlib import Path

from sucheck.annotate.workbook import annotate_workbook
from sucheck.model import Finding, InputFile, Ledger, Place, Report, Severity

_MARKS = 50


def findings(rows: int) -> tuple[Finding, ...]:
    """Fifty findings, spread over this many rows."""
    return tuple(
        Finding(
            rule="DL06", name="notified-after-deadline", severity=Severity.ERROR,
            message="notified on 7 May 2019, 366 days after the deadline", act="2016/680",
            subject="2016/680 · full", places=(Place(input=0, sheet="Notifications", cell=f"D{row}"),),
            fingerprint=hashlib.sha256(str(row).encode()).hexdigest()[:16],
        )
        for row in range(2, rows + 2, rows // _MARKS)
    )  # fmt: skip


def main(path: str, rows: int) -> None:
    """Annotate the workbook at `path` into a file that is thrown away."""
    with Path(path).open("rb") as file, tempfile.TemporaryFile() as out:
        checked = InputFile(path=path, sha256=hashlib.file_digest(file, "sha256").hexdigest(), kind="xlsx")
        file.seek(0)
        report = Report(
            version="",
            inputs=(checked,),
            findings=findings(rows),
            undecided=(),
            claims=(),
            ledger=Ledger(seen=0, checked=0, undecided=0, not_understood=()),
            holds={},
        )
        annotate_workbook(report, 0, file, out)


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]))
