"""Check files from Python: `sucheck.check(["book.xlsx"])`."""

from __future__ import annotations

from collections.abc import Sequence
from os import PathLike, fspath

from sucheck import __version__
from sucheck.config import Config, chosen
from sucheck.model import InputFile, Report
from sucheck.read.workbook import read_workbook
from sucheck.resources import resource


def check(paths: Sequence[str | PathLike[str]], config: Config | None = None) -> Report:
    """Check workbooks: read, shape, make claims, judge.

    Args:
        paths: the workbooks; what they say is checked together, as one dossier.
        config: what to select, and the state of play where the workbooks give none.

    Returns:
        The report: findings, what is undecided, the claims, the ledger.

    Raises:
        SucheckError: a file cannot be read, or a rule file or the configuration has a mistake.
    """
    config = config or Config()
    workbooks = [read_workbook(fspath(path), number) for number, path in enumerate(paths)]
    # A file that cannot be read has ended the run before rules load, and a mistake in a rule before pandas does.
    from sucheck.judge.ruleset import load_rules  # noqa: PLC0415
    from sucheck.shape.schemas import load_schemas  # noqa: PLC0415

    rules = chosen(load_rules(config.rules), config)
    schemas = load_schemas([resource("schemas"), *(folder / "schemas" for folder in config.rules)])
    from sucheck.claims.dossier import dossier_of  # noqa: PLC0415
    from sucheck.judge.findings import findings, ledger, undecided  # noqa: PLC0415
    from sucheck.judge.judge import judge  # noqa: PLC0415
    from sucheck.shape import shape_workbooks  # noqa: PLC0415

    shaped = shape_workbooks(workbooks, schemas)
    dossier = dossier_of(shaped, len(workbooks), config.as_of)
    judgement = judge(rules, dossier)
    return Report(
        version=__version__,
        inputs=tuple(InputFile(path=book.path, sha256=book.sha256, kind="workbook") for book in workbooks),
        findings=findings(judgement),
        undecided=undecided(judgement),
        claims=dossier.claims,
        ledger=ledger(judgement, dossier),
        holds=judgement.holds,
        remarks=shaped.remarks,
        crashed=tuple(judgement.crashed),
    )
