"""What a rule may speak of: for each kind of subject the names of its values, with their types.

A type says how a test case in a rule record is read: `states` is a quantity of Member States (21, ["AT", "BE"], or
{count = 21, states = [...]}, {at_least = ["AT"]}), `day` a date, `days` several dates, `texts` several texts.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple


class Word(NamedTuple):
    """One name of a vocabulary: the type of its value and what it means."""

    type: str
    meaning: str


def _words(**words: tuple[str, str]) -> dict[str, Word]:
    return {name: Word(*word) for name, word in words.items()}


_REPORT = _words(
    as_of=("day", "the state of play"),
    published_on=("day", "the day the report is published"),
)

_ACT = _words(
    bound=("states", "the States that the act binds at the state of play"),
    law_date=("day", "the date of the act"),
    law_dates=("days", "every day that passes for the date of the act: its own, and a misprint of its official title"),
    law_journal_date=("day", "the day it was published in the Official Journal"),
    law_deadline=("day", "its transposition deadline"),
    law_deadline_evidence=("text", "how sure that is: certain, asks, weak, silent"),
    law_partial_deadlines=("days", "its other deadlines, for parts of it"),
    law_application_dates=("days", "the dates from which its measures apply"),
    law_earlier_deadlines=("days", "deadlines that a later act postponed before the state of play"),
    law_later_deadlines=("days", "deadlines to which a later act postponed it after the state of play"),
    swapped_date=(
        "day",
        "the date of the act with day and month exchanged, where that is a day, another one, and not the Journal's",
    ),
    law_form=("text", "directive, delegated directive, implementing directive; other for an act that is none"),
    law_end=("day", "the day the act ceased to be in force"),
)

_CELL = _words(
    fault=("text", "what is wrong with the cell, a word of FaultKind in lower case"),
    table=("text", "the kind of sheet"),
    column=("text", "the column's name"),
    words=("text", "what the cell holds"),
    expected=("text", "what would be right"),
    suggestions=("texts", "known values that come close"),
)

_CLAIM = _words(
    kind=("text", "what the claim's value is: count, list, share, sum, deadline, act_date …"),
    about=("text", "the transposition state or step"),
    ground=("text", "non_communication, non_conformity, bad_application"),
    unit=("text", "what is counted: member_states, cases, letters …"),
    op=("text", "= ≥ ≤ ≈"),
    basis=("text", "declared or assessed"),
    words=("text", "the words of the cell"),
    date=("day", "the date that the claim states"),
    own_as_of=("day", "the state of play, where the claim gives one of its own"),
    when=("day", "the day of the event"),
    stated=("states", "the count that is stated"),
    listed=("states", "the States that are listed; for a complement what is left of the bound"),
    noted=("states", "the States that the note lists, where the row has a list of its own"),
    exceptions=("states", 'the States named in "all but …"'),
    list_form=("text", "closed, open, complement, or broken where a name is not known"),
    entries=("texts", "the States of the list in the order written, one entry each"),
    noted_entries=("texts", "the same for the note"),
    names=("texts", "the names of the list as they are written"),
    says_associated=("flag", "whether the words of the list say that it holds associated or other countries"),
    axis=("text", "what about speaks of: transposition, step, bound, not_bound, other"),
    denmark=("states", "Denmark"),
    other_states=("states", "every present or former Member State but Denmark"),
    universe=("states", "the States among which it counts, where it says so: the column, or N in k of N"),
    partly_bound=("states", "the States that the act binds in part"),
    bound_still=("states", "States that have left the Union and to which its law still applies"),
    bound_least=("states", "how many States the act binds at least"),
    bound_most=("states", "how many States the act binds at most"),
    counted_unbound=("states", "States listed, counted or not excepted, although the law does not bind them"),
    left_out=("states", "States named as not bound, or missing among those bound, although the law binds them"),
    left_union=("states", "States listed or counted after they left the Union"),
    closed_before=("states", "listed States all of whose cases on the act had ended well before, by Procedures"),
    other_ground=("states", "listed States whose step of that day Procedures has under another ground"),
    pilot_only=("states", "listed States with an EU Pilot dialogue and no step on record"),
    steps_recorded=("number", "letters, or opinions, on record for the act and the dates, additional ones included"),
    cases_recorded=("number", "the case numbers that these belong to"),
    pilots_recorded=("number", "EU Pilot dialogues on record that led to no step"),
    procedures_recorded=("number", "cases on record with a step"),
    figures=("number", "the sum of the figures that a breakdown gives its States"),
    number=("number", "the stated figure, whatever it counts"),
    share=("number", "the stated percentage"),
    decimals=("number", "the printed decimals of the percentage"),
    quantifier=("text", "most, half, two thirds …, in place of a number"),
    whole=("states", 'the N of "k of N", or what the column universe says'),
    whole_label=("text", "a label such as EU-28 in the column universe"),
    members=("states", "the Member States at the state of play"),
    foreign=("states", "listed countries that have never been Member States"),
    not_yet=("states", "listed States before their accession"),
    departed=("states", "listed States after they left the Union"),
    document=("text", "the document in which the claim stands"),
    act_key=("text", "the act that was recognised: 2016/681"),
    act_words=("text", "the act as it is written in the cell"),
    celex=("text", "the CELEX number in the row"),
    short_title=("text", "the act's name in the row"),
    not_bound=("states", "the States that the row says are not bound"),
    cited=("text", "the act's number as it is cited, with kind and domain"),
    cited_in=("text", "cell or text: where the citation stands"),
    cited_year=("number", "the year in the number"),
    cited_type=("text", "directive, regulation, decision …, where the words say it"),
    cited_community=("text", "the domain that is written: EEC, EC, EU …"),
    law_community=("text", "the domain of the act by its date"),
    cited_author=("text", "the author that is written: EP+Council, Council, Commission"),
    law_author=("text", "the author of the act"),
    law_authors=("texts", "every author that passes for it: the table's and that of its official title"),
    form_fits=("flag", "whether the number is written in the form of its year"),
    proper=("text", "the number as the Style Guide writes it"),
    is_on_file=("flag", "whether the table of law has a directive of this number; for what is cited as one"),
    named_acts=("texts", "the acts that the name in the row means"),
    name_key=("text", "the act that stands beside the name"),
    misprint=("text", "in words, that the official title of the named act bears the number cited"),
)

_PAIR = _words(
    first=("states", "the first claim"),
    second=("states", "the second claim"),
    first_about=("text", "what the first is about"),
    second_about=("text", "what the second is about"),
    first_form=("text", "open where the first is a list of examples, else closed"),
    first_date=("day", "the date that the first states"),
    second_date=("day", "the date that the second states"),
    first_as_of=("day", "the first claim's state of play"),
    second_as_of=("day", "the second claim's state of play"),
    first_share=("number", "the first, where it is a percentage"),
    first_decimals=("number", "its printed decimals"),
    second_share=("number", "the second, where it is a percentage"),
    first_ground=("text", "the first claim's ground"),
    second_ground=("text", "the second claim's ground"),
    bound=("states", "the States that the act binds"),
    first_number=("number", "the figure from which a change is reckoned"),
    second_number=("number", "the figure to which it leads"),
    change=("number", "the change that is stated, in percent"),
    decimals=("number", "its printed decimals"),
    first_reference=("text", "the number of a document of the Commission"),
    second_reference=("text", "the number of a document of the same title elsewhere"),
    third=("states", "what else is tied to the second: the rest of it"),
    law_date=("day", "the date of the act"),
    law_deadline=("day", "its transposition deadline"),
)

_ON_ACT = _words(
    full=("states", "notified full transposition"),
    not_full=("states", "not notified full transposition"),
    none=("states", "notified nothing"),
    partial=("states", "notified in part"),
    incomplete=("states", "declared full, held incomplete"),
    conform=("states", "assessed as conform"),
    applied=("states", "applied in practice"),
    open=("states", "with an open procedure"),
    closed=("states", "whose procedure was closed"),
    letters=("states", "addressed by a letter of formal notice"),
    opinions=("states", "addressed by a reasoned opinion"),
    referrals=("states", "referred to the Court"),
    full_basis=("text", "declared or assessed: how the count of full was made"),
    full_share=("number", "full, as a percentage"),
    not_full_share=("number", "not full, as a percentage"),
    partial_share=("number", "partial, as a percentage"),
    none_share=("number", "none, as a percentage"),
    incomplete_share=("number", "incomplete, as a percentage"),
    share_decimals=("number", "the fewest printed decimals of these percentages"),
    rows=("states", "the States that have a row in Notifications"),
    rows_form=("text", "matrix where at least half of the States bound have a row, else extract"),
    row_none=("states", "by their rows: none"),
    row_not_full=("states", "by their rows: none, partial or incomplete"),
    row_incomplete=("states", "by their rows: incomplete"),
    row_letters=("states", "by Procedures: a letter"),
    row_opinions=("states", "by Procedures: a reasoned opinion"),
    row_referrals=("states", "by Procedures: a referral"),
    partly_bound=("states", "the States that the act binds in part"),
    bound_still=("states", "States that have left the Union and to which its law still applies"),
    wholes=("texts", "the figures that claims on the act take for all the States bound"),
    pilots=("states", "with an EU Pilot dialogue and no other step"),
    stated_bound=("states", "the number or list of States bound that a claim states"),
)

_STATE = _words(
    state=("text", "the State"),
    status=("text", "its transposition state by its rows"),
    rows=("number", "how many rows it has"),
    statuses=("number", "how many different statuses"),
    measures=("number", "how many different measures"),
    notified_on=("day", "its first notification"),
    completed_on=("day", "its first full notification"),
    own_deadline=("day", "the deadline that binds this State: accession and extensions considered"),
    days_late=("number", "days from that deadline to the first full notification"),
    deadline_evidence=("text", "how sure that is: certain, asks, weak, silent"),
    bound_here=("text", "whether the act binds it: yes, no, partly, open"),
    membership=("text", "member, not yet, left, never"),
    step=("text", "the last step on record: none, formal_notice, reasoned_opinion, referral, closed …"),
    step_on=("day", "the day of the last step"),
    procedures_kept=("text", "whether there is a Procedures sheet: yes, no"),
)

_CASE = _words(
    state=("text", "the State"),
    reference=("text", "the case number as written"),
    ground=("text", "the ground"),
    basis_words=("text", "the legal basis as written"),
    case_year=("number", "the year in the case number"),
    letter_on=("day", "the letter of formal notice"),
    opinion_on=("day", "the reasoned opinion"),
    referral_on=("day", "the referral"),
    judgment_on=("day", "the judgment"),
    closed_on=("day", "the closing"),
    first_on=("day", "the first decision"),
    last_on=("day", "the last decision"),
    steps=("texts", "the steps on record"),
    states=("texts", "the States that the number stands for"),
    addressee=("states", "the State, as a set"),
    additional_letter_on=("day", "the first additional letter"),
    additional_opinion_on=("day", "the first additional opinion"),
    dated_steps=("texts", "the steps in order of date, where two or more have one"),
    letters_kept=("text", "whether the sheet has the letters of other cases on the act that got an opinion: yes, no"),
    opinions_kept=("text", "whether it has the opinions of other cases on the act that were referred: yes, no"),
    record_covers=("text", "whether the record on the act goes back to before the case: yes, no"),
    stage=("text", "the last step by the state of play"),
    other_case_open=("text", "whether the State has another case on the act that is not ended: yes, no"),
    ec_basis=("text", "the legal basis of the last step that cites Article 226 or 228 EC"),
    ec_on=("day", "the day of that step"),
    tfeu_basis=("text", "the legal basis of the first step that cites Article 258 or 260 TFEU"),
    tfeu_on=("day", "the day of that step"),
    sanction_basis=("text", "the legal basis of the first step that cites Article 260(3) TFEU"),
    sanction_on=("day", "the day of that step"),
    third_pillar=("text", "whether the act is named as one of the former third pillar: yes, no"),
    remarks=("text", "the remarks on its steps"),
    own_deadline=("day", "the deadline that binds this State"),
    deadline_evidence=("text", "how sure that is"),
    bound_here=("text", "whether the act binds the State: yes, no, partly, open"),
    status=("text", "the State's transposition state by its row"),
)

_DOCUMENT = _words(
    reference=("text", "the document's number"),
    title=("text", "its title"),
    has_claims=("flag", "whether it holds counts or lists"),
    as_ofs=("days", "the states of play that its claims give"),
)

_ROW = _words(event_on=("day", "the notification or the decision"), step=("text", "the step"))

_SERIES = _words(
    before=("number", "the open cases at the first date"),
    after=("number", "the open cases at the second date"),
    opened=("number", "opened in between"),
    closed=("number", "closed in between"),
    before_on=("day", "the first date"),
    after_on=("day", "the second date"),
    members_before=("states", "the Member States (bound, where it is about one act) at the first date"),
    members_after=("states", "the same at the second date"),
)

_NOTE = _words(
    text=("text", "the text of the note"),
    protocols=("texts", "the numbers of the protocols that it cites"),
    reply_months=("number", "the months to reply that it tells without a reason"),
    document=("text", "the document it stands in"),
    full_stops=("flag", "whether most notes of the document end with a full stop"),
)

_LIST = _words(
    runs=("texts", "each enumeration of three States or more: their codes in the order written, with spaces between"),
    names=("texts", "the names as they are written"),
    names_before=("texts", "the names in the lists of the same document before this one"),
    alphabetical=("flag", "whether every long list of the document is in English alphabetical order"),
    document=("text", "the document it stands in"),
)

_COLUMN = _words(
    table=("text", "the kind of sheet"), column=("text", "the column"), codes=("texts", "the code systems")
)

VOCABULARY: Mapping[str, Mapping[str, Word]] = {
    "cell": _CELL,
    "row": _ROW | _REPORT,
    "column": _COLUMN,
    "claim": _CLAIM | _ACT | _REPORT,
    "pair": _PAIR,
    "act": _ON_ACT | _ACT | _REPORT,
    "state": _STATE | _ACT | _REPORT,
    "case": _CASE | _ACT | _REPORT,
    "document": _DOCUMENT | _REPORT,
    "note": _NOTE | _REPORT,
    "list": _LIST | _REPORT,
    "series": _SERIES,
}

#: The sheets that rules of rows are about.
ROW_SHEETS = ("Notifications", "Procedures")

#: What ties the two claims of a pair.
TIES: Mapping[str, str] = {
    "same": "two claims of one document that measure the same, or of which one says that it repeats the other",
    "documents": "the same across two documents",
    "part": "a claim and the larger one that it is among",
    "rest": "a claim, the larger one it is among, and the rest of it",
    "rows": "a claim and the rows of Notifications for the same act, status and state of play",
    "exclusive": "two claims on one act at one state of play that no State can be in both of",
    "order": "the date of an act and its deadline",
    "side by side": "figures for full and for not full of one act in one document",
    "dates": "two claims that give a date for the same thing",
    "references": "two places that name one act or one case",
    "titles": "two mentions of one document of the Commission, or a mention and its date",
    "shares": "a share, the count it says in percent, and the whole",
    "change": "a change in percent, the figure it starts from and the one it leads to",
    "union": "a claim on several acts, and what is claimed for each of them",
}

#: Named conditions that may change a rule's severity; the first that holds decides.
CONDITIONS: Mapping[str, str] = {
    "any_inherited": "the act or the date of a claim comes from its context",
    "any_guessed": "a claim was guessed",
    "law_certain": "the law fact was read in the act or on an official page",
    "law_asks": "the law fact rests on the export alone",
    "law_weak": "the law fact rests on an export that is often another date of the act",
    "parts_assumed": "no figure says how many are held incomplete: none was assumed",
    "not_full_derived": "those not full were added up from parts, of which one is not stated",
    "dates_unstated": "the state of play of one of the claims is not stated",
    "total_stated": "the sheet states its total",
    "dated_record": "the steps are a dated record of this workbook",
    "is_list": "it stands in a list, not in a count",
    "text_date": "the cell holds text, not a date",
    "cell_unreadable": "the cell holds something, but not what its column is for",
    "open_case": "the case is still open",
    "assumed_case": "rows without a case number were taken to be one case",
    "sanction_possible": "the act and the date allow Article 260(3)",
    "whole_in_words": "the whole stands in the words of the count (24 of 27) and may be another group",
    "number_against_date": "the number of a document is compared with its date",
    "within_a_point": "the figures differ by one percentage point at most",
    "name_shared": "several acts have the name",
    "title_misprinted": "the official title of the named act was printed with the number cited",
    "counted_too_many": "the count exceeds the Member States there are",
}
