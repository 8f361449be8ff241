"""The fields of a JSON object, each asked for with its type; a wrong one is named with where it stands."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from typing import NoReturn

from sucheck.model import InputError
from sucheck.result.values import EXPECTED, Value

#: The longest line of a message: what a file holds is not repeated at length.
_LONGEST = 40


class Fields:
    """One object of a result; `where` says which one in messages."""

    __slots__ = ("_path", "_values", "_where")

    def __init__(self, value: Value, path: str, where: str = "") -> None:
        self._path, self._where = path, where
        if not isinstance(value, dict):
            self.fail("", "must be an object")
        self._values = value

    def fail(self, key: str, reason: str) -> NoReturn:
        """Refuse the file for this key."""
        where = ".".join(part for part in (self._where, key) if part)
        raise InputError(f"{self._path}: {where or 'the whole'} {reason}; name {EXPECTED}")

    def has(self, key: str) -> bool:
        """Whether the key is there and not null."""
        return self._values.get(key) is not None

    def text(self, key: str, default: str | None = None) -> str:
        """A string."""
        value = self._values.get(key, default)
        return value if isinstance(value, str) else self.fail(key, "must be a text")

    def optional(self, key: str) -> str | None:
        """A string, or None."""
        return self.text(key) if self.has(key) else None

    def number(self, key: str, default: int | None = None) -> int:
        """A whole number that is not negative."""
        value = self._values.get(key, default)
        return value if type(value) is int and value >= 0 else self.fail(key, "must be a whole number from 0")

    def optional_number(self, key: str) -> int | None:
        """A whole number that is not negative, or None."""
        return self.number(key) if self.has(key) else None

    def flag(self, key: str, *, default: bool | None = None) -> bool:
        """True or false."""
        value = self._values.get(key, default)
        return value if isinstance(value, bool) else self.fail(key, "must be true or false")

    def day(self, key: str) -> dt.date | None:
        """A day in ISO 8601, or None."""
        text = self.optional(key)
        try:
            return dt.date.fromisoformat(text) if text is not None else None
        except ValueError:
            self.fail(key, "must be a day in the form 2019-10-17")

    def scalar(self, key: str) -> int | float | str | None:
        """A number, a string or None."""
        value = self._values.get(key)
        if isinstance(value, bool) or not isinstance(value, int | float | str | None):
            self.fail(key, "must be a number, a text or null")
        return value

    def one_of(self, key: str, known: Sequence[str], default: str | None = None) -> str:
        """One of these words."""
        value = self.text(key, default)
        return value if value in known else self.fail(key, f"must be one of {', '.join(known)[: _LONGEST * 4]}")

    def items(self, key: str) -> Sequence[Value]:
        """A list; the empty one where the key is not there."""
        value = self._values.get(key, [])
        return value if isinstance(value, list) else self.fail(key, "must be a list")

    def texts(self, key: str) -> tuple[str, ...]:
        """A list of strings."""
        return tuple(each if isinstance(each, str) else self.fail(key, "must hold texts") for each in self.items(key))

    def objects(self, key: str) -> Iterator[Fields]:
        """A list of objects."""
        for number, item in enumerate(self.items(key)):
            yield Fields(item, self._path, f"{self._at(key)}[{number}]")

    def inside(self, key: str) -> Fields:
        """An object."""
        return Fields(self._values.get(key), self._path, self._at(key))

    def pairs(self, key: str) -> Iterator[tuple[str, Value]]:
        """The keys and values of an object whose keys are not known; none where it is not there."""
        value = self._values.get(key, {})
        yield from value.items() if isinstance(value, dict) else self.fail(key, "must be an object")

    def _at(self, key: str) -> str:
        return f"{self._where}.{key}" if self._where else key
