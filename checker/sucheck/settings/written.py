"""A value as it stands in a configuration file, and the types that one can have."""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Collection, Mapping
from pathlib import Path
from typing import NoReturn

from sucheck.frozen import dataclass
from sucheck.model import SucheckError
from sucheck.settings.lines import KeyPath, line_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """One value with its place: the file as a message names it, the table that holds our settings, the key below it."""

    value: object
    file: str
    lines: Mapping[KeyPath, int]
    table: KeyPath
    key: KeyPath = ()

    @property
    def place(self) -> str:
        """Where it stands: `sucheck.toml:3`."""
        return f"{self.file}:{line_of(self.lines, (*self.table, *self.key))}"

    @property
    def folder(self) -> Path:
        """The folder that paths in the file start from."""
        return Path(self.file).parent

    def fail(self, what: str) -> NoReturn:
        """Say what is wrong with it.

        Raises:
            SucheckError: always.
        """
        name = ".".join(str(part) for part in self.key if not isinstance(part, int))
        raise SucheckError(f"{self.place}: {name}: {what}" if name else f"{self.place}: {what}")

    def below(self, name: str | int, value: object) -> Written:
        """A value within this one."""
        return Written(value=value, file=self.file, lines=self.lines, table=self.table, key=(*self.key, name))

    def entries(self) -> dict[str, Written]:
        """The values of a table by key."""
        if not isinstance(self.value, dict):
            self.fail(f"must be a table, not {shown(self.value)}")
        return {name: self.below(name, value) for name, value in self.value.items()}

    def entries_of(self, known: Collection[str]) -> dict[str, Written]:
        """The values of a table that may have these keys only; of another the nearest of them is named."""
        entries = self.entries()
        for name, entry in entries.items():
            if name not in known:
                entry.fail(f"there is no such key; {_hint(name, known)}")
        return entries

    def text(self) -> str:
        """Words, of which there is at least one."""
        if not isinstance(self.value, str) or not self.value.strip():
            self.fail(f"must be a text in quotation marks, not {shown(self.value)}")
        return self.value.strip()

    def flag(self) -> bool:
        """Yes or no."""
        if not isinstance(self.value, bool):
            self.fail(f"must be true or false, not {shown(self.value)}")
        return self.value

    def one_of(self, known: Collection[str]) -> str:
        """One of these words."""
        if self.value not in known:
            self.fail(f"must be {', '.join(known)}, not {shown(self.value)}")
        return str(self.value)

    def day(self) -> dt.date:
        """A day, as TOML has it or as a text."""
        try:
            if isinstance(self.value, dt.date) and not isinstance(self.value, dt.datetime):
                return self.value
            return dt.date.fromisoformat(self.value if isinstance(self.value, str) else "")
        except ValueError:
            self.fail(f"must be a day in the form 2019-10-17, not {shown(self.value)}")

    def items(self) -> tuple[Written, ...]:
        """The values of a list; a single text is a list of one."""
        if isinstance(self.value, str):
            return (self,)
        if not isinstance(self.value, list):
            self.fail(f'must be a list such as ["…", "…"], not {shown(self.value)}')
        return tuple(self.below(number, value) for number, value in enumerate(self.value))

    def words(self) -> tuple[str, ...]:
        """The words of a list; commas separate them as on the command line."""
        parts = (word.strip() for item in self.items() for word in item.text().split(","))
        return tuple(dict.fromkeys(word for word in parts if word))

    def path(self) -> Path:
        """A file or a folder, from the folder of the configuration."""
        name = self.text()
        if "\0" in name:
            self.fail("nothing can have this name")
        return self.folder / name

    def folders(self) -> tuple[Path, ...]:
        """Folders that are there."""
        return tuple(item.existing_folder() for item in self.items())

    def target(self) -> str:
        """A file to write, within the folder of the configuration: one that came with an input reaches no further."""
        path = self.path()
        if not Path(os.path.realpath(path)).is_relative_to(os.path.realpath(self.folder)):
            self.fail(f"{path} is outside the folder of this file; name it on the command line")
        return str(path)

    def existing_folder(self) -> Path:
        """A folder that is there."""
        path = self.path()
        if not os.path.isdir(path):  # noqa: PTH112  says no of a name that is too long, where Path.is_dir raises
            self.fail(f"{path} is not a folder")
        return path


def _hint(name: str, known: Collection[str]) -> str:
    import difflib  # noqa: PLC0415  only a run with a mistake pays for it

    near = difflib.get_close_matches(name.lower(), known, n=1, cutoff=0.6)
    return f"did you mean {near[0]}?" if near else f"there are {', '.join(known)}"


def shown(value: object) -> str:
    """A value as a message shows it, as TOML writes it where that is short."""
    if isinstance(value, dict):
        return "a table"
    if isinstance(value, list):
        return "a list"
    if isinstance(value, bool):
        return str(value).lower()
    return repr(value) if isinstance(value, str) else str(value)
