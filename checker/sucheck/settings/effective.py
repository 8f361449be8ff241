"""What holds: the command line before the file, and the file before what is usual."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any

from sucheck.config import Config
from sucheck.frozen import dataclass
from sucheck.model import Severity
from sucheck.settings.options import DEFAULTS, NAMES, Options, Stated, key_of

#: The origins of what no file says.
COMMAND_LINE, DEFAULT = "command line", "default"
#: What changes what is found, how grave it is, or what is accepted.
_OF_FINDINGS = ("select", "ignore", "severity", "as_of", "rules", "schemas", "mapping", "baseline", "waiver")


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """What holds in a run, and for each key where it was said: `command line`, `sucheck.toml:3` or `default`.

    `file` is the configuration file, None without one.
    """

    options: Options
    origins: Mapping[str, str]
    file: str | None

    @property
    def threshold(self) -> Severity | None:
        """The least severity that fails the run; None where none does."""
        word = self.options.fail_on or "never"
        return None if word == "never" else Severity[word.upper()]

    @property
    def files(self) -> tuple[str, ...]:
        """The files that the run reads beside its inputs: no output may take their place."""
        return tuple(file for file in (self.file, self.options.baseline) if file is not None)

    @property
    def remarks(self) -> tuple[str, ...]:
        """What a reader of the result should know: a file that lay beside the inputs decides what is found in them."""
        keys = [key for key in map(key_of, _OF_FINDINGS) if self.origins[key] not in {COMMAND_LINE, DEFAULT}]
        return (f"{self.file} sets {', '.join(keys)}",) if keys else ()

    def config(self, *, today: dt.date | None) -> Config:
        """What checking needs of it; `today` is the day by which waivers expire."""
        options = self.options
        return Config(
            select=options.select or (),
            ignore=options.ignore or (),
            severity=options.severity or {},
            as_of=options.as_of,
            rules=options.rules or (),
            schemas=options.schemas or (),
            mapping=options.mapping,
            waivers=options.waiver or (),
            baseline=options.baseline,
            today=today,
            origins={key: origin for key, origin in self.origins.items() if origin not in {COMMAND_LINE, DEFAULT}},
            remarks=self.remarks,
        )


def effective(given: Options, stated: Stated | None) -> Settings:
    """The settings of a run.

    Args:
        given: the command line. What it says of a key takes the place of what the file says, of a list all of it.
        stated: the configuration file, None without one.
    """
    file = stated.options if stated else Options()
    values: dict[str, Any] = {}
    origins: dict[str, str] = dict(stated.origins) if stated else {}
    for name in NAMES:
        sources = [(given, COMMAND_LINE), (DEFAULTS, DEFAULT)]
        # The formats of a file are those of its outputs; other outputs do without them.
        if not (name == "format" and given.output is not None):
            sources.insert(1, (file, origins.get(key_of(name), DEFAULT)))
        found = ((getattr(source, name), origin) for source, origin in sources)
        values[name], origins[key_of(name)] = next(
            ((value, origin) for value, origin in found if value is not None), (None, DEFAULT)
        )
    return Settings(options=Options(**values), origins=origins, file=stated.file if stated else None)
