"""Two finished reports, and what changed between them."""

from sucheck.changes.comparing import compared
from sucheck.changes.dates import states_of_play

__all__ = ["compared", "states_of_play"]
