"""The pages say what the program does: commands are run, references are current, nothing is left undocumented."""

from __future__ import annotations

import os
import pkgutil
import re
import runpy
import subprocess
import sys
import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path

import click
import openpyxl
import pytest

import sucheck
from sucheck.cli import cli
from sucheck.judge.functions import FUNCTIONS
from sucheck.judge.ruleset import Rule, load_rules
from sucheck.judge.vocabulary import VOCABULARY
from sucheck.report import reference
from sucheck.report.rule_wording import FAMILIES, SUBJECTS
from sucheck.settings.options import NAMES, key_of

ROOT = Path(__file__).resolve().parent.parent
WRITTEN = ("README.md", "CONTRIBUTING.md", *sorted(f"docs/{page.name}" for page in (ROOT / "docs").glob("*.md")))
PAGES = (*WRITTEN, "CHANGELOG.md")
README = (ROOT / "README.md").read_text("utf-8")
CONTRIBUTING = (ROOT / "CONTRIBUTING.md").read_text("utf-8")
DESIGN = (ROOT / "docs" / "design.md").read_text("utf-8")
RULES = load_rules()


@pytest.fixture(scope="module")
def built() -> Mapping[str, str]:
    """Every page with something generated in it, as `make docs` would write it now."""
    before = Path.cwd()
    os.chdir(ROOT)
    try:
        documents: Mapping[Path, str] = runpy.run_path(str(ROOT / "docs" / "build.py"))["documents"]()
    finally:
        os.chdir(before)
    return {path.relative_to(ROOT).as_posix(): text for path, text in documents.items()}


def section(page: str, title: str) -> str:
    """A page from a heading to the next of the same or a higher level."""
    found = re.search(rf"^(#+) {re.escape(title)}\n(.*?)(?=^#{{1,2}} |\Z)", page, re.MULTILINE | re.DOTALL)
    assert found, title
    return found[2]


def blocks(page: str, kind: str) -> list[str]:
    """The fenced blocks of one kind, without their indentation."""
    found = re.findall(rf"^( *)```{kind}\n(.*?)^ *```$", page, re.MULTILINE | re.DOTALL)
    return [re.sub(rf"^{indent}", "", body, flags=re.MULTILINE) for indent, body in found]


def options() -> Iterator[tuple[str, str]]:
    """Every option of every command, as the user writes it."""
    for name, command in cli.commands.items():
        for parameter in command.params:
            if isinstance(parameter, click.Option):
                yield from ((name, word) for word in parameter.opts)


class TestPages:
    @pytest.mark.parametrize("name", ["RULES.md", *WRITTEN])
    def test_it_is_what_make_docs_writes(self, built: Mapping[str, str], name: str) -> None:
        assert (ROOT / name).read_text("utf-8") == built[name], "run `make docs` and read what it wrote"

    @pytest.mark.parametrize("name", [*PAGES, "RULES.md"])
    def test_its_links_lead_somewhere(self, name: str) -> None:
        text = (ROOT / name).read_text("utf-8")
        links = re.findall(r"\]\((?!https?:)([^)#]*)(?:#([^)]*))?\)", text)
        for target, anchor in links:
            page = (ROOT / name).parent / target if target else ROOT / name
            assert page.exists(), target
            if anchor:
                assert anchor in anchors(page.read_text("utf-8"))

    def test_the_readme_starts_with_the_two_commands(self) -> None:
        first, *_ = blocks(README, "sh")
        assert re.findall(r"^make \w+", first, re.MULTILINE) == ["make demo", "make test"]

    def test_every_make_command_is_a_target(self) -> None:
        targets = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE))
        named = set(re.findall(r"(?:`|^)make ([a-z-]+)", README + CONTRIBUTING, re.MULTILINE))
        assert named
        assert named <= targets

    def test_the_commands_without_make_install_the_project_and_check_the_demo(self) -> None:
        steps = section(README, "Without make")
        unix, windows = blocks(steps, "sh")[0].splitlines(), blocks(steps, "bat")[0].splitlines()
        assert [line.split()[1:] for line in unix[1:]] == [
            ["-m", "pip", "install", "."],
            ["sample_inputs/security_union_20.xlsx"],
        ]
        assert [line.replace("\\", "/").replace("Scripts", "bin") for line in windows[1:]] == unix[1:]
        assert [line.split()[1:] for line in (unix[0], windows[0])] == [["-m", "venv", ".venv"]] * 2


