"""The outputs of a check: they are known before it begins, and all rendered before the first is written."""

from __future__ import annotations

import itertools
import os
import shutil
import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING

from sucheck.frozen import dataclass
from sucheck.model import SucheckError

if TYPE_CHECKING:
    from sucheck.model import Report
    from sucheck.settings import Settings

_PLAIN_WIDTH = 80  # where the output is no terminal, so that it does not depend on one
_STANDARD_OUTPUT = "-"


@dataclass(frozen=True, slots=True, kw_only=True)
class Output:
    """A file to write, or `-`, and the name of what it gets."""

    target: str
    form: str


def outputs_of(settings: Settings, files: Sequence[str]) -> tuple[Output, ...]:
    """The outputs of a run; without any, standard output.

    Raises:
        SucheckError: two outputs are one file, one is an input, or nothing says what one gets.
    """
    from sucheck.output import check_target  # noqa: PLC0415  help must not wait for what writing needs
    from sucheck.report.formats import formats_of  # noqa: PLC0415

    targets = settings.options.output or (_STANDARD_OUTPUT,)
    _refuse_one_twice(targets)
    for target in targets:
        if target != _STANDARD_OUTPUT:
            check_target(target, (*files, *settings.files))
    forms = formats_of(targets, settings.options.format or ())
    return tuple(Output(target=target, form=form) for target, form in zip(targets, forms, strict=True))


def write_outputs(report: Report, outputs: Sequence[Output], settings: Settings, files: Sequence[str]) -> None:
    """Write every output, each whole or not at all.

    Raises:
        SucheckError: one cannot be written; the message names those that were not written after it.
    """
    from sucheck.output import write  # noqa: PLC0415  as above

    texts = [_rendered(report, output, settings) for output in outputs]
    for number, (output, text) in enumerate(zip(outputs, texts, strict=True), 1):
        try:
            write(text, output.target, files)
        except SucheckError as error:
            left = [_named(other.target) for other in outputs[number:]]
            raise SucheckError(f"{error}; not written either: {', '.join(left)}" if left else str(error)) from None


def _refuse_one_twice(targets: Sequence[str]) -> None:
    from sucheck.output import is_one_file  # noqa: PLC0415  as above

    for first, second in itertools.combinations(targets, 2):
        one_is_stdout = _STANDARD_OUTPUT in {first, second}
        if first == second or (not one_is_stdout and is_one_file(first, second)):
            raise SucheckError(f"{_named(second)}: two outputs would be written there; name another file for one")


def _rendered(report: Report, output: Output, settings: Settings) -> str:
    """An output; only the module of its form is loaded."""
    if output.form != "table":
        from sucheck.report.formats import render_of  # noqa: PLC0415  as above

        return render_of(output.form)(report, threshold=settings.threshold)
    from sucheck.report import table  # noqa: PLC0415

    on_terminal = output.target == _STANDARD_OUTPUT and sys.stdout is not None and sys.stdout.isatty()
    color = on_terminal and not settings.options.no_color and not os.environ.get("NO_COLOR")
    width = shutil.get_terminal_size().columns if on_terminal else _PLAIN_WIDTH
    quiet = bool(settings.options.quiet)
    return table.render(report, threshold=settings.threshold, width=width, color=color, quiet=quiet)


def _named(target: str) -> str:
    return "standard output" if target == _STANDARD_OUTPUT else target
