# ruff: noqa: E501, RUF001 - a sentence stands on one line, whatever its length; typographic signs are meant
"""French reports: sentences of our own, as a careful author writes them, with what they state and what is left over."""

from __future__ import annotations

import pytest
from stated import claims_in, dates_in, states_in

#: A sentence with its claims: words, acts, what they are about, value, list, the day and the ground of a step.
STATES = {
    "À ce jour, 24 États membres ont notifié la transposition complète de la directive (UE) 2019/790.": [("24 États membres", "2019/790", "full", "=24", "", "")],
    "Vingt et un États membres ont communiqué des mesures de transposition complète de la directive (UE) 2019/790.": [("Vingt et un États membres", "2019/790", "full", "=21", "", "")],
    "Neuf États membres n'ont transposé que partiellement la directive (UE) 2019/790.": [("Neuf États membres", "2019/790", "partial", "=9", "", "")],
    "Trois États membres (l'Espagne, la Grèce et le Luxembourg) n'ont pas encore notifié la transposition de la directive (UE) 2019/790.": [("Trois États membres", "2019/790", "none", "=3", "ES EL LU", "")],
    "Deux États membres, à savoir l'Espagne et Malte, n'ont notifié aucune mesure de transposition de la directive (UE) 2019/790.": [("Deux États membres", "2019/790", "none", "=2", "ES MT", "")],
    "Deux États membres n’ont pas pleinement transposé la directive (UE) 2019/790: la Grèce et Chypre.": [("Deux États membres", "2019/790", "not_full", "=2", "EL CY", "")],
    "Six États membres, dont la Grèce et Malte, n'ont pas transposé la directive (UE) 2019/790.": [("Six États membres", "2019/790", "not_full", "=6", "incl. EL MT", "")],
    "La transposition complète de la directive (UE) 2019/790 a été notifiée par 24 États membres.": [("24 États membres", "2019/790", "full", "=24", "", "")],
    "Tous les États membres, à l'exception de la Belgique et du Danemark, ont notifié la transposition complète de la directive (UE) 2019/790.": [("Tous les États membres, à l'exception de la Belgique et du Danemark", "2019/790", "full", "", "all but BE DK", "")],
    "Tous les États membres ont transposé la directive (UE) 2019/790.": [("Tous les États membres", "2019/790", "full", "all", "", "")],
    "La plupart des États membres ont transposé la directive (UE) 2019/790.": [("La plupart des États membres", "2019/790", "full", "most", "", "")],
    "24 des 27 États membres ont transposé la directive (UE) 2019/790.": [("24 des 27 États membres", "2019/790", "full", "=24 of 27", "", "")],
    "Sur les 25 États membres liés par la directive (UE) 2016/680, 23 ont notifié la transposition complète et deux n'ont notifié aucune mesure.": [("25 États membres liés", "2016/680", "bound", "=25", "", ""), ("23", "2016/680", "full", "=23 of 25", "", ""), ("deux", "2016/680", "none", "=2 of 25", "", "")],
    "Au moins dix États membres n'ont pas transposé la directive (UE) 2019/790.": [("dix États membres", "2019/790", "not_full", "≥10", "", "")],
    "Moins de dix États membres ont notifié la transposition complète de la directive (UE) 2019/790.": [("dix États membres", "2019/790", "full", "≤9", "", "")],
    "75 % des États membres ont transposé la directive (UE) 2019/790.": [("75 %", "2019/790", "full", "=75.0 %", "", "")],
    "Trois États membres doivent encore notifier la transposition complète de la directive (UE) 2019/790.": [("Trois États membres", "2019/790", "not_full", "=3", "", "")],
    "Deux États membres doivent encore compléter la notification de leurs mesures de transposition de la directive (UE) 2019/790.": [("Deux États membres", "2019/790", "partial+incomplete", "=2", "", "")],
    "Trois États membres n'ont pas correctement transposé la directive (UE) 2019/790.": [("Trois États membres", "2019/790", "not_conform", "=3", "", "")],
    "L'Irlande et Malte n'ont communiqué aucune mesure de transposition de la directive (UE) 2019/790.": [("Irlande et Malte", "2019/790", "none", "", "incl. IE MT", "")],
    "Ni Malte ni Chypre n'ont notifié la transposition de la directive (UE) 2019/790.": [("Malte ni Chypre", "2019/790", "none", "", "incl. MT CY", "")],
    "Le Danemark n'a pas participé à l'adoption de la directive (UE) 2016/681 et n'est pas lié par celle-ci.": [("Danemark", "2016/681", "bound", "", "all but DK", "")],
    "Bien que Malte ait notifié la transposition complète de la directive (UE) 2019/790, la Commission estime que cette transposition n'est pas complète.": [("Malte", "2019/790", "incomplete", "", "incl. MT", "")],
    "Le 12 mai 2022, la Commission a adressé des avis motivés à 20 États membres pour non-communication des mesures de transposition de la directive (UE) 2019/790.": [("20 États membres", "2019/790", "reasoned_opinion", "=20", "", "2022-05-12 non_communication")],
    "En juillet 2021, la Commission a ouvert des procédures d'infraction à l'encontre de 19 États membres pour défaut de communication au titre de la directive (UE) 2019/790.": [("19 États membres", "2019/790", "formal_notice", "=19", "", "2021-07 non_communication")],
    "La Commission a envoyé une lettre de mise en demeure à l'Espagne, à la Grèce et au Luxembourg le 23 juillet 2021 au titre de la directive (UE) 2019/790.": [("Espagne, à la Grèce et au Luxembourg", "2019/790", "formal_notice", "", "ES EL LU", "2021-07-23")],
    "La Commission a décidé de saisir la Cour de justice de l'Union européenne d'un recours contre deux États membres (Malte et Chypre) pour non-transposition de la directive (UE) 2019/790.": [("deux États membres", "2019/790", "referral", "=2", "MT CY", "non_communication")],
    "La Commission a clos les procédures d'infraction engagées contre deux États membres au titre de la directive (UE) 2019/790.": [("deux États membres", "2019/790", "closed", "=2", "", "")],
    "Sept États membres ont reçu un avis motivé le 15 juillet 2022 parce qu'ils n'avaient pas communiqué la transposition de la directive (UE) 2019/790.": [("Sept États membres", "2019/790", "reasoned_opinion", "=7", "", "2022-07-15 non_communication")],
    "Des procédures d'infraction pour mauvaise application de la directive (UE) 2019/790 sont en cours contre quatre États membres.": [("quatre États membres", "2019/790", "open", "=4", "", "bad_application")],
    "La Commission a envoyé 14 lettres de mise en demeure au titre de la directive (UE) 2019/790.": [("14 lettres de mise en demeure", "2019/790", "formal_notice", "=14", "", "")],
    "Trois États membres n'ont pas transposé la directive (UE) 2019/790 (situation au 17 octobre 2019).": [("Trois États membres", "2019/790", "not_full", "=3", "", "")],
    "Deux des trois États membres qui ont reçu un avis motivé ont depuis lors notifié la transposition complète de la directive (UE) 2019/790.": [("Deux des trois États membres", "2019/790", "full", "=2 of 3", "", "")],
    "L'Espagne, la Grèce et deux autres États membres n'ont pas transposé la directive (UE) 2019/790.": [("Espagne, la Grèce et deux autres États membres", "2019/790", "not_full", "", "incl. ES EL +2", "")],
    "La Cour de justice a condamné Malte le 25 février 2021 pour défaut de transposition de la directive (UE) 2019/790.": [("Malte", "2019/790", "judgment", "", "MT", "2021-02-25 non_communication")],
    "Un État membre n'a pas encore transposé la directive (UE) 2019/790.": [("Un État membre", "2019/790", "not_full", "=1", "", "")],
    "La directive (UE) 2019/770 a été transposée par 20 États membres et la directive (UE) 2019/771 par 19 États membres.": [("20 États membres", "2019/770", "full", "=20", "", ""), ("19 États membres", "2019/771", "full", "=19", "", "")],
    "La Commission a clôturé la procédure ouverte contre Malte pour non-transposition de la directive (UE) 2019/790 le 2 juillet 2020.": [("Malte", "2019/790", "closed", "", "MT", "2020-07-02 non_communication")],
    "Le 25 juillet 2019, la Commission a saisi la Cour de justice de recours contre l'Espagne et la Slovénie pour défaut de transposition de la directive (UE) 2016/680.": [("Espagne et la Slovénie", "2016/680", "referral", "", "ES SI", "2019-07-25 non_communication")],
    "Quinze États membres ont notifié une transposition complète et trois une transposition partielle de la directive (UE) 2019/790.": [("Quinze États membres", "2019/790", "full", "=15", "", ""), ("trois", "2019/790", "partial", "=3", "", "")],
    "Selon la Commission, quatre États membres ont transposé incorrectement la directive (UE) 2019/790.": [("quatre États membres", "2019/790", "not_conform", "=4", "", "")],
    "La transposition de la directive (UE) 2019/790 reste incomplète dans cinq États membres.": [("cinq États membres", "2019/790", "not_full", "=5", "", "")],
    "La directive (UE) 2017/541 ne s'applique pas au Danemark ni à l'Irlande.": [("Danemark ni à l'Irlande", "2017/541", "bound", "", "all but DK IE", "")],
    "La directive (UE) 2017/541 n'est pas applicable au Danemark et à l'Irlande.": [("Danemark et à l'Irlande", "2017/541", "bound", "", "all but DK IE", "")],
    "Aucun État membre n'a transposé la directive (UE) 2019/790 dans les délais.": [("Aucun État membre", "2019/790", "full", "none", "", "")],
    "Environ 20 États membres ont notifié la transposition complète de la directive (UE) 2019/790.": [("20 États membres", "2019/790", "full", "≈20", "", "")],
    "Les 27 États membres ont transposé la directive (UE) 2019/790.": [("27 États membres", "2019/790", "full", "=27", "", "")],
    "Seuls trois États membres n'ont pas encore transposé la directive (UE) 2019/790.": [("trois États membres", "2019/790", "not_full", "=3", "", "")],
    "Les deux tiers (18) des États membres ont transposé la directive (UE) 2019/790.": [("Les deux tiers (18) des États membres", "2019/790", "full", "=18", "", "")],
    "Cinq États membres, parmi lesquels l'Italie et la Pologne, ont fait l'objet d'un avis motivé au titre de la directive (UE) 2019/790.": [("Cinq États membres", "2019/790", "reasoned_opinion", "=5", "incl. IT PL", "")],
    "Malte a notifié la transposition complète de la directive (UE) 2019/790, que la Commission examine.": [("Malte", "2019/790", "full", "", "incl. MT", "")],
    "Le 6 mai 2018, date limite de transposition de la directive (UE) 2016/680, 12 États membres avaient notifié la transposition complète.": [("12 États membres", "2016/680", "full", "=12", "", "")],
    "Deux autres États membres (Malte et Chypre) ont reçu une lettre de mise en demeure le 19 juillet 2018 au titre de la directive (UE) 2016/680.": [("Deux autres États membres", "2016/680", "formal_notice", "=2", "MT CY", "2018-07-19")],
    "La Commission a adressé une lettre de mise en demeure à un État membre pour n'avoir pas pleinement transposé la directive (UE) 2019/790.": [("un État membre", "2019/790", "formal_notice", "=1", "", "non_communication")],
    "La Commission a adressé à 20 États membres une lettre de mise en demeure le 23 juillet 2021 pour non-communication au titre de la directive (UE) 2019/790.": [("20 États membres", "2019/790", "formal_notice", "=20", "", "2021-07-23 non_communication")],
    "Quatre États membres n'appliquent pas la directive (UE) 2019/790.": [("Quatre États membres", "2019/790", "not_applied", "=4", "", "")],
}  # fmt: skip


