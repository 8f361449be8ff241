"""What a note on a cell says, and how our part of a note is known again among the words of people."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence

from sucheck.annotate.marks import Cell
from sucheck.frozen import dataclass
from sucheck.model import Finding, Place, Severity, a1, row_and_column
from sucheck.model.places import PlaceKey
from sucheck.report.wording import counted, explanation, inert, spots

#: The author of our notes.
AUTHOR = "sucheck"
#: The first and the last line of our part of a note.
START, END = "── sucheck ──", "── end of sucheck ──"

#: As many signs (of UTF-16) a spreadsheet program keeps of a note.
MOST_SIGNS = 32_767
#: What our part of a note takes at least, to be known again.
LEAST_SIGNS = 240

_MOST_FINDINGS = 20
_CUT = "?"
_LONGEST_LINE = 1_000
_SHORTEST_LINE = 20
#: The last line of a finding.
FINGERPRINT = re.compile(r"^fingerprint [0-9a-f]{8,64}\s*$", re.MULTILINE)
_OWN_FILL = re.compile(
    r"^own fill(?: of (?P<cell>[A-Z]{1,3}[1-9][0-9]{0,6}))?: (?P<fill>[^\r\n]*?)[ \t\r]*$", re.MULTILINE
)
_OURS = re.compile(rf"(?:\r?\n)?^{START}[ \t\r]*$(?P<findings>.*?)(?:^{END}[ \t]*\r?$|\Z)", re.MULTILINE | re.DOTALL)


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """A stretch of a note's text in one face."""

    text: str
    bold: bool = False


def note_runs(
    findings: Sequence[Finding], at: Place, fills: Mapping[Cell, str] | None = None, room: int = MOST_SIGNS
) -> tuple[Run, ...]:
    """Our part of a note, its first line to its last, without a line end at either side.

    Args:
        findings: what is to be told, gravest first.
        at: the cell of the note: of the places of a finding, the others are named.
        fills: the fills that marks stand for, in words: that of the note's own cell, those of cells without a note.
        room: how many signs it may take, `LEAST_SIGNS` at least: of what does not fit, the findings told last go first.
    """
    start, end = Run(text=START + "\n"), Run(text=END)
    own = list(_own_fills(fills or {}, at, room - LEAST_SIGNS))
    told = _fitting(findings, at, room - _length([start, *own, end]))
    return tuple(_joined([start, *told, *own, end]))


def lines_of(
    findings: Sequence[Finding],
    input: int,  # noqa: A002 - the word of the model for a file's number
    here: Collection[PlaceKey],
    where: Callable[[Finding], Iterable[str]] = lambda _: (),
) -> Iterator[Run]:
    """What findings say, line by line, each with its line end; of very many the first.

    Args:
        findings: what is to be told, gravest first.
        input: the number of the file that holds the words.
        here: the places that they are for: of those of a finding, the others are named.
        where: further lines for a finding, behind its message.
    """
    for finding in findings[:_MOST_FINDINGS]:
        yield from _finding(finding, input, here, where(finding))
    if len(findings) > _MOST_FINDINGS:
        yield _further(len(findings) - _MOST_FINDINGS)


def signs(text: str) -> int:
    """How long a text is as spreadsheet programs count: in units of UTF-16."""
    return len(text) + sum(sign > "\uffff" for sign in text)


def own_section(text: str) -> tuple[int, int] | None:
    """Where our part of a note's text begins and ends, the line end before it included; None where there is none.

    What a person wrote before or behind it is not part of it. Without a fingerprint between, the lines are not ours.
    """
    for match in _OURS.finditer(text):
        inner = match.start("findings"), match.end("findings")
        fingerprints = list(FINGERPRINT.finditer(text, *inner))
        if fingerprints:
            ends = (last.end() for last in (fingerprints[-1], *_OWN_FILL.finditer(text, *inner)))
            return match.start(), match.end() if text.startswith(END, inner[1]) else max(ends)
    return None


