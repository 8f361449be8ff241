"""What a document is as a document: what its reader found wrong, its paragraphs, the names it gives to one thing."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import combinations

from sucheck.frozen import dataclass
from sucheck.judge.subjects.passages import blocks_of
from sucheck.judge.subjects.subject import Subject
from sucheck.judge.values import Value
from sucheck.model import BlockKind, Document, Dossier, Place, ProblemKind

#: Formats that keep no link between a mark and its note: the reader goes by what the page looks like.
_BY_LAYOUT = {"text", "pdf"}
_SMALL = "of|on|for|to|against|and|in|with|from|by|at|towards|between"
#: "Action Plan against Disinformation": capitalised words, small ones between them.
_NAME = re.compile(rf"(?<![\w’'-])[A-Z][\w-]*(?:\s+(?:(?:the|{_SMALL})\s+){{0,2}}[A-Z][\w-]*)+")  # noqa: RUF001 - typographic signs are meant
#: Words in capitals only because a sentence begins with them.
_OPENING = re.compile(r"(?:(?:The|This|That|These|A|An|In|On|For|Under|To)\s+)*")
_TELLING = 3


def problem_subjects(dossier: Dossier) -> Iterator[Subject]:
    """One subject per thing that the reader of a document found wrong with it as a document."""
    for document in dossier.documents:
        title = _title(dossier, document)
        for problem in document.problems:
            kind = problem.kind.name.lower()
            yield Subject(
                key=f"{title} · {problem.kind.value} · {problem.detail}", home=(problem.place,),
                values={"problem": kind, "detail": problem.detail}, sources={"problem": (problem.place,)},
                conditions=_problem_conditions(document, problem.kind, problem.detail),
            )  # fmt: skip


def _problem_conditions(document: Document, kind: ProblemKind, detail: str) -> frozenset[str]:
    held = {
        "by_layout": document.kind in _BY_LAYOUT,
        "changes_tracked": kind is ProblemKind.UNREAD and detail.startswith("tracked changes"),
    }
    return frozenset(name for name, holds in held.items() if holds)


def paragraph_subjects(dossier: Dossier) -> Iterator[Subject]:
    """One subject per block of a document, with the numbers of the notes that the document has or marks."""
    notes = {document.input: _note_numbers(document) for document in dossier.documents}
    for passage in blocks_of(dossier):
        values: dict[str, Value] = {"text": passage.text, "notes": notes[passage.place.input]}
        yield Subject(
            key=passage.key, values=values, sources={"text": (passage.place,)}, home=(passage.place,), find=passage.find
        )


def _note_numbers(document: Document) -> tuple[str, ...]:
    numbers = {block.number for block in document.blocks if block.kind is BlockKind.NOTE}
    numbers |= {mark.number for mark in document.marks}
    return tuple(str(number) for number in sorted(number for number in numbers if number))


def name_pairs(dossier: Dossier) -> Iterator[Subject]:
    """Two names of one document that differ in a small word only: each with the form that stands first."""
    for document in dossier.documents:
        title = _title(dossier, document)
        for forms in _alike(document).values():
            for first, second in combinations(forms, 2):
                yield Subject(
                    key=f"{title} · {first.name} · {second.name}", home=(first.place, second.place),
                    values={"first_name": first.name, "second_name": second.name},
                    sources={"first_name": (first.place,), "second_name": (second.place,)},
                )  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class _Named:
    name: str
    place: Place


def _alike(document: Document) -> dict[str, list[_Named]]:
    """The names by their telling words, each form once; those of one form only are there too."""
    found: dict[str, dict[str, _Named]] = {}
    for index, block in enumerate(document.blocks):
        if block.kind is BlockKind.HEADING:
            continue
        for match in _NAME.finditer(block.text):
            opening = _OPENING.match(match.group())
            start, end = match.start() + (opening.end() if opening else 0), match.end()
            name = block.text[start:end]
            words = name.split()
            telling = [word for word in words if word[0].isupper()]
            if len(telling) >= _TELLING:
                forms = found.setdefault(" ".join(telling).casefold(), {})
                form = " ".join(word for word in words if word != "the").casefold()
                forms.setdefault(form, _Named(name=name, place=document.place(index, start, end)))
    return {key: list(forms.values()) for key, forms in found.items()}


def _title(dossier: Dossier, document: Document) -> str:
    return dossier.edition(document.input).title or document.path
