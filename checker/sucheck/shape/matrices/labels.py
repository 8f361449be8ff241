"""What stands along the two sides of a matrix: Member States and acts, however they are written."""

from __future__ import annotations

import re
from functools import lru_cache

from sucheck.law import states
from sucheck.law.acts import parse_citation
from sucheck.model import CellValue
from sucheck.model.sheets import words as in_words
from sucheck.shape.act_cells import read_act
from sucheck.shape.names import says_nothing, without_marks

_LONGEST_STATE, _LONGEST_ACT, _LONGEST_CODE = 80, 300, 3
_PIECES_OF_STATE = re.compile(r"[\n()|:/]|\s[\u2013\u2014-]\s")
_PIECES_OF_ACT = re.compile(r"[\n()|:;,\[\]]|\s[\u2013\u2014-]\s|\s")
_CODE_FIRST = re.compile(r"(?P<code>[A-Z]{2,3})\s+(?P<name>[^\W\d_]\D*)")


def state_label(cell: CellValue) -> str | None:
    """The words for a State as a column of States takes them; None where a cell names none.

    Where a label says it twice ("BE - Belgium", "Greece (EL)"), the code stands for both.
    """
    return _state(cell) if isinstance(cell, str) and len(cell) <= _LONGEST_STATE and not says_nothing(cell) else None


@lru_cache(maxsize=4096)
def _state(text: str) -> str | None:
    bare = text.strip()
    if _known(bare) or (len(bare) <= _LONGEST_CODE and states.resolve(bare.upper())):
        return bare
    if found := _CODE_FIRST.fullmatch(without_marks(bare)):
        pieces = [found["code"], found["name"]]
    else:
        pieces = [piece.strip() for piece in _PIECES_OF_STATE.split(bare) if piece.strip()]
    codes = {_known(piece) for piece in pieces if not piece.isdigit()}
    return codes.pop() if len(codes) == 1 else None


def _known(text: str) -> str | None:
    return states.resolve(text) or states.other_country(text)


def act_label(cell: CellValue) -> str | None:
    """The words for an act as a column of acts takes them; None where a cell names none, or more than one.

    Where more stands in a label than its act ("PNR 2016/681, 25.5.2018"), the act's key stands for it.
    """
    return _act(cell) if isinstance(cell, str) and len(cell) <= _LONGEST_ACT and not says_nothing(cell) else None


@lru_cache(maxsize=4096)
def _act(text: str) -> str | None:
    bare = text.strip()
    if isinstance(read_act(bare), str):
        return bare
    cited = (parse_citation(piece) for piece in _PIECES_OF_ACT.split(bare) if "/" in piece or piece.isalnum())
    keys = {citation.key for citation in cited if citation}
    return keys.pop() if len(keys) == 1 else None


def act_key(label: str) -> str:
    """What tells an act's label from that of another act."""
    found = read_act(label)
    return found if isinstance(found, str) else label


def is_said(cell: CellValue) -> bool:
    """Whether a cell says anything."""
    return not says_nothing(cell) and in_words(cell) != ""
