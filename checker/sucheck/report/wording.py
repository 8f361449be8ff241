"""How values, places and totals are written for people, the same in every output that people read."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from sucheck.model import Acceptance, AcceptedBy, Finding, Place, Report, Severity, Shown

#: How many places are named of one finding; of a repeated one, and of what is listed briefly, fewer are.
PLACES_OF_ONE = 6
PLACES_OF_MANY = 3
#: What a document is read for.
LOOKED_FOR = "counts and lists of Member States, deadlines, states of play, and the numbers and dates of acts"
#: Ties a quantity's name to its value, so that no line ends between them.
TIE = "\u00a0"
#: Unicode categories of what a reader cannot see or a terminal obeys: controls, formats (bidi), surrogates, unassigned.
_UNSEEN = frozenset({"Cc", "Cf", "Cs", "Cn"})


def inert(text: str) -> str:
    r"""The text on one line, with all that is invisible or commands a terminal written out (`\x1b`, `\u202e`)."""
    if not (text.isascii() and text.isprintable()):
        text = unicodedata.normalize("NFC", "".join(_seen(character) for character in text))
    return " ".join(text.split())


def _seen(character: str) -> str:
    if character.isspace():
        return " "
    if unicodedata.category(character) in _UNSEEN:
        return ascii(character)[1:-1]
    return character


def quoted(text: str, limit: int = 60) -> str:
    """Words from a file in quotation marks, cut after `limit` characters."""
    words = inert(text)
    return f"“{words}”" if len(words) <= limit else f"“{words[: limit - 1].rstrip()}…”"


def counted(number: int, noun: str) -> str:
    """A number with its noun, in the plural unless the number is one."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def times(number: int) -> str:
    """What follows the words of a fault that was found more than once."""
    return f" ({number} times)" if number > 1 else ""


def tally(counts: Mapping[Severity, int]) -> str:
    """The severities that occur with their numbers, gravest first: `2 errors, 1 note`."""
    return ", ".join(counted(counts[s], s.word) for s in sorted(Severity, reverse=True) if counts.get(s))


def shown(value: Shown) -> str:
    """A value of a computation in words: a set with its size and its codes, nothing known as `not known`."""
    if value is None:
        return "not known"
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, list):
        told = inert(", ".join(value))
        return f"{len(value)} ({told})" if len(value) > 1 else told or "none"
    return f"{value:.12g}" if isinstance(value, float) else inert(str(value))


def computation(values: Mapping[str, Shown]) -> str:
    """The quantities that a rule compared, each with its name: `stated = 25 · listed = 24 (BE, BG, …)`."""
    named = ((inert(name.replace("_", " ")), shown(value)) for name, value in values.items())
    return " · ".join(f"{name} = ".replace(" ", TIE) + value for name, value in named)


def explanation(finding: Finding, *, alone: bool) -> Iterator[tuple[str, str]]:
    """What leads from the cell to the verdict and on to the repair, each with its label; only what there is.

    The words of the cells are quoted where the finding stands `alone`: those of a repeated one may differ.
    """
    words = dict.fromkeys(quoted(place.text) for place in finding.places if place.text.strip())
    if words and alone and not all(inert(place.text) in finding.message for place in finding.places):
        yield "reads", " · ".join(list(words)[:PLACES_OF_ONE])
    values = {name: value for name, value in finding.values.items() if not _is_told(value, finding.message)}
    if values:
        yield "because", computation(values)
    if finding.states:
        yield "states", inert(", ".join(finding.states))
    if finding.basis:
        yield "basis", inert("; ".join(finding.basis))
    if finding.fix:
        yield "fix", inert(finding.fix.text) + (" (safe to apply)" if finding.fix.safe else "")
    if finding.waived is not None:
        yield accepted_as(finding.waived), inert(finding.waived.words)


def accepted_as(acceptance: Acceptance) -> str:
    """What an accepted finding is: waived on purpose, or known from before."""
    return "waived" if acceptance.by is AcceptedBy.WAIVER else "known"


def _is_told(value: Shown, message: str) -> bool:
    """Whether the message says it already: words (no dates) that stand in it, and that something is so or not."""
    return isinstance(value, bool) or (isinstance(value, str) and value in message and not value[:1].isdecimal())


def spots(places: Iterable[Place], *, name_input: bool, limit: int = PLACES_OF_MANY) -> str:
    """The first places with the sheet named once, and how many more: `Claims!F7, F9; Footnotes!C2 and 3 more`.

    `name_input` puts the input's number, counted from 1, before its places (`[2] Claims!F7`, `[1] ¶11, note 6`).
    """
    unique = list({(place.input, place.address): place for place in places}.values())
    text = ""
    before: Place | None = None
    named = unique if len(unique) == limit + 1 else unique[:limit]  # "and 1 more" is no shorter than the place
    for place in named:
        text += _joined(before, place, name_input=name_input)
        before = place
    return f"{text} and {len(unique) - len(named)} more" if len(unique) > len(named) else text


def _joined(before: Place | None, place: Place, *, name_input: bool) -> str:
    """A place behind another: what both share (input, sheet) is not said again."""
    prefix = f"[{place.input + 1}] " if name_input else ""
    if before is None:
        return f"{prefix}{inert(place.address)}"
    if (before.input, before.sheet) != (place.input, place.sheet):
        return f"; {prefix}{inert(place.address)}"
    if place.cell and before.cell:
        return f", {place.cell}"
    if before.note is not None and place.note is not None and before.page == place.page:
        return f", {place.note}"
    if place.block is not None and before.block is not None:
        return f"{';' if place.page is not None else ','} {inert(place.address)}"
    return f"; {prefix}{inert(place.address)}"


def totals(report: Report) -> str:
    """All findings and undecided verdicts of a run: `3 errors, 1 warning, 2 notes, 4 undecided, 1 waived`."""
    parts = [counted(report.count(severity), severity.word) for severity in sorted(Severity, reverse=True)]
    parts.append(f"{len(report.undecided)} undecided")
    accepted = Counter(finding.waived.by for finding in report.findings if finding.waived is not None)
    words = {AcceptedBy.WAIVER: "waived", AcceptedBy.BASELINE: "in the baseline"}
    return ", ".join([*parts, *(f"{accepted[by]} {word}" for by, word in words.items() if accepted[by])])


def coverage(report: Report) -> str:
    """The share of the ledger that was checked, rounded down: all of it only where nothing is left."""
    if report.says_nothing:
        return f"nothing was checked: no claim was found, though {LOOKED_FOR} were looked for"
    if not report.findings and not report.holds:
        return "nothing was checked: no rule reached a verdict"
    seen, checked = report.ledger.seen, report.ledger.checked
    if not seen:
        return "no figures were seen"
    return f"{checked} of {counted(seen, 'figure')} checked ({100 * checked // seen} %)"
