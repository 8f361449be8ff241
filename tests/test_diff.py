"""What changed from one edition to the next, and why, in the words of whoever asks `sucheck diff`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

import openpyxl
import pytest
from editions import ACT, AFTER, BEFORE, Row, edition, figure, new_edition, old_edition, statuses

import sucheck
from sucheck.config import Config
from sucheck.model import Change, Comparison, Severity
from sucheck.report.change_wording import told_change

ROOT = Path(__file__).resolve().parent.parent
SAMPLES = ROOT / "sample_inputs"


def told(comparison: Comparison) -> list[tuple[str, str]]:
    """Each change of a claim, and why."""
    return [(told_change(each), each.why) for each in comparison.claims if each.kind != "act_number"]


def pair(
    folder: Path,
    old: Sequence[Row],
    new: Sequence[Row],
    *,
    before: Mapping[str, str] | None = None,
    after: Mapping[str, str] | None = None,
) -> Comparison:
    first = edition(folder / "old.xlsx", "2019-04-15", old, before)
    return sucheck.compare(first, edition(folder / "new.xlsx", "2019-10-17", new, after))


@pytest.fixture(scope="module")
def comparison(tmp_path_factory: pytest.TempPathFactory) -> Comparison:
    folder = tmp_path_factory.mktemp("editions")
    return sucheck.compare(old_edition(folder), new_edition(folder))


class TestTwoEditions:
    def test_a_count_and_its_list_are_explained_by_the_rows(self, comparison: Comparison) -> None:
        why = "NL, SI and FI notified between the two dates"
        assert told(comparison) == [
            ("deadline: 2018-05-25", ""),
            ("full: 22 → 25", why),
            ("not full: 5 → 2, list - NL, SI, FI", why),
            ("state of play: 2019-04-15 → 2019-10-17", ""),
        ]
        assert [each.is_explained for each in comparison.claims] == [None, True, True, None]

    def test_both_sides_are_named_with_their_cells(self, comparison: Comparison) -> None:
        full = comparison.claims[1]
        assert full.old
        assert full.new
        assert [(place.input, place.address) for place in full.old.places] == [(0, "Claims!G2")]
        assert [(place.input, place.address, place.text) for place in full.new.places] == [(1, "Claims!G5", "25")]

    def test_each_state_that_moved_is_named_with_its_own_rows(self, comparison: Comparison) -> None:
        moves = [
            (each.state, each.old, each.new, [place.address for place in each.places]) for each in comparison.states
        ]
        assert moves == [
            ("NL", "none", "full", ["Notifications!C19", "Notifications!C21"]),
            ("SI", "none", "full", ["Notifications!C24", "Notifications!C26"]),
            ("FI", "none", "full", ["Notifications!C26", "Notifications!C28"]),
        ]
        assert {(each.act, each.old_as_of, each.new_as_of) for each in comparison.states} == {
            (ACT, "2019-04-15", "2019-10-17")
        }

    def test_the_inputs_are_named_with_side_and_state_of_play(self, comparison: Comparison) -> None:
        assert [(each.side, Path(each.file.path).name, each.as_of) for each in comparison.inputs] == [
            ("old", "old.xlsx", ("2019-04-15",)),
            ("new", "new.xlsx", ("2019-10-17",)),
        ]


class TestReasons:
    def test_rows_that_name_no_state_explain_nothing(self, tmp_path: Path) -> None:
        rows = statuses(BEFORE)
        found = pair(tmp_path, [figure("full", 22)], [figure("full", 25)], before=rows, after=rows)
        assert told(found)[0] == ("full: 22 → 25", "the rows name no State that changed")
        assert found.claims[0].is_explained is False

    def test_rows_that_name_too_few_say_so(self, tmp_path: Path) -> None:
        found = pair(
            tmp_path, [figure("full", 22)], [figure("full", 26)], before=statuses(BEFORE), after=statuses(AFTER)
        )
        why = "NL, SI and FI notified between the two dates; that does not account for a change of +4"
        assert told(found)[0] == ("full: 22 → 26", why)
        assert found.claims[0].is_explained is False

    def test_a_list_that_changed_otherwise_than_the_rows_is_not_explained(self, tmp_path: Path) -> None:
        old, new = [figure("none", 5, "ES, NL, SI, FI, UK")], [figure("none", 2, "ES, NL")]
        found = pair(tmp_path, old, new, before=statuses(BEFORE), after=statuses(AFTER))
        assert told(found)[0] == (
            "none: 5 → 2, list - SI, FI, UK",
            "NL, SI and FI notified between the two dates; that does not account for a change of -3",
        )

    def test_without_rows_the_lists_tell(self, tmp_path: Path) -> None:
        found = pair(tmp_path, [figure("not_full", 2, "ES, SI")], [figure("not_full", 1, "SI")])
        assert told(found)[0] == ("not full: 2 → 1, list - ES", "ES left the list")
        assert found.claims[0].is_explained is True

    def test_without_rows_and_lists_nothing_is_said_of_states(self, tmp_path: Path) -> None:
        found = pair(tmp_path, [figure("full", 22)], [figure("full", 25)])
        assert told(found)[0] == ("full: 22 → 25", "no rows and no lists of both sides say which States")

    def test_rows_of_one_side_alone_are_no_reason(self, tmp_path: Path) -> None:
        found = pair(tmp_path, [figure("full", 22)], [figure("full", 25)], after=statuses(AFTER))
        assert told(found)[0][1] == "no rows and no lists of both sides say which States"

    def test_states_that_went_elsewhere_are_told_with_both_ends(self, tmp_path: Path) -> None:
        after = statuses(BEFORE) | {"ES": "partial", "FI": "full"}
        found = pair(tmp_path, [figure("none", 5)], [figure("none", 3)], before=statuses(BEFORE), after=after)
        assert told(found)[0] == ("none: 5 → 3", "FI notified between the two dates; ES: none → partial")
        assert found.claims[0].is_explained is True

    def test_a_state_without_a_row_is_not_said_to_have_notified(self, tmp_path: Path) -> None:
        before = statuses((), but=("FI",))
        found = pair(tmp_path, [figure("full", 26)], [figure("full", 27)], before=before, after=statuses(()))
        assert told(found)[0] == ("full: 26 → 27", "FI: no row → full")

    def test_one_held_incomplete_may_stand_on_either_side(self, tmp_path: Path) -> None:
        after = statuses(("ES",)) | {"DE": "incomplete"}
        found = pair(tmp_path, [figure("full", 26)], [figure("full", 25)], before=statuses(("ES",)), after=after)
        assert told(found)[0] == ("full: 26 → 25", "DE: full → incomplete")
        same = pair(tmp_path, [figure("full", 25)], [figure("full", 26)], before=statuses(("ES", "SI")), after=after)
        assert told(same)[0] == ("full: 25 → 26", "SI notified between the two dates")


class TestMatching:
    def test_the_same_file_twice_changes_nothing(self, tmp_path: Path) -> None:
        found = sucheck.compare(old_edition(tmp_path), old_edition(tmp_path))
        assert found.is_same
        assert (found.unchanged, found.exit_code(Severity.NOTE)) == (4, 0)
        assert found.remarks == ("no series over time: both sides are of the same state of play",)

    @pytest.mark.parametrize("name", ["seeded_faults.xlsx", "security_union_20.xlsx", "report_faults.txt"])
    def test_each_sample_is_as_it_is(self, name: str) -> None:
        found = sucheck.compare(SAMPLES / name, SAMPLES / name)
        assert found.is_same
        assert found.standing == len(sucheck.check([SAMPLES / name]).findings)

    def test_inserted_rows_and_another_order_change_nothing(self, tmp_path: Path) -> None:
        claims = [figure("full", 22), figure("none", 5, "ES, NL, SI, FI, UK"), figure("deadline", "2018-05-25")]
        rows = statuses(BEFORE)
        old = edition(tmp_path / "old.xlsx", "2019-04-15", claims, rows)
        turned = dict(reversed(rows.items()))
        new = edition(tmp_path / "new.xlsx", "2019-04-15", claims[::-1], turned, first=3)
        assert sucheck.compare(old, new).is_same

    def test_sheets_in_another_order_change_nothing(self, tmp_path: Path) -> None:
        path = old_edition(tmp_path)
        book = openpyxl.load_workbook(path)
        book.move_sheet("Notifications", offset=-2)
        book.save(tmp_path / "moved.xlsx")
        assert sucheck.compare(path, tmp_path / "moved.xlsx").is_same

    def test_a_report_in_four_formats_says_the_same(self) -> None:
        found = sucheck.compare(SAMPLES / "report.docx", SAMPLES / "report.txt")
        assert [told_change(each) for each in found.claims] == []
        assert found.findings == ()

    def test_a_figure_that_is_gone_and_one_that_is_new(self, tmp_path: Path) -> None:
        found = pair(
            tmp_path, [figure("full", 22), figure("partial", 1, "ES")], [figure("full", 22), figure("conform", 3)]
        )
        assert [(each.change, told_change(each)) for each in found.claims] == [
            (Change.APPEARED, "conform: 3"),
            (Change.WENT, "partial: 1 · list ES"),
            (Change.CHANGED, "state of play: 2019-04-15 → 2019-10-17"),
        ]

    def test_one_of_two_equal_figures_that_is_taken_out_is_told(self, tmp_path: Path) -> None:
        twice = [figure("full", 22), figure("full", 22, document="press release", section="")]
        found = pair(tmp_path, twice, twice[:1])
        gone = [each for each in found.claims if each.change is Change.WENT]
        assert [(told_change(each), each.old and each.old.places[0].address) for each in gone] == [
            ("full: 22", "Claims!G3")
        ]

    def test_a_row_that_is_about_something_else_now_is_one_change(self, tmp_path: Path) -> None:
        found = pair(tmp_path, [figure("not_full", 2, claim="B-1")], [figure("incomplete", 2, claim="B-1")])
        assert told(found)[0] == ("not full → incomplete", "")

    def test_figures_of_earlier_dates_that_are_told_again_are_no_news(self, tmp_path: Path) -> None:
        again = figure("full", 22, as_of="2019-04-15")
        found = pair(tmp_path, [figure("full", 22)], [again, figure("full", 25)])
        assert [line for line, _ in told(found)] == ["full: 22 → 25", "state of play: 2019-04-15 → 2019-10-17"]

    def test_a_figure_of_an_earlier_date_that_was_rewritten_is_told(self, tmp_path: Path) -> None:
        rewritten = figure("full", 21, as_of="2019-04-15")
        found = pair(tmp_path, [figure("full", 22)], [rewritten, figure("full", 25)])
        assert "full: 22 → 21" in [line for line, _ in told(found)]
        assert [(each.rule, each.message) for each in found.series or ()] == [
            ("XD01", "22 Member States in one document, 21 in the other")
        ]

    def test_inserted_paragraphs_change_nothing(self, tmp_path: Path) -> None:
        text = (SAMPLES / "report.txt").read_text("utf-8")
        head, _, rest = text.partition("\n\n")
        (tmp_path / "longer.txt").write_text(f"{head}\n\nA paragraph of plain words.\n\n{rest}", "utf-8")
        assert sucheck.compare(SAMPLES / "report.txt", tmp_path / "longer.txt").is_same


class TestFindings:
    def test_new_ones_fail_and_old_ones_do_not(self, tmp_path: Path) -> None:
        right, wrong = figure("not_full", 2, "ES, SI"), figure("not_full", 3, "ES, SI")
        found = pair(tmp_path, [right], [wrong])
        new = [each for each in found.findings if each.change is Change.APPEARED]
        assert [(each.finding.rule, each.finding.message) for each in new] == [
            ("CL01", "3 Member States stated, 2 listed: Spain and Slovenia")
        ]
        assert [place.address for place in new[0].finding.places] == ["Claims!G2", "Claims!H2"]
        assert {place.input for place in new[0].finding.places} == {1}
        assert (found.exit_code(Severity.ERROR), found.exit_code(None)) == (1, 0)
        back = pair(tmp_path, [wrong], [right])
        assert [(each.change, each.finding.rule) for each in back.findings] == [(Change.WENT, "CL01")]
        assert back.exit_code(Severity.NOTE) == 0

    def test_a_fault_that_was_there_at_the_earlier_date_stands(self, tmp_path: Path) -> None:
        wrong = figure("not_full", 3, "ES, SI")
        found = pair(tmp_path, [wrong], [wrong])
        assert (found.findings, found.standing, found.exit_code(Severity.NOTE)) == ((), 1, 0)

    def test_a_graver_one_counts_as_new(self, tmp_path: Path) -> None:
        old = sucheck.check([SAMPLES / "seeded_faults.xlsx"], Config(select=("WB03",)))
        new = sucheck.check(
            [SAMPLES / "seeded_faults.xlsx"], Config(select=("WB03",), severity={"WB03": Severity.ERROR})
        )
        found = sucheck.compare(old, new)
        assert [(each.change, each.before and each.before.severity.word) for each in found.findings] == [
            (Change.CHANGED, "warning")
        ]
        assert (found.exit_code(Severity.ERROR), found.exit_code(Severity.WARNING)) == (1, 0)
        assert tmp_path.is_dir()

    def test_rules_that_one_side_alone_was_checked_by_are_named(self) -> None:
        path = SAMPLES / "seeded_faults.xlsx"
        old, new = (sucheck.check([path], Config(select=("CL01", *more))) for more in ((), ("DL02",)))
        assert "only the new side was checked by DL02" in sucheck.compare(old, new).remarks


class TestSeries:
    def test_a_stock_and_its_flow_over_two_files(self, tmp_path: Path) -> None:
        def cases(about: str, stated: int, when: str | None = None) -> Row:
            return figure(about, f"{stated} cases", act=None, when=when)

        old = edition(tmp_path / "2010.xlsx", "2010-12-31", [cases("open", 470)])
        flows = [cases("formal_notice", 1185, when="2011"), cases("closed", 792, when="2011")]
        new = edition(tmp_path / "2011.xlsx", "2011-12-31", [cases("open", 763), *flows])
        found = sucheck.compare(old, new)
        assert [(each.rule, each.message) for each in found.series or ()] == [
            ("SE01", "470 open, 1185 opened and 792 closed make 863, 763 stated")
        ]
        assert [(place.input, place.address) for each in found.series or () for place in each.places[:2]] == [
            (0, "Claims!G2"), (1, "Claims!G2"),
        ]  # fmt: skip
        assert (found.exit_code(Severity.WARNING), found.exit_code(Severity.ERROR)) == (1, 0)

    def test_a_state_that_falls_back(self, tmp_path: Path) -> None:
        found = pair(tmp_path, [figure("not_full", 1, "ES")], [figure("not_full", 2, "ES, PT")])
        assert [(each.rule, each.states) for each in found.series or ()] == [("XD04", ("PT",))]

    def test_files_without_a_state_of_play_are_not_judged_together(self, tmp_path: Path) -> None:
        old, new = (edition(tmp_path / f"{name}.xlsx", None, [figure("full", 22)]) for name in "ab")
        found = sucheck.compare(old, new)
        assert found.series is None
        assert found.remarks == ("no series over time: a side states no state of play (--as-of gives one)",)


def test_nothing_on_either_side_is_not_the_same_as_no_change(tmp_path: Path) -> None:
    for name in "ab":
        (tmp_path / f"{name}.txt").write_text("A walk in the woods is good for you.\n", "utf-8")
    found = sucheck.compare(tmp_path / "a.txt", tmp_path / "b.txt")
    assert (found.is_same, found.is_empty, found.exit_code(Severity.NOTE)) == (True, True, 4)
