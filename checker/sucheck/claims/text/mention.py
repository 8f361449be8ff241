"""What a text mentions: counts, lists of States, acts, dates, amounts and marks of notes, each with its span.

A mention says what its words say and nothing about what the sentence makes of it: that is the grammar's part. Every
offset counts characters of `Block.text`. Two mentions overlap only where a list of States has something in brackets
behind its names ("Greece (INFR(2019)0123), Spain (notified in May 2018)"); a `Noted` has no width.
"""

from __future__ import annotations

from enum import Enum

from sucheck.frozen import dataclass
from sucheck.law.citations import Citation
from sucheck.model import Certainty, StateList


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """The characters `start` to `end` of one block of a document."""

    block: int
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """One sentence: a span of its block, without the white space around it.

    `lead` is the index of the sentence that ends in a colon and that this one, a bullet below it, goes on; None else.
    """

    block: int
    start: int
    end: int
    lead: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Count:
    """A number of things, or a word in its place: `21 Member States`, `both Member States`, `most of them`.

    The span runs from the number to the end of its noun. `value` is None where a `quantifier` stands in its place: a
    meaning of the pack's `shares` or of its `counts.quantifiers` (`all`, `none`, `not all`, `most`, `half`, `many` …);
    `both` has the value 2, and "two thirds (18)" has both. `op` is `=`, `≥`, `≤` or `≈` ("nearly all"), `most` the
    upper end of a range ("15 to 20"). `unit` is one of the pack's `units` or `counts.units`; empty where the noun is
    none of them, or more than it ("Member States/Schengen Associated Countries"). `noun` are the words of the noun.
    Where it is left out (`is_bare`: "of the 25 bound, 23 adopted", "two of them") the unit is that of the count before.
    `of` is the whole ("24 out of 26", "none of the 27"), None where the whole has no number. `determiner` is a meaning
    of the pack's `counts.determiners` (`the`, `other`, `remaining`, `these`, `only`, `same`, `further`, `all`, `all
    but`), empty where there is none; `lead` is the offset at which it or the hedge begins, else the mention's start.
    """

    value: int | None
    op: str = "="
    most: int | None = None
    unit: str = ""
    noun: str = ""
    of: int | None = None
    quantifier: str = ""
    determiner: str = ""
    is_bare: bool = False
    lead: int


class Stands(Enum):
    """Where a list of States stands."""

    SENTENCE = "in the sentence"
    PARENTHESIS = "in brackets"
    DASH = "behind a dash"
    NAMELY = "behind namely or a colon"
    BULLETS = "in bullets"
    NOTE = "a whole note or the whole of its first sentence"


class Role(Enum):
    """What the names of countries do where they stand. Only `STATES` may become a list of a claim."""

    STATES = "States"
    PLACE = "a place: Halle, Germany"
    TITLE = "in the title of an act or a document"
    CAPITAL = "a capital, which may stand for its State"
    OF_STATE = "what belongs to a State: Germany's parliament, Danish authorities, United States authorities"


