"""XML that comes in chunks: its tags with their offsets, in constant memory however large the part is."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from sucheck.ooxml.tags import TAG, Element, masked

_SIGNS = (b"<!", b"<?")
_LONGEST = 64 << 20  # bytes without a tag: beyond, this is no XML


def visible(content: bytes) -> tuple[bytes, int]:
    """The content as `masked` shows it, and where a comment or the like starts that does not end in it.

    The second is the length of the content where all of them end.
    """
    if not any(sign[1:] in content and sign in content for sign in _SIGNS):  # one byte alone is found far faster
        return content, len(content)
    shown = masked(content)
    unfinished = (shown.find(sign) for sign in _SIGNS)
    return shown, min((at for at in unfinished if at >= 0), default=len(content))


def streamed_tags(chunks: Iterable[bytes], skipped: str) -> Iterator[tuple[bool, Element]]:
    """Each tag in its order: whether it is an end tag, and the tag as an element that ends with it.

    It comes to an end early where it meets what no XML holds: then tags are missing.

    Args:
        chunks: a part in UTF-8, or any encoding in which ASCII stands for itself.
        skipped: the name of an element, without prefix, of which the content is passed over.
    """
    pending, start, closing = b"", 0, b""
    for chunk in chunks:
        pending += chunk
        shown, end = visible(pending)
        position = 0
        while match := _next(shown, position, end, closing):
            position = match.end()
            tag = tag_of(match, start)
            is_skipped = not match[1] and tag.name == skipped and not match[3].endswith(b"/")
            closing = b"</" + tag.tag if is_skipped else b""
            yield bool(match[1]), tag
        if closing:
            position = max(position, shown.rfind(b"<", position, end))
        pending, start = pending[position:], start + position
        if len(pending) > _LONGEST:
            return


def tag_of(match: re.Match[bytes], start: int) -> Element:
    """A match of `TAG` in content that starts at the byte `start`, as an element that ends with the tag."""
    at = start + match.end()
    return Element(
        tag=match[2], attributes=match[3], start=start + match.start(), inner=at, inner_end=at, end=at, parent=-1
    )


def _next(shown: bytes, position: int, end: int, closing: bytes) -> re.Match[bytes] | None:
    """The next whole tag before `end`, or the end tag that `closing` begins."""
    if not closing:
        return TAG.search(shown, position, end)
    at = shown.find(closing, position, end)
    return TAG.match(shown, at, end) if at >= 0 else None
