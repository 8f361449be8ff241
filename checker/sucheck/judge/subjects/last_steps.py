"""The last step of the procedures against each State under each act, as the workbook has it."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pandas as pd

from sucheck.judge.facts import Facts
from sucheck.model import Dossier
from sucheck.model.frames import NEVER
from sucheck.model.vocabulary import is_step


def steps_on_record(frame: pd.DataFrame, facts: Facts, dossier: Dossier) -> dict[str, np.ndarray]:
    """The last step on record for each State under each act; unknown where only a claim names one."""
    length = len(frame)
    kept = np.full(length, "yes" if facts.keeps_procedures else "no", dtype=object)
    step = np.full(length, "none" if facts.keeps_procedures else None, dtype=object)
    on = np.full(length, NEVER)
    last = dict(_last_steps(dossier))
    unread, claimed = _with_unread_steps(dossier), _with_claimed_steps(dossier)
    for position, key in enumerate(zip(frame["act"], frame["state"], strict=True)):
        if key in last:
            step[position], on[position] = last[key]
        elif key[0] in unread or key in claimed:
            step[position] = None
    return {"procedures_kept": kept, "step": step, "step_on": on}


def _last_steps(dossier: Dossier) -> Iterator[tuple[tuple[str, str], tuple[str, np.datetime64]]]:
    for table in dossier.shaped.of("Procedures"):
        frame = table.frame.assign(_order=range(len(table.frame)))
        if frame["ground"].notna().any():
            frame = frame[frame["ground"].isna() | (frame["ground"] == "non_communication")]
        ordered = frame.sort_values(["decided_on", "_order"], na_position="first", kind="stable")
        for act, state, step, day in zip(*(ordered[n] for n in ("act", "state", "step", "decided_on")), strict=True):
            if isinstance(act, str) and isinstance(state, str) and isinstance(step, str):
                yield (act, state), (step, np.datetime64(day, "s") if not pd.isna(day) else NEVER)


def _with_unread_steps(dossier: Dossier) -> frozenset[str]:
    """The acts on which Procedures has a row of which the State or the step cannot be read."""
    tables = [table.frame for table in dossier.shaped.of("Procedures")]
    return frozenset(
        act
        for frame in tables
        for act in frame["act"][frame["state"].isna() | frame["step"].isna()].unique()
        if isinstance(act, str)
    )


def _with_claimed_steps(dossier: Dossier) -> frozenset[tuple[str, str]]:
    """The acts and States of which a claim lists a step: the sheet Procedures need not repeat it."""
    return frozenset(
        (act, state)
        for claim in dossier.claims
        if is_step(claim.about)
        for listing in (claim.listed, claim.noted)
        if listing and not listing.complement
        for act in claim.acts
        for state in listing.states
    )
