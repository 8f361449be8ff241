"""A Word document with a comment on the words of every finding, and nothing else changed."""

from __future__ import annotations

import posixpath
import tempfile
from collections.abc import Iterable
from io import BufferedReader
from typing import BinaryIO

from lxml import etree

from sucheck.annotate.annotated import SIGNED, Annotated, check_unchanged, compared, is_signed
from sucheck.annotate.changes import Changes
from sucheck.annotate.clearing.clear import cleared
from sucheck.annotate.notes.wording import Run, lines_of
from sucheck.annotate.word.anchors import MainPart, Remark, remarks_of
from sucheck.annotate.word.clearing import clear_by_meaning, may_hold_ours
from sucheck.annotate.word.comments import comment_ids, empty_comments, with_comments
from sucheck.annotate.word.spans import Spelling, free_ids, taken_ids, with_spans
from sucheck.model import Finding, InputError, Report
from sucheck.ooxml.draft import Draft
from sucheck.ooxml.related import related_part
from sucheck.ooxml.relations import STRICT, TRANSITIONAL
from sucheck.ooxml.splices import edited
from sucheck.ooxml.word import WORD, WordPackage, word_part
from sucheck.report.wording import inert, quoted

_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
_LONGEST_QUOTE = 200


def annotate_document(report: Report, number: int, file: BufferedReader, out: BinaryIO) -> Annotated:
    """Write a Word document with its findings: a comment on the words that each points at.

    Comments that an earlier run left are taken out first. Annotating the result again gives the same bytes.

    Args:
        report: what was found.
        number: the document's number among the inputs of the report.
        file: the document itself, as it was checked.
        out: takes the new document; it can be read, too.

    Raises:
        InputError: the file changed since it was checked, is no Word document, or a part of it is damaged.
        OSError: `out` cannot be written.
    """
    checked = report.inputs[number]
    check_unchanged(checked, file)
    source = WordPackage(file, checked.path)
    _main(source)
    with tempfile.TemporaryFile() as bare:
        is_marked = may_hold_ours(source)
        remarks = cleared(source, file, bare, clear_by_meaning).remarks if is_marked else ()
        package = WordPackage(bare, checked.path) if is_marked else source
        with Draft(package, bare if is_marked else file) as draft:
            comments = _comment(report, number, package, draft)
            draft.write(out)
        if comments and is_signed(package):
            remarks = (*remarks, SIGNED)
        return compared(source, WordPackage(out, checked.path), remarks, comments=comments)


def clear_document(file: BinaryIO, path: str, out: BinaryIO) -> Annotated:
    """Write a Word document without our comments: every part as it was before, where nobody saved the file since.

    Raises:
        InputError: the file is no Word document, or a part of it is damaged.
        OSError: `out` cannot be written.
    """
    package = WordPackage(file, path)
    _main(package)
    remarks = cleared(package, file, out, clear_by_meaning).remarks
    return compared(package, WordPackage(out, path), remarks)


def _main(package: WordPackage) -> str:
    main = word_part(package)
    if not main:
        raise InputError(f"{package.path}: is no Word document (docx, docm)")
    return main


def _comment(report: Report, number: int, package: WordPackage, draft: Draft) -> int:
    """Put the comments into the draft; how many there are."""
    if not any(place.input == number for finding in report.findings for place in finding.places):
        return 0
    name = _main(package)
    namespace = _namespace(package, name)
    changes = Changes(package, draft, name, STRICT if namespace == WORD[1] else TRANSITIONAL)
    main = MainPart(package, name, changes.content(name))
    holder = related_part(package, name, "comments")
    held = changes.content(holder) if holder else empty_comments(namespace)
    found = remarks_of(report, number, main)
    ids = free_ids(taken_ids(main.elements) | comment_ids(held), len(found))
    remarks = dict(zip(ids, found, strict=True))
    changes.change(name, with_spans(main, Spelling(main.content, main.elements[0], namespace), remarks))
    texts = {id_: tuple(_lines(remark, number)) for id_, remark in remarks.items()}
    added = with_comments(held, _namespace(package, holder) if holder else namespace, texts)
    if holder:
        changes.change(holder, [added])
    else:
        holder = changes.usual_name(posixpath.join(posixpath.dirname(name), "comments.xml"))
        changes.add(holder, edited(held, [added]), _TYPE)
        changes.relate(name, "comments", holder)
    changes.finish()
    return len(remarks)


def _namespace(package: WordPackage, part: str) -> str:
    """The namespace of a part's elements, which is known to be well-formed then."""
    return etree.QName(package.tree(part)).namespace or WORD[0]


def _lines(remark: Remark, number: int) -> Iterable[Run]:
    def where(finding: Finding) -> Iterable[str]:
        own = {place.key for place in finding.places}
        for place in remark.quoted:
            if place.key in own and place.block is not None:
                words = f": {quoted(place.text, _LONGEST_QUOTE)}" if place.text.strip() else ""
                yield f"where: {inert(place.address)}{words}"

    return lines_of(remark.findings, number, {place.key for place in remark.places}, where)
