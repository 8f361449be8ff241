"""Order and names of States, the form of numbers, dates and notes: ED."""

from __future__ import annotations

import re
from itertools import pairwise

from sucheck.judge.predicates.registry import HOLDS, Answer, fails, predicate
from sucheck.law import names as law_names
from sucheck.law import states as law_states

#: Patterns stay texts until they are needed: most workbooks have no notes, and a start must be fast.
_ZEROS = r"(?<![\d./])(?:0\d\.\d{1,2}|\d{1,2}\.0\d)\.(?:19|20)\d\d(?!\d)"
_WORDS = (
    r"one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|(?:thir|four|fif|six|seven|eigh|nine)teen"
    r"|(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:-\w+)?"
)
_COUNTED = (
    r"(?:Member\s+States?|States?|countries|country|cases?|procedures?|letters?|(?:reasoned\s+)?opinions?|referrals?"
    r"|decisions?|directives?|measures?|complaints?)"
)
_IN_WORDS = rf"(?i)\b(?:{_WORDS})\s+(?:other\s+|further\s+)?{_COUNTED}\b"
_IN_FIGURES = rf"(?<![\w/.(-])\d{{1,4}}\s+(?:other\s+|further\s+)?{_COUNTED}\b"

_LINK_LAST = r"(?:https?://|www\.)\S+$"
_END = r"""[.!?]["'”’)\]]*$"""  # noqa: RUF001 - typographic quotation marks are meant
#: What a note should not have, with what the Style Guide says of it.
_FORMS = (
    (r"\b(?:COM|SWD|SEC|JOIN|C)(?:\s+\(\d{4}\)\s?\d+|\(\d{4}\)[1-9]\d*)", "no space before the bracket, one behind it"),
    (r"\bOJ\s?[LC]\d+", "a space stands between series and issue"),
    (r"\bas\s+last\s+amended\s+by\b", "references are dynamic, the amendment is not named"),
    (r"\d{4}/\d+(?:/E?E[CU])?,\s+of\s+the\s+(?:European\s+Parliament|Council|Commission)\b",
     "no comma stands between the parts of a title"),
)  # fmt: skip
_SHOWN = 50
_ENUMERATOR = r"(?:^|[\s,;:])\w{1,3}$"


def in_protocol_order(runs: tuple[str, ...]) -> Answer:
    """Each enumeration of States is in protocol order; one that stands twice counts where it stands first."""
    for run in runs:
        codes = list(dict.fromkeys(run.split()))
        for early, late in pairwise(codes):
            if not law_states.in_protocol_order((early, late)):
                names = {"early": law_states.english_name(early), "late": law_states.english_name(late)}
                return fails(states=frozenset({early, late}), **names)
    return HOLDS


def one_name_for_a_state(names: tuple[str, ...], names_before: tuple[str, ...]) -> Answer:
    """No State has another name here than earlier in the document; codes are no names."""
    first_of: dict[str, str] = {}
    for name in (*names_before, *names):
        state = law_names.resolve(name)
        if state is None or law_names.is_code(name):
            continue
        first = first_of.setdefault(state, name)
        if name in names and law_names.normalise(name) != law_names.normalise(first):
            return fails(states=frozenset({state}), first=first, second=name)
    return HOLDS


def numbers_and_dates_in_form(text: str) -> Answer:
    """Short dates have no leading zeros, and the counts of a note are all in words or all in figures."""
    date = re.search(_ZEROS, text)
    if date:
        return fails(written=date.group(), advice="a short date has no leading zeros")
    for sentence in re.split(r"(?<=[^\d])\.\s", text):
        word, figure = re.search(_IN_WORDS, sentence), re.search(_IN_FIGURES, sentence)
        if word and figure:
            first, second = sorted((word, figure), key=lambda found: found.start())
            return fails(
                written=f"{first.group()} … {second.group()}",
                advice="numbers of one list are all in words or all in figures",
            )
    return HOLDS


def note_in_form(text: str, full_stops: bool) -> Answer:  # noqa: FBT001 - predicates take values by name
    """A note's citations, brackets and end are as the Style Guide has them."""
    for pattern, advice in _FORMS:
        found = re.search(pattern, text)
        if found:
            return fails(written=found.group(), advice=advice)
    lone = _lone_bracket(text)
    if lone is not None:
        shown = text[lone:] if text[lone] in "([" else text[: lone + 2].rpartition(" ")[2]
        shown = shown if len(shown) <= _SHOWN else f"{shown[:_SHOWN].rpartition(' ')[0]} …"
        return fails(written=shown, advice="a bracket without its other half")
    bare = text.rstrip()
    if full_stops and not re.search(_END, bare) and not re.search(_LINK_LAST, bare):
        return fails(written=f"… {bare.split()[-1]}", advice="a note ends with a full stop")
    return HOLDS


def _lone_bracket(text: str) -> int | None:
    """Where a bracket stands that has no other half."""
    pairs, still_open = {")": "(", "]": "["}, []
    for position, sign in enumerate(text):
        if sign in pairs.values():
            still_open.append(position)
        elif sign in pairs:
            if still_open and text[still_open[-1]] == pairs[sign]:
                still_open.pop()
            elif not re.search(_ENUMERATOR, text[:position]):
                return position
    return still_open[0] if still_open else None


PREDICATES = (
    predicate(in_protocol_order, "early", "late"),
    predicate(one_name_for_a_state, "first", "second"),
    predicate(numbers_and_dates_in_form, "written", "advice"),
    predicate(note_in_form, "written", "advice"),
)
