"""What reading a document and making its claims takes, by pages: text, Word and PDF of 20, 100 and 500 pages.

The sample report, of three pages, is repeated with notes of its own each time. Targets: 100 pages of text or Word in
about a second, of PDF in three; five times the pages in at most seven times the time.
"""

from __future__ import annotations

import sys
import tempfile
import time
import tomllib
from pathlib import Path

import pypdfium2

SAMPLES = Path(__file__).resolve().parent.parent / "sample_inputs"
sys.path.insert(0, str(SAMPLES))

import reports  # noqa: E402  it stands beside the samples that it writes

from sucheck.claims.text.document import read_claims_of  # noqa: E402  the path comes first
from sucheck.model import Document  # noqa: E402
from sucheck.read.documents import read_input  # noqa: E402

_SAMPLE_PAGES = 3
_SECONDS = {"txt": 1.0, "docx": 1.0, "pdf": 3.0}  # for 100 pages
_MOST_GROWTH = 7.0  # from 100 to 500 pages
_LETTERS = "abcdefghij"


def repeated(source: reports.Source, times: int) -> reports.Source:
    """The report several times over, each time with notes of its own."""
    ends = ["-" + "".join(_LETTERS[int(digit)] for digit in str(number)) for number in range(times)]
    blocks = [(kind, text.replace("]", f"{end}]")) for end in ends for kind, text in source.blocks]
    notes = {f"{name}{end}": text for end in ends for name, text in source.notes.items()}
    return reports.Source(title=source.title, date=source.date, blocks=blocks, notes=notes)


def write(folder: Path, pages: int) -> None:
    """Write the report with that many pages as `N.txt`, `N.docx`, `N.html` and `N.pdf`."""
    times = -(-pages // _SAMPLE_PAGES)
    source = reports.source_of(tomllib.loads((SAMPLES / "report.toml").read_text("utf-8")))
    reports.write_report(folder, str(pages), repeated(source, times))
    with pypdfium2.PdfDocument(SAMPLES / "report.pdf") as one, pypdfium2.PdfDocument.new() as all_pages:
        for _ in range(times):
            all_pages.import_pages(one)
        all_pages.save(folder / f"{pages}.pdf")


def seconds(path: Path) -> float:
    """The processor time of reading a document and its claims: the better of two runs."""
    took = []
    for _ in range(2):
        start = time.process_time()
        document = read_input(str(path), 0)
        if not isinstance(document, Document):
            raise TypeError(path)
        read_claims_of(document)
        took.append(time.process_time() - start)
    return min(took)


def main() -> int:
    """Print the figures; 1 where a target is missed."""
    is_missed = False
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for pages in (20, 100, 500):
            write(folder, pages)
        for form, target in _SECONDS.items():
            took = {pages: seconds(folder / f"{pages}.{form}") for pages in (20, 100, 500)}
            growth = took[500] / took[100]
            is_missed |= took[100] > target or growth > _MOST_GROWTH
            print(
                f"{form:5} 20 pages {took[20]:.2f} s, 100 pages {took[100]:.2f} s (target {target:.1f}), "
                f"500 pages {took[500]:.2f} s, {growth:.1f} times as long (target {_MOST_GROWTH:.0f})"
            )
    return int(is_missed)


if __name__ == "__main__":
    sys.exit(main())
