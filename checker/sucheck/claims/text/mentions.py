"""The mentions of a document, from its blocks and the words of its language."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sucheck.claims.language import Language
from sucheck.claims.text.act_names import KnownNames, find_act_names
from sucheck.claims.text.acts_in_text import find_acts, join_dates
from sucheck.claims.text.aliases import learn_names
from sucheck.claims.text.amounts import find_amounts, find_ordinals
from sucheck.claims.text.bullet_lists import join_bullets
from sucheck.claims.text.counts import find_counts
from sucheck.claims.text.dates_in_text import find_dates
from sucheck.claims.text.definitions import find_definitions
from sucheck.claims.text.mention import CitedAct, LearnedName, Mention, Mentions, Noted, Sentence
from sucheck.claims.text.nearest_act import add_nearest_acts
from sucheck.claims.text.scan import Found, Scan
from sucheck.claims.text.sentences import sentence_at, split_sentences
from sucheck.claims.text.state_lists import find_states
from sucheck.claims.text.topics import find_topics
from sucheck.model import Document

__all__ = ["read_mentions"]


def read_mentions(document: Document, words: Language) -> Mentions:
    """Everything that a document mentions, in reading order, with its sentences, learned names and definitions.

    Reads each block in time linear in its length; what the mentions mean for one another is left to the grammar.
    """
    scans = [Scan(block=index, kind=block.kind, text=block.text) for index, block in enumerate(document.blocks)]
    sentences = split_sentences(scans, words.code)
    names = _find_all_acts(document, scans, words.code)
    for scan in scans:
        find_dates(scan, words.code)
        join_dates(scan, words.code)
        find_amounts(scan, words)
        find_states(scan, document, sentences, words)
        find_counts(scan, sentences, words)
        find_ordinals(scan, words)
    join_bullets(scans, document)
    return Mentions(
        sentences=sentences,
        mentions=tuple(_mentions(document, scans, sentences)),
        names=names,
        definitions=tuple(find_definitions(scans, sentences, words.code)),
    )


def _find_all_acts(document: Document, scans: Sequence[Scan], code: str) -> tuple[LearnedName, ...]:
    """Add the acts by number, by name and as "the Directive"; the names that the document gives."""
    for scan in scans:
        find_acts(scan, code)
    learned = learn_names(document, scans, code)
    cited = {found.said.citation.key for scan in scans for found in scan.found if isinstance(found.said, CitedAct)}
    known = KnownNames(learned, frozenset(cited), code)
    for scan in scans:
        find_act_names(scan, known)
        find_topics(scan, frozenset(cited), code)
    add_nearest_acts(document, scans, code)
    return learned


def _mentions(document: Document, scans: Sequence[Scan], sentences: Sequence[Sentence]) -> Iterator[Mention]:
    marks: dict[int, list[Found]] = {}
    for mark in document.marks:
        noted = Found(start=mark.at, end=mark.at, said=Noted(number=mark.number, note=mark.note))
        marks.setdefault(mark.block, []).append(noted)
    for scan in scans:
        for found in sorted([*scan.found, *marks.get(scan.block, [])], key=lambda found: (found.start, found.end)):
            before = max(found.start - 1, 0) if isinstance(found.said, Noted) else found.start
            yield Mention(
                block=scan.block,
                start=found.start,
                end=found.end,
                sentence=sentence_at(sentences, scan.block, before),
                words=scan.text[found.start : found.end],
                said=found.said,
                aside=scan.aside(found.start, found.end),
            )
