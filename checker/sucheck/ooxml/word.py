"""What every part of a Word document shares (ECMA-376 part 1, 17): names, attributes, switches, its main part."""

from __future__ import annotations

from functools import lru_cache

from lxml import etree

from sucheck.model import InputError
from sucheck.ooxml.package import Package
from sucheck.ooxml.related import main_part

#: Transitional and strict: the same names stand in both.
WORD = (
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "http://purl.oclc.org/ooxml/wordprocessingml/main",
)
_MATH = (
    "http://schemas.openxmlformats.org/officeDocument/2006/math",
    "http://purl.oclc.org/ooxml/officeDocument/math",
)
_READ = frozenset({*WORD, *_MATH, "http://schemas.openxmlformats.org/markup-compatibility/2006"})
#: What shows text that stands in a part of its own: charts and diagrams.
_GRAPHICS = ("/chart}chart", "/diagram}relIds")
_OFF = frozenset({"0", "false", "off"})


class WordPackage(Package):
    """A package whose damage a word processor may mend."""

    def damaged(self, name: str, why: str) -> InputError:
        """The one line that says which part is damaged, and how."""
        reason = " ".join(why.split()).removesuffix(".")
        return InputError(
            f"{self.path}: the part {name} is damaged ({reason}); open the file in a word processor and save it again"
        )


def name_of(element: etree._Element) -> str:
    """The name of an element without its namespace; `graphic` for a chart or a diagram, empty for all that is foreign.

    Known are WordprocessingML, mathematics and markup compatibility; what lies within foreign elements may be known.
    """
    return _name(element.tag) if isinstance(element.tag, str) else ""


@lru_cache(maxsize=1024)
def _name(tag: str) -> str:
    namespace, _, name = tag.removeprefix("{").rpartition("}")
    if namespace in _READ:
        return name
    return "graphic" if tag.endswith(_GRAPHICS) else ""


def attribute(element: etree._Element, name: str) -> str:
    """The value of an attribute of WordprocessingML; the empty string where it is not given."""
    for namespace in WORD:
        if (value := element.get(f"{{{namespace}}}{name}")) is not None:
            return value
    return ""


def child(element: etree._Element | None, *path: str) -> etree._Element | None:
    """The first descendant along a path of names, `child(p, "pPr", "pStyle")`; None where there is none."""
    for name in path:
        if element is None:
            return None
        element = next((held for held in element if name_of(held) == name), None)
    return element


def value(element: etree._Element | None, *path: str) -> str | None:
    """The `val` of the first descendant along a path; None where there is no such element."""
    found = child(element, *path)
    return None if found is None else attribute(found, "val")


def switch(element: etree._Element | None, *path: str) -> bool | None:
    """Whether a property along a path is switched on; None where it is not given (17.17.4)."""
    found = child(element, *path)
    return None if found is None else attribute(found, "val") not in _OFF


def word_part(package: Package) -> str:
    """The name of the main part; the empty string where the package is no Word document."""
    return main_part(package, lambda kind: "wordprocessingml" in kind or "ms-word" in kind)
