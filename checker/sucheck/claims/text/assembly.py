"""Claims get their ids, labels, document, section and ties, in reading order."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from sucheck.model import BlockKind, Claim, Document


def assemble(document: Document, claims: Sequence[Claim], headings: Mapping[int, str]) -> tuple[Claim, ...]:
    """The claims in reading order with `id` and `label`; `among` and `repeats` come in by the label of a draft."""
    name = title_of(document)
    ordered = sorted(claims, key=lambda claim: (claim.place.order(), claim.kind.value, claim.label))
    ids = {claim.id: f"{document.input}:{number}" for number, claim in enumerate(ordered)}
    counters: dict[int, int] = {}
    done = []
    for claim in ordered:
        block = claim.place.block or 0
        counters[block] = counters.get(block, 0) + 1
        done.append(replace(
            claim, id=ids[claim.id], label=f"¶{block + 1}.{counters[block]}", document=name,
            section=headings.get(block, ""), among=ids.get(claim.among or ""), repeats=ids.get(claim.repeats or ""),
        ))  # fmt: skip
    return tuple(done)


def title_of(document: Document) -> str:
    """The heading that a document begins with, unless it is that of a section; else the name of its file."""
    first = next((block for block in document.blocks if block.text.strip()), None)
    if first and first.kind is BlockKind.HEADING and not _is_numbered(first.text):
        return " ".join(first.text.split())
    return document.path.replace("\\", "/").rpartition("/")[2]


def _is_numbered(text: str) -> bool:
    """Whether a heading begins with a number of its own: "I. Introduction", "2.1 Scope"."""
    first = text.split(maxsplit=1)[0] if text.split() else ""
    bare = first.rstrip(".)")
    return bare.replace(".", "").isdecimal() or (first != bare and set(bare.upper()) <= set("IVXLC"))
