"""A configuration file: `sucheck.toml`, or the table `tool.sucheck` of a `pyproject.toml`."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from os import PathLike, fspath
from pathlib import Path
from typing import Any

import tomli

from sucheck.config import Config
from sucheck.model import Severity, SucheckError, Waiver
from sucheck.report.formats import FORMATS
from sucheck.settings.effective import effective
from sucheck.settings.lines import KeyPath, key_lines
from sucheck.settings.options import Options, Stated
from sucheck.settings.written import Written

#: The file that holds settings of other programs, too, and where ours stand in it.
PROJECT, _OUR_TABLE = "pyproject.toml", ("tool", "sucheck")
_MOST_BYTES = 1 << 18  # a hundred times what a configuration needs; read within a second
_SEVERITIES = tuple(severity.word for severity in reversed(Severity))
#: What `fail-on` takes.
THRESHOLDS = (*_SEVERITIES, "never")


def load_config(path: str | PathLike[str]) -> Config:
    """What a configuration file says of how to check, for `sucheck.check`.

    What it says of outputs, of colours and of exit codes belongs to the command line, and is only proved here.

    Args:
        path: `sucheck.toml`, another file of that form, or a `pyproject.toml` with a table `tool.sucheck`.

    Raises:
        SucheckError: the file cannot be read, or says something that is not known or of the wrong type.
    """
    return effective(Options(), read_settings(fspath(path))).config(today=None)


def read_settings(file: str) -> Stated:
    """What a configuration file says.

    Raises:
        SucheckError: as for `load_config`.
    """
    text = _decoded(_bytes(file), file)
    content = _parsed(text, file)
    ours = _OUR_TABLE if Path(file).name == PROJECT else ()
    value = _at(content, ours)
    if value is None:
        raise SucheckError(f"{file}: has no table [tool.sucheck]; add one, or name another file")
    return _stated(Written(value=value, file=file, lines=key_lines(text), table=ours))


def has_our_table(file: str) -> bool:
    """Whether a `pyproject.toml` holds settings of ours; one that never says our name may be broken, it is not ours."""
    content = _bytes(file)
    return b"sucheck" in content and _at(_parsed(_decoded(content, file), file), _OUR_TABLE) is not None


def _bytes(file: str) -> bytes:
    path = Path(file)
    try:
        if path.exists() and not path.is_file():  # a pipe would be waited for, and a device may never end
            raise SucheckError(f"{file}: is no file but a folder, a pipe or a device; name a configuration file")
        with path.open("rb") as stream:
            content = stream.read(_MOST_BYTES + 1)
    except OSError as error:
        raise SucheckError(f"{file}: the configuration cannot be read ({error.strerror or error})") from None
    if len(content) > _MOST_BYTES:
        raise SucheckError(f"{file}: is larger than 256 kB, which no configuration is; name another file")
    return content


def _decoded(content: bytes, file: str) -> str:
    try:
        return content.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError:
        raise SucheckError(f"{file}: the configuration is not UTF-8; save it as that") from None


def _parsed(text: str, file: str) -> Mapping[str, object]:
    try:
        return tomli.loads(text)
    except (tomli.TOMLDecodeError, RecursionError) as error:
        raise SucheckError(f"{file}: cannot be read as TOML ({error})") from None


def _at(content: object, path: KeyPath) -> object | None:
    for name in path:
        content = content.get(name) if isinstance(content, dict) else None
    return content


def _stated(table: Written) -> Stated:
    entries = table.entries_of(_READ)
    values: dict[str, Any] = {key.replace("-", "_"): _READ[key](entry) for key, entry in entries.items()}
    origins = {key: entry.place for key, entry in entries.items()}
    for key in ("severity", "waiver"):
        if key in entries:
            parts = entries[key].items() if key == "waiver" else entries[key].entries().values()
            origins |= {f"{key}.{part.key[-1]}": part.place for part in parts}
    return Stated(file=table.file, options=Options(**values), origins=origins)


def _severities(table: Written) -> Mapping[str, Severity]:
    entries = table.entries()
    written: dict[str, str] = {}
    for word, entry in entries.items():
        if written.setdefault(word.lower(), word) != word:
            entry.fail(f"is there as {written[word.lower()]}, too; keep one")
    return {word: Severity[entry.one_of(_SEVERITIES).upper()] for word, entry in entries.items()}


def _waivers(value: Written) -> tuple[Waiver, ...]:
    from sucheck.accept.waivers import read_waiver  # noqa: PLC0415  only a file with waivers needs the law

    return tuple(
        read_waiver({key: entry.value for key, entry in item.entries().items()}, item.place) for item in value.items()
    )


def _formats(value: Written) -> tuple[str, ...]:
    return tuple(item.one_of(FORMATS) for item in value.items())


def _outputs(value: Written) -> tuple[str, ...]:
    return tuple("-" if item.value == "-" else item.target() for item in value.items())


def _marked(value: Written) -> str | None:
    """True is what `--annotate` alone is, and false what its absence is."""
    if isinstance(value.value, bool):
        return "" if value.value else None
    return value.target()


_READ: Mapping[str, Callable[[Written], object]] = {
    "select": Written.words,
    "ignore": Written.words,
    "severity": _severities,
    "fail-on": lambda value: value.one_of(THRESHOLDS),
    "as-of": Written.day,
    "rules": Written.folders,
    "schemas": Written.folders,
    "mapping": Written.path,
    "baseline": lambda value: str(value.path()),
    "waiver": _waivers,
    "format": _formats,
    "output": _outputs,
    "annotate": _marked,
    "quiet": Written.flag,
    "verbose": Written.flag,
    "no-color": Written.flag,
}
