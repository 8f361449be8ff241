"""Write what is generated in the documentation: `python docs/build.py`, or `make docs`.

RULES.md comes from the rules, docs/columns.md from the schemas, and so do the tables between two comments. In the
pages written by hand, the blocks marked `console` (shell commands after `$`) and `pycon` (Python after `>>>`)
are run in the root of the checkout, and what they print takes the place of what stood there.
"""  # noqa: INP001  a script beside what it writes, no package

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Iterable, Mapping
from contextlib import redirect_stdout
from doctest import DocTestParser
from io import StringIO
from pathlib import Path

from sucheck.judge.ruleset import load_rules
from sucheck.judge.vocabulary import CONDITIONS, TIES
from sucheck.report.reference import markdown
from sucheck.report.rule_wording import SUBJECTS
from sucheck.resources import resource
from sucheck.shape.columns import ColumnSchema, ColumnType, SheetSchema
from sucheck.shape.schemas import load_schemas

ROOT = Path(__file__).resolve().parent.parent
_COLUMNS = "docs/columns.md"
PAGES = (
    "README.md",
    "CONTRIBUTING.md",
    *sorted(name for page in (ROOT / "docs").glob("*.md") if (name := f"docs/{page.name}") != _COLUMNS),
)

_BLOCK = re.compile(r"^```(?P<kind>console|pycon)\n(?P<body>.*?)^```$", re.MULTILINE | re.DOTALL)
_TABLE = re.compile(r"^<!-- (?P<name>\w+): made by make docs -->\n.*?^<!-- end -->$", re.MULTILINE | re.DOTALL)
_READ_AS = {
    ColumnType.TEXT: "words",
    ColumnType.CHOICE: "one of the values below",
    ColumnType.ABOUT: "one of the values below, or several joined by `+`",
    ColumnType.ACT: "the number of one act, in any usual form, or its CELEX number",
    ColumnType.ACTS: "one act, or several separated by semicolons",
    ColumnType.STATE: "a Member State by name in any official language, or by code",
    ColumnType.STATES: "a list of Member States",
    ColumnType.DATE: "a day",
    ColumnType.WHEN: "a day, month, year or period",
    ColumnType.PHRASE: "a number, a date or words",
    ColumnType.FIGURE: "a number",
    ColumnType.PERCENT: "a percentage",
}
_COLUMNS_HEAD = """# Sheets and columns

What `schemas/*.toml` say of the template. Sheets and headers match by name or alias, in any case, order and spacing;
other columns are kept and ignored. A sheet may be missing: what depends on it stays undecided.

This page is made from the schemas by `make docs`.
"""


def documents() -> Mapping[Path, str]:
    """Every page with something generated in it, as it should be now."""
    schemas = load_schemas([resource("schemas")])
    tables = {
        "sheets": _sheets(schemas),
        "subjects": _two_columns("per", "judged is", SUBJECTS),
        "ties": _two_columns("tie", "the two are", TIES),
        "conditions": _two_columns("condition", "holds where", CONDITIONS),
    }
    pages = {name: (ROOT / name).read_text("utf-8") for name in PAGES}
    filled = {name: _TABLE.sub(lambda at: _between(at["name"], tables), text) for name, text in pages.items()}
    current = {name: _BLOCK.sub(_run, text) for name, text in filled.items()}
    current |= {"RULES.md": markdown(load_rules()), _COLUMNS: columns(schemas)}
    return {ROOT / name: text for name, text in current.items()}


def columns(schemas: Iterable[SheetSchema]) -> str:
    """The reference of all sheets and columns, in Markdown."""
    return "\n".join([_COLUMNS_HEAD, *(_sheet(schema) for schema in schemas)])


def _sheet(schema: SheetSchema) -> str:
    needed = f"\nIn each row {_codes(schema.at_least_one)} must be filled.\n" if schema.at_least_one else ""
    names = f"\nAlso found as: {', '.join(schema.aliases)}.\n"
    return f"## {schema.kind}\n\n{schema.description}\n{names}{needed}\n" + "\n".join(map(_column, schema.columns))


def _column(column: ColumnSchema) -> str:
    lines = [f"### {column.name}", "", f"{column.description}", "", f"- read as {_READ_AS[column.type]}"]
    lines += [f"- {said}" for said in _demands(column)]
    if column.example:
        lines.append(f"- for example `{column.example}`")
    lines.append(f"- headers: {', '.join((column.title, *column.aliases))}")
    if column.choices:
        lines += ["", "| value | also read |", "| --- | --- |"]
        lines += [f"| `{choice.value}` | {', '.join(choice.aliases)} |" for choice in column.choices]
    return "\n".join([*lines, ""])


def _demands(column: ColumnSchema) -> Iterable[str]:
    if column.required:
        yield "the column must be there"
    if not column.nullable:
        yield "each cell must be filled"
    if column.unique:
        yield "no value may stand twice"
    if column.marked_in:
        yield f"where it is empty, a note mark in `{column.marked_in}` counts"
    if column.left_out:
        yield f"rows of these are left out: {', '.join(column.left_out)}"
    yield from (f"must be {check.error}" for check in column.checks)


def _sheets(schemas: Iterable[SheetSchema]) -> str:
    rows = [
        f"| `{schema.kind}` | {schema.description} | "
        f"{', '.join(f'**{column.name}**' if column.required else column.name for column in schema.columns)} |\n"
        for schema in schemas
    ]
    return f"| sheet | holds | columns |\n| --- | --- | --- |\n{''.join(rows)}"


def _two_columns(name: str, meaning: str, words: Mapping[str, str]) -> str:
    rows = [f"| `{word}` | {said} |\n" for word, said in words.items()]
    return f"| {name} | {meaning} |\n| --- | --- |\n{''.join(rows)}"


def _between(name: str, tables: Mapping[str, str]) -> str:
    return f"<!-- {name}: made by make docs -->\n\n{tables[name]}\n<!-- end -->"


def _codes(names: Iterable[str]) -> str:
    return " or ".join(f"`{name}`" for name in names)


def _run(block: re.Match[str]) -> str:
    run = _console if block["kind"] == "console" else _python
    return f"```{block['kind']}\n{run(block['body'])}```"


def _console(body: str) -> str:
    """Each command with what it prints now, on either stream, as in a terminal 80 columns wide."""
    programs = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
    shown = []
    for command in re.findall(r"^\$ (.*)$", body, re.MULTILINE):
        done = subprocess.run(  # noqa: S603  our own pages
            ["/bin/sh", "-c", command],
            cwd=ROOT,
            env={**os.environ, "PATH": programs},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            check=False,
        )
        shown.append(f"$ {command}\n{done.stdout.decode('utf-8')}")
    return "\n".join(shown)


def _python(body: str) -> str:
    """Each statement with what it prints now."""
    names: dict[str, object] = {}
    shown = []
    for example in DocTestParser().get_examples(body):
        printed = StringIO()
        with redirect_stdout(printed):
            exec(compile(example.source, "<documentation>", "single"), names)  # noqa: S102  our own pages
        first, *more = example.source.splitlines()
        shown.append("".join(f"{line}\n" for line in (f">>> {first}", *(f"... {line}" for line in more))))
        shown.append(printed.getvalue())
    return "".join(shown)


def main() -> None:
    """Write the pages that have changed, and name them."""
    os.chdir(ROOT)
    for path, text in documents().items():
        if not path.exists() or path.read_text("utf-8") != text:
            path.write_text(text, "utf-8", newline="\n")
            sys.stdout.write(f"wrote {path.relative_to(ROOT).as_posix()}\n")


if __name__ == "__main__":
    main()
