"""Small parts, edited through their view and put back in their own encoding."""

from __future__ import annotations

from sucheck.ooxml.coding import in_encoding, viewed
from sucheck.ooxml.draft import Draft
from sucheck.ooxml.package import Package


def view_of(package: Package, name: str) -> bytes:
    """The view of a part that is small by nature.

    Raises:
        InputError: the part is missing, damaged, or not in the encoding that it states.
    """
    return b"".join(viewed(package, name))


def view_of_xml(package: Package, name: str) -> bytes:
    """The view of a small part, known to be well-formed, so that its tags can be relied on.

    Raises:
        InputError: as `view_of`, or it is not well-formed.
    """
    package.tree(name)
    return view_of(package, name)


def put_view(draft: Draft, package: Package, name: str, view: bytes) -> None:
    """Give a part of the package the content that this is the view of."""
    draft.put(name, in_encoding([view], package.encoding(name)))
