"""Note marks in a cell: the pieces of its text that are raised."""

from __future__ import annotations


class NoteMarks:
    """The marks of a cell's text, piece by piece; raised pieces that follow each other are one mark."""

    def __init__(self) -> None:
        self._marks: list[str] = []
        self._is_open = False

    def take(self, words: str, *, is_raised: bool) -> bool:
        """Take in the next piece; whether it is a mark, or a part of one, and so no text."""
        is_mark = is_raised and bool(words.strip())
        if is_mark and self._is_open:
            self._marks[-1] += words
        elif is_mark:
            self._marks.append(words)
        if words:
            self._is_open = is_mark
        return is_mark

    def end_line(self) -> None:
        """A mark does not go on in the next line."""
        self._is_open = False

    @property
    def words(self) -> str:
        """The marks, separated by commas; empty where there is none."""
        return ",".join(mark.strip() for mark in self._marks)
