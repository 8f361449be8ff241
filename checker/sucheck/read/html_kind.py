"""Whether a file is an HTML page, told by its first bytes."""

from __future__ import annotations

import re
from pathlib import Path

_SIGNS = re.compile(rb"<!doctype html|<html[\s>]|<head[\s>]|<body[\s>]|<table[\s>]")
_MARKUP = re.compile(rb"<(?:!--|!\[|/?[a-z][a-z0-9]*[\s/>])")
_ENDINGS = frozenset({".html", ".htm", ".xhtml", ".xht"})


def is_html(head: bytes, path: str) -> bool:
    """Whether the first bytes of a file open a page; markup of any kind is enough where the file's name says so."""
    start = head.replace(b"\0", b"").removeprefix(b"\xff\xfe").removeprefix(b"\xfe\xff").removeprefix(b"\xef\xbb\xbf")
    start = start.lstrip().lower()
    if Path(path).suffix.lower() in _ENDINGS:
        return _MARKUP.search(start) is not None
    return start.startswith(b"<") and _SIGNS.search(start) is not None
