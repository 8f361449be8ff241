"""Languages: how a document's own is known, what the packs share, and what phrases in them may hold."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import pytest
from documents import document

from sucheck.claims.dossier import dossier_of
from sucheck.claims.language import language, languages, pack
from sucheck.claims.text.document import read_claims_of
from sucheck.claims.text.phrase_index import PhraseIndex
from sucheck.claims.text.phrases import plain
from sucheck.claims.text.tongue import language_of, unknown_language
from sucheck.law.acts import acts_named
from sucheck.model import ProblemKind, Shaped

SPANISH = "Los Estados miembros han transpuesto la Directiva en el plazo que fija, y la Comisión lo celebra. "
MIXED = "The Member States have notified. Die Mitgliedstaaten haben die Richtlinie nicht umgesetzt. "


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Three Member States have not notified full transposition of the Directive.", "en"),
        ("Trois États membres n'ont pas notifié la transposition complète de la directive.", "fr"),
        ("24 États membres ont notifié.", "fr"),
        ("Drei Mitgliedstaaten haben die vollständige Umsetzung nicht mitgeteilt.", "de"),
        ("AT 1, BE 2", "en"),
        (SPANISH * 5, "en"),
        (MIXED * 5, "en"),
    ],
)
def test_a_document_is_read_in_its_own_language(text: str, code: str) -> None:
    edition, _, _ = read_claims_of(document(text))
    assert (language_of(document(text)), edition.language) == (code, code)


@pytest.mark.parametrize("text", [SPANISH * 5, MIXED * 10])
def test_an_unknown_or_mixed_language_is_said(text: str) -> None:
    shaped = Shaped(tables=(), faults=())
    found = dossier_of(shaped, 1, documents=[document(text)]).documents[0].problems
    assert found == unknown_language(document(text))
    assert [(problem.kind, problem.detail, problem.place.address) for problem in found] == [
        (ProblemKind.UNREAD, "the language is none of de, en, fr, or several of them are mixed: read as en", "the file")
    ]


@pytest.mark.parametrize("text", [MIXED, "AT 1, BE 2", "The Member States have notified the Commission. " * 20])
def test_nothing_is_said_of_a_language_that_is_known_or_of_a_few_words(text: str) -> None:
    assert unknown_language(document(text)) == ()


#: Sections whose keys are words, or columns and choices for which the schemas hold the English words.
_OWN_KEYS = {"capitals", "codes", "colours", "forms", "headers", "names"}


def _keys(section: Mapping[str, object], before: str = "") -> Iterator[str]:
    for name, value in section.items():
        yield before + name
        if isinstance(value, Mapping) and name not in _OWN_KEYS:
            yield from _keys(value, f"{before}{name}.")


def test_every_pack_has_the_sections_and_lists_of_the_english_one() -> None:
    assert languages() == ("de", "en", "fr")
    keys = {code: sorted(_keys(pack(code))) for code in languages()}
    left_to_schemas = {"workbook.codes"}
    assert {code: sorted({*found, *left_to_schemas}) for code, found in keys.items()} == dict.fromkeys(
        languages(), sorted({*keys["en"], *left_to_schemas})
    )


def test_french_and_german_workbooks_are_read_as_far_as_each_other() -> None:
    for section in ("headers", "codes"):
        french, german = (set(pack(code)["workbook"][section]) for code in ("fr", "de"))
        assert french == german


def test_no_word_is_of_two_languages() -> None:
    words = [word.lower() for code in languages() for word in pack(code)["recognition"]["words"]]
    assert len(words) == len(set(words))


@pytest.mark.parametrize("code", ["fr", "de"])
def test_names_in_common_use_are_those_of_acts_that_we_know(code: str) -> None:
    assert [name for name in pack(code)["acts"]["names"] if not acts_named(name)] == []
    assert [name for name in pack(code)["acts"]["topics"] if not acts_named(name)] == []


NUMBERS = {
    "fr": """un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize dix-sept dix-huit
        dix-neuf vingt vingt-et-un vingt-deux vingt-trois vingt-quatre vingt-cinq vingt-six vingt-sept vingt-huit
        vingt-neuf trente""",
    "de": """eins zwei drei vier fünf sechs sieben acht neun zehn elf zwölf dreizehn vierzehn fünfzehn sechzehn siebzehn
        achtzehn neunzehn zwanzig einundzwanzig zweiundzwanzig dreiundzwanzig vierundzwanzig fünfundzwanzig
        sechsundzwanzig siebenundzwanzig achtundzwanzig neunundzwanzig dreißig""",
}


@pytest.mark.parametrize("code", NUMBERS)
def test_numbers_are_known_in_words(code: str) -> None:
    assert [language(code).numbers[word] for word in NUMBERS[code].split()] == list(range(1, 31))


@pytest.mark.parametrize(
    ("phrase", "text", "found"),
    [
        ("setzten … um", "Drei Staaten setzten die Richtlinie um.", ["setzten"]),
        ("setzten … um", "Drei Staaten setzten sich um halb drei zusammen.", []),
        ("müssen … noch …", "Sie müssen die Umsetzung noch mitteilen", ["müssen"]),
        ("müssen … noch …", "Sie müssen handeln, haben noch Zeit", []),
        ("n' … pas …", "ils n\u2019ont pas notifié", ["n\u2019"]),
        ("d'", "faute d\u2019avoir notifié", ["d\u2019"]),
        ("l'avis", "de l'avis\u00a0motivé, l'aviser", ["l'avis"]),
    ],
)
def test_a_phrase_may_be_in_two_parts_or_elided(phrase: str, text: str, found: list[str]) -> None:
    assert [text[hit.start : hit.end] for hit in PhraseIndex({"it": [phrase]}).find(text, 0, len(text))] == found


def test_phrases_are_looked_up_with_straight_apostrophes() -> None:
    assert plain("L\u2019ensemble  des") == "l'ensemble des"
