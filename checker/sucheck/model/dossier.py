"""All that judging works on."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import TYPE_CHECKING

from sucheck.frozen import dataclass
from sucheck.model.claims import Claim
from sucheck.model.documents import Document
from sucheck.model.places import Place
from sucheck.model.tables import Shaped

if TYPE_CHECKING:
    import pandas as pd


@dataclass(frozen=True, slots=True, kw_only=True)
class Edition:
    """What the `Report` sheet of one input says of the report itself; None where it says nothing."""

    input: int
    title: str | None = None
    reference: str | None = None
    published_on: dt.date | None = None
    as_of: dt.date | None = None
    language: str | None = None
    places: Mapping[str, Place]


@dataclass(frozen=True, slots=True, kw_only=True)
class Dossier:
    """The tables, the claims and what they say together.

    `positions` has one row per (table, act, state, as_of), sorted by these: columns `table` (int, the position among
    `shaped.of("Notifications")`: a workbook may have several such sheets), `act`, `state`, `status` (str or None where
    its rows disagree), `as_of` (datetime64[s]), `row` (the sheet's first row), `rows` (how many), `statuses` (how many
    different ones), `measures` (how many different ones), `notified_on` and `completed_on` (first notification, first
    full one: datetime64[s]). `unread` are the places of what was seen and not understood. `documents` are the
    reports and press releases among the inputs.
    """

    shaped: Shaped
    editions: tuple[Edition, ...]
    claims: tuple[Claim, ...]
    positions: pd.DataFrame
    unread: tuple[Place, ...] = ()
    documents: tuple[Document, ...] = ()

    def edition(self, number: int) -> Edition:
        """The edition of an input."""
        return self.editions[number]
