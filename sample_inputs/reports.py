"""The made-up report of `report.toml`, rendered as text, as HTML and as a Word document."""

from __future__ import annotations

import datetime as dt
import re
import textwrap
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from html import escape
from pathlib import Path
from typing import Any

import report_docx

_MARK = re.compile(r"\[\^([a-z-]+)\]")
_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_WIDTH = 92
_STYLE = """
body { max-width: 44em; margin: 2em auto; font-family: serif; line-height: 1.4 }
sup { line-height: 0 }
.notes { margin-top: 3em; border-top: 1px solid; font-size: smaller }
"""
_TAGS = {"heading": "h2", "subheading": "h3", "paragraph": "p", "bullet": "li"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A report: its blocks as kind and text, with marks `[^name]` in the texts, and its notes in the order of marks."""

    title: str
    date: dt.date
    blocks: Sequence[tuple[str, str]]
    notes: Mapping[str, str]

    def number(self, name: str) -> int:
        """The number of a note."""
        return list(self.notes).index(name) + 1


def source_of(facts: Mapping[str, Any]) -> Source:
    """The consistent report of a facts file."""
    blocks = [(kind, text) for kind, text in facts["blocks"]]
    names = [name for _, text in blocks for name in _MARK.findall(text)]
    if sorted(names) != sorted(facts["notes"]):
        raise KeyError("report.toml: each note needs one mark, and each mark its note")
    return Source(
        title=facts["title"], date=facts["date"], blocks=blocks, notes={name: facts["notes"][name] for name in names}
    )


def with_faults(source: Source, faults: Sequence[Mapping[str, str]]) -> Source:
    """The report with its faults in it."""
    texts = "\0".join([*(text for _, text in source.blocks), *source.notes.values()])
    for fault in faults:
        if texts.count(fault["instead_of"]) != 1:
            raise KeyError(f"report.toml: {fault['instead_of']!r} must occur once")
        texts = texts.replace(fault["instead_of"], fault["reads"])
    changed = texts.split("\0")
    kinds = [kind for kind, _ in source.blocks]
    notes = changed[len(kinds) :]
    return Source(
        title=source.title,
        date=source.date,
        blocks=list(zip(kinds, changed[: len(kinds)], strict=True)),
        notes=dict(zip(source.notes, notes, strict=True)),
    )


def write_report(folder: Path, name: str, source: Source) -> None:
    """Write a report as `name.txt`, `name.html` and `name.docx`."""
    (folder / f"{name}.txt").write_bytes(text_of(source).encode())
    (folder / f"{name}.html").write_bytes(html_of(source).encode())
    (folder / f"{name}.docx").write_bytes(
        report_docx.docx_of(
            source.title,
            [(kind, list(_pieces(text, source))) for kind, text in source.blocks],
            list(source.notes.values()),
            source.date,
        )
    )


def text_of(source: Source) -> str:
    """The report as a text in lines, its notes at the end."""
    blocks = [source.title]
    for kind, text in source.blocks:
        plain = _MARK.sub(lambda mark: str(source.number(mark[1])).translate(_RAISED), text)
        blocks.append(_wrapped(plain, "• " if kind == "bullet" else ""))
    blocks.append("_" * 20)
    blocks += [_wrapped(text, f"{number} ") for number, text in enumerate(source.notes.values(), start=1)]
    return "\n\n".join(blocks) + "\n"


def html_of(source: Source) -> str:
    """The report as a page whose marks and notes link to each other."""
    body = [f"<h1>{escape(source.title)}</h1>"]
    before = ""
    for kind, text in source.blocks:
        if (kind == "bullet") != (before == "bullet"):
            body.append("<ul>" if kind == "bullet" else "</ul>")
        tag, before = _TAGS[kind], kind
        words = "".join(
            f'<a id="mark-{piece}" href="#note-{piece}"><sup>{piece}</sup></a>'
            if isinstance(piece, int)
            else escape(piece)
            for piece in _pieces(text, source)
        )
        body.append(f"<{tag}>{words}</{tag}>")
    notes = (
        f'<p id="note-{number}"><a href="#mark-{number}">{number}</a> {escape(text)}</p>'
        for number, text in enumerate(source.notes.values(), start=1)
    )
    return (
        f'<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n<title>{escape(source.title)}</title>\n'
        f"<style>{_STYLE}</style>\n</head>\n<body>\n" + "\n".join([*body, '<div class="notes">', *notes, "</div>"])
        + "\n</body>\n</html>\n"
    )  # fmt: skip


def _pieces(text: str, source: Source) -> Iterator[str | int]:
    """The words of a block, and between them the numbers of its marks."""
    for position, piece in enumerate(_MARK.split(text)):
        if position % 2:
            yield source.number(piece)
        elif piece:
            yield piece


def _wrapped(text: str, start: str) -> str:
    return textwrap.fill(start + text, _WIDTH, break_long_words=False, break_on_hyphens=False)
