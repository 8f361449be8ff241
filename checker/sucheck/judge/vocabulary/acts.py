"""The words for an act at a state of play, for a State under it, and for two states of play of one measure."""

from __future__ import annotations

from sucheck.judge.vocabulary.word import words

ACT = words(
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
    rows_form=("text", "matrix where half of the States bound have a row and one notified in full, else extract"),
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

STATE = words(
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

SERIES = words(
    before=("number", "the open cases at the first date"),
    after=("number", "the open cases at the second date"),
    opened=("number", "opened in between"),
    closed=("number", "closed in between"),
    before_on=("day", "the first date"),
    after_on=("day", "the second date"),
    members_before=("states", "the Member States (bound, where it is about one act) at the first date"),
    members_after=("states", "the same at the second date"),
)
