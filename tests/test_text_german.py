# ruff: noqa: E501 - a sentence stands on one line, whatever its length
"""German reports: sentences of our own, as a careful author writes them, with what they state and what is left over."""

from __future__ import annotations

import pytest
from stated import claims_in, dates_in, states_in

#: A sentence with its claims: words, acts, what they are about, value, list, the day and the ground of a step.
STATES = {
    "Bislang haben 24 Mitgliedstaaten die vollständige Umsetzung der Richtlinie (EU) 2019/790 mitgeteilt.": [("24 Mitgliedstaaten", "2019/790", "full", "=24", "", "")],
    "Einundzwanzig Mitgliedstaaten haben der Kommission die vollständige Umsetzung der Richtlinie (EU) 2019/790 mitgeteilt.": [("Einundzwanzig Mitgliedstaaten", "2019/790", "full", "=21", "", "")],
    "Neun Mitgliedstaaten haben die Richtlinie (EU) 2019/790 nur teilweise umgesetzt.": [("Neun Mitgliedstaaten", "2019/790", "partial", "=9", "", "")],
    "Drei Mitgliedstaaten (Griechenland, Luxemburg und die Niederlande) haben die Richtlinie (EU) 2019/790 noch nicht umgesetzt.": [("Drei Mitgliedstaaten", "2019/790", "not_full", "=3", "EL LU NL", "")],
    "Zwei Mitgliedstaaten, nämlich Spanien und Malta, haben keine Maßnahmen zur Umsetzung der Richtlinie (EU) 2019/790 mitgeteilt.": [("Zwei Mitgliedstaaten", "2019/790", "none", "=2", "ES MT", "")],
    "Zwei Mitgliedstaaten haben die Richtlinie (EU) 2019/790 noch nicht vollständig umgesetzt: Griechenland und Zypern.": [("Zwei Mitgliedstaaten", "2019/790", "not_full", "=2", "EL CY", "")],
    "Sechs Mitgliedstaaten, darunter Griechenland und Malta, haben die Richtlinie (EU) 2019/790 nicht umgesetzt.": [("Sechs Mitgliedstaaten", "2019/790", "not_full", "=6", "incl. EL MT", "")],
    "Die vollständige Umsetzung der Richtlinie (EU) 2019/790 wurde von 24 Mitgliedstaaten mitgeteilt.": [("24 Mitgliedstaaten", "2019/790", "full", "=24", "", "")],
    "Die teilweise Umsetzung der Richtlinie (EU) 2019/790 wurde von drei Mitgliedstaaten mitgeteilt.": [("drei Mitgliedstaaten", "2019/790", "partial", "=3", "", "")],
    "Die teilweise Umsetzung der Richtlinie (EU) 2019/790 haben drei Mitgliedstaaten mitgeteilt.": [("drei Mitgliedstaaten", "2019/790", "partial", "=3", "", "")],
    "Alle Mitgliedstaaten mit Ausnahme Belgiens und Dänemarks haben die vollständige Umsetzung der Richtlinie (EU) 2019/790 mitgeteilt.": [("Alle Mitgliedstaaten mit Ausnahme Belgiens und Dänemarks", "2019/790", "full", "", "all but BE DK", "")],
    "Alle Mitgliedstaaten außer Malta haben die Richtlinie (EU) 2019/790 umgesetzt.": [("Alle Mitgliedstaaten außer Malta", "2019/790", "full", "", "all but MT", "")],
    "Die meisten Mitgliedstaaten haben die Richtlinie (EU) 2019/790 umgesetzt.": [("Die meisten Mitgliedstaaten", "2019/790", "full", "most", "", "")],
    "24 der 27 Mitgliedstaaten haben die Richtlinie (EU) 2019/790 umgesetzt.": [("24 der 27 Mitgliedstaaten", "2019/790", "full", "=24 of 27", "", "")],
    "Von den 25 durch die Richtlinie (EU) 2016/680 gebundenen Mitgliedstaaten haben 23 die vollständige Umsetzung mitgeteilt.": [("25", "2016/680", "bound", "=25", "", ""), ("23", "2016/680", "full", "=23 of 25", "", "")],
    "Mindestens zehn Mitgliedstaaten haben die Richtlinie (EU) 2019/790 nicht umgesetzt.": [("zehn Mitgliedstaaten", "2019/790", "not_full", "≥10", "", "")],
    "Weniger als zehn Mitgliedstaaten haben die vollständige Umsetzung der Richtlinie (EU) 2019/790 mitgeteilt.": [("zehn Mitgliedstaaten", "2019/790", "full", "≤9", "", "")],
    "75 % der Mitgliedstaaten haben die Richtlinie (EU) 2019/790 umgesetzt.": [("75 %", "2019/790", "full", "=75.0 %", "", "")],
    "Drei Mitgliedstaaten müssen noch die vollständige Umsetzung der Richtlinie (EU) 2019/790 mitteilen.": [("Drei Mitgliedstaaten", "2019/790", "not_full", "=3", "", "")],
    "Zwei Mitgliedstaaten müssen die Mitteilung der Umsetzung der Richtlinie (EU) 2019/790 noch vervollständigen.": [("Zwei Mitgliedstaaten", "2019/790", "partial+incomplete", "=2", "", "")],
    "Drei Mitgliedstaaten haben die Richtlinie (EU) 2019/790 nicht ordnungsgemäß umgesetzt.": [("Drei Mitgliedstaaten", "2019/790", "not_conform", "=3", "", "")],
    "Irland und Malta haben keine Maßnahmen zur Umsetzung der Richtlinie (EU) 2019/790 mitgeteilt.": [("Irland und Malta", "2019/790", "none", "", "incl. IE MT", "")],
    "Weder Malta noch Zypern haben die Umsetzung der Richtlinie (EU) 2019/790 mitgeteilt.": [("Malta noch Zypern", "2019/790", "none", "", "incl. MT CY", "")],
    "Dänemark hat sich nicht an der Annahme der Richtlinie (EU) 2016/681 beteiligt und ist nicht durch diese gebunden.": [("Dänemark", "2016/681", "bound", "", "all but DK", "")],
    "Obwohl Malta die vollständige Umsetzung der Richtlinie (EU) 2019/790 mitgeteilt hat, hält die Kommission die Umsetzung nicht für vollständig.": [("Malta", "2019/790", "incomplete", "", "incl. MT", "")],
    "Am 12. Mai 2022 richtete die Kommission mit Gründen versehene Stellungnahmen an 20 Mitgliedstaaten wegen Nichtmitteilung der Maßnahmen zur Umsetzung der Richtlinie (EU) 2019/790.": [("20 Mitgliedstaaten", "2019/790", "reasoned_opinion", "=20", "", "2022-05-12 non_communication")],
    "Am 12. Mai 2022 übermittelte die Kommission 20 Mitgliedstaaten eine mit Gründen versehene Stellungnahme zur Richtlinie (EU) 2019/790.": [("20 Mitgliedstaaten", "2019/790", "reasoned_opinion", "=20", "", "2022-05-12")],
    "Im Juli 2021 leitete die Kommission wegen Nichtmitteilung der Umsetzung der Richtlinie (EU) 2019/790 Vertragsverletzungsverfahren gegen 19 Mitgliedstaaten ein.": [("19 Mitgliedstaaten", "2019/790", "formal_notice", "=19", "", "2021-07 non_communication")],
    "Gegen 19 Mitgliedstaaten wurden im Juli 2021 Vertragsverletzungsverfahren wegen Nichtmitteilung nach der Richtlinie (EU) 2019/790 eingeleitet.": [("19 Mitgliedstaaten", "2019/790", "formal_notice", "=19", "", "2021-07 non_communication")],
    "Am 23. Juli 2021 richtete die Kommission Aufforderungsschreiben an Spanien, Griechenland und die Niederlande wegen der Richtlinie (EU) 2019/790.": [("Spanien, Griechenland und die Niederlande", "2019/790", "formal_notice", "", "ES EL NL", "2021-07-23")],
    "Die Kommission hat beschlossen, zwei Mitgliedstaaten (Malta und Zypern) wegen Nichtumsetzung der Richtlinie (EU) 2019/790 vor dem Gerichtshof zu verklagen.": [("zwei Mitgliedstaaten", "2019/790", "referral", "=2", "MT CY", "non_communication")],
    "Die Kommission stellte die Vertragsverletzungsverfahren gegen zwei Mitgliedstaaten wegen der Richtlinie (EU) 2019/790 ein.": [("zwei Mitgliedstaaten", "2019/790", "closed", "=2", "", "")],
    "Sieben Mitgliedstaaten erhielten am 15. Juli 2022 eine mit Gründen versehene Stellungnahme, weil sie die Umsetzung der Richtlinie (EU) 2019/790 nicht mitgeteilt hatten.": [("Sieben Mitgliedstaaten", "2019/790", "reasoned_opinion", "=7", "", "2022-07-15 non_communication")],
    "Wegen fehlerhafter Anwendung der Richtlinie (EU) 2019/790 sind Vertragsverletzungsverfahren gegen vier Mitgliedstaaten anhängig.": [("vier Mitgliedstaaten", "2019/790", "open", "=4", "", "bad_application")],
    "Die Kommission versandte 14 Aufforderungsschreiben im Zusammenhang mit der Richtlinie (EU) 2019/790.": [("14 Aufforderungsschreiben", "2019/790", "formal_notice", "=14", "", "")],
    "Drei Mitgliedstaaten haben die Richtlinie (EU) 2019/790 nicht umgesetzt (Stand: 17. Oktober 2019).": [("Drei Mitgliedstaaten", "2019/790", "not_full", "=3", "", "")],
    "Zwei der drei Mitgliedstaaten, die eine mit Gründen versehene Stellungnahme erhalten haben, haben seither die vollständige Umsetzung der Richtlinie (EU) 2019/790 mitgeteilt.": [("Zwei der drei Mitgliedstaaten", "2019/790", "full", "=2 of 3", "", "")],
    "Spanien, Griechenland und zwei weitere Mitgliedstaaten haben die Richtlinie (EU) 2019/790 nicht umgesetzt.": [("Spanien, Griechenland und zwei weitere Mitgliedstaaten", "2019/790", "not_full", "", "incl. ES EL +2", "")],
    "Der Gerichtshof verurteilte Malta am 25. Februar 2021 wegen Nichtumsetzung der Richtlinie (EU) 2019/790.": [("Malta", "2019/790", "judgment", "", "MT", "2021-02-25 non_communication")],
    "Ein Mitgliedstaat hat die Richtlinie (EU) 2019/790 noch nicht umgesetzt.": [("Ein Mitgliedstaat", "2019/790", "not_full", "=1", "", "")],
    "Drei Mitgliedstaaten teilten die vollständige Umsetzung der Richtlinie (EU) 2019/790 mit.": [("Drei Mitgliedstaaten", "2019/790", "full", "=3", "", "")],
    "Drei Mitgliedstaaten teilten keine Maßnahmen zur Umsetzung der Richtlinie (EU) 2019/790 mit.": [("Drei Mitgliedstaaten", "2019/790", "none", "=3", "", "")],
    "Die Kommission leitete gegen Malta ein Verfahren ein.": [("Malta", "", "formal_notice", "", "MT", "")],
    "Vertragsverletzungsverfahren gegen vier Mitgliedstaaten wegen der Richtlinie (EU) 2019/790 laufen noch.": [("vier Mitgliedstaaten", "2019/790", "open", "=4", "", "")],
    "Die Kommission hat gegen Malta wegen Nichtumsetzung der Richtlinie (EU) 2019/790 Klage beim Gerichtshof erhoben.": [("Malta", "2019/790", "referral", "", "MT", "non_communication")],
    "Das Verfahren gegen Malta wegen Nichtumsetzung der Richtlinie (EU) 2019/790 wurde am 2. Juli 2020 eingestellt.": [("Malta", "2019/790", "closed", "", "MT", "2020-07-02 non_communication")],
    "Die Kommission beschloss am 25. Juli 2019, Spanien und Slowenien wegen Nichtumsetzung der Richtlinie (EU) 2016/680 vor dem Gerichtshof zu verklagen.": [("Spanien und Slowenien", "2016/680", "referral", "", "ES SI", "2019-07-25 non_communication")],
    "Fünfzehn Mitgliedstaaten haben eine vollständige und drei eine teilweise Umsetzung der Richtlinie (EU) 2019/790 mitgeteilt.": [("drei", "2019/790", "partial", "=3", "", "")],
    "Nach Ansicht der Kommission haben vier Mitgliedstaaten die Richtlinie (EU) 2019/790 fehlerhaft umgesetzt.": [("vier Mitgliedstaaten", "2019/790", "not_conform", "=4", "", "")],
    "In fünf Mitgliedstaaten ist die Umsetzung der Richtlinie (EU) 2019/790 noch unvollständig.": [("fünf Mitgliedstaaten", "2019/790", "not_full", "=5", "", "")],
    "Die Richtlinie (EU) 2017/541 gilt nicht in Irland und Dänemark.": [("Irland und Dänemark", "2017/541", "bound", "", "all but IE DK", "")],
    "Kein Mitgliedstaat hat die Richtlinie (EU) 2019/790 fristgerecht umgesetzt.": [("Kein Mitgliedstaat", "2019/790", "full", "none", "", "")],
    "Nicht alle Mitgliedstaaten haben die Richtlinie (EU) 2019/790 umgesetzt.": [("Nicht alle Mitgliedstaaten", "2019/790", "full", "not all", "", "")],
    "Rund 20 Mitgliedstaaten haben die vollständige Umsetzung der Richtlinie (EU) 2019/790 gemeldet.": [("20 Mitgliedstaaten", "2019/790", "full", "≈20", "", "")],
    "Alle bis auf zwei Mitgliedstaaten haben die Richtlinie (EU) 2019/790 umgesetzt.": [("zwei Mitgliedstaaten", "2019/790", "full", "", "all but  +2", "")],
    "Alle 27 Mitgliedstaaten haben die Richtlinie (EU) 2019/790 umgesetzt.": [("27 Mitgliedstaaten", "2019/790", "full", "=27", "", "")],
    "Die beiden Mitgliedstaaten haben die Richtlinie (EU) 2019/790 umgesetzt.": [("beiden Mitgliedstaaten", "2019/790", "full", "=2", "", "")],
    "Die Richtlinie (EU) 2019/770 haben 20 Mitgliedstaaten umgesetzt, die Richtlinie (EU) 2019/771 nur 19.": [("20 Mitgliedstaaten", "2019/770", "full", "=20", "", "")],
    "Mit Ausnahme von Malta haben alle Mitgliedstaaten die Richtlinie (EU) 2019/790 umgesetzt.": [("alle Mitgliedstaaten", "2019/790", "full", "", "all but MT", "")],
    "Die Umsetzung der Richtlinie (EU) 2019/790 durch Malta ist unvollständig.": [("Malta", "2019/790", "not_full", "", "incl. MT", "")],
}  # fmt: skip


