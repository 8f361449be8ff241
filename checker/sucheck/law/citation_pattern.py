"""What a citation looks like: one regular expression, made from the words in `rules/law/citation_words.csv`."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from sucheck.law.tables import every_row

if TYPE_CHECKING:
    from collections.abc import Mapping

_MARK = r"(?:\s?(?:[¹²³⁰⁴-⁹]+|\[[0-9]{1,3}\]|\*{1,3}))?"
_DAY = r"(?P<{0}>[0-9]{{1,2}}(?:\.[0-9]{{1,2}}\.|\s+[A-Za-z][a-z]+\s+)[0-9]{{4}})"
_BOTH_AUTHORS = r"[Oo]f\s+the\s+European\s+Parliament\s+and\s+(?:of\s+)?the\s+Council"


@cache
def kinds() -> Mapping[str, str]:
    """Words for kinds of acts, in lower case, to the kind."""
    return {row[1].casefold(): row[3] for row in every_row("citation_words") if row[2] == "type"}


@cache
def domains() -> Mapping[str, str]:
    """Domains as written to EEC, EC, EU …; empty where the languages disagree."""
    return {row[1]: row[3] for row in every_row("citation_words") if row[2] == "domain"}


@cache
def pattern() -> re.Pattern[str]:
    """One citation: kind, author and domain around the number, or CELEX, or ELI; then authors and date behind it."""
    words = "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in sorted(kinds(), key=len, reverse=True))
    places = "|".join(re.escape(word).replace(r"\ ", r"\s*") for word in sorted(domains(), key=len, reverse=True))
    return re.compile(
        rf"""(?<![\w/.-])(?P<words>
        (?:(?P<author>European\s+Parliament\s+and\s+Council|Council|Commission)\s+)?
        (?:(?P<subtype>(?i:delegated|implementing))\s+)?
        (?:(?P<type>(?i:{words}))\s+)?
        (?:\((?P<domain>{places})\)\s*)?(?:(?P<no>[Nn]o|Nr\.?|n[°º])\s*)?
        (?P<first>[0-9]{{1,4}})/(?P<second>[0-9]{{1,5}})(?:/(?P<suffix>{places}))?(?![0-9A-Za-z/]|-[0-9])
        |(?:https?://eur-lex\.europa\.eu/[^\s"]*?CELEX(?::|%3[Aa])|CELEX\s*[:=]?\s*)?[03](?P<celex_year>[12][0-9]{{3}})(?P<letter>[LRDFH])(?P<celex_number>[0-9]{{4}})
            (?:-[0-9]{{8}})?(?:R\([0-9]{{2}}\))?(?![0-9A-Z])
        |https?://data\.europa\.eu/eli/(?P<eli_type>dir|reg|dec|reco)(?:_impl|_del|_framw)?
            /(?P<eli_year>[0-9]{{4}})/(?P<eli_number>[0-9]{{1,5}})(?:/[\w./-]*)?
        ){_MARK}
        (?:,?\s+(?P<author_behind>{_BOTH_AUTHORS}|of\s+the\s+(?:Council|Commission)))?
        (?:\s+of\s+{_DAY.format("of_date")}|\s*\({_DAY.format("in_brackets")}\))?""",
        re.VERBOSE,
    )
