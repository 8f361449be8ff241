"""Compare two files, or two finished reports, from Python: `sucheck.compare("old.xlsx", "new.xlsx")`."""

from __future__ import annotations

from os import PathLike, fspath

from sucheck.api import check
from sucheck.changes import compared, states_of_play
from sucheck.config import Config
from sucheck.model import Comparison, Report
from sucheck.result import is_result, read_result

_OF_RESULTS = "series over time are checked where both sides are files, not results of an earlier run"
_UNDATED = "no series over time: a side states no state of play (--as-of gives one)"
_ONE_DATE = "no series over time: both sides are of the same state of play"


def compare(
    old: str | PathLike[str] | Report, new: str | PathLike[str] | Report, config: Config | None = None
) -> Comparison:
    """What changed between two sides.

    Args:
        old: a workbook, a document, a JSON result of an earlier run, or a finished report.
        new: the same.
        config: the settings for files that are checked now.

    Returns:
        The claims, States and findings that appeared, went or changed. Files of different states of play are judged as
        one dossier, too: what arises only of both together is in `series`.

    Raises:
        SucheckError: a file cannot be read, or a rule file or the configuration has a mistake.
    """
    sides = [side if isinstance(side, Report) else _report(fspath(side), config) for side in (old, new)]
    files = [None if isinstance(side, Report) or is_result(fspath(side)) else fspath(side) for side in (old, new)]
    why_not = _why_apart(sides[0], sides[1], has_files=None not in files)
    together = None if why_not else check([file for file in files if file is not None], config)
    return compared(sides[0], sides[1], together, why_not)


def _report(path: str, config: Config | None) -> Report:
    return read_result(path).report if is_result(path) else check([path], config)


def _why_apart(old: Report, new: Report, *, has_files: bool) -> str:
    """Why the two are not judged together, empty where they are."""
    if not has_files:
        return _OF_RESULTS
    before, after = states_of_play(old), states_of_play(new)
    if not before or not after:
        return _UNDATED
    return _ONE_DATE if before == after else ""
