"""Lists of States whose names stand in bullets of their own: one list, from the first bullet to the last."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from sucheck.claims.text.mention import Role, Stands, States
from sucheck.claims.text.scan import Found, Scan
from sucheck.model import BlockKind, Document

#: What may stand in a bullet beside names: signs, and a short word such as "and" before the last of them.
_REST = re.compile(r"[\s,;.:\u2022-]*(?:\w{1,3}[\s,;.]*)?")


def join_bullets(scans: Sequence[Scan], document: Document) -> None:
    """Make one list of the bullets that follow one another and hold nothing but names of States."""
    run: list[tuple[Scan, Found, States]] = []
    for scan in scans:
        held = _only_states(scan)
        if held is None:
            _join(run, document)
            run = []
        else:
            run.append((scan, *held))
    _join(run, document)


def _only_states(scan: Scan) -> tuple[Found, States] | None:
    """The list of a bullet that holds nothing else."""
    if scan.kind is not BlockKind.BULLET or len(scan.found) != 1:
        return None
    found = scan.found[0]
    is_whole = _REST.fullmatch(scan.text, 0, found.start) and _REST.fullmatch(scan.text, found.end)
    return (found, found.said) if isinstance(found.said, States) and is_whole else None


def _join(run: Sequence[tuple[Scan, Found, States]], document: Document) -> None:
    """Leave the joined list with the first bullet, and nothing with the others."""
    if not run:
        return
    scan, first, said = run[0]
    listed = replace(
        said.listed,
        members=tuple(member for _, _, states in run for member in states.listed.members),
        closed=all(states.listed.closed for _, _, states in run),
        more=sum(states.listed.more for _, _, states in run),
        place=document.place(scan.block, first.start, first.end),
    )
    joined = States(
        listed=listed,
        spans=tuple(span for _, _, states in run for span in states.spans),
        stands=Stands.BULLETS,
        role=Role.STATES,
        opener=said.opener,
        cases=tuple(cases for _, _, states in run for cases in states.cases or ((),) * len(states.spans))
        if any(states.cases for _, _, states in run)
        else (),
    )
    for other, _, _ in run:
        other.found.clear()
    scan.found.append(Found(start=first.start, end=first.end, said=joined))
