"""Totals and their parts: a sum of money or a count, and the amounts that the words behind it split it into."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sucheck.claims.text.cues import phrase_list
from sucheck.claims.text.mention import Count, Mention, Money, Noted
from sucheck.claims.text.passage import Passage
from sucheck.claims.text.reading import Reading
from sucheck.frozen import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Sum:
    """A total with its parts, each with its sentence; and the words that say that they are parts."""

    passage: Passage
    total: Mention
    parts: tuple[Mention, ...]
    cue: tuple[Passage, int, int]


def sums_in(reading: Reading, passage: Passage) -> Iterator[Sum]:
    """The totals of a sentence whose parts stand behind them, behind "in total", or in the note that they mark."""
    amounts = [mention for mention in passage.own if amount_of(mention)]
    for index, total in enumerate(amounts):
        same = [each for each in amounts if each is not total and _is_one_kind(total, each)]
        behind = [each for each in same if each.start > total.end]
        split = _split(passage, total.end, behind[0].start) if behind else None
        if split and len(behind) > 1:
            yield Sum(passage=passage, total=total, parts=tuple(behind), cue=(passage, *split))
            return
        before = [each for each in same if each.end <= total.start]
        joined = _joined(passage, total) if len(before) > 1 and index == len(amounts) - 1 else None
        if joined:
            yield Sum(passage=passage, total=total, parts=tuple(before), cue=(passage, *joined))
            return
        yield from _in_note(reading, passage, total)


def amount_of(mention: Mention) -> tuple[int, str] | None:
    """An exact amount and its unit: of money, or of things that are no States."""
    said = mention.said
    if isinstance(said, Money) and said.op == "=":
        return said.value, said.currency
    if isinstance(said, Count) and said.value is not None and said.op == "=" and said.unit != "member_states":
        return said.value, said.unit or said.noun
    return None


def _is_one_kind(total: Mention, part: Mention) -> bool:
    """Whether they count the same: one currency, or a figure whose noun is left out behind the noun."""
    if isinstance(total.said, Money) or isinstance(part.said, Money):
        return (
            isinstance(total.said, Money) and isinstance(part.said, Money) and total.said.currency == part.said.currency
        )
    first, second = total.said, part.said
    return (
        isinstance(first, Count)
        and isinstance(second, Count)
        and bool(first.noun)
        and first.unit == second.unit
        and (second.is_bare or second.noun == first.noun)
    )


def _in_note(reading: Reading, passage: Passage, total: Mention) -> Iterator[Sum]:
    """The parts in the note that is marked behind a total, where its words say that it is split."""
    for mark in passage.own:
        said = mark.said
        if not isinstance(said, Noted) or said.note is None or mark.start < total.end:
            continue
        if any(_is_one_kind(total, other) and total.end < other.start < mark.start for other in passage.own):
            return
        for other in reading.finder.by_block.get(said.note, ()):
            parts = [mention for mention in other.own if amount_of(mention) and _is_one_kind(total, mention)]
            split = _split(other, other.sentence.start, parts[0].start) if len(parts) > 1 else None
            if split:
                yield Sum(passage=passage, total=total, parts=tuple(parts), cue=(other, *split))
                return


def _split(passage: Passage, start: int, end: int) -> tuple[int, int] | None:
    """The words between a total and the first part that say that it is split."""
    hit = next(phrase_list("sums", "split", passage.words.code).find(passage.text, start, end), None)
    if hit:
        return hit.start, hit.end
    between = passage.text[start:end].strip()
    return (start, end) if between in {":", "("} else None


def _joined(passage: Passage, total: Mention) -> tuple[int, int] | None:
    """The words right before a total that say that it adds up what stands before: "in total", "altogether"."""
    hits: Sequence[tuple[int, int]] = [
        (hit.start, hit.end)
        for hit in phrase_list("sums", "total", passage.words.code).find(
            passage.text, passage.sentence.start, total.start
        )
        if not passage.text[hit.end : total.start].strip(" ,:=")
    ]
    return hits[-1] if hits else None
