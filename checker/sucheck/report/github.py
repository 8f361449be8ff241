"""GitHub annotations: workflow commands, which a job writes to its log and GitHub shows beside the files.

GitHub shows at most ten of each kind for a step, so repeats of a fault are one annotation, and the gravest come first.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from sucheck.model import Place, Report, Severity
from sucheck.report.grouping import Block, open_blocks, waived
from sucheck.report.spots import path_of, spot_of
from sucheck.report.wording import accepted_as, coverage, inert, spots, times, totals

_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "notice"}
_IN_MESSAGE = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A"})
_IN_PROPERTY = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A", ":": "%3A", ",": "%2C"})


def render(report: Report, *, threshold: Severity | None) -> str:
    """One command for each fault, at its first place; then what crashed, what is accepted, and the totals.

    A finding at or above `threshold` is told as one, since the exit code of the run is not in an annotation.
    """
    commands = [_finding(block, report, threshold) for block in open_blocks(report.findings)]
    commands += [_command("error", {"title": "sucheck: a rule crashed"}, line) for line in report.crashed]
    commands += [_waived(block, report) for block in waived(report.findings)]
    name = "warning" if report.proves_nothing else "notice"
    commands.append(_command(name, {"title": f"sucheck: {totals(report)}"}, f"{coverage(report)}."))
    return "\n".join(commands) + "\n"


def _finding(block: Block, report: Report, threshold: Severity | None) -> str:
    finding = block.finding
    fails = " (fails the check)" if threshold and finding.severity >= threshold else ""
    title = f"{finding.rule} {finding.name}{fails}"
    return _command(_COMMANDS[finding.severity], _where(block, report) | {"title": title}, _told(block, report))


def _waived(block: Block, report: Report) -> str:
    accepted = f" ({accepted_as(block.finding.waived)})" if block.finding.waived else ""
    title = f"{block.finding.rule} {block.finding.name}{accepted}"
    return _command("notice", _where(block, report) | {"title": title}, _told(block, report))


def _told(block: Block, report: Report) -> str:
    return "\n".join(_lines(block, report))


def _lines(block: Block, report: Report) -> Iterator[str]:
    """What is wrong, where it stands as a person names it, what to do, and why it is accepted."""
    finding = block.finding
    yield inert(finding.message) + times(block.times)
    if block.places:
        yield spots(block.places, name_input=len(report.inputs) > 1, limit=block.limit)
    if finding.basis:
        yield f"Basis: {inert('; '.join(finding.basis))}"
    if finding.fix:
        yield inert(finding.fix.text)
    if finding.waived:
        yield f"{accepted_as(finding.waived).capitalize()}: {inert(finding.waived.words)}"


def _where(block: Block, report: Report) -> dict[str, str]:
    place = block.places[0] if block.places else Place(input=0)
    file = report.inputs[place.input]
    spot = spot_of(place, file)
    columns = {"col": str(spot.column)} if spot.column is not None else {}
    return {"file": path_of(file), "line": str(spot.line), **columns}


def _command(name: str, properties: Mapping[str, str], message: str) -> str:
    """A workflow command, escaped as the toolkit of GitHub does: no text can end it or begin another."""
    told = ",".join(f"{key}={inert(value).translate(_IN_PROPERTY)}" for key, value in properties.items())
    return f"::{name} {told}::{message.translate(_IN_MESSAGE)}"
