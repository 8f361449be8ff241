"""Why procedures run: the ground that the words around a step give."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from sucheck.claims.text.cues import Cue
from sucheck.claims.text.status import DOING, TELLING, Status, held_incomplete


def with_ground(status: Status, cues: Sequence[Cue]) -> Status:
    """The status of a step with the ground that the cues around it give, if they do."""
    ground, deciding = ground_of(cues)
    return replace(status, ground=ground, cues=_ordered([*status.cues, *deciding])) if ground else status


def ground_of(cues: Sequence[Cue]) -> tuple[str | None, tuple[Cue, ...]]:
    """Why procedures run: non-communication, non-conformity or bad application; and the cues that say so."""
    named = next((cue for cue in cues if cue.names_ground), None)
    if named:
        return named.value, (named,)
    for index, cue in enumerate(cues):
        is_denied = cue.kind == "not"
        following = cues[index + 1 : index + 4]
        verb = next((other for other in following if other.says("verb", *TELLING, *DOING, "finish", "comply")), None)
        wrong = next((other for other in following if other.says("degree", "right")), None)
        if is_denied and wrong:
            return _badly(verb), (cue, wrong)
        if is_denied and verb and held_incomplete(cues) == "incomplete":
            return None, ()
        if is_denied and verb and verb.says("verb", *TELLING, "finish"):
            return "non_communication", (cue, verb)
        if is_denied and verb:
            return ("non_conformity" if verb.value == "comply" else "bad_application"), (cue, verb)
        if cue.says("degree", "wrong") and verb:
            return _badly(verb), (cue, verb)
    return None, ()


def _badly(verb: Cue | None) -> str:
    return "bad_application" if verb and verb.value in DOING else "non_conformity"


def _ordered(cues: Iterable[Cue]) -> tuple[Cue, ...]:
    return tuple(sorted(set(cues), key=lambda cue: cue.start))
