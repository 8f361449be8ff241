"""The words for two claims that are tied to each other, and the ties."""

from __future__ import annotations

from collections.abc import Mapping

from sucheck.judge.vocabulary.word import words

PAIR = words(
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
    second_reference=("text", "the number of a document of the same title elsewhere, or in the tables of law"),
    first_name=("text", "a name that the document uses, as it stands first"),
    second_name=("text", "another name of the same words in capitals"),
    named=("text", "what law calls the document that the date and the words before the mark mean"),
    third=("states", "what else is tied to the second: the rest of it"),
    law_date=("day", "the date of the act"),
    law_deadline=("day", "its transposition deadline"),
)

#: What ties the two claims of a pair.
TIES: Mapping[str, str] = {
    "same": "two claims of one document that measure the same, or of which one says that it repeats the other",
    "documents": "the same across two documents, or the same number for the same act where one gives no date",
    "editions": "those not full of one act at one state of play and at the next",
    "part": "a claim and the larger one that it is among",
    "rest": "a claim, the larger one it is among, and the rest of it",
    "rows": "a claim and the rows of Notifications for the same act, status and state of play",
    "exclusive": "two claims on one act at one state of play that no State can be in both of",
    "order": "the date of an act and its deadline",
    "side by side": "figures for full and for not full of one act in one document",
    "dates": "two claims that give a date for the same thing",
    "names": "two names of one document that differ in small words only",
    "titles": "two mentions of one document of the Commission, or a mention and its date",
    "register": "a mention of a document with its date, and the act of that date and subject in the tables of law",
    "shares": "a share, the count it says in percent, and the whole",
    "change": "a change in percent, the figure it starts from and the one it leads to",
    "union": "a claim on several acts, and what is claimed for each of them",
}
