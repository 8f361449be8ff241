"""What cues say together: a transposition state, or a step with its ground."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise

from sucheck.claims.text.cues import Cue
from sucheck.frozen import dataclass

#: Verbs of telling and enacting against verbs of doing: notified is declared, implemented is applied.
TELLING = ("notify", "transpose", "adopt")
DOING = ("implement", "apply", "enforce")
_NOTICES = ("formal_notice", "additional_formal_notice", "reasoned_opinion", "additional_reasoned_opinion", "eu_pilot")


@dataclass(frozen=True, slots=True, kw_only=True)
class Status:
    """What is said of some States: `about` as in a claim, with its ground, its basis, its tense and its cues.

    Beside the words of a claim's `about` there are `not_conform` and `not_applied`, which no list of States in a
    workbook has: what a text holds against them.
    """

    about: str
    ground: str | None = None
    basis: str = "declared"
    tense: str = "current"
    cues: tuple[Cue, ...] = ()
    is_certain: bool = True


def transposition(cues: Sequence[Cue]) -> Status | None:
    """The transposition state that the cues of a predicate say; None where they do not say one."""
    verbs = [cue for cue in cues if cue.says("verb", *TELLING, *DOING, "comply", "finish")]
    verb = next((cue for cue in verbs if not cue.gives_way), verbs[0] if verbs else None)
    degrees = [cue for cue in cues if cue.kind == "degree"]
    if any(cue.kind == "step" or cue.names_ground for cue in cues) or (verb is None and not degrees):
        return None
    tells = [cue for cue in cues if cue.kind in {"not", "degree"} or cue.says("event", "receive")]
    if verb is not None and not tells and all(cue.is_noun for cue in cues if cue.kind == "verb"):
        return None
    about = held_incomplete(cues) or _said(cues, verb, degrees)
    if not about:
        return None
    deciding = tuple(cue for cue in cues if cue.kind in {"not", "verb", "degree", "view"})
    basis = "assessed" if set(about.split("+")) & {"conform", "not_conform"} or about == "incomplete" else "declared"
    return Status(
        about=about, basis=basis, tense=tense_of(cues), cues=deciding, is_certain=not _tells_no_degree(about, deciding)
    )  # fmt: skip


def _tells_no_degree(about: str, cues: Sequence[Cue]) -> bool:
    """Whether measures are notified and nobody says whether they are all of them: "communicated measures"."""
    said = sorted((cue.kind, cue.value) for cue in cues)
    return about == "full" and said == [("verb", "measures"), ("verb", "notify")]


def held_incomplete(cues: Sequence[Cue]) -> str:
    """Full as declared, and not held complete by somebody else."""
    view = next((index for index, cue in enumerate(cues) if cue.kind == "view"), None)
    if view is None:
        return ""
    around = [*cues[max(0, view - 1) : view], *cues[view + 1 :]]
    for index, cue in enumerate(around):
        is_denied = any(before.kind == "not" for before in around[:index])
        if cue.says("degree", "incomplete") or (cue.says("degree", "full") and is_denied):
            return "incomplete"
        if cue.says("degree", "wrong") or (cue.says("degree", "right") and is_denied):
            return "not_conform"
    return ""


def _said(cues: Sequence[Cue], verb: Cue | None, degrees: Sequence[Cue]) -> str:
    degree = {cue.value for cue in degrees}
    if verb is None:
        return "not_full" if degree == {"incomplete"} else ""
    denial = next((cue for cue in cues if cue.kind == "not"), None)
    if denial and (denial.start < verb.start or (denial.value == "nothing" and "full" not in degree)):
        return _denied(cues, verb, degree)
    return _affirmed(cues, verb, degree, denial)


def _denied(cues: Sequence[Cue], verb: Cue, degree: set[str]) -> str:
    """Negation before the verb."""
    if verb.value == "finish":
        return "partial+incomplete" if any(cue.says("verb", "notify", "transpose") for cue in cues) else ""
    if verb.value in DOING:
        return "not_applied"
    if verb.value == "comply" or degree & {"right"}:
        return "not_conform"
    if degree & {"partial", "wrong", "incomplete"}:
        return ""
    if "full" in degree:
        return "not_full"
    if verb.value == "adopt":
        return "none" if any(cue.says("verb", "measures", "transpose") for cue in cues) else ""
    return "not_full" if verb.value == "transpose" and "any" not in degree else "none"


def _affirmed(cues: Sequence[Cue], verb: Cue, degree: set[str], denial: Cue | None) -> str:
    """No negation before the verb; one behind it takes the degree back: "notified, but not fully"."""
    if denial:
        takes_back = any(cue.says("degree", "full") and cue.start > denial.start for cue in cues)
        return "partial+incomplete" if takes_back and verb.value in TELLING else ""
    if verb.value in DOING:
        return "" if degree & {"partial", "incomplete"} else "not_applied" if "wrong" in degree else "applied"
    if verb.value == "comply":
        return "conform"
    has_object = any(cue.says("verb", "measures", "transpose", "notify") for cue in cues if cue is not verb)
    if verb.value in {"adopt", "finish"} and not has_object:
        return ""
    if "partial" in degree:
        return "partial"
    if "wrong" in degree:
        return "not_conform"
    if "incomplete" in degree:
        return "partial+incomplete" if verb.value == "notify" and not verb.is_noun else "not_full"
    return "conform" if "right" in degree else "full"


def binding_of(before: Sequence[Cue], after: Sequence[Cue], *, is_object: bool) -> Status | None:
    """Whether an act binds some States: they take part, or it applies to them. `not_bound` where it does not."""
    cues = before if is_object else after
    said = [cue for cue in cues if cue.kind == "bound"]
    if not said or any(cue.kind == "step" for cue in cues):
        return None
    first = said[0]
    denied = first.value == "unbound" or any(cue.kind == "not" and cue.start < first.start for cue in cues)
    if any(cue.says("verb", "notify", "transpose") for cue in cues if cue.start < first.start):
        return None
    return Status(
        about="not_bound" if denied else "bound", cues=tuple(cue for cue in cues if cue.kind in {"not", "bound"})
    )


def step(before: Sequence[Cue], after: Sequence[Cue]) -> Status | None:
    """The step of a procedure that the cues before and behind some States say; None where they do not say one."""
    about, cues = _step_of(before, after)
    if not about or is_denied([*before, *after]):
        return None
    return Status(about=about, tense=tense_of([*before, *after]), cues=cues)


def is_denied(cues: Sequence[Cue]) -> bool:
    """Whether a step is said not to have been taken: a negation right before it, or before what is done with it."""
    told = [cue for cue in cues if cue.kind in {"not", "verb", "step", "event"}]
    return any(first.kind == "not" and second.kind in {"step", "event"} for first, second in pairwise(told))


def _step_of(before: Sequence[Cue], after: Sequence[Cue]) -> tuple[str, tuple[Cue, ...]]:
    whole = [*before, *after]
    named = [cue for cue in before if cue.kind == "step"] or [cue for cue in after if cue.kind == "step"]
    refers = [cue for cue in whole if cue.says("event", "refer")]
    if refers and any(cue.says("step", "court") for cue in whole):
        court = next(cue for cue in whole if cue.says("step", "court"))
        last = named[-1] if named and named[-1] in before else None
        if last is None or last.start < refers[-1].start or last is court:
            return "referral", (refers[-1], court)
    last = (
        next((cue for cue in reversed(named) if not cue.says("step", "court")), None)
        if named[:1] and named[0] in before
        else next((cue for cue in named if not cue.says("step", "court")), None)
    )
    if last is None:
        return "", ()
    if last.value in {*_NOTICES, "referral", "judgment", "withdrawn"}:
        return last.value, (last,)
    return _procedure(last, [cue for cue in whole if cue.kind == "event"], whole)


def _procedure(last: Cue, events: Sequence[Cue], whole: Sequence[Cue]) -> tuple[str, tuple[Cue, ...]]:
    """What became of a procedure: closed, launched, or still open."""
    for value, about in (
        ("close", "closed"),
        ("launch", "formal_notice"),
        ("keep", "open"),
        ("refer", "formal_notice"),
    ):
        found = next((cue for cue in events if cue.value == value), None)
        if found:
            return about, tuple(sorted((last, found), key=lambda cue: cue.start))
    return ("open", (last,)) if any(cue.says("event", "receive") for cue in whole) else ("", ())


def tense_of(cues: Iterable[Cue]) -> str:
    """Whether it is past, current or still to come."""
    said = {cue.value for cue in cues if cue.kind == "tense"}
    return "target" if said & {"target", "doubt"} else "past" if "past" in said else "current"
