"""What sucheck costs, as ratios of medians against a floor in the same run: `make bench`.

The floor of start-up is the bare import of Pandera; that of reading is calamine alone on the same file; that of
annotating is openpyxl, which loads and saves it. Each pair is measured in turns (A B A B …), so that both see the same
machine.
"""

from __future__ import annotations

import argparse
import os
import platform
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from books import build

_WORK = Path(__file__).parent / ".work"
_IMPORT = "import pandera.pandas"
_READ = """
import sys, python_calamine as c
c.CalamineWorkbook.from_path(sys.argv[1]).get_sheet_by_name("Notifications").to_python(skip_empty_area=False)
"""
_LOAD_AND_SAVE = """
import sys, tempfile, openpyxl
with tempfile.TemporaryFile() as out:
    openpyxl.load_workbook(sys.argv[1]).save(out)
"""
_ANNOTATING = str(Path(__file__).with_name("annotating.py"))
_PAGES = str(Path(__file__).with_name("pages.py"))
_TIMES = "×"  # noqa: RUF001  the sign of a ratio, not the letter
_ROWS = ((100_000, 2.3, None, 5), (1_000_000, 1.6, 1.4, 3))


@dataclass(frozen=True, slots=True, kw_only=True)
class Cost:
    """What one run of a command took: seconds of wall time, and the peak of its memory in KiB."""

    seconds: float
    peak: int


def measure(command: Sequence[str]) -> Cost:
    """Run a command to its end with its output thrown away."""
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    with Path(os.devnull).open("wb") as nowhere:
        start = time.perf_counter()
        process = subprocess.Popen(command, stdout=nowhere, stderr=nowhere, env=environment)
        _, _, usage = os.wait4(process.pid, 0)
        return Cost(seconds=time.perf_counter() - start, peak=usage.ru_maxrss)


def compare(
    name: str, command: Sequence[str], floor: Sequence[str], target: float, *, runs: int, memory: float | None = None
) -> bool:
    """Measure two commands in turns and print the ratio of their medians; whether the targets are met."""
    pairs = [(measure(command), measure(floor)) for _ in range(runs + 1)][1:]
    ours, theirs = zip(*pairs, strict=True)
    ratio = statistics.median(c.seconds for c in ours) / statistics.median(c.seconds for c in theirs)
    met: bool = ratio <= target
    line = f"{name:44} {ratio:5.2f} {_TIMES} (target {target:.2f})"
    if memory is not None:
        peaks = statistics.median(c.peak for c in ours) / statistics.median(c.peak for c in theirs)
        met = met and peaks <= memory
        line += f"   memory {peaks:4.2f} {_TIMES} (target {memory:.2f})"
    seconds = statistics.median(c.seconds for c in ours)
    print(f"{line}   {seconds:6.2f} s, {max(c.peak for c in ours) // 1024} MiB   {'met' if met else 'MISSED'}")
    return met


def compare_annotating(python: str, *, is_quick: bool) -> Iterator[bool]:
    """Measure the writing of 50 marks and notes; whether each target is met.

    openpyxl runs in the environment of this program: nothing that sucheck needs to run brings it.
    """
    few = (python, _ANNOTATING, book(100_000), "100000")
    theirs = (sys.executable, "-c", _LOAD_AND_SAVE, book(100_000))
    for command in (few, theirs):
        subprocess.run(command, check=True)  # what fails is fast
    yield compare("100,000 rows annotated, against openpyxl", few, theirs, 1 / 25, runs=3, memory=1 / 5)
    if not is_quick:
        many = (python, _ANNOTATING, book(1_000_000), "1000000")
        yield compare("1,000,000 rows annotated, against 100,000", many, few, 12, runs=3, memory=1.5)


def book(rows: int) -> str:
    """The path of a workbook with this many notifications, made once."""
    _WORK.mkdir(exist_ok=True)
    path = _WORK / f"notifications-{rows}.xlsx"
    if not path.exists():
        build(path, rows)
    return str(path)


def main() -> int:
    """Measure everything; 1 where a target is missed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quick", action="store_true", help="leave out the million rows")
    parser.add_argument("--python", default=sys.executable, help="the Python of an environment without test packages")
    arguments = parser.parse_args()
    python, sucheck = arguments.python, (arguments.python, "-m", "sucheck")
    pandera = (python, "-c", _IMPORT)
    print(
        f"{platform.python_implementation()} {platform.python_version()}, {platform.machine()}, {os.cpu_count()} cores"
    )
    met = [
        compare("sucheck --help", (*sucheck, "--help"), pandera, 0.15, runs=9),
        compare("sucheck explain CL04", (*sucheck, "explain", "CL04"), pandera, 0.15, runs=9),
        compare("sucheck missing.xlsx", (*sucheck, "missing.xlsx"), pandera, 0.15, runs=9),
        compare("1,000 rows, against the bare import", (*sucheck, book(1000)), pandera, 1.25, runs=9),
    ]
    for rows, target, memory, runs in _ROWS[: 1 if arguments.quick else None]:
        path = book(rows)
        reading = (python, "-c", _READ, path)
        met.append(
            compare(
                f"{rows:,} rows, against calamine alone", (*sucheck, path), reading, target, runs=runs, memory=memory
            )
        )
    met.extend(compare_annotating(python, is_quick=arguments.quick))
    met.append(subprocess.run((sys.executable, _PAGES), check=False).returncode == 0)
    return 0 if all(met) else 1


if __name__ == "__main__":
    sys.exit(main())
