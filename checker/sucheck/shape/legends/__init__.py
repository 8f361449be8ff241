"""Legends: what the codes and colours of a workbook's tables mean."""

from sucheck.shape.legends.find import find_legend
from sucheck.shape.legends.legend import Entry, Legend, code_key
from sucheck.shape.legends.search import legend_for

__all__ = ["Entry", "Legend", "code_key", "find_legend", "legend_for"]
