"""The notes of the Footnotes sheets, found by document and number."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from sucheck.frozen import dataclass
from sucheck.model import Place, Table

_SUPERSCRIPTS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
_NOTE_WORD = re.compile(r"^(?:foot)?(?:note|fn|nt|n)\b\.?\s*(?:no\.?\s*)?")


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """One note: the document it stands in, its number, its text and the cell of the text."""

    document: str
    number: str
    text: str
    place: Place


def note_number(value: object) -> str:
    """A note's number as a key: `41`, `41.0`, `[41]`, `¹`, `note 41` and `fn. 41` say it in different ways."""
    text = str("" if value is None else value).strip().lower().translate(_SUPERSCRIPTS)
    bare = _NOTE_WORD.sub("", text).strip("()[] .")
    return bare.removesuffix(".0")


def read_notes(tables: Sequence[Table]) -> dict[tuple[int, str], list[Note]]:
    """All notes by input and number, in reading order."""
    notes: dict[tuple[int, str], list[Note]] = {}
    for table in tables:
        for row, document, number, text in zip(
            table.frame.index, *(table.frame[name] for name in ("document", "footnote", "text")), strict=True
        ):
            if isinstance(text, str) and number is not None:
                note = Note(
                    document=document or "", number=note_number(number), text=text, place=table.place(int(row), "text")
                )
                notes.setdefault((table.input, note.number), []).append(note)
    return notes


def find_note(
    notes: Mapping[tuple[int, str], list[Note]], input_number: int, document: str, number: str
) -> Note | None:
    """The note that a row means: the one of its own document, or the only one with this number."""
    candidates = notes.get((input_number, number), [])
    own = [note for note in candidates if note.document == document]
    return (
        own[0] if own else candidates[0] if len(candidates) == 1 and not (document and candidates[0].document) else None
    )
