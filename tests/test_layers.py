"""Which part of the program may know which other, and where pandas may load: docs/design.md says it in words."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

import sucheck

PACKAGE = Path(sucheck.__file__).parent
PARTS = {
    "model": {"frozen"},
    "law": {"frozen", "resources"},
    "dates": {"model"},
    "ooxml": {"frozen", "model"},
    "read": {"frozen", "model", "ooxml"},
    "shape": {"frozen", "model", "law", "dates", "resources", "toml_file"},
    "claims": {"frozen", "model", "law", "dates", "resources"},
    "judge": {"frozen", "model", "law", "resources", "toml_file"},
    "changes": {"frozen", "law", "model"},
    "result": {"frozen", "model", "read"},
    "proof": {"frozen", "model", "report", "result"},
    "accept": {"frozen", "law", "model"},
    "report": {"frozen", "model"},
    "annotate": {"frozen", "model", "ooxml", "report"},
    "template": {"claims", "frozen", "law", "model", "resources", "shape"},
    "settings": {"accept", "config", "frozen", "model", "report"},
    "cli": {
        "__version__", "accept", "annotate", "api", "comparing", "config", "frozen", "judge", "model", "output",
        "report", "settings", "template", "verifying",
    },
}  # fmt: skip
#: The reference of the rules and the cards show the rule records; no other output knows how rules are judged.
REFERENCE = {"cards", "reference", "rule_cases", "rule_wording"}
WITH_FRAMES = {
    "model.frames",
    "shape.frames", "shape.schemata", "shape.tables", "shape.validation",
    "claims.dossier", "claims.measures", "claims.positions", "claims.reading", "claims.rows", "claims.tallies",
    "judge.columns", "judge.facts", "judge.findings", "judge.infringements", "judge.rows", "judge.subjects.frames",
    "judge.subjects.last_steps", "judge.subjects.repeated", "judge.subjects.sheet_rows",
}  # fmt: skip


def modules(part: str) -> Iterator[tuple[str, ast.Module]]:
    """The modules of a part by their names below the package."""
    for file in sorted((PACKAGE / part).rglob("*.py")):
        yield ".".join(file.relative_to(PACKAGE).with_suffix("").parts), ast.parse(file.read_text("utf-8"))


def imports(nodes: list[ast.stmt] | Iterator[ast.AST]) -> Iterator[str]:
    """The full names of the modules that the statements import."""
    for node in nodes:
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        if isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names if node.module == "sucheck")


@pytest.mark.parametrize("part", PARTS)
def test_a_part_imports_only_what_is_below_it(part: str) -> None:
    for name, tree in modules(part):
        allowed = PARTS[part] | {part} | ({"judge"} if name.removeprefix("report.") in REFERENCE else set())
        others = {found.split(".")[1] for found in imports(ast.walk(tree)) if found.startswith("sucheck.")}
        assert others <= allowed, f"{name} imports {', '.join(sorted(others - allowed))}"


def test_every_part_has_its_place() -> None:
    assert {path.name for path in PACKAGE.iterdir() if (path / "__init__.py").is_file()} == PARTS.keys()


def test_pandas_loads_only_where_frames_are_worked_on() -> None:
    heavy = {"numpy", "pandas", "pandera"}
    found = {
        name
        for part in PARTS
        for name, tree in modules(part)
        if any(module.split(".")[0] in heavy for module in imports(tree.body))
    }
    assert found <= WITH_FRAMES, f"name them here if they work on frames: {', '.join(sorted(found - WITH_FRAMES))}"


@pytest.mark.parametrize(
    "module", ["cli", "judge.ruleset", "report.reference", "report.table", "settings", "shape.schemas"]
)
def test_what_runs_before_a_workbook_is_judged_loads_no_pandas(module: str) -> None:
    program = f"import sys, sucheck.{module}; print({{'numpy', 'pandas', 'pandera'}} & sys.modules.keys())"
    run = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert run.stdout == "set()\n"
