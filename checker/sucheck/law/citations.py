"""How acts are cited: every form in which the number of an act is written, read into one `Citation`.

Forms and their rules: Interinstitutional Style Guide, sections 1.2.2 and 3.2.1. The words of 24 languages for kinds
of acts and domains stand in `rules/law/citation_words.csv`.
"""

from __future__ import annotations

import datetime as dt
import re
from enum import Enum

from sucheck.frozen import dataclass
from sucheck.law.citation_pattern import domains, kinds, pattern

#: The year from which the domain stands in front: (EU) 2015/849.
NEW_FORM_FROM = 2015
#: The year from which the number of an old act has four digits: 98/34/EC, 1999/93/EC.
FOUR_DIGITS_FROM = 1999
_FIRST_YEAR, _LAST_YEAR = 1952, 2099
_LETTERS = {"directive": "L", "regulation": "R", "decision": "D", "framework decision": "F", "recommendation": "H"}
_TYPES = {letter: kind for kind, letter in _LETTERS.items()}
_ELI_TYPES = {"dir": "directive", "reg": "regulation", "dec": "decision", "reco": "recommendation"}
#: What may follow the CELEX number in a link.
_REST_OF_LINK = re.compile(r"[&?#]\S*")
_MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
           "November", "December")  # fmt: skip


class Form(Enum):
    """How the number is written."""

    NEW = "(EU) 2016/681"
    OLD = "2011/93/EU"
    SHORT = "2016/681"
    CELEX = "32016L0681"
    ELI = "eli/dir/2016/681"


@dataclass(frozen=True, slots=True, kw_only=True)
class Citation:
    """One act as it is cited.

    `type` is directive, regulation, decision, framework decision or recommendation; None where the words do not say.
    `subtype` is delegated or implementing. `author` is EP+Council, Council or Commission, `author_words` what says so.
    `year` has four digits. `domain` is what stands there (`EU`, `CE`), `community` what it means in English, None where
    it means different things in different languages. `key` names the act in every form alike (`2016/681`, `91/477`;
    `648/2012` for a regulation numbered that way); `celex` takes a number without its kind for a directive's. `has_no`
    says that "No" stands in front of the number.
    """

    type: str | None
    subtype: str | None = None
    author: str | None = None
    author_words: str = ""
    year: int
    number: int
    domain: str = ""
    community: str | None = None
    form: Form
    has_no: bool = False
    key: str
    celex: str
    words: str

    @property
    def form_fits_year(self) -> bool | None:
        """Whether the form is the one of its year (domain in front since 2015); None where no domain is written."""
        if self.form not in {Form.NEW, Form.OLD}:
            return None
        if self.key != key_of(self.year, self.number):  # Regulation (EU) No 648/2012
            return self.form is Form.NEW and self.year < NEW_FORM_FROM
        return (self.form is Form.NEW) == (self.year >= NEW_FORM_FROM)


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundCitation:
    """A citation in a text: its span, and the date in the words right behind it, as written and as read."""

    start: int
    end: int
    citation: Citation
    date_words: str = ""
    date: dt.date | None = None


def key_of(year: int, number: int) -> str:
    """The key of a directive: two digits of the year before 1999, four since."""
    return f"{year % 100:02}/{number}" if year < FOUR_DIGITS_FROM else f"{year}/{number}"


def community_on(day: dt.date) -> str:
    """The domain that an act of a day carries: EEC until 31.10.1993, EC until 30.11.2009, EU since (ISG 1.2.2)."""
    if day < dt.date(1993, 11, 1):
        return "EEC"
    return "EC" if day < dt.date(2009, 12, 1) else "EU"


def parse_citation(text: str) -> Citation | None:
    """The act that a whole text cites; None where it is no citation or says more than one.

    Note marks, the date and the authors behind the number may be there; any other word may not.
    """
    bare = re.sub(r"^\s*(?:the\s+)?", "", text, count=1, flags=re.IGNORECASE).strip()
    found = pattern().match(bare)
    if not found:
        return None
    rest = bare[found.end() :].strip(" .,;")
    if rest and not (bare.startswith("http") and _REST_OF_LINK.fullmatch(rest)):
        return None
    return _citation(found, None)


