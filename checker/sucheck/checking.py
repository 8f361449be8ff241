"""From files that are read to a finished report: shape, make claims, judge, accept."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from sucheck import __version__
from sucheck.config import Config, chosen
from sucheck.frozen import dataclass
from sucheck.model import Document, InputFile, Report, UsedMapping, Workbook
from sucheck.provenance import configuration, rule_set
from sucheck.resources import resource

if TYPE_CHECKING:
    from sucheck.accept.baseline import Baseline
    from sucheck.judge.rule import Rule
    from sucheck.shape.columns import SheetSchema
    from sucheck.shape.mapping.files import WorkbookMapping


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What a run goes by: the rules that are chosen, the name of every rule by its id, the sheets, the baseline."""

    rules: tuple[Rule, ...]
    names: dict[str, str]
    schemas: tuple[SheetSchema, ...]
    baseline: Baseline | None


def checked(
    inputs: Sequence[Workbook | Document],
    config: Config,
    baseline: Baseline | None = None,
    mappings: Sequence[WorkbookMapping] | None = None,
) -> Report:
    """The report on files that are read already.

    A `baseline` takes the place of the one that is configured; so do `mappings`, one for each workbook.

    Raises:
        SucheckError: a rule file, a mapping, the baseline or the configuration has a mistake.
    """
    # A file that cannot be read has ended the run before rules load, and a mistake in a rule before pandas does.
    asked = _asked(config, baseline)
    from sucheck.accept.accepting import accepted  # noqa: PLC0415
    from sucheck.accept.ran import ran  # noqa: PLC0415
    from sucheck.accept.sheet import waivers_in  # noqa: PLC0415
    from sucheck.claims.dossier import dossier_of  # noqa: PLC0415
    from sucheck.judge.findings import findings, ledger, undecided  # noqa: PLC0415
    from sucheck.judge.judge import judge  # noqa: PLC0415
    from sucheck.report.cards import Cards  # noqa: PLC0415
    from sucheck.shape import shape_workbooks  # noqa: PLC0415
    from sucheck.shape.mapping.files import mappings_for  # noqa: PLC0415

    files = tuple(map(_file, inputs))
    given = [file.path for file in files]
    workbooks = [each for each in inputs if isinstance(each, Workbook)]
    documents = [each for each in inputs if isinstance(each, Document)]
    mappings = mappings_for(workbooks, config.mapping) if mappings is None else mappings

    shaped = shape_workbooks(workbooks, asked.schemas, mappings)
    written, faults = waivers_in(shaped, given, asked.names)
    shaped, waivers = replace(shaped, faults=(*shaped.faults, *faults)), (*config.waivers, *written)
    dossier = dossier_of(shaped, len(inputs), config.as_of, documents)
    judgement = judge(asked.rules, dossier)
    found, left_open = findings(judgement), undecided(judgement)
    chosen_names = {rule.id: rule.name for rule in asked.rules}
    looked_at = ran(chosen_names, judgement.crashed, given, dossier.claims, (*found, *left_open))
    found, remarks = accepted(found, waivers=waivers, baseline=asked.baseline, today=config.today, ran=looked_at)
    return Report(
        version=__version__,
        inputs=files,
        findings=found,
        undecided=left_open,
        claims=dossier.claims,
        ledger=ledger(judgement, dossier),
        holds=judgement.holds,
        remarks=(*config.remarks, *shaped.remarks, *remarks),
        sheets=shaped.sheets,
        crashed=tuple(judgement.crashed),
        configuration=configuration(
            config,
            mappings=_used(workbooks, mappings, is_named=config.mapping is not None),
            baseline=asked.baseline.file if asked.baseline else None,
            waivers=waivers,
        ),
        rule_set=rule_set(asked.rules, asked.schemas),
        rules=Cards(asked.rules),
        verdicts=judgement.held,
    )


def _asked(config: Config, baseline: Baseline | None) -> Asked:
    from sucheck.accept.baseline_file import read_baseline  # noqa: PLC0415  as above
    from sucheck.accept.waivers import check_waivers  # noqa: PLC0415
    from sucheck.judge.ruleset import load_rules  # noqa: PLC0415
    from sucheck.shape.schemas import load_schemas  # noqa: PLC0415

    every = load_rules(config.rules)
    rules = chosen(every, config)
    names = {rule.id: rule.name for rule in every}
    check_waivers(config.waivers, names)
    if baseline is None and config.baseline is not None:
        baseline = read_baseline(config.baseline)
    schemas = load_schemas([resource("schemas"), *(folder / "schemas" for folder in config.rules), *config.schemas])
    return Asked(rules=rules, names=names, schemas=schemas, baseline=baseline)


def _file(read: Workbook | Document) -> InputFile:
    if isinstance(read, Document):
        return InputFile(path=read.path, sha256=read.sha256, kind=read.kind, lines=read.lines)
    return InputFile(path=read.path, sha256=read.sha256, kind="workbook")


def _used(
    workbooks: Sequence[Workbook], mappings: Sequence[WorkbookMapping], *, is_named: bool
) -> Iterator[UsedMapping]:
    """The mappings that were read, a named one once."""
    for workbook, mapping in list(zip(workbooks, mappings, strict=True))[: 1 if is_named else None]:
        if mapping.file:
            yield UsedMapping(file=mapping.file, input=None if is_named else workbook.input)
