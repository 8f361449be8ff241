"""Rich text of the binary formats: superscript runs are note marks."""

from __future__ import annotations

from collections.abc import Sequence

from sucheck.frozen import dataclass
from sucheck.read.raised import NoteMarks


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """Where a run starts (in UTF-16 units, as the formats count) and whether its font is superscript."""

    start: int
    is_raised: bool


def marked(text: str, runs: Sequence[Run]) -> tuple[str, str]:
    """The text without its superscript runs, and the text of those; marks that stand apart are set off by commas.

    A raised blank is but a blank. What stands before the first run is not raised.
    """
    if not any(run.is_raised for run in runs):
        return text, ""
    units = text.encode("utf-16-le", errors="surrogatepass")
    ends = [*(run.start for run in runs[1:]), len(units) // 2]
    kept = [units[: 2 * runs[0].start]]
    marks = NoteMarks()
    for run, end in zip(runs, ends, strict=True):
        piece = units[2 * run.start : 2 * end]
        words = piece.decode("utf-16-le", errors="replace")
        if not marks.take(words, is_raised=run.is_raised):
            kept.append(piece)
    return b"".join(kept).decode("utf-16-le", errors="replace"), marks.words
