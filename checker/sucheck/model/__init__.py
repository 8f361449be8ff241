"""The shared types. They know no other part of the program."""

from sucheck.model.claims import Certainty, Claim, Kind, Ledger, Member, Part, StateList
from sucheck.model.comparison import Change, ClaimChange, Compared, Comparison, FindingChange, StateChange, Stated
from sucheck.model.documents import Block, BlockKind, Document, Mark, Problem, ProblemKind, Segment
from sucheck.model.dossier import Dossier, Edition
from sucheck.model.errors import InputError, RuleFileError, SucheckError
from sucheck.model.findings import (
    Acceptance,
    AcceptedBy,
    Finding,
    Fix,
    InputFile,
    Report,
    RuleCard,
    Severity,
    Shown,
    Undecided,
)
from sucheck.model.places import Place, PlaceKey, a1, column_letters, column_number, row_and_column
from sucheck.model.provenance import Configuration, RuleSet, UsedMapping
from sucheck.model.sheets import CellValue, Oddity, OddityKind, Sheet, Visibility, Workbook
from sucheck.model.tables import CellFault, FaultKind, Shaped, Table
from sucheck.model.totals import FigureLine, Total
from sucheck.model.verification import (
    Difference,
    InputState,
    RuleChange,
    Standing,
    Verification,
    VerifiedFinding,
    VerifiedInput,
)
from sucheck.model.waivers import Waiver

__all__ = [
    "Acceptance", "AcceptedBy", "Block", "BlockKind", "CellFault", "CellValue", "Certainty", "Change", "Claim",
    "ClaimChange", "Compared", "Comparison", "Configuration", "Difference", "Document", "Dossier", "Edition",
    "FaultKind", "FigureLine", "Finding", "FindingChange", "Fix", "InputError", "InputFile", "InputState", "Kind",
    "Ledger", "Mark", "Member", "Oddity", "OddityKind", "Part", "Place", "PlaceKey", "Problem", "ProblemKind",
    "Report", "RuleCard", "RuleChange", "RuleFileError", "RuleSet", "Segment", "Severity", "Shaped", "Sheet",
    "Shown", "Standing", "StateChange", "StateList", "Stated", "SucheckError", "Table", "Total", "Undecided",
    "UsedMapping", "Verification", "VerifiedFinding", "VerifiedInput", "Visibility", "Waiver", "Workbook", "a1",
    "column_letters", "column_number", "row_and_column",
]  # fmt: skip
