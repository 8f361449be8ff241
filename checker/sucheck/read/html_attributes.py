"""What the attributes of an HTML element say: whether it is shown, raised, a link within the page, and its names."""

from __future__ import annotations

import re
from collections.abc import Mapping
from urllib.parse import unquote

_NOT_SHOWN = frozenset({"button", "dialog", "nav", "option", "select"})
_HIDING_STYLE = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all", re.IGNORECASE)
_RAISING_STYLE = re.compile(r"vertical-align\s*:\s*super", re.IGNORECASE)
_HIDING_CLASSES = frozenset({"d-none", "hidden", "sr-only", "visually-hidden"})
_RAISING_CLASSES = frozenset({"super", "superscript", "MsoFootnoteReference", "MsoEndnoteReference"})


def names_of(element: str, attributes: Mapping[str, str]) -> tuple[str, ...]:
    """The names by which links reach the element."""
    keys = ("id", "name") if element == "a" else ("id",)
    return tuple(value for key in keys if (value := attributes.get(key)))


def target_of(attributes: Mapping[str, str]) -> str:
    """The id that a link leads to in this page; empty where it leads elsewhere."""
    return unquote(attributes.get("href", "").partition("#")[2])


def is_hidden(element: str, attributes: Mapping[str, str]) -> bool:
    """Whether a browser does not show the element."""
    if element in _NOT_SHOWN:
        return True
    if "hidden" in attributes or not _HIDING_CLASSES.isdisjoint(attributes.get("class", "").split()):
        return True
    return _HIDING_STYLE.search(attributes.get("style", "")) is not None


def is_raised(element: str, attributes: Mapping[str, str]) -> bool:
    """Whether its text stands above the line."""
    if element == "sup":
        return True
    if not _RAISING_CLASSES.isdisjoint(attributes.get("class", "").split()):
        return True
    return _RAISING_STYLE.search(attributes.get("style", "")) is not None
