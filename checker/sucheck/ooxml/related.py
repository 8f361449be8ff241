"""The parts of a package that relationships lead to: its main part, and those of a kind."""

from __future__ import annotations

from collections.abc import Callable

from sucheck.ooxml.package import Package


def main_part(package: Package, is_of_kind: Callable[[str], bool]) -> str:
    """The name of the main part whose content type is of a kind; the empty string where there is none."""
    if "[Content_Types].xml" not in package or "_rels/.rels" not in package:
        return ""
    targets = (each.target for each in package.relationships("") if each.kind == "officeDocument")
    return next((part for part in targets if part in package and is_of_kind(package.content_type(part))), "")


def related_parts(package: Package, part: str, kind: str) -> list[str]:
    """The names of the parts in the package that `part` has this kind of relationship to (its type's last word)."""
    found = (each for each in package.relationships(part) if each.kind == kind and not each.is_external)
    return [each.target for each in found if each.target in package]


def related_part(package: Package, part: str, kind: str) -> str:
    """The first of the `related_parts`; the empty string where there is none."""
    return next(iter(related_parts(package, part, kind)), "")
