"""All that knows a kind of table when it sees one, in one list: of equal scores the earlier one wins."""

from __future__ import annotations

from sucheck.shape.legends import find_legend
from sucheck.shape.lists.cases import find_cases
from sucheck.shape.lists.find import find_list
from sucheck.shape.matrices import find_matrix
from sucheck.shape.proposal import Recogniser
from sucheck.shape.scoreboards.find import find_scoreboard
from sucheck.shape.summaries.find import find_summary

RECOGNISERS: tuple[Recogniser, ...] = (find_cases, find_scoreboard, find_summary, find_list, find_matrix, find_legend)
