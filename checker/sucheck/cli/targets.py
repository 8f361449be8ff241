"""Which files marked copies are written to, all of them known before the first is written."""

from __future__ import annotations

import itertools
import os
from collections.abc import Sequence
from pathlib import Path

from sucheck.model import SucheckError
from sucheck.output import free_backup, is_one_file, is_there

#: What stands before the ending of a marked file, and of one whose marks were taken out.
MARKED, CLEARED = ".sucheck", ".cleared"

_ENDINGS = frozenset({".xlsx", ".xlsm", ".xltx", ".xltm", ".docx", ".docm", ".dotx", ".dotm"})


def targets_of(paths: Sequence[str], output: str | None, word: str) -> Sequence[str]:
    """The file to write for each input.

    Args:
        paths: the inputs.
        output: the file or the folder that the user named; None for names beside the inputs.
        word: what stands before the ending of a name that was not given: `MARKED` or `CLEARED`.

    Raises:
        SucheckError: a name cannot be used or has another ending than its input, a folder is needed and there is none,
            two inputs would become one file, or a file that was not named may not be replaced.
    """
    if output is not None and not _is_folder(output):
        if len(paths) > 1:
            raise SucheckError(f"{output}: is no folder; name one for the {len(paths)} files to be written to")
        _refuse_another_ending(paths[0], output)
        return [output]
    targets = [str((Path(path).parent if output is None else Path(output)) / _named(path, word)) for path in paths]
    for target in targets:
        if targets.count(target) > 1:
            raise SucheckError(f"{target}: two of the files would be written there; annotate them one by one")
        _refuse_to_replace(target)
    return targets


def to_themselves(paths: Sequence[str]) -> Sequence[str]:
    """The inputs themselves, each of which can be written to once and has a name free for its copy.

    Raises:
        SucheckError: two names are those of one file, or a copy can have no name.
    """
    for first, second in itertools.combinations(paths, 2):
        if is_one_file(first, second):
            raise SucheckError(f"{second}: is the same file as {first}; name it once")
    for path in paths:
        free_backup(path)
    return paths


def refuse_one_for_both(outputs: Sequence[str], targets: Sequence[str]) -> None:
    """A result and a marked file need a name each: the second would replace the first.

    Raises:
        SucheckError: a result would be written to one of the marked files.
    """
    for output, target in itertools.product(outputs, targets):
        if output != "-" and is_one_file(output, target):
            raise SucheckError(
                f"{output}: is named by --output and for --annotate; choose another name for one of them"
            )


def _is_folder(output: str) -> bool:
    if output == "-":
        raise SucheckError("-: a marked file is not written to standard output; name a file (./- for one called so)")
    is_folder = is_there(output) and Path(output).is_dir()
    if output.endswith(("/", os.sep)) and not is_folder:
        raise SucheckError(f"{output}: is no folder; make it first, or name a file")
    return is_folder


def _refuse_another_ending(path: str, target: str) -> None:
    """Office programs refuse a file whose ending is not that of its kind; of a device nobody reads the name."""
    ending = _split(path)[1]
    is_device = is_there(target) and Path(target).exists() and not Path(target).is_file()
    if ending.lower() in _ENDINGS and _split(target)[1].lower() != ending.lower() and not is_device:
        raise SucheckError(f"{target}: must end in {ending}, as {path} does")


def _named(path: str, word: str) -> str:
    """`book.xlsx` becomes `book.sucheck.xlsx`; of an earlier result the word is replaced."""
    stem, ending = _split(path)
    if ending in {MARKED, CLEARED}:
        return stem + word
    return stem.removesuffix(MARKED).removesuffix(CLEARED) + word + ending


def _split(path: str) -> tuple[str, str]:
    """A name and its ending; a file called `.xlsx` has nothing before it."""
    name = Path(path).name
    return ("", name) if name.lower() in _ENDINGS else (Path(path).stem, Path(path).suffix)


def _refuse_to_replace(target: str) -> None:
    """Where the user did not name the file, only what an earlier run wrote is replaced: somebody may work in it."""
    from sucheck import api  # noqa: PLC0415  help must not wait for what annotating needs

    if is_there(target) and not api.is_as_annotated(target):
        raise SucheckError(f"{target}: exists, and is not as sucheck wrote it; name it with --output to replace it")
