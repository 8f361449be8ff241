"""The outputs by name, and which of them a file gets. No output is loaded before it is asked for."""

from __future__ import annotations

from collections.abc import Sequence
from importlib import import_module
from pathlib import PurePath
from typing import TYPE_CHECKING, Protocol, cast

if TYPE_CHECKING:
    from sucheck.model import Report, Severity, SucheckError

#: The names of all outputs; each is the module `report/<name>.py`.
FORMATS = ("table", "json", "markdown", "sarif", "junit", "github", "gitlab")
#: What the ending of a file's name says; the longest one that fits counts.
ENDINGS = {
    ".sarif.json": "sarif",
    ".sarif": "sarif",
    ".json": "json",
    ".xml": "junit",
    ".md": "markdown",
    ".txt": "table",
}


class Render(Protocol):
    """An output: the text of a finished report, and whether it passes at a threshold (None: it always does)."""

    def __call__(self, report: Report, *, threshold: Severity | None) -> str:
        """The report in this form."""
        ...


def render_of(name: str) -> Render:
    """The function that renders the output of this name."""
    return cast("Render", import_module(f"sucheck.report.{name}").render)


def formats_of(targets: Sequence[str], named: Sequence[str]) -> tuple[str, ...]:
    """The output for each target (`-` is standard output).

    As many names as targets go with them in order. Fewer go, in order, to the targets whose ending says nothing. What
    is left is the table for standard output and for a name without an ending.

    Raises:
        SucheckError: there are more names than targets to go with, or nothing says what a target gets.
    """
    if len(named) == len(targets):
        return tuple(named)
    told = [_told(target) for target in targets]
    if len(named) > told.count(None):
        raise _fault(
            f"--format {named[-1]}: belongs to no output; give one --format for each --output, or for those whose "
            "ending says nothing"
        )
    rest = iter(named)
    return tuple(form or next(rest, None) or _fallback(target) for form, target in zip(told, targets, strict=True))


def _told(target: str) -> str | None:
    name = PurePath(target).name.lower()
    return next((form for ending, form in ENDINGS.items() if name.endswith(ending)), None)


def _fallback(target: str) -> str:
    if PurePath(target).suffix:
        raise _fault(f"{target}: its ending says no format; name one with --format ({', '.join(FORMATS)})")
    return "table"


def _fault(line: str) -> SucheckError:
    from sucheck.model import SucheckError  # noqa: PLC0415  help knows the names of the outputs without the model

    return SucheckError(line)
