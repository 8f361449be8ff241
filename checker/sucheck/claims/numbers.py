"""What a stated count, share or date says, from a cell or a phrase."""

from __future__ import annotations

import re
from dataclasses import replace

from sucheck.claims.language import Language
from sucheck.frozen import dataclass

_FIGURE = re.compile(r"^\s*(?P<figure>\d{1,3}(?:[ \u00a0\u202f,]\d{3}){1,4}|\d{1,15})(?P<decimals>[.,]\d{1,15})?(?!\d)")
_LARGEST = 1e15  # what has more digits is no figure of a report
_MARKS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
_TRAILING_MARK = re.compile(r"(?P<mark>[⁰¹²³⁴⁵⁶⁷⁸⁹]+)\s*$|\s\[(?P<square>\d{1,3})\]$|\s\((?P<round>\d{1,3})\)$")
_HYPHENS = str.maketrans(dict.fromkeys("\u2010\u2011\u2013", "-"))
_CHANGE = re.compile(r"^(?P<sign>[+\-\u2212\u2013])\s*(?=\d)")  # hyphen, minus sign or dash
_LIST_BEHIND = re.compile(r"^\s*(?:[:–—-]\s+(?P<colon>.+)|\((?P<bracket>.+)\)\.?|:\s*(?P<plain>.+))\s*$", re.DOTALL)  # noqa: RUF001 - dashes


@dataclass(frozen=True, slots=True, kw_only=True)
class Stated:
    """A count as it is stated.

    `value` is a count, a share in percent (`is_share`, `decimals` printed), a change in percent (`percent_change`),
    or None with a `quantifier` ("most"). `share` is the percentage in brackets beside a count ("24 of 27 (89 %)").
    `of` is the whole in "24 of 27". `listing` is the text of a list that stands behind the count in the same words,
    `mark` a note mark at its end.
    """

    value: int | float | None = None
    op: str = "="
    unit: str = "member_states"
    of: int | None = None
    is_share: bool = False
    share: float | None = None
    decimals: int = 0
    quantifier: str = ""
    listing: str = ""
    mark: str = ""


def parse_stated(cell: object, language: Language) -> Stated | None:
    """Read what a cell states; None where it is no count, share or quantifier that we understand."""
    if isinstance(cell, bool):
        return None
    if isinstance(cell, int | float):
        return Stated(value=int(cell)) if float(cell).is_integer() and 0 <= cell < _LARGEST else None
    if not isinstance(cell, str):
        return None
    text = " ".join(cell.split())
    mark = _TRAILING_MARK.search(text)
    if mark:
        text = text[: mark.start()].rstrip()
    stated = _quantified(text, language) or _changed(text, language) or _counted(text, language)
    if stated and mark:
        stated = replace(stated, mark=(mark["mark"] or mark["square"] or mark["round"]).translate(_MARKS))
    return stated


def parse_number(text: str, language: Language) -> tuple[int | float, int, str] | None:
    """A number at the start of a text, in figures or words: its value, its printed decimals, and what follows."""
    figure = _FIGURE.match(text)
    if figure:
        whole = re.sub(r"\D", "", figure["figure"])
        fraction = (figure["decimals"] or "")[1:]
        value = float(f"{whole}.{fraction}") if fraction else int(whole)
        return value, len(fraction), text[figure.end() :]
    words = text.lower().translate(_HYPHENS).split()
    for length in (2, 1):
        phrase = " ".join(words[:length]).rstrip(",;:")
        if len(words) >= length and phrase in language.numbers:
            pattern = r"\s+".join(re.escape(word) for word in phrase.split())
            found = re.match(rf"\s*{pattern}", text.translate(_HYPHENS), re.IGNORECASE)
            if found:
                return language.numbers[phrase], 0, text[found.end() :]
    return None


def _quantified(text: str, language: Language) -> Stated | None:
    unit_free = text.lower().rstrip(".")
    for unit, name in sorted(language.units.items(), key=lambda item: -len(item[0])):
        if unit_free.endswith(f" {unit}"):
            head = unit_free.removesuffix(unit).rstrip().removesuffix(" the")
            if head in language.shares:
                return Stated(quantifier=language.shares[head], unit=name)
    if unit_free in language.shares:
        return Stated(quantifier=language.shares[unit_free])
    return None


def _changed(text: str, language: Language) -> Stated | None:
    """A change in percent, with its sign: +13 %."""
    sign = _CHANGE.match(text)
    number = parse_number(text[sign.end() :], language) if sign else None
    if sign is None or number is None:
        return None
    value, decimals, rest = number
    percent = language.percent.match(rest)
    if percent is None or rest[percent.end() :].strip(" ."):
        return None
    return Stated(value=float(value if sign["sign"] == "+" else -value), unit="percent_change", decimals=decimals)


def _beside(stated: Stated, text: str, language: Language) -> Stated | None:
    """A count with its percentage in brackets, or a percentage with its count; None where the brackets hold neither."""
    inner = _counted(text, language) if text[:1].isdigit() else None
    if inner is None or inner.op != "=" or stated.op != "=" or inner.is_share is stated.is_share:
        return None
    count, share = (stated, inner) if inner.is_share else (inner, stated)
    if share.value is None or share.of is not None:
        return None
    return replace(count, share=float(share.value), decimals=share.decimals)


def _counted(text: str, language: Language) -> Stated | None:
    op, rest = "=", text
    while hedge := language.hedge.match(rest):
        meaning = language.hedges[hedge["phrase"].lower()]
        op, rest = (op, rest[hedge.end() :]) if meaning == "=" else (meaning, rest[hedge.end() :])
    number = parse_number(rest, language)
    if number is None:
        return None
    value, decimals, rest = number
    if op in {"≥+", "≤-"} and isinstance(value, int):
        value += 1 if op == "≥+" else -1
    stated = Stated(value=value, op=op[0], decimals=decimals)
    percent = language.percent.match(rest)
    if percent:
        return _behind(replace(stated, is_share=True, value=float(value)), rest[percent.end() :], language)
    return None if decimals else _behind(stated, rest, language)


def _behind(stated: Stated, rest: str, language: Language) -> Stated | None:
    """What may follow a count: the whole it is part of, a noun, a list. Anything else is not understood."""
    stated, rest = _noun(stated, rest, language)
    whole = language.of.match(_without_brackets(rest, language))
    if whole and (number := parse_number(whole["rest"], language)):
        stated, rest = replace(stated, of=int(number[0])), number[2]
        stated, rest = _noun(stated, rest, language)
    elif whole:
        stated, rest = _noun(stated, f" {whole['rest']}", language)
    listed = _LIST_BEHIND.match(rest)
    if listed and listed["bracket"] and (both := _beside(stated, listed["bracket"], language)):
        return both
    if listed:
        return replace(stated, listing=listed["colon"] or listed["bracket"] or listed["plain"])
    return stated if not rest.strip(" .,;*") else None


def _without_brackets(rest: str, language: Language) -> str:
    """The whole that stands in brackets, "(of 28)", without them; all else as it is."""
    bracketed = _LIST_BEHIND.match(rest)
    inner = (bracketed and bracketed["bracket"]) or ""
    whole = language.of.match(inner)
    return inner if whole and parse_number(whole["rest"], language) else rest


def _noun(stated: Stated, rest: str, language: Language) -> tuple[Stated, str]:
    text = rest.lstrip()
    for phrase, unit in sorted(language.units.items(), key=lambda item: -len(item[0])):
        if text.lower().startswith(phrase) and not text[len(phrase) : len(phrase) + 1].isalnum():
            return replace(stated, unit=unit), text[len(phrase) :]
    return stated, rest
