"""The columns of the template's sheets: what the schemas say of them, and those that only people read."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from sucheck.frozen import dataclass
from sucheck.law.states import protocol_order, states
from sucheck.shape.columns import ColumnSchema, ColumnType, SheetSchema

_WIDTHS = {
    ColumnType.TEXT: 14, ColumnType.CHOICE: 18, ColumnType.ABOUT: 20, ColumnType.ACT: 17, ColumnType.ACTS: 20,
    ColumnType.STATE: 14, ColumnType.STATES: 46, ColumnType.DATE: 13, ColumnType.WHEN: 16, ColumnType.PHRASE: 22,
    ColumnType.FIGURE: 13, ColumnType.PERCENT: 13,
}  # fmt: skip
#: Columns whose words are longer or shorter than those of their type.
_OWN_WIDTHS = {
    "title": 60, "short_title": 42, "text": 100, "measure": 34, "remark": 40, "document": 26, "section": 24,
    "reference": 22, "legal_basis": 20, "claim": 10, "among": 10, "repeats": 10, "footnote": 10, "not_bound": 16,
    "language": 11, "basis": 12, "certainty": 12,
}  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class TemplateColumn:
    """One column of a sheet: its header, the note on it, how wide it is (in characters) and what may stand in it.

    `is_free` holds where other words than the choices are understood, too. `schema` is None where sucheck does not read
    the column.
    """

    name: str
    title: str
    help: str
    width: int
    is_needed: bool = False
    is_free: bool = False
    choices: tuple[str, ...] = ()
    type: ColumnType | None = None


_FOUND_AT = TemplateColumn(
    name="found_at", title="Found at", width=30,
    help="Where in the document it stands. sucheck does not read this column.",
)  # fmt: skip
_SENTENCE = TemplateColumn(
    name="sentence", title="Sentence", width=60,
    help="The words around it. sucheck does not read this column.",
)  # fmt: skip
_BECAUSE = TemplateColumn(
    name="because", title="Read because of", width=40,
    help="The words that decided how it was read. sucheck does not read this column.",
)  # fmt: skip
#: What an extracted workbook says of each row's source, to be deleted at will.
SOURCES = {
    "Directives": (_FOUND_AT,),
    "Notifications": (_FOUND_AT,),
    "Claims": (_FOUND_AT, _SENTENCE, _BECAUSE),
}


def columns_of(schema: SheetSchema, given: Collection[str] = ()) -> tuple[TemplateColumn, ...]:
    """The columns of a sheet in the schema's order, then those on the sources of its rows that are given."""
    own = tuple(_column(column, schema) for column in schema.columns)
    return (*own, *(column for column in SOURCES.get(schema.kind, ()) if column.name in given))


def offered_states() -> tuple[str, ...]:
    """The codes that a column of Member States offers, in protocol order, the United Kingdom included."""
    return tuple(protocol_order(states()))


def _column(column: ColumnSchema, schema: SheetSchema) -> TemplateColumn:
    return TemplateColumn(
        name=column.name,
        title=column.title,
        help="\n".join(_help(column, schema)),
        width=_OWN_WIDTHS.get(column.name, _WIDTHS[column.type]),
        is_needed=not column.nullable,
        is_free=column.type is ColumnType.ABOUT,
        choices=offered_states() if column.type is ColumnType.STATE else _values(column),
        type=column.type,
    )


def _values(column: ColumnSchema) -> tuple[str, ...]:
    return tuple(choice.value for choice in column.choices)


def _help(column: ColumnSchema, schema: SheetSchema) -> Iterator[str]:
    yield " ".join(column.description.split())
    if not column.nullable:
        yield "Must be filled in."
    if column.name in schema.at_least_one:
        others = [other.title for name in schema.at_least_one if (other := schema.column(name))]
        yield f"One of these must be filled in: {', '.join(others)}."
    if column.choices:
        joined = ", or several joined by +" if column.type is ColumnType.ABOUT else ""
        yield f"One of the values in the sheet Legend{joined}."
    if column.example:
        yield f"For example: {column.example}"