@pytest.mark.parametrize("text", STATES)
def test_a_sentence_states_this_of_these_states(text: str) -> None:
    assert states_in(text, "de") == STATES[text]


#: A sentence with its days: the words, what they are the day of, the day, the act.
DATES = {
    "Die Frist für die Umsetzung der Richtlinie (EU) 2016/680 lief am 6. Mai 2018 ab.": [("6. Mai 2018", "deadline", "2018-05-06", "2016/680")],
    "Die Umsetzungsfrist der Richtlinie (EU) 2016/680 ist am 6. Mai 2018 abgelaufen.": [("6. Mai 2018", "deadline", "2018-05-06", "2016/680")],
    "Die Mitgliedstaaten mussten die Richtlinie (EU) 2016/681 bis zum 25. Mai 2018 umsetzen.": [("25. Mai 2018", "deadline", "2018-05-25", "2016/681")],
    "Die Richtlinie (EU) 2019/790 war bis zum 7. Juni 2021 umzusetzen.": [("7. Juni 2021", "deadline", "2021-06-07", "2019/790")],
    "Die Richtlinie (EU) 2016/680 vom 27. April 2016 ist am 5. Mai 2016 in Kraft getreten.": [("27. April 2016", "act_date", "2016-04-27", "2016/680"), ("5. Mai 2016", "entry_into_force", "2016-05-05", "2016/680")],
    "Drei Mitgliedstaaten haben die Richtlinie (EU) 2019/790 nicht umgesetzt (Stand: 17. Oktober 2019).": [("Stand: 17. Oktober 2019", "as_of", "2019-10-17", "")],
}  # fmt: skip


