"""What Member States and other countries are called: names in 24 languages, variants met in practice, codes.

A name is known or it is not: nothing here guesses. `suggestions` exists for messages only. Sources:
`rules/law/member_state_names.csv`, `other_countries.csv`, `regions.csv`, `member_states.csv`.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Literal

from sucheck.law.tables import every_row, header

if TYPE_CHECKING:
    from collections.abc import Mapping


#: Which set of country codes a code belongs to. FR is in two of them and tells nothing.
CodeSystem = Literal["EU", "ISO-2", "ISO-3"]


#: "¹", "[3]", "(1)", "*", "†": a note mark behind a name or a code.
_MARK = re.compile(r"(?: ?(?:[¹²³⁰⁴-⁹*†‡§]|\[\d{1,3}\]|\(\d{1,3}\)))+$")
#: One leading article, case-folded, of the languages that put it in front of a country (Greek and Maltese included).
_ARTICLE = re.compile(
    r"^(?:(?:the|de[nrms]?|die|das|het|les?|las?|los|el|gli|il|lo|[aio]|[ao]s|i|an|na|az"
    r"|το|τη|την|του|τησ|των|τισ|οι|η|ο|στο|στη|στην|στισ)\s"  # noqa: RUF001 - Greek articles are meant
    r"|l'|(?:il|l|i[dlnrstxzċż])-)",
    re.MULTILINE,
)
#: What stands for the same sign: apostrophes, dashes, the two ways of writing Romanian ș and ț.
_SIGNS = str.maketrans({"’": "'", "ʼ": "'", "‐": "-", "‑": "-", "–": "-", "ş": "ș", "ţ": "ț", "\u00ad": None})  # noqa: RUF001
_TWO_LETTERS = 2
#: No name is longer; a longer text costs nothing.
_LONGEST = 120
#: How alike a suggestion must be, from 0 to 1; two texts are no more alike than their lengths allow.
_CLOSE = 0.7
#: To how many unknown names of one column or dossier suggestions are made: looking takes milliseconds for each.
MOST_SUGGESTED = 200


def normalise(name: str) -> str:
    """A name without what never distinguishes: case, outer and doubled white space, a note mark, a leading article."""
    return _plain(_unmarked(name))


@lru_cache(maxsize=4096)
def resolve(name: str) -> str | None:
    """The EU code of the Member State that a name or a code means; None where it is not known exactly.

    Codes (EU, ISO 3166 alpha-2 and alpha-3) count in capitals only: "IT" is Italy, "it" is a word.
    """
    return _codes().get(_unmarked(name)) or _names().get(normalise(name))


def other_country(name: str) -> str | None:
    """The ISO 3166 code of a country that never was a Member State; XK for Kosovo. None where it is not known."""
    code = _unmarked(name)
    return code if code in _other_codes() else _other_names().get(normalise(name))


def english_name_of_other(code: str) -> str | None:
    """The English name of a country that never was a Member State, by its code; None for any other code."""
    return next((row[2] for row in every_row("other_countries") if row[0] == code and row[1] == "en"), None)


def region_of(name: str) -> str | None:
    """The EU code of the State that a known region or territory belongs to ("Northern Ireland" is of the UK)."""
    return _regions().get(normalise(name))


def names() -> tuple[str, ...]:
    """Every spelling, as written, by which a country is found in running text: Member States and others, sorted.

    Regions whose name ends in the name of a State are among them ("Northern Ireland"), so that a search for the
    longest name does not take the State for the region; `resolve` knows no State for these.
    """
    spellings = {row[2] for table in ("member_state_names", "other_countries") for row in every_row(table)}
    regions = {row[0] for row in every_row("regions") if resolve(row[0].rpartition(" ")[2])}
    return tuple(sorted(spellings | regions))


def code_system(text: str) -> CodeSystem | None:
    """The one code system that a cell belongs to: "EU" (EL, UK), "ISO-2" (GR, GB) or "ISO-3".

    None for a name, and for the other two-letter codes, which are the same in both systems: see `is_code`.
    """
    code = _unmarked(text)
    if code not in _codes():
        return None
    if len(code) != _TWO_LETTERS:
        return "ISO-3"
    return _single_systems().get(code)


def is_code(text: str) -> bool:
    """Whether a cell holds a Member State's code of any system."""
    return _unmarked(text) in _codes()


@lru_cache(maxsize=4096)
def suggestions(name: str, limit: int = 3) -> tuple[str, ...]:
    """English names and codes that come close to an unknown name, best first: for a message, never for a verdict."""
    from difflib import get_close_matches  # noqa: PLC0415 - only a run with an unknown name pays for it

    text, candidates = normalise(name), _candidates()
    if len(text) > _LONGEST:
        return ()
    alike = sorted(c for c in candidates if 2 * min(len(c), len(text)) >= _CLOSE * (len(c) + len(text)))
    close = get_close_matches(text, alike, n=limit * 3, cutoff=_CLOSE)
    return tuple(dict.fromkeys(candidates[spelling] for spelling in close))[:limit]


def _unmarked(text: str) -> str:
    """A name in single spaces, without its note mark; a text too long for a name stays as it is."""
    spaced = " ".join(text.split())
    return _MARK.sub("", spaced) if len(spaced) <= _LONGEST else spaced


def _plain(lines: str) -> str:
    """One name, or many with a line each: folding a whole table at once is four times as fast as name by name."""
    return _ARTICLE.sub("", unicodedata.normalize("NFC", lines).casefold().translate(_SIGNS))


def _by_plain_name(pairs: list[tuple[str, str]]) -> Mapping[str, str]:
    """Names to codes, from pairs of name and code."""
    plain = _plain("\n".join(name for name, _ in pairs)).split("\n")
    return {name: code for name, (_, code) in zip(plain, pairs, strict=True)}


@cache
def _codes() -> Mapping[str, str]:
    """EU, ISO-2 and ISO-3 codes to EU codes."""
    columns = [header("member_states").index(name) for name in ("eu_code", "iso2", "iso3")]
    return {row[column]: row[columns[0]] for row in every_row("member_states") for column in columns}


@cache
def _single_systems() -> Mapping[str, CodeSystem]:
    """The two-letter codes that belong to one system only."""
    pairs = [(row[1], row[2]) for row in every_row("member_states") if row[1] != row[2]]
    systems: dict[str, CodeSystem] = {}
    for eu, iso in pairs:
        systems |= {eu: "EU", iso: "ISO-2"}
    return systems


@cache
def _names() -> Mapping[str, str]:
    """Normalised names to EU codes. A code among the names ("UK") is left to `_codes`."""
    codes = _codes()
    return _by_plain_name([(row[2], row[0]) for row in every_row("member_state_names") if row[2] not in codes])


@cache
def _candidates() -> Mapping[str, str]:
    """What an unknown name may have been meant for: every name by its spelling, in English."""
    known = {normalise(row[4]): row[4] for row in every_row("member_states")}
    return {**{spelling: _english()[code] for spelling, code in _names().items()}, **known}


@cache
def _english() -> Mapping[str, str]:
    return {row[1]: row[4] for row in every_row("member_states")}


@cache
def _other_names() -> Mapping[str, str]:
    return _by_plain_name([(row[2], row[0]) for row in every_row("other_countries")])


@cache
def _other_codes() -> frozenset[str]:
    return frozenset(row[0] for row in every_row("other_countries"))


@cache
def _regions() -> Mapping[str, str]:
    return _by_plain_name([(row[0], row[1]) for row in every_row("regions")])
