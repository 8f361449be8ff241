"""Our marks out of a file: exactly, by the record; by meaning where another program has saved the file since."""

from __future__ import annotations

from collections.abc import Callable
from typing import BinaryIO

from sucheck.annotate.clearing.meaning import clear_by_meaning, means_ours
from sucheck.annotate.patches import patched_back
from sucheck.annotate.record import FoundRecord, Record, find_record, record_parts
from sucheck.frozen import dataclass
from sucheck.model import InputError
from sucheck.ooxml.coding import in_encoding, viewed
from sucheck.ooxml.draft import Draft
from sucheck.ooxml.package import Package

#: Takes what is ours out of a draft of a package by what it says; the record, if it can be read, helps. Gives remarks.
ByMeaning = Callable[[Draft, Package, Record | None], tuple[str, ...]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Cleared:
    """How a file was cleared: whether every part is what it was before, and if not, what is to be told of it."""

    is_exact: bool
    remarks: tuple[str, ...]


def may_hold_ours(package: Package) -> bool:
    """Whether a workbook holds a record, a note, a mark or a list of ours; sheets are not read for it."""
    return bool(record_parts(package)) or means_ours(package)


def cleared(package: Package, file: BinaryIO, out: BinaryIO, by_meaning: ByMeaning = clear_by_meaning) -> Cleared:
    """Write the workbook or document without our marks.

    Where all that we changed is still as we left it, every part gets its own bytes back. Else another program has
    saved the file, and what is ours is taken out one by one: all that came to it stays.

    Args:
        package: the marked file.
        file: what it was made of.
        out: where the other one is written, from its present position.
        by_meaning: finds what is ours where another program has saved the file.

    Raises:
        InputError: a part is damaged.
    """
    found = find_record(package)
    if found is not None and found.record is not None:
        with Draft(package, file) as draft:
            if _restored(draft, package, found.part, found.record):
                draft.write(out)
                return Cleared(is_exact=True, remarks=())
    with Draft(package, file) as draft:
        remarks = by_meaning(draft, package, None if found is None else found.record)
        draft.write(out)
    return Cleared(is_exact=False, remarks=(*_unread(found), *remarks))


def _unread(found: FoundRecord | None) -> tuple[str, ...]:
    if found is None or found.record is not None:
        return ()
    return (f"the part {found.part} should tell what was marked and cannot be read, so it was removed unused",)


def _restored(draft: Draft, package: Package, part: str, record: Record) -> bool:
    """Whether the draft now holds every part as it was; if not, the draft is of no more use."""
    left = {each.name: each.now for each in record.changed} | {each.name: each.now for each in record.added}
    if any(name not in package or draft.checksum(name) != left[name] for name in left):
        return False
    for each in record.changed:
        try:
            view = patched_back(viewed(package, each.name), each.patches)
            checksum = draft.put(each.name, in_encoding(view, package.encoding(each.name)))
        except InputError:  # the patches are not those of this part; if it is damaged, that is said later
            return False
        if checksum != each.before:
            return False
    for name in (part, *(each.name for each in record.added)):
        draft.remove(name)
    return True