@pytest.mark.parametrize("text", STATES)
def test_a_sentence_states_this_of_these_states(text: str) -> None:
    assert states_in(text, "fr") == STATES[text]


#: A sentence with its days: the words, what they are the day of, the day, the act.
DATES = {
    "Le délai de transposition de la directive (UE) 2016/680 a expiré le 6 mai 2018.": [("6 mai 2018", "deadline", "2018-05-06", "2016/680")],
    "Les États membres devaient transposer la directive (UE) 2016/681 au plus tard le 25 mai 2018.": [("25 mai 2018", "deadline", "2018-05-25", "2016/681")],
    "La directive (UE) 2019/790 devait être transposée au plus tard le 7 juin 2021.": [("7 juin 2021", "deadline", "2021-06-07", "2019/790")],
    "La directive (UE) 2016/680 du 27 avril 2016 est entrée en vigueur le 5 mai 2016.": [("27 avril 2016", "act_date", "2016-04-27", "2016/680"), ("5 mai 2016", "entry_into_force", "2016-05-05", "2016/680")],
    "La directive (UE) 2019/790 a été adoptée le 17 avril 2019.": [("17 avril 2019", "act_date", "2019-04-17", "2019/790")],
    "Trois États membres n'ont pas transposé la directive (UE) 2019/790 (situation au 17 octobre 2019).": [("situation au 17 octobre 2019", "as_of", "2019-10-17", "")],
    "Le 6 mai 2018, date limite de transposition de la directive (UE) 2016/680, 12 États membres avaient notifié la transposition complète.": [("6 mai 2018", "deadline", "2018-05-06", "2016/680")],
}  # fmt: skip