@pytest.mark.parametrize("text", DATES)
def test_a_sentence_gives_these_days(text: str) -> None:
    assert dates_in(text, "de") == DATES[text]


#: A sentence that states nothing that can be checked, with the words that are then listed as not understood.
LEFT_OVER = {
    "Die Kommission forderte drei Mitgliedstaaten auf, die Richtlinie (EU) 2019/790 umzusetzen.": ["drei Mitgliedstaaten"],
    "Die Kommission hat Malta keine mit Gründen versehene Stellungnahme zur Richtlinie (EU) 2019/790 übermittelt.": ["Malta"],
    "Die Kommission prüft, ob vier Mitgliedstaaten die Richtlinie (EU) 2019/790 vollständig umgesetzt haben.": ["vier Mitgliedstaaten"],
    "Drei Mitgliedstaaten veranstalteten ein Seminar.": ["Drei Mitgliedstaaten"],
    "Mehrere Mitgliedstaaten werden die Richtlinie (EU) 2019/790 bis Ende 2022 umsetzen.": ["Mehrere Mitgliedstaaten", "Ende 2022"],
    "Drei Mitgliedstaaten setzten die Richtlinie (EU) 2019/790 nicht um.": ["Drei Mitgliedstaaten"],
    "Der Workshop zur Umsetzung der Richtlinie (EU) 2019/790 wurde von 23 Mitgliedstaaten besucht.": ["23 Mitgliedstaaten"],
    "Die Kommission unterstützt 27 Mitgliedstaaten bei der Umsetzung der Richtlinie (EU) 2019/790.": ["27 Mitgliedstaaten"],
    "Fünf Mitgliedstaaten haben auf die mit Gründen versehene Stellungnahme zur Richtlinie (EU) 2019/790 nicht geantwortet.": ["Fünf Mitgliedstaaten"],
    "Falls vier Mitgliedstaaten die Richtlinie (EU) 2019/790 nicht umsetzen, wird die Kommission Verfahren einleiten.": ["vier Mitgliedstaaten"],
    "17 Mitgliedstaaten nutzen die Option in Artikel 5 der Richtlinie (EU) 2019/790.": ["17 Mitgliedstaaten"],
    "Das deutsche Parlament verabschiedete am 3. Mai 2019 ein Gesetz.": [],
    "Deutschlands Parlament verabschiedete am 3. Mai 2019 ein Gesetz.": [],
    "Der Anschlag in Halle, Deutschland, wurde verurteilt.": [],
    "Drei Mitgliedstaaten wollen die Richtlinie (EU) 2019/790 bis Ende des Jahres umsetzen.": ["Drei Mitgliedstaaten"],
    "Die Zahl der Mitgliedstaaten ist von 28 auf 27 gesunken.": [],
    "Die Mitgliedstaaten müssen die Richtlinie (EU) 2019/790 umsetzen.": [],
    "In drei Mitgliedstaaten fanden Wahlen statt.": ["drei Mitgliedstaaten"],
    "Zehn Mitgliedstaaten haben die Empfehlung zur Straßenverkehrssicherheit umgesetzt.": ["Zehn Mitgliedstaaten"],
    "Auf der vierten Tagung wurde die 4. Geldwäscherichtlinie erörtert.": [],
}  # fmt: skip


