"""Which configuration file a run has: the nearest around its first input, never one beyond its repository."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from sucheck.model import SucheckError
from sucheck.settings import find_settings

OURS = "[tool.sucheck]\nquiet = true\n"


@pytest.fixture
def tree(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A repository with two folders of reports."""
    (tmp_path / "repo" / ".git").mkdir(parents=True)
    (tmp_path / "repo" / "reports" / "2026").mkdir(parents=True)
    monkeypatch.chdir(tmp_path / "repo")
    return tmp_path / "repo"


def test_it_stands_beside_the_input_or_around_it(tree: Path) -> None:
    (tree / "sucheck.toml").touch()
    assert find_settings("reports/2026/book.xlsx") == "sucheck.toml"
    (tree / "reports" / "sucheck.toml").touch()
    assert find_settings("reports/2026/book.xlsx") == str(Path("reports/sucheck.toml"))
    assert find_settings("book.xlsx") == "sucheck.toml"


def test_it_is_named_as_the_input_is(tree: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tree / "sucheck.toml").touch()
    assert find_settings(str(tree / "reports" / "book.xlsx")) == str(tree / "sucheck.toml")
    monkeypatch.chdir("reports/2026")
    assert find_settings("book.xlsx") == str(Path("../../sucheck.toml"))
    assert find_settings("../book.xlsx") == str(Path("../../sucheck.toml"))


def test_our_own_file_comes_before_that_of_the_project(tree: Path) -> None:
    (tree / "pyproject.toml").write_text(OURS, "utf-8")
    assert find_settings("book.xlsx") == "pyproject.toml"
    (tree / "sucheck.toml").touch()
    assert find_settings("book.xlsx") == "sucheck.toml"
    (tree / "reports" / "pyproject.toml").write_text(OURS, "utf-8")
    assert find_settings("reports/book.xlsx") == str(Path("reports/pyproject.toml"))


@pytest.mark.parametrize(
    "content", ["", "[tool.other]\nname = 'sucheck'\n", "[project]\nbroken = [\n", "# \xe9", "[tool]\n"]
)
def test_a_project_without_settings_of_ours_is_passed_over(tree: Path, content: str) -> None:
    (tree / "sucheck.toml").touch()
    (tree / "reports" / "pyproject.toml").write_text(content, "latin-1")
    assert find_settings("reports/book.xlsx") == "sucheck.toml"


def test_a_project_that_may_have_settings_of_ours_must_be_readable(tree: Path) -> None:
    (tree / "pyproject.toml").write_text("[tool.sucheck\n", "utf-8")
    with pytest.raises(SucheckError, match=r"^pyproject\.toml: cannot be read as TOML \("):
        find_settings("book.xlsx")


def test_the_search_ends_at_the_root_of_a_repository(tree: Path) -> None:
    (tree.parent / "sucheck.toml").touch()
    assert find_settings("reports/2026/book.xlsx") is None
    (tree / ".git").rmdir()
    assert find_settings("reports/2026/book.xlsx") == str(Path("../sucheck.toml"))
    (tree / "reports" / ".git").write_text("gitdir: elsewhere\n", "utf-8")
    assert find_settings("reports/2026/book.xlsx") is None


def test_the_folder_of_a_link_counts(tree: Path) -> None:
    (tree / "reports" / "sucheck.toml").touch()
    (tree / "reports" / "2026" / "book.xlsx").touch()
    (tree / "link.xlsx").symlink_to(tree / "reports" / "2026" / "book.xlsx")
    assert find_settings("link.xlsx") is None


@pytest.mark.parametrize("name", ["x" * 300 + "/" + "y" * 300, "no/such/folder/book.xlsx", "", "a\nb/book.xlsx"])
def test_an_input_need_not_be_there(tree: Path, name: str) -> None:
    (tree / "sucheck.toml").touch()
    assert find_settings(name) == "sucheck.toml"


def test_a_file_that_leads_nowhere_is_not_passed_over(tree: Path) -> None:
    (tree / "sucheck.toml").symlink_to("gone.toml")
    assert find_settings("book.xlsx") == "sucheck.toml"


def test_a_working_directory_that_is_gone_has_none(tree: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tree / "gone").mkdir()
    monkeypatch.chdir(tree / "gone")
    os.rmdir(tree / "gone")  # noqa: PTH106  the folder that we are in
    assert find_settings("book.xlsx") is None