def told_fills(text: str, at: Cell) -> dict[Cell, str]:
    """The fills that marks stand for, in words, as our part of a note tells them; nothing where there is none.

    Of the note's own cell nothing is told where it had no fill (the empty string), or where the note was cut off (`?`).

    Args:
        text: all that the note says.
        at: its cell.
    """
    section = own_section(text)
    if section is None:
        return {}
    last = max(match.end() for match in FINGERPRINT.finditer(text, *section))  # what a finding quotes tells nothing
    lines = _OWN_FILL.finditer(text, last, section[1])
    told = {row_and_column(line["cell"]) if line["cell"] else at: line["fill"] for line in lines}
    return {at: "" if END in text[last : section[1]] else _CUT} | told


def _own_fills(fills: Mapping[Cell, str], at: Place, room: int) -> Iterator[Run]:
    """What is told of fills; of the note's own cell at least that it had one."""
    for cell, words in fills.items():
        is_own = a1(*cell) == at.cell
        run = Run(text=f"own fill{'' if is_own else f' of {a1(*cell)}'}: {words}\n")
        if signs(run.text) <= room:
            room -= signs(run.text)
            yield run
        elif is_own:
            yield Run(text=f"own fill: {_CUT}\n")


def _fitting(findings: Sequence[Finding], at: Place, room: int) -> Iterator[Run]:
    """What findings say as far as there is room for it: whole findings, of the first one its beginning at least."""
    told = [tuple(_finding(finding, at.input, {at.key}, ())) for finding in findings[:_MOST_FINDINGS]]
    if len(findings) > 1 and (len(told) < len(findings) or sum(map(_length, told)) > room):
        room -= _length([_further(len(findings))])
    for number, runs in enumerate(told):
        if _length(runs) > room:
            yield from () if number else _beginning(findings[0], room)
            told = told[: max(number, 1)]
            break
        room -= _length(runs)
        yield from runs
    if len(findings) > len(told):
        yield _further(len(findings) - len(told))


def _beginning(finding: Finding, room: int) -> Iterator[Run]:
    title, message, *_, fingerprint = _finding(finding, 0, (), ())
    room -= _length([title, fingerprint])
    if room >= 0:
        yield title
    if room >= _SHORTEST_LINE:
        yield Run(text=_line(message.text.rstrip("\n"), min((room - 1) // 2, _LONGEST_LINE)))
    yield fingerprint


def _further(number: int) -> Run:
    return Run(text=f"{counted(number, 'further finding')}: sucheck itself lists all\n")


def _length(runs: Iterable[Run]) -> int:
    return sum(signs(run.text) for run in runs)


def _finding(finding: Finding, number: int, here: Collection[PlaceKey], where: Iterable[str]) -> Iterator[Run]:
    severity = finding.severity if finding.waived is None else Severity.NOTE  # as it is marked
    yield Run(text=f"{severity.word} {finding.rule} · {finding.name}\n", bold=True)
    yield Run(text=_line(finding.message))
    for words in where:
        yield Run(text=_line(words))
    for label, words in explanation(finding, alone=False):
        yield Run(text=_line(f"{label}: {words}"))
    others = [place for place in finding.places if place.key not in here]
    if others:
        yield Run(text=_line(f"see also: {spots(others, name_input=any(p.input != number for p in others))}"))
    yield Run(text=f"fingerprint {finding.fingerprint}\n")


def _line(words: str, longest: int = _LONGEST_LINE) -> str:
    words = inert(words)
    return (words if len(words) <= longest else words[: longest - 1] + "…") + "\n"


def _joined(runs: Iterable[Run]) -> Iterator[Run]:
    """The same text, neighbours in one face joined."""
    pending: Run | None = None
    for run in runs:
        if pending is not None and pending.bold == run.bold:
            pending = Run(text=pending.text + run.text, bold=run.bold)
            continue
        if pending is not None:
            yield pending
        pending = run
    if pending is not None:
        yield pending