@pytest.mark.parametrize("text", LEFT_OVER)
def test_what_is_not_understood_is_listed_and_not_guessed(text: str) -> None:
    assert states_in(text, "de") == []
    assert [place.text for place in claims_in(text, "de")[1]] == LEFT_OVER[text]


REPORT = """# 3. Durchsetzung
Die Umsetzungsfrist der Widget-Richtlinie{1} ist am 5. Juli 2018 abgelaufen. Bislang haben 24 Mitgliedstaaten die vollständige Umsetzung mitgeteilt{2}. Im Mai 2018 leitete die Kommission Vertragsverletzungsverfahren gegen 14 Mitgliedstaaten ein. Drei Mitgliedstaaten haben trotz der am 19. Mai 2018 eingeleiteten Vertragsverletzungsverfahren noch keine vollständige Umsetzung mitgeteilt.{3} Am 25. Juli 2019 beschloss die Kommission, zwei Mitgliedstaaten{4} wegen Nichtumsetzung der Richtlinie vor dem Gerichtshof zu verklagen, und richtete ein Aufforderungsschreiben an einen Mitgliedstaat{5}, weil er die Richtlinie nicht vollständig umgesetzt hatte. Daraufhin teilte ein Mitgliedstaat die vollständige Umsetzung mit.
{1} Richtlinie (EU) 2016/680 (27.4.2016). Dänemark ist durch diese Richtlinie nicht gebunden.
{2} Erklärungen der Mitgliedstaaten (Stand: 17.10.2019).
{3} Slowenien hat eine teilweise Umsetzung mitgeteilt. Spanien hat keine Umsetzung mitgeteilt. Obwohl Malta die vollständige Umsetzung erklärt hat, hält die Kommission diese für unvollständig (Stand: 17.10.2019).
{4} Spanien und Slowenien.
{5} Malta.
"""