def anchors(page: str) -> set[str]:
    """The anchors that a forge gives to the headings of a page."""
    headings = re.findall(r"^#+ (.*)$", page, re.MULTILINE)
    return {re.sub(r"[^\w -]", "", heading.lower()).replace(" ", "-") for heading in headings}


class TestNothingIsUndocumented:
    def test_every_command_stands_in_the_readme(self) -> None:
        assert [name for name in cli.commands if f"`sucheck {name}" not in README] == []

    @pytest.mark.parametrize(("command", "option"), [*options(), ("sucheck", "--help"), ("sucheck", "--version")])
    def test_every_option_stands_in_the_readme(self, command: str, option: str) -> None:
        assert re.search(rf"`(?:sucheck \w* ?)?{option}[ `]", section(README, "Commands")), f"{command} {option}"

    def test_every_public_name_stands_on_the_page_for_python(self) -> None:
        page = (ROOT / "docs" / "python.md").read_text("utf-8")
        assert [name for name in sucheck.__all__ if not re.search(rf"^\| `{name}\b", page, re.MULTILINE)] == [
            "__version__"
        ]

    def test_every_key_of_a_configuration_stands_in_its_page(self) -> None:
        page = (ROOT / "docs" / "configuration.md").read_text("utf-8")
        table = [row.split("|")[1] for row in section(page, "Keys").splitlines() if row.startswith("| `")]
        assert sorted(re.findall(r"`([a-z-]+)`", "".join(table))) == sorted(map(key_of, NAMES))

    def test_no_public_name_is_hidden_by_a_part_of_the_package(self) -> None:
        parts = {part.name for part in pkgutil.iter_modules(sucheck.__path__)}
        assert [name for name in sucheck.__all__ if name in parts] == []

    def test_every_exit_code_stands_in_the_readme(self) -> None:
        codes = re.findall(r"^\| (\d) \|", section(README, "Exit codes"), re.MULTILINE)
        assert codes == ["0", "1", "2", "3", "4"]

    def test_every_key_and_function_of_a_rule_stands_in_the_design(self) -> None:
        words = set(re.findall(r"`([a-z_]+)`", section(DESIGN, "Rules")))
        assert {key for file in (ROOT / "rules").glob("*.toml") for key in keys_of(file)} - words == set()
        assert set(re.findall(r"^\| `(\w+)\(", section(DESIGN, "Expressions"), re.MULTILINE)) == set(FUNCTIONS)

    def test_every_subject_is_explained_to_the_reader_of_a_rule(self) -> None:
        assert SUBJECTS.keys() == VOCABULARY.keys()

    def test_every_family_has_a_title(self) -> None:
        assert {rule.family for rule in RULES} <= FAMILIES.keys()


def keys_of(file: Path) -> Iterator[str]:
    for record in tomllib.loads(file.read_text("utf-8"))["rule"]:
        yield from record


class TestReference:
    @pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
    def test_each_rule_stands_in_it_with_basis_and_cases(self, rule: Rule) -> None:
        page = (ROOT / "RULES.md").read_text("utf-8")
        said = section(page, f"{rule.id} {rule.name}").split("\n### ")[0]
        plain = re.sub(r"\\(.)", r"\1", said)
        assert all(basis in plain for basis in rule.basis)
        for verdict, cases in (("holds", rule.ok), ("fails", rule.bad), ("undecided", rule.undecided)):
            assert said.count(f"- **{verdict}** ") == len(cases)
        assert [case.message for case in rule.bad if case.message and case.message not in plain] == []
        assert f"| [{rule.id}](#{rule.id.lower()}-{rule.name}) | {rule.severity.word} | " in page

    @pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
    def test_each_explanation_fits_the_page_and_agrees_with_the_rule(self, rule: Rule) -> None:
        text = reference.explanation(rule)
        assert [line for line in text.splitlines() if len(line) > 80] == []
        assert text.startswith(f"{rule.id}  {rule.name}\n\n")
        words = " ".join(text.split())
        assert all(" ".join(basis.split()) in words for basis in (*rule.basis, rule.title, rule.fix))

    def test_an_explanation_says_all_that_a_rule_says(self) -> None:
        rule = next(rule for rule in RULES if rule.id == "CL04")
        labels = re.findall(r"^([a-z]+)  +\S", reference.explanation(rule), re.MULTILINE)
        assert list(dict.fromkeys(labels)) == [
            "severity", "subject", "needs", "asserts", "names", "basis", "message", "fix", "silent", "after",
            "holds", "fails", "undecided",
        ]  # fmt: skip
        assert "26 Member States accounted for (25 full, 1 not full), 27 bound" in reference.explanation(rule)

    def test_the_list_has_one_line_for_each_rule(self) -> None:
        lines = reference.listing(RULES).splitlines()
        listed = [line.split() for line in lines if line.startswith("  ")]
        assert sorted(listed) == sorted([rule.id, rule.severity.word, rule.name] for rule in RULES)
        assert lines[-1].startswith(f"{len(RULES)} rules.")

    def test_a_list_of_no_rules_says_so(self) -> None:
        assert reference.listing(()) == "no rules.\n"