@pytest.mark.parametrize("text", DATES)
def test_a_sentence_gives_these_days(text: str) -> None:
    assert dates_in(text, "fr") == DATES[text]


#: A sentence that states nothing that can be checked, with the words that are then listed as not understood.
LEFT_OVER = {
    "La directive (UE) 2019/790 aurait pu être transposée par tous les États membres.": [],
    "La Commission a invité trois États membres à transposer la directive (UE) 2019/790.": ["trois États membres"],
    "La Commission n'a pas envoyé d'avis motivé à Malte au titre de la directive (UE) 2019/790.": ["Malte"],
    "Trois États membres ont organisé un séminaire.": ["Trois États membres"],
    "Certains États membres pourraient transposer la directive (UE) 2019/790.": ["Certains États membres"],
    "Tous les États membres n'ont pas transposé la directive (UE) 2019/790.": [],
    "L'atelier sur la transposition de la directive (UE) 2019/790 a réuni 23 États membres.": ["23 États membres"],
    "La Commission aide 27 États membres à mettre en œuvre la directive (UE) 2019/790.": ["27 États membres"],
    "Cinq États membres n'ont pas répondu à l'avis motivé relatif à la directive (UE) 2019/790.": ["Cinq États membres"],
    "Si quatre États membres ne notifient pas la directive (UE) 2019/790, des procédures seront ouvertes.": ["quatre États membres"],
    "17 États membres utilisent l'option prévue à l'article 5 de la directive (UE) 2019/790.": ["17 États membres"],
    "L'attentat de Halle, en Allemagne, a été condamné.": [],
    "Trois États membres comptent transposer la directive (UE) 2019/790 d'ici à la fin de l'année.": ["Trois États membres"],
    "Le nombre d'États membres est passé de 28 à 27.": [],
    "Les États membres doivent transposer la directive (UE) 2019/790.": [],
    "Des élections ont eu lieu dans trois États membres.": ["trois États membres"],
    "Dix États membres ont mis en œuvre la recommandation sur la sécurité routière.": ["Dix États membres"],
    "Trois États membres ont transposé l'article 17 de la directive (UE) 2019/790.": ["Trois États membres"],
}  # fmt: skip


