"""The shared types. They know no other part of the program."""

from sucheck.model.claims import Certainty, Claim, Fate, Kind, Ledger, Member, StateList
from sucheck.model.errors import InputError, RuleFileError, SucheckError
from sucheck.model.findings import Finding, Fix, InputFile, Report, Severity, Shown, Undecided
from sucheck.model.places import Place, a1, column_letters, column_number, row_and_column
from sucheck.model.sheets import CellValue, Oddity, OddityKind, Sheet, Visibility, Workbook

__all__ = [
    "CellValue", "Certainty", "Claim", "Fate", "Finding", "Fix", "InputError", "InputFile", "Kind", "Ledger", "Member",
    "Oddity", "OddityKind", "Place", "Report", "RuleFileError", "Severity", "Sheet", "Shown", "StateList", "SucheckError",
    "Undecided", "Visibility", "Workbook", "a1", "column_letters", "column_number", "row_and_column",
]  # fmt: skip
