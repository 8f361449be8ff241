"""The dossier: tables, editions, claims and positions together."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace

import pandas as pd

from sucheck.claims.positions import positions
from sucheck.claims.rows import claims_from
from sucheck.claims.text.document import read_claims_of
from sucheck.claims.text.tongue import unknown_language
from sucheck.model import Document, Dossier, Edition, Place, Shaped


def dossier_of(
    shaped: Shaped, inputs: int, as_of: dt.date | None = None, documents: Sequence[Document] = ()
) -> Dossier:
    """Gather what the tables and texts of all inputs say; `as_of` is the state of play where an input gives none."""
    read = [read_claims_of(document, as_of) for document in documents]
    own = {document.input: edition for document, (edition, _, _) in zip(documents, read, strict=True)}
    editions = tuple(own.get(number) or _edition(number, shaped, as_of) for number in range(inputs))
    where_states_stand = positions(shaped.of("Notifications"), editions)
    claims, unread = claims_from(shaped, editions, where_states_stand)
    return Dossier(
        shaped=shaped, editions=editions, positions=where_states_stand, documents=tuple(map(_with_language, documents)),
        claims=(*claims, *(claim for _, stated, _ in read for claim in stated)),
        unread=(*unread, *(place for _, _, places in read for place in places)),
    )  # fmt: skip


def _with_language(document: Document) -> Document:
    """The document with the problem that its language is not known, where it is not."""
    return replace(document, problems=(*document.problems, *unknown_language(document)))


def _edition(number: int, shaped: Shaped, as_of: dt.date | None) -> Edition:
    """What the first row of an input's Report sheet says, else the words around its tables of the state of play."""
    around, place = shaped.as_of.get(number, (as_of, Place(input=number)))
    table = next((t for t in shaped.of("Report") if t.input == number and len(t.frame)), None)
    if table is None:
        return Edition(input=number, as_of=around, places={"as_of": place})
    row = table.frame.index[0]
    found = {name: table.frame[name].loc[row] for name in ("title", "reference", "published_on", "as_of", "language")}
    texts = {name: value if isinstance(value, str) else None for name, value in found.items()}
    return Edition(
        input=number, title=texts["title"], reference=texts["reference"], language=texts["language"],
        published_on=_day(found["published_on"]), as_of=_day(found["as_of"]) or around,
        places={name: table.place(int(row), name) for name in found},
    )  # fmt: skip


def _day(value: object) -> dt.date | None:
    if isinstance(value, str):
        return dt.date.fromisoformat(value) if len(value) == len("2019-10-17") else None
    return None if pd.isna(value) else pd.Timestamp(value).date()  # type: ignore[call-overload, arg-type]
