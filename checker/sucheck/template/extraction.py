"""What documents state, as the rows of our template."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from sucheck.claims.language import Language
from sucheck.model import Claim, Document, Edition, Kind
from sucheck.shape.columns import SheetSchema
from sucheck.template.book import Filled, Row
from sucheck.template.claim_rows import Sheet, claim_row, has_row
from sucheck.template.notification_rows import named_states, notification_rows
from sucheck.template.other_rows import directive_rows, footnote_rows, numbers_of

#: A document as it was read: itself, what it says of itself, its claims.
Read = tuple[Document, Edition, Sequence[Claim]]


def filled(read: Sequence[Read], schemas: Sequence[SheetSchema], words: Language) -> Filled:
    """The rows that say what documents say, as far as the template has columns for it.

    The Report sheet describes the first document; it gives a state of play where all documents have the same. A sheet
    of procedures is left to the auditor: an empty one would say that there are none.
    """
    editions = [edition for _, edition, _ in read]
    claims = [claim for _, _, stated in read for claim in stated]
    abouts, numbers = _abouts(schemas), numbers_of(claims)
    told = [claim for claim in claims if has_row(claim, abouts, words)]
    as_of = editions[0].as_of if len({edition.as_of for edition in editions}) == 1 else None
    sheet = Sheet(
        numbers=numbers, labels={claim.id: _label(claim) for claim in told},
        as_of=as_of.isoformat() if as_of else None, words=words,
    )  # fmt: skip
    documents = {document.input: document for document, _, _ in read}
    named = named_states(told)
    unfit = {each.act: why for each in named if (why := each.why_not())}
    notified = list(notification_rows([each for each in named if each.act not in unfit], numbers))
    rows: dict[str, Sequence[Row]] = {
        "Report": [{"title": editions[0].title, "as_of": as_of, "language": editions[0].language}],
        "Directives": list(directive_rows(claims, numbers)),
        **({"Notifications": notified} if notified else {}),
        "Claims": [claim_row(claim, documents[claim.place.input], sheet) for claim in told],
        "Footnotes": [row for document, edition, _ in read for row in footnote_rows(document, edition.title or "")],
    }
    held = {claim.id for claim in told}
    figures = [claim for claim in claims if claim.kind is not Kind.ACT_NUMBER]
    return Filled(
        title=editions[0].title or "",
        rows=rows,
        left_out=Counter(claim.kind.value.replace("_", " ") for claim in figures if claim.id not in held),
        unfit=unfit,
    )


def _abouts(schemas: Sequence[SheetSchema]) -> frozenset[str]:
    """What a row of Claims can be about."""
    return frozenset(_values(schemas))


def _values(schemas: Sequence[SheetSchema]) -> Iterator[str]:
    for schema in schemas:
        about = schema.column("about") if schema.kind == "Claims" else None
        yield from (choice.value for choice in about.choices) if about else ()


def _label(claim: Claim) -> str:
    """The row's name: that of the claim in its document, with the number of every document but the first."""
    return f"{claim.place.input + 1}{claim.label}" if claim.place.input else claim.label
