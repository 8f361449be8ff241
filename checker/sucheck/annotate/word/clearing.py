"""What is ours in a Word document that another program has saved since, found by what it says."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator

from sucheck.annotate.clearing.meaning import forget_parts, remove_parts
from sucheck.annotate.record import Record, record_parts
from sucheck.annotate.views import put_view, view_of, view_of_xml
from sucheck.annotate.word.comments import OwnComment, own_comments, without_comments
from sucheck.annotate.word.spans import without_spans
from sucheck.ooxml.draft import Draft
from sucheck.ooxml.package import Package
from sucheck.ooxml.related import related_part
from sucheck.ooxml.relations import CONTENT_TYPES, without_overrides
from sucheck.ooxml.splices import Splice, edited
from sucheck.ooxml.tags import Element, outline
from sucheck.ooxml.word import word_part


def may_hold_ours(package: Package) -> bool:
    """Whether a document holds a record or a comment of ours."""
    return bool(record_parts(package)) or bool(_own(package, _comments(package)))


def clear_by_meaning(draft: Draft, package: Package, _: Record | None) -> tuple[str, ...]:
    """Take our comments out of a document, and the record; what a person has written stays, answers to us included.

    Args:
        draft: takes the changes.
        package: what it was made of.

    Returns:
        What is to be told of it, a line each.
    """
    main, part = word_part(package), _comments(package)
    own = _own(package, part)
    gone = [comment for comment in own if not comment.paragraphs]
    if own:
        _edit(draft, package, part, lambda content: without_comments(content, own))
        ids = {comment.id for comment in gone}
        _edit(draft, package, main, lambda content: without_spans(content, outline(content), ids))
        _clear_threads(draft, package, main, gone)
    records = record_parts(package)
    remove_parts(draft, package, records, others=())
    forget_parts(draft, package, main, records)
    types = view_of(package, CONTENT_TYPES)
    left = without_overrides(types, draft.removed)
    if left != types:
        put_view(draft, package, CONTENT_TYPES, left)
    kept = len(own) - len(gone)
    return (f"comments of ours that people have written in are kept, with their words only: {kept}",) if kept else ()


def _comments(package: Package) -> str:
    main = word_part(package)
    return related_part(package, main, "comments") if main else ""


def _own(package: Package, part: str) -> tuple[OwnComment, ...]:
    return tuple(own_comments(package.tree(part))) if part else ()


def _clear_threads(draft: Draft, package: Package, main: str, gone: Collection[OwnComment]) -> None:
    """Take our comments from what Word keeps of conversations ([MS-DOCX]); an answer to us stands alone then."""
    names = frozenset(name for comment in gone for name in comment.names)
    lasting: set[str] = set()
    if part := related_part(package, main, "commentsIds"):
        entries = [each for each in outline(view_of_xml(package, part)) if _name(each, "paraId") in names]
        lasting = {_name(each, "durableId") for each in entries} - {""}
        _edit(draft, package, part, lambda content: _without(content, "paraId", names))
    if part := related_part(package, main, "commentsExtended"):
        _edit(draft, package, part, lambda content: (*_without(content, "paraId", names), *_parted(content, names)))
    if lasting and (part := related_part(package, main, "commentsExtensible")):
        _edit(draft, package, part, lambda content: _without(content, "durableId", lasting))


def _without(content: bytes, attribute: str, names: Collection[str]) -> Iterator[Splice]:
    return (each.removed(content) for each in outline(content)[1:] if _name(each, attribute) in names)


def _parted(content: bytes, names: Collection[str]) -> Iterator[Splice]:
    for each in outline(content)[1:]:
        if _name(each, "paraIdParent") in names and _name(each, "paraId") not in names:
            yield from each.without_attribute("paraIdParent")


def _edit(draft: Draft, package: Package, part: str, edit: Callable[[bytes], Iterable[Splice]]) -> None:
    content = view_of_xml(package, part)
    if splices := tuple(edit(content)):
        put_view(draft, package, part, edited(content, splices))


def _name(element: Element, attribute: str) -> str:
    return (element.get(attribute) or "").upper()