@dataclass(frozen=True, slots=True, kw_only=True)
class States:
    """One name of a country or a list of them, in the order written.

    The span runs from the first name (the words that make a list one of exceptions, "all Member States except", are
    part of it; those that open it, "including", are not) to the last name, or to "and four others". `spans` has the
    span of each member's name; in bullets they stand in several blocks and the mention is that of the first. `cases`
    has the infringement numbers behind each member's name. `opener` are the words that open or lead into the list.
    """

    listed: StateList
    spans: tuple[Span, ...]
    stands: Stands = Stands.SENTENCE
    role: Role = Role.STATES
    opener: str = ""
    cases: tuple[tuple[str, ...], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class CitedAct:
    """The number of an act. The span has the kind of the act, the authors and the date behind the number.

    `act` is the key of a directive that the law facts know; None for any other act. `date` is ISO 8601, None where none
    is written or where it is no day; `date_span` has its words. `is_inner` says that the act is cited in the title of
    another or as what that one amends or repeals: it is not what the sentence speaks of.
    """

    citation: Citation
    act: str | None
    date: str | None = None
    date_span: Span | None = None
    is_inner: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class CitedDocument:
    """A document of the Commission: `number` in one spelling for all (`COM(2019) 552`), `date` in ISO 8601."""

    number: str
    date: str | None = None
    date_span: Span | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CitedCase:
    """An infringement procedure: its number in one spelling, `INFR(2021)2089`."""

    number: str


class Origin(Enum):
    """How it is known which act a name means."""

    LEARNED = "this document says it, in brackets or in a note"
    CATALOGUE = "a name in common use"
    TOPIC = "a paraphrase: EU rules on access to firearms"
    NEAREST = "the Directive: the act spoken of before"


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedAct:
    """An act by its name: `the PNR Directive`, `4th Anti-Money Laundering Directive`, `the Directive`.

    `acts` are the keys (`2016/681`, `648/2012`): several where the name is that of several acts in common use and the
    document cites none or several of them by number, or where a plural is ("both Directives"); none where the name is
    that of an act that nothing explains. `type` is that of a citation: directive, regulation … `source` is the citation
    that this document gives for the name. `certainty`: read where the document or the catalogue leaves no choice,
    inherited for "the Directive" and for a name whose one act of several the document cites, else guessed.
    """

    acts: tuple[str, ...]
    type: str = "directive"
    origin: Origin
    certainty: Certainty
    source: Span | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Dated:
    """A date in ISO 8601 with the precision that was written: `2018-05-25`, `2019-07`, `2019-07/2019-10`, `2019`.

    A day or month whose year is left out is `--10-09` or `--10`. Half-years and quarters are ranges of months.
    `certainty` is guessed where day and month may be the other way round (05/06/2018). `edge` is `start`, `middle` or
    `end` for "early December 2019", "mid-2019", "the end of 2019". `lead` is the preposition before it in lower case
    ("by", "until", "since"), empty where there is none.
    """

    value: str
    edge: str = ""
    lead: str = ""
    certainty: Certainty = Certainty.READ


@dataclass(frozen=True, slots=True, kw_only=True)
class AsOf:
    """The state of play: `state of play as of 17.10.2019`, `as at July 2019`; the span has the whole phrase.

    `value` is an ISO date, None for "to date", "so far", "currently". `certainty` is guessed where the phrase may mean
    something else ("as of 25 May 2018" is also the day from which a thing holds).
    """

    value: str | None
    certainty: Certainty = Certainty.READ


@dataclass(frozen=True, slots=True, kw_only=True)
class Money:
    """An amount in whole units of its currency (ISO 4217)."""

    value: int
    currency: str = "EUR"
    op: str = "="


@dataclass(frozen=True, slots=True, kw_only=True)
class Percent:
    """A share or a change in percent, with its printed decimals; `is_points` for percentage points."""

    value: float
    decimals: int = 0
    op: str = "="
    is_points: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Ordinal:
    """`twentieth report`, `40th Session`: the span runs to the end of the noun."""

    value: int
    noun: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Noted:
    """The mark of a note, behind the character before its start; `note` is the index of the note's block, if there."""

    number: int
    note: int | None


Said = (
    Count | States | CitedAct | CitedDocument | CitedCase | NamedAct | Dated | AsOf | Money | Percent | Ordinal | Noted
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """One thing that a text mentions: where it stands and what it says.

    `sentence` is the index of its sentence; a mark behind a full stop belongs to the sentence that it ends. `aside` is
    the span of the innermost brackets around it, brackets included; None outside brackets.
    """

    block: int
    start: int
    end: int
    sentence: int
    words: str
    said: Said
    aside: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class LearnedName:
    """A name that this document gives to an act: where, and the citation that says which act it is."""

    name: str
    acts: tuple[str, ...]
    type: str
    where: Span
    source: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Definition:
    """What a term means in this document: 'in this report "Member States" means the 25 that are bound'.

    `term` and `meaning` are spans; the counts and States within `meaning` say what it is.
    """

    unit: str
    term: Span
    meaning: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Mentions:
    """All that a document mentions: sentences and mentions in reading order, names and meanings that it gives."""

    sentences: tuple[Sentence, ...]
    mentions: tuple[Mention, ...]
    names: tuple[LearnedName, ...] = ()
    definitions: tuple[Definition, ...] = ()
