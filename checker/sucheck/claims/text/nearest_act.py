"""Which act "the Directive" means: the one its own mark or the nearest words before it speak of."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cache

from sucheck.claims.language import pack
from sucheck.claims.text.aliases import opening_acts
from sucheck.claims.text.mention import CitedAct, NamedAct, Origin, Span
from sucheck.claims.text.name_grammar import act_words
from sucheck.claims.text.phrases import alternatives
from sucheck.claims.text.scan import Scan
from sucheck.model import BlockKind, Certainty, Document, Mark

#: How many blocks back the act of a paragraph that names none may stand.
_FAR = 4
#: How many acts spoken of last a plural may mean.
_MOST = 24

Acts = tuple[str, ...]
#: By type of act: where in a block such acts are spoken of, and which.
Spoken = dict[str, list[tuple[int, Acts]]]


def add_nearest_acts(document: Document, scans: Sequence[Scan], code: str) -> None:
    """Add "the Directive" and "both Directives" wherever they stand, with the acts that they mean."""
    marks = {(mark.block, mark.at): mark for mark in document.marks}
    resolver = _Resolver(scans, {mark.note: mark for mark in document.marks if mark.note is not None})
    for scan in scans:
        for match in _generic(code).finditer(scan.text):
            if scan.is_free(match.start("word"), match.end()):
                mark = marks.get((scan.block, match.end()))
                named = _by_mark(scans, mark, code) or resolver.nearest(scan, match, code)
                scan.take(match.start(), match.end(), named)


def _by_mark(scans: Sequence[Scan], mark: Mark | None, code: str) -> NamedAct | None:
    """The act that the mark right behind "the Directive" gives."""
    note = mark.note if mark else None
    cited = opening_acts(scans[note], code) if note is not None else ()
    citations = [found.said.citation for found in cited if isinstance(found.said, CitedAct)]
    if note is None or not (citations and cited):
        return None
    return NamedAct(
        acts=tuple(citation.key for citation in citations),
        type=citations[0].type or "directive",
        origin=Origin.LEARNED,
        certainty=Certainty.READ,
        source=Span(block=note, start=cited[0].start, end=cited[0].end),
    )


class _Resolver:
    """Finds the act spoken of last: in the block, at the mark of a note, in the paragraphs before up to a heading."""

    def __init__(self, scans: Sequence[Scan], notes: dict[int, Mark]) -> None:
        self.scans = scans
        self.notes = notes
        self._spoken: dict[int, Spoken] = {}

    def nearest(self, scan: Scan, match: re.Match[str], code: str) -> NamedAct:
        """What a word for acts without a name of its own means; no `acts` where nothing before it tells."""
        words = act_words(code)
        kind = words.types.get(match["word"].lower(), "directive")
        is_plural = match["word"].lower() in words.plurals
        most = 2 if match["article"].lower() in words.both else None
        for spoken, certainty in self._places(scan, match.start(), kind):
            acts = _distinct(spoken)[-most:] if most else _distinct(spoken)
            if is_plural and len(acts) > 1:
                return NamedAct(acts=acts, type=kind, origin=Origin.NEAREST, certainty=certainty)
            if not is_plural and spoken:
                return NamedAct(acts=spoken[-1], type=kind, origin=Origin.NEAREST, certainty=certainty)
        return NamedAct(acts=(), type=kind, origin=Origin.NEAREST, certainty=Certainty.GUESSED)

    def _places(self, scan: Scan, at: int, kind: str) -> Iterator[tuple[list[Acts], Certainty]]:
        """The acts before a place, in the order in which the places count."""
        yield self._before(scan.block, at, kind), Certainty.INHERITED
        mark = self.notes.get(scan.block)
        if mark:
            yield self._before(mark.block, mark.at, kind), Certainty.INHERITED
        block = mark.block if mark else scan.block
        for _ in range(_FAR):
            if self.scans[block].kind is BlockKind.HEADING:
                return
            block = next((n for n in range(block - 1, -1, -1) if self.scans[n].kind is not BlockKind.NOTE), -1)
            if block < 0:
                return
            yield self._before(block, len(self.scans[block].text), kind), Certainty.GUESSED

    def _before(self, block: int, at: int, kind: str) -> list[Acts]:
        if block not in self._spoken:
            self._spoken[block] = _spoken_in(self.scans[block])
        spoken = self._spoken[block].get(kind, [])
        end = bisect_left(spoken, at, key=lambda place: place[0])
        return [acts for _, acts in spoken[max(0, end - _MOST) : end]]


def _spoken_in(scan: Scan) -> Spoken:
    spoken: Spoken = {}
    for found in sorted(scan.found, key=lambda found: found.start):
        said = found.said
        if isinstance(said, CitedAct) and not said.is_inner:
            spoken.setdefault(said.citation.type or "directive", []).append((found.start, (said.citation.key,)))
        if isinstance(said, NamedAct) and said.acts and said.origin is not Origin.NEAREST:
            spoken.setdefault(said.type, []).append((found.start, said.acts))
    return spoken


def _distinct(spoken: Sequence[Acts]) -> Acts:
    """All acts, each where it was spoken of last."""
    latest = dict.fromkeys(act for acts in reversed(spoken) for act in reversed(acts))
    return tuple(reversed(latest))


@cache
def _generic(code: str) -> re.Pattern[str]:
    """The word for an act behind an article; in small letters only a directive is one, "the decision" is anything."""
    words, grammar = pack(code)["acts"]["words"], pack(code)["acts"]["grammar"]
    nouns = [word for kind, forms in words.items() if kind != "other" for word in forms]
    nouns += [word.lower() for word in words["directive"]]
    articles = alternatives([*grammar["articles"], *grammar["plural_articles"], *grammar["both"]])
    return re.compile(rf"(?<![\w-])(?P<article>(?i:{articles}))\s+(?P<word>{alternatives(nouns)})(?![\w-])")
