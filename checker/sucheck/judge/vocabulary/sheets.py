"""The words for cells, rows, columns, documents, and the notes and lists that stand in them."""

from __future__ import annotations

from sucheck.judge.vocabulary.word import words

CELL = words(
    fault=("text", "what is wrong with the cell, a word of FaultKind in lower case"),
    table=("text", "the kind of sheet"),
    column=("text", "the column's name"),
    words=("text", "what the cell holds"),
    expected=("text", "what would be right"),
    suggestions=("texts", "known values that come close"),
)

ROW = words(
    event_on=("day", "the notification, the decision, or the publication of the measure"),
    step=("text", "the step"),
    repeats=("number", "the row above that holds the same in every cell; for Measures and Procedures"),
    horizon=("day", "the day two years after the newest directive that the tables of law have"),
)

COLUMN = words(table=("text", "the kind of sheet"), column=("text", "the column"), codes=("texts", "the code systems"))

DOCUMENT = words(
    reference=("text", "the document's number"),
    title=("text", "its title"),
    has_claims=("flag", "whether it holds counts or lists"),
    as_ofs=("days", "the states of play that its claims give"),
    form=("text", "text for a report or press release, sheets for a workbook"),
    beside_dated=("flag", "whether another input gives a state of play"),
    usual_as_of=("day", "the state of play that its notes and sentences give three times or more"),
    other_as_of=("day", "another one, which they give once; the same where there is no other"),
)

NOTE = words(
    text=("text", "the text of the note"),
    protocols=("texts", "the numbers of the protocols that it cites"),
    reply_months=("number", "the months to reply that it tells without a reason"),
    document=("text", "the document it stands in"),
    full_stops=("flag", "whether most notes of the document end with a full stop"),
)

PROBLEM = words(
    problem=("text", "what the reader found wrong with a document, a word of ProblemKind in lower case"),
    detail=("text", "what it concerns: a number, some words"),
)

PARAGRAPH = words(
    text=("text", "the text of the paragraph, heading, bullet, table cell or note"),
    notes=("texts", "the numbers of the notes that the document has or marks"),
)

LIST = words(
    runs=("texts", "each enumeration of three States or more: their codes in the order written, with spaces between"),
    names=("texts", "the names as they are written"),
    names_before=("texts", "the names in the lists of the same document before this one"),
    alphabetical=("flag", "whether every long list of the document is in English alphabetical order"),
    document=("text", "the document it stands in"),
)
