"""The text of a note as it is read, and where each of its signs stands in the part."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator, Sequence

from sucheck.frozen import dataclass
from sucheck.ooxml.package import encoding_of
from sucheck.ooxml.splices import Splice
from sucheck.ooxml.tags import Element, children

_TOKEN = re.compile(
    r"<!--.*?-->|<\?.*?\?>|<!\[CDATA\[(?P<data>.*?)\]\]>|(?P<end>\r\n?)|&(?P<name>[^;&<]*);"
    r"|_x(?P<code>[0-9A-Fa-f]{4})_|(?P<plain>[^<&_\r]+|.)",
    re.DOTALL,
)
_CODE = re.compile(r"_x([0-9A-Fa-f]{4})_")  # ECMA-376 part 1, 22.9.2.19: a sign that XML cannot hold
_NAMES = {"amp": "&", "lt": "<", "gt": ">", "quot": '"', "apos": "'"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Token:
    """Some signs of a text, and the stretch that they are written in; `is_plain` where each sign stands for itself."""

    text: str
    start: int
    end: int
    is_plain: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """One `t` of a note: what is written in it, and `holder`, the run around it or the `t` itself."""

    written: str
    tokens: tuple[Token, ...]
    inner: int
    holder: Element

    @property
    def text(self) -> str:
        """The text as a reader sees it."""
        return "".join(token.text for token in self.tokens)


def encoding_in(content: bytes) -> str:
    """The encoding of a part or of its view: a view of UTF-16 is in UTF-8, whatever its declaration says."""
    encoding = encoding_of(content)
    try:
        is_wide = codecs.lookup(encoding).name.startswith(("utf-16", "utf-32"))
    except LookupError:
        return "utf-8"
    return "utf-8" if is_wide else encoding


def pieces(content: bytes, elements: Sequence[Element], text: int, encoding: str) -> tuple[Piece, ...]:
    """The text of the element with the index `text`, in the order of its runs; what helps to pronounce it left out."""
    found = []
    for child in children(elements, text):
        if elements[child].name in {"t", "r"}:
            holder = elements[child]
            at = child if holder.name == "t" else next(children(elements, child, "t"), None)
            if at is not None:
                found.append(_piece(content, elements[at], holder, encoding))
    return tuple(found)


def cut(content: bytes, held: Sequence[Piece], start: int, end: int, encoding: str) -> Iterator[Splice]:
    """The splices that take the signs from `start` to `end` out of a text; a run that is emptied goes as a whole."""
    at = 0
    for piece in held:
        first, last = max(start - at, 0), min(end - at, len(piece.text))
        at += len(piece.text)
        if first >= last:
            continue
        if (first, last) == (0, len(piece.text)):
            here, beyond = piece.holder.start, piece.holder.end
        else:
            here, beyond = (piece.inner + _bytes(piece, edge, encoding) for edge in _edges(piece, first, last))
        yield Splice(at=here, gone=content[here:beyond])


def written_text(text: str) -> str:
    """The text with what would be read as the code of a sign (`_x0041_`) made plain."""
    return _CODE.sub(r"_x005F_x\1_", text)


def read_text(written: bytes, encoding: str) -> str:
    """What stands in an element without children, as a reader sees it."""
    return "".join(token.text for token in _tokens(written.decode(encoding, "surrogateescape")))


def _piece(content: bytes, element: Element, holder: Element, encoding: str) -> Piece:
    written = content[element.inner : element.inner_end].decode(encoding, "surrogateescape")
    return Piece(written=written, tokens=tuple(_tokens(written)), inner=element.inner, holder=holder)


def _tokens(written: str) -> Iterator[Token]:
    for match in _TOKEN.finditer(written):
        kind, value = match.lastgroup, match[match.lastgroup] if match.lastgroup else ""
        if kind == "data":
            value = _CODE.sub(lambda code: chr(int(code[1], 16)), value)
        elif kind == "end":
            value = "\n"
        elif kind == "name":
            value = _referred(value)
        elif kind == "code":
            value = chr(int(value, 16))
        yield Token(text=value, start=match.start(), end=match.end(), is_plain=kind == "plain")


def _referred(name: str) -> str:
    try:
        if name.startswith("#"):
            return chr(int(f"0{name[1:]}", 16) if name[1:2] == "x" else int(name[1:]))
    except (ValueError, OverflowError):
        return "\ufffd"
    return _NAMES.get(name, f"&{name};")


def _edges(piece: Piece, first: int, last: int) -> tuple[int, int]:
    """Where the signs from `first` to `last` begin and end in what is written."""
    starts, ends, at = [], [], 0
    for token in piece.tokens:
        low, high = max(first - at, 0), min(last - at, len(token.text))
        at += len(token.text)
        if low < high:
            starts.append(token.start + low if token.is_plain else token.start)
            ends.append(token.start + high if token.is_plain else token.end)
    return starts[0], ends[-1]


def _bytes(piece: Piece, edge: int, encoding: str) -> int:
    return len(piece.written[:edge].encode(encoding, "surrogateescape"))
