"""Words in Markdown: they make no mark-up, HTML, mention, reference or link."""

from __future__ import annotations

import re
from collections.abc import Sequence

from sucheck.model import Severity
from sucheck.report.wording import inert

_ENTITIES = {"&": "&amp;", "<": "&lt;", ">": "&gt;", "|": "&#124;", "\\": "&#92;"}
_SPECIAL = str.maketrans(_ENTITIES | {character: f"\\{character}" for character in "*_[]~`$"})
#: After these a forge makes a mention, a reference, an emoji or a link out of plain words.
_TRIGGERS = re.compile(r"@|[#!&$](?=\d)|[%~^](?=[\w\"])|:(?=//|[\w+-]+:)|\bwww(?=\.)|\bGH-(?=\d)", re.IGNORECASE)
_DEFUSED = "\\g<0>\u200b"  # a zero-width space behind it: nothing to see, and nothing triggered
_LONGEST_WORDS = 500


def plain(text: str) -> str:
    """Words that come from a file or a rule, as words; of very many the first."""
    words = text if len(text) <= _LONGEST_WORDS else f"{text[:_LONGEST_WORDS]}…"
    return _TRIGGERS.sub(_DEFUSED, inert(words)).translate(_SPECIAL)


def outcome(code: int, threshold: Severity | None, *, counted: str, crashed: Sequence[str]) -> str:
    """What a run ended with, as a sentence; `counted` names what fails it, `crashed` the rules that failed inside."""
    words = {
        0: "**Passes**",
        1: f"**Fails**: {counted} at or above {threshold.word if threshold else 'nothing'}",
        3: f"**Failed inside**: {plain('; '.join(crashed))}",
        4: "**Proves nothing**",
    }
    return f"{words[code]} (exit code {code})."
