"""What there is to say of waivers that hide nothing, and of what a baseline holds in vain."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence

from sucheck.accept.baseline import Baseline
from sucheck.accept.matching import is_of_rule, speaks_of
from sucheck.accept.ran import Ran
from sucheck.model import Waiver

_LINES_SHOWN = 5


def on_waivers(waivers: Sequence[Waiver], uses: Sequence[int], today: dt.date | None, ran: Ran) -> tuple[str, ...]:
    """One line for each waiver that has expired or that no finding fits, with where it stands.

    Args:
        waivers: all of them.
        uses: how many findings each one fits, expired or not.
        today: the day of the run, None where it is not known.
        ran: what the run looked at: nothing is said of waivers for a rule, a file or an act that was no part of it.
    """
    return tuple(_on_waivers(waivers, uses, today, ran))


def _on_waivers(waivers: Sequence[Waiver], uses: Sequence[int], today: dt.date | None, ran: Ran) -> Iterator[str]:
    for waiver, number in zip(waivers, uses, strict=True):
        if not _was_looked_at(waiver, ran):
            continue
        where = f"{waiver.source}: the waiver of {gist(waiver)}"
        if waiver.until and today is None:
            yield f"{where} holds until {waiver.until}, and the day of this run is not known: it hides nothing"
        elif waiver.until and today and waiver.until < today:
            told = f"the {number} findings that fit it" if number > 1 else "the finding that fits it"
            hides = f" and no longer hides {told}" if number else ", and no finding fits it; remove it"
            yield f"{where} expired on {waiver.until}{hides}"
        elif not number:
            yield f"{where} fits no finding; remove it, or correct what it names"


def on_baseline(baseline: Baseline, left: Mapping[str, int], ran: Ran) -> tuple[str, ...]:
    """One line on the entries of a baseline that no finding needs; `left` says how many each fingerprint has left."""
    idle = [entry for entry in baseline.entries if left[entry.fingerprint] and entry.rule in ran.rules]
    if not idle:
        return ()
    number = sum(left[entry.fingerprint] for entry in idle)
    lines = ", ".join(str(entry.line) for entry in idle[:_LINES_SHOWN]) + (" …" if len(idle) > _LINES_SHOWN else "")
    where = f"line{'s' if len(idle) > 1 else ''} {lines}"
    what = "findings that it holds were" if number > 1 else "finding that it holds was"
    out = f"'sucheck baseline --update' takes {'them' if number > 1 else 'it'} out"
    return (f"{baseline.source}: {number} {what} not met, or waived ({where}); {out}",)


def gist(waiver: Waiver) -> str:
    """What a waiver is for, in a few words: `CL01 (2016/681, EL, FI)`."""
    named = (waiver.act, *waiver.states, waiver.subject, waiver.fingerprint, waiver.file)
    return f"{waiver.rule} ({', '.join(word for word in named if word)})"


def _was_looked_at(waiver: Waiver, ran: Ran) -> bool:
    """Whether a finding could have come of it: its rule ran, its file is an input, an input speaks of its act."""
    return (
        any(is_of_rule(waiver, rule, name) for rule, name in ran.rules.items())
        and any(speaks_of(waiver, number, path) for number, path in enumerate(ran.inputs))
        and (waiver.act is None or waiver.act in ran.acts)
    )
