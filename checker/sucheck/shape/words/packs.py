"""What the language packs say of workbooks: their sections `workbook`."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any

from sucheck.resources import resource
from sucheck.toml_file import read_toml


@cache
def packs() -> tuple[Mapping[str, Any], ...]:
    """The packs of all languages as they are written, by the code of the language."""
    files = sorted(resource("rules", "language").glob("*.toml"))
    return tuple(read_toml(file, str(file)) for file in files)


@cache
def workbook_sections() -> tuple[Mapping[str, Any], ...]:
    """The section of each language, by the code of the language: `sheets`, `headers`, `codes` and the words of rows."""
    sections = (pack.get("workbook", {}) for pack in packs())
    return tuple(section for section in sections if isinstance(section, Mapping))


def listed(*path: str) -> tuple[str, ...]:
    """The words that stand under a path in the section of any language, each once."""
    found: list[str] = []
    for section in workbook_sections():
        here: Any = section
        for name in path:
            here = here.get(name, {})
        found += here
    return tuple(dict.fromkeys(found))
