"""The subjects of a dossier, of every kind."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cached_property

from sucheck.judge.facts import Facts
from sucheck.judge.rule import Rule
from sucheck.judge.subjects.acts import act_subjects
from sucheck.judge.subjects.cases import case_subjects
from sucheck.judge.subjects.claims import claim_subjects
from sucheck.judge.subjects.documents import paragraph_subjects, problem_subjects
from sucheck.judge.subjects.frames import FrameSubjects, state_subjects
from sucheck.judge.subjects.measures import Measures, measures_of
from sucheck.judge.subjects.notes import list_subjects, note_subjects
from sucheck.judge.subjects.pairs import pair_subjects
from sucheck.judge.subjects.scoreboards import scoreboard_subjects
from sucheck.judge.subjects.series import series_subjects
from sucheck.judge.subjects.sheet_rows import row_subjects
from sucheck.judge.subjects.sheets import cell_subjects, column_subjects, document_subjects
from sucheck.judge.subjects.standings import standing_subjects
from sucheck.judge.subjects.subject import Subject
from sucheck.judge.subjects.totals import line_subjects, total_subjects
from sucheck.model import Dossier


class Subjects:
    """The subjects of each kind, made when the first rule asks for them."""

    def __init__(self, dossier: Dossier) -> None:
        self._dossier = dossier
        self._made: dict[tuple[str, str], list[Subject]] = {}
        self._rows: dict[int, FrameSubjects] = {}

    @cached_property
    def _facts(self) -> Facts:
        return Facts(self._dossier)

    @cached_property
    def _measures(self) -> Measures:
        return measures_of(self._dossier, self._facts)

    @cached_property
    def _states(self) -> FrameSubjects:
        return state_subjects(self._dossier, self._facts)

    def frames(self, rule: Rule) -> Iterable[FrameSubjects]:
        """The frames whose rows a rule per row or per State judges."""
        if rule.per == "state":
            return [self._states]
        wanted = rule.of.split(", ")
        return [
            self._rows_of(number) for number, table in enumerate(self._dossier.shaped.tables) if table.kind in wanted
        ]

    def _rows_of(self, number: int) -> FrameSubjects:
        """The rows of a table, made when the first rule asks for them."""
        if number not in self._rows:
            self._rows[number] = row_subjects(self._dossier.shaped.tables[number], self._dossier)
        return self._rows[number]

    def listed(self, rule: Rule) -> list[Subject]:
        """The subjects of a rule of any other kind."""
        key = (rule.per, rule.tie)
        if key not in self._made:
            self._made[key] = list(self._make(rule))
        return self._made[key]

    def _make(self, rule: Rule) -> Iterator[Subject]:
        makers: Mapping[str, Callable[[], Iterator[Subject]]] = {
            "cell": lambda: cell_subjects(self._dossier),
            "column": lambda: column_subjects(self._dossier),
            "claim": lambda: claim_subjects(self._dossier, self._facts),
            "pair": lambda: pair_subjects(rule.tie, self._dossier, self._measures, self._facts),
            "act": lambda: act_subjects(self._measures, self._facts),
            "case": lambda: case_subjects(self._dossier, self._facts),
            "document": lambda: document_subjects(self._dossier),
            "problem": lambda: problem_subjects(self._dossier),
            "paragraph": lambda: paragraph_subjects(self._dossier),
            "note": lambda: note_subjects(self._dossier),
            "list": lambda: list_subjects(self._dossier),
            "series": lambda: series_subjects(self._dossier, self._facts),
            "total": lambda: total_subjects(self._dossier),
            "line": lambda: line_subjects(self._dossier),
            "standing": lambda: standing_subjects(self._dossier),
            "scoreboard": lambda: scoreboard_subjects(self._dossier),
        }
        return makers[rule.per]()
