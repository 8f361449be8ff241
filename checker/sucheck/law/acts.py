"""The directives: dates, authors, deadlines with their evidence, and names in common use.

Everything comes from `rules/law/directives.csv` and its satellites; see `rules/law/README.md` for the sources. One act
is read at a time, when it is asked for.
"""

from __future__ import annotations

import datetime as dt
import re
from functools import cache
from typing import TYPE_CHECKING

from sucheck.frozen import dataclass
from sucheck.law.citations import Citation, Form, FoundCitation, community_on, find_citations, key_of, parse_citation
from sucheck.law.deadlines import DateKind, Deadline, Evidence, LawDate, deadline_in, other_dates_in
from sucheck.law.tables import date_in, every_row, header, rows_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sucheck.law.tables import Row

__all__ = [
    "Act",
    "Citation",
    "DateKind",
    "Deadline",
    "Evidence",
    "Form",
    "FoundCitation",
    "LawDate",
    "act",
    "acts_named",
    "acts_told",
    "common_names",
    "community_on",
    "find_citations",
    "key_of",
    "parse_citation",
]

_CELEX = re.compile(r"3[0-9]{4}[A-Z][0-9]{4}")
_KEY = re.compile(r"(?P<year>(?:19|20)[0-9]{2})/(?P<number>[0-9]{1,4})")
#: Words of names that tell no act from another.
_FOR_ANY_ACT = frozenset({"directive", "framework", "on", "of", "the", "to", "for", "and", "by", "in", "a", "an", "eu"})
#: `eif_check` of directives.csv where the day of entry into force is more than one value of an export.
_SURE = frozenset({"text", "two sources"})
_FORMS = {"DIR": "directive", "DIR_DEL": "delegated directive", "DIR_IMPL": "implementing directive"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Act:
    """One directive as the table knows it; an empty text, None or () means that it does not.

    `cite` is the number as it is cited (`(EU) 2016/681`), `key` the short form (`2016/681`). `form` is directive,
    delegated directive or implementing directive. `author` is EP+Council, Council or Commission. `legal_basis` is one
    legal basis of possibly several (CELEX); `afsj` names the title on justice and home affairs it belongs to.
    `repealed_by`, `amended_by`, `repeals` and `amends` are CELEX numbers read from titles, and incomplete. `deadline`
    is None where none is recorded; `other_dates` holds the act's further deadlines and its dates of application.
    """

    celex: str
    cite: str
    key: str
    form: str
    author: str
    author_is_derived: bool
    document_date: dt.date
    oj_date: dt.date | None
    entry_into_force: dt.date | None
    in_force_is_sure: bool
    end_of_validity: dt.date | None
    in_force: bool | None
    title: str
    title_note: str
    legal_basis: str
    afsj: str
    repealed_by: tuple[str, ...]
    amended_by: tuple[str, ...]
    repeals: tuple[str, ...]
    amends: tuple[str, ...]
    common_names: tuple[str, ...]
    deadline: Deadline | None
    other_dates: tuple[LawDate, ...]

    @property
    def as_titled(self) -> FoundCitation | None:
        """How the official English title cites the act, misprints included; None where no title is on file.

        Directive 2011/93/EU was printed as 2011/92/EU; seven titles and the table differ in the date or the author.
        """
        return _first_citation(self.title)

    @property
    def dates(self) -> frozenset[dt.date]:
        """The days that pass for the date of the act: the table's, and the title's where that is another."""
        titled = self.as_titled
        return frozenset({self.document_date} | ({titled.date} if titled and titled.date else set()))

    @property
    def authors(self) -> frozenset[str]:
        """The authors that pass for the act's: the table's, and the title's where that is another."""
        titled = self.as_titled
        return frozenset({self.author} | ({titled.citation.author} if titled and titled.citation.author else set()))


@cache
def _first_citation(title: str) -> FoundCitation | None:
    """The citation that a title begins with."""
    found = find_citations(title)
    return found[0] if found and found[0].start == 0 else None


@cache
def act(key: str) -> Act | None:
    """The directive with this key (`2016/681`, `91/477`), CELEX or citation; None where the table has none."""
    celex = _celex(key)
    return _act_with(celex) if celex else None


@cache
def _act_with(celex: str) -> Act | None:
    """One act for its CELEX number, however it was asked for."""
    rows = rows_of("directives", celex)
    return _act(rows[0]) if rows else None


@cache
def newest() -> dt.date:
    """The date of the newest directive in the table: what it cannot know is later."""
    position = header("directives").index("document_date")
    return dt.date.fromisoformat(max(row[position] for row in every_row("directives")))


def acts_named(name: str) -> tuple[str, ...]:
    """The keys of the acts that a name in common use means, oldest first: one, where the name is unique.

    Case does not count, except in acronyms; nor do "the", hyphens and an addition in brackets. Firearms Directive means
    91/477, 2017/853 and 2021/555.
    """
    return tuple(_key(celex) for celex in _by_name().get(_plain(name), ()))


def acts_told(words: str) -> tuple[str, ...]:
    """The keys of the acts of which all the telling words of a common name stand in these words, oldest first.

    "EU rules on access to firearms" tells of the Firearms Directives; which of them, the words do not say.
    """
    spoken = set(re.findall(r"\w+", _plain(words).casefold()))
    found = (celex for telling, numbers in _by_telling() if telling <= spoken for celex in numbers)
    return tuple(_key(celex) for celex in sorted(set(found)))


@cache
def _by_telling() -> tuple[tuple[frozenset[str], tuple[str, ...]], ...]:
    """The telling words of each common name, with the CELEX numbers."""
    names = ((set(re.findall(r"\w+", name.casefold())) - _FOR_ANY_ACT, acts) for name, acts in _by_name().items())
    return tuple((frozenset(telling), acts) for telling, acts in names if telling)


def common_names() -> tuple[str, ...]:
    """All names in common use, as written, sorted."""
    return tuple(sorted({row[2] for row in every_row("common_names")}))


def _celex(key: str) -> str | None:
    if _CELEX.fullmatch(key):
        return key
    if short := _KEY.fullmatch(key):
        return f"3{short['year']}L{short['number']:0>4}"
    citation = parse_citation(key)
    return citation.celex if citation and citation.type in {None, "directive"} else None


def _key(celex: str) -> str:
    return key_of(int(celex[1:5]), int(celex[6:]))


def _act(row: Row) -> Act:
    celex = row["celex"]
    relations = rows_of("directive_relations", celex)
    return Act(
        celex=celex,
        cite=row["cite"],
        key=_key(celex),
        form=_FORMS.get(row["form"], ""),
        author=row["author"],
        author_is_derived=bool(row["author_basis"]),
        document_date=dt.date.fromisoformat(row["document_date"]),
        oj_date=date_in(row, "oj_date"),
        entry_into_force=date_in(row, "entry_into_force"),
        in_force_is_sure=row["eif_check"] in _SURE,
        end_of_validity=date_in(row, "end_of_validity"),
        in_force={"true": True, "false": False}.get(row["in_force"]),
        title=row["title_en"],
        title_note=row["title_note"],
        legal_basis=row["legal_basis"],
        afsj=row["afsj"],
        repealed_by=tuple(row["repealed_by"].split()),
        amended_by=tuple(row["amended_by"].split()),
        repeals=_targets(relations, "repeals"),
        amends=_targets(relations, "amends"),
        common_names=_names_of().get(celex, ()),
        deadline=deadline_in(row),
        other_dates=other_dates_in(row),
    )


def _targets(relations: tuple[Row, ...], relation: str) -> tuple[str, ...]:
    return tuple(row["target_celex"] for row in relations if row["relation"] == relation)


@cache
def _names_of() -> Mapping[str, tuple[str, ...]]:
    """CELEX numbers to names in common use, in file order."""
    names: dict[str, tuple[str, ...]] = {}
    for celex, _, name in every_row("common_names"):
        names[celex] = (*names.get(celex, ()), name)
    return names


@cache
def _by_name() -> Mapping[str, tuple[str, ...]]:
    """Plain names to CELEX numbers, oldest first."""
    acts: dict[str, set[str]] = {}
    for celex, _, name in every_row("common_names"):
        acts.setdefault(_plain(name), set()).add(celex)
    return {name: tuple(sorted(numbers)) for name, numbers in acts.items()}


def _plain(name: str) -> str:
    """A name without what never distinguishes. An acronym keeps its capitals: LED is an act, a led is a lamp."""
    bare = re.sub(r"\([^)]*\)|[-‐‑–\u00a0]", " ", name).replace("’", "'")  # noqa: RUF001 - typographic signs are meant
    words = re.sub(r"^\s*[Tt]he\s+", "", bare).split()
    if len(words) == 1:
        return words[0]
    return " ".join(words).casefold().replace("combatting", "combating")
