"""In which lines of a mapping its keys stand: TOML readers tell values, not where they are."""

from __future__ import annotations

import re

_TABLE = re.compile(r"\s*\[\[\s*table\s*\]\]")
_SECTION = re.compile(r"\s*\[\s*table\s*\.\s*([\w-]+)\s*\]")
_KEY = re.compile(r"""\s*((?:"(?:[^"\\]|\\.)*"|'[^']*'|[\w-]+)(?:\s*\.\s*(?:"(?:[^"\\]|\\.)*"|'[^']*'|[\w-]+))*)\s*=""")
_PART = re.compile(r"""\s*(?:"((?:[^"\\]|\\.)*)"|'([^']*)'|([\w-]+))\s*\.?""")


def lines_of(text: str) -> dict[tuple[int, str], int]:
    """The line, from 1, of each key by the number of its table and its dotted path; the table's own under `""`.

    Keys above the first table have the number -1.
    """
    found: dict[tuple[int, str], int] = {}
    table, section = -1, ""
    for number, line in enumerate(text.splitlines(), start=1):
        if _TABLE.match(line):
            table, section = table + 1, ""
            found[table, ""] = number
        elif match := _SECTION.match(line):
            section = match[1]
            found.setdefault((table, section), number)
        elif match := _KEY.match(line):
            parts = [quoted or single or bare for quoted, single, bare in _PART.findall(match[1])]
            found.setdefault((table, ".".join([section, *parts] if section else parts)), number)
    return found
