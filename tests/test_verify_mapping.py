"""A result that was made with a mapping is made again with it, and a mapping that changed is named."""

from __future__ import annotations

import json
from pathlib import Path

import openpyxl
import pytest

import sucheck
from sucheck.model import InputState
from sucheck.report.json import render

MAPPING = '[[table]]\nsheet = "Data"\nkind = "Notifications"\ncodes = { done = "full", open = "none" }\n'


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    book = openpyxl.Workbook()
    page = book.worksheets[0]
    page.title = "Data"
    for row in (("Directive", "Member State", "Status"), ("2016/681", "BE", "done"), ("2016/681", "BG", "open")):
        page.append(row)
    book.save("book.xlsx")
    return tmp_path


def result(folder: Path, mapping: Path | None = None) -> Path:
    report = sucheck.check(["book.xlsx"], sucheck.Config(mapping=mapping))
    assert report.holds
    (folder / "result.json").write_text(render(report, threshold=None), encoding="utf-8")
    return folder / "result.json"


@pytest.mark.parametrize(("name", "number"), [("book.mapping.toml", 0), ("said.toml", None)])
def test_a_result_names_its_mapping_and_stands_with_it(folder: Path, name: str, number: int | None) -> None:
    (folder / name).write_text(MAPPING, encoding="utf-8")
    path = result(folder, None if number == 0 else Path(name))
    (told,) = json.loads(path.read_text(encoding="utf-8"))["configuration"]["mappings"]
    assert (told["path"], told["input"]) == (name, number)
    verification = sucheck.verify(path)
    assert verification.is_proved
    assert [(each.file.path, each.state) for each in verification.inputs] == [
        ("book.xlsx", InputState.SAME),
        (name, InputState.SAME),
    ]


def test_a_mapping_that_changed_is_named(folder: Path) -> None:
    (folder / "book.mapping.toml").write_text(MAPPING, encoding="utf-8")
    path = result(folder)
    (folder / "book.mapping.toml").write_text(MAPPING.replace('"none"', '"partial"'), encoding="utf-8")
    verification = sucheck.verify(path)
    assert [each.file.path for each in verification.inputs if each.state is InputState.CHANGED] == ["book.mapping.toml"]
    assert not verification.is_proved


def test_a_mapping_that_is_gone_is_missed(folder: Path) -> None:
    (folder / "book.mapping.toml").write_text(MAPPING, encoding="utf-8")
    path = result(folder)
    (folder / "book.mapping.toml").unlink()
    verification = sucheck.verify(path)
    assert [each.file.path for each in verification.inputs if each.state is InputState.MISSING] == ["book.mapping.toml"]