def test_a_report_gives_what_its_notes_say_to_the_counts_that_they_are_marked_at() -> None:
    assert states_in(REPORT, "de") == [
        ("24 Mitgliedstaaten", "2016/680", "full", "=24", "", ""),
        ("14 Mitgliedstaaten", "2016/680", "formal_notice", "=14", "", "2018-05"),
        ("zwei Mitgliedstaaten", "2016/680", "referral", "=2", "ES SI", "2019-07-25 non_communication"),
        ("einen Mitgliedstaat", "2016/680", "formal_notice", "=1", "MT", "2019-07-25 non_communication"),
        ("ein Mitgliedstaat", "2016/680", "full", "=1", "", ""),
        ("Dänemark", "2016/680", "bound", "", "all but DK", ""),
        ("Slowenien", "2016/680", "partial", "", "incl. SI", ""),
        ("Spanien", "2016/680", "none", "", "incl. ES", ""),
        ("Malta", "2016/680", "incomplete", "", "incl. MT", ""),
    ]
    assert dates_in(REPORT, "de") == [
        ("5. Juli 2018", "deadline", "2018-07-05", "2016/680"),
        ("27.4.2016", "act_date", "2016-04-27", "2016/680"),
        ("Stand: 17.10.2019", "as_of", "2019-10-17", ""),
        ("Stand: 17.10.2019", "as_of", "2019-10-17", ""),
    ]
    assert [place.text for place in claims_in(REPORT, "de")[1]] == ["Drei Mitgliedstaaten", "19. Mai 2018"]
