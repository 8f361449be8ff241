"""Check files from Python: `sucheck.check(["book.xlsx"])`."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Mapping, Sequence
from io import BufferedReader
from os import PathLike, fspath
from os.path import lexists
from typing import TYPE_CHECKING

from sucheck.annotate.kinds import why_not
from sucheck.checking import checked
from sucheck.config import Config
from sucheck.model import Document, Report, SucheckError, Workbook
from sucheck.read.documents import form_of, kind_of, read_input
from sucheck.read.files import open_file
from sucheck.read.kinds import open_workbook_file
from sucheck.resources import resource

if TYPE_CHECKING:
    from sucheck.annotate.annotated import Annotated
    from sucheck.model.layouts import LaidWorkbook
    from sucheck.template.book import Filled, Row


def check(paths: Sequence[str | PathLike[str]], config: Config | None = None) -> Report:
    """Check workbooks: read, shape, make claims, judge.

    Args:
        paths: the workbooks; what they say is checked together, as one dossier.
        config: what to select, and the state of play where the workbooks give none.

    Returns:
        The report: findings, what is undecided, the claims, the ledger.

    Raises:
        SucheckError: a file cannot be read, or a rule file or the configuration has a mistake.
    """
    inputs = [read_input(fspath(path), number) for number, path in enumerate(paths)]
    return checked(inputs, config or Config())


def layouts(paths: Sequence[str | PathLike[str]], config: Config | None = None) -> tuple[LaidWorkbook, ...]:
    """What the sheets of workbooks are taken for: their tables, columns and codes, and what is not understood.

    Args:
        paths: the workbooks.
        config: further schemas (in its `rules`) and the mapping.

    Raises:
        SucheckError: a file cannot be read or is no workbook, or the mapping or a schema has a mistake.
    """
    config = config or Config()
    workbooks: list[Workbook] = []
    for number, path in enumerate(paths):
        read = read_input(fspath(path), number)
        if not isinstance(read, Workbook):
            raise SucheckError(f"{read.path}: is no workbook; name files with sheets")
        workbooks.append(read)
    from sucheck.shape.described import describe  # noqa: PLC0415
    from sucheck.shape.mapping.files import mappings_for  # noqa: PLC0415
    from sucheck.shape.schemas import load_schemas  # noqa: PLC0415
    from sucheck.shape.words.meanings import words_of  # noqa: PLC0415

    folders = [resource("schemas"), *(folder / "schemas" for folder in config.rules), *config.schemas]
    words = words_of(load_schemas(folders))
    said = mappings_for(workbooks, config.mapping)
    return tuple(describe(workbook, words, mapping) for workbook, mapping in zip(workbooks, said, strict=True))


def annotate(
    report: Report,
    target: str | PathLike[str],
    *,
    number: int = 0,
    backup: str | PathLike[str] | None = None,
    has_summary: bool = False,
) -> Annotated:
    """Write a checked file with its findings: a Word document with comments, a workbook with marks and notes on cells.

    Args:
        report: what was found.
        target: the file to write; it appears whole or not at all.
        number: which of the report's inputs.
        backup: a name for a copy of the file as it was; with it, and only with it, the target may be the input itself.
        has_summary: whether a sheet that lists all findings is added to a workbook.

    Returns:
        What was done: marked cells or comments, parts touched and untouched, remarks for the owner.

    Raises:
        SucheckError: the input changed since it was checked or cannot be marked, or the target cannot be written.
    """
    from sucheck.annotate.annotated import check_untouched  # noqa: PLC0415
    from sucheck.annotate.word.document import annotate_document  # noqa: PLC0415
    from sucheck.annotate.workbook import annotate_workbook  # noqa: PLC0415
    from sucheck.output import new_file  # noqa: PLC0415

    checked = report.inputs[number]
    if reason := why_not(checked.path, form_of(checked.path)):
        raise reason
    inputs = [file.path for file in report.inputs if not (backup and file.path == report.inputs[number].path)]
    kept = None if backup is None else fspath(backup)
    with new_file(fspath(target), inputs, backup=kept) as out, _opened(checked.path, checked.kind) as file:
        if checked.kind == "docx":
            done = annotate_document(report, number, file, out)
        else:
            done = annotate_workbook(report, number, file, out, has_summary=has_summary)
        check_untouched(checked.path, checked.sha256, "marked")
        return done


def clear(
    path: str | PathLike[str], target: str | PathLike[str], *, backup: str | PathLike[str] | None = None
) -> Annotated:
    """Write a file without what `annotate` put into it: each part as it was, unless it was saved since.

    Args:
        path: the marked workbook or Word document.
        target: the file to write; it appears whole or not at all.
        backup: a name for a copy of the file as it was; with it, and only with it, the target may be the input itself.

    Raises:
        SucheckError: the file cannot be read or can hold no marks, or the target cannot be written.
    """
    from sucheck.annotate.annotated import check_untouched  # noqa: PLC0415
    from sucheck.annotate.word.document import clear_document  # noqa: PLC0415
    from sucheck.annotate.workbook import clear_workbook  # noqa: PLC0415
    from sucheck.output import new_file  # noqa: PLC0415

    kind = form_of(fspath(path))
    if reason := why_not(fspath(path), kind):
        raise reason
    kept = None if backup is None else fspath(backup)
    inputs = [] if kept else [fspath(path)]
    with _opened(fspath(path), kind) as file, new_file(fspath(target), inputs, backup=kept) as out:
        before = hashlib.file_digest(file, "sha256").hexdigest()
        done = (clear_document if kind == "docx" else clear_workbook)(file, fspath(path), out)
        check_untouched(fspath(path), before, "cleared")
        return done


def _opened(path: str, kind: str) -> BufferedReader:
    return open_file(path, "a Word document (docx)") if kind == "docx" else open_workbook_file(path)


def why_not_annotated(path: str | PathLike[str]) -> SucheckError | None:
    """Why a file of this kind cannot be annotated, in a line; None for Word documents and workbooks.

    Raises:
        SucheckError: the file cannot be opened.
    """
    return why_not(fspath(path), form_of(fspath(path)))


def has_sheets(path: str | PathLike[str]) -> bool:
    """Whether a file is a workbook.

    Raises:
        SucheckError: the file cannot be opened.
    """
    return kind_of(fspath(path)) == "workbook"


def is_as_annotated(path: str | PathLike[str]) -> bool:
    """Whether a file is a workbook or a document that `annotate` wrote and that nobody has saved since."""
    from sucheck.annotate.standing import is_as_left  # noqa: PLC0415

    try:
        with open_workbook_file(fspath(path)) as file:
            return is_as_left(file, fspath(path))
    except SucheckError:
        return False


def new_workbook(target: str | PathLike[str]) -> None:
    """Write our template as an empty workbook.

    Raises:
        SucheckError: the target is there already, or cannot be written.
    """
    _write_template(fspath(target), (), None, "")


def extract(
    paths: Sequence[str | PathLike[str]], target: str | PathLike[str], *, as_of: dt.date | None = None
) -> Filled:
    """Write what documents state into our template, each row with the place that it comes from.

    Args:
        paths: reports and press releases.
        target: the workbook to write.
        as_of: the state of play of a document that gives none.

    Returns:
        The rows, and what there is no row for.

    Raises:
        SucheckError: an input cannot be read or is a workbook, or the target is there already or cannot be written.
    """
    inputs = [fspath(path) for path in paths]
    read = [read_input(path, number) for number, path in enumerate(inputs)]
    for each in read:
        if isinstance(each, Workbook):
            raise SucheckError(f"{each.path}: is a workbook; name documents (docx, pdf, html, txt)")
    from sucheck.claims.language import language  # noqa: PLC0415
    from sucheck.claims.text.document import read_claims_of  # noqa: PLC0415
    from sucheck.shape.schemas import load_schemas  # noqa: PLC0415
    from sucheck.template.extraction import filled  # noqa: PLC0415

    documents = [each for each in read if isinstance(each, Document)]
    understood = [(document, *read_claims_of(document, as_of)[:2]) for document in documents]
    found = filled(understood, load_schemas([resource("schemas")]), language())
    _write_template(fspath(target), inputs, found.rows, found.title)
    return found


def _write_template(target: str, inputs: Sequence[str], rows: Mapping[str, Sequence[Row]] | None, title: str) -> None:
    from sucheck.output import new_file  # noqa: PLC0415
    from sucheck.shape.schemas import load_schemas  # noqa: PLC0415
    from sucheck.template.workbook import write_template  # noqa: PLC0415

    if lexists(target) and target not in inputs:
        raise SucheckError(f"{target}: is there already; name a file that is not, so that nothing filled in is lost")
    with new_file(target, inputs) as file:
        write_template(file, load_schemas([resource("schemas")]), rows, title)
