"""All that knows a kind of table when it sees one, in one list: of equal scores the earlier one wins."""

from __future__ import annotations

from sucheck.shape.lists import find_list
from sucheck.shape.proposal import Recogniser

RECOGNISERS: tuple[Recogniser, ...] = (find_list,)