@pytest.mark.parametrize("text", LEFT_OVER)
def test_what_is_not_understood_is_listed_and_not_guessed(text: str) -> None:
    assert states_in(text, "fr") == []
    assert [place.text for place in claims_in(text, "fr")[1]] == LEFT_OVER[text]


REPORT = """# 3. Mise en œuvre
Le délai de transposition de la directive «Widget»{1} a expiré le 5 juillet 2018. À ce jour, 24 États membres ont notifié la transposition complète{2}, ce qui constitue un progrès depuis mai 2018, lorsque la Commission a ouvert des procédures d'infraction contre 14 États membres. Trois États membres n'ont pas encore notifié la transposition complète, malgré les procédures d'infraction ouvertes le 19 mai 2018.{3} Le 25 juillet 2019, la Commission a décidé de saisir la Cour de justice de recours contre deux États membres{4} pour non-transposition de la directive et a adressé une lettre de mise en demeure à un État membre{5} pour n'avoir pas pleinement transposé la directive. En réponse, un État membre a notifié la transposition complète.
La Commission invite les États membres à transposer:
- la directive «Widget», un État membre devant encore notifier la transposition et deux États membres devant encore compléter la notification de la transposition;{3}
{1} Directive (UE) 2016/680 (27.4.2016). Le Danemark n'est pas lié par cette directive.
{2} Déclarations des États membres (situation au 17.10.2019).
{3} La Slovénie a notifié une transposition partielle. L'Espagne n'a pas notifié de transposition. Bien que Malte ait déclaré la transposition complète, la Commission considère celle-ci comme incomplète (situation au 17.10.2019).
{4} L'Espagne et la Slovénie.
{5} Malte.
"""


def test_a_report_gives_what_its_notes_say_to_the_counts_that_they_are_marked_at() -> None:
    assert states_in(REPORT, "fr") == [
        ("24 États membres", "2016/680", "full", "=24", "", ""),
        ("14 États membres", "2016/680", "formal_notice", "=14", "", "2018-05 non_communication"),
        ("Trois États membres", "2016/680", "not_full", "=3", "SI ES MT", ""),
        (
            "malgré les procédures d'infraction ouvertes le 19 mai 2018.",
            "2016/680",
            "formal_notice",
            "",
            "incl. SI ES MT",
            "2018-05-19 non_communication",
        ),
        ("deux États membres", "2016/680", "referral", "=2", "ES SI", "2019-07-25 non_communication"),
        ("un État membre", "2016/680", "formal_notice", "=1", "MT", "2019-07-25 non_communication"),
        ("un État membre", "2016/680", "full", "=1", "", ""),
        ("un État membre", "2016/680", "none", "=1", "ES", ""),
        ("deux États membres", "2016/680", "partial+incomplete", "=2", "SI MT", ""),
        ("Danemark", "2016/680", "bound", "", "all but DK", ""),
        ("Slovénie", "2016/680", "partial", "", "SI", ""),
        ("Malte", "2016/680", "incomplete", "", "MT", ""),
    ]
    assert dates_in(REPORT, "fr") == [
        ("5 juillet 2018", "deadline", "2018-07-05", "2016/680"),
        ("27.4.2016", "act_date", "2016-04-27", "2016/680"),
        ("situation au 17.10.2019", "as_of", "2019-10-17", ""),
        ("situation au 17.10.2019", "as_of", "2019-10-17", ""),
    ]
    assert [place.text for place in claims_in(REPORT, "fr")[1]] == []
