"""The words for an infringement case."""

from __future__ import annotations

from sucheck.judge.vocabulary.word import words

CASE = words(
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
