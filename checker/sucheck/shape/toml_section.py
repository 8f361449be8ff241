"""One table of a TOML file that is taken apart key by key, so that every mistake names its file and its key."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NoReturn

from sucheck.model import RuleFileError


class Section:
    """A table of a TOML file. Each key is taken once; `finish` refuses what is left."""

    __slots__ = ("_left", "_taken", "file", "path")

    def __init__(self, file: str, path: str, values: object) -> None:
        """`values` is what the file holds at the dotted `path`.

        Raises:
            RuleFileError: it is no table.
        """
        self.file = file
        self.path = path
        self._taken: list[str] = []
        if not isinstance(values, Mapping):
            self._left: dict[str, object] = {}
            self.fail("", "must be a table")
        self._left = dict(values)

    def fail(self, name: str, message: str) -> NoReturn:
        """Raise the error of a key."""
        where = ".".join(part for part in (self.path, name) if part)
        raise RuleFileError(f"{self.file}: {where}: {message}" if where else f"{self.file}: {message}")

    def text(self, name: str, default: str | None = None) -> str:
        """The string under a key; without a default it must be there and hold something."""
        value = self._take(name, default)
        if not isinstance(value, str) or (default is None and not value.strip()):
            self.fail(name, "must be a text" if value is not None else "is missing; give a text")
        return value.strip()

    def flag(self, name: str, *, default: bool) -> bool:
        """The true or false under a key."""
        value = self._take(name, default)
        if not isinstance(value, bool):
            self.fail(name, "must be true or false")
        return value

    def whole_number(self, name: str) -> int:
        """The whole number under a key, which must be there."""
        value = self._take(name, None)
        if not isinstance(value, int) or isinstance(value, bool):
            self.fail(name, "must be a whole number")
        return value

    def texts(self, name: str) -> tuple[str, ...]:
        """The list of strings under a key; empty where it is missing."""
        value = self._take(name, [])
        if not isinstance(value, list) or not all(isinstance(entry, str) and entry.strip() for entry in value):
            self.fail(name, "must be a list of texts")
        return tuple(value)

    def section(self, name: str) -> Section:
        """The table under a key; empty where it is missing."""
        path = f"{self.path}.{name}" if self.path else name
        return Section(self.file, path, self._take(name, {}))

    def names(self) -> tuple[str, ...]:
        """The keys that were not taken yet, in the order of the file."""
        return tuple(self._left)

    def value(self, name: str) -> object:
        """Whatever stands under a key."""
        return self._take(name, None)

    def finish(self) -> None:
        """Refuse a key that nothing asked for: it is a misspelling.

        Raises:
            RuleFileError: a key is left; the message lists the keys that are known.
        """
        for name in self._left:
            self.fail(name, f"is no key that is known here; use {', '.join(self._taken)}")

    def _take(self, name: str, default: object) -> object:
        self._taken.append(name)
        return self._left.pop(name, default)
