"""What encoding a text file is in, told by its bytes."""

from __future__ import annotations

import codecs
import re

from sucheck.frozen import dataclass
from sucheck.model import InputError

#: What stands for a byte that means nothing in its file's encoding.
DAMAGED = "\ufffd"

# The longer marks first: the UTF-32 one begins like that of UTF-16.
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_MULTIBYTE = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")
_HIGH = re.compile(rb"[\x80-\xff]")
_CONTROL = re.compile("[\0-\x08\x0e-\x1b\x7f]")
_LOOKED_AT = 1 << 16
_MOST_CONTROLS = 0.01  # a stray control character is a slip; one in a hundred is no text
_WIDE = 0.3  # the share of zero bytes from which on every other byte is one


@dataclass(frozen=True, slots=True, kw_only=True)
class Decoded:
    """A text file's characters without the byte order mark, its line ends as they are, and its encoding."""

    text: str
    encoding: str


def decode(content: bytes, path: str) -> Decoded:
    """The text of a file's bytes; every damaged byte (or sequence cut short) becomes one U+FFFD.

    Raises:
        InputError: these are no bytes of a text.
    """
    encoding, skipped = encoding_of_text(content, path)
    return Decoded(text=content[skipped:].decode(encoding, errors="replace"), encoding=encoding)


def encoding_of_text(content: bytes, path: str) -> tuple[str, int]:
    """The encoding of a file's bytes, and how many of them its byte order mark takes.

    Raises:
        InputError: these are no bytes of a text.
    """
    encoding, skipped = _encoding(content)
    sample = content[skipped : skipped + 4 * _LOOKED_AT].decode(encoding, errors="replace")[:_LOOKED_AT]
    if len(_CONTROL.findall(sample)) + _strange(sample, encoding) > len(sample) * _MOST_CONTROLS:
        raise InputError(f"{path}: is no text (its bytes are of an unknown kind); name a document or a workbook")
    return encoding, skipped


def _encoding(content: bytes) -> tuple[str, int]:
    """The encoding, and how many bytes its mark takes."""
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return encoding, len(mark)
    head = content[:_LOOKED_AT]
    if head[1::2].count(0) > len(head) // 2 * _WIDE:
        return "utf-16-le", 0
    if head[0::2].count(0) > len(head) // 2 * _WIDE:
        return "utf-16-be", 0
    return ("utf-8" if _is_utf8(content) else "cp1252"), 0


def _is_utf8(content: bytes) -> bool:
    """Whether half of the bytes beyond ASCII are UTF-8: a damaged file keeps the encoding of what is whole in it."""
    try:
        content.decode("utf-8")
    except UnicodeDecodeError:
        whole = sum(map(len, _MULTIBYTE.findall(content)))
        return whole > 0 and whole * 2 >= len(_HIGH.findall(content))
    return True


def _strange(sample: str, encoding: str) -> int:
    """How many characters a wrong guess at UTF-16 or UTF-32 would have made of other bytes."""
    return sample.count(DAMAGED) if encoding.startswith(("utf-16", "utf-32")) else 0
