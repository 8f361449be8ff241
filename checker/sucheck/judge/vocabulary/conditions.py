"""The conditions under which a rule may have another severity."""

from __future__ import annotations

from collections.abc import Mapping

#: What each condition says; the builders of the subjects set them.
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
    "is_list": "it stands in a list, not in a count",
    "text_date": "the cell holds text, not a date",
    "cell_unreadable": "the cell holds something, but not what its column is for",
    "open_case": "the case is still open",
    "assumed_case": "rows without a case number were taken to be one case",
    "sanction_possible": "the act and the date allow Article 260(3)",
    "whole_in_words": "the whole stands in the words of the count (24 of 27) and may be another group",
    "number_against_date": "the number of a document is compared with its date",
    "title_learned": "a document's title was taken from the words before the mark of its note",
    "by_layout": "the file keeps no link between a mark and its note, so that they were tied by the look of the page",
    "changes_tracked": "the file holds tracked changes",
    "within_a_point": "the figures differ by one percentage point at most",
    "name_shared": "several acts have the name",
    "by_colour": "the value is compared with its colour, not with counts",
    "within_range": "the stated average lies between the lowest and the highest value",
    "title_misprinted": "the official title of the named act was printed with the number cited",
}
