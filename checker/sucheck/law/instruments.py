"""Where the law that a rule rests on can be read: addresses on EUR-Lex.

From `rules/law/instruments.csv`. The address of a directive is its European Legislation Identifier, which follows from
its number; of what stands in neither no address is given.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from sucheck.frozen import dataclass
from sucheck.law.tables import every_row

#: Only since 2015 are all kinds of acts numbered in one row, year first: before, the first number may be either.
_DIRECTIVE = re.compile(r"\bDirective \(EU\) (20(?:1[5-9]|[2-9]\d)/\d+)\b")
_ELI = "https://eur-lex.europa.eu/eli/dir/{}/oj"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Instrument:
    """`named` finds it as a part of a basis, with the number of its article where that stands right behind it."""

    named: re.Pattern[str]
    address: str
    article_address: str


def addresses(basis: str) -> tuple[str, ...]:
    """The addresses of what a legal basis names (`TFEU, Article 260(3), C-543/17`), each once; maybe none.

    An instrument counts where it opens the basis or one of its parts, not where it is only spoken of.
    """
    found = [address for instrument in _instruments() for address in _named(instrument, basis)]
    found += [_ELI.format(number) for number in _DIRECTIVE.findall(basis)]
    return tuple(dict.fromkeys(found))


def _named(instrument: _Instrument, basis: str) -> Iterator[str]:
    for match in instrument.named.finditer(basis):
        article = match["article"]
        if article and instrument.article_address:
            yield instrument.article_address.format(article=int(article))
        else:
            yield instrument.address


@cache
def _instruments() -> tuple[_Instrument, ...]:
    return tuple(
        _Instrument(
            named=re.compile(rf"(?:^|[,;:] ){re.escape(name)}(?![\w/])(?:, Article (?P<article>\d{{1,3}})(?!\w))?"),
            address=address,
            article_address=article_address,
        )
        for name, address, article_address in every_row("instruments")
    )
