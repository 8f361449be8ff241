"""What a text mentions, in a short form that tests compare."""

from __future__ import annotations

from documents import document

from sucheck.claims.language import language
from sucheck.claims.text.mention import (
    AsOf,
    CitedAct,
    CitedCase,
    CitedDocument,
    Count,
    Dated,
    Mention,
    Mentions,
    Money,
    NamedAct,
    Noted,
    Ordinal,
    Percent,
    Said,
    States,
)  # fmt: skip
from sucheck.claims.text.mentions import read_mentions

Told = tuple[str, str]


def read(text: str) -> Mentions:
    """The mentions of the document that a text describes."""
    return read_mentions(document(text), language())


def mentioned(text: str, *kinds: type[Said]) -> list[Told]:
    """The words of each mention of these kinds (all but marks, if none is named), and what they say."""
    found = [mention for mention in read(text).mentions if isinstance(mention.said, kinds or Said)]
    return [(mention.words, told(mention)) for mention in found if kinds or not isinstance(mention.said, Noted)]


def told(mention: Mention) -> str:  # noqa: C901, PLR0911 - one short form for each kind
    """The value of a mention in a few signs; what is as usual is left out."""
    said = mention.said
    match said:
        case Count():
            return _count(said)
        case States():
            return _states(said)
        case CitedAct():
            words = (said.citation.type or "act", said.citation.key, said.date, "inner" if said.is_inner else "")
            return " ".join(filter(None, words)) + ("" if said.act else " (unknown)")
        case CitedDocument():
            return f"{said.number} {said.date or ''}".strip()
        case CitedCase():
            return said.number
        case NamedAct():
            return f"{said.type} {'+'.join(said.acts) or '?'} {said.origin.name.lower()} {said.certainty.value}"
        case Dated():
            return " ".join(filter(None, (said.lead, said.edge, said.value))) + _unsure(said)
        case AsOf():
            return f"as of {said.value or 'now'}{_unsure(said)}"
        case Money():
            return f"{said.op} {said.currency} {said.value}"
        case Percent():
            return f"{said.op} {said.value} {'points' if said.is_points else '%'} ({said.decimals})"
        case Ordinal():
            return f"no {said.value}"
        case Noted():
            return f"note {said.number} {'there' if said.note is not None else 'missing'}"


def _count(said: Count) -> str:
    value = (
        said.quantifier if said.value is None else f"{said.op}{said.value}" + (f"..{said.most}" if said.most else "")
    )
    whole = f"of {said.of}" if said.of is not None else ""
    word = said.quantifier if said.value is not None else ""
    return " ".join(
        filter(None, (value, whole, said.unit or "?", said.determiner, word, "bare" if said.is_bare else ""))
    )


def _states(said: States) -> str:
    members = ",".join(f"{m.state or '?'}{'' if m.number is None else f'={m.number}'}" for m in said.listed.members)
    signs = (
        members, said.stands.name.lower(), "" if said.role.name == "STATES" else said.role.name.lower(),
        "" if said.listed.closed else "open", "all but" if said.listed.complement else "",
        f"+{said.listed.more}" if said.listed.more else "",
    )  # fmt: skip
    return " ".join(filter(None, signs))


def _unsure(said: Dated | AsOf) -> str:
    return "" if said.certainty.value == "read" else f" {said.certainty.value}"
