"""Small PDF documents written by hand: pages of words, each with its place and its size."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

WIDTH, HEIGHT = 595, 842  # points: an A4 page


@dataclass(frozen=True, kw_only=True)
class Words:
    """Words set in Helvetica from a point on; `rise` raises them; `matrix` turns them (cosine, sine)."""

    text: str
    x: float = 72
    y: float = 700
    size: float = 12
    rise: float = 0
    direction: tuple[float, float] = (1, 0)

    def operators(self) -> bytes:
        """What draws them."""
        cosine, sine = self.direction
        sign = {"(": "\\(", ")": "\\)", "\\": "\\\\"}
        text = "".join(sign.get(each, each) for each in self.text).encode("cp1252")
        place = f"{cosine} {sine} {-sine} {cosine} {self.x} {self.y} Tm {self.rise} Ts"
        return f"BT /F1 {self.size} Tf {place} (".encode() + text + b") Tj ET\n"


@dataclass(frozen=True, kw_only=True)
class Page:
    """A page: its words in the order of the file, and by how many degrees it is turned; `drawing` are operators."""

    words: Sequence[Words] = ()
    rotate: int = 0
    drawing: bytes = b""
    box: tuple[float, float, float, float] = field(default=(0, 0, WIDTH, HEIGHT))


def pdf(pages: Sequence[Page]) -> bytes:
    """The bytes of a document with these pages."""
    first = 4
    kids = " ".join(f"{first + 2 * at} 0 R" for at in range(len(pages)))
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>".encode(),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    ]
    for at, page in enumerate(pages):
        content = b"".join(words.operators() for words in page.words) + page.drawing
        box = " ".join(str(edge) for edge in page.box)
        objects += [
            f"<< /Type /Page /Parent 2 0 R /MediaBox [{box}] /Rotate {page.rotate} /Contents {first + 2 * at + 1} 0 R "
            "/Resources << /Font << /F1 3 0 R >> >> >>".encode(),
            f"<< /Length {len(content)} >>\nstream\n".encode() + content + b"\nendstream",
        ]
    return _file(objects)


def _file(objects: Sequence[bytes]) -> bytes:
    content = b"%PDF-1.4\n"
    offsets = []
    for number, held in enumerate(objects, start=1):
        offsets.append(len(content))
        content += f"{number} 0 obj\n".encode() + held + b"\nendobj\n"
    table = b"".join(f"{offset:010} 00000 n \n".encode() for offset in offsets)
    trailer = f"trailer\n<< /Size {len(objects) + 1} /Root 1 0 R >>\nstartxref\n{len(content)}\n%%EOF\n"
    return content + f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n".encode() + table + trailer.encode()


def lines(*texts: str, x: float = 72, top: float = 700, size: float = 12) -> list[Words]:
    """Lines below each other."""
    return [Words(text=text, x=x, y=top - at * size * 1.2, size=size) for at, text in enumerate(texts)]