def find_citations(text: str) -> list[FoundCitation]:
    """The acts that a text cites, in reading order.

    A bare number (`2016/681`) counts only behind the word for its kind, or in a list that began with one
    ("Directives 2016/681, 2016/680 and 2017/541"): elsewhere such figures are anything.
    """
    found: list[FoundCitation] = []
    for match in pattern().finditer(text):
        before = found[-1] if found else None
        joined = before and re.fullmatch(r"\s*(?:,|and|or|&|,\s*and)\s*", text[before.end : match.start()])
        citation = _citation(match, before.citation.type if before and joined else None)
        if citation and (citation.form is not Form.SHORT or citation.type):
            found.append(_found(match, citation))
    return found


def _found(match: re.Match[str], citation: Citation) -> FoundCitation:
    words = match["of_date"] or match["in_brackets"] or ""
    return FoundCitation(
        start=match.start(), end=match.end(), citation=citation, date_words=words, date=written_date(words)
    )


def _citation(match: re.Match[str], inherited: str | None) -> Citation | None:
    """What one match says; None where its figures are no year and number."""
    written = kinds().get((match["type"] or "").casefold().replace("\u00a0", " "))
    kind = _TYPES.get(match["letter"] or "") or _ELI_TYPES.get(match["eli_type"] or "") or written or inherited
    first = match["celex_year"] or match["eli_year"] or match["first"]
    second = match["celex_number"] or match["eli_number"] or match["second"]
    pair = _year_and_number(first, second, is_reversed=bool(match["no"]) and kind != "directive")
    if pair is None:
        return None
    year, number, is_reversed = pair
    domain = match["domain"] or match["suffix"] or ""
    community = domains().get(domain) or None
    author, author_words = _author(match)
    return Citation(
        type=kind,
        subtype=(match["subtype"] or "").lower() or None,
        author=author,
        author_words=author_words,
        year=year,
        number=number,
        domain=domain,
        community=community,
        form=_form(match),
        has_no=bool(match["no"]),
        key=f"{number}/{year}" if is_reversed else key_of(year, number),
        celex=f"3{year}{_letter(kind, community)}{number:04}",
        words=match["words"].strip(),
    )


def _letter(kind: str | None, community: str | None) -> str:
    """The letter of a CELEX number. Where the words do not say, a directive; a framework decision for JHA."""
    return _LETTERS[kind or ("framework decision" if community == "JHA" else "directive")]


def _year_and_number(first: str, second: str, *, is_reversed: bool) -> tuple[int, int, bool] | None:
    """Year and number in either order: `2016/679`, `No 648/2012`, `91/477`. A year of two digits is of the 1900s."""
    if is_reversed and _is_year(second) and not (_is_year(first) and int(first) >= NEW_FORM_FROM):
        return int(second), int(first), True
    if _is_year(first):
        return int(first), int(second), False
    if len(first) == len("91") and _FIRST_YEAR <= 1900 + int(first) < FOUR_DIGITS_FROM:
        return 1900 + int(first), int(second), False
    return None


def _is_year(figures: str) -> bool:
    return len(figures) == len("2016") and _FIRST_YEAR <= int(figures) <= _LAST_YEAR


def _form(match: re.Match[str]) -> Form:
    if match["letter"]:
        return Form.CELEX
    if match["eli_type"]:
        return Form.ELI
    return Form.NEW if match["domain"] else Form.OLD if match["suffix"] else Form.SHORT


def _author(match: re.Match[str]) -> tuple[str | None, str]:
    words = match["author"] or match["author_behind"] or ""
    if "Parliament" in words:
        return "EP+Council", words
    named = re.search("Council|Commission", words)
    return (named.group() if named else None), words


def written_date(words: str) -> dt.date | None:
    """`27.4.2016` or `27 April 2016`; None for anything else, or a day that does not exist."""
    parts = words.replace(".", " ").split()
    if len(parts) != len(("27", "4", "2016")):
        return None
    month = (
        int(parts[1]) if parts[1].isdigit() else _MONTHS.index(name) + 1 if (name := parts[1].title()) in _MONTHS else 0
    )
    try:
        return dt.date(int(parts[2]), month, int(parts[0]))
    except ValueError:
        return None
