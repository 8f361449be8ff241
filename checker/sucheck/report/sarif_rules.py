"""The rules of a run as SARIF reporting descriptors."""

from __future__ import annotations

from sucheck.model import Report, RuleCard, Severity
from sucheck.report.json_text import Json

#: GitHub refuses a rule with longer descriptions.
_LONGEST = 1024
#: The words of GitHub for the severity of a rule that is not about security.
_PROBLEM = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "recommendation"}

#: What a run can say beside its results.
NOTIFICATIONS: list[dict[str, Json]] = [
    {"id": "rule-crashed", "shortDescription": {"text": "A rule failed inside: a fault of sucheck, not of the file."}},
    {"id": "remark", "shortDescription": {"text": "A fact about the reading that a user should know."}},
    {"id": "nothing-checked", "shortDescription": {"text": "No claim was found, or no rule reached a verdict."}},
    {"id": "not-understood", "shortDescription": {"text": "Figures that were seen and not understood."}},
]


def descriptors(report: Report) -> list[dict[str, Json]]:
    """Each rule that ran, in the order of the ids, with its help, its legal basis and where that can be read."""
    cards = {card.id: card for card in report.rules}
    bare = {each.rule: each.name for each in report.findings} | {each.rule: each.rule for each in report.undecided}
    ids = sorted(cards.keys() | bare.keys())
    return [_descriptor(cards[rule]) if rule in cards else {"id": rule, "name": bare[rule]} for rule in ids]


def _descriptor(card: RuleCard) -> dict[str, Json]:
    address: dict[str, Json] = {"helpUri": card.links[0]} if card.links else {}
    return {
        "id": card.id,
        "name": card.name,
        "shortDescription": {"text": _cut(card.title)},
        "fullDescription": {"text": _cut(f"{card.title}. Basis: {'; '.join(card.basis)}.")},
        "help": {"text": _plain_help(card), "markdown": _help(card)},
        **address,
        "defaultConfiguration": {"level": card.severity.word},
        "properties": {
            "tags": [card.id.rstrip("0123456789")],
            "problem.severity": _PROBLEM[card.severity],
            "basis": list(card.basis),
            "links": list(card.links),
        },
    }


def _plain_help(card: RuleCard) -> str:
    parts = [f"{card.title}.", f"Basis: {'; '.join(card.basis)}."]
    parts += [f"Fix: {card.fix}"] if card.fix else []
    return "\n".join([*parts, *card.links])


def _help(card: RuleCard) -> str:
    links = "\n".join(f"  - <{link}>" for link in card.links)
    return f"{card.help}\n- **read it**\n{links}" if links else card.help


def _cut(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"
