"""Make an earlier result again from Python, and see whether it stands: `sucheck.verify("result.json")`."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from os import PathLike, fspath
from os.path import lexists, realpath
from pathlib import Path
from typing import TYPE_CHECKING

from sucheck import __version__
from sucheck.checking import checked
from sucheck.config import Config
from sucheck.model import (
    Configuration,
    Document,
    InputError,
    InputFile,
    InputState,
    Report,
    Verification,
    VerifiedInput,
    Workbook,
)
from sucheck.proof import located, verified
from sucheck.read.documents import read_input
from sucheck.result import Result, read_result
from sucheck.result.values import Value

if TYPE_CHECKING:
    from sucheck.accept.baseline import Baseline
    from sucheck.shape.mapping.files import WorkbookMapping

_LARGEST_MAPPING = 1 << 20
_MOST_TIMES = 4  # that somebody checks one file together with itself


def verify(path: str | PathLike[str], base: str | PathLike[str] | None = None) -> Verification:
    """Read a result, its inputs and its rules again, compute everything anew, and say what stands.

    Args:
        path: a JSON result (`sucheck/1`) that says with which settings and rules it was made.
        base: the folder in which its inputs are, by the paths in the result or by their names; None for the paths as
            they are, below the folder we are in.

    Returns:
        Files and rules that changed, and what became of each finding.

    Raises:
        SucheckError: the result cannot be read or names what must not be read, or an input can no longer be read.
    """
    result = read_result(fspath(path))
    settings = result.report.configuration
    if settings is None or result.report.rule_set is None or not result.report.inputs:
        raise InputError(f"{result.path}: does not say how it was made; write it anew with 'sucheck -f json'")
    where = None if base is None else fspath(base)
    _refuse_repeats(result.report.inputs, where, result.path)
    found = [_found(file, number, where, result.path) for number, file in enumerate(result.report.inputs)]
    states = [_state(file, read.sha256 if read else "") for file, read in zip(result.report.inputs, found, strict=True)]
    baseline = _baseline(settings.baseline, where, result.path) if settings.baseline else None
    if settings.baseline:
        states.append(_state(settings.baseline, baseline.sha256 if baseline else ""))
    states += [_state_of_mapping(each.file, where, result.path) for each in settings.mappings]
    inputs = [read for read in found if read is not None]
    if any(each.state is InputState.MISSING for each in states):
        return verified(result, states, __version__)
    now = _again(result, settings, inputs, baseline, where)
    return verified(result, states, __version__, now, _as_json(now, result))


def opened(found: Verification, base: str | PathLike[str] | None = None) -> tuple[str, ...]:
    """The paths that were opened to make a result again: none of them may be written to."""
    where = None if base is None else fspath(base)
    return tuple(located(each.file.path, where, found.path) for each in found.inputs)


def _as_json(now: Report, result: Result) -> Mapping[str, Value]:
    from sucheck.report.json import render  # noqa: PLC0415  only where there is something to compare

    shape: dict[str, Value] = json.loads(render(now, threshold=result.threshold))
    return shape


def _refuse_repeats(files: Sequence[InputFile], base: str | None, result: str) -> None:
    """A result that names one file over and over would be made again for hours."""
    times = Counter(realpath(located(file.path, base, result)) for file in files)
    if max(times.values()) > _MOST_TIMES:
        raise InputError(f"{result}: names one input more than {_MOST_TIMES} times; it was not written by sucheck")


def _found(file: InputFile, number: int, base: str | None, result: str) -> Workbook | Document | None:
    """The input under the name that the result gives it; None where it is missing."""
    path = located(file.path, base, result)
    return replace(read_input(path, number), path=file.path) if lexists(path) else None


def _state(file: InputFile, now: str) -> VerifiedInput:
    state = InputState.SAME if now == file.sha256 else InputState.CHANGED if now else InputState.MISSING
    return VerifiedInput(file=file, state=state, sha256=now)


def _baseline(file: InputFile, base: str | None, result: str) -> Baseline | None:
    from sucheck.accept.baseline_file import read_baseline  # noqa: PLC0415  few results have one

    path = Path(located(file.path, base, result))
    if not lexists(path):
        return None
    return replace(read_baseline(str(path)), source=file.path)


def _state_of_mapping(file: InputFile, base: str | None, result: str) -> VerifiedInput:
    path = Path(located(file.path, base, result))
    if not lexists(path):
        return _state(file, "")
    if not path.is_file() or path.stat().st_size > _LARGEST_MAPPING:
        raise InputError(f"{path}: is no mapping; it is no file, or larger than {_LARGEST_MAPPING >> 20} MB")
    return _state(file, hashlib.sha256(path.read_bytes()).hexdigest())


def _mappings(
    settings: Configuration, inputs: Sequence[Workbook | Document], base: str | None, result: str
) -> list[WorkbookMapping]:
    """The mapping of each workbook, as the result names it."""
    from sucheck.shape.mapping.files import WorkbookMapping, beside_it, mapping_at  # noqa: PLC0415  loads the law

    workbooks = [each for each in inputs if isinstance(each, Workbook)]
    by_input = {each.input: each.file for each in settings.mappings}
    found = []
    for workbook in workbooks:
        file = by_input.get(None) or by_input.get(workbook.input)
        if file is None:
            found.append(WorkbookMapping())
            continue
        of = workbooks if None in by_input else [workbook]
        mapping = mapping_at(Path(located(file.path, base, result)), file.path, of)
        found.append(mapping if None in by_input else replace(mapping, remark=beside_it(Path(file.path).name)))
    return found


def _again(
    result: Result,
    settings: Configuration,
    inputs: Sequence[Workbook | Document],
    baseline: Baseline | None,
    base: str | None,
) -> Report:
    """The same run, now. Its folders are told as the result tells them, wherever they were found."""
    config = Config(
        select=settings.select, ignore=settings.ignore, severity=settings.severity, as_of=settings.as_of,
        rules=_folders(settings.rules, base, result.path), schemas=_folders(settings.schemas, base, result.path),
        mapping=next((Path(each.file.path) for each in settings.mappings if each.input is None), None),
        waivers=settings.waivers, today=settings.today, remarks=settings.remarks,
    )  # fmt: skip
    now = checked(inputs, config, baseline, _mappings(settings, inputs, base, result.path))
    assert now.configuration is not None
    return replace(now, configuration=replace(now.configuration, rules=settings.rules, schemas=settings.schemas))


def _folders(names: Sequence[str], base: str | None, result: str) -> tuple[Path, ...]:
    return tuple(Path(located(name, base, result)) for name in names)
