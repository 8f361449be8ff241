"""Which status a sentence gives to a count or a list of States in it: what is before it, what behind, what decides."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from sucheck.claims.text.acts_meant import passage_groups
from sucheck.claims.text.cues import Cue, is_verb_last, phrase_list
from sucheck.claims.text.grounds import ground_of, with_ground
from sucheck.claims.text.mention import Count, Mention
from sucheck.claims.text.passage import Clause, Passage
from sucheck.claims.text.scope import is_among_some, is_doubted, is_inverted, is_of_part, is_report_denied, leaves_out
from sucheck.claims.text.status import Status, binding_of, step, tense_of, transposition
from sucheck.claims.text.subjects import CASE_UNITS, STEP_UNITS
from sucheck.claims.text.surroundings import (
    cues_before,
    cues_behind,
    is_governed,
    is_object,
    is_plain,
    lead_of,
    opens_relative,
)
from sucheck.model.vocabulary import expand


def status_of(passage: Passage, subject: Mention) -> Status | None:
    """What the sentence says of a count or a list of States; None where its words are not understood."""
    if leaves_out(passage, subject) or is_among_some(passage, subject):
        return None
    found = _status_of(passage, subject)
    if found and expand(found.about) and (is_of_part(passage, found.cues) or is_doubted(passage, found.cues)):
        return None
    return found


def _status_of(passage: Passage, subject: Mention) -> Status | None:
    clause = passage.clause_at(subject.start)
    if any(phrase_list("joints", "respectively", passage.words.code).find(passage.text, clause.start, clause.end)):
        return None
    before, after = cues_before(passage, subject, clause), cues_behind(passage, subject, clause)
    said = subject.said
    if isinstance(said, Count) and said.unit in {*STEP_UNITS, *CASE_UNITS}:
        return _of_steps(passage, subject, before, after)
    is_open = any(cue.says("tense", "doubt") for cue in before) or is_report_denied(passage, subject, before)
    if is_open or is_inverted(passage, subject, before):
        return None
    object_of = is_object(passage, subject)
    denial = _denied_before(passage, subject, before)
    if denial and isinstance(said, Count) and said.quantifier == "all":
        return None  # "not all Member States": nobody knows how many
    after = (*denial, *after)
    ruling = _of_ruling(passage, subject, before, after)
    if ruling:
        return ruling
    bound = binding_of(before, after, is_object=object_of)
    if bound:
        return bound
    noun = said.noun if isinstance(said, Count) and said.of is None else ""
    if noun and any(phrase_list("subjects", "bound", passage.words.code).find(noun, 0, len(noun))):
        found = (
            _as_object(passage, subject, before, after) if object_of else _as_subject(passage, subject, before, after)
        )
        return found or Status(about="bound")
    found = _as_object(passage, subject, before, after) if object_of else _as_subject(passage, subject, before, after)
    return _seen_by_others(passage, subject, clause, found) if found else None


def _of_ruling(passage: Passage, subject: Mention, before: Sequence[Cue], after: Sequence[Cue]) -> Status | None:
    """What a court found of some States: "the Court held that A had failed to transpose"."""
    last = before[-1] if before and before[-1].says("step", "judgment") else None
    if last is None or passage.text[last.end : lead_of(subject)].strip():
        return None
    return with_ground(Status(about="judgment", cues=(last,)), after) if ground_of(after)[0] else None


def _denied_before(passage: Passage, subject: Mention, before: Sequence[Cue]) -> tuple[Cue, ...]:
    """The negation right before some States: "neither A nor B has …"."""
    last = before[-1] if before and before[-1].kind == "not" else None
    return (last,) if last and not passage.text[last.end : lead_of(subject)].strip() else ()


def _of_steps(passage: Passage, subject: Mention, before: Sequence[Cue], after: Sequence[Cue]) -> Status | None:
    """What is counted are steps: letters, procedures. Their noun says which, the words around what became of it."""
    own = passage.cues_between(subject.start, subject.end, subject.aside)
    said = subject.said
    noun = next((cue for cue in own if cue.kind == "step"), None)
    if noun is None:  # "opened 529 infringement cases and closed 631 cases"
        noun = next((cue for cue in passage.cues if cue.says("step", "procedure")), None)
    if noun is None and isinstance(said, Count) and said.unit in CASE_UNITS and _is_of_commission(passage):
        noun = Cue("step", "procedure", subject.start, subject.end)  # "closed 17 cases under Directive …"
    if noun is None or not isinstance(said, Count):
        return None
    own_events = [cue for cue in after if cue.kind == "event" or cue.says("step", "court")] if said.is_bare else []
    events = own_events or [cue for cue in (*before, *after) if cue.kind != "step" or cue.value == "court"]
    found = (
        step([noun], events)
        if said.unit in CASE_UNITS
        else Status(about=noun.value, tense=tense_of(events), cues=(noun,))
    )
    return with_ground(found, (*before, *after)) if found else None


def _is_of_commission(passage: Passage) -> bool:
    """Whether it is the Commission that does something with cases, under an act that the sentence names."""
    commission = phrase_list("subjects", "commission", passage.words.code)
    return bool(passage_groups(passage)) and any(commission.find(passage.text, *passage.bounds))


def _as_object(passage: Passage, subject: Mention, before: Sequence[Cue], after: Sequence[Cue]) -> Status | None:
    """Something is done to the States: opinions are sent to them; or by them: measures were notified by them."""
    found = step(before, after)
    if found:
        clause = passage.clause_at(subject.start)
        return with_ground(found, (*before, *after, *_reasons(passage, clause)))
    leads = next((index for index, cue in enumerate(after) if cue.says("ground", "reason")), len(after))
    after = after[:leads]
    near = after if is_plain(passage, subject, after) or any(cue.kind == "degree" for cue in after) else ()
    if any(cue.kind == "verb" for cue in near):  # "for five States the notified measures are incomplete"
        readings = (near, (*before, *near))
        first, second = reversed(readings) if is_verb_last(passage.words.code) else readings
        return transposition(first) or transposition(second)
    if not near and not is_governed(passage, subject, before):
        return None
    return transposition((*before, *near)) or transposition(before)


def _as_subject(passage: Passage, subject: Mention, before: Sequence[Cue], after: Sequence[Cue]) -> Status | None:
    """The States do something, or receive something."""
    steps = [cue for cue in after if cue.kind == "step"]
    if steps and is_plain(passage, subject, after):
        return _of_receivers(passage, subject, after, steps)
    if not steps and is_plain(passage, subject, after):
        return transposition((*_fronted(passage, before), *after))
    has_colon = passage.text[passage.sentence.start : lead_of(subject)].rstrip().endswith(":")
    return (step(before, ()) or transposition(before)) if has_colon else None


def _fronted(passage: Passage, before: Sequence[Cue]) -> Sequence[Cue]:
    """What stands before the States of the verb behind them: "Die vollständige Umsetzung haben 24 … mitgeteilt"."""
    is_object = is_verb_last(passage.words.code) and all(
        cue.gives_way or cue.kind in {"degree", "not"} for cue in before
    )
    return before if is_object else ()


def _of_receivers(passage: Passage, subject: Mention, after: Sequence[Cue], steps: Sequence[Cue]) -> Status | None:
    """The States receive something: "were sent an opinion"; or they then do something: "who got one have notified"."""
    verb = next((cue for cue in after if cue.says("verb", "notify", "transpose", "adopt", "implement", "apply")), None)
    reason = next((cue for cue in after if cue.says("ground", "reason")), None)
    is_relative = opens_relative(passage, subject)
    if is_relative and verb and verb.start > steps[0].start and reason is None:
        return transposition([cue for cue in after if cue.start > steps[-1].start])
    is_late = verb is None or verb.start > steps[0].start or (reason is not None and reason.start < verb.start)
    denied = [cue for cue in after if cue.kind == "not" and cue.start < steps[0].start]
    if not (is_late or is_relative) or (denied and not is_relative):
        return None
    if not any(cue.kind == "event" for cue in after):
        return None
    found = step((), [cue for cue in after if cue not in denied])
    reasons = _reasons(passage, passage.clause_at(subject.start))
    return with_ground(found, (*after, *reasons)) if found else None


def _seen_by_others(passage: Passage, subject: Mention, clause: Clause, found: Status) -> Status:
    """The status as the main clause corrects it: "Although A declared …, the Commission considers it incomplete"."""
    if clause.kind != "concession" or found.about not in {"full", "conform"}:
        return found
    position = passage.clauses.index(clause)
    for later in passage.clauses[position + 1 :]:
        cues = passage.cues_between(later.start, later.end, subject.aside)
        views = [cue for cue in cues if cue.kind == "view"]
        corrected = transposition(cues) if views else None
        if corrected and corrected.about in {"incomplete", "not_conform"}:
            return replace(corrected, cues=(*found.cues, *corrected.cues))
    return found


def _reasons(passage: Passage, clause: Clause) -> tuple[Cue, ...]:
    """The cues of the clause of reason right behind this one."""
    position = passage.clauses.index(clause) + 1
    following = passage.clauses[position : position + 1]
    return tuple(
        cue for later in following if later.kind == "reason" for cue in passage.cues_between(later.start, later.end)
    )


def reason_status(passage: Passage, subject: Mention) -> Status | None:
    """What the clause of reason behind a step says of its States: "as it assessed that … is not complete"."""
    cues = _reasons(passage, passage.clause_at(subject.start))
    found = transposition(cues) if any(cue.kind == "view" for cue in cues) else None
    return found if found and found.about == "incomplete" else None


def conceded_step(passage: Passage, subject: Mention) -> tuple[Status, Clause] | None:
    """The step that a concession behind a count names without a count of its own: "despite procedures launched …"."""
    position = passage.clauses.index(passage.clause_at(subject.start)) + 1
    for clause in passage.clauses[position : position + 1]:
        counted = any(clause.start <= other.start < clause.end for other in passage.subjects)
        cues = passage.cues_between(clause.start, clause.end)
        found = step(cues, ()) if clause.kind == "concession" and not counted else None
        if found:
            ground, _ = ground_of(cues)
            return replace(found, ground=ground), clause
    return None
