"""The words for totals, lines of figures and scoreboards."""

from __future__ import annotations

from sucheck.judge.vocabulary.word import words

TOTAL = words(
    label=("text", "the words of its row or column"),
    counts=("text", "what is totalled: sum, count, average, or count of a code"),
    over=("text", "the cells that it should cover"),
    stated=("number", "the total as it stands"),
    evaluated=("number", "what the formula in its cell gives for the cells as they are"),
    expected=("number", "what all cells that it should cover give"),
    tolerance=("number", "by how much rounding explains a difference"),
    left_out=("texts", "the cells that the formula's range misses"),
    too_much=("texts", "the cells that the formula's range should not hold: a header, another total"),
)

LINE = words(
    label=("text", "the words of its first cell"),
    figures=("number", "how many figures it has"),
    zeros=("number", "how many of them are zero"),
    lines=("number", "how many lines of figures the table has"),
    usual=("number", "the median of the medians of the other lines"),
    explained=("flag", "whether a note or title of the sheet speaks of it"),
)

STANDING = words(
    looked_at=("text", "what of the row is looked at: counts, colour or bounds"),
    state=("text", "the Member State; missing in the row of the EU"),
    deficit=("number", "the transposition deficit in percent"),
    deficit_decimals=("number", "its printed decimals"),
    outstanding=("number", "the directives past their deadline and not fully notified"),
    directives=("number", "the directives in force that the deficit is a share of"),
    colour=("text", "the colour of the deficit: green, yellow or red"),
    long_overdue=("number", "the directives overdue by two years or more"),
    delay=("number", "the average delay in months"),
    not_conform=("number", "the directives transposed incorrectly"),
    incompleteness=("number", "the share of directives that at least one Member State has not transposed"),
    incompleteness_decimals=("number", "its printed decimals"),
    deficits_sum=("number", "the deficits of all Member States together"),
    deficits_number=("number", "how many deficits that is the sum of"),
)

SCOREBOARD = words(
    looked_at=("text", "what of it is looked at: shares, average, ranks, threshold or dates"),
    indicator=("text", "the indicator: its column"),
    figures=("texts", "the value of each Member State as it is printed: BE 1.4"),
    counts=("texts", "the number of directives behind each of these shares: BE 14"),
    ranks=("texts", "the rank of each Member State: BE 3"),
    average=("number", "the stated average"),
    average_decimals=("number", "its printed decimals"),
    above=("number", "how many Member States are said to be above the threshold"),
    threshold=("number", "the value that these are above"),
    notified_by=("day", "the day by which notifications were counted"),
    deadline_by=("day", "the day until which the directives that count had their deadline"),
)
