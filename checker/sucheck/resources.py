"""The data files of sucheck: rules, law and schemas, in the wheel or in a checkout."""

from __future__ import annotations

from pathlib import Path

from sucheck.model import SucheckError

_PACKAGE = Path(__file__).resolve().parent
_CHECKOUT = _PACKAGE.parent.parent


def resource(*parts: str) -> Path:
    """The path of a data file or folder, such as `resource("rules", "law", "directives.csv")`.

    Looks in the installed package first and in the checkout second.

    Raises:
        SucheckError: the file is in neither place (a broken installation).
    """
    for root in (_PACKAGE, _CHECKOUT):
        path = root.joinpath(*parts)
        if path.exists():
            return path
    raise SucheckError(f"{'/'.join(parts)}: missing from this installation of sucheck; install it again")