class TestAddARule:
    """The five steps of CONTRIBUTING.md, taken with a folder of rules of one's own."""

    @pytest.fixture
    def own(self, tmp_path: Path) -> Path:
        folder = tmp_path / "my-rules"
        folder.mkdir()
        record, cases = blocks(section(CONTRIBUTING, "Add a rule"), "toml")
        (folder / "XX.toml").write_text(record + cases, "utf-8")
        return folder

    @staticmethod
    def run(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-m", "sucheck", *map(str, arguments)],
            capture_output=True,
            text=True,
            encoding="utf-8",
            check=False,
        )

    @staticmethod
    def workbook(path: Path, stated: int, about: str = "about") -> Path:
        book = openpyxl.Workbook()
        sheet = book.worksheets[0]
        sheet.title = "Claims"
        for row in (["act", about, "stated", "as_of"], ["2016/681", "full", stated, "2019-10-17"]):
            sheet.append(row)
        book.save(path)
        return path

    def test_there_are_five_steps(self) -> None:
        steps = re.findall(r"^(\d)\. \*\*", section(CONTRIBUTING, "Add a rule"), re.MULTILINE)
        assert steps == ["1", "2", "3", "4", "5"]

    def test_the_new_rule_is_listed_and_explained_with_its_cases(self, own: Path) -> None:
        assert "  CL90  error    more-full-than-bound\n" in self.run("rules", "--rules", own).stdout
        explained = self.run("explain", "CL90", "--rules", own)
        assert (explained.returncode, explained.stderr) == (0, "")
        assert "→ 28 Member States notified full transposition, 25 bound" in explained.stdout
        assert "→ full is not known" in explained.stdout

    def test_the_new_rule_finds_the_seeded_error_where_it_stands(self, own: Path, tmp_path: Path) -> None:
        found = self.run(self.workbook(tmp_path / "faulty.xlsx", 28), "--rules", own, "--select", "CL90", "--quiet")
        assert (found.returncode, found.stderr) == (1, "")
        assert "Claims!C2" in found.stdout
        assert "28 Member States notified full transposition, 27 bound" in " ".join(found.stdout.split())
        assert found.stdout.splitlines()[-1].startswith("1 error, 0 warnings, 0 notes")
        right = self.run(self.workbook(tmp_path / "right.xlsx", 27), "--rules", own, "--select", "CL90", "--quiet")
        assert (right.returncode, right.stderr) == (0, "")

    def test_a_case_that_the_rule_does_not_answer_so_ends_the_run(self, own: Path) -> None:
        text = (own / "XX.toml").read_text("utf-8")
        (own / "XX.toml").write_text(text.replace("{ full = 25, bound = 25 }", "{ full = 26, bound = 25 }"), "utf-8")
        refused = self.run("explain", "CL90", "--rules", own)
        assert (refused.returncode, refused.stdout) == (2, "")
        assert refused.stderr.startswith("sucheck: XX.toml: rule CL90: ok case 1: ")

    def test_a_sheet_of_ones_own_takes_the_place_of_ours(self, own: Path, tmp_path: Path) -> None:
        book = self.workbook(tmp_path / "b.xlsx", 28, about="Gegenstand")
        assert "CL90" not in self.run(book, "--rules", own, "--select", "CL90").stdout
        (own / "schemas").mkdir()
        schema = (ROOT / "schemas" / "claims.toml").read_text("utf-8")
        (own / "schemas" / "claims.toml").write_text(
            schema.replace('"measure", "what"', '"Gegenstand", "what"'), "utf-8"
        )
        assert "CL90" in self.run(book, "--rules", own, "--select", "CL90").stdout
