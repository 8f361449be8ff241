"""Acts by their names in running text: names that the document gives, names in common use, names of acts not known."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache
from itertools import product

from sucheck.claims.language import pack
from sucheck.claims.text.mention import LearnedName, NamedAct, Origin
from sucheck.claims.text.name_grammar import act_words, name_ending
from sucheck.claims.text.scan import Scan, Words
from sucheck.claims.text.tokens import forms_of, is_one_name, name_forms
from sucheck.frozen import dataclass
from sucheck.law.acts import acts_named, common_names
from sucheck.model import Certainty

_BRACKETED = re.compile(r"\s*\([^)]*\)")
_BEFORE = re.compile(r"(?:^|\W)(\w+)\s+$")
#: How many words of the first name may be left out of the second: "the PNR and Firearms Directives".
_MOST_SHARED = 3
#: How far back an article is looked for.
_BACK = 16

Forms = tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """One name that is known: the forms of its words, the acts in common use under it, or what the document says."""

    forms: Forms
    acts: tuple[str, ...] = ()
    learned: LearnedName | None = None
    exact: str = ""  # a name of one word counts only as it is written


class KnownNames:
    """The names that are known in one document, by their first word, the longest first."""

    def __init__(self, learned: Sequence[LearnedName], cited: frozenset[str], code: str) -> None:
        """Know the names in common use and those that the document gives; `cited` are the acts it cites by number."""
        self.cited = cited
        self.code = code
        self._by_word: dict[str, list[Known]] = {word: list(names) for word, names in _catalogue(code).items()}
        for name in learned:
            forms = name_forms(name.name, code)
            is_shortened = forms[:1] == ("eu",) and len(forms) > len(("pnr", "directive"))
            for variant in {forms, forms[1:] if is_shortened else forms}:
                known = Known(forms=variant, learned=name, exact=name.name if len(variant) == 1 else "")
                self._by_word.setdefault(variant[0], []).append(known)
        for names in self._by_word.values():
            names.sort(key=lambda known: (-len(known.forms), known.learned is None))

    def has(self, form: str) -> bool:
        """Whether a known name begins with a word."""
        return form in self._by_word

    def at(self, forms: Forms, index: int, where: tuple[int, int]) -> list[Known]:
        """The known names that begin with a word, the longest first; of two meanings, the latest before a place."""
        found: list[Known] = []
        for known in self._by_word.get(forms[index], ()):
            if forms[index : index + len(known.forms)] != known.forms:
                continue
            if found and found[-1].forms == known.forms:
                found[-1] = _later(found[-1], known, where)
            else:
                found.append(known)
        return found

    def named(self, known: Known) -> NamedAct:
        """What a name says: an act of the document, else the acts in common use, those before all that it cites."""
        if name := known.learned:
            return NamedAct(
                acts=name.acts, type=name.type, origin=Origin.LEARNED, certainty=Certainty.READ, source=name.source
            )
        here = tuple(key for key in known.acts if key in self.cited)
        if len(known.acts) == 1:
            return NamedAct(acts=known.acts, origin=Origin.CATALOGUE, certainty=Certainty.READ)
        certainty = Certainty.INHERITED if len(here) == 1 else Certainty.GUESSED
        return NamedAct(acts=here or known.acts, origin=Origin.CATALOGUE, certainty=certainty)


def find_act_names(scan: Scan, names: KnownNames) -> None:
    """Add the acts that a block names, and those whose names are not known (they have no `acts`)."""
    forms = forms_of(scan.words, names.code)
    index = 0
    while index < len(forms):
        candidates = names.at(forms, index, (scan.block, scan.words[index][0])) if names.has(forms[index]) else []
        known = next((known for known in candidates if _stands_at(scan, index, known, names.code)), None)
        if known:
            run = scan.words[index : index + len(known.forms)]
            _add_first_of_two(scan, forms, index, known, names)
            scan.take(*_span(run), names.named(known))
        index += len(known.forms) if known else 1
    _add_unknown(scan, names.code)


def _stands_at(scan: Scan, index: int, known: Known, code: str) -> bool:
    """Whether words that nothing takes are a name: one word only as it is written, behind an article if not learned."""
    run = scan.words[index : index + len(known.forms)]
    start, end = _span(run)
    if not scan.is_free(start, end) or not is_one_name(scan.text, run):
        return False
    if not known.exact:
        return True
    before = _BEFORE.search(scan.text, max(0, start - _BACK), start)
    has_article = before is not None and before[1].lower() in act_words(code).articles
    is_marked = has_article or any(map(str.isdigit, known.exact))
    return scan.text[start:end] == known.exact and (is_marked or known.learned is not None)


def _span(run: Words) -> tuple[int, int]:
    return run[0][0], run[-1][0] + len(run[-1][1])


def _add_first_of_two(scan: Scan, forms: Forms, index: int, known: Known, names: KnownNames) -> None:
    """The name before "and" that leaves out the words it shares: "the 4th and 5th Anti-Money Laundering Directives"."""
    if index < len(("4th", "and")) or forms[index - 1] not in act_words(names.code).conjunctions:
        return
    for length, shared in product(range(1, _MOST_SHARED + 1), range(1, len(known.forms))):
        run = scan.words[max(0, index - 1 - length) : index - 1]
        joined = (*forms[max(0, index - 1 - length) : index - 1], *known.forms[shared:])
        found = next((known for known in names.at(joined, 0, (scan.block, run[0][0])) if known.forms == joined), None)
        if found and scan.is_free(*_span(run)):
            scan.take(*_span(run), names.named(found))
            return


def _add_unknown(scan: Scan, code: str) -> None:
    """A name that ends in the word for an act or begins with one and that nothing explains: an act, not known which."""
    words = act_words(code)
    for word in words.word.finditer(scan.text):
        kind = words.types[word.group().lower()]
        if kind == "other" or word.group().lower() in words.plurals or not scan.is_free(*word.span()):
            continue
        name = name_ending(scan.text, word, code)
        is_title = words.joints.match(scan.text, word.end()) is not None
        if (name and scan.is_free(name.start, name.end)) or is_title:
            start, end = (name.start, name.end) if name else word.span()
            scan.take(start, end, NamedAct(acts=(), type=kind, origin=Origin.CATALOGUE, certainty=Certainty.GUESSED))


def _later(first: Known, second: Known, where: tuple[int, int]) -> Known:
    """Of two meanings of one name, that which the document gave last before a place; else the first given."""
    if not second.learned:
        return first
    given = (second.learned.where.block, second.learned.where.start)
    return second if not first.learned or given <= where else first


@cache
def _catalogue(code: str) -> Mapping[str, tuple[Known, ...]]:
    """The names in common use by their first word. An acronym with a longer form ("PNR Directive") is no name alone."""
    names = {_BRACKETED.sub("", name) for name in common_names()}
    by_word: dict[str, list[Known]] = {}
    own = {own: name for name, listed in pack(code)["acts"]["names"].items() for own in listed}
    for name in sorted({*names, *own}):
        forms = name_forms(name, code)
        is_part = len(forms) == 1 and any(
            f"{name} {word}" in names for word in pack(code)["acts"]["words"]["directive"]
        )
        if acts := () if is_part else acts_named(own.get(name, name)):
            exact = name if len(forms) == 1 else ""
            by_word.setdefault(forms[0], []).append(Known(forms=forms, acts=acts, exact=exact))
    return {word: tuple(known) for word, known in by_word.items()}
